package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PageView shows the picture of a page as wide as it stands, to be scrolled.
type PageView struct {
	widget.BaseWidget
	page  *canvas.Image
	edge  *canvas.Rectangle
	shape float32 // height over width
	width float32
}

// a4 is the shape of a page that is not drawn yet.
const a4 = 297.0 / 210.0

// NewPageView returns a view of an empty A4 page.
func NewPageView() *PageView {
	v := &PageView{
		page: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		edge: &canvas.Rectangle{StrokeWidth: 1, FillColor: color.White}, shape: a4,
	}
	v.ExtendBaseWidget(v)
	return v
}

// SetPage puts a picture on the page; nil leaves it empty.
func (v *PageView) SetPage(img image.Image) {
	if v.page.Image == img {
		return
	}
	v.page.Image, v.shape = img, a4
	if img != nil && img.Bounds().Dx() > 0 {
		v.shape = float32(img.Bounds().Dy()) / float32(img.Bounds().Dx())
	}
	v.page.Refresh()
	v.Refresh()
}

// HeightFor implements Flowing.
func (v *PageView) HeightFor(width float32) float32 { return width * v.shape }

// CreateRenderer implements fyne.Widget.
func (v *PageView) CreateRenderer() fyne.WidgetRenderer { return pageRenderer{v} }

type pageRenderer struct{ v *PageView }

func (r pageRenderer) Layout(s fyne.Size) {
	grown := s.Width != r.v.width
	r.v.width = s.Width
	size := fyne.NewSize(s.Width, s.Width*r.v.shape)
	r.v.edge.StrokeColor = theme.Current().Color(Bound, 0)
	r.v.edge.Resize(size)
	r.v.page.Resize(size)
	if grown {
		r.v.Refresh()
	}
}

func (r pageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, r.v.width*r.v.shape)
}

func (r pageRenderer) Refresh() {
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

func (r pageRenderer) Objects() []fyne.CanvasObject {
	if r.v.page.Image == nil {
		return []fyne.CanvasObject{r.v.edge}
	}
	return []fyne.CanvasObject{r.v.edge, r.v.page}
}
func (r pageRenderer) Destroy() {}
