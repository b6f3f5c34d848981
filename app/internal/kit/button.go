package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is something to press with its key on it. Enter and Space press it,
// where the toolkit's own takes Space alone.
type Button struct {
	widget.BaseWidget
	// OnKey is asked first about keys, so that Esc reaches the window.
	OnKey func(fyne.KeyName) bool
	// OnRune hears what is typed while the button has the keyboard. Then it is
	// asked for by Enter alone: Space is part of what somebody types who has not
	// seen the question.
	OnRune func(rune)

	label, key string
	primary    bool
	off        bool
	focused    bool
	press      func()
	pane       *Pane
}

// NewButton returns a button; a primary one is filled.
func NewButton(label, key string, primary bool, press func()) *Button {
	b := &Button{label: label, key: key, primary: primary, press: press}
	b.ExtendBaseWidget(b)
	b.pane = NewPane("", b.paint)
	return b
}

// Set changes the label and whether the button can be pressed.
func (b *Button) Set(label string, on bool) {
	if b.label != label || b.off == on {
		b.label, b.off = label, !on
		b.Refresh()
	}
}

// Disabled implements fyne.Disableable in part: the keyboard passes over it.
func (b *Button) Disabled() bool { return b.off }

// Enable implements fyne.Disableable.
func (b *Button) Enable() { b.Set(b.label, true) }

// Disable implements fyne.Disableable.
func (b *Button) Disable() { b.Set(b.label, false) }

const buttonHeight = 38

func (b *Button) paint(p *Pen, width float32) float32 {
	ground, ink, edge := Paper, Do, Bound
	if b.primary && !b.off {
		ground, ink, edge = Do, Paper, Do
	}
	if b.off {
		ink = Quiet
	}
	p.Hit(0, 0, width, buttonHeight, func() { b.Tapped(nil) }) // the pane lies over the button
	const m = frame
	p.Round(m, m, width-2*m, buttonHeight-2*m, 3, ground)
	p.Frame(m, m, width-2*m, buttonHeight-2*m, 1.5, edge)
	label, key := Style{Bold: true, Color: ink}, Style{Size: Small, Color: ink}
	p.Text(14, (buttonHeight-label.Height())/2, b.label, label)
	p.Right(width-14, (buttonHeight-key.Height())/2, b.key, key)
	if b.focused {
		p.Frame(m, m, width-2*m, buttonHeight-2*m, 2, FocusEdge)
		p.Frame(0, 0, width, buttonHeight, 3, Focus)
	}
	return buttonHeight
}

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	w := Style{Bold: true}.Width(b.label) + 28
	if b.key != "" {
		w += Style{Size: Small}.Width(b.key) + 16
	}
	return fyne.NewSize(max(w, 88), buttonHeight)
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.off {
		b.press()
	}
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeySpace && b.OnRune != nil:
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter, key.Name == fyne.KeySpace:
		b.Tapped(nil)
	case b.OnKey != nil:
		b.OnKey(key.Name)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if b.OnRune != nil {
		b.OnRune(r)
	}
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// Refresh implements fyne.CanvasObject.
func (b *Button) Refresh() { b.pane.Refresh(); b.BaseWidget.Refresh() }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.pane) }
