package courtroomview

import (
	"slices"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// logPane is the right column: the court log, newest last, and its entry line.
type logPane struct {
	s       *Screen
	rows    *kit.Rows
	offered *kit.Pane
	preview *kit.Pane
	entry   *kit.Entry
	framed  *kit.Framed
	content *fyne.Container
}

func newLog(s *Screen) *logPane {
	l := &logPane{s: s}
	l.rows = kit.NewRows(kit.RowSource{
		Count: func() int { return len(s.st.Log.Entries) },
		Row:   l.paintRow,
		Head:  l.paintHead,
	})
	l.rows.FollowEnd = true
	l.rows.OnChoose = s.hands.LogRow
	l.rows.OnKey = s.escapes
	l.offered = kit.NewPane(kit.Desk, l.paintOffered)
	l.preview = kit.NewPane(kit.Desk, l.paintPreview)
	l.entry = kit.NewEntry(s.hands.LogChanged)
	l.entry.SetPlaceHolder(s.label("log-hint"))
	l.entry.OnKey = l.key
	l.entry.OnShortcut = s.shortcut
	l.entry.WantsTab = func() bool { return len(s.st.Log.Choices) > 0 }
	l.framed = kit.NewFramed(l.entry)
	typed := kit.Inset(l.framed, 6, 2, 6, 6)
	l.content = kit.NewColumn(l.rows, l.rows, l.offered, l.preview, typed)
	return l
}

// key is what the log's entry line hands on.
func (l *logPane) key(name fyne.KeyName) bool {
	open := len(l.s.st.Log.Choices) > 0
	switch name {
	case fyne.KeyUp, fyne.KeyDown:
		l.s.walk(name, open, l.rows)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		l.rows.TypedKey(&fyne.KeyEvent{Name: name})
	case fyne.KeyTab:
		l.s.hands.Take()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.s.hands.LogEntered()
	default:
		return l.s.escapes(name)
	}
	return true
}

// walk moves in the completions where they are open, and in the rows if not.
func (s *Screen) walk(name fyne.KeyName, open bool, rows *kit.Rows) {
	switch {
	case !open:
		rows.TypedKey(&fyne.KeyEvent{Name: name})
	case name == fyne.KeyUp:
		s.hands.Choose(-1)
	default:
		s.hands.Choose(1)
	}
}

func (l *logPane) render(old courtroom.Log, all bool) {
	now := l.s.st.Log
	if all {
		l.entry.SetPlaceHolder(l.s.label("log-hint"))
	}
	if all || !slices.Equal(old.Entries, now.Entries) {
		l.rows.Update()
	}
	l.rows.Choose(now.Picked - 1)
	if old.Live != now.Live {
		l.rows.UpdateHead()
	}
	l.entry.SetRevision(now.Text, now.Rev)
	l.framed.SetFault(now.Refused != "")
	if old.RefusedRev != now.RefusedRev {
		l.entry.Offer()
	}
	if all || old.Preview != now.Preview || old.Refused != now.Refused || old.Correcting != now.Correcting || old.Aside != now.Aside ||
		old.Missed != now.Missed || old.Chosen != now.Chosen || !slices.Equal(old.Choices, now.Choices) {
		l.offered.Refresh()
		l.preview.Refresh()
		l.content.Refresh()
	}
}

func (l *logPane) paintHead(p *kit.Pen, width float32) float32 {
	small, plain := kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}, kit.Style{Size: kit.Small}
	live := l.s.st.Log.Live
	height := float32(columnHead)
	switch label := l.s.label("log"); {
	case live == "":
		p.Text(14, 6, label, small)
	case 14+small.Width(label)+40+plain.Width(live) <= width:
		p.Text(14, 6, label, small)
		p.Right(width-10, 6, live, plain)
	default:
		p.Mark(14, 9, 12, "live")
		height = max(height, p.Para(34, 6, width-44, live, plain)+10)
	}
	p.Rule(0, height-1, width)
	return height
}

const logText = 86

func (l *logPane) paintRow(p *kit.Pen, i int, width float32, _ bool) float32 {
	row := l.s.st.Log.Entries[i]
	time := kit.Style{Color: kit.Quiet}
	text := kit.Style{Strike: row.Struck}
	if row.Struck {
		text.Color = kit.Quiet
	}
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	room := width - logText - 14
	p.Text(14, 3, row.Time, time)
	y := 3 + p.Para(logText, 3, room, row.Text, text)
	y += p.Para(logText, y, room, row.Why, small)
	if i == 0 || l.s.st.Log.Entries[i-1].Who != row.Who {
		y += p.Para(logText, y, room, row.Who, small)
	}
	return y + l.paintPending(p, i, y, room) + 3
}

// paintPending marks what is not yet at the hub; the words stand once, at the
// first of several.
func (l *logPane) paintPending(p *kit.Pen, i int, y, room float32) float32 {
	rows := l.s.st.Log.Entries
	if !rows[i].Pending {
		return 0
	}
	if i > 0 && rows[i-1].Pending {
		p.Mark(1, 8, 11, "held")
		return 0
	}
	p.Mark(logText, y+3, 13, "held")
	return p.Para(logText+18, y, room-18, l.s.label("pending"), kit.Style{Size: kit.Small, Color: kit.Quiet})
}

const offeredAtMost = 7

func (l *logPane) paintOffered(p *kit.Pen, width float32) float32 {
	return paintChoices(p, l.s.st.Log.Choices, l.s.st.Log.Chosen, offeredAtMost, width)
}

// paintPreview shows the line that Enter would save, or why it was refused.
func (l *logPane) paintPreview(p *kit.Pen, width float32) float32 {
	log, y := l.s.st.Log, float32(6)
	p.Box(0, 0, width, 1, kit.Hair)
	if log.Correcting != "" {
		p.Mark(14, y+3, 15, "warning")
		y += p.Para(36, y, width-50, l.s.label("correcting")+": "+log.Correcting, kit.Style{Bold: true, Color: kit.Warn}) + 2
	}
	if log.Refused != "" {
		p.Mark(14, y+3, 16, "blocked")
		y += p.Para(38, y, width-52, log.Refused, kit.Style{Bold: true, Color: kit.Wrong}) + 2
	}
	if log.Missed != "" {
		p.Mark(14, y+3, 16, "warning")
		y += p.Para(38, y, width-52, log.Missed, kit.Style{Bold: true, Color: kit.Warn}) + 2
	}
	y += p.Para(14, y, width-28, log.Preview, kit.Style{})
	y += p.Para(14, y, width-28, log.Aside, kit.Style{Color: kit.Quiet})
	return y + 2
}

// paintChoices lists completions: the code, what it is, and a detail. The
// chosen one has a ground and a bar of its own.
func paintChoices(p *kit.Pen, choices []courtroom.Choice, chosen, most int, width float32) float32 {
	if len(choices) == 0 {
		return 0
	}
	codes := float32(0)
	from, to := windowed(len(choices), chosen, most)
	for _, c := range choices[from:to] {
		codes = max(codes, kit.Style{Bold: true}.Width(c.Code))
	}
	codes = min(codes, width*0.32)
	y := float32(4)
	for i := from; i < to; i++ {
		y += paintChoice(p, choices[i], i == chosen, y, codes, width)
	}
	return y + 2
}

func paintChoice(p *kit.Pen, c courtroom.Choice, chosen bool, y, codes, width float32) float32 {
	code, label, small := kit.Style{Bold: true}, kit.Style{}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	room := width - codes - 38
	h := max(float32(len(code.Wrap(c.Code, codes))), float32(len(label.Wrap(c.Label, room)))) * label.Height()
	last := label.Wrap(c.Label, room)
	beside := c.Detail != "" && label.Width(last[len(last)-1])+12+small.Width(c.Detail) <= room
	if c.Detail != "" && !beside {
		h += float32(len(small.Wrap(c.Detail, room))) * small.Height()
	}
	if chosen {
		p.Box(0, y, width, h+2, kit.Chosen)
		p.Box(0, y, 4, h+2, kit.Do)
	}
	p.Para(14, y+1, codes, c.Code, code)
	at := p.Para(codes+26, y+1, room, c.Label, label)
	if beside {
		p.Text(codes+26+label.Width(last[len(last)-1])+12, y+1+at-label.Height()+1, c.Detail, small)
	} else {
		p.Para(codes+26, y+1+at, room, c.Detail, small)
	}
	return h + 2
}
