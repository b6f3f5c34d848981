package result

import (
	"strings"

	"assize.example/core/court"
)

// Field is one prompt of a form.
type Field struct {
	Prompt   Prompt
	Value    string // canonical
	Choices  []Element
	Required bool
}

// Form is a result as a form, drawn from the same definition as the line.
type Form struct {
	Code   string
	Title  court.Text
	Fields []Field
}

// FormOf returns the form of a definition with the answers so far.
func (c Catalogue) FormOf(d Definition, v Values) Form {
	f := Form{Code: d.Code, Title: d.Label}
	for _, q := range d.Prompts {
		if q.Hidden {
			continue
		}
		value := v[q.Reference]
		if value == "" && !q.reckons() {
			value = q.Default
		}
		f.Fields = append(f.Fields, Field{q, value, c.lists[q.List].Elements, q.Rule == Mandatory})
	}
	return f
}

// Filled makes the line of a filled form: written holds what the clerk wrote,
// by prompt reference. Faults are by reference; what is right is kept.
func (c Catalogue) Filled(d Definition, targets []Target, written map[string]string, children []Item) (Line, map[string]error) {
	return c.FilledOn(court.Date{}, d, targets, written, children)
}

// FilledOn is Filled on a known day: dates may leave out the year, and last
// days that follow from a period are reckoned.
func (c Catalogue) FilledOn(day court.Date, d Definition, targets []Target, written map[string]string, children []Item) (Line, map[string]error) {
	item, faults := Item{Definition: d, Values: Values{}, Children: children}.on(day), map[string]error{}
	for _, q := range d.Prompts {
		s := written[q.Reference]
		if strings.TrimSpace(s) == "" {
			s = q.Default
		}
		if s == "" || q.Hidden || q.reckons() && s == q.Default {
			continue
		}
		v, err := c.read(q, s, day)
		if err != nil {
			faults[q.Reference] = err
			continue
		}
		if v != "" && v != "false" {
			item.Values[q.Reference] = v
		}
	}
	return Line{Targets: targets, Items: []Item{item}, Missing: item.missing(c)}, faults
}
