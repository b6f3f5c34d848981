package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

const keyRow = 28

// paintKeys shows each action after its key. Nearly every key is held with
// Ctrl, so that word is said once, before them all.
func (f *foot) paintKeys(p *kit.Pen, width float32) float32 {
	p.Rule(0, 0, width)
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	x := 14 + p.Text(14, 5, "Ctrl +", small) + 12
	start, y := x, float32(0)
	for _, k := range f.s.st.Keys {
		w := keyWidth(k)
		if x+w > width-8 && x > start {
			x, y = start, y+keyRow
		}
		paintKey(p, x, y, k)
		p.Hit(x, y, w, keyRow, func() { f.s.hands.Do(k.Action) })
		x += w + 12
	}
	return y + keyRow
}

// bare is a key without the Ctrl that the bar says once.
func bare(key string) string {
	short := strings.TrimPrefix(key, "Ctrl+")
	if short == "Return" {
		return "Enter"
	}
	return short
}

func keyWidth(k courtroom.Key) float32 {
	return capWidth(bare(k.Key)) + 6 + kit.Style{Size: kit.Small}.Width(k.Label)
}

func paintKey(p *kit.Pen, x, y float32, k courtroom.Key) {
	ink := kit.Ink
	if !k.On {
		ink = kit.Quiet
	}
	w := capWidth(bare(k.Key))
	label := kit.Style{Size: kit.Small, Color: ink}
	paintCap(p, x, y+4, keyRow-8, bare(k.Key), ink)
	p.Text(x+w+6, y+(keyRow-label.Height())/2, k.Label, label)
}

var capStyle = kit.Style{Size: 13, Bold: true}

// capWidth is the width of a key as it is drawn.
func capWidth(key string) float32 { return max(20, capStyle.Width(key)+12) }

// paintCap draws a key.
func paintCap(p *kit.Pen, x, y, height float32, key string, ink fyne.ThemeColorName) {
	w := capWidth(key)
	p.Round(x, y, w, height, 3, kit.Paper)
	p.Frame(x, y, w, height, 1, kit.Bound)
	p.Text(x+(w-capStyle.Width(key))/2, y+(height-capStyle.Height())/2, key, capStyle.In(ink))
}

// mark names the drawing of a mark.
func mark(m courtroom.Mark) kit.Mark { return kit.Mark(m) }
