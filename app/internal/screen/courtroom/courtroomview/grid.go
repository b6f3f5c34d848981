package courtroomview

import (
	"slices"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// grid is the whole case at once: every defendant and every offence.
type grid struct {
	s    *Screen
	rows *kit.Rows
}

func newGrid(s *Screen) *grid {
	g := &grid{s: s}
	g.rows = kit.NewRows(kit.RowSource{
		Count: func() int { return len(s.st.Case.Rows) },
		Row:   g.paintRow,
		Head:  g.paintHead,
	})
	g.rows.OnChoose = s.hands.GridRow
	g.rows.OnEnter = func(int) { s.hands.Do(courtroom.ActResult) }
	g.rows.OnRune = g.typed
	g.rows.OnKey = s.escapes
	return g
}

// typed starts a result for the row: the letter goes on to the line.
func (g *grid) typed(r rune) {
	g.s.hands.Do(courtroom.ActResult)
	if c := g.s.canvas(); c != nil && c.Focused() == fyne.Focusable(g.s.middle.line.entry) {
		g.s.middle.line.entry.TypedRune(r)
	}
}

func (g *grid) render(old courtroom.Case, all bool) {
	now := g.s.st.Case
	if all || !slices.Equal(old.Rows, now.Rows) {
		g.rows.Update()
	}
	if old.Selected != now.Selected {
		g.rows.Choose(now.Selected)
	}
	if old.Reference != now.Reference {
		g.rows.Reveal()
	}
}

// columns are where the grid's columns begin; a text never leaves its column.
type columns struct{ number, offence, plea, verdict, result, end float32 }

// columns shares the width: what is short has its own width, the offence and
// the result share the rest.
func (g *grid) columns(width float32) columns {
	const margin = 12
	head := kit.Style{Size: kit.Small, Bold: true}
	plea := max(44, head.Width(g.s.label("plea"))+12)
	verdict := max(62, head.Width(g.s.label("verdict"))+12)
	rest := width - 46 - plea - verdict - margin
	c := columns{number: 14, offence: 46, end: width - margin}
	c.plea = c.offence + rest*0.52
	c.verdict = c.plea + plea
	c.result = c.verdict + verdict
	return c
}

// paintLegend says what the mark of a draft means, where there is room.
func (g *grid) paintLegend(p *kit.Pen, c columns, head kit.Style) {
	small, label := kit.Style{Size: kit.Small, Color: kit.Quiet}, g.s.label("draft")
	p.Mark(c.end-14, 6, 13, "ended")
	if c.result+head.Width(g.s.label("result"))+10 <= c.end-20-small.Width(label) {
		p.Right(c.end-20, 2, label, small)
	}
}

const (
	gridHead = 24
	rowPad   = 0 // the face has its own room above its capitals
	rowFoot  = 2
)

func (g *grid) paintHead(p *kit.Pen, width float32) float32 {
	c := g.columns(width)
	style := kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}
	for key, x := range map[string]float32{"offence": c.offence, "plea": c.plea, "verdict": c.verdict, "result": c.result} {
		p.Text(x, 2, g.s.label(key), style)
	}
	if slices.ContainsFunc(g.s.st.Case.Rows, func(r courtroom.GridRow) bool { return r.Draft }) {
		g.paintLegend(p, c, style)
	}
	p.Rule(0, gridHead-1, width)
	return gridHead
}

func (g *grid) paintRow(p *kit.Pen, i int, width float32, chosen bool) float32 {
	row := g.s.st.Case.Rows[i]
	if row.Defendant {
		return g.paintDefendant(p, row, width, chosen)
	}
	c := g.columns(width)
	plain := kit.Style{}
	p.Text(c.number, rowPad, row.Number, plain)
	h := g.paintOffence(p, c, row)
	h = max(h, p.Para(c.plea, rowPad, c.verdict-c.plea-6, row.Plea, plain))
	h = max(h, p.Para(c.verdict, rowPad, c.result-c.verdict-6, row.Verdict, plain))
	h = max(h, g.paintResult(p, c.result, c.end, row), plain.Height())
	h += rowFoot
	p.Rule(c.offence, h-1, width-c.offence)
	return h
}

// paintOffence sets the offence, and its code and date after it where there is
// room on the last line, or beneath.
func (g *grid) paintOffence(p *kit.Pen, c columns, row courtroom.GridRow) float32 {
	plain, small := kit.Style{}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	width := c.plea - c.offence - 10
	lines := plain.Wrap(row.Title, width)
	h := p.Para(c.offence, rowPad, width, row.Title, plain)
	sub := joined(row.Sub, row.Mode)
	last := plain.Width(lines[len(lines)-1])
	for _, text := range []string{sub, row.Sub, row.When} {
		if text != "" && last+12+small.Width(text) <= width {
			p.Text(c.offence+last+12, rowPad+h-plain.Height()+2, text, small)
			return h
		}
	}
	return h + p.Para(c.offence, rowPad+h, width, sub, small)
}

func (g *grid) paintResult(p *kit.Pen, x, end float32, row courtroom.GridRow) float32 {
	if row.Conflict {
		p.Mark(x, rowPad+3, 16, "conflict")
		w := p.Text(x+22, rowPad, g.s.label("conflict"), kit.Style{Bold: true, Color: kit.Wrong}) + 34
		if row.Result == "" || x+w+60 > end {
			return kit.Style{}.Height()
		}
		x += w
	}
	if row.Result == "" {
		return 0
	}
	text := kit.Style{}
	if row.Loud != courtroom.LoudNone {
		p.LoudMark(x, rowPad+3, 16, string(row.Loud))
	}
	x += 22
	if row.Draft {
		p.Mark(end-14, rowPad+4, 13, "ended")
	}
	return p.Para(x, rowPad, end-x-20, row.Result, text)
}

// paintDefendant sets the head of a defendant: who, and on the right the bail
// or custody; on lines of their own where one line is too narrow.
func (g *grid) paintDefendant(p *kit.Pen, row courtroom.GridRow, width float32, chosen bool) float32 {
	c := g.columns(width)
	name, plain, quiet := kit.Style{Bold: true}, kit.Style{}, kit.Style{Color: kit.Quiet}
	right := joined(row.Custody, row.Result)
	room := c.end - c.offence
	sub := name.Width(row.Title) + 12
	oneLine := sub+quiet.Width(row.Sub)+20+plain.Width(right) <= room
	height := name.Height() + rowFoot
	if !oneLine {
		height = rowFoot + linesHigh(name, row.Title, room) + linesHigh(plain, joined(row.Sub, right), room)
	}
	if !chosen {
		p.Box(0, 0, width, height, kit.Band)
	}
	p.Text(c.number, rowPad, row.Number, name)
	y := rowPad + p.Para(c.offence, rowPad, room, row.Title, name)
	if !oneLine {
		p.Para(c.offence, y, room, joined(row.Sub, right), plain)
		return height
	}
	p.Text(c.offence+sub, rowPad, row.Sub, quiet)
	p.Right(c.end, rowPad, right, plain)
	return height
}

func linesHigh(s kit.Style, text string, width float32) float32 {
	return float32(len(s.Wrap(text, width))) * s.Height()
}
