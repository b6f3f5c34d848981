package kit

import "fyne.io/fyne/v2"

// loudMarks give each loud word a shape of its own.
var loudMarks = map[string]Mark{
	"IMMEDIATE CUSTODY": "custody", "SUSPENDED": "suspended", "COMMUNITY": "community", "FINE": "fine",
	"DISCHARGE": "discharge", "BAIL": "bail", "REMANDED": "remanded", "RELEASED": "released",
	"DISQUALIFIED": "disqualified", "ORDER": "order",
}

func loudColour(word string) fyne.ThemeColorName {
	return fyne.ThemeColorName("assizeLoud " + word)
}

// Loud draws a loud word on its own ground with its own shape; show is the
// word as it is read, in the clerk's language. It returns the width.
func (p *Pen) Loud(x, y float32, word, show string) float32 {
	style := Style{Bold: true, Color: OnLoud}
	text := style.Width(show)
	height := style.Height() + 4
	p.Round(x, y, text+40, height, 4, loudColour(word))
	p.MarkIn(x+8, y+(height-16)/2, 16, loudMarks[word], OnLoud)
	p.Text(x+31, y+2, show, style)
	return text + 40
}

// LoudMark draws only the shape of a loud word, in its colour.
func (p *Pen) LoudMark(x, y, side float32, word string) {
	p.MarkIn(x, y, side, loudMarks[word], loudColour(word))
}
