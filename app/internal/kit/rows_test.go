package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/kit"
)

// list is rows of 20 pixels in a window of 100; painted counts what is drawn.
func list(t *testing.T, n int, can func(int) bool) (rows *kit.Rows, chosen *[]int) {
	t.Helper()
	begin(t)
	rows = kit.NewRows(kit.RowSource{
		Count: func() int { return n },
		Can:   can,
		Row: func(p *kit.Pen, i int, _ float32, _ bool) float32 {
			p.Text(0, 0, fmt.Sprint("row ", i), kit.Style{})
			return 20
		},
	})
	chosen = &[]int{}
	rows.OnChoose = func(i int) { *chosen = append(*chosen, i) }
	w := test.NewTempWindow(t, rows)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 100))
	return rows, chosen
}

func shown(rows *kit.Rows) []string {
	var texts []string
	for _, o := range test.LaidOutObjects(rows) {
		if text, ok := o.(*canvas.Text); ok {
			texts = append(texts, text.Text)
		}
	}
	return texts
}

func TestTheKeyboardWalksTheRows(t *testing.T) {
	rows, chosen := list(t, 50, nil)

	press(rows, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageUp)

	require.Equal(t, []int{0, 1, 0, 49, 0, 5, 0}, *chosen)
}

func TestRowsThatCannotBeChosenAreStepped(t *testing.T) {
	rows, chosen := list(t, 6, func(i int) bool { return i != 0 && i != 3 })

	press(rows, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyHome)

	require.Equal(t, []int{1, 2, 4, 1}, *chosen)
}

func TestOnlyTheRowsInSightArePaintedAndNoneIsCut(t *testing.T) {
	rows, _ := list(t, 10_000, nil)
	require.Equal(t, []string{"row 0", "row 1", "row 2", "row 3", "row 4"}, shown(rows))

	press(rows, fyne.KeyEnd)
	require.Equal(t, []string{"row 9995", "row 9996", "row 9997", "row 9998", "row 9999"}, shown(rows))

	rows.Resize(fyne.NewSize(200, 110))
	press(rows, fyne.KeyHome)
	require.Len(t, shown(rows), 5, "half of the sixth row would be in sight")
}

func TestAGapAtTheFootIsNotTheEnd(t *testing.T) {
	begin(t)
	rows := kit.NewRows(kit.RowSource{Count: func() int { return 9 }, Row: func(p *kit.Pen, i int, _ float32, _ bool) float32 {
		p.Text(0, 0, fmt.Sprint("row ", i), kit.Style{})
		return 60
	}})
	rows.Resize(fyne.NewSize(200, 170))
	rows.Update()
	require.Equal(t, []string{"row 0", "row 1", "▾ 7"}, shown(rows))

	rows.Resize(fyne.NewSize(200, 600))
	require.NotContains(t, strings.Join(shown(rows), " "), "▾")
}

func TestAListThatFollowsItsEndShowsTheLastRow(t *testing.T) {
	begin(t)
	n := 3
	rows := kit.NewRows(kit.RowSource{Count: func() int { return n }, Row: func(p *kit.Pen, i int, _ float32, _ bool) float32 {
		p.Text(0, 0, fmt.Sprint(i), kit.Style{})
		return 20
	}})
	rows.FollowEnd = true
	rows.Resize(fyne.NewSize(200, 90))
	rows.Update()
	n = 40
	rows.Update()

	require.Equal(t, []string{"36", "37", "38", "39"}, shown(rows))
}

func TestEnterLettersAndOtherKeysAreToldOn(t *testing.T) {
	rows, _ := list(t, 3, nil)
	var entered []int
	var typed string
	rows.OnEnter = func(i int) { entered = append(entered, i) }
	rows.OnRune = func(r rune) { typed += string(r) }
	escaped := false
	rows.OnKey = func(k fyne.KeyName) bool { escaped = k == fyne.KeyEscape; return escaped }

	press(rows, fyne.KeyReturn) // no row is chosen yet
	press(rows, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape)
	rows.TypedRune('i')

	require.Equal(t, []int{0}, entered)
	require.Equal(t, "i", typed)
	require.True(t, escaped)
}

func TestATapChoosesTheRowUnderIt(t *testing.T) {
	rows, chosen := list(t, 5, nil)
	c := fyne.CurrentApp().Driver().CanvasForObject(rows)

	test.TapCanvas(c, fyne.NewPos(50, 50))
	require.Equal(t, []int{2}, *chosen)
	require.Equal(t, fyne.Focusable(rows), c.Focused())

	var tapped []int
	rows.OnTap = func(i int) { tapped = append(tapped, i) }
	test.TapCanvas(c, fyne.NewPos(50, 90))
	require.Equal(t, []int{4}, tapped)
	require.Equal(t, []int{2}, *chosen)
}

func TestChoosingByProgramIsNotToldBack(t *testing.T) {
	rows, chosen := list(t, 100, nil)
	rows.Choose(70)
	require.Equal(t, 70, rows.Chosen())
	require.Empty(t, *chosen)
	require.Contains(t, shown(rows), "row 70")
}

func TestAnEmptyListTakesEveryKey(t *testing.T) {
	rows, chosen := list(t, 0, nil)
	press(rows, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn)
	require.Empty(t, *chosen)
}

func BenchmarkUpdateOfTenThousandRows(b *testing.B) {
	test.NewTempApp(b)
	rows := kit.NewRows(kit.RowSource{Count: func() int { return 10_000 }, Row: func(p *kit.Pen, _ int, width float32, _ bool) float32 {
		return p.Para(0, 0, width, "Called on; the defendant is present", kit.Style{})
	}})
	rows.Resize(fyne.NewSize(300, 600))
	for b.Loop() {
		rows.Update()
	}
}

func TestTheEndStaysInSightWhenTheListIsMadeNarrowerAndLower(t *testing.T) {
	begin(t)
	rows := kit.NewRows(kit.RowSource{Count: func() int { return 12 }, Row: func(p *kit.Pen, i int, width float32, _ bool) float32 {
		return p.Para(0, 0, width, fmt.Sprintf("entry%d called on the case", i), kit.Style{})
	}})
	rows.FollowEnd = true
	rows.Resize(fyne.NewSize(400, 300))
	rows.Update()
	require.Contains(t, shown(rows), "entry11 called on the case")

	rows.Resize(fyne.NewSize(100, 200))
	require.Contains(t, shown(rows), "entry11")
}

func TestARedrawNeverMovesWhatAPersonHasScrolledTo(t *testing.T) {
	rows, _ := list(t, 50, nil)
	press(rows, fyne.KeyDown)
	scroll, ok := test.WidgetRenderer(rows).Objects()[0].(*container.Scroll)
	require.True(t, ok)
	scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -400)})
	there := scroll.Offset
	require.NotZero(t, there.Y)

	rows.Update()
	rows.FocusGained()

	require.Equal(t, there, scroll.Offset)
	rows.Reveal()
	require.Zero(t, scroll.Offset.Y)
}
