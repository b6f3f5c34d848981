package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Paint draws something of the given width and returns its height. It is run
// with a dry pen to measure, and must then return the same height.
type Paint func(p *Pen, width float32) (height float32)

// Pane is a painted part of the window. It takes no focus: what a person
// operates from the keyboard is an Entry, Rows, Options or a Button.
type Pane struct {
	widget.BaseWidget
	paint Paint
	fill  fyne.ThemeColorName
	min   fyne.Size
	pen   Pen
	dry   Pen
}

// NewPane returns a pane over a background token ("" for none).
func NewPane(fill fyne.ThemeColorName, paint Paint) *Pane {
	p := &Pane{paint: paint, fill: fill, dry: Pen{dry: true}}
	p.ExtendBaseWidget(p)
	return p
}

// SetMin sets the least size that the pane takes in a layout that asks.
func (p *Pane) SetMin(s fyne.Size) { p.min = s }

// Measure is the height that paint takes at a width.
func Measure(paint Paint, width float32) float32 {
	pen := &Pen{dry: true}
	pen.begin()
	return paint(pen, width)
}

// HeightFor is the height that the pane needs at a width.
func (p *Pane) HeightFor(width float32) float32 {
	p.dry.begin()
	return p.paint(&p.dry, width)
}

// Tapped implements fyne.Tappable: see Pen.Hit.
func (p *Pane) Tapped(e *fyne.PointEvent) { p.pen.tapped(e.Position) }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{pane: p} }

type paneRenderer struct {
	pane    *Pane
	objects []fyne.CanvasObject
}

func (r *paneRenderer) Layout(size fyne.Size) {
	pen := &r.pane.pen
	pen.begin()
	if r.pane.fill != "" {
		pen.Box(0, 0, size.Width, size.Height, r.pane.fill)
	}
	r.pane.paint(pen, size.Width)
	r.objects = pen.objects()
}

func (r *paneRenderer) Refresh() {
	r.Layout(r.pane.Size())
	canvas.Refresh(r.pane)
}

func (r *paneRenderer) MinSize() fyne.Size           { return r.pane.min }
func (r *paneRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paneRenderer) Destroy()                     {}
