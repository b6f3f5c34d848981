package kit_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/kit"
)

func TestAButtonIsPressedByEnterAndBySpaceUnlessItIsOff(t *testing.T) {
	begin(t)
	presses, escaped := 0, false
	b := kit.NewButton("Share", "Enter", true, func() { presses++ })
	b.OnKey = func(k fyne.KeyName) bool { escaped = k == fyne.KeyEscape; return true }

	press(b, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEscape)
	test.Tap(b)
	require.Equal(t, 3, presses)
	require.True(t, escaped)

	b.Disable()
	press(b, fyne.KeyReturn)
	require.Equal(t, 3, presses)
}

func options(many bool, values ...string) (*kit.Options, *[]string) {
	got := &values
	o := kit.NewOptions([]kit.Option{{Value: "S", Label: "Sentence"}, {Value: "T", Label: "Trial"}, {Value: "M", Label: "Mention"}}, many, values)
	o.OnChanged = func(v []string) { *got = v }
	return o, got
}

func TestOneOptionIsChosenByArrowsAndByItsFirstLetter(t *testing.T) {
	begin(t)
	o, got := options(false, "S")
	press(o, fyne.KeyRight)
	require.Equal(t, []string{"T"}, *got)
	o.TypedRune('m')
	require.Equal(t, []string{"M"}, *got)
	press(o, fyne.KeyRight)
	require.Equal(t, []string{"M"}, *got, "there is none after the last")
}

func TestSeveralOptionsAreChosenBySpace(t *testing.T) {
	begin(t)
	o, got := options(true)
	press(o, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	require.Equal(t, []string{"S", "M"}, *got)
	press(o, fyne.KeySpace)
	require.Equal(t, []string{"S"}, *got)
}

func TestASheetKeepsTheKeyboardAndGivesItBack(t *testing.T) {
	begin(t)
	below, inside := kit.NewEntry(nil), kit.NewEntry(nil)
	w := test.NewTempWindow(t, kit.NewFramed(below))
	w.Resize(fyne.NewSize(800, 600))
	w.Canvas().Focus(below)
	outside := 0
	sheet := kit.NewSheet(kit.NewFramed(inside), 300, func() { outside++ })

	sheet.Open(w.Canvas(), inside)
	require.True(t, sheet.Shown())
	require.Equal(t, fyne.Focusable(inside), w.Canvas().Focused())
	test.TapCanvas(w.Canvas(), fyne.NewPos(5, 5))
	require.Equal(t, 1, outside)

	sheet.Close()
	require.False(t, sheet.Shown())
	require.Equal(t, fyne.Focusable(below), w.Canvas().Focused())
}

func TestAColumnGivesTheRestToWhatGrows(t *testing.T) {
	begin(t)
	head := kit.NewPane("", func(*kit.Pen, float32) float32 { return 30 })
	hidden := kit.NewPane("", func(*kit.Pen, float32) float32 { return 50 })
	hidden.Hide()
	rest, foot := canvas.NewRectangle(nil), kit.NewPane("", func(_ *kit.Pen, w float32) float32 { return w / 10 })
	box := kit.NewColumn(rest, head, hidden, rest, foot)
	box.Resize(fyne.NewSize(200, 150))

	require.Equal(t, fyne.NewPos(0, 30), rest.Position())
	require.Equal(t, fyne.NewSize(200, 100), rest.Size())
	require.Equal(t, fyne.NewPos(0, 130), foot.Position())
	require.Equal(t, fyne.NewSize(200, 20), foot.Size())
}

func TestAnEdgeIsMovedByTheMouseAndStaysInTheWindow(t *testing.T) {
	begin(t)
	a, b := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	s := kit.NewSplit(false, a, b, 0.5)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 100))
	require.InDelta(t, 200, a.Size().Width, 1)

	test.Drag(w.Canvas(), fyne.NewPos(200, 50), 100, 0)
	require.InDelta(t, 300, a.Size().Width, 1)
	require.InDelta(t, 99, b.Size().Width, 1)

	s.SetShare(7)
	require.Less(t, a.Size().Width, float32(400))
}

func TestAPageIsAsHighAsItsShape(t *testing.T) {
	begin(t)
	v := kit.NewPageView()
	require.InDelta(t, 297, v.HeightFor(210), 0.01)
	v.SetPage(image.NewGray(image.Rect(0, 0, 100, 50)))
	require.InDelta(t, 105, v.HeightFor(210), 0.01)
	v.SetPage(nil)
	require.InDelta(t, 297, v.HeightFor(210), 0.01)
}

func TestEveryMarkAndLoudWordHasADrawing(t *testing.T) {
	begin(t)
	for _, m := range []kit.Mark{"waiting", "live", "paused", "ended", "shared", "warning", "blocked", "held", "sent", "done", "conflict"} {
		require.Equal(t, 1, drawnBy(func(p *kit.Pen) { p.Mark(0, 0, 16, m) }), m)
	}
	for _, word := range []string{"IMMEDIATE CUSTODY", "SUSPENDED", "COMMUNITY", "FINE", "DISCHARGE", "BAIL", "REMANDED", "RELEASED", "DISQUALIFIED", "ORDER"} {
		require.Equal(t, 1, drawnBy(func(p *kit.Pen) { p.LoudMark(0, 0, 16, word) }), word)
	}
}

func drawnBy(draw func(*kit.Pen)) int {
	pane := kit.NewPane("", func(p *kit.Pen, _ float32) float32 { draw(p); return 16 })
	pane.Resize(fyne.NewSize(20, 20))
	return len(test.LaidOutObjects(pane)) - 1
}

func TestTheWidgetsAreDrawnAsTheyWere(t *testing.T) {
	begin(t)
	o, _ := options(true, "S")
	b := kit.NewButton("Share", "Enter", true, func() {})
	w := test.NewTempWindow(t, kit.NewColumn(nil, b, o, kit.NewFramed(kit.NewDateEntry(nil))))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(320, 160))
	w.Canvas().Focus(b)
	test.AssertRendersToMarkup(t, "widgets.xml", w.Canvas())
}

func TestTheMousePressesAButtonAndChoosesAnOption(t *testing.T) {
	begin(t)
	presses := 0
	b := kit.NewButton("Share", "Enter", true, func() { presses++ })
	o, got := options(false, "S")
	w := test.NewTempWindow(t, kit.NewColumn(nil, b, o))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(320, 160))

	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 19))
	require.Equal(t, 1, presses)
	test.TapCanvas(w.Canvas(), fyne.NewPos(150, 56))
	require.Equal(t, []string{"T"}, *got)
	require.Equal(t, fyne.Focusable(o), w.Canvas().Focused())
}

func TestALongOptionIsReadToItsEnd(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
	long := "To prevent interference with witnesses, or otherwise to obstruct the course of justice in this case"
	options := kit.NewOptions([]kit.Option{{Value: "a", Label: "Short"}, {Value: "b", Label: long}, {Value: "c", Label: "After"}}, true, nil)
	w := test.NewTempWindow(t, options)
	w.Resize(fyne.NewSize(400, options.HeightFor(400)+10))

	said, lowest := "", float32(0)
	for _, o := range test.LaidOutObjects(w.Content()) {
		if text, ok := o.(*canvas.Text); ok {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
			require.LessOrEqual(t, at.X+text.Size().Width, float32(404), text.Text)
			require.GreaterOrEqual(t, at.Y, lowest, "nothing stands on what was before it")
			lowest = at.Y
			said += text.Text + " "
		}
	}
	require.Contains(t, said, long)
	require.Contains(t, said, "After")
}
