package result

import (
	"cmp"
	"slices"
	"strings"

	"assize.example/core/court"
)

// Missing is an answer, or a result under another, that must still be given.
type Missing struct {
	Code, Reference string // Reference is empty where a result under Code is missing
	Label           court.Text
	Says            court.Text // what to type
}

// missing lists what must be given and is not: prompts and children of the
// item, and of its children.
func (i Item) missing(cat Catalogue) []Missing { return i.missingFrom(cat, i.Definition.typedAs()) }

// missingFrom is missing of what a clerk types as word.
func (i Item) missingFrom(cat Catalogue, word string) []Missing {
	var out []Missing
	for _, q := range i.Definition.Prompts {
		if q.Rule == Mandatory && !q.Hidden && i.Values[q.Reference] == "" {
			out = append(out, i.lacks(word, []Prompt{q}, nil, cat))
		}
	}
	for _, c := range i.Definition.Children {
		if c.Rule == Mandatory && !i.holds(c.Code) {
			out = append(out, i.lacks(word, nil, []ChildRule{c}, cat))
		}
	}
	for _, rule := range []Rule{OneOf, AtLeastOneOf} {
		if prompts, children := i.Definition.under(rule); len(prompts)+len(children) > 0 && !i.answersOne(prompts, children) {
			out = append(out, i.lacks(word, prompts, children, cat))
		}
	}
	for _, k := range i.Children {
		out = append(out, k.missingFrom(cat, i.Definition.wordFor(k.Definition.Code))...)
	}
	return out
}

// under returns the prompts and children that share a rule.
func (d Definition) under(rule Rule) (prompts []Prompt, children []ChildRule) {
	for _, q := range d.Prompts {
		if q.Rule == rule && !q.Hidden {
			prompts = append(prompts, q)
		}
	}
	for _, c := range d.Children {
		if c.Rule == rule {
			children = append(children, c)
		}
	}
	return prompts, children
}

func (i Item) holds(code string) bool {
	return slices.ContainsFunc(i.Children, func(k Item) bool { return k.Definition.Code == code })
}

func (i Item) answersOne(prompts []Prompt, children []ChildRule) bool {
	return slices.ContainsFunc(prompts, func(q Prompt) bool { return i.Values[q.Reference] != "" }) ||
		slices.ContainsFunc(children, func(c ChildRule) bool { return i.holds(c.Code) })
}

// lacks words what is missing: one of these prompts, or of these children.
func (i Item) lacks(word string, prompts []Prompt, children []ChildRule, cat Catalogue) Missing {
	m := Missing{Code: i.Definition.Code}
	whole, typed := i.Definition.line(word, cat), i.childWords(children, cat)
	switch {
	case len(prompts) > 0:
		m.Reference, m.Label = prompts[0].Reference, prompts[0].Label
		if prompts[0].Rule != Mandatory {
			whole = word + " " + cat.oneExample(prompts[0])
		}
		typed = append(typed, cat.someChoices(prompts[0])...)
	default:
		m.Label = i.childKind(children, cat)
		whole = i.childLine(word, children, cat)
	}
	named := i.Definition.named(word)
	m.Says = court.Text{
		EN: named.EN + " needs " + m.Label.EN + ": type for example " + whole,
		CY: named.CY + ": mae angen " + m.Label.In(court.Welsh) + "; teipiwch er enghraifft " + whole,
	}
	if len(typed) > 1 && m.Label != nextHearingLabel {
		all := strings.Join(typed, ", ")
		m.Says.EN += "; or one of " + all
		m.Says.CY += "; neu un o " + all
	}
	m.Says.EN, m.Says.CY = m.Says.EN+".", m.Says.CY+"."
	return m
}

// named is a result as a clerk knows it: "Bail condition: curfew (CUR)".
func (d Definition) named(word string) court.Text {
	return court.Text{EN: d.Label.EN + " (" + word + ")", CY: d.Label.In(court.Welsh) + " (" + word + ")"}
}

// typedAs is the word that begins a result on the line: a suspended sentence
// begins with the sentence that SUSP suspends.
func (d Definition) typedAs() string {
	for term, order := range suspended {
		if order == d.Code {
			return term
		}
	}
	return d.Code
}

// line is what a clerk might type for a result that is whole: "CUR 19:00 07:00".
func (d Definition) line(word string, cat Catalogue) string {
	words := []string{word}
	one, _ := d.under(OneOf)
	for _, q := range d.Prompts {
		if !q.Hidden && (q.Rule == Mandatory || len(one) > 0 && q.Reference == one[0].Reference) {
			words = append(words, cat.oneExample(q))
		}
	}
	return strings.Join(words, " ")
}

// The kinds of children that a clerk knows by a name.
var (
	nextHearingLabel = court.Text{EN: "the next hearing", CY: "y gwrandawiad nesaf"}
	childKinds       = map[string]court.Text{
		"next hearing":   nextHearingLabel,
		"requirement":    {EN: "a requirement", CY: "gofyniad"},
		"bail condition": {EN: "a condition", CY: "amod"},
	}
)

// childKind says what the children are, one of which is wanted.
func (i Item) childKind(children []ChildRule, cat Catalogue) court.Text {
	for _, c := range children {
		d, _ := cat.Lookup(c.Code, i.Day)
		if kind, known := childKinds[d.Group]; known {
			return kind
		}
	}
	return court.Text{EN: "a result under it", CY: "canlyniad oddi tano"}
}

// childLine is what a clerk might type with the first of the children: the date
// and time of a next hearing stand for it.
func (i Item) childLine(word string, children []ChildRule, cat Catalogue) string {
	d, _ := cat.Lookup(children[0].Code, i.Day)
	if d.Group == "next hearing" {
		return word + " 14/12 10:00"
	}
	kid := shortest(d)
	if typed := children[0].Typed; len(typed) > 0 {
		kid = typed[0]
	}
	return i.Definition.line(word, cat) + " " + d.line(kid, cat)
}

// someWords is as many as a clerk takes in at once.
const someWords = 6

// childWords are what a clerk types for children, those of containers instead
// of the containers themselves.
func (i Item) childWords(children []ChildRule, cat Catalogue) []string {
	var out []string
	for _, c := range children {
		d, ok := cat.Lookup(c.Code, i.Day)
		switch {
		case !ok:
		case d.Group == Container:
			out = append(out, i.childWords(d.Children, cat)...)
		case len(c.Typed) > 0:
			out = append(out, c.Typed[0])
		default:
			out = append(out, shortest(d))
		}
	}
	slices.SortStableFunc(out, strings.Compare)
	out = slices.Compact(out)
	if len(out) > someWords {
		return append(out[:someWords], "…")
	}
	return out
}

// example is what a clerk might type for a prompt.
func (c Catalogue) example(q Prompt) string {
	switch q.Type {
	case DateType:
		return "14/12"
	case TimeType:
		return cmp.Or(spanTimes[q.Keyword], "10:30")
	case Currency:
		return "120"
	case Int, Interval:
		return "6"
	case Duration:
		return examplePeriod(q)
	case Fixed, FixedMany, FixedOr, FixedManyOr:
		return strings.Join(c.someChoices(q), " / ")
	case Boolean, YesBox:
		return strings.ToUpper(q.Keyword)
	default:
		return nameOf(q) + "=[…]"
	}
}

// oneExample is example, of several choices the first.
func (c Catalogue) oneExample(q Prompt) string {
	if choices := c.someChoices(q); len(choices) > 0 {
		return choices[0]
	}
	return c.example(q)
}

// someChoices are codes of the fixed list of a prompt; none where it has none.
func (c Catalogue) someChoices(q Prompt) []string {
	var codes []string
	for _, e := range c.lists[q.List].Elements {
		codes = append(codes, e.Code)
	}
	return codes[:min(len(codes), someWords)]
}

// spanTimes are when a curfew begins and ends, by the keyword of the prompt.
var spanTimes = map[string]string{"from": "19:00", "to": "07:00"}

func examplePeriod(q Prompt) string {
	switch {
	case q.Keyword == "susp":
		return "SUSP 18M"
	case q.Units == "":
		return "12M"
	case strings.Contains(q.Units, "M"):
		return "6M"
	case q.Units == "H":
		return "120H"
	}
	return "20" + q.Units[:1]
}

// nameOf is how a line names a prompt.
func nameOf(q Prompt) string {
	if q.Keyword != "" {
		return q.Keyword
	}
	return q.Reference
}
