package courtlog

import (
	"slices"
	"strings"

	"assize.example/core/court"
)

// Definition is one thing that may be logged.
type Definition struct {
	Code         string             // national where there is one: 10100
	Jurisdiction court.Jurisdiction // empty means both
	Group        string             // of like definitions, for a menu: jury, witness, …
	Initials     string             // what a clerk types: CO
	Label        court.Text
	Template     court.Text // of the entry's text; see fill
	Needs        []Part     // what must be given
	Control      Control
	Options      []Option
	Alterable    bool // its wording may be changed in a correction; its time always may

	words []labelWords // of the label in each language, for matching
}

// Option is one of the choices that a definition offers: DEL, delayed.
type Option struct {
	Code  string
	Label court.Text
}

// Part is something that an entry may say besides what happened. A definition
// takes the parts that its template mentions, and a note.
type Part string

// The parts of an entry.
const (
	PartDefendant Part = "defendant"
	PartWitness   Part = "witness"
	PartCounsel   Part = "counsel"
	PartOption    Part = "option"
	PartTime      Part = "time" // a time of day: adjourned until 14:00
	PartNote      Part = "note"
)

var parts = []Part{PartDefendant, PartWitness, PartCounsel, PartOption, PartTime, PartNote}

// Takes reports whether an entry of this definition may have a part.
func (d Definition) Takes(p Part) bool { return strings.Contains(d.Template.EN, placeholder(p)) }

// NeedsPart reports whether an entry of this definition must have a part.
func (d Definition) NeedsPart(p Part) bool { return slices.Contains(d.Needs, p) }

// Option returns the option with this code.
func (d Definition) Option(code string) (Option, bool) {
	for _, o := range d.Options {
		if strings.EqualFold(o.Code, code) {
			return o, true
		}
	}
	return Option{}, false
}

// in reports whether the definition is used in a jurisdiction.
func (d Definition) in(j court.Jurisdiction) bool {
	return d.Jurisdiction == "" || d.Jurisdiction == j
}

// Definitions is everything that may be logged, in the order of the data.
type Definitions struct {
	all []Definition
}

// For returns what may be logged in a jurisdiction.
func (ds Definitions) For(j court.Jurisdiction) []Definition {
	var out []Definition
	for _, d := range ds.all {
		if d.in(j) {
			out = append(out, d)
		}
	}
	return out
}

// Control returns the definition by which a hearing starts, pauses, resumes or
// ends in a jurisdiction: the first in the data. It needs no part.
func (ds Definitions) Control(j court.Jurisdiction, c Control) (Definition, bool) {
	for _, d := range ds.all {
		if d.in(j) && d.Control == c {
			return d, true
		}
	}
	return Definition{}, false
}

// Lookup returns the definition with this code.
func (ds Definitions) Lookup(code string) (Definition, bool) {
	for _, d := range ds.all {
		if d.Code == code {
			return d, true
		}
	}
	return Definition{}, false
}
