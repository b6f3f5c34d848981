package courtroomview

import (
	"strings"

	"assize.example/app/internal/kit"
)

// keyLines are the question's lines, if each is a key, a tab and what it does.
func (q *confirmSheet) keyLines() [][2]string {
	var out [][2]string
	for _, line := range q.asked.Lines {
		key, does, ok := strings.Cut(line, "\t")
		if !ok {
			return nil
		}
		out = append(out, [2]string{strings.ReplaceAll(key, "Return", "Enter"), does})
	}
	return out
}

// paintKeyLines lists keys in two columns, so that all are in sight at once.
func paintKeyLines(p *kit.Pen, lines [][2]string, width float32) float32 {
	const row, gap = 26, 24
	half, each := (len(lines)+1)/2, (width-gap)/2
	keys := float32(0)
	for _, l := range lines {
		keys = max(keys, capWidth(l[0]))
	}
	for i, l := range lines {
		x, y := float32(i/half)*(each+gap), float32(i%half)*row
		paintCap(p, x, y+3, row-6, l[0], kit.Ink)
		p.Text(x+keys+12, y+2, l[1], kit.Style{})
	}
	return float32(half)*row + 6
}
