package courtroomview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// panels are what stands under the line, one at a time.
type panels struct {
	s        *Screen
	orders   *orders
	told     *kit.Rows
	file     *kit.Rows
	history  *kit.Rows
	disputes *kit.ScrollPane
	byID     map[courtroom.PanelID]fyne.CanvasObject
	stack    *fyne.Container
}

func newPanels(s *Screen, l *line) *panels {
	n := &panels{s: s, orders: newOrders(s)}
	n.told = n.rows(func() int { return max(1, len(s.st.Told.Rows)) }, n.paintTold)
	n.file = n.rows(func() int { return max(1, len(s.st.Facts)) }, n.paintFact)
	n.history = n.rows(func() int { return max(1, len(s.st.History)) }, n.paintHappening)
	n.disputes = kit.NewScrollPane(kit.NewPane("", n.paintDisputes))
	n.byID = map[courtroom.PanelID]fyne.CanvasObject{
		courtroom.PanelResults: l.panel, courtroom.PanelOrders: n.orders.content, courtroom.PanelTold: n.told,
		courtroom.PanelFile: n.file, courtroom.PanelHistory: n.history, courtroom.PanelConflict: n.disputes,
	}
	n.stack = container.NewStack(l.panel, n.orders.content, n.told, n.file, n.history, n.disputes)
	n.open(courtroom.PanelResults)
	return n
}

// rows is a list that is only read; Esc and the function keys still work.
func (n *panels) rows(count func() int, row func(p *kit.Pen, i int, width float32, chosen bool) float32) *kit.Rows {
	r := kit.NewRows(kit.RowSource{Count: count, Row: row})
	r.OnKey = n.s.escapes
	return r
}

func (n *panels) open(id courtroom.PanelID) {
	for other, o := range n.byID {
		show(o, other == id)
	}
}

// page scrolls the open panel from the line, so that the keyboard need not
// leave it: what is read there has no other way to be reached.
func (n *panels) page(name fyne.KeyName) {
	part := float32(0.8)
	if name == fyne.KeyPageUp {
		part = -part
	}
	switch o := n.byID[n.s.st.Panel].(type) {
	case *kit.ScrollPane:
		o.By(part)
	case *kit.Rows:
		o.TypedKey(&fyne.KeyEvent{Name: name})
	default:
		n.orders.scroll.By(part)
	}
}

func (n *panels) render(old courtroom.State, all bool) {
	now := n.s.st
	if old.Panel != now.Panel {
		n.open(now.Panel)
	}
	if all || old.Told.Draft != now.Told.Draft || !slices.Equal(old.Told.Rows, now.Told.Rows) {
		n.told.Update()
	}
	if all || !slices.Equal(old.Facts, now.Facts) {
		n.file.Update()
	}
	if all || !slices.Equal(old.History, now.History) {
		n.history.Update()
	}
	if all || !same(old.Disputes, now.Disputes) {
		n.disputes.Refresh()
	}
	if all || !slices.Equal(old.Results, now.Results) {
		n.s.middle.line.panel.Refresh()
	}
	n.orders.render(old.Orders, all)
}

// nothing says that a panel has nothing to show, and what would fill it.
func (n *panels) nothing(p *kit.Pen, width float32, key string) float32 {
	return p.Para(14, 12, width-28, n.s.label(key), kit.Style{Color: kit.Quiet}) + 20
}

func (n *panels) paintTold(p *kit.Pen, i int, width float32, _ bool) float32 {
	told := n.s.st.Told
	if len(told.Rows) == 0 {
		return n.nothing(p, width, "no-told")
	}
	y := float32(0)
	if i == 0 && told.Draft {
		y = p.Para(14, 6, width-28, n.s.label("told-draft"), kit.Style{Bold: true, Color: kit.Do}) + 6
	}
	return y + paintTold(p, told.Rows[i], y, width)
}

// paintTold sets one notification: who is told what about whom, its state at
// the right; beneath, how, and why or why not.
func paintTold(p *kit.Pen, t courtroom.ToldRow, y, width float32) float32 {
	strong, plain, small := kit.Style{Bold: true}, kit.Style{}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	state := joined(t.State, t.When)
	right := width - 14 - plain.Width(state)
	p.Mark(14, y+7, 16, mark(t.Mark))
	p.Text(right, y+4, state, plain)
	x := 38 + p.Text(38, y+4, t.Agency, strong) + 10
	h := y + 4
	what := joined(t.What, t.Defendant)
	if x+plain.Width(what) <= right-14 {
		p.Text(x, h, what, plain)
		h += plain.Height()
	} else {
		h += plain.Height()
		h += p.Para(38, h, width-52, what, plain)
	}
	h += p.Para(38, h, width-52, joined(t.How, t.Why), small) + 5
	p.Rule(38, h-1, width-38)
	return h - y
}

func (n *panels) paintFact(p *kit.Pen, i int, width float32, _ bool) float32 {
	if len(n.s.st.Facts) == 0 {
		return n.nothing(p, width, "no-file")
	}
	f, y := n.s.st.Facts[i], float32(3)
	if i == 0 || n.s.st.Facts[i-1].Group != f.Group {
		y = 10 + p.Para(14, 8, width-28, f.Group, kit.Style{Bold: true, Color: kit.Do})
	}
	label, small := kit.Style{Color: kit.Quiet}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	labels := min(width*0.3, 220)
	by := small.Width(f.By)
	values := width - labels - by - 52
	h := p.Para(14, y, labels-14, f.Label, label)
	h = max(h, p.Para(labels+14, y, values, f.Value, kit.Style{}))
	p.Right(width-14, y+1, f.By, small)
	return y + h + 3
}

func (n *panels) paintHappening(p *kit.Pen, i int, width float32, _ bool) float32 {
	if len(n.s.st.History) == 0 {
		return n.nothing(p, width, "no-history")
	}
	e, small := n.s.st.History[i], kit.Style{Size: kit.Small, Color: kit.Quiet}
	const times = 150
	p.Text(14, 4, e.When, kit.Style{Color: kit.Quiet})
	who := joined(e.Who, e.Where)
	h := 4 + p.Para(14+times, 4, width-times-28, e.What, kit.Style{})
	if e.Pending {
		p.Mark(14+times, h+2, 13, "held")
		who = joined(who, n.s.label("pending"))
		h += p.Para(34+times, h, width-times-48, who, small)
	} else {
		h += p.Para(14+times, h, width-times-28, who, small)
	}
	p.Rule(14+times, h+3, width-times-14)
	return h + 4
}

// paintDisputes sets the versions of a fact side by side: neither is lost.
func (n *panels) paintDisputes(p *kit.Pen, width float32) float32 {
	if len(n.s.st.Disputes) == 0 {
		return n.nothing(p, width, "no-disputes")
	}
	y := float32(8)
	for _, d := range n.s.st.Disputes {
		p.Mark(14, y+3, 16, "conflict")
		y += p.Para(38, y, width-52, d.Title, kit.Style{Bold: true})
		y += p.Para(38, y, width-52, d.Why, kit.Style{Color: kit.Quiet}) + 4
		y += paintSides(p, d.Sides, y, width) + 10
	}
	return y
}

func paintSides(p *kit.Pen, sides []courtroom.Side, y, width float32) float32 {
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	each := (width - 52) / float32(max(1, len(sides)))
	highest := float32(0)
	for i, s := range sides {
		x, h := 38+float32(i)*each, y+8
		h += p.Para(x+12, h, each-32, s.Value, kit.Style{Bold: true})
		h += p.Para(x+12, h, each-32, s.Who, small)
		highest = max(highest, h+8-y)
	}
	for i := range sides {
		p.Frame(38+float32(i)*each, y, each-8, highest, 1.5, kit.Bound)
	}
	return highest
}
