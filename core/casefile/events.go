package casefile

import (
	"assize.example/core/court"
	"assize.example/core/kinds"
)

// An Event is something that has happened to a case. The set is closed: every
// kind is listed in Decode.
type Event interface {
	// Kind is the event's name on the wire: "plea-entered".
	Kind() string
	// Fact names the one fact that the event sets, so that two desks that set
	// it at once can be shown both: "plea/<offence>". It is "" for an event
	// that only adds.
	Fact() string
}

// CaseReceived says that a case was received from a prosecutor or a list. The
// whole file as first known is in it.
type CaseReceived struct {
	File File `json:"file"`
}

// CaseSupplemented says that a later message or list told more of a case that
// is held: parties, offences and references not yet known are added. Nothing
// that is known is overwritten.
type CaseSupplemented struct {
	File File `json:"file"`
}

// NumberGiven says that the Crown Court gave the case a number.
type NumberGiven struct {
	Number court.CaseNumber `json:"number"`
}

// DefendantAmended says that a defendant's particulars were corrected. It
// carries the whole particulars; pleas, offences and custody are untouched.
type DefendantAmended struct {
	Defendant Defendant `json:"defendant"`
}

// OffenceAdded says that an offence was added against a defendant.
type OffenceAdded struct {
	Defendant string  `json:"defendant"`
	Offence   Offence `json:"offence"`
}

// OffenceAmended says that the charge or count was amended: code, title,
// wording, dates and mode of trial.
type OffenceAmended struct {
	Offence Offence `json:"offence"`
}

// PleaEntered says that a defendant pleaded to an offence. An indicated plea
// (MCA 1980 s.17A) has Indicated set.
type PleaEntered struct {
	Offence   string     `json:"offence"`
	Code      string     `json:"code"`
	On        court.Date `json:"on"`
	To        string     `json:"to,omitempty"`
	Indicated bool       `json:"indicated,omitempty"`
}

// VerdictReturned says what was found on an offence.
type VerdictReturned struct {
	Offence string     `json:"offence"`
	Code    string     `json:"code"`
	On      court.Date `json:"on"`
	Agreed  int        `json:"agreed,omitempty"`
	Jurors  int        `json:"jurors,omitempty"`
	Lesser  string     `json:"lesser,omitempty"`
}

// AllocationDecided says where an offence is to be tried.
type AllocationDecided struct {
	Offence string     `json:"offence"`
	Code    string     `json:"code"`
	On      court.Date `json:"on"`
}

// CustodyRecorded says that a defendant's bail or custody status changed.
type CustodyRecorded struct {
	Defendant string  `json:"defendant"`
	Custody   Custody `json:"custody"`
}

// TimeLimitSet says that a custody time limit was set or extended.
type TimeLimitSet struct {
	Defendant string     `json:"defendant"`
	Expires   court.Date `json:"expires"`
}

// TimeLimitStopped says that a custody time limit no longer runs.
type TimeLimitStopped struct {
	Defendant string `json:"defendant"`
}

// RepresentationRecorded says who acts for a defendant.
type RepresentationRecorded struct {
	Defendant      string         `json:"defendant"`
	Representation Representation `json:"representation"`
}

// RestrictionImposed says that the court restricted reporting.
type RestrictionImposed struct {
	Restriction Restriction `json:"restriction"`
}

// RestrictionLifted says that a restriction ended.
type RestrictionLifted struct {
	ID string     `json:"id"`
	On court.Date `json:"on"`
}

// CaseLinked says that the case belongs with another.
type CaseLinked struct {
	Link Link `json:"link"`
}

// MaterialServed says that a document was served on the case.
type MaterialServed struct {
	Material Material `json:"material"`
}

// NoteWritten says that somebody wrote a note on the file.
type NoteWritten struct {
	Text string `json:"text"`
}

// CaseTransferred says that the case went to another court, with its history.
type CaseTransferred struct {
	To           court.Code         `json:"to"`
	Name         string             `json:"name"`
	Jurisdiction court.Jurisdiction `json:"jurisdiction"`
	On           court.Date         `json:"on"`
}

// Kind implements Event.
func (CaseReceived) Kind() string           { return "case-received" }
func (CaseSupplemented) Kind() string       { return "case-supplemented" }
func (NumberGiven) Kind() string            { return "number-given" }
func (DefendantAmended) Kind() string       { return "defendant-amended" }
func (OffenceAdded) Kind() string           { return "offence-added" }
func (OffenceAmended) Kind() string         { return "offence-amended" }
func (PleaEntered) Kind() string            { return "plea-entered" }
func (VerdictReturned) Kind() string        { return "verdict-returned" }
func (AllocationDecided) Kind() string      { return "allocation-decided" }
func (CustodyRecorded) Kind() string        { return "custody-recorded" }
func (TimeLimitSet) Kind() string           { return "time-limit-set" }
func (TimeLimitStopped) Kind() string       { return "time-limit-stopped" }
func (RepresentationRecorded) Kind() string { return "representation-recorded" }
func (RestrictionImposed) Kind() string     { return "restriction-imposed" }
func (RestrictionLifted) Kind() string      { return "restriction-lifted" }
func (CaseLinked) Kind() string             { return "case-linked" }
func (MaterialServed) Kind() string         { return "material-served" }
func (NoteWritten) Kind() string            { return "note-written" }
func (CaseTransferred) Kind() string        { return "case-transferred" }

// Fact implements Event.
func (CaseReceived) Fact() string             { return "" }
func (CaseSupplemented) Fact() string         { return "" }
func (NumberGiven) Fact() string              { return "" }
func (e DefendantAmended) Fact() string       { return "defendant/" + e.Defendant.ID }
func (OffenceAdded) Fact() string             { return "" }
func (e OffenceAmended) Fact() string         { return "offence/" + e.Offence.ID }
func (e PleaEntered) Fact() string            { return "plea/" + e.Offence }
func (e VerdictReturned) Fact() string        { return "verdict/" + e.Offence }
func (e AllocationDecided) Fact() string      { return "allocation/" + e.Offence }
func (e CustodyRecorded) Fact() string        { return "custody/" + e.Defendant }
func (e TimeLimitSet) Fact() string           { return "time-limit/" + e.Defendant }
func (e TimeLimitStopped) Fact() string       { return "time-limit/" + e.Defendant }
func (e RepresentationRecorded) Fact() string { return "representation/" + e.Defendant }
func (e RestrictionImposed) Fact() string     { return "restriction/" + e.Restriction.ID }
func (e RestrictionLifted) Fact() string      { return "restriction/" + e.ID }
func (CaseLinked) Fact() string               { return "" }
func (MaterialServed) Fact() string           { return "" }
func (NoteWritten) Fact() string              { return "" }
func (CaseTransferred) Fact() string          { return "court" }

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

var bodies = kinds.Table[Event]{
	"case-received":           kinds.Body[Event, CaseReceived],
	"case-supplemented":       kinds.Body[Event, CaseSupplemented],
	"number-given":            kinds.Body[Event, NumberGiven],
	"defendant-amended":       kinds.Body[Event, DefendantAmended],
	"offence-added":           kinds.Body[Event, OffenceAdded],
	"offence-amended":         kinds.Body[Event, OffenceAmended],
	"plea-entered":            kinds.Body[Event, PleaEntered],
	"verdict-returned":        kinds.Body[Event, VerdictReturned],
	"allocation-decided":      kinds.Body[Event, AllocationDecided],
	"custody-recorded":        kinds.Body[Event, CustodyRecorded],
	"time-limit-set":          kinds.Body[Event, TimeLimitSet],
	"time-limit-stopped":      kinds.Body[Event, TimeLimitStopped],
	"representation-recorded": kinds.Body[Event, RepresentationRecorded],
	"restriction-imposed":     kinds.Body[Event, RestrictionImposed],
	"restriction-lifted":      kinds.Body[Event, RestrictionLifted],
	"case-linked":             kinds.Body[Event, CaseLinked],
	"material-served":         kinds.Body[Event, MaterialServed],
	"note-written":            kinds.Body[Event, NoteWritten],
	"case-transferred":        kinds.Body[Event, CaseTransferred],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}
