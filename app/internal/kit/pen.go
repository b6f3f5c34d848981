package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Pen sets text, marks and rules at exact places. It takes the toolkit's
// objects from where it left them at the last painting, so that a window
// painted at every key press makes next to nothing new.
//
// A pen that is dry measures: it returns the same heights and draws nothing.
type Pen struct {
	dry     bool
	dx, dy  float32
	th      fyne.Theme
	variant fyne.ThemeVariant
	texts   pool[*canvas.Text]
	boxes   pool[*canvas.Rectangle]
	images  pool[*canvas.Image]
	drawn   []fyne.CanvasObject
	hits    []hit
}

type hit struct {
	x, y, w, h float32
	do         func()
}

// pool hands out objects again in the order in which they were first made.
type pool[T any] struct {
	made []T
	used int
}

func (p *pool[T]) take(make func() T) T {
	if p.used == len(p.made) {
		p.made = append(p.made, make())
	}
	p.used++
	return p.made[p.used-1]
}

func (p *Pen) begin() {
	p.th = theme.Current()
	p.variant = fyne.CurrentApp().Settings().ThemeVariant()
	p.texts.used, p.boxes.used, p.images.used = 0, 0, 0
	p.drawn, p.hits = p.drawn[:0], p.hits[:0]
	p.dx, p.dy = 0, 0
}

// objects is a copy: the toolkit may still be drawing the last painting's.
func (p *Pen) objects() []fyne.CanvasObject { return slices.Clone(p.drawn) }

// At moves the pen's origin to x, y while draw runs.
func (p *Pen) At(x, y float32, draw func()) {
	p.dx, p.dy = p.dx+x, p.dy+y
	draw()
	p.dx, p.dy = p.dx-x, p.dy-y
}

// Color is the colour of a token in the theme that is shown.
func (p *Pen) Color(name fyne.ThemeColorName) color.Color {
	if name == "" {
		name = Ink
	}
	return p.th.Color(name, p.variant)
}

// Text sets one line with its top left corner at x, y, and returns its width.
func (p *Pen) Text(x, y float32, text string, s Style) float32 {
	if text == "" {
		return 0
	}
	width := s.Width(text)
	if p.dry {
		return width
	}
	t := p.texts.take(func() *canvas.Text { return canvas.NewText("", color.Black) })
	t.Text, t.TextSize, t.TextStyle, t.Color = text, s.size(), s.face(), p.Color(s.Color)
	t.Resize(fyne.NewSize(width, s.Height()))
	t.Move(fyne.NewPos(p.dx+x, p.dy+y))
	p.drawn = append(p.drawn, t)
	if s.Strike {
		p.Box(x, y+s.Height()*0.56, width, 1.5, s.Color)
	}
	return width
}

// Right sets one line that ends at x.
func (p *Pen) Right(x, y float32, text string, s Style) float32 {
	return p.Text(x-s.Width(text), y, text, s)
}

// Para sets text in lines no wider than width, and returns the height taken.
func (p *Pen) Para(x, y, width float32, text string, s Style) float32 {
	if text == "" {
		return 0
	}
	lines := s.Wrap(text, width)
	for i, line := range lines {
		p.Text(x, y+float32(i)*s.Height(), line, s)
	}
	return float32(len(lines)) * s.Height()
}

// Box fills a rectangle.
func (p *Pen) Box(x, y, w, h float32, fill fyne.ThemeColorName) {
	p.shape(x, y, w, h, 0, p.colorUnlessDry(fill), color.Transparent, 0)
}

// Round fills a rectangle with rounded corners.
func (p *Pen) Round(x, y, w, h, radius float32, fill fyne.ThemeColorName) {
	p.shape(x, y, w, h, radius, p.colorUnlessDry(fill), color.Transparent, 0)
}

// Frame draws the edge of a rectangle.
func (p *Pen) Frame(x, y, w, h, thickness float32, edge fyne.ThemeColorName) {
	p.shape(x, y, w, h, 2, color.Transparent, p.colorUnlessDry(edge), thickness)
}

// Rule draws a hairline from x, y to the right.
func (p *Pen) Rule(x, y, w float32) { p.Box(x, y, w, 1, Hair) }

func (p *Pen) colorUnlessDry(name fyne.ThemeColorName) color.Color {
	if p.dry {
		return color.Transparent
	}
	return p.Color(name)
}

func (p *Pen) shape(x, y, w, h, radius float32, fill, edge color.Color, thickness float32) {
	if p.dry {
		return
	}
	r := p.boxes.take(func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) })
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, edge, thickness, radius
	r.Resize(room(w, h))
	r.Move(fyne.NewPos(p.dx+x, p.dy+y))
	p.drawn = append(p.drawn, r)
}

// picture draws a resource into the rectangle, keeping its shape.
func (p *Pen) picture(x, y, w, h float32, res fyne.Resource) {
	i := p.images.take(func() *canvas.Image { return &canvas.Image{FillMode: canvas.ImageFillContain} })
	if i.Resource != res {
		// Before Resize, which would draw the old drawing and keep it in the
		// toolkit's cache under the new one's name.
		i.Resource, i.ScaleMode = res, canvas.ImageScaleSmooth
		i.Refresh()
	}
	i.Move(fyne.NewPos(p.dx+x, p.dy+y))
	i.Resize(fyne.NewSize(w, h))
	p.drawn = append(p.drawn, i)
}

// Hit makes the rectangle answer a tap.
func (p *Pen) Hit(x, y, w, h float32, do func()) {
	if !p.dry {
		p.hits = append(p.hits, hit{p.dx + x, p.dy + y, w, h, do})
	}
}

func (p *Pen) tapped(at fyne.Position) {
	for _, h := range slices.Backward(p.hits) {
		if at.X >= h.x && at.X < h.x+h.w && at.Y >= h.y && at.Y < h.y+h.h {
			h.do()
			return
		}
	}
}
