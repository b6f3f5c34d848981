package result

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// Answered is a prompt with its answer as it is printed.
type Answered struct {
	Reference string
	Label     string
	Yes       bool   // a yes-or-no prompt: its label is printed when Text is not empty
	Text      string // empty: not answered, or answered no
	Name      string // of a name and address, the name alone
}

// Telling is one result ready to be put into words, in one language.
type Telling struct {
	Code            string
	Label           string
	Template        string
	AlwaysPublished bool
	Prompts         []Answered
	Children        []Telling
}

// Told is the text of a result and of its children, in their order.
type Told struct {
	Text     string
	Children []Told
}

// ComposeText words a result by its template: "CODE - Label", a new line, and
// the text. A child is worded without its code, unless it is always published
// or has no template.
func ComposeText(t Telling) Told {
	told := Told{Text: t.Code + " - " + t.Label}
	if body := t.body(); body != "" {
		told.Text += "\n" + body
	}
	for _, c := range t.Children {
		ct := ComposeText(c)
		if !c.AlwaysPublished && c.Template != "" {
			ct.Text = c.body()
		}
		told.Children = append(told.Children, ct)
	}
	return told
}

// body is the text without the heading. The loader refuses a template that
// cannot be read; should one come all the same, the answers are not lost.
func (t Telling) body() string {
	nodes, err := parseTemplate(t.Template)
	if err != nil {
		return t.promptsText()
	}
	return t.words(nodes)
}

func (t Telling) words(nodes []node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.kind != conditional || t.anyFilled(n.parts) {
			b.WriteString(t.word(n))
		}
	}
	return b.String()
}

func (t Telling) anyFilled(nodes []node) bool {
	for _, n := range nodes {
		if n.kind != literal && t.word(n) != "" {
			return true
		}
	}
	return false
}

func (t Telling) word(n node) string {
	switch n.kind {
	case literal:
		return n.text
	case promptRef:
		return t.promptText(n)
	case childRef:
		return t.childText(func(c Telling) bool { return c.Code == n.text })
	case allChildren:
		return t.childText(func(Telling) bool { return true })
	case resultLabel:
		return t.Label
	case allPrompts:
		return t.promptsText()
	case conditional:
		return t.words(n.parts)
	}
	return ""
}

func (t Telling) promptText(n node) string {
	for _, p := range t.Prompts {
		switch {
		case p.Reference != n.text || p.Text == "":
		case p.Yes:
			return p.Label
		case n.name:
			return p.Name
		case n.place:
			return placeOf(p.Text)
		default:
			return p.Text
		}
	}
	return ""
}

// holed reports whether the text lacks an answer that it cannot leave out.
func (t Telling) holed() bool {
	nodes, err := parseTemplate(t.Template)
	if err != nil {
		return false
	}
	lacks := func(n node) bool { return n.kind == promptRef && t.promptText(n) == "" }
	return slices.ContainsFunc(nodes, lacks) || slices.ContainsFunc(t.Children, Telling.holed)
}

// childText joins the texts of the children that are wanted. One that is
// always published stands by itself and not in its parent.
func (t Telling) childText(wanted func(Telling) bool) string {
	var texts []string
	for _, c := range t.Children {
		if c.AlwaysPublished || !wanted(c) {
			continue
		}
		if body := c.body(); body != "" {
			texts = append(texts, body)
		} else {
			texts = append(texts, c.Label)
		}
	}
	return strings.Join(texts, ", ")
}

func (t Telling) promptsText() string {
	var parts []string
	for _, p := range t.Prompts {
		switch {
		case p.Text == "":
		case p.Yes:
			parts = append(parts, p.Label)
		default:
			parts = append(parts, p.Label+": "+p.Text)
		}
	}
	return strings.Join(parts, ", ")
}

// telling makes a result ready to be put into words in l. Where a definition
// has no template, its answers are printed: an order that is not announced in
// full would be wrong.
func telling(c Catalogue, item Item, l court.Language) Telling {
	d := item.Definition
	t := Telling{Code: d.Code, Label: d.Label.In(l), Template: d.Template.In(l), AlwaysPublished: d.AlwaysPublished}
	if t.Template == "" {
		t.Template = "%Prompts%"
	}
	values := item.answers()
	for _, p := range d.Prompts {
		a := Answered{Reference: p.Reference, Label: p.Label.In(l), Yes: p.Type == Boolean || p.Type == YesBox}
		a.Text = c.Printed(p, values[p.Reference], l)
		a.Name, _, _ = strings.Cut(a.Text, ", ")
		t.Prompts = append(t.Prompts, a)
	}
	for _, child := range item.Children {
		t.Children = append(t.Children, telling(c, child, l))
	}
	return t
}

// Printed returns a canonical value as a document prints it in l: 23 November
// 2026, £120.00, 12 months. A no is printed as nothing.
func (c Catalogue) Printed(p Prompt, value string, l court.Language) string {
	if value == "" {
		return ""
	}
	switch p.Type {
	case Boolean, YesBox:
		if value != "true" {
			return ""
		}
		return p.Label.In(l)
	case DateType:
		var d court.Date
		if d.UnmarshalText([]byte(value)) == nil {
			return d.Long(l)
		}
	case Currency:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return court.Pence(n).String()
		}
	case Duration:
		if period, err := court.ParsePeriod(value); err == nil {
			return period.Words(l)
		}
	case Fixed, FixedOr, FixedMany, FixedManyOr:
		return c.printedChoices(p, value, l)
	default:
	}
	return value
}

func (c Catalogue) printedChoices(p Prompt, value string, l court.Language) string {
	var out []string
	for code := range strings.SplitSeq(value, "|") {
		if e, ok := c.lists[p.List].Element(code); ok {
			code = e.Label.In(l)
		}
		out = append(out, code)
	}
	return strings.Join(out, "; ")
}
