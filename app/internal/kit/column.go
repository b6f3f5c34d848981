package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flowing is an object whose height follows from its width, as text does.
type Flowing interface{ HeightFor(width float32) float32 }

// room is a size that is never negative: a window can be made smaller than what
// stands in it, and the toolkit cannot draw less than nothing.
func room(width, height float32) fyne.Size {
	return fyne.NewSize(max(0, width), max(0, height))
}

// NewColumn stacks objects from top to bottom at their own heights; grow, one
// of them, takes the rest.
func NewColumn(grow fyne.CanvasObject, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{grow}, objects...)
}

type column struct{ grow fyne.CanvasObject }

func (c *column) heights(objects []fyne.CanvasObject, width float32) (each []float32, sum float32) {
	each = make([]float32, len(objects))
	for i, o := range objects {
		if o == c.grow || !o.Visible() {
			continue
		}
		each[i] = HeightOf(o, width)
		sum += each[i]
	}
	return each, sum
}

// HeightOf is the height that an object takes at a width.
func HeightOf(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(Flowing); ok {
		return f.HeightFor(width)
	}
	if box, ok := o.(*fyne.Container); ok {
		if i, ok := box.Layout.(inset); ok {
			return i.top + i.bottom + HeightOf(box.Objects[0], width-i.left-i.right)
		}
		if a, ok := box.Layout.(abreast); ok {
			return a.height(box.Objects, width)
		}
		if f, ok := box.Layout.(flow); ok {
			return f.height(width)
		}
		if c, ok := box.Layout.(*column); ok {
			_, sum := c.heights(box.Objects, width)
			if c.grow != nil && c.grow.Visible() {
				sum += HeightOf(c.grow, width)
			}
			return sum
		}
	}
	return o.MinSize().Height
}

// Layout implements fyne.Layout.
func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	each, sum := c.heights(objects, size.Width)
	y := float32(0)
	for i, o := range objects {
		h := each[i]
		if o == c.grow {
			h = max(0, size.Height-sum)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		if o.Visible() {
			y += h
		}
	}
}

// MinSize implements fyne.Layout.
func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	return s
}

// Inset leaves a margin around one object.
func Inset(o fyne.CanvasObject, left, top, right, bottom float32) *fyne.Container {
	return container.New(inset{left, top, right, bottom}, o)
}

type inset struct{ left, top, right, bottom float32 }

// Layout implements fyne.Layout.
func (i inset) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(i.left, i.top))
		o.Resize(room(s.Width-i.left-i.right, s.Height-i.top-i.bottom))
	}
}

// MinSize implements fyne.Layout.
func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

// Fixed gives an object a least size of its own.
func Fixed(o fyne.CanvasObject, least fyne.Size) *fyne.Container {
	return container.New(fixed{least}, o)
}

type fixed struct{ least fyne.Size }

// Layout implements fyne.Layout.
func (f fixed) Layout(objects []fyne.CanvasObject, s fyne.Size) { objects[0].Resize(s) }

// MinSize implements fyne.Layout.
func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.least }

// NewFlow gives an object a height that follows from its width.
func NewFlow(o fyne.CanvasObject, height func(width float32) float32) *fyne.Container {
	return container.New(flow{height}, o)
}

type flow struct{ height func(width float32) float32 }

// Layout implements fyne.Layout.
func (f flow) Layout(objects []fyne.CanvasObject, s fyne.Size) { objects[0].Resize(s) }

// MinSize implements fyne.Layout.
func (f flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, f.height(0))
}
