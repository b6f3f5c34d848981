package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// confirmSheet asks one question. Enter says yes, Esc says no. To who types on
// without having seen the question it gives no answer: neither the words nor
// the Enter after them are taken, until it is answered by Esc.
type confirmSheet struct {
	s     *Screen
	sheet *kit.Sheet
	asked courtroom.Confirm // as built, its text apart
	entry *kit.Entry
	yes   *kit.Button
	over  string // what was typed over the question
	head  *kit.Pane
	rows  *kit.ScrollPane
	first fyne.Focusable // what has the keyboard when the question is put
}

func (q *confirmSheet) render() {
	now := q.s.st.Confirm
	if now == nil {
		q.close()
		return
	}
	question := *now
	question.Text = ""
	if q.sheet != nil && same(q.asked, question) {
		q.enable()
		q.sheet.Open(q.s.canvas(), q.first)
		return
	}
	q.close()
	q.asked = question
	q.build(now)
}

func (q *confirmSheet) close() {
	if q.sheet != nil {
		q.sheet.Close()
		q.sheet = nil
	}
}

const confirmWidth = 780

func (q *confirmSheet) build(now *courtroom.Confirm) {
	q.over = ""
	q.head = kit.NewPane("", q.paintHead)
	q.rows = kit.NewScrollPane(kit.NewPane("", q.paintRows))
	parts := []fyne.CanvasObject{q.head, q.rows}
	q.entry, q.first = nil, nil
	if now.Input != "" {
		q.entry = kit.NewEntry(func(text string, _ int) { q.enable(); q.s.hands.ConfirmText(text) })
		q.entry.SetRevision(now.Text, 1)
		q.entry.OnKey = q.key
		parts = append(parts, kit.NewPane("", q.paintInput), kit.NewFramed(q.entry))
		q.first = q.entry
	}
	buttons := q.buttons(now)
	if q.first == nil {
		q.first, _ = buttons.Objects[len(buttons.Objects)-1].(fyne.Focusable)
	}
	parts = append(parts, kit.Inset(buttons, 0, 14, 0, 0))
	q.sheet = kit.NewSheet(kit.NewColumn(q.rows, parts...), confirmWidth, nil)
	q.enable()
	q.sheet.Open(q.s.canvas(), q.first)
}

// buttons stand at the right, yes last: it has the keyboard.
func (q *confirmSheet) buttons(now *courtroom.Confirm) *fyne.Container {
	row := container.New(layout.NewHBoxLayout(), layout.NewSpacer())
	if now.No != "" {
		no := kit.NewButton(now.No, q.s.label("escape"), false, func() { q.s.hands.Answer(false) })
		no.OnKey, no.OnRune = q.key, q.typedOver
		row.Add(no)
	}
	q.yes = nil
	if now.Yes != "" {
		q.yes = kit.NewButton(now.Yes, q.s.label("enter"), true, func() { q.s.hands.Answer(true) })
		q.yes.OnKey, q.yes.OnRune = q.key, q.typedOver
		row.Add(q.yes)
	}
	return row
}

// enable lets yes be pressed once a text that must be given is there.
func (q *confirmSheet) enable() {
	if q.yes != nil {
		q.yes.Set(q.asked.Yes, q.may())
	}
}

// typedOver hears what is typed where there is nothing to type. Only a question
// that can be declined waits for that.
func (q *confirmSheet) typedOver(r rune) {
	if q.asked.No == "" || q.asked.Yes == "" {
		return
	}
	q.over += string(r)
	q.enable()
	q.head.Refresh()
	q.sheet.Refresh()
}

func (q *confirmSheet) may() bool {
	if q.over != "" {
		return false
	}
	return !q.asked.Must || q.entry != nil && strings.TrimSpace(q.entry.Text) != ""
}

func (q *confirmSheet) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape:
		q.s.hands.Answer(false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if q.may() && q.asked.Yes != "" {
			q.s.hands.Answer(true)
		}
	case fyne.KeyUp, fyne.KeyPageUp:
		q.rows.By(-0.5)
	case fyne.KeyDown, fyne.KeyPageDown:
		q.rows.By(0.5)
	default:
		return q.s.keyed(name)
	}
	return true
}

func (q *confirmSheet) paintHead(p *kit.Pen, width float32) float32 {
	y := p.Para(0, 0, width, q.asked.Title, kit.Style{Size: kit.Large, Bold: true}) + 8
	if q.over == "" {
		return y
	}
	p.Mark(0, y+3, 16, "warning")
	return y + p.Para(26, y, width-26, q.s.label("typed-over")+": "+q.over, kit.Style{Bold: true, Color: kit.Warn}) + 8
}

func (q *confirmSheet) paintRows(p *kit.Pen, width float32) float32 {
	y := float32(0)
	if keyed := q.keyLines(); len(keyed) > 0 {
		return paintKeyLines(p, keyed, width-14)
	}
	for _, line := range q.asked.Lines {
		y += p.Para(0, y, width-14, line, kit.Style{}) + 3
	}
	y += 6
	for _, row := range q.asked.Rows {
		y += paintTold(p, row, y, width-8)
	}
	return y
}

func (q *confirmSheet) paintInput(p *kit.Pen, width float32) float32 {
	return 8 + p.Para(0, 8, width, q.asked.Input, kit.Style{Bold: true}) + 2
}
