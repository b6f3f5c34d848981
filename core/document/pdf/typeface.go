package pdf

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// style chooses one of the two weights that an order uses.
type style string

const (
	regular style = ""
	bold    style = "B"
)

// files are where the typeface's weights stand in the fonts.
var files = map[style]string{regular: "NotoSans-Regular.ttf", bold: "NotoSans-Bold.ttf"}

// missing stands for a letter that the typeface does not have, so that a
// reader sees that something is missing.
const missing = '\uFFFD'

// face is one weight of the typeface: its file, and how wide each letter is.
type face struct {
	ttf    []byte
	font   *sfnt.Font
	buffer sfnt.Buffer
	widths map[rune]float64 // in parts of the size; negative: no such letter
}

func readFace(fonts fs.FS, file string) (*face, error) {
	ttf, err := fs.ReadFile(fonts, file)
	if err != nil {
		return nil, fmt.Errorf("read typeface: %w", err)
	}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("parse typeface %s: %w", file, err)
	}
	return &face{ttf: ttf, font: parsed, widths: map[rune]float64{}}, nil
}

// width returns how wide a letter is at size 1, and false where there is none.
func (f *face) width(r rune) (float64, bool) {
	if w, known := f.widths[r]; known {
		return w, w >= 0
	}
	w := f.measure(r)
	f.widths[r] = w
	return w, w >= 0
}

func (f *face) measure(r rune) float64 {
	const perEm = 1000
	i, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || i == 0 {
		return -1
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, i, fixed.I(perEm), font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(advance) / 64 / perEm
}

// clean makes any text printable: accents composed, line ends and tabs as
// spaces, invisible controls dropped (they can make a text read differently
// from what it is), and what the typeface lacks shown as missing. Letters
// beyond U+FFFF count as missing: the PDF writer cannot encode them.
func (f *face) clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, string(missing)))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.C, r):
			return -1
		}
		if _, ok := f.width(r); !ok || r > 0xFFFF {
			return missing
		}
		return r
	}, s)
}

// wide returns the width of a clean text at a size, in the unit of the size.
func (f *face) wide(s string, size float64) float64 {
	var sum float64
	for _, r := range s {
		w, _ := f.width(r)
		sum += max(w, 0)
	}
	return sum * size
}

// wrap breaks a text into lines no wider than width. Its own line ends stay; a
// word that is too long for a line is broken where the line ends.
func (f *face) wrap(s string, size, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, f.wrapParagraph(f.clean(paragraph), size, width)...)
	}
	return lines
}

func (f *face) wrapParagraph(s string, size, width float64) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		if line != "" && f.wide(line+" "+word, size) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for f.wide(word, size) > width {
			head := f.head(word, size, width)
			lines = append(lines, word[:head])
			word = word[head:]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// head returns how many bytes of a word fit a line: up to its last hyphen, or
// else as many letters as fit, and at least one.
func (f *face) head(word string, size, width float64) int {
	var used float64
	for i, r := range word {
		w, _ := f.width(r)
		used += w * size
		if used > width && i > 0 {
			if hyphen := strings.LastIndexByte(word[:i], '-'); hyphen > 0 {
				return hyphen + 1
			}
			return i
		}
	}
	return len(word)
}
