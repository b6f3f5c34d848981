package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sheet stands over the window while one thing is asked. The keyboard stays in
// it, because it is the canvas's own overlay, and goes back where it was after.
type Sheet struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
	outside func()
	over    fyne.Canvas
}

// NewSheet returns a sheet of the given width; outside is a tap beside it.
func NewSheet(content fyne.CanvasObject, width float32, outside func()) *Sheet {
	s := &Sheet{content: content, width: width, outside: outside}
	s.ExtendBaseWidget(s)
	return s
}

// Open puts the sheet over a canvas and gives focus the keyboard.
func (s *Sheet) Open(over fyne.Canvas, focus fyne.Focusable) {
	if s.over != nil || over == nil {
		return
	}
	s.over = over
	over.Overlays().Add(s)
	s.Resize(over.Size())
	if focus != nil {
		over.Focus(focus)
	}
}

// Close takes the sheet away.
func (s *Sheet) Close() {
	if s.over != nil {
		s.over.Overlays().Remove(s)
		s.over = nil
	}
}

// Shown says whether the sheet stands over the window.
func (s *Sheet) Shown() bool { return s.over != nil }

// Tapped implements fyne.Tappable.
func (s *Sheet) Tapped(e *fyne.PointEvent) {
	inside := e.Position.Subtract(s.content.Position())
	size := s.content.Size()
	if s.outside != nil && (inside.X < 0 || inside.Y < 0 || inside.X > size.Width || inside.Y > size.Height) {
		s.outside()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	return &sheetRenderer{s, &canvas.Rectangle{}, &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 2}}
}

type sheetRenderer struct {
	sheet      *Sheet
	veil, card *canvas.Rectangle
}

const sheetMargin = 20

func (r *sheetRenderer) Layout(size fyne.Size) {
	th := theme.Current()
	r.veil.FillColor = th.Color(Veil, 0)
	r.card.FillColor, r.card.StrokeColor = th.Color(Paper, 0), th.Color(Bound, 0)
	r.veil.Resize(size)
	most := room(size.Width-4*sheetMargin, size.Height-4*sheetMargin)
	width := min(r.sheet.width, most.Width)
	height := min(HeightOf(r.sheet.content, width), most.Height)
	x, y := (size.Width-width)/2, max((size.Height-height)*0.4, 2*sheetMargin)
	r.sheet.content.Move(fyne.NewPos(x, y))
	r.sheet.content.Resize(fyne.NewSize(width, height))
	r.card.Move(fyne.NewPos(x-sheetMargin, y-sheetMargin))
	r.card.Resize(fyne.NewSize(width+2*sheetMargin, height+2*sheetMargin))
}

func (r *sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

func (r *sheetRenderer) Refresh() {
	r.Layout(r.sheet.Size())
	canvas.Refresh(r.sheet)
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.card, r.sheet.content}
}
func (r *sheetRenderer) Destroy() {}
