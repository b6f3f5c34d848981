package kit

import (
	"image/color"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

type rowsRenderer struct {
	rows *Rows
	// the focus: yellow with a dark line inside it
	outer, inner *canvas.Rectangle
	size         fyne.Size // at which it was last laid out
}

func (r *rowsRenderer) Layout(size fyne.Size) {
	rows, top, atEnd := r.rows, float32(0), r.rows.follows()
	if rows.head != nil {
		top = rows.head.HeightFor(size.Width)
		rows.head.Resize(fyne.NewSize(size.Width, top))
	}
	if rows.width != size.Width {
		rows.width = size.Width
		rows.measure()
	}
	rows.scroll.Move(fyne.NewPos(0, top))
	rows.scroll.Resize(room(size.Width, size.Height-top))
	r.outer.Resize(size)
	r.inner.Move(fyne.NewPos(frame, frame))
	r.inner.Resize(room(size.Width-2*frame, size.Height-2*frame))
	if atEnd {
		rows.scroll.Refresh()
		rows.scroll.ScrollToBottom()
	}
	if size != r.size { // a redraw never moves what a person has scrolled to
		r.size = size
		rows.show(rows.chosen)
	}
	rows.body.Refresh()
}

func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 48) }

func (r *rowsRenderer) Refresh() {
	th := theme.Current()
	r.outer.StrokeColor, r.inner.StrokeColor = color.Transparent, color.Transparent
	if r.rows.focused {
		r.outer.StrokeColor, r.inner.StrokeColor = th.Color(Focus, 0), th.Color(FocusEdge, 0)
	}
	r.outer.Refresh()
	r.inner.Refresh()
	r.Layout(r.rows.Size())
}

func (r *rowsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.rows.scroll}
	if r.rows.head != nil {
		objects = append(objects, r.rows.head)
	}
	return append(objects, r.outer, r.inner)
}

func (r *rowsRenderer) Destroy() {}

// rowsBody is as high as all the rows and paints those in sight.
type rowsBody struct {
	widget.BaseWidget
	rows *Rows
	pen  Pen
}

// at is the row at a height, -1 for none.
func (b *rowsBody) at(y float32) int {
	i := sort.Search(len(b.rows.tops), func(i int) bool { return b.rows.tops[i] > y }) - 1
	if i >= len(b.rows.tops)-1 {
		return -1
	}
	return i
}

// Tapped implements fyne.Tappable. There is no double tap: to wait for one would
// make each tap late.
func (b *rowsBody) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.rows); c != nil {
		c.Focus(b.rows)
	}
	b.rows.tap(b.at(e.Position.Y))
}

// CreateRenderer implements fyne.Widget.
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer { return &rowsBodyRenderer{body: b} }

type rowsBodyRenderer struct {
	body    *rowsBody
	objects []fyne.CanvasObject
}

func (r *rowsBodyRenderer) Layout(size fyne.Size) {
	rows, pen := r.body.rows, &r.body.pen
	from := rows.scroll.Offset.Y
	to := from + rows.scroll.Size().Height
	pen.begin()
	first := max(0, r.body.at(from))
	if rows.FollowEnd && first+1 < len(rows.tops) && rows.tops[first] < from-0.5 {
		first++
	}
	i := first
	for ; r.whole(i, from, to); i++ {
		chosen := i == rows.chosen
		pen.At(0, rows.tops[i], func() {
			if chosen {
				pen.Box(0, 0, rows.width, rows.tops[i+1]-rows.tops[i], Chosen)
				pen.Box(0, 0, 4, rows.tops[i+1]-rows.tops[i], Do)
			}
			rows.source.Row(pen, i, rows.width, chosen)
		})
	}
	r.more(pen, i, to)
	r.objects = pen.objects()
}

// more counts, in the room that the first row left out would have begun in,
// the rows that are below the foot: an empty gap looks like the end.
func (r *rowsBodyRenderer) more(pen *Pen, i int, to float32) {
	rows, style := r.body.rows, Style{Size: Small, Color: Quiet}
	left := rows.source.Count() - i
	if rows.FollowEnd || left <= 0 || i >= len(rows.tops) || to-rows.tops[i] < style.Height() {
		return
	}
	pen.Right(rows.width-22, to-style.Height()-1, "▾ "+strconv.Itoa(left), style)
}

// whole says whether row i is to be painted: a row cut by the foot of the list
// is left out, unless it is higher than the list.
func (r *rowsBodyRenderer) whole(i int, from, to float32) bool {
	rows := r.body.rows
	if i+1 >= len(rows.tops) || i >= rows.source.Count() || rows.tops[i] >= to {
		return false
	}
	return rows.tops[i+1] <= to+0.5 || rows.tops[i] <= from+0.5 || rows.tops[i+1]-rows.tops[i] > (to-from)/2
}

func (r *rowsBodyRenderer) Refresh() {
	r.Layout(r.body.Size())
	canvas.Refresh(r.body)
}

func (r *rowsBodyRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, r.body.rows.height()) }
func (r *rowsBodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rowsBodyRenderer) Destroy()                     {}
