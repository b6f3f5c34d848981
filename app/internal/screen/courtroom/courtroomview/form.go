package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// formSheet asks for a result prompt by prompt. The prompts stand at the left,
// what the result will read at the right.
type formSheet struct {
	s      *Screen
	sheet  *kit.Sheet
	fields []*field
	says   *kit.Pane
	scroll *kit.ScrollPane
	column *fyne.Container
	at     string // reference of the prompt that has the keyboard first; "" for the first
}

func (q *formSheet) render() {
	now := q.s.st.Form
	switch {
	case now == nil:
		q.close()
		return
	case q.sheet == nil || !q.fits(now):
		q.build(now)
	}
	q.sheet.Open(q.s.canvas(), q.first(q.at))
	for i, f := range q.fields {
		f.render(now.Fields[i])
	}
	q.says.Refresh()
	q.scroll.Refresh()
}

func (q *formSheet) close() {
	if q.sheet != nil {
		q.sheet.Close()
		q.sheet, q.fields, q.at = nil, nil, ""
	}
}

// fits says whether the same prompts stand already: then none is made again,
// and the one that is being typed in keeps the keyboard.
func (q *formSheet) fits(now *courtroom.Form) bool {
	if len(q.fields) != len(now.Fields) {
		return false
	}
	for i, f := range q.fields {
		if f.of.Reference != now.Fields[i].Reference || f.of.Kind != now.Fields[i].Kind {
			return false
		}
	}
	return true
}

const formWidth = 980

func (q *formSheet) build(now *courtroom.Form) {
	var holding string // reference of the prompt that has the keyboard
	if q.sheet != nil {
		holding = q.holding()
		q.sheet.Close()
	}
	q.fields = nil
	q.column = kit.NewColumn(nil)
	for _, f := range now.Fields {
		one := newField(q, f)
		q.fields = append(q.fields, one)
		q.column.Add(one.content)
	}
	q.says = kit.NewPane(kit.Desk, q.paintSays)
	q.scroll = kit.NewScrollPane(kit.Inset(q.column, 4, 0, 18, 6))
	head := kit.NewPane("", func(p *kit.Pen, width float32) float32 {
		return p.Para(0, 0, width, q.s.st.Form.Title, kit.Style{Size: kit.Large, Bold: true}) + 10
	})
	body := kit.NewFlow(container.New(twoParts{}, q.scroll, q.says), q.height)
	q.sheet = kit.NewSheet(kit.NewColumn(body, head, body, kit.Inset(q.buttons(), 0, 14, 0, 0)), formWidth, nil)
	q.at = holding
}

// height is that of the prompts, within what a window has room for.
func (q *formSheet) height(width float32) float32 {
	h := q.scroll.HeightFor(width * promptsShare)
	for _, f := range q.fields {
		if f.offer != nil {
			h += f.offer.unopened()
			break // only one is open at a time
		}
	}
	return min(max(h, 240), 540)
}

// promptsShare is the prompts' part of the form's width.
const promptsShare = 0.6

func (q *formSheet) holding() string {
	if c := q.s.canvas(); c != nil {
		for _, f := range q.fields {
			if c.Focused() == f.input {
				return f.of.Reference
			}
		}
	}
	return ""
}

func (q *formSheet) first(reference string) fyne.Focusable {
	for _, f := range q.fields {
		if reference == "" || f.of.Reference == reference {
			return f.input
		}
	}
	return nil
}

func (q *formSheet) buttons() *fyne.Container {
	back := kit.NewButton(q.s.label("back"), q.s.label("escape"), false, q.s.hands.Escape)
	record := kit.NewButton(q.s.label("record"), q.s.label("enter"), true, q.s.hands.FormEntered)
	back.OnKey, record.OnKey = q.key, q.key
	return container.New(layout.NewHBoxLayout(), layout.NewSpacer(), back, record)
}

func (q *formSheet) key(name fyne.KeyName) bool {
	if name == fyne.KeyReturn || name == fyne.KeyEnter {
		q.s.hands.FormEntered()
		return true
	}
	return q.s.escapes(name)
}

// sight brings a prompt into sight when the keyboard comes to it.
func (q *formSheet) sight(f *field) {
	q.scroll.ShowPart(f.content.Position().Y, f.content.Size().Height)
}

func (q *formSheet) paintSays(p *kit.Pen, width float32) float32 {
	f := q.s.st.Form
	if f == nil {
		return 0
	}
	y := 10 + p.Para(14, 10, width-28, q.s.label("reads"), kit.Style{Size: kit.Small, Bold: true, Color: kit.Quiet}) + 6
	for _, s := range f.Says {
		y += p.Para(14, y, width-28, s, kit.Style{}) + 4
	}
	for _, s := range f.Faults {
		p.Mark(14, y+3, 16, "warning")
		y += p.Para(38, y, width-52, strings.TrimSpace(s), kit.Style{Bold: true, Color: kit.Warn}) + 4
	}
	return y
}

// twoParts shares the form between the prompts and the read-back.
type twoParts struct{}

func (twoParts) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	left := s.Width * promptsShare
	objects[0].Resize(fyne.NewSize(left-12, s.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(s.Width-left, s.Height))
}

func (twoParts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }
