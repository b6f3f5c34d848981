package courtroomview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// middle is the case: its head, the grid, the line, and the panels.
type middle struct {
	s       *Screen
	head    *kit.Pane
	grid    *grid
	line    *line
	tabs    *kit.Pane
	panels  *panels
	empty   *kit.Pane
	below   *fyne.Container // what stands under the grid
	split   *kit.Split
	tall    bool             // a panel that wants more room than Results is open
	edges   map[bool]float64 // where the edge stands, by tall
	content *fyne.Container
}

func newMiddle(s *Screen) *middle {
	m := &middle{s: s, grid: newGrid(s), line: newLine(s)}
	m.panels = newPanels(s, m.line)
	m.head = kit.NewPane(kit.Paper, m.paintHead)
	m.tabs = kit.NewPane(kit.Desk, m.paintTabs)
	m.empty = kit.NewPane(kit.Paper, m.paintEmpty)
	m.below = kit.NewColumn(m.panels.stack, m.line.targets, m.line.typed, m.tabs, m.panels.stack)
	m.edges = map[bool]float64{false: 0.527, true: 0.3}
	m.split = kit.NewSplit(true, m.grid.rows, m.below, m.edges[false])
	m.split.LeastFirst, m.split.LeastSecond = 60, 120
	m.content = container.NewStack(kit.NewColumn(m.split, m.head, m.split), m.empty)
	return m
}

func (m *middle) render(old courtroom.State, all bool) {
	now := m.s.st
	if all || old.Case.Open != now.Case.Open {
		show(m.empty, !now.Case.Open)
		m.empty.Refresh()
	}
	if all || !sameHead(old.Case, now.Case) {
		m.head.Refresh()
		m.content.Refresh()
	}
	if all || old.Panel != now.Panel || !same(old.Panels, now.Panels) {
		m.tabs.Refresh()
		m.below.Refresh()
		m.makeRoom(now.Panel != courtroom.PanelResults)
	}
	m.grid.render(old.Case, all)
	m.line.render(old.Line, all)
	m.panels.render(old, all)
}

func (m *middle) keepEdge() { m.edges[m.tall] = m.split.Share }

// makeRoom moves the edge under the grid to where the clerk last left it for
// this kind of panel: an order's page wants more room than a line's read-back.
func (m *middle) makeRoom(tall bool) {
	if tall != m.tall {
		m.keepEdge()
		m.tall = tall
		m.split.SetShare(m.edges[tall])
	}
}

func sameHead(a, b courtroom.Case) bool {
	return a.Reference == b.Reference && a.Title == b.Title && a.Type == b.Type && same(a.Badges, b.Badges)
}

// paintHead sets the case's name as the largest thing on the window, and
// beneath it the few facts that must not be missed.
func (m *middle) paintHead(p *kit.Pen, width float32) float32 {
	c := m.s.st.Case
	name := kit.Style{Size: kit.Large, Bold: true}
	quiet := kit.Style{Color: kit.Quiet}
	y := float32(5)
	ref, kind := quiet.Width(c.Reference)+12, quiet.Width(c.Type)+24
	if narrow := width < 600; narrow {
		p.Right(width-14, y, c.Type, quiet)
		p.Text(14, y, c.Reference, quiet)
		y += quiet.Height()
		y += p.Para(14, y, width-28, c.Title, name) + 3
	} else {
		p.Right(width-14, y+3, c.Type, quiet)
		p.Text(14, y+3, c.Reference, quiet)
		y += p.Para(14+ref, y, width-28-ref-kind, c.Title, name) + 3
	}
	if len(c.Badges) > 0 {
		y += m.paintBadges(p, 14, y, width-14) + 5
	}
	p.Rule(0, y, width)
	return y + 1
}

const badgeHeight = 24

func (m *middle) paintBadges(p *kit.Pen, left, y, right float32) float32 {
	x, top := left, y
	for _, b := range m.s.st.Case.Badges {
		style := kit.Style{Bold: true}
		style.Bold = b.Mark != courtroom.MarkNone
		w := style.Width(b.Text) + 18
		if style.Bold {
			w += 22
		}
		w = min(w, right-left)
		if x+w > right && x > left {
			x, y = left, y+badgeHeight+3
		}
		h := m.paintBadge(p, x, y, w, b)
		if h > badgeHeight {
			y += h - badgeHeight
		}
		x += w + 8
	}
	return y + badgeHeight - top
}

func (m *middle) paintBadge(p *kit.Pen, x, y, w float32, b courtroom.Badge) float32 {
	ground, indent := kit.Band, float32(9)
	switch b.Mark {
	case courtroom.MarkWarning:
		ground = kit.WarnBack
	case courtroom.MarkBlocked:
		ground = kit.WrongBack
	default:
	}
	if b.Mark != courtroom.MarkNone {
		indent = 30
	}
	style := kit.Style{Bold: b.Mark != courtroom.MarkNone}
	lines := style.Wrap(b.Text, w-indent-8)
	h := badgeHeight + float32(len(lines)-1)*style.Height()
	p.Round(x, y, w, h, 3, ground)
	if b.Mark != courtroom.MarkNone {
		p.Frame(x, y, w, h, 1, kit.MarkColour(mark(b.Mark)))
		p.Mark(x+8, y+4, 16, mark(b.Mark))
	}
	p.Para(x+indent, y+(badgeHeight-style.Height())/2, w-indent-8, b.Text, style)
	return h
}

func (m *middle) paintEmpty(p *kit.Pen, width float32) float32 {
	title, quiet := kit.Style{Size: kit.Large, Bold: true}, kit.Style{Color: kit.Quiet}
	t, hint := m.s.label("empty"), m.s.label("empty-hint")
	p.Text((width-title.Width(t))/2, 210, t, title)
	p.Text((width-quiet.Width(hint))/2, 242, hint, quiet)
	return 280
}

const tabHeight = 28

// paintTabs shows the panels' handles. The open one joins its panel.
func (m *middle) paintTabs(p *kit.Pen, width float32) float32 {
	p.Rule(0, 0, width)
	x, y := float32(6), float32(0)
	for _, t := range m.s.st.Panels {
		w := tabWidth(t)
		if x+w > width && x > 6 {
			x, y = 6, y+tabHeight
		}
		p.At(x, y, func() {
			m.paintTab(p, t)
			p.Hit(0, 0, w, tabHeight, func() { m.s.hands.Panel(t.ID) })
		})
		x += w
	}
	p.Rule(0, y+tabHeight-1, width)
	return y + tabHeight
}

func (m *middle) paintTab(p *kit.Pen, t courtroom.Tab) {
	open := t.ID == m.s.st.Panel
	label := kit.Style{Bold: true}
	w := tabWidth(t)
	ink := kit.Quiet
	if open {
		ink = kit.Ink
		p.Box(0, 0, w, tabHeight, kit.Paper)
		p.Box(0, 0, w, 3, kit.Do)
	}
	at := float32(10)
	if t.Mark != courtroom.MarkNone {
		p.Mark(at, 7, 15, mark(t.Mark))
		at += 20
	}
	at += p.Text(at, 3, t.Label, label.In(ink)) + 6
	if t.Count > 0 {
		at += p.Text(at, 3, count(t.Count), kit.Style{Color: ink}) + 6
	}
	paintCap(p, at, 5, tabHeight-10, bare(t.Key), ink)
}
