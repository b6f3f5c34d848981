package preview_test

import (
	"image"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/preview"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/document/pdf"
)

func open(tb testing.TB, dir string) *preview.Renderer {
	tb.Helper()
	r, err := preview.Open(dir)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, r.Close()) })
	return r
}

// cacheDir is shared by the tests, so that PDFium is compiled once.
var cacheDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "assize-preview-*")
	if err != nil {
		panic(err)
	}
	cacheDir = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		panic(err)
	}
	os.Exit(code)
}

func order(tb testing.TB) []byte {
	tb.Helper()
	b, err := pdf.Render([]document.Document{documenttest.Document(tb, "community-order", court.Welsh)}, documenttest.Assets(tb, "fonts"))
	require.NoError(tb, err)
	return b
}

// ink counts the dark dots of a picture.
func ink(m image.Image) int {
	dark := 0
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	return dark
}

func TestEachPageOfAnOrderIsDrawn(t *testing.T) {
	r := open(t, cacheDir)
	b := order(t)

	first, pages, err := r.Page(b, 1, 110)
	require.NoError(t, err)
	second, _, err := r.Page(b, 2, 110)
	require.NoError(t, err)

	require.Equal(t, 2, pages)
	require.InDelta(t, 909, first.Bounds().Dx(), 2, "A4 is 8.27 inches wide")
	require.InDelta(t, 1286, first.Bounds().Dy(), 2)
	require.Greater(t, ink(first), 10_000)
	require.Greater(t, ink(second), 10_000)
	require.NotEqual(t, ink(first), ink(second))
}

func TestAPictureStaysAsItWasWhenTheNextIsDrawn(t *testing.T) {
	r := open(t, cacheDir)
	b := order(t)
	first, _, err := r.Page(b, 1, 60)
	require.NoError(t, err)
	before := ink(first)

	_, _, err = r.Page(b, 2, 60)

	require.NoError(t, err)
	require.Equal(t, before, ink(first))
}

func TestWhatCannotBeDrawnIsRefusedAndTheNextIsDrawn(t *testing.T) {
	r := open(t, cacheDir)
	b := order(t)

	_, pages, beyond := r.Page(b, 3, 110)
	_, _, zero := r.Page(b, 0, 110)
	_, _, rubbish := r.Page([]byte("not a PDF"), 1, 110)
	_, _, empty := r.Page(nil, 1, 110)

	require.EqualError(t, beyond, "draw page 3 of a PDF: it has 2")
	require.Equal(t, 2, pages)
	require.Error(t, zero)
	require.ErrorContains(t, rubbish, "open the PDF to draw")
	require.Error(t, empty)
	_, _, err := r.Page(b, 1, 5000)
	require.NoError(t, err, "the resolution is bounded")
}

func TestAClosedPreviewSaysSo(t *testing.T) {
	r, err := preview.Open(cacheDir)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	require.NoError(t, r.Close(), "closing twice is harmless")

	_, _, err = r.Page(order(t), 1, 110)

	require.EqualError(t, err, "draw a page: the preview is closed")
}

func BenchmarkAPage(b *testing.B) {
	r, err := preview.Open(cacheDir)
	require.NoError(b, err)
	defer func() { require.NoError(b, r.Close()) }()
	doc := order(b)
	for b.Loop() {
		_, _, err := r.Page(doc, 1, 110)
		require.NoError(b, err)
	}
}

func BenchmarkStartWithTheCache(b *testing.B) {
	for b.Loop() {
		r, err := preview.Open(cacheDir)
		require.NoError(b, err)
		require.NoError(b, r.Close())
	}
}
