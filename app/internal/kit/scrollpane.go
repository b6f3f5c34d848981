package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ScrollPane is something that flows, in a view that scrolls when it is higher
// than its place.
type ScrollPane struct {
	widget.BaseWidget
	content fyne.CanvasObject
	hold    *fyne.Container
	scroll  *container.Scroll
	width   float32
}

// NewScrollPane lets content scroll.
func NewScrollPane(content fyne.CanvasObject) *ScrollPane {
	s := &ScrollPane{content: content}
	s.ExtendBaseWidget(s)
	s.hold = container.New(flowHold{s}, content)
	s.scroll = container.NewVScroll(s.hold)
	return s
}

// ToTop goes back to the beginning.
func (s *ScrollPane) ToTop() { s.scroll.ScrollToTop() }

// ShowPart scrolls so that the part from y, height high, is in sight.
func (s *ScrollPane) ShowPart(y, height float32) {
	offset, sight := s.scroll.Offset.Y, s.scroll.Size().Height
	switch {
	case y < offset:
		s.scroll.ScrollToOffset(fyne.NewPos(0, y))
	case y+height > offset+sight:
		s.scroll.ScrollToOffset(fyne.NewPos(0, y+height-sight))
	}
}

// By scrolls by a part of the height in sight.
func (s *ScrollPane) By(part float32) {
	y := s.scroll.Offset.Y + part*s.scroll.Size().Height
	room := s.hold.MinSize().Height - s.scroll.Size().Height
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, room))))
}

// HeightFor implements Flowing: all of the content, when there is room for it.
func (s *ScrollPane) HeightFor(width float32) float32 { return HeightOf(s.content, width) }

type flowHold struct{ s *ScrollPane }

func (f flowHold) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (f flowHold) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, HeightOf(f.s.content, f.s.width))
}

// CreateRenderer implements fyne.Widget.
func (s *ScrollPane) CreateRenderer() fyne.WidgetRenderer { return scrollPaneRenderer{s} }

type scrollPaneRenderer struct{ s *ScrollPane }

func (r scrollPaneRenderer) Layout(size fyne.Size) {
	r.s.width = size.Width
	r.s.scroll.Resize(size)
	r.s.scroll.Refresh()
}

func (r scrollPaneRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 40) }

func (r scrollPaneRenderer) Refresh() {
	r.s.scroll.Refresh()
	r.s.content.Refresh()
	canvas.Refresh(r.s)
}

func (r scrollPaneRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.scroll}
}
func (r scrollPaneRenderer) Destroy() {}
