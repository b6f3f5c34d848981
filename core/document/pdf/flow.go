package pdf

// block is a text in one style at one place, to be set line by line.
type block struct {
	x, width float64
	style    style
	size     float64
	lead     float64
	ink      int
}

func body(indent float64) block {
	return block{x: left + indent, width: measure - indent, size: bodySize, lead: bodyLead}
}

func (b block) strong() block { b.style = bold; return b }
func (b block) faint() block  { b.ink = grey; return b }

func (b block) small() block {
	b.size, b.lead = smallSize, smallLead
	return b
}

// column narrows a block to a column of its own.
func (b block) column(x, width float64) block {
	b.x, b.width = x, width
	return b
}

// set lays a text, breaking pages between lines. It leaves neither the first
// line alone at the foot of a page nor the last alone at the head of one.
func (s *sheet) set(text string, b block) {
	lines := s.wrap(text, b.style, b.size, b.width)
	for i, line := range lines {
		s.keep(i, len(lines), b.lead)
		s.line(line, b)
	}
}

// keep makes room for line i of n: two lines stay together at either end, and
// the last two with what must follow them.
func (s *sheet) keep(i, n int, lead float64) {
	switch left := n - i; {
	case left == 1:
		s.need(lead + s.tail)
	case left == 2:
		s.need(2*lead + s.tail)
	case i == 0:
		s.need(2 * lead)
	default:
		s.need(lead)
	}
}

// beforeSeal lays what is the last of the document, or not: its last lines then
// stay with the seal, so that nobody can be shown a page that bears the seal and
// nothing of the order.
func (s *sheet) beforeSeal(last bool, lay func()) {
	s.tail = s.ending(last)
	lay()
	s.tail = 0
}

// line puts one line and moves below it.
func (s *sheet) line(line string, b block) {
	s.edges(b.lead)
	s.text(b.x, s.y+b.lead*0.76, line, b.style, b.size, b.ink)
	s.y += b.lead
}

// heading is kept with what follows it, which is keep high.
func (s *sheet) heading(text string, keep float64) {
	const size, lead = 11.5, 6.0
	s.y += 3
	s.need(lead + 1.8 + keep)
	for _, line := range s.wrap(text, bold, size, measure) {
		s.text(left, s.y+4.4, line, bold, size, black)
		s.y += lead
	}
	s.rule(s.y, 0.25, black)
	s.y += 1.8
}

// row is a label with its value beside it, kept on one page where it fits one.
func (s *sheet) row(label, value string, b block, split float64) {
	l := b.faint().column(b.x, split-3)
	l.style = regular
	v := b.column(b.x+split, b.width-split)
	labels, values := s.wrap(label, l.style, l.size, l.width), s.wrap(value, v.style, v.size, v.width)
	n := max(len(labels), len(values))
	s.need(whole(float64(n) * b.lead))
	for i := range n {
		s.keep(i, n, b.lead)
		s.edges(b.lead)
		if i < len(labels) {
			s.text(l.x, s.y+b.lead*0.76, labels[i], l.style, l.size, l.ink)
		}
		if i < len(values) {
			s.text(v.x, s.y+b.lead*0.76, values[i], v.style, v.size, v.ink)
		}
		s.y += b.lead
	}
}

// rowHeight is how high a row is.
func (s *sheet) rowHeight(label, value string, b block, split float64) float64 {
	labels, values := s.wrap(label, regular, b.size, split-3), s.wrap(value, b.style, b.size, b.width-split)
	return float64(max(len(labels), len(values))) * b.lead
}

// whole is the room that something wants to itself: all that it takes, but two
// lines where that is more than a page.
func whole(height float64) float64 {
	if height > bottom-top-8 {
		return 2 * bodyLead
	}
	return height
}

// item is a paragraph with a mark in the margin before it: a hanging indent.
func (s *sheet) item(mark, text string, b block, hang float64) {
	if n := len(s.wrap(text, b.style, b.size, b.width-hang)); n > 1 {
		s.need(2 * b.lead)
	}
	s.need(b.lead)
	s.text(b.x, s.y+b.lead*0.76, mark, b.style, b.size, b.ink)
	s.set(text, b.column(b.x+hang, b.width-hang))
}

// box is a frame around what is laid while it is open. It may run over pages.
type box struct{ thick float64 }

// boxed lays something in a frame, on a page of its own rather than broken,
// where height says that it fits one.
func (s *sheet) boxed(thick, height float64, lay func()) {
	s.need(whole(height))
	s.box = &box{thick}
	s.rule(s.y, thick, black)
	s.gap(2)
	lay()
	s.gap(2)
	s.rule(s.y, thick, black)
	s.box = nil
}

// gap leaves room, within the frame where there is one.
func (s *sheet) gap(h float64) {
	s.edges(h)
	s.y += h
}

// edges draws the sides of the open frame beside what is h high.
func (s *sheet) edges(h float64) {
	if s.box == nil {
		return
	}
	s.upright(left, s.y, s.y+h, s.box.thick, black)
	s.upright(right, s.y, s.y+h, s.box.thick, black)
}
