// Package document is what orders, notices and warrants say. It composes them
// from a shared set; document/pdf lays them out.
//
// What each kind of document says, in English and Welsh, and which results
// make it, is data: see Wording and assets/wording. The texts of the results
// themselves are printed exactly as they were recorded.
//
// A document is in the defendant's language. One that others must act on, such
// as a warrant, follows in English as well where that language is Welsh.
package document

import (
	"time"

	"assize.example/core/court"
)

// Document is one order, notice or warrant, worded and ready to be laid out.
// It is a pure function of the shared set: the same set gives the same words
// at every desk and at the hub.
type Document struct {
	ID           string         `json:"id"`   // deterministic: of set, kind, defendant, language
	Kind         string         `json:"kind"` // community-order, warrant-imprisonment …
	Set          string         `json:"set"`
	Defendant    string         `json:"defendant"` // identifier; empty: the whole case
	Language     court.Language `json:"language"`
	At           time.Time      `json:"at"`               // when it was made, UTC
	Title        string         `json:"title"`            // Community order
	Called       court.Text     `json:"called"`           // the title in both languages, for a list in the clerk's
	Statute      string         `json:"statute"`          // under the title: "Sentencing Code, Part 9"
	Banner       string         `json:"banner,omitempty"` // what it takes the place of
	Court        CourtBlock     `json:"court"`
	Party        []Line         `json:"party"`  // the defendant: labelled particulars
	Orders       []string       `json:"orders"` // operative part: each a sentence
	Terms        []Line         `json:"terms,omitempty"`
	Offences     []OffenceLine  `json:"offences"`
	General      []string       `json:"general,omitempty"` // results on the defendant or case, as recorded
	Requirements []Requirement  `json:"requirements,omitempty"`
	Money        []MoneyLine    `json:"money,omitempty"`
	Warnings     []string       `json:"warnings,omitempty"`
	Notes        []Line         `json:"notes,omitempty"`     // release, return, appeal
	Addressed    []string       `json:"addressed,omitempty"` // a warrant's addressees
	Signed       Signature      `json:"signed"`
	Copies       []string       `json:"copies"`               // who gets it, in the document's language: see CopiesTo
	CopyTo       []string       `json:"copy_to"`              // the same as codes: see Wording.CopiesIn
	Supersedes   bool           `json:"supersedes,omitempty"` // it takes the place of one that was handed out before
	Stands       bool           `json:"stands,omitempty"`     // the one that was handed out before says the same: it is left standing
	Draft        string         `json:"draft,omitempty"`      // DRAFT, across each page; empty: it is issued
	Headings     Headings       `json:"headings"`
}

// CourtBlock is the head of a document.
type CourtBlock struct {
	Sitting   string `json:"sitting"` // In the Crown Court
	Name      string `json:"name"`    // Derby Crown Court
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
	Defendant string `json:"defendant,omitempty"` // named where the document is of several
	Number    string `json:"number"`
	Count     string `json:"count,omitempty"` // Count 2, on an indictment
	Code      string `json:"code"`
	Title     string `json:"title"`
	Wording   string `json:"wording,omitempty"`
	Finding   string `json:"finding,omitempty"` // pleaded guilty on …
	Result    string `json:"result"`            // as recorded; several are separated by a line feed
}

// Requirement is a numbered requirement of an order.
type Requirement struct {
	Heading string `json:"heading,omitempty"`
	Text    string `json:"text"`
}

// MoneyLine is an amount to be paid.
type MoneyLine struct {
	Label  string      `json:"label"`
	Amount court.Pence `json:"amount"`
	Total  bool        `json:"total,omitempty"`
}

// Signature authenticates a document.
type Signature struct {
	By   string `json:"by"`   // name of the court officer
	Role string `json:"role"` // Crown Court clerk, legal adviser
	At   string `json:"at"`   // in words, in the desk's zone
	Set  string `json:"set"`  // first sixteen digits of the set's name, for checking
}

// Headings are the headings and labels of the layout, in the document's
// language, so that laying out needs no words of its own.
type Headings struct {
	Case         string `json:"case"`
	URN          string `json:"urn"`
	Before       string `json:"before"`
	Date         string `json:"date"`
	Addressed    string `json:"addressed"`
	Party        string `json:"party"`
	Orders       string `json:"orders"`
	Terms        string `json:"terms"`
	Offences     string `json:"offences"`
	General      string `json:"general"`
	Requirements string `json:"requirements"`
	Money        string `json:"money"`
	Warnings     string `json:"warnings"`
	Notes        string `json:"notes"`
	Signed       string `json:"signed"`
	Set          string `json:"set"`
	Copies       string `json:"copies"`
	Page         string `json:"page"` // Page {page} of {pages}
}
