package courtroomview

import (
	"slices"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// header is the strip along the top: where, who sits, when, and whether the
// desk is live.
type header struct {
	s    *Screen
	pane *kit.Pane
}

func newHeader(s *Screen) *header {
	h := &header{s: s}
	h.pane = kit.NewPane(kit.Bar, h.paint)
	return h
}

func (h *header) render(changed bool) {
	if changed {
		h.pane.Refresh()
		h.s.content.Refresh()
	}
}

const headerHeight = 32

// paint sets where and when at the left and the connection at the right; in a
// narrow window the connection takes a line of its own.
func (h *header) paint(p *kit.Pen, width float32) float32 {
	head := h.s.st.Header
	strong, plain := kit.Style{Bold: true, Color: kit.OnBar}, kit.Style{Color: kit.OnBar}
	y := (headerHeight - plain.Height()) / 2
	height := float32(headerHeight)
	x := 14 + p.Text(14, y, head.Room, strong)
	for _, text := range []string{head.Bench, head.Date} {
		switch {
		case text == "":
			continue
		case x+42+plain.Width(text) > width:
			x, y, height = 14, y+headerHeight-4, height+headerHeight-4
		default:
			x += 28
			p.Box(x-15, y+5, 1, 12, kit.OnBar)
		}
		x += p.Text(x, y, text, plain)
	}
	if x+60+plain.Width(h.connection())+plain.Width(head.Clerk)+28 > width {
		height += headerHeight - 4
	}
	p.At(0, height-headerHeight, func() { h.paintRight(p, width-14, (headerHeight-plain.Height())/2, plain) })
	return height
}

func (h *header) connection() string {
	return joined(h.s.st.Status.Connection, h.s.st.Status.Waiting)
}

// paintRight sets the clerk and the connection from the right edge. Being
// offline is normal but must be seen: it has a ground of its own.
func (h *header) paintRight(p *kit.Pen, right, y float32, plain kit.Style) {
	right -= p.Right(right, y, h.s.st.Header.Clerk, plain) + 28
	st, text := h.s.st.Status, h.connection()
	switch {
	case text == "":
	case st.Online:
		right -= p.Right(right, y, text, plain)
		p.MarkIn(right-20, y+4, 14, mark(st.Mark), kit.OnBar)
	default:
		w := plain.Width(text)
		p.Round(right-w-34, 3, w+44, headerHeight-6, 3, kit.WarnBack)
		p.Right(right, y, text, kit.Style{})
		p.MarkIn(right-w-24, y+4, 15, mark(st.Mark), kit.Warn)
	}
}

// foot is the status and the bar of keys.
type foot struct {
	s            *Screen
	status, keys *kit.Pane
}

func newFoot(s *Screen) *foot {
	f := &foot{s: s}
	f.status = kit.NewPane(kit.Desk, f.paintStatus)
	f.keys = kit.NewPane(kit.Desk, f.paintKeys)
	return f
}

func (f *foot) render(old courtroom.State, all bool) {
	st := f.s.st
	if all || old.Notice != st.Notice || old.Status != st.Status {
		f.status.Refresh()
		f.s.content.Refresh()
	}
	if all || !slices.Equal(old.Keys, st.Keys) {
		f.keys.Refresh()
		f.s.content.Refresh()
	}
}

const statusHeight = 23

// paintStatus sets what was just done at the left, and where the desk stands at
// the right; on two lines where one is too narrow.
func (f *foot) paintStatus(p *kit.Pen, width float32) float32 {
	st, done := f.s.st, kit.Style{Bold: true}
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	where := joined(st.Status.Checkpoint, st.Status.Desk)
	p.Rule(0, 0, width)
	height := float32(statusHeight)
	if st.Notice != "" {
		p.Mark(14, 4, 15, "shared")
		h := p.Para(36, 0, width-50, st.Notice, done)
		if 36+done.Width(st.Notice)+28+small.Width(where) > width-14 {
			height += h
		}
	}
	p.Right(width-14, height-statusHeight+2, where, small)
	return height
}
