package kit

import (
	"bytes"
	"fmt"

	"fyne.io/fyne/v2"

	"assize.example/assets/icons"
)

// Mark names a drawing in assets/icons. Each has a shape of its own.
type Mark string

// markColours say in which colour each state is drawn; others are in ink.
var markColours = map[Mark]fyne.ThemeColorName{
	"waiting": Quiet, "live": Good, "paused": Warn, "ended": Ink, "shared": Good, "warning": Warn,
	"blocked": Wrong, "held": Warn, "sent": Do, "done": Good, "conflict": Wrong,
}

// MarkColour is the token that a mark is drawn in.
func MarkColour(m Mark) fyne.ThemeColorName {
	if c, ok := markColours[m]; ok {
		return c
	}
	return Ink
}

// Mark draws a mark in a square of the given side, in its own colour.
func (p *Pen) Mark(x, y, side float32, m Mark) { p.MarkIn(x, y, side, m, MarkColour(m)) }

// MarkIn draws a mark in the given colour.
func (p *Pen) MarkIn(x, y, side float32, m Mark, c fyne.ThemeColorName) {
	if p.dry || m == "" {
		return
	}
	r, g, b, _ := p.Color(c).RGBA()
	if res := drawing(m, fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)); res != nil {
		p.picture(x, y, side, side, res)
	}
}

type inked struct {
	mark Mark
	ink  string
}

var drawings = remembered[inked, fyne.Resource]{}

func drawing(m Mark, ink string) fyne.Resource {
	return drawings.get(inked{m, ink}, func() fyne.Resource {
		svg := icons.Drawing(string(m))
		if svg == nil {
			return nil
		}
		svg = bytes.ReplaceAll(svg, []byte("#000000"), []byte(ink))
		return fyne.NewStaticResource(string(m)+ink+".svg", svg)
	})
}
