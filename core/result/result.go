package result

import (
	"assize.example/core/court"
)

// Level says what a result is made against.
type Level string

// The levels of a result.
const (
	ForOffence   Level = "offence"
	ForDefendant Level = "defendant"
	ForCase      Level = "case"
)

// Category says whether a result ends the offence's proceedings.
type Category string

// The categories of the national definitions: F, I and A.
const (
	Final     Category = "final"
	Interim   Category = "interim"
	Ancillary Category = "ancillary"
)

// PromptType is the type of a prompt's answer. The names are those of the
// national definitions, so that these can be loaded unchanged.
type PromptType string

// The prompt types. A value is kept as a canonical string: see Values.
const (
	Txt         PromptType = "TXT"
	Int         PromptType = "INT"
	Boolean     PromptType = "BOOLEAN"
	YesBox      PromptType = "YESBOX"
	DateType    PromptType = "DATE"
	TimeType    PromptType = "TIME"
	Currency    PromptType = "CURR"
	Fixed       PromptType = "FIXL"  // one of a fixed list
	FixedMany   PromptType = "FIXLM" // several of a fixed list
	FixedOr     PromptType = "FIXLO"
	FixedManyOr PromptType = "FIXLOM"
	Duration    PromptType = "DURATION"
	NameAddress PromptType = "NAMEADDRESS"
	AddressType PromptType = "ADDRESS"
	Interval    PromptType = "INTC"
	CourtHouse  PromptType = "HCHOUSE"
	CourtRoom   PromptType = "HCROOM"
)

// Values holds a result's answers by prompt reference, each in its canonical
// form: dates 2026-11-23, times 10:30, amounts in pence 12000, periods 12M,
// yes-or-no true, several choices separated by "|".
type Values map[string]string

// Recorded is one result that a court made, folded from its event.
type Recorded struct {
	ID        string      `json:"id"`
	Hearing   string      `json:"hearing"`
	Day       court.Date  `json:"day"`
	Defendant string      `json:"defendant,omitempty"`
	Offence   string      `json:"offence,omitempty"` // empty for a result on the defendant or case
	Code      string      `json:"code"`              // short code of the definition: IMP
	Effective court.Date  `json:"effective"`         // start date of the version of the definition used
	Label     court.Text  `json:"label"`
	Level     Level       `json:"level"`
	Category  Category    `json:"category"`
	Values    Values      `json:"values,omitempty"`
	Children  []Recorded  `json:"children,omitempty"` // requirements and other child results
	Text      court.Text  `json:"text"`               // exactly as announced: stored, printed and sent
	Line      string      `json:"line,omitempty"`     // what the clerk typed
	Replaces  string      `json:"replaces,omitempty"` // result that this one amends
	State     State       `json:"state,omitempty"`
	By        court.Stamp `json:"by"`
	Changed   court.Stamp `json:"changed,omitzero"`
}

// State is what has become of a result.
type State string

// The states of a result.
const (
	InForce   State = ""
	Amended   State = "amended" // another result replaces it
	Withdrawn State = "withdrawn"
)

// Sheet is every result of one case, folded from the case's stream.
type Sheet struct {
	Results []Recorded `json:"results"` // in the order of the record
	Later   int        `json:"later,omitempty"`
}

// An Event is something that has happened to the results of a case.
type Event interface {
	Kind() string
	Fact() string
}

// ResultRecorded says that the court made a result.
type ResultRecorded struct {
	Result Recorded `json:"result"`
}

// ResultAmended says that a result was replaced by another: Result.Replaces
// names the old one. After a share the event carries a reason.
type ResultAmended struct {
	Result Recorded `json:"result"`
}

// ResultWithdrawn says that a result was taken back. After a share the event
// carries a reason.
type ResultWithdrawn struct {
	ID string `json:"id"`
}

// Kind implements Event.
func (ResultRecorded) Kind() string  { return "result-recorded" }
func (ResultAmended) Kind() string   { return "result-amended" }
func (ResultWithdrawn) Kind() string { return "result-withdrawn" }

// Fact implements Event: two desks that record the same code against the same
// offence at once are asked which stands.
func (e ResultRecorded) Fact() string {
	r := e.Result
	return "result/" + r.Hearing + "/" + r.Day.String() + "/" + r.Defendant + "/" + r.Offence + "/" + r.Code
}
func (e ResultAmended) Fact() string   { return "result/" + e.Result.Replaces }
func (e ResultWithdrawn) Fact() string { return "result/" + e.ID }

// Find returns the result or child result with this code, depth first.
func (r Recorded) Find(code string) (Recorded, bool) {
	if r.Code == code {
		return r, true
	}
	for _, c := range r.Children {
		if got, ok := c.Find(code); ok {
			return got, true
		}
	}
	return Recorded{}, false
}

// Standing returns the results in force for a hearing and day, in the order of
// the record.
func (s Sheet) Standing(hearing string, day court.Date) []Recorded {
	var live []Recorded
	for _, r := range s.Results {
		if r.State == InForce && r.Hearing == hearing && r.Day == day {
			live = append(live, r)
		}
	}
	return live
}
