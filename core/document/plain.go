package document

import (
	"fmt"
	"strings"
)

// Plain returns the whole document as plain text, for a reader without the
// PDF, and for comparing one issue with another.
func (d Document) Plain() string {
	var b page
	b.line(d.Court.Sitting)
	b.line(d.Court.Name)
	b.labelled([]Line{
		{d.Headings.Case, d.Court.Reference},
		{d.Headings.URN, d.Court.URN},
		{d.Headings.Before, d.Court.Before},
		{d.Headings.Date, d.Court.Date},
	})
	b.line("")
	b.line(d.Title)
	b.line(d.Statute)
	b.section(d.Banner)
	b.list(d.Headings.Addressed, d.Addressed)
	b.heading(d.Headings.Party, len(d.Party))
	b.labelled(d.Party)
	b.list(d.Headings.Orders, d.Orders)
	b.heading(d.Headings.Terms, len(d.Terms))
	b.labelled(d.Terms)
	b.requirements(d)
	b.money(d)
	b.offences(d)
	b.list(d.Headings.General, d.General)
	b.list(d.Headings.Warnings, d.Warnings)
	b.heading(d.Headings.Notes, len(d.Notes))
	b.labelled(d.Notes)
	b.heading(d.Headings.Signed, 1)
	b.line(strings.Join(filled(d.Signed.By, d.Signed.Role), ", "))
	b.line(d.Signed.At)
	b.line(d.Headings.Set + " " + d.Signed.Set)
	b.list(d.Headings.Copies, d.Copies)
	return b.String()
}

// page is plain text in the making.
type page struct{ strings.Builder }

func (p *page) line(s string) { _, _ = p.WriteString(strings.TrimRight(s, " ") + "\n") }

func (p *page) section(s string) {
	if s != "" {
		p.line("\n" + s)
	}
}

func (p *page) heading(s string, items int) {
	if items > 0 {
		p.section("# " + s)
	}
}

func (p *page) labelled(lines []Line) {
	for _, l := range lines {
		if l.Value != "" {
			p.line(l.Label + ": " + l.Value)
		}
	}
}

func (p *page) list(heading string, items []string) {
	p.heading(heading, len(items))
	for _, s := range items {
		p.line("- " + strings.ReplaceAll(s, "\n", "\n  "))
	}
}

func (p *page) requirements(d Document) {
	p.heading(d.Headings.Requirements, len(d.Requirements))
	for i, r := range d.Requirements {
		p.line(strings.Join(filled(fmt.Sprintf("%d.", i+1), r.Heading, r.Text), "  "))
	}
}

func (p *page) money(d Document) {
	p.heading(d.Headings.Money, len(d.Money))
	for _, m := range d.Money {
		p.line(m.Label + ": " + m.Amount.String())
	}
}

func (p *page) offences(d Document) {
	p.heading(d.Headings.Offences, len(d.Offences))
	for _, o := range d.Offences {
		name := o.Number + "."
		if o.Count != "" {
			name = o.Count + "."
		}
		p.line(strings.Join(filled(name, o.Title, o.Code, o.Defendant), "  "))
		for _, s := range filled(o.Wording, o.Finding, o.Result) {
			p.line("   " + strings.ReplaceAll(s, "\n", "\n   "))
		}
	}
}
