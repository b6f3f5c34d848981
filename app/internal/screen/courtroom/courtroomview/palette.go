package courtroomview

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// paletteSheet finds any case and any action.
type paletteSheet struct {
	s     *Screen
	sheet *kit.Sheet
	entry *kit.Entry
	rows  *kit.Rows
	hits  []courtroom.PaletteRow
}

func (q *paletteSheet) render() {
	now := q.s.st.Palette
	switch {
	case now == nil:
		q.close()
		return
	case q.sheet == nil:
		q.build(now)
	}
	q.sheet.Open(q.s.canvas(), q.entry)
	if !slices.Equal(q.hits, now.Rows) {
		q.hits = slices.Clone(now.Rows)
		q.rows.Update()
	}
	q.rows.Choose(now.Chosen)
}

func (q *paletteSheet) close() {
	if q.sheet != nil {
		q.sheet.Close()
		q.sheet = nil
	}
}

const paletteWidth, paletteRows = 720, 400

func (q *paletteSheet) build(now *courtroom.Palette) {
	s := q.s
	q.hits = slices.Clone(now.Rows)
	q.entry = kit.NewEntry(func(text string, _ int) { s.hands.PaletteChanged(text) })
	q.entry.SetPlaceHolder(s.label("find-hint"))
	q.entry.SetRevision(now.Text, 1)
	q.entry.OnKey = q.key
	q.entry.OnShortcut = s.shortcut
	q.rows = kit.NewRows(kit.RowSource{Count: func() int { return max(1, len(q.hits)) }, Row: q.paintRow})
	q.rows.OnTap = func(i int) {
		s.hands.PaletteChoose(i - s.st.Palette.Chosen)
		s.hands.PaletteTake()
	}
	q.rows.OnKey = q.key
	list := kit.Fixed(q.rows, fyne.NewSize(paletteWidth, paletteRows))
	q.sheet = kit.NewSheet(kit.NewColumn(list, kit.NewFramed(q.entry), list), paletteWidth, s.hands.Escape)
}

func (q *paletteSheet) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		q.s.hands.PaletteChoose(-1)
	case fyne.KeyDown:
		q.s.hands.PaletteChoose(1)
	case fyne.KeyPageUp:
		q.s.hands.PaletteChoose(-8)
	case fyne.KeyPageDown:
		q.s.hands.PaletteChoose(8)
	case fyne.KeyReturn, fyne.KeyEnter:
		q.s.hands.PaletteTake()
	default:
		return q.s.escapes(name)
	}
	return true
}

func (q *paletteSheet) paintRow(p *kit.Pen, i int, width float32, _ bool) float32 {
	if len(q.hits) == 0 {
		return p.Para(14, 14, width-28, q.s.label("no-hits"), kit.Style{Color: kit.Quiet}) + 28
	}
	row, small := q.hits[i], kit.Style{Size: kit.Small, Color: kit.Quiet}
	right := width - 16
	if row.Key != "" {
		right -= p.Right(right, 8, strings.ReplaceAll(row.Key, "Return", "Enter"), kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}) + 16
	}
	y := 6 + p.Para(16, 6, right-16, row.Title, kit.Style{})
	y += p.Para(16, y, right-16, row.Detail, small) + 5
	p.Rule(16, y-1, width-32)
	return y
}
