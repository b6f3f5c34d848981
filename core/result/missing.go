package result

import (
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
func (i Item) missing(cat Catalogue) []Missing {
	var out []Missing
	for _, q := range i.Definition.Prompts {
		if q.Rule == Mandatory && !q.Hidden && i.Values[q.Reference] == "" {
			out = append(out, i.lacks([]Prompt{q}, nil, cat))
		}
	}
	for _, c := range i.Definition.Children {
		if c.Rule == Mandatory && !i.holds(c.Code) {
			out = append(out, i.lacks(nil, []ChildRule{c}, cat))
		}
	}
	for _, rule := range []Rule{OneOf, AtLeastOneOf} {
		if prompts, children := i.Definition.under(rule); len(prompts)+len(children) > 0 && !i.answersOne(prompts, children) {
			out = append(out, i.lacks(prompts, children, cat))
		}
	}
	for _, k := range i.Children {
		out = append(out, k.missing(cat)...)
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
func (i Item) lacks(prompts []Prompt, children []ChildRule, cat Catalogue) Missing {
	m := Missing{Code: i.Definition.Code}
	var typed []string
	if len(prompts) > 0 {
		m.Reference, m.Label = prompts[0].Reference, prompts[0].Label
	}
	for _, q := range prompts {
		typed = append(typed, cat.example(q))
	}
	kids := i.childWords(children, cat)
	if len(prompts) == 0 {
		m.Label = court.Text{EN: "one of " + strings.Join(kids, ", "), CY: "un o " + strings.Join(kids, ", ")}
	}
	typed = append(typed, kids...)
	what := m.Label
	if len(prompts) == 0 {
		what = court.Text{EN: "a result under it", CY: "canlyniad oddi tano"}
	}
	m.Says = court.Text{
		EN: m.Code + " needs " + what.EN + ": type " + strings.Join(typed, ", ") + ".",
		CY: "Mae ar " + m.Code + " angen " + what.In(court.Welsh) + ": teipiwch " + strings.Join(typed, ", ") + ".",
	}
	return m
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
		return "10:30"
	case Currency:
		return "120"
	case Int, Interval:
		return "6"
	case Duration:
		if q.Units == "" {
			return "12M"
		}
		if strings.Contains(q.Units, "M") {
			return "6M"
		}
		return "20" + q.Units[:1]
	case Fixed, FixedMany, FixedOr, FixedManyOr:
		var codes []string
		for _, e := range c.lists[q.List].Elements {
			codes = append(codes, e.Code)
		}
		return strings.Join(codes[:min(len(codes), someWords)], " / ")
	case Boolean, YesBox:
		return strings.ToUpper(q.Keyword)
	default:
		return nameOf(q) + "=[…]"
	}
}

// nameOf is how a line names a prompt.
func nameOf(q Prompt) string {
	if q.Keyword != "" {
		return q.Keyword
	}
	return q.Reference
}
