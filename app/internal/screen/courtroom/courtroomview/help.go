package courtroomview

import (
	"strings"

	"assize.example/app/internal/kit"
)

// keyLine is one line of the help: a key and what it does or, with an example,
// a word that is typed.
type keyLine struct{ key, does, example string }

// keyLines are the question's lines, if each has its parts between tabs.
func (q *confirmSheet) keyLines() []keyLine {
	var out []keyLine
	for _, line := range q.asked.Lines {
		parts := strings.Split(line, "\t")
		switch len(parts) {
		case 2:
			out = append(out, keyLine{key: strings.ReplaceAll(parts[0], "Return", "Enter"), does: parts[1]})
		case 3:
			out = append(out, keyLine{parts[0], parts[1], parts[2]})
		default:
			return nil
		}
	}
	return out
}

const helpRow = 26

// paintKeyLines lists keys in two columns, and below them the words.
func paintKeyLines(p *kit.Pen, lines []keyLine, width float32) float32 {
	var keys, words []keyLine
	for _, l := range lines {
		if l.example == "" {
			keys = append(keys, l)
		} else {
			words = append(words, l)
		}
	}
	height := paintKeys(p, keys, width)
	for _, l := range words {
		height += paintWord(p, height, width, l)
	}
	return height + 6
}

func paintKeys(p *kit.Pen, lines []keyLine, width float32) float32 {
	const gap = 24
	half, each := (len(lines)+1)/2, (width-gap)/2
	keys := float32(0)
	for _, l := range lines {
		keys = max(keys, capWidth(l.key))
	}
	for i, l := range lines {
		x, y := float32(i/half)*(each+gap), float32(i%half)*helpRow
		paintCap(p, x, y+3, helpRow-6, l.key, kit.Ink)
		p.Text(x+keys+12, y+2, l.does, kit.Style{})
	}
	return float32(half)*helpRow + 10
}

// paintWord sets what is done, and below it how it is typed.
func paintWord(p *kit.Pen, y, width float32, l keyLine) float32 {
	const words = 110
	p.Text(0, y+2, l.key, kit.Style{Bold: true})
	p.Text(words, y+2, l.does, kit.Style{})
	return helpRow + p.Para(words, y+helpRow, width-words, l.example, kit.Style{Color: kit.Quiet}) + 6
}
