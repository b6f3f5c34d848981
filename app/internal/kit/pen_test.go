package kit_test

import (
	"image"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/kit"
)

func FuzzWrappingLosesNothingAndFits(f *testing.F) {
	f.Add("R v LLANFAIRPWLLGWYNGYLL-ROBERTS and others", uint16(120))
	f.Add("one\ntwo  three", uint16(40))
	f.Add("Gŵyr-Ŷstwyth", uint16(20))
	test.NewTempApp(f).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
	f.Fuzz(func(t *testing.T, text string, wide uint16) {
		if len(text) > 400 {
			return
		}
		width := float32(wide%600) + 20
		lines := kit.Style{}.Wrap(text, width)

		require.Equal(t, bare(text), bare(strings.Join(lines, "")), "no letter is lost")
		for _, line := range lines {
			fits := kit.Style{}.Width(line) <= width
			require.True(t, fits || len([]rune(line)) == 1, "%q is wider than %v", line, width)
		}
	})
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestALongNameBreaksAtItsHyphen(t *testing.T) {
	begin(t)
	style := kit.Style{}
	lines := style.Wrap("WESTHUIZEN-ABUBAKAR", style.Width("WESTHUIZEN-ABU"))
	require.Equal(t, []string{"WESTHUIZEN-", "ABUBAKAR"}, lines)
}

func sample(p *kit.Pen, width float32) float32 {
	p.Mark(4, 4, 16, "warning")
	y := 4 + p.Para(26, 4, width-30, "A requirement ends after the operational period.", kit.Style{})
	p.Loud(4, y, "SUSPENDED", "SUSPENDED")
	p.Rule(0, y+40, width)
	p.Text(4, y+44, "withdrawn", kit.Style{Size: kit.Small, Strike: true, Color: kit.Quiet})
	return y + 64
}

func TestAPaneIsPaintedAsItWas(t *testing.T) {
	begin(t)
	w := test.NewTempWindow(t, kit.NewPane(kit.Paper, sample))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 140))
	test.AssertRendersToMarkup(t, "pane.xml", w.Canvas())
}

func TestADryPenMeasuresWhatAWetOneDraws(t *testing.T) {
	begin(t)
	var wet float32
	pane := kit.NewPane("", func(p *kit.Pen, width float32) float32 { wet = sample(p, width); return wet })
	dry := pane.HeightFor(300)
	pane.Resize(fyne.NewSize(300, 200))
	pane.Refresh()
	require.Equal(t, dry, wet)
}

func TestPaintingAgainMakesNothingNew(t *testing.T) {
	begin(t)
	pane := kit.NewPane("", sample)
	pane.Resize(fyne.NewSize(300, 200))
	before := test.LaidOutObjects(pane)
	pane.Refresh()
	after := test.LaidOutObjects(pane)
	require.Len(t, after, len(before))
	for i := range before {
		require.Same(t, before[i], after[i])
	}
}

func TestATapIsHeardWhereThePenSaid(t *testing.T) {
	begin(t)
	taps := ""
	pane := kit.NewPane("", func(p *kit.Pen, _ float32) float32 {
		p.Hit(0, 0, 50, 20, func() { taps += "a" })
		p.At(50, 0, func() { p.Hit(0, 0, 50, 20, func() { taps += "b" }) })
		return 20
	})
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 20))

	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(60, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(150, 10))
	require.Equal(t, "ab", taps)
}

func TestAMarkThatTakesAnothersPlaceIsDrawnAsItself(t *testing.T) {
	begin(t)
	mark, side := kit.Mark("suspended"), float32(21)
	pane := kit.NewPane(kit.Paper, func(p *kit.Pen, _ float32) float32 {
		p.Mark(0, 0, side, mark)
		return side
	})
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(30, 30))
	draw := func(m kit.Mark, s float32) image.Image {
		mark, side = m, s
		pane.Refresh()
		return w.Canvas().Capture()
	}
	draw("suspended", 21)
	community := draw("community", 19)
	require.NotEqual(t, community, draw("suspended", 19))
}
