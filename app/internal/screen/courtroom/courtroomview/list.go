package courtroomview

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// list is the left column: today's sittings and what needs a person.
type list struct {
	s       *Screen
	rows    *kit.Rows
	flags   *kit.Pane
	content *fyne.Container
}

func newList(s *Screen) *list {
	l := &list{s: s}
	l.rows = kit.NewRows(kit.RowSource{
		Count: func() int { return len(s.st.List.Rows) },
		Can:   func(i int) bool { return !s.st.List.Rows[i].Heading },
		Row:   l.paintRow,
		Head:  l.paintHead,
	})
	l.rows.OnEnter, l.rows.OnTap = s.hands.OpenRow, s.hands.OpenRow
	l.rows.OnKey = s.escapes
	l.flags = kit.NewPane(kit.WarnBack, l.paintFlags)
	l.content = kit.NewColumn(l.rows, l.rows, l.flags)
	return l
}

// escapes is what every place does with Esc and the function keys.
func (s *Screen) escapes(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		s.hands.Escape()
		return true
	}
	return s.keyed(name)
}

func (l *list) render(old courtroom.List, all bool) {
	now := l.s.st.List
	at := idOf(old.Rows, l.rows.Chosen()) // where the clerk is, walking the list
	if idOf(old.Rows, old.Selected) != idOf(now.Rows, now.Selected) || at == "" {
		at = idOf(now.Rows, now.Selected) // another case was opened
	}
	if all || !slices.Equal(old.Rows, now.Rows) {
		l.rows.Update()
	}
	if i := slices.IndexFunc(now.Rows, func(r courtroom.ListRow) bool { return r.ID == at }); i >= 0 && at != "" {
		l.rows.Choose(i)
	} else {
		l.rows.Choose(now.Selected)
	}
	if all || !slices.Equal(old.Warnings, now.Warnings) {
		l.flags.Refresh()
		l.content.Refresh()
	}
}

// idOf is what stands on a row, "" where nothing can be opened.
func idOf(rows []courtroom.ListRow, i int) string {
	if i < 0 || i >= len(rows) {
		return ""
	}
	return rows[i].ID
}

func (l *list) paintHead(p *kit.Pen, width float32) float32 {
	style := kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}
	p.Text(14, 6, l.s.label("list"), style)
	p.Rule(0, columnHead-1, width)
	return columnHead
}

// columnHead is the height of the head of each of the three columns.
const columnHead = 30

func (l *list) paintRow(p *kit.Pen, i int, width float32, _ bool) float32 {
	row := l.s.st.List.Rows[i]
	if row.Heading {
		h := p.Para(14, 8, width-24, row.Title, kit.Style{Bold: true, Color: kit.Do}) + 14
		return h
	}
	strong, plain, quiet := kit.Style{Bold: true}, kit.Style{}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	const left = 38
	y := float32(6)
	p.Mark(14, y+4, 14, mark(row.Mark))
	w := p.Text(left, y, row.Time, strong)
	if left+w+10+plain.Width(row.Reference) > width-14 {
		y += strong.Height()
		p.Text(left, y, row.Reference, plain)
	} else {
		p.Text(left+w+10, y, row.Reference, plain)
	}
	y += strong.Height()
	y += p.Para(left, y, width-left-14, row.Title, plain)
	y += p.Para(left, y+1, width-left-14, joined(row.Type, row.MarkText), quiet) + 8
	p.Rule(left, y-1, width-left)
	return y
}

// joined joins what is not empty with a middle dot.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// paintFlag sets a flag's words, and its key after the last of them or beneath.
func paintFlag(p *kit.Pen, f courtroom.Flag, y, width float32) float32 {
	strong, small := kit.Style{Bold: true}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	key := strings.ReplaceAll(f.Key, "Return", "Enter")
	lines := strong.Wrap(f.Text, width-52)
	h := p.Para(38, y, width-52, f.Text, strong)
	if 38+strong.Width(lines[len(lines)-1])+12+small.Width(key) <= width-14 {
		p.Right(width-14, y+h-strong.Height()+1, key, small)
		return h
	}
	p.Text(38, y+h, key, small)
	return h + small.Height()
}

func (l *list) paintFlags(p *kit.Pen, width float32) float32 {
	flags := l.s.st.List.Warnings
	if len(flags) == 0 {
		return 0
	}
	y := float32(6)
	for _, f := range flags {
		p.Mark(14, y+3, 16, mark(f.Mark))
		y += paintFlag(p, f, y, width) + 4
	}
	p.Hit(0, 0, width, y, func() { l.s.hands.Do(courtroom.ActOutstanding) })
	p.Box(0, 0, width, 1, kit.Warn)
	return y + 4
}
