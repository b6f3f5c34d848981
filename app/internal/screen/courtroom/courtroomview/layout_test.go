package courtroomview_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/kit"
)

// TestNoTextIsCutOrStandsOnAnother looks at every scene in the sizes of window
// that court rooms have.
func TestNoTextIsCutOrStandsOnAnother(t *testing.T) {
	sizes := map[string]fyne.Size{"1366×768": fyne.NewSize(1366, 768), "1366×700": fyne.NewSize(1366, 700), "1920×1080": fyne.NewSize(1920, 1080)}
	for name, size := range sizes {
		for _, one := range scene.All() {
			t.Run(name+" "+one.Name, func(t *testing.T) {
				_, _, w := open(t, one.State)
				w.Resize(size)
				look(t, w.Content())
				for _, o := range w.Canvas().Overlays().List() {
					look(t, o)
				}
			})
		}
	}
}

// look walks the tree; each text must stand within the widget that paints it
// and on no other text of that widget.
func look(t *testing.T, o fyne.CanvasObject) {
	t.Helper()
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			look(t, c)
		}
	case *kit.Entry: // scrolls what is longer than itself
	case *container.Scroll:
		look(t, o.Content)
	case fyne.Widget:
		lookAt(t, o)
	}
}

func lookAt(t *testing.T, o fyne.Widget) {
	t.Helper()
	var texts []*canvas.Text
	for _, c := range test.WidgetRenderer(o).Objects() {
		text, ok := c.(*canvas.Text)
		if !ok {
			look(t, c)
			continue
		}
		end := text.Position().X + text.Size().Width
		require.LessOrEqual(t, end, o.Size().Width+0.5, "%q leaves its place", text.Text)
		require.GreaterOrEqual(t, text.Position().X, float32(0), "%q leaves its place", text.Text)
		texts = append(texts, text)
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			require.False(t, overlap(a, b), "%q stands on %q", a.Text, b.Text)
		}
	}
}

// overlap leaves two pixels, as the lines of a face have room of their own.
func overlap(a, b *canvas.Text) bool {
	const room = 2
	return a.Position().X+room < b.Position().X+b.Size().Width && b.Position().X+room < a.Position().X+a.Size().Width &&
		a.Position().Y+room < b.Position().Y+b.Size().Height && b.Position().Y+room < a.Position().Y+a.Size().Height
}

func TestTwelveRowsOfTheGridAndTwelveOfTheLogAndFourFindingsAreInSight(t *testing.T) {
	_, _, w := open(t, scene.ReadBack())
	seen := strings.Join(texts(w), "\n")
	for _, want := range []string{"Fail to surrender to bail", "Case called on. Parties", "Agreed facts read.", "SUSP-04", "RAR-03", "Sentencing Act 2020 Sch 9"} {
		require.Contains(t, seen, want)
	}
	bottom := float32(0)
	for _, o := range test.LaidOutObjects(w.Content()) {
		if text, ok := o.(*canvas.Text); ok && text.Text == "RAR-03" {
			bottom = fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y + text.Size().Height
		}
	}
	require.Greater(t, bottom, float32(0))
	require.LessOrEqual(t, bottom, float32(768-51), "the last finding is above the foot")
}

func texts(w fyne.Window) (all []string) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if text, ok := o.(*canvas.Text); ok {
			all = append(all, text.Text)
		}
	}
	return all
}

func TestAWindowIsDrawnDownToTheLeastThatItCanBe(t *testing.T) {
	for _, one := range scene.All() {
		s, _, w := open(t, one.State)
		least := s.Content().MinSize()
		for _, size := range []fyne.Size{least, fyne.NewSize(911, 512)} {
			w.Resize(size)
			require.NotPanics(t, func() { w.Canvas().Capture() }, "%s at %v", one.Name, size)
			look(t, w.Content())
		}
	}
}
