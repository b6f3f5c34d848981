package intake

import (
	"regexp"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
)

// place is a court house as a message names it.
type place = reference.Place

// courtForm is what a court's code can be: it becomes part of the name of a stream.
var courtForm = regexp.MustCompile(`^[0-9A-Za-z]{2,10}$`)

// house looks a court house up by the codes and names that a message has for
// it. One that is not in our list is taken under the first usable code and the
// name given; it returns false where there is no usable code.
func (m *message) house(kind court.Jurisdiction, name string, codes ...string) (place, bool) {
	for _, called := range append(codes, name) {
		if p, ok := m.ref.Courts.Find(called); ok && p.Jurisdiction == kind {
			return p, true
		}
	}
	for _, c := range codes {
		if courtForm.MatchString(c) {
			return place{Code: court.Code(c), Name: court.Text{EN: name}, Jurisdiction: kind}, true
		}
	}
	return place{}, false
}

// room is a court room as part of a stream's name, which a stroke would divide.
func room(s string) string { return strings.ReplaceAll(s, "/", "-") }

// lookUp adds what the offence list knows of a code and the message does not
// say, and marks it as looked up.
func (m *message) lookUp(o casefile.Offence) casefile.Offence {
	known, ok := m.ref.Offences.Lookup(o.Code)
	if !ok {
		return o
	}
	fill := func(what string, empty, held bool) bool {
		if empty && held {
			o.LookedUp = append(o.LookedUp, what)
		}
		return empty && held
	}
	if fill("title", o.Title == court.Text{}, known.Title != court.Text{}) {
		o.Title = known.Title
	}
	if fill("statute", o.Statute == "", known.Provision != "") {
		o.Statute = known.Provision
	}
	if fill("mode", o.Mode == casefile.ModeUnknown, known.Mode != casefile.ModeUnknown) {
		o.Mode = known.Mode
	}
	return o
}

// pleaded records a plea that a list gives as a code or in words. Words that
// are no plea of ours are kept as they stand.
func (m *message) pleaded(o *casefile.Offence, said string, on court.Date) {
	for _, p := range m.ref.Pleas.List {
		if strings.EqualFold(p.Code, said) || strings.EqualFold(p.Label.EN, said) {
			o.Plea = &casefile.Plea{Code: p.Code, On: on}
			return
		}
	}
	o.Listed = append(o.Listed, words(" ", "Plea:", said, on.Short()))
}

// found records a verdict in the same way.
func (m *message) found(o *casefile.Offence, said string, on court.Date) {
	for _, v := range m.ref.Verdicts.List {
		if strings.EqualFold(v.Code, said) || strings.EqualFold(v.Label.EN, said) {
			o.Verdict = &casefile.Verdict{Code: v.Code, On: on}
			return
		}
	}
	o.Listed = append(o.Listed, words(" ", "Verdict:", said, on.Short()))
}
