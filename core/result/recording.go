package result

import (
	"assize.example/core/court"
)

// Sitting says where and when results are recorded.
type Sitting struct {
	Hearing string
	Day     court.Date
}

// Record makes the results of a line: each offence-level result once for every
// target offence, each other one once for every defendant among the targets.
// newID is called once for every result and child; it must not repeat itself.
// Further targets ("apply to others") are more targets on the same line.
func Record(cat Catalogue, line Line, at Sitting, newID func() string) []Recorded {
	var out []Recorded
	for _, item := range line.Items {
		told := map[string]bool{}
		for n, t := range line.Targets {
			if item.Definition.Level != ForOffence {
				if told[t.Defendant] {
					continue
				}
				told[t.Defendant] = true
				t.Offence = ""
			}
			out = append(out, recorded(cat, leading(item, line.Targets, n).on(at.Day), t, at, line.Text, newID))
		}
	}
	return out
}

func recorded(cat Catalogue, item Item, t Target, at Sitting, line string, newID func() string) Recorded {
	d := item.Definition
	r := Recorded{
		ID: newID(), Hearing: at.Hearing, Day: at.Day, Defendant: t.Defendant, Offence: t.Offence,
		Code: d.Code, Effective: d.From, Label: d.Label, Level: d.Level, Category: d.Category,
		Values: item.answers(), Line: line,
		Text: cat.Text(item),
	}
	for _, k := range item.Children {
		r.Children = append(r.Children, recorded(cat, k, t, at, "", newID))
	}
	return r
}

// Text words a result in both languages, exactly as it is announced, stored,
// printed and sent.
func (c Catalogue) Text(item Item) court.Text {
	word := func(l court.Language) string {
		return ComposeText(telling(c, item, l)).Text
	}
	t := court.Text{EN: word(court.English)}
	if item.Definition.Template.CY != "" {
		t.CY = word(court.Welsh)
	}
	return t
}
