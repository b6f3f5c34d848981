// Package document is what orders, notices and warrants say. It composes them
// from a shared set; document/pdf lays them out.
package document

import (
	"assize.example/core/court"
)

// Document is one order, notice or warrant, worded and ready to be laid out.
// It is a pure function of the shared set: the same set gives the same words
// at every desk and at the hub.
type Document struct {
	ID           string         `json:"id"`   // deterministic: of set, kind, defendant
	Kind         string         `json:"kind"` // community-order, warrant-imprisonment …
	Set          string         `json:"set"`
	Defendant    string         `json:"defendant"` // identifier
	Language     court.Language `json:"language"`
	Title        string         `json:"title"`   // COMMUNITY ORDER
	Statute      string         `json:"statute"` // under the title: "Sentencing Act 2020, Part 9"
	Court        CourtBlock     `json:"court"`
	Party        []Line         `json:"party"` // the defendant: labelled particulars
	Offences     []OffenceLine  `json:"offences"`
	Orders       []string       `json:"orders"`                 // operative part: each a sentence
	Requirements []Requirement  `json:"requirements,omitempty"` // numbered
	Money        []MoneyLine    `json:"money,omitempty"`
	Warnings     []string       `json:"warnings,omitempty"`
	Notes        []Line         `json:"notes,omitempty"`     // release, return, appeal
	Addressed    []string       `json:"addressed,omitempty"` // a warrant's addressees
	Signed       Signature      `json:"signed"`
	Copies       []string       `json:"copies"` // who gets it: agencies
	Supersedes   bool           `json:"supersedes,omitempty"`
}

// CourtBlock is the head of a document.
type CourtBlock struct {
	Name      string `json:"name"` // Derby Crown Court
	Code      string `json:"code"`
	Reference string `json:"reference"` // case number or URN
	URN       string `json:"urn,omitempty"`
	Before    string `json:"before"` // the bench
	Date      string `json:"date"`   // of the order, in words
}

// Line is a labelled particular.
type Line struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// OffenceLine is one offence with what was ordered on it.
type OffenceLine struct {
	Number  string `json:"number"`
	Code    string `json:"code"`
	Title   string `json:"title"`
	Wording string `json:"wording,omitempty"`
	Finding string `json:"finding,omitempty"` // pleaded guilty on …
	Result  string `json:"result"`
}

// Requirement is a numbered requirement of an order.
type Requirement struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

// MoneyLine is an amount to be paid.
type MoneyLine struct {
	Label  string      `json:"label"`
	Amount court.Pence `json:"amount"`
}

// Signature authenticates a document.
type Signature struct {
	By   string `json:"by"`   // name of the court officer
	Role string `json:"role"` // Crown Court clerk, legal adviser
	At   string `json:"at"`   // in words
	Set  string `json:"set"`  // first sixteen digits of the set's name, for checking
}
