package kit

import (
	"image/color"
	"io/fs"
	"math"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"assize.example/assets"
)

// luminance and ratio are those of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func ratio(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

var variants = []string{Light, Dark, Contrast}

func TestEveryTextIsLegibleOnEveryGroundThatItStandsOn(t *testing.T) {
	grounds := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		Ink:                        {Paper, Desk, Chosen, Band, WarnBack, WrongBack},
		Quiet:                      {Paper, Desk, Chosen, Band, WarnBack},
		Do:                         {Paper, Desk, Chosen},
		Wrong:                      {Paper, Desk, Chosen, WrongBack},
		Warn:                       {Paper, Desk, WarnBack},
		Good:                       {Paper, Desk},
		OnBar:                      {Bar},
		Paper:                      {Do}, // on a primary button
		theme.ColorNameForeground:  {theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameSelection, theme.ColorNameHover},
		theme.ColorNamePlaceHolder: {theme.ColorNameInputBackground},
		theme.ColorNameDisabled:    {theme.ColorNameMenuBackground},
	}
	for word := range loudMarks {
		grounds[OnLoud] = append(grounds[OnLoud], loudColour(word))
	}
	for _, v := range variants {
		for text, on := range grounds {
			for _, ground := range on {
				requireRatio(t, v, text, ground, 4.5)
			}
		}
	}
}

func TestEveryEdgeAndMarkCanBeMadeOut(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{Bound, Paper},
		{Bound, Desk},
		{FocusEdge, Focus},
		{Do, Paper},
		{Do, Chosen},
		{theme.ColorNameInputBorder, theme.ColorNameInputBackground},
		{theme.ColorNameScrollBar, Paper},
	}
	for mark := range markColours {
		for _, ground := range []fyne.ThemeColorName{Paper, Desk, Chosen, WarnBack} {
			pairs = append(pairs, [2]fyne.ThemeColorName{MarkColour(mark), ground})
		}
	}
	for word := range loudMarks {
		for _, ground := range []fyne.ThemeColorName{Paper, Band, Chosen} {
			pairs = append(pairs, [2]fyne.ThemeColorName{loudColour(word), ground})
		}
	}
	for _, v := range variants {
		for _, p := range pairs {
			requireRatio(t, v, p[0], p[1], 3)
		}
	}
}

// The focus is yellow with a dark edge, so that one of the two is seen on any
// ground.
func TestTheFocusIsSeenOnEveryGround(t *testing.T) {
	for _, v := range variants {
		th := NewTheme(v, Fonts{})
		for _, ground := range []fyne.ThemeColorName{Paper, Desk, Band} {
			on := th.Color(ground, 0)
			seen := max(ratio(th.Color(Focus, 0), on), ratio(th.Color(FocusEdge, 0), on))
			require.GreaterOrEqual(t, seen, 3.0, "%s: focus on %s", v, ground)
		}
	}
}

func requireRatio(t *testing.T, variant string, a, b fyne.ThemeColorName, least float64) {
	t.Helper()
	th := NewTheme(variant, Fonts{})
	got := ratio(th.Color(a, 0), th.Color(b, 0))
	require.GreaterOrEqual(t, got, least, "%s: %s on %s is %.2f", variant, a, b, got)
}

func TestEveryThemeHasEveryToken(t *testing.T) {
	for token := range light {
		for name, p := range map[string]palette{Dark: dark, Contrast: contrast} {
			_, ok := p.colour(token)
			require.True(t, ok, "%s has no %s", name, token)
		}
	}
	require.Len(t, dark, len(light))
	require.Len(t, contrast, len(light))
}

func TestWhatIsReadIsSixteenPixelsOrMore(t *testing.T) {
	th := NewTheme(Light, Fonts{})
	require.GreaterOrEqual(t, th.Size(theme.SizeNameText), float32(16))
	require.GreaterOrEqual(t, Style{}.size(), float32(16))
}

func TestEachFaceIsTheOneGivenAndTheToolkitsWhereNoneIs(t *testing.T) {
	bold := fyne.NewStaticResource("bold", []byte("made up"))
	th := NewTheme(Light, Fonts{Bold: bold})

	require.Equal(t, bold, th.Font(fyne.TextStyle{Bold: true}))
	require.NotNil(t, th.Font(fyne.TextStyle{}))
	require.NotNil(t, th.Font(fyne.TextStyle{Symbol: true}))
}

func TestTheProductsTypefacesAreRead(t *testing.T) {
	folder, err := fs.Sub(assets.Files, "fonts")
	require.NoError(t, err)
	fonts := ReadFonts(folder)
	require.NotNil(t, fonts.Regular)
	require.NotNil(t, fonts.Bold)
	require.NotNil(t, fonts.Italic)
	require.Zero(t, ReadFonts(fstest.MapFS{}), "the toolkit's own take their place")
}
