package pdf

import (
	"image/color"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// seal authenticates the document: who, in what office, when, and the name of
// the exact set of results, for a reader and for a scanner. It is never broken
// over two pages.
func (s *sheet) seal() {
	d := s.doc
	s.y += 4
	s.need(s.sealHeight())
	from := s.y
	s.rule(s.y, 0.3, black)
	s.y += 2.5
	b := body(0).column(left, measure-square-6)
	s.set(d.Headings.Signed, b.small().faint())
	name := b.strong()
	name.size, name.lead = 12, 6
	s.set(d.Signed.By, name)
	s.set(d.Signed.Role, b) // a draft has no role and no time
	s.set(d.Signed.At, b)
	s.set(d.Headings.Set+"  "+grouped(d.Signed.Set), b.small())
	s.code(right-square, from+3.2, square, d.Set) // four modules of white are kept around it
	s.y = max(s.y, from+square+4.5)
}

// square is the side of the code.
const square = 25.0

// sealHeight is the room that the seal and the list of copies take.
func (s *sheet) sealHeight() float64 {
	copies := s.rowHeight(s.doc.Headings.Copies, strings.Join(s.doc.Copies, "; "), body(0).small(), copiesLabel)
	return square + 4.5 + 1.5 + copies
}

// copiesLabel is where the list of copies begins.
const copiesLabel = 26.0

// ending is the room that the last part of an order leaves for the seal, so that
// nobody can be shown a page that bears the seal and nothing of the order.
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
	if set == "" {
		return
	}
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

func (s *sheet) copies() {
	if len(s.doc.Copies) == 0 {
		return
	}
	s.y += 1.5
	s.row(s.doc.Headings.Copies, strings.Join(s.doc.Copies, "; "), body(0).small(), copiesLabel)
}
