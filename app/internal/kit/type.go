package kit

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Style is how a text is set. The zero value is body text in ink.
type Style struct {
	Size   float32 // pixels at scale 1; 0 is Body
	Bold   bool
	Italic bool
	Mono   bool
	Strike bool
	Color  fyne.ThemeColorName // "" is Ink
}

// In returns the style in another colour.
func (s Style) In(c fyne.ThemeColorName) Style {
	s.Color = c
	return s
}

func (s Style) size() float32 {
	if s.Size == 0 {
		return Body
	}
	return s.Size
}

func (s Style) face() fyne.TextStyle {
	return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic, Monospace: s.Mono}
}

// Width is how wide the text is when set in this style.
func (s Style) Width(text string) float32 {
	return fyne.MeasureText(text, s.size(), s.face()).Width
}

// Height is the height of a line in this style, in whole pixels, so that the
// rules between rows are sharp.
func (s Style) Height() float32 {
	return lineHeights.get(lineKey{s.size(), s.face(), fontOf(s.face())}, func() float32 {
		return float32(math.Ceil(float64(fyne.MeasureText("Ŵg", s.size(), s.face()).Height)))
	})
}

type lineKey struct {
	size float32
	face fyne.TextStyle
	font string
}

type wrapKey struct {
	lineKey
	text  string
	width float32
}

// The window measures the same words at every key press, so what was measured
// is kept. Everything here runs on the window's one thread.
var (
	lineHeights = remembered[lineKey, float32]{}
	wrapped     = remembered[wrapKey, []string]{}
)

type remembered[K comparable, V any] map[K]V

// rememberAtMost bounds what is kept: a day in one court room stays far below it.
const rememberAtMost = 20_000

func (m remembered[K, V]) get(key K, make func() V) V {
	if v, ok := m[key]; ok {
		return v
	}
	if len(m) >= rememberAtMost {
		clear(m)
	}
	v := make()
	m[key] = v
	return v
}

func fontOf(face fyne.TextStyle) string {
	if r := theme.Current().Font(face); r != nil {
		return r.Name()
	}
	return ""
}

// Wrap breaks text into lines no wider than width. It breaks between words,
// and inside a word only when that word alone is too wide; it cuts nothing.
func (s Style) Wrap(text string, width float32) []string {
	key := wrapKey{lineKey{s.size(), s.face(), fontOf(s.face())}, text, width}
	return wrapped.get(key, func() []string { return s.wrap(text, width) })
}

func (s Style) wrap(text string, width float32) []string {
	if s.Width(text) <= width && !strings.Contains(text, "\n") {
		return []string{text}
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, s.wrapParagraph(paragraph, width)...)
	}
	return lines
}

func (s Style) wrapParagraph(text string, width float32) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && s.Width(line+" "+word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		pieces := s.breakWord(word, width)
		lines = append(lines, pieces[:len(pieces)-1]...)
		line = pieces[len(pieces)-1]
	}
	return append(lines, line)
}

// atHyphen cuts a piece of a word after its last hyphen, if it has one: the
// names of Wales are long and have hyphens.
func atHyphen(piece string) (whole, rest string) {
	if i := strings.LastIndexByte(piece, '-'); i > 0 && i+1 < len(piece) {
		return piece[:i+1], piece[i+1:]
	}
	return piece, ""
}

// breakWord cuts a word that is wider than the column into pieces that fit.
func (s Style) breakWord(word string, width float32) []string {
	var pieces []string
	piece := ""
	for _, r := range word {
		if piece != "" && s.Width(piece+string(r)) > width {
			whole, rest := atHyphen(piece)
			if s.Width(rest+string(r)) > width {
				whole, rest = piece, ""
			}
			pieces, piece = append(pieces, whole), rest
		}
		piece += string(r)
	}
	return append(pieces, piece)
}
