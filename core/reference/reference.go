// Package reference reads the reference data that the product is shipped
// with: offences, courts, pleas and verdicts.
//
// Every file is read strictly: a column that is not known, a value that is not
// understood or a row given twice is a fault, and all faults are reported at
// once, each with its file and line. What a source does not say stays unknown;
// it is never taken as "no".
package reference

import "assize.example/core/court"

// Sure says how well a datum is known. A rule that rests on anything but
// Confirmed or Seen may warn; it must not block.
type Sure string

// The degrees of certainty, most certain first.
const (
	Confirmed Sure = "confirmed" // checked against the legislation or the publisher's own list
	Seen      Sure = "seen"      // read in another public source
	General   Sure = "general"   // general knowledge, not checked here
	Unsure    Sure = "unsure"    // do not build on it without checking
)

// Answer is yes, no, or not known.
type Answer string

// The answers.
const (
	Unknown Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
)

// Is reports whether the answer is a known yes.
func (a Answer) Is() bool { return a == Yes }

// Not reports whether the answer is a known no.
func (a Answer) Not() bool { return a == No }

// Set is all the reference data that the readers of messages and the screens
// look things up in.
type Set struct {
	Offences Offences
	Courts   Courts
	Pleas    Pleas
	Verdicts Verdicts
}

// Place is a court house, or a place that a message names as one.
type Place struct {
	Code         court.Code         `json:"code"` // OU code, or the Crown Court's own number
	Name         court.Text         `json:"name"`
	Jurisdiction court.Jurisdiction `json:"jurisdiction"`
	Address      court.Address      `json:"address,omitzero"`
	AddressCY    court.Address      `json:"address_cy,omitzero"`
	Area         string             `json:"area,omitempty"`    // local justice area, for a magistrates' court
	Aliases      []string           `json:"aliases,omitempty"` // other codes and names that messages use for it
	Rooms        []string           `json:"rooms,omitempty"`
	Phone        string             `json:"phone,omitempty"`
	Email        string             `json:"email,omitempty"`
	Invented     bool               `json:"invented,omitempty"` // a court of the demonstration, not of England and Wales
}
