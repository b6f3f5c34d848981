package result

import "assize.example/core/court"

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
		if value == "" {
			value = q.Default
		}
		f.Fields = append(f.Fields, Field{q, value, c.lists[q.List].Elements, q.Rule == Mandatory})
	}
	return f
}

// Filled makes the line of a filled form: written holds what the clerk wrote,
// by prompt reference. Faults are by reference; what is right is kept.
func (c Catalogue) Filled(d Definition, targets []Target, written map[string]string, children []Item) (Line, map[string]error) {
	values, faults := Values{}, map[string]error{}
	for _, q := range d.Prompts {
		if written[q.Reference] == "" {
			continue
		}
		v, err := Canonical(q, written[q.Reference])
		if err != nil {
			faults[q.Reference] = err
			continue
		}
		if v != "false" {
			values[q.Reference] = v
		}
	}
	item := Item{Definition: d, Values: values, Children: children}
	return Line{Targets: targets, Items: []Item{item}, Missing: item.missing()}, faults
}
