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
	if old.Selected != now.Selected || old.Reference != now.Reference {
		g.rows.Choose(now.Selected)
	}
}

// columns are where the grid's columns begin; a text never leaves its column.
type columns struct{ number, offence, plea, verdict, result, end float32 }

// columnsFor shares the width: what is short has its own width, the offence and
// the result share the rest.
func columnsFor(width float32) columns {
	const plea, verdict, margin = 52, 78, 14
	rest := width - 46 - plea - verdict - margin
	c := columns{number: 14, offence: 46, end: width - margin}
	c.plea = c.offence + rest*0.5
	c.verdict = c.plea + plea
	c.result = c.verdict + verdict
	return c
}

const (
	gridHead = 26
	rowPad   = 1
)

func (g *grid) paintHead(p *kit.Pen, width float32) float32 {
	c := columnsFor(width)
	style := kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}
	for key, x := range map[string]float32{"offence": c.offence, "plea": c.plea, "verdict": c.verdict, "result": c.result} {
		p.Text(x, 4, g.s.label(key), style)
	}
	p.Rule(0, gridHead-1, width)
	return gridHead
}

func (g *grid) paintRow(p *kit.Pen, i int, width float32, chosen bool) float32 {
	row := g.s.st.Case.Rows[i]
	if row.Defendant {
		return g.paintDefendant(p, row, width, chosen)
	}
	c := columnsFor(width)
	plain := kit.Style{}
	p.Text(c.number, rowPad, row.Number, plain)
	h := g.paintOffence(p, c, row)
	h = max(h, p.Para(c.plea, rowPad, c.verdict-c.plea-6, row.Plea, plain))
	h = max(h, p.Para(c.verdict, rowPad, c.result-c.verdict-6, row.Verdict, plain))
	h = max(h, g.paintResult(p, c.result, c.end, row), plain.Height())
	h += 2 * rowPad
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
	for _, text := range []string{sub, row.Sub} {
		if last+14+small.Width(text) <= width {
			p.Text(c.offence+last+14, rowPad+h-plain.Height()+1, text, small)
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
	text := kit.Style{Bold: !row.Draft}
	if row.Loud != courtroom.LoudNone {
		p.LoudMark(x, rowPad+3, 16, string(row.Loud))
	}
	x += 22
	h := p.Para(x, rowPad, end-x, row.Result, text)
	if row.Draft {
		h = g.paintDraft(p, x, end, row.Result, text, h)
	}
	return h
}

// paintDraft says that a result has not left the court, after its last word.
func (g *grid) paintDraft(p *kit.Pen, x, end float32, result string, text kit.Style, h float32) float32 {
	small := kit.Style{Size: kit.Small, Italic: true, Color: kit.Quiet}
	lines := text.Wrap(result, end-x)
	last := text.Width(lines[len(lines)-1])
	label := g.s.label("draft")
	if x+last+10+small.Width(label) <= end {
		p.Text(x+last+10, rowPad+h-text.Height()+1, label, small)
		return h
	}
	p.Text(x, rowPad+h, label, small)
	return h + small.Height()
}

func (g *grid) paintDefendant(p *kit.Pen, row courtroom.GridRow, width float32, chosen bool) float32 {
	c := columnsFor(width)
	name, plain, quiet := kit.Style{Bold: true}, kit.Style{}, kit.Style{Color: kit.Quiet}
	right := row.Custody
	if row.Result != "" {
		right = joined(row.Custody, row.Result)
	}
	left := c.offence + name.Width(row.Title) + 14 + quiet.Width(row.Sub)
	height := name.Height() + 4
	oneLine := left+24+plain.Width(right) <= c.end
	rightHeight := float32(0)
	if !oneLine {
		rightHeight = float32(len(plain.Wrap(right, c.end-c.offence))) * plain.Height()
	}
	titleHeight := float32(len(name.Wrap(row.Title, c.end-c.offence))) * name.Height()
	height += titleHeight - name.Height() + rightHeight
	if !chosen {
		p.Box(0, 0, width, height, kit.Band)
	}
	p.Text(c.number, 2, row.Number, name)
	p.Para(c.offence, 2, c.end-c.offence, row.Title, name)
	if titleHeight == name.Height() {
		p.Text(c.offence+name.Width(row.Title)+14, 2, row.Sub, quiet)
	}
	if oneLine {
		p.Right(c.end, 2, right, plain)
	} else {
		p.Para(c.offence, 2+titleHeight, c.end-c.offence, right, plain)
	}
	return height
}
