// Package courtlog is the log of a hearing: what may be logged, composing a
// line from what a clerk types, corrections, and the times that follow from it.
package courtlog

import (
	"time"

	"assize.example/core/court"
)

// Log is every entry of one case, folded from the case's stream.
type Log struct {
	Entries []Entry `json:"entries"` // by time, then by order of the record
	Later   int     `json:"later,omitempty"`
}

// State is what has become of an entry. Nothing is erased: a corrected or
// withdrawn entry stays and shows struck through.
type State string

// The states of an entry.
const (
	Standing  State = ""
	Corrected State = "corrected" // another entry replaces it
	Withdrawn State = "withdrawn"
)

// Entry is one line of the court log.
type Entry struct {
	ID        string      `json:"id"`
	Hearing   string      `json:"hearing"`
	Day       court.Date  `json:"day"`
	At        time.Time   `json:"at"`               // when it happened, UTC; the stamp says when it was recorded
	Code      string      `json:"code"`             // of the definition: 10100
	Option    string      `json:"option,omitempty"` // code of the definition's option that was chosen
	Text      string      `json:"text"`             // as composed and saved
	Defendant string      `json:"defendant,omitempty"`
	Witness   string      `json:"witness,omitempty"` // name as logged
	Counsel   string      `json:"counsel,omitempty"`
	Note      string      `json:"note,omitempty"` // free text
	Control   Control     `json:"control,omitempty"`
	Replaces  string      `json:"replaces,omitempty"` // entry that this one corrects
	State     State       `json:"state,omitempty"`
	By        court.Stamp `json:"by"`
	Changed   court.Stamp `json:"changed,omitzero"` // of the correction or withdrawal
}

// Control says that an entry starts, pauses, resumes or ends a hearing, or that
// its jury retires to consider a verdict or returns.
type Control string

// The control entries.
const (
	NoControl   Control = ""
	Starts      Control = "start"
	Pauses      Control = "pause"
	Resumes     Control = "resume"
	Ends        Control = "end"
	JuryRetires Control = "jury-retires"
	JuryReturns Control = "jury-returns"
)

// An Event is something that has happened to the log.
type Event interface {
	Kind() string
	Fact() string
}

// EntryMade says that something that happened in court was logged.
type EntryMade struct {
	Entry Entry `json:"entry"`
}

// EntryCorrected says that an entry was replaced by another. Entry.Replaces
// names the old one.
type EntryCorrected struct {
	Entry Entry `json:"entry"`
}

// EntryWithdrawn says that an entry should not have been made.
type EntryWithdrawn struct {
	ID string `json:"id"`
}

// Kind implements Event.
func (EntryMade) Kind() string      { return "log-entry-made" }
func (EntryCorrected) Kind() string { return "log-entry-corrected" }
func (EntryWithdrawn) Kind() string { return "log-entry-withdrawn" }

// Fact implements Event.
func (EntryMade) Fact() string        { return "" }
func (e EntryCorrected) Fact() string { return "log/" + e.Entry.Replaces }
func (e EntryWithdrawn) Fact() string { return "log/" + e.ID }
