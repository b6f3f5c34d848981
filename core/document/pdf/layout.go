package pdf

import (
	"strconv"
	"strings"

	"assize.example/core/document"
)

// labelWidth is where the values of labelled rows begin.
const labelWidth = 52.0

// document lays out the parts of a document, in the order of an order: who
// made it, to whom, on whom, what, the consequences, and who says so.
func (s *sheet) document() {
	d := s.doc
	s.courtHead()
	s.title()
	s.banner()
	s.addressed()
	const few = 3 * bodyLead
	if len(d.Party) > 0 {
		s.heading(d.Headings.Party, few)
		s.rows(d.Party, false)
	}
	if len(d.Orders) > 0 {
		s.heading(d.Headings.Orders, few)
		s.orders()
	}
	if len(d.Terms) > 0 {
		s.heading(d.Headings.Terms, whole(s.rowHeight(d.Terms[0].Label, d.Terms[0].Value, body(0).strong(), labelWidth)))
		s.rows(d.Terms, true)
	}
	if len(d.Requirements) > 0 {
		s.heading(d.Headings.Requirements, few)
		s.requirements()
	}
	if len(d.Money) > 0 {
		s.heading(d.Headings.Money, few)
		s.money()
	}
	s.made()
	s.warnings()
	s.notes()
	s.seal()
}

// made is what the results were made on, with the results.
func (s *sheet) made() {
	d := s.doc
	if len(d.Offences) > 0 {
		s.heading(d.Headings.Offences, s.offenceRoom(0)+bodyLead)
		s.offences()
	}
	if len(d.General) > 0 {
		s.heading(d.Headings.General, 3*bodyLead)
		s.general()
	}
}

// courtHead is the court on the left, and the case in a box on the right.
func (s *sheet) courtHead() {
	const caseWidth = 80.0
	c, h := s.doc.Court, s.doc.Headings
	boxTop, x := s.y, right-caseWidth
	wide := body(0).column(left, measure-caseWidth-6)
	s.set(c.Sitting, wide.faint())
	name := wide.strong()
	name.size, name.lead = 15, 7
	s.set(c.Name, name)
	courtEnd := s.y

	s.y = boxTop + 1.5
	for _, l := range []document.Line{{Label: h.Case, Value: c.Reference}, {Label: h.URN, Value: c.URN}, {Label: h.Date, Value: c.Date}, {Label: h.Before, Value: c.Before}} {
		if l.Value != "" {
			b := body(0).column(x+3, caseWidth-6)
			b.size, b.lead = 9.5, 4.6
			if l.Label == h.Case {
				b.style = bold
			}
			s.headRow(l, b)
		}
	}
	s.frame(x, boxTop, caseWidth, s.y+1)
	s.y = max(courtEnd, s.y+1) + 6
}

// frame draws a box from one height to another.
func (s *sheet) frame(x, from, width, to float64) {
	const thick = 0.3
	for _, y := range []float64{from, to} {
		s.stroke(x, y, x+width, y, thick, black)
	}
	for _, at := range []float64{x, x + width} {
		s.upright(at, from, to, thick, black)
	}
}

// headRow is a row of the case box: its label small above nothing, beside it.
func (s *sheet) headRow(l document.Line, b block) {
	const split = 24.0
	label := b.small().faint()
	label.style = regular
	for i, line := range s.wrap(l.Label, label.style, label.size, split) {
		s.text(b.x, s.y+b.lead*0.76+float64(i)*label.lead, line, label.style, label.size, label.ink)
	}
	end := s.y + float64(len(s.wrap(l.Label, label.style, label.size, split)))*b.lead
	s.set(l.Value, b.column(b.x+split, b.width-split))
	s.y = max(s.y, end)
}

func (s *sheet) title() {
	t := body(0).strong()
	t.size, t.lead = 18, 8.2
	s.set(s.doc.Title, t)
	s.set(s.doc.Statute, body(0).small().faint())
	s.y += 1.5
	s.rule(s.y, 0.7, black)
	s.y += 1
}

// banner says loudly that the document takes the place of another.
func (s *sheet) banner() {
	if s.doc.Banner == "" {
		return
	}
	s.y += 2.5
	inner := body(3).strong().column(left+3, measure-6)
	s.boxed(0.7, 20, func() { s.set(s.doc.Banner, inner) })
	s.y += 1
}

func (s *sheet) addressed() {
	if len(s.doc.Addressed) == 0 {
		return
	}
	s.y += 2.5
	for i, a := range s.doc.Addressed {
		label := ""
		if i == 0 {
			label = s.doc.Headings.Addressed
		}
		s.row(label, a, body(0).strong(), 14)
	}
}

func (s *sheet) rows(lines []document.Line, strong bool) {
	for i, l := range lines {
		b := body(0)
		if strong || i == 0 {
			b = b.strong()
		}
		s.row(l.Label, l.Value, b, labelWidth)
	}
}

func (s *sheet) orders() {
	for _, o := range s.doc.Orders {
		s.set(o, body(0))
		s.y += 1.6
	}
}

// requirements are numbered, with a hanging indent. A heading stays with the
// first lines of its text.
func (s *sheet) requirements() {
	const hang = 9.0
	for i, r := range s.doc.Requirements {
		mark := strconv.Itoa(i+1) + "."
		if r.Heading == "" {
			s.item(mark, r.Text, body(0), hang)
		} else {
			s.need(3 * bodyLead)
			s.item(mark, r.Heading, body(0).strong(), hang)
			s.set(r.Text, body(hang))
		}
		s.y += 1.4
	}
}

// money is a table: what for, and how much, the amounts under one another.
func (s *sheet) money() {
	const amounts = 40.0
	for _, m := range s.doc.Money {
		b := body(0).column(left, measure-amounts)
		if m.Total {
			s.need(2 * bodyLead)
			s.rule(s.y+0.8, 0.3, black)
			s.y += 1.6
			b = b.strong()
		}
		lines := s.wrap(m.Label, b.style, b.size, b.width)
		s.need(float64(len(lines)) * b.lead)
		s.textRight(s.y+b.lead*0.76, m.Amount.String(), b.style, b.size, b.ink)
		for _, line := range lines {
			s.line(line, b)
		}
	}
}

func (s *sheet) offences() {
	const hang = 9.0
	for i, o := range s.doc.Offences {
		if o.Defendant != "" && (i == 0 || s.doc.Offences[i-1].Defendant != o.Defendant) {
			s.need(5 * bodyLead)
			s.set(o.Defendant, body(0).strong())
			s.y += 0.8
		}
		s.need(s.offenceRoom(i))
		s.offenceTitle(o, hang)
		if o.Wording != "" {
			s.set(o.Wording, body(hang))
		}
		if o.Finding != "" {
			s.set(o.Finding, body(hang).faint())
		}
		s.beforeSeal(s.lastOffence(i), func() { s.result(o.Result, hang) })
		s.y += 2.6
	}
}

// offenceRoom is how much of a page an offence wants to itself: all that it
// takes, so that a result stands with its offence, but no more than half.
func (s *sheet) offenceRoom(i int) float64 {
	const half, hang = (bottom - top) / 2, 9.0
	o := s.doc.Offences[i]
	lines := len(s.wrap(titleOf(o), bold, bodySize, measure-hang-offenceCodes)) + len(s.wrap(o.Wording, regular, bodySize, measure-hang)) +
		len(s.wrap(o.Finding, regular, bodySize, measure-hang)) + len(s.wrap(o.Result, bold, bodySize, measure-hang-4))
	if h := float64(lines)*bodyLead + aboveResult; h < half {
		return h + s.ending(s.lastOffence(i))
	}
	return 4 * bodyLead
}

// lastOffence reports whether nothing follows an offence but the seal.
func (s *sheet) lastOffence(i int) bool {
	return i == len(s.doc.Offences)-1 && len(s.doc.General)+len(s.doc.Warnings)+len(s.doc.Notes) == 0
}

// offenceCodes is the room beside an offence's title for its code.
const offenceCodes = 42.0

// titleOf is an offence's title, on an indictment with its count.
func titleOf(o document.OffenceLine) string {
	if o.Count != "" {
		return o.Count + ". " + o.Title
	}
	return o.Title
}

// offenceTitle names an offence by its number or, on an indictment, as a count.
func (s *sheet) offenceTitle(o document.OffenceLine, hang float64) {
	b := body(0).strong()
	number := o.Number
	if o.Count != "" {
		number = ""
	}
	s.text(left, s.y+b.lead*0.76, number, b.style, b.size, b.ink)
	s.textRight(s.y+b.lead*0.76, s.shorten(o.Code, offenceCodes), regular, smallSize, grey)
	s.set(titleOf(o), b.column(left+hang, measure-hang-offenceCodes))
}

// aboveResult is the space between an offence and its result.
const aboveResult = 0.8

// result is what the court announced, marked by a bar in the margin. The line
// that names a result is strong.
func (s *sheet) result(text string, hang float64) {
	s.y += aboveResult
	var lines []string
	var blocks []block
	for _, l := range announced(text) {
		b := body(hang + 4)
		if l.names {
			b = b.strong()
			b.size = 9.5
		}
		for _, line := range s.wrap(l.text, b.style, b.size, b.width) {
			lines, blocks = append(lines, line), append(blocks, b)
		}
	}
	for i, line := range lines {
		if blocks[i].style == bold {
			s.need(2 * bodyLead) // the line that names a result stays with it
		}
		s.keep(i, len(lines), bodyLead)
		s.upright(left+hang+1, s.y, s.y+bodyLead, 0.8, grey)
		s.line(line, blocks[i])
	}
}

type announcedLine struct {
	text  string
	names bool // "CODE - Label"
}

// announced tells the line that names a result from its text. Nothing is
// changed: an unusual line is only set as text.
func announced(text string) []announcedLine {
	var out []announcedLine
	for line := range strings.SplitSeq(text, "\n") {
		code, _, found := strings.Cut(line, " - ")
		names := found && code == strings.ToUpper(code) && !strings.ContainsAny(code, " .")
		out = append(out, announcedLine{line, names})
	}
	return out
}

func (s *sheet) general() {
	for i, g := range s.doc.General {
		last := i == len(s.doc.General)-1 && len(s.doc.Warnings)+len(s.doc.Notes) == 0
		s.beforeSeal(last, func() { s.result(g, 0) })
		s.y += 1.4
	}
}

// warnings stand in a box: nobody may say that they were not seen.
func (s *sheet) warnings() {
	if len(s.doc.Warnings) == 0 {
		return
	}
	const hang = 5.0
	inner := body(4).column(left+4, measure-8)
	height := 13 + s.ending(len(s.doc.Notes) == 0)
	for _, w := range s.doc.Warnings {
		height += float64(len(s.wrap(w, bold, bodySize, inner.width-hang)))*bodyLead + 1.4
	}
	s.y += 5
	s.boxed(0.7, height, func() {
		head := inner.strong()
		head.size, head.lead = 12, 6.2
		s.set(s.doc.Headings.Warnings, head)
		for i, w := range s.doc.Warnings {
			s.gap(1.2)
			last := i == len(s.doc.Warnings)-1 && len(s.doc.Notes) == 0
			s.beforeSeal(last, func() { s.warning(w, inner, hang) })
		}
	})
	s.y += 1
}

func (s *sheet) warning(text string, b block, hang float64) {
	b = b.strong()
	s.need(min(2, float64(len(s.wrap(text, b.style, b.size, b.width-hang)))) * b.lead)
	s.text(b.x, s.y+b.lead*0.76, "•", b.style, b.size, b.ink)
	s.set(text, b.column(b.x+hang, b.width-hang))
}

func (s *sheet) notes() {
	if len(s.doc.Notes) == 0 {
		return
	}
	s.heading(s.doc.Headings.Notes, s.noteRoom(0))
	for i, n := range s.doc.Notes {
		s.need(s.noteRoom(i))
		s.beforeSeal(i == len(s.doc.Notes)-1, func() { s.row(n.Label, n.Value, body(0), labelWidth) })
		s.y += 1.2
	}
}

func (s *sheet) noteRoom(i int) float64 {
	n := s.doc.Notes[i]
	return whole(s.rowHeight(n.Label, n.Value, body(0), labelWidth) + s.ending(i == len(s.doc.Notes)-1))
}
