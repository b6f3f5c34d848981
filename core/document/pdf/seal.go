package pdf

import (
	"image/color"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// seal authenticates the document: who, in what office, when, and the name of
// the exact set of results, for a reader and for a scanner, and says who has a
// copy. It is never broken over two pages.
func (s *sheet) seal() {
	d, side := s.doc, square/s.tight
	s.y += 4
	s.need(s.sealHeight())
	from := s.y
	s.rule(s.y, 0.3, black)
	s.y += 2.5
	for _, l := range s.sealLines() {
		s.set(l.text, l.block)
	}
	if len(d.Copies) > 0 {
		s.y += 1.5
		s.row(d.Headings.Copies, strings.Join(d.Copies, "; "), besideCode().small(), copiesLabel)
	}
	s.code(right-square, from+3.2, square, d.Set) // four modules of white are kept around it
	s.y = max(s.y, from+side+4.5)
}

// square is the side of the code, on paper.
const square = 25.0

// besideCode is the column on the left of the code.
func besideCode() block { return body(0).column(left, measure-square-6) }

type sealLine struct {
	text  string
	block block
}

// sealLines are the lines of the seal, from the top.
func (s *sheet) sealLines() []sealLine {
	h, by, b := s.doc.Headings, s.doc.Signed, besideCode()
	name := b.strong()
	name.size, name.lead = 12, 6
	return []sealLine{
		{h.Signed, b.small().faint()},
		{by.By, name},
		{by.Role, b}, // a draft has no role and no time
		{by.At, b},
		{h.Set + "  " + grouped(by.Set), b.small()},
	}
}

// sealHeight is the room that the seal takes.
func (s *sheet) sealHeight() float64 {
	height := 2.5 + 1.5 + s.rowHeight(s.doc.Headings.Copies, strings.Join(s.doc.Copies, "; "), besideCode().small(), copiesLabel)
	for _, l := range s.sealLines() {
		height += float64(len(s.wrap(l.text, l.block.style, l.block.size, l.block.width))) * l.block.lead
	}
	return max(height, square/s.tight+4.5)
}

// copiesLabel is where the list of copies begins.
const copiesLabel = 26.0

// ending is the room that the last part of an order leaves for the seal.
func (s *sheet) ending(last bool) float64 {
	if !last {
		return 0
	}
	return 6 + s.sealHeight()
}

// grouped sets a fingerprint in fours, as people compare it.
func grouped(s string) string {
	var parts []string
	for len(s) > 4 {
		parts, s = append(parts, s[:4]), s[4:]
	}
	return strings.Join(append(parts, s), " ")
}

// code draws the name of the set as a QR code (ISO/IEC 18004), module by
// module: a picture would be larger and less sharp. Capitals make it smaller.
func (s *sheet) code(x, y, width float64, set string) {
	if set == "" || s.dry {
		return
	}
	y = s.at(y)
	matrix, err := qr.Encode(strings.ToUpper(set), qr.M, qr.Auto)
	if err != nil { // longer than a code can hold: the words beside it remain
		return
	}
	s.pdf.SetFillColor(black, black, black)
	n := matrix.Bounds().Dx()
	module := width / float64(n)
	for row := range n {
		for from := 0; from < n; from++ {
			if run := darkRun(matrix, from, row, n); run > 0 {
				s.pdf.Rect(x+float64(from)*module, y+float64(row)*module, float64(run)*module, module, "F")
				from += run
			}
		}
	}
}

// darkRun counts the dark modules in a row that begin at one.
func darkRun(matrix barcode.Barcode, from, row, n int) int {
	run := 0
	for from+run < n && matrix.At(from+run, row) == color.Black {
		run++
	}
	return run
}
