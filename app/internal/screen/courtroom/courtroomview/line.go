package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// line is where results are typed: what they are for, the words, and in the
// Results panel what the words mean and what the checks say.
type line struct {
	s       *Screen
	targets *kit.Pane
	entry   *kit.Entry
	framed  *kit.Framed
	typed   *fyne.Container
	read    *kit.Pane
	panel   *kit.ScrollPane
}

func newLine(s *Screen) *line {
	l := &line{s: s}
	l.targets = kit.NewPane(kit.Paper, l.paintTargets)
	l.entry = kit.NewEntry(s.hands.LineChanged)
	l.entry.SetPlaceHolder(s.label("line-hint"))
	l.entry.OnKey = l.key
	l.entry.OnShortcut = s.shortcut
	l.entry.WantsTab = func() bool { return len(s.st.Line.Choices) > 0 }
	l.framed = kit.NewFramed(l.entry)
	l.typed = kit.Inset(l.framed, 8, 0, 8, 3)
	l.read = kit.NewPane("", l.paintRead)
	l.panel = kit.NewScrollPane(l.read)
	return l
}

func (l *line) key(name fyne.KeyName) bool {
	open := len(l.s.st.Line.Choices) > 0
	switch name {
	case fyne.KeyUp, fyne.KeyDown:
		l.s.walk(name, open, l.s.middle.grid.rows)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		l.s.middle.panels.page(name)
	case fyne.KeyTab:
		l.s.hands.Take()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.s.hands.LineEntered()
	default:
		return l.s.escapes(name)
	}
	return true
}

func (l *line) render(old courtroom.Line, all bool) {
	now := l.s.st.Line
	l.entry.SetRevision(now.Text, now.Rev)
	if old.RefusedRev != now.RefusedRev {
		l.entry.Offer()
	}
	if all {
		l.entry.SetPlaceHolder(l.s.label("line-hint"))
	}
	if all || !same(old, now) {
		l.targets.Refresh()
		l.panel.Refresh()
		l.framed.SetFault(len(now.Faults) > 0)
	}
}

const targetsHeight = 24

// paintTargets says what the line is for, and whether Enter records.
func (l *line) paintTargets(p *kit.Pen, width float32) float32 {
	line := l.s.st.Line
	strong := kit.Style{Bold: true, Color: kit.Do}
	right := width - 14
	if line.Checks != "" {
		checks := kit.Style{}
		if line.Blocked {
			checks = kit.Style{Bold: true, Color: kit.Wrong}
		}
		right -= p.Right(right, 2, line.Checks, checks) + 18
	}
	if line.Ready {
		right -= p.Right(right, 2, l.s.label("ready"), kit.Style{Bold: true, Color: kit.Good}) + 6
		p.Mark(right-16, 6, 15, "shared")
	}
	h := p.Para(14, 2, right-40, line.Targets, strong)
	x := 14 + strong.Width(line.Targets) + 12
	if about := l.about(); x+(kit.Style{}).Width(about) < right-24 {
		p.Text(x, 2, about, kit.Style{Color: kit.Quiet})
	}
	return max(targetsHeight, h+2)
}

// about is what the grid has no room for, of the chosen offence, until a
// result is typed, which may be for others.
func (l *line) about() string {
	c := l.s.st.Case
	if l.entry.Text != "" || c.Selected < 0 || c.Selected >= len(c.Rows) || c.Rows[c.Selected].Defendant {
		return ""
	}
	return joined(c.Rows[c.Selected].Sub, c.Rows[c.Selected].Mode)
}

// paintRead sets the read-back beside the completions, and beneath both what
// the checks found. While nothing is typed that stands first, above what is
// recorded, which may be long.
func (l *line) paintRead(p *kit.Pen, width float32) float32 {
	line := l.s.st.Line
	if l.nothingTyped() {
		y := paintFindings(p, line.Findings, 0, width)
		p.At(0, y, func() { y += l.paintSays(p, width) })
		return y + 2
	}
	left := width
	if len(line.Choices) > 0 {
		left = width * 0.56
	}
	y := l.paintSays(p, left)
	if len(line.Choices) > 0 {
		var h float32
		p.At(left, 0, func() { h = paintChoices(p, line.Choices, line.Chosen, l.offered(width-left), width-left) })
		p.Box(left-1, 6, 1, max(h, y)-8, kit.Hair)
		y = max(y, h)
	}
	return paintFindings(p, line.Findings, y, width) + 2
}

func (l *line) nothingTyped() bool { return l.entry.Text == "" && len(l.s.st.Line.Says) == 0 }

// paintFindings sets what the checks found from y down, and returns where it ends.
func paintFindings(p *kit.Pen, found []courtroom.FindingRow, y, width float32) float32 {
	for _, f := range found {
		y += paintFinding(p, f, y, width)
	}
	return y
}

// offered is how many completions there is room for without scrolling.
func (l *line) offered(width float32) int {
	const least, most = 3, 7
	line := l.s.st.Line
	for n := most; n > least; n-- {
		height := kit.Measure(func(p *kit.Pen, w float32) float32 {
			return paintChoices(p, line.Choices, line.Chosen, n, w)
		}, width)
		if height+2 <= l.panel.Size().Height {
			return n
		}
	}
	return least
}

func (l *line) paintSays(p *kit.Pen, width float32) float32 {
	line, y := l.s.st.Line, float32(6)
	room := width - 28
	says := line.Says
	if line.Instead != "" {
		p.Mark(14, y+3, 15, "warning")
		y += p.Para(36, y, room-22, line.Instead, kit.Style{Bold: true, Color: kit.Warn}) + 4
	}
	if line.Headline != courtroom.LoudNone {
		x := 14 + p.Loud(14, y, string(line.Headline), l.s.loud(line.Headline)) + 12
		if len(says) > 0 && x+(kit.Style{}).Width(says[0]) <= width-14 {
			p.Text(x, y+2, says[0], kit.Style{})
			says = says[1:]
		}
		y += 30
	}
	for _, s := range says {
		y += p.Para(14, y, room, s, kit.Style{}) + 1
	}
	if len(line.Missing) > 0 {
		p.Mark(14, y+4, 15, "waiting")
		y += p.Para(36, y, room-22, l.s.label("missing")+": "+strings.Join(line.Missing, ", "), kit.Style{Bold: true}) + 2
	}
	for _, f := range line.Faults {
		p.Mark(14, y+3, 16, "blocked")
		y += p.Para(36, y, room-22, f.Text, kit.Style{Bold: true, Color: kit.Wrong}) + 2
	}
	if line.Missed != "" {
		p.Mark(14, y+3, 16, "warning")
		y += p.Para(36, y, room-22, line.Missed, kit.Style{Bold: true, Color: kit.Warn}) + 2
	}
	if line.Aside != "" {
		y += p.Para(14, y, room, line.Aside, kit.Style{Color: kit.Quiet}) + 2
	}
	if l.nothingTyped() {
		y += l.paintRecorded(p, y, width)
	}
	return y + 3
}

// paintRecorded shows what is recorded today while nothing is being typed.
func (l *line) paintRecorded(p *kit.Pen, top, width float32) float32 {
	quiet := kit.Style{Color: kit.Quiet}
	if len(l.s.st.Results) == 0 {
		return p.Para(14, top, width-28, l.s.label("typed-nothing"), quiet)
	}
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	y := top
	for _, r := range l.s.st.Results {
		p.LoudMark(14, y+3, 16, string(r.Loud))
		y += p.Para(38, y, width-52, r.On, kit.Style{Bold: true})
		y += p.Para(38, y, width-52, r.Text, kit.Style{})
		by := r.By
		if r.Draft {
			by = joined(by, l.s.label("draft"))
		}
		y += p.Para(38, y, width-52, by, small) + 6
	}
	return y - top
}

// paintFinding sets one finding: its mark, its rule, what is wrong, and where
// the law says so.
func paintFinding(p *kit.Pen, f courtroom.FindingRow, y, width float32) float32 {
	ink := kit.MarkColour(mark(f.Mark))
	rule, text, small := kit.Style{Bold: true, Color: ink}, kit.Style{}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	p.Rule(14, y, width-28)
	p.Mark(14, y+4, 16, mark(f.Mark))
	x := 38 + p.Text(38, y+1, f.Rule, rule) + 12
	room := width - x - 14
	lines := text.Wrap(f.Text, room)
	h := p.Para(x, y+1, room, f.Text, text)
	last := text.Width(lines[len(lines)-1])
	if last+14+small.Width(f.Provision) <= room {
		p.Right(width-14, y+1+h-text.Height()+1, f.Provision, small)
	} else {
		h += p.Para(x, y+1+h, room, f.Provision, small)
	}
	return h + 2
}
