package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Framed draws the focus around an entry: yellow with a dark edge, which is
// seen on any ground.
type Framed struct {
	widget.BaseWidget
	entry   *Entry
	focused bool
	faulty  bool
}

// NewFramed frames an entry and takes its OnFocus.
func NewFramed(e *Entry) *Framed {
	f := &Framed{entry: e}
	f.ExtendBaseWidget(f)
	then := e.OnFocus
	e.OnFocus = func(on bool) {
		f.focused = on
		f.Refresh()
		if then != nil {
			then(on)
		}
	}
	return f
}

// SetFault colours the edge when what is typed cannot stand.
func (f *Framed) SetFault(faulty bool) {
	if f.faulty != faulty {
		f.faulty = faulty
		f.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Framed) CreateRenderer() fyne.WidgetRenderer {
	r := &framedRenderer{f: f, outer: &canvas.Rectangle{StrokeWidth: 3, CornerRadius: 4}, edge: &canvas.Rectangle{StrokeWidth: 2, CornerRadius: 2}}
	r.Refresh()
	return r
}

type framedRenderer struct {
	f           *Framed
	outer, edge *canvas.Rectangle
}

const frame = 3

func (r *framedRenderer) Layout(s fyne.Size) {
	r.outer.Resize(s)
	inner := room(s.Width-2*frame, s.Height-2*frame)
	for _, o := range []fyne.CanvasObject{r.f.entry, r.edge} {
		o.Resize(inner)
		o.Move(fyne.NewPos(frame, frame))
	}
}

func (r *framedRenderer) MinSize() fyne.Size {
	return r.f.entry.MinSize().AddWidthHeight(2*frame, 2*frame)
}

func (r *framedRenderer) Refresh() {
	th, v := theme.Current(), fyne.CurrentApp().Settings().ThemeVariant()
	r.outer.StrokeColor, r.edge.StrokeColor = color.Transparent, color.Transparent
	if r.f.faulty {
		r.edge.StrokeColor = th.Color(Wrong, v)
	}
	if r.f.focused {
		r.outer.StrokeColor, r.edge.StrokeColor = th.Color(Focus, v), th.Color(FocusEdge, v)
	}
	r.outer.Refresh()
	r.edge.Refresh()
}

func (r *framedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.outer, r.f.entry, r.edge}
}
func (r *framedRenderer) Destroy() {}
