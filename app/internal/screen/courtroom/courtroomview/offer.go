package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// offer is a list too long to stand whole: what is typed narrows it, and Up and
// Down put one of what is left on the line, by its code.
type offer struct {
	f       *field
	typed   string // by the person, not by the arrows
	at      int    // in the matches; -1 for none
	moving  bool
	focused bool
	pane    *kit.Pane
}

func newOffer(f *field) *offer {
	o := &offer{f: f, typed: f.of.Value, at: -1}
	o.pane = kit.NewPane("", o.paint)
	return o
}

// unopened is the room that the offer will take once it is opened.
func (o *offer) unopened() float32 {
	if o.focused {
		return 0
	}
	return offeredInForm*kit.Style{}.Height() + 20
}

// changed hears what is on the line.
func (o *offer) changed(text string) {
	if !o.moving {
		o.typed, o.at = text, -1
	}
	o.refresh()
}

func (o *offer) focus(on bool) {
	o.focused = on
	o.refresh()
}

func (o *offer) refresh() {
	o.pane.Refresh()
	o.f.form.scroll.Refresh()
}

// matches are the options that what is typed can mean; all of them where it
// is a code already, so that the arrows go on from it.
func (o *offer) matches() []courtroom.Option {
	want := strings.ToLower(strings.TrimSpace(o.typed))
	var out []courtroom.Option
	for _, c := range o.f.of.Options {
		if strings.EqualFold(c.Value, want) {
			return o.f.of.Options
		}
		if strings.HasPrefix(strings.ToLower(c.Value), want) || strings.Contains(strings.ToLower(c.Label), want) {
			out = append(out, c)
		}
	}
	return out
}

// key moves in the matches.
func (o *offer) key(name fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
	matches := o.matches()
	if by == 0 || len(matches) == 0 {
		return false
	}
	o.at = min(max(o.at+by, 0), len(matches)-1)
	o.moving = true
	o.f.entry.SetText(matches[o.at].Value)
	o.moving = false
	return true
}

const offeredInForm = 6

func (o *offer) paint(p *kit.Pen, width float32) float32 {
	if !o.focused {
		return p.Para(6, 0, width-12, o.meaning(), kit.Style{Color: kit.Quiet})
	}
	matches := o.matches()
	from, to := windowed(len(matches), o.at, offeredInForm)
	choices := make([]courtroom.Choice, 0, to-from)
	for _, m := range matches[from:to] {
		choices = append(choices, courtroom.Choice{Code: m.Value, Label: m.Label})
	}
	return paintChoices(p, choices, o.at-from, offeredInForm, width)
}

// meaning is the label of the code on the line.
func (o *offer) meaning() string {
	for _, c := range o.f.of.Options {
		if c.Value == o.f.of.Value {
			return c.Label
		}
	}
	return ""
}
