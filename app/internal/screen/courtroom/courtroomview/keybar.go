package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

const keyRow = 30

// paintKeys shows each action after its key. Nearly every key is held with
// Ctrl, so that word is said once, before them all.
func (f *foot) paintKeys(p *kit.Pen, width float32) float32 {
	p.Rule(0, 0, width)
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	x := 14 + p.Text(14, 6, "Ctrl +", small) + 12
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
	return max(24, kit.Style{Size: kit.Small, Bold: true}.Width(bare(k.Key))+12) + 6 + kit.Style{Size: kit.Small}.Width(k.Label)
}

func paintKey(p *kit.Pen, x, y float32, k courtroom.Key) {
	ink := kit.Ink
	if !k.On {
		ink = kit.Quiet
	}
	key := kit.Style{Size: kit.Small, Bold: true, Color: ink}
	w := max(24, key.Width(bare(k.Key))+12)
	if k.On {
		p.Round(x, y+4, w, keyRow-8, 3, kit.Paper)
		p.Frame(x, y+4, w, keyRow-8, 1, kit.Bound)
	}
	p.Text(x+(w-key.Width(bare(k.Key)))/2, y+(keyRow-key.Height())/2, bare(k.Key), key)
	p.Text(x+w+6, y+(keyRow-key.Height())/2, k.Label, kit.Style{Size: kit.Small, Color: fyne.ThemeColorName(ink)})
}

// mark names the drawing of a mark.
func mark(m courtroom.Mark) kit.Mark { return kit.Mark(m) }
