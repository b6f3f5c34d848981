package pdf

// A document whose last page would bear little is set closer, where that saves
// the page: nobody should be handed a sheet with a signature and three lines.
// Distances down the page are laid as designed, and drawn closer together.
const (
	little  = 0.4  // of a page
	closest = 0.88 // lines of 4.2 mm for type of 3.7 mm
	step    = 0.03
)

// at is where on the paper something stands that is laid at y.
func (s *sheet) at(y float64) float64 { return top + (y-top)*s.tight }

// end is where a page is full.
func (s *sheet) end() float64 { return top + (bottom-top)/s.tight }

// fit is how close the lines of the document must stand.
func (s *sheet) fit() float64 {
	pages, used := s.measure(1)
	if pages == 1 || used > little {
		return 1
	}
	for tight := 1 - step; tight >= closest-step/2; tight -= step {
		if n, _ := s.measure(tight); n < pages {
			return tight
		}
	}
	return 1
}

// measure lays the document without drawing it: on how many pages, and how much
// of the last is used.
func (s *sheet) measure(tight float64) (pages int, used float64) {
	m := sheet{faces: s.faces, doc: s.doc, y: top, tight: tight, dry: true}
	m.page()
	m.document()
	return m.pages, (m.y - top) / (m.end() - top)
}
