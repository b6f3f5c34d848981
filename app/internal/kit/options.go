package kit

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Option is one of a fixed list.
type Option struct{ Value, Label string }

// Options is one choice, or several, from a short list, all of it in sight.
// Arrows move, Space chooses, and a first letter goes to the option it begins.
type Options struct {
	widget.BaseWidget
	// OnChanged hears the values chosen.
	OnChanged func(values []string)
	// OnKey is asked first about keys.
	OnKey func(fyne.KeyName) bool

	options []Option
	many    bool
	values  []string
	at      int
	focused bool
	pane    *Pane
}

// NewOptions returns options of which one, or with many any number, is chosen.
func NewOptions(options []Option, many bool, values []string) *Options {
	o := &Options{options: options, many: many, values: slices.Clone(values)}
	o.ExtendBaseWidget(o)
	o.at = max(0, slices.IndexFunc(options, func(c Option) bool { return slices.Contains(values, c.Value) }))
	o.pane = NewPane("", o.paint)
	return o
}

// Set replaces what is chosen.
func (o *Options) Set(values []string) {
	if !slices.Equal(o.values, values) {
		o.values = slices.Clone(values)
		o.Refresh()
	}
}

const optionHeight = 30

// paint sets the options in rows. One that is longer than a row goes on in
// further lines of its own.
func (o *Options) paint(p *Pen, width float32) float32 {
	x, y, tall := float32(frame), float32(frame), float32(optionHeight)
	for i, c := range o.options {
		w, h := optionSize(c.Label, width-2*frame)
		if x+w > width-frame && x > frame {
			x, y, tall = frame, y+tall, optionHeight
		}
		o.option(p, i, x, y, w, h)
		x, tall = x+w+6, max(tall, h)
	}
	return y + tall + frame
}

const optionText = 29 // where the words begin, after the box

// optionSize is the size of an option in bold, as it is when chosen.
func optionSize(label string, room float32) (w, h float32) {
	bold := Style{Bold: true}
	w = bold.Width(label) + optionText + 7
	if w <= room {
		return w, optionHeight
	}
	lines := bold.Wrap(label, room-optionText-7)
	return room, optionHeight + float32(len(lines)-1)*bold.Height()
}

func (o *Options) option(p *Pen, i int, x, y, w, h float32) {
	c := o.options[i]
	on := slices.Contains(o.values, c.Value)
	style := Style{Bold: on}
	if on {
		p.Round(x, y, w, h-2, 3, Chosen)
	}
	o.box(p, x+7, y+6, on)
	p.Para(x+optionText, y+(optionHeight-2-style.Height())/2, w-optionText-7, c.Label, style)
	if o.focused && i == o.at {
		p.Frame(x, y, w, h-2, 2, FocusEdge)
		p.Frame(x-2, y-2, w+4, h+2, 3, Focus)
	}
	p.Hit(x, y, w, h, func() { o.tap(i) })
}

// box draws a round box where one can be chosen and a square one for many.
func (o *Options) box(p *Pen, x, y float32, on bool) {
	radius := float32(8)
	if o.many {
		radius = 2
	}
	p.shape(x, y, 16, 16, radius, p.colorUnlessDry(Paper), p.colorUnlessDry(Ink), 2)
	if on {
		p.Round(x+4, y+4, 8, 8, radius/2, Ink)
	}
}

// tap chooses an option and gives the list the keyboard.
func (o *Options) tap(i int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
	o.at = i
	o.take()
}

func (o *Options) take() {
	if len(o.options) == 0 {
		return
	}
	v := o.options[o.at].Value
	switch i := slices.Index(o.values, v); {
	case !o.many:
		o.values = []string{v}
	case i >= 0:
		o.values = slices.Delete(o.values, i, i+1)
	default:
		o.values = append(o.values, v)
	}
	o.Refresh()
	if o.OnChanged != nil {
		o.OnChanged(slices.Clone(o.values))
	}
}

// TypedKey implements fyne.Focusable.
func (o *Options) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		o.move(-1)
	case fyne.KeyRight, fyne.KeyDown:
		o.move(1)
	case fyne.KeySpace:
		o.take()
	default:
		if o.OnKey != nil {
			o.OnKey(key.Name)
		}
	}
}

func (o *Options) move(by int) {
	o.at = min(max(o.at+by, 0), max(len(o.options)-1, 0))
	if o.many {
		o.Refresh()
		return
	}
	o.take()
}

// TypedRune implements fyne.Focusable.
func (o *Options) TypedRune(r rune) {
	for i := range o.options {
		n := (o.at + 1 + i) % len(o.options)
		if strings.HasPrefix(strings.ToLower(o.options[n].Label), string(unicode.ToLower(r))) && r != ' ' {
			o.at = n
			if o.many {
				o.Refresh()
			} else {
				o.take()
			}
			return
		}
	}
}

// FocusGained implements fyne.Focusable.
func (o *Options) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost implements fyne.Focusable.
func (o *Options) FocusLost() { o.focused = false; o.Refresh() }

// HeightFor implements Flowing.
func (o *Options) HeightFor(width float32) float32 { return o.pane.HeightFor(width) }

// MinSize implements fyne.CanvasObject.
func (o *Options) MinSize() fyne.Size { return fyne.NewSize(80, optionHeight+2*frame) }

// Refresh implements fyne.CanvasObject.
func (o *Options) Refresh() { o.pane.Refresh(); o.BaseWidget.Refresh() }

// CreateRenderer implements fyne.Widget.
func (o *Options) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(o.pane) }
