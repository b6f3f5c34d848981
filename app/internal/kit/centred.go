package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewCentred sets a card of the given width in the middle of the window, a
// little above the centre, on the desk's ground.
func NewCentred(width float32, card fyne.CanvasObject) *fyne.Container {
	ground := NewPane(Desk, func(*Pen, float32) float32 { return 0 })
	paper := NewPane(Paper, func(*Pen, float32) float32 { return 0 })
	return container.New(centred{width}, ground, paper, card)
}

type centred struct{ width float32 }

// Layout implements fyne.Layout.
func (c centred) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	const room = 36
	card := objects[2]
	height := HeightOf(card, c.width)
	x, y := (s.Width-c.width)/2, max(room, (s.Height-height)*0.4)
	objects[0].Resize(s)
	objects[1].Move(fyne.NewPos(x-room, y-room))
	objects[1].Resize(fyne.NewSize(c.width+2*room, height+2*room))
	card.Move(fyne.NewPos(x, y))
	card.Resize(fyne.NewSize(c.width, height))
}

// MinSize implements fyne.Layout.
func (c centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(c.width+72, 480) }
