// Package court holds the words that every other package shares: dates,
// periods, money, references, names, and the problems that a person is told
// of. Values are parsed once, at the edge, and are valid ever after.
package court

import "time"

// Jurisdiction says which court a case or hearing is in.
type Jurisdiction string

// The two criminal courts of first instance in England and Wales.
const (
	Crown       Jurisdiction = "crown"
	Magistrates Jurisdiction = "magistrates"
)

// Stamp says who recorded a fact, when, at which desk, and why: it is what
// makes nothing a mystery. Every fact that a state holds carries one.
type Stamp struct {
	Event  string    `json:"event"` // identifier of the event that recorded it
	At     time.Time `json:"at"`    // UTC
	Zone   string    `json:"zone"`  // of the desk, for showing: Europe/London
	User   UserID    `json:"user"`
	Desk   DeskID    `json:"desk"`
	Reason string    `json:"reason,omitempty"`
}
