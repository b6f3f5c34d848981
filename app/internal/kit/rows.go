package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// RowSource is what Rows shows. Row paints row i with the pen at the row's top
// left corner and returns the height taken: with a dry pen it measures.
type RowSource struct {
	Count func() int
	Row   func(p *Pen, i int, width float32, chosen bool) (height float32)
	// Can says whether a row can be chosen; nil: every row.
	Can func(i int) bool
	// Head paints the column heads; nil for none.
	Head Paint
}

// Rows is a list of rows of any height that the keyboard walks: Up, Down,
// PgUp, PgDn, Home, End and Enter. Only the rows in sight are painted.
type Rows struct {
	widget.BaseWidget
	// OnChoose hears that a person moved to a row; OnEnter, that they pressed
	// Enter on it.
	OnChoose, OnEnter func(i int)
	// OnTap, if set, hears a tap on a row instead of OnChoose.
	OnTap func(i int)
	// OnRune hears letters typed on a row. OnKey is asked first about keys.
	OnRune func(r rune)
	OnKey  func(fyne.KeyName) bool
	// FollowEnd keeps the last row in sight as rows are added.
	FollowEnd bool

	source  RowSource
	chosen  int
	tops    []float32 // top of each row; one more for the end
	width   float32
	focused bool
	head    *Pane
	body    *rowsBody
	scroll  *container.Scroll
}

// NewRows returns an empty list over source with no row chosen.
func NewRows(source RowSource) *Rows {
	r := &Rows{source: source, chosen: -1}
	r.ExtendBaseWidget(r)
	r.body = &rowsBody{rows: r}
	r.body.ExtendBaseWidget(r.body)
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.body.Refresh() }
	if source.Head != nil {
		r.head = NewPane(Desk, source.Head)
	}
	return r
}

// Chosen is the row that is chosen, -1 for none.
func (r *Rows) Chosen() int { return r.chosen }

// Update measures and paints again after the rows changed.
func (r *Rows) Update() {
	atEnd := r.follows()
	r.measure()
	if r.head != nil {
		r.head.Refresh()
	}
	r.Refresh()
	r.scroll.Refresh()
	if atEnd {
		r.scroll.ScrollToBottom()
	}
}

// follows says whether the end is to be kept in sight: not once a person has
// scrolled away from it.
func (r *Rows) follows() bool {
	return r.FollowEnd && (len(r.tops) == 0 || r.scroll.Offset.Y+r.scroll.Size().Height >= r.end()-1)
}

// UpdateHead paints the column heads again.
func (r *Rows) UpdateHead() {
	if r.head == nil {
		return
	}
	r.head.Refresh()
	if r.head.HeightFor(r.width) != r.head.Size().Height {
		r.Refresh()
	}
}

// Choose moves the choice without telling OnChoose, and brings it into sight.
func (r *Rows) Choose(i int) {
	if i == r.chosen {
		return
	}
	r.chosen = i
	r.show(i)
	r.body.Refresh()
}

// Reveal brings the chosen row into sight: the rows are now of something else.
func (r *Rows) Reveal() { r.show(r.chosen) }

func (r *Rows) measure() {
	pen := &Pen{dry: true}
	pen.begin()
	r.tops = append(r.tops[:0], 0)
	at := float32(0)
	for i := range r.source.Count() {
		at += r.source.Row(pen, i, r.width, false)
		r.tops = append(r.tops, at)
	}
}

func (r *Rows) end() float32 {
	if len(r.tops) == 0 {
		return 0
	}
	return r.tops[len(r.tops)-1]
}

func (r *Rows) show(i int) {
	if i < 0 || i+1 >= len(r.tops) {
		return
	}
	offset, sight := r.scroll.Offset.Y, r.scroll.Size().Height
	switch {
	case r.tops[i] < offset:
		r.scroll.ScrollToOffset(fyne.NewPos(0, r.tops[i]))
	case r.tops[i+1] > offset+sight:
		r.scroll.ScrollToOffset(fyne.NewPos(0, r.snap(r.tops[i+1]-sight)))
	}
}

// snap is the first top of a row at or below y, so that no row stands half out
// of sight at the head of the list.
func (r *Rows) snap(y float32) float32 {
	for _, top := range r.tops {
		if top >= y-0.5 {
			return top
		}
	}
	return y
}

// height is how high the body is: a little more than its rows, so that the
// last can be scrolled to with a whole row at the head. A list that follows its
// end has its whole rows at the foot instead.
func (r *Rows) height() float32 {
	sight := r.scroll.Size().Height
	if r.FollowEnd || r.end() <= sight || len(r.tops) == 0 {
		return r.end()
	}
	return r.snap(r.end()-sight) + sight
}

func (r *Rows) can(i int) bool {
	return i >= 0 && i < r.source.Count() && (r.source.Can == nil || r.source.Can(i))
}

func (r *Rows) move(i int) {
	if r.can(i) {
		r.Choose(i)
		tell(r.OnChoose, i)
	}
}

func (r *Rows) tap(i int) {
	switch {
	case !r.can(i):
	case r.OnTap != nil:
		r.Choose(i)
		r.OnTap(i)
	default:
		r.move(i)
	}
}

func tell(hears func(int), i int) {
	if hears != nil {
		hears(i)
	}
}

// step goes to the next row that can be chosen, from i in the direction by.
func (r *Rows) step(i, by int) {
	for ; i >= 0 && i < r.source.Count(); i += by {
		if r.can(i) {
			r.move(i)
			return
		}
	}
}

// page goes as far as one sight of rows, at least one.
func (r *Rows) page(by int) {
	sight, i := r.scroll.Size().Height, r.chosen
	for i+by >= 0 && i+by < r.source.Count() && sight > 0 {
		i += by
		sight -= r.tops[i+1] - r.tops[i]
	}
	if i != r.chosen {
		r.step(i, -by)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Rows) TypedKey(key *fyne.KeyEvent) {
	if r.OnKey != nil && r.OnKey(key.Name) {
		return
	}
	switch key.Name {
	case fyne.KeyUp:
		r.up()
	case fyne.KeyDown:
		r.step(r.chosen+1, 1)
	case fyne.KeyHome:
		r.step(0, 1)
	case fyne.KeyEnd:
		r.step(r.source.Count()-1, -1)
	case fyne.KeyPageUp:
		r.page(-1)
	case fyne.KeyPageDown:
		r.page(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.enter()
	default:
	}
}

// up goes to the row above; in a list that follows its end and has no row
// chosen, to the last.
func (r *Rows) up() {
	if r.chosen < 0 && r.FollowEnd {
		r.step(r.source.Count()-1, -1)
		return
	}
	r.step(r.chosen-1, -1)
}

func (r *Rows) enter() {
	if r.can(r.chosen) {
		tell(r.OnEnter, r.chosen)
	}
}

// TypedRune implements fyne.Focusable.
func (r *Rows) TypedRune(c rune) {
	if r.OnRune != nil {
		r.OnRune(c)
	}
}

// FocusGained implements fyne.Focusable.
func (r *Rows) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost implements fyne.Focusable.
func (r *Rows) FocusLost() { r.focused = false; r.Refresh() }

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	outer, inner := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	outer.StrokeWidth, inner.StrokeWidth = frame, 1.5
	return &rowsRenderer{rows: r, outer: outer, inner: inner}
}
