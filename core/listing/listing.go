// Package listing is the day's list of a court room: which cases are listed
// there, in what order, before whom.
package listing

import (
	"assize.example/core/court"
	"assize.example/core/hearing"
)

// Sitting is one court room's day, folded from its stream.
type Sitting struct {
	Court        court.Code         `json:"court"`
	CourtName    string             `json:"court_name"`
	Jurisdiction court.Jurisdiction `json:"jurisdiction"`
	Room         string             `json:"room"`
	Date         court.Date         `json:"date"`
	At           string             `json:"at,omitempty"`       // first listed time, local: 10:00
	Until        string             `json:"until,omitempty"`    // local: 12:30
	Area         string             `json:"area,omitempty"`     // local justice area
	Panel        string             `json:"panel,omitempty"`    // adult, youth, family
	Priority     string             `json:"priority,omitempty"` // T trial, F floater, R reserve
	Edition      string             `json:"edition,omitempty"`  // of the list: FINAL v1
	Bench        []hearing.Justice  `json:"bench,omitempty"`
	Clerk        string             `json:"clerk,omitempty"`
	Note         string             `json:"note,omitempty"`
	Items        []Item             `json:"items"` // in list order
	Source       string             `json:"source,omitempty"`
	Later        int                `json:"later,omitempty"`
}

// Item is one case on a list.
type Item struct {
	CaseID      string      `json:"case"`
	Hearing     string      `json:"hearing"`   // identifier of the hearing in the case's stream
	Reference   string      `json:"reference"` // as the court knows the case
	Title       string      `json:"title"`     // R v SMITH and JONES
	Type        string      `json:"type,omitempty"`
	Description court.Text  `json:"description"`
	At          string      `json:"at,omitempty"`      // 10:30, local
	Marking     string      `json:"marking,omitempty"` // time marking note: "Not before 11:30"
	Sequence    int         `json:"sequence"`
	ListNo      string      `json:"list_no,omitempty"` // which listing of the case this is: 1st
	Note        string      `json:"note,omitempty"`
	Removed     bool        `json:"removed,omitempty"`
	Why         string      `json:"why,omitempty"` // it was taken out
	By          court.Stamp `json:"by"`
}

// An Event is something that has happened to a list.
type Event interface {
	Kind() string
	Fact() string
}

// SittingListed says that a room sits on a day, before whom. A later one
// corrects bench, clerk, time and note; the items stay.
type SittingListed struct {
	Sitting Sitting `json:"sitting"`
}

// CaseListed says that a case was put on the list, or moved in it.
type CaseListed struct {
	Item Item `json:"item"`
}

// CaseTaken says that a case was taken out of the list.
type CaseTaken struct {
	CaseID  string `json:"case"`
	Hearing string `json:"hearing"`
	Why     string `json:"why,omitempty"`
}

// Kind implements Event.
func (SittingListed) Kind() string { return "sitting-listed" }
func (CaseListed) Kind() string    { return "case-listed" }
func (CaseTaken) Kind() string     { return "case-taken-out" }

// Fact implements Event.
func (SittingListed) Fact() string { return "sitting" }
func (e CaseListed) Fact() string  { return "item/" + e.Item.CaseID + "/" + e.Item.Hearing }
func (e CaseTaken) Fact() string   { return "item/" + e.CaseID + "/" + e.Hearing }
