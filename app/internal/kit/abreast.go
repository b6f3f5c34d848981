package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewAbreast sets objects side by side, each as wide as the others. Hidden ones
// leave their room to the rest.
func NewAbreast(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(abreast{}, objects...)
}

type abreast struct{}

const abreastGap = 12

// parts are the objects that are shown, and the width of each.
func (abreast) parts(objects []fyne.CanvasObject, width float32) (shown []fyne.CanvasObject, each float32) {
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	n := float32(max(len(shown), 1))
	return shown, (width - abreastGap*(n-1)) / n
}

func (a abreast) height(objects []fyne.CanvasObject, width float32) float32 {
	shown, each := a.parts(objects, width)
	most := float32(0)
	for _, o := range shown {
		most = max(most, HeightOf(o, each))
	}
	return most
}

// Layout implements fyne.Layout.
func (a abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown, each := a.parts(objects, size.Width)
	for i, o := range shown {
		o.Resize(fyne.NewSize(each, size.Height))
		o.Move(fyne.NewPos(float32(i)*(each+abreastGap), 0))
	}
}

// MinSize implements fyne.Layout.
func (a abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown, _ := a.parts(objects, 0)
	var most fyne.Size
	for _, o := range shown {
		most = most.Max(o.MinSize())
	}
	return most
}
