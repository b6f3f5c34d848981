package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Split shares its room between two objects, with an edge between them that
// can be moved. The edge is a hairline, where the toolkit's own is a bar.
type Split struct {
	widget.BaseWidget
	// Share is the first object's part of the room, from 0 to 1.
	Share float64
	// LeastFirst and LeastSecond are pixels that each keeps while there is room;
	// the second before the first.
	LeastFirst, LeastSecond float32
	// OnMoved hears that a person has let go of the edge.
	OnMoved func()

	first    fyne.CanvasObject
	second   fyne.CanvasObject
	vertical bool // one above the other
	edge     *splitEdge
}

// NewSplit sets two objects side by side or, with vertical, one above the other.
func NewSplit(vertical bool, first, second fyne.CanvasObject, share float64) *Split {
	s := &Split{Share: share, first: first, second: second, vertical: vertical}
	s.ExtendBaseWidget(s)
	s.edge = &splitEdge{split: s}
	s.edge.ExtendBaseWidget(s.edge)
	return s
}

// SetShare moves the edge.
func (s *Split) SetShare(share float64) {
	s.Share = min(max(share, 0.05), 0.95)
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return splitRenderer{s} }

type splitRenderer struct{ s *Split }

// grip is how wide the edge is for the mouse; a pixel of it is seen.
const grip = 7

func (r splitRenderer) Layout(size fyne.Size) {
	s := r.s
	place := func(o fyne.CanvasObject, from, long float32) {
		if s.vertical {
			o.Move(fyne.NewPos(0, from))
			o.Resize(fyne.NewSize(size.Width, long))
			return
		}
		o.Move(fyne.NewPos(from, 0))
		o.Resize(fyne.NewSize(long, size.Height))
	}
	long := size.Width
	if s.vertical {
		long = size.Height
	}
	at := max(0, min(max(long*float32(s.Share), s.LeastFirst), long-s.LeastSecond))
	at = float32(int(at))
	place(s.first, 0, at)
	place(s.second, at+1, max(0, long-at-1))
	place(s.edge, at-grip/2, grip)
}

func (r splitRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, 100)
}

func (r splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r splitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.first, r.s.second, r.s.edge}
}
func (r splitRenderer) Destroy() {}

// splitEdge is what the mouse takes hold of.
type splitEdge struct {
	widget.BaseWidget
	split *Split
}

// Cursor implements desktop.Cursorable.
func (e *splitEdge) Cursor() desktop.Cursor {
	if e.split.vertical {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// Dragged implements fyne.Draggable.
func (e *splitEdge) Dragged(d *fyne.DragEvent) {
	size := e.split.Size()
	if e.split.vertical {
		e.split.SetShare(e.split.Share + float64(d.Dragged.DY/size.Height))
		return
	}
	e.split.SetShare(e.split.Share + float64(d.Dragged.DX/size.Width))
}

// DragEnd implements fyne.Draggable.
func (e *splitEdge) DragEnd() {
	if e.split.OnMoved != nil {
		e.split.OnMoved()
	}
}

// CreateRenderer implements fyne.Widget.
func (e *splitEdge) CreateRenderer() fyne.WidgetRenderer {
	return &splitEdgeRenderer{edge: e, line: canvas.NewRectangle(theme.Current().Color(Hair, 0))}
}

type splitEdgeRenderer struct {
	edge *splitEdge
	line *canvas.Rectangle
}

func (r *splitEdgeRenderer) Layout(size fyne.Size) {
	r.line.FillColor = theme.Current().Color(Hair, 0)
	if r.edge.split.vertical {
		r.line.Move(fyne.NewPos(0, grip/2))
		r.line.Resize(fyne.NewSize(size.Width, 1))
		return
	}
	r.line.Move(fyne.NewPos(grip/2, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
}

func (r *splitEdgeRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(grip) }

func (r *splitEdgeRenderer) Refresh() {
	r.Layout(r.edge.Size())
	canvas.Refresh(r.edge)
}

func (r *splitEdgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *splitEdgeRenderer) Destroy()                     {}
