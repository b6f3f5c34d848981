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
	}
}

const headerHeight = 32

func (h *header) paint(p *kit.Pen, width float32) float32 {
	strong := kit.Style{Bold: true, Color: kit.OnBar}
	plain := kit.Style{Color: kit.OnBar}
	y := (headerHeight - plain.Height()) / 2
	x := 14 + p.Text(14, y, h.s.st.Header.Room, strong)
	for _, text := range []string{h.s.st.Header.Bench, h.s.st.Header.Date} {
		if text != "" {
			x += 28
			p.Box(x-15, 11, 1, headerHeight-22, kit.OnBar)
			x += p.Text(x, y, text, plain)
		}
	}
	h.paintRight(p, width-14, y, plain)
	return headerHeight
}

// paintRight sets the clerk and the connection from the right edge.
func (h *header) paintRight(p *kit.Pen, right, y float32, plain kit.Style) {
	right -= p.Right(right, y, h.s.st.Header.Clerk, plain)
	st := h.s.st.Status
	text := st.Connection
	if st.Waiting != "" {
		text += " · " + st.Waiting
	}
	if text == "" {
		return
	}
	right -= 28
	if st.Online {
		right -= p.Right(right, y, text, plain)
		p.MarkIn(right-20, y+4, 14, mark(st.Mark), kit.OnBar)
		return
	}
	w := plain.Width(text)
	p.Round(right-w-34, 4, w+44, headerHeight-8, 3, kit.WarnBack)
	p.Right(right, y, text, kit.Style{Bold: false, Color: kit.Ink})
	p.MarkIn(right-w-24, y+4, 15, mark(st.Mark), kit.Warn)
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
	}
	if all || !slices.Equal(old.Keys, st.Keys) {
		f.keys.Refresh()
		f.s.content.Refresh()
	}
}

const statusHeight = 23

func (f *foot) paintStatus(p *kit.Pen, width float32) float32 {
	st := f.s.st
	p.Rule(0, 0, width)
	if st.Notice != "" {
		p.Mark(14, 4, 15, "shared")
		p.Text(36, 0, st.Notice, kit.Style{Bold: true})
	}
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	right := width - 14
	for _, text := range []string{st.Status.Desk, st.Status.Checkpoint} {
		if text != "" {
			right -= p.Right(right, 2, text, small) + 24
		}
	}
	return statusHeight
}
