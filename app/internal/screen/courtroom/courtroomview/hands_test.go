package courtroomview_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/courtroom/courtroomview"
)

// hands writes down what a person did. then, if set, answers as the presenter
// would, by rendering.
type hands struct {
	did  []string
	then func(what string)
}

func (h *hands) note(what string, args ...any) {
	for _, a := range args {
		what += fmt.Sprintf(" %v", a)
	}
	h.did = append(h.did, what)
	if h.then != nil {
		h.then(what)
	}
}

func (h *hands) last() string {
	if len(h.did) == 0 {
		return ""
	}
	return h.did[len(h.did)-1]
}

func (h *hands) Do(a string)                  { h.note("do", a) }
func (h *hands) OpenRow(i int)                { h.note("open", i) }
func (h *hands) GridRow(i int)                { h.note("grid", i) }
func (h *hands) LogRow(i int)                 { h.note("logrow", i) }
func (h *hands) LineChanged(s string, at int) { h.note("line", s, at) }
func (h *hands) LogChanged(s string, at int)  { h.note("log", s, at) }
func (h *hands) LineEntered()                 { h.note("line entered") }
func (h *hands) LogEntered()                  { h.note("log entered") }
func (h *hands) Choose(by int)                { h.note("choose", by) }
func (h *hands) Take()                        { h.note("take") }
func (h *hands) Panel(id courtroom.PanelID)   { h.note("panel", id) }
func (h *hands) OrderRow(i int)               { h.note("order", i) }
func (h *hands) OrderPage(by int)             { h.note("page", by) }
func (h *hands) FieldChanged(ref, v string)   { h.note("field", ref, v) }
func (h *hands) FormEntered()                 { h.note("form entered") }
func (h *hands) PaletteChanged(s string)      { h.note("palette", s) }
func (h *hands) PaletteChoose(by int)         { h.note("palette choose", by) }
func (h *hands) PaletteTake()                 { h.note("palette take") }
func (h *hands) ConfirmText(s string)         { h.note("text", s) }
func (h *hands) Answer(yes bool)              { h.note("answer", yes) }
func (h *hands) Dropped(paths []string)       { h.note("dropped", paths) }
func (h *hands) Escape()                      { h.note("escape") }

// open puts a screen in a window of the size that court rooms have, and
// renders the State.
func open(tb testing.TB, st courtroom.State) (*courtroomview.Screen, *hands, fyne.Window) {
	tb.Helper()
	test.NewTempApp(tb).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
	h := &hands{}
	s := courtroomview.New(h, courtroom.Actions("en"))
	w := test.NewTempWindow(tb, s.Content())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 768))
	s.Render(st)
	return s, h, w
}

// press gives keys to whatever has the keyboard.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// typed gives letters to whatever has the keyboard.
func typed(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}
