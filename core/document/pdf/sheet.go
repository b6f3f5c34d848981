package pdf

import (
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"assize.example/core/document"
)

// The page, in millimetres.
const (
	pageWidth  = 210.0
	pageHeight = 297.0
	left       = 22.0
	right      = pageWidth - 22.0
	top        = 16.0
	bottom     = 278.0 // the last line stands above this
	footerLine = 282.0
	measure    = right - left
)

// The type, in points, and the distance between lines, in millimetres.
const (
	bodySize   = 10.5
	bodyLead   = 4.8
	smallSize  = 8.5
	smallLead  = 4.2
	pointsInMM = 72 / 25.4
)

// The two inks: black for what is ordered, grey for labels.
const (
	black = 0
	grey  = 90
)

// sheet is the paper that a document is laid on, from the top down.
type sheet struct {
	pdf   *gofpdf.Fpdf
	faces map[style]*face
	doc   document.Document
	y     float64 // top of what comes next
	first int     // page on which the document begins
	box   *box    // around what is laid now; nil: none
	tail  float64 // room to be left after what is laid now: the seal follows it
	tight float64 // how close lines stand: 1 is as designed
	dry   bool    // nothing is drawn: pages are only counted
	pages int     // counted
}

// lay lays out one document and then numbers its pages.
func (s *sheet) lay(d document.Document) error {
	s.doc = d
	s.tight = s.fit()
	s.page()
	s.first, s.y = s.pdf.PageNo(), top
	s.document()
	s.number()
	return s.pdf.Error()
}

// page begins a page; a draft says so across it, under the text, and in its head
// for a reader of the text alone.
func (s *sheet) page() {
	const size, pale, lean = 110, 225, 55
	s.pages++
	if s.dry {
		return
	}
	s.pdf.AddPage()
	if s.doc.Draft == "" {
		return
	}
	word := s.faces[bold].clean(s.doc.Draft)
	s.pdf.TransformBegin()
	s.pdf.TransformRotate(lean, pageWidth/2, pageHeight/2)
	s.put((pageWidth-s.wide(word, bold, size))/2, pageHeight/2+size/pointsInMM/3, word, bold, size, pale)
	s.pdf.TransformEnd()
	s.put((pageWidth-s.wide(word, bold, bodySize))/2, top-6, word, bold, bodySize, black)
}

// number writes the foot of every page of the document, now that their number
// is known.
func (s *sheet) number() {
	s.tight = 1
	last := s.pdf.PageNo()
	for page := s.first; page <= last; page++ {
		s.pdf.SetPage(page)
		s.rule(footerLine, 0.2, grey)
		of := strings.NewReplacer("{page}", strconv.Itoa(page-s.first+1), "{pages}", strconv.Itoa(last-s.first+1)).Replace(s.doc.Headings.Page)
		room := measure - 30
		who := s.shorten(s.doc.Court.Reference+" · "+s.doc.Title+" · "+s.doc.Headings.Set+" "+s.doc.Signed.Set, room)
		s.text(left, footerLine+4.5, who, regular, smallSize, grey)
		s.textRight(footerLine+4.5, of, regular, smallSize, grey)
	}
	s.pdf.SetPage(last)
}

// need begins a new page where less than h is left.
func (s *sheet) need(h float64) {
	if s.y+h > s.end() && s.y > s.head() {
		s.turn()
	}
}

// head is where the first line of a further page stands.
func (s *sheet) head() float64 { return top + 8 }

// turn begins a further page of the document, which says what it belongs to.
func (s *sheet) turn() {
	s.page()
	name := s.about()
	s.textRight(top, s.shorten(s.doc.Court.Reference, measure/3), regular, smallSize, grey)
	s.text(left, top, s.shorten(strings.TrimSuffix(s.doc.Title+" · "+name, " · "), measure*0.62), regular, smallSize, grey)
	s.rule(top+1.8, 0.2, grey)
	s.y = s.head()
}

// about names whoever the document is about: all defendants of a case.
func (s *sheet) about() string {
	var names []string
	for i, l := range s.doc.Party {
		if i == 0 || s.doc.Defendant == "" {
			names = append(names, l.Value)
		}
	}
	return strings.Join(names, ", ")
}

// text puts a line with its baseline at y.
func (s *sheet) text(x, y float64, line string, st style, size float64, ink int) {
	if !s.dry {
		s.put(x, s.at(y), line, st, size, ink)
	}
}

// put puts a line where it is on the paper, however close lines stand.
func (s *sheet) put(x, y float64, line string, st style, size float64, ink int) {
	s.pdf.SetFont(family, string(st), size)
	s.pdf.SetTextColor(ink, ink, ink)
	s.pdf.Text(x, y, s.faces[st].clean(line))
}

// textRight ends a line at the right margin.
func (s *sheet) textRight(y float64, line string, st style, size float64, ink int) {
	line = s.faces[st].clean(line)
	s.text(right-s.wide(line, st, size), y, line, st, size, ink)
}

// wide returns the width of a clean text in millimetres.
func (s *sheet) wide(line string, st style, size float64) float64 {
	return s.faces[st].wide(line, size/pointsInMM)
}

func (s *sheet) wrap(text string, st style, size, width float64) []string {
	return s.faces[st].wrap(text, size/pointsInMM, width)
}

// shorten cuts a text to one small line, and shows that it did.
func (s *sheet) shorten(text string, width float64) string {
	lines := s.wrap(text, regular, smallSize, width)
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return lines[0]
	}
	return s.wrap(text, regular, smallSize, width-4)[0] + " …"
}

// rule is a line across the page, from margin to margin.
func (s *sheet) rule(y, thick float64, ink int) { s.stroke(left, y, right, y, thick, ink) }

func (s *sheet) upright(x, y, to, thick float64, ink int) { s.stroke(x, y, x, to, thick, ink) }

func (s *sheet) stroke(x, y, toX, toY, thick float64, ink int) {
	if s.dry {
		return
	}
	s.pdf.SetDrawColor(ink, ink, ink)
	s.pdf.SetLineWidth(thick)
	s.pdf.Line(x, s.at(y), toX, s.at(toY))
}
