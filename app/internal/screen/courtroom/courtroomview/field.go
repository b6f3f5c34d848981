package courtroomview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// field is one prompt of the form: its label, its input, and its fault.
type field struct {
	form    *formSheet
	of      courtroom.Field
	input   fyne.Focusable
	entry   *kit.Entry
	options *kit.Options
	offer   *offer // of a list too long to stand whole
	framed  *kit.Framed
	label   *kit.Pane
	fault   *kit.Pane
	content *fyne.Container
}

// offeredInSight is the longest list that is shown whole; a longer one is
// typed, by code, as on the line.
const offeredInSight = 14

func newField(q *formSheet, of courtroom.Field) *field {
	f := &field{form: q, of: of}
	f.label = kit.NewPane("", f.paintLabel)
	f.fault = kit.NewPane("", f.paintFault)
	var input fyne.CanvasObject
	if options := f.choices(); len(options) > 0 && len(options) <= offeredInSight {
		input = f.newOptions(options)
	} else {
		input = f.newEntry()
	}
	f.content = kit.NewColumn(nil, f.label, input)
	if f.offer != nil {
		f.content.Add(f.offer.pane)
	}
	f.content.Add(f.fault)
	return f
}

// choices are what a prompt offers; a yes-or-no prompt offers both.
func (f *field) choices() []kit.Option {
	if f.of.Kind == "yesno" {
		return []kit.Option{{Value: "true", Label: f.form.s.label("yes")}, {Value: "false", Label: f.form.s.label("no")}}
	}
	out := make([]kit.Option, 0, len(f.of.Options))
	for _, o := range f.of.Options {
		out = append(out, kit.Option{Value: o.Value, Label: o.Label})
	}
	return out
}

// several is what separates the values of a prompt that takes many.
const several = ","

func (f *field) newOptions(options []kit.Option) fyne.CanvasObject {
	f.options = kit.NewOptions(options, f.of.Kind == "many", values(f.of.Value))
	f.options.OnKey = f.form.key
	f.options.OnChanged = func(chosen []string) {
		f.form.s.hands.FieldChanged(f.of.Reference, strings.Join(chosen, several))
	}
	f.input = f.options
	return f.options
}

func (f *field) newEntry() fyne.CanvasObject {
	if len(f.of.Options) > 0 {
		f.offer = newOffer(f)
	}
	changed := func(text string, _ int) {
		f.form.s.hands.FieldChanged(f.of.Reference, text)
		if f.offer != nil {
			f.offer.changed(text)
		}
	}
	if f.of.Kind == "date" {
		f.entry = kit.NewDateEntry(changed)
	} else {
		f.entry = kit.NewEntry(changed)
	}
	f.entry.SetRevision(f.of.Value, 1)
	f.entry.OnKey = func(name fyne.KeyName) bool {
		return f.offer != nil && f.offer.key(name) || f.form.key(name)
	}
	f.entry.OnShortcut = f.form.s.shortcut
	leave := f.entry.OnFocus
	f.entry.OnFocus = func(on bool) {
		if leave != nil {
			leave(on)
		}
		if f.offer != nil {
			f.offer.focus(on)
		}
		if on {
			f.form.sight(f)
		}
	}
	f.input = f.entry
	f.framed = kit.NewFramed(f.entry)
	if width, short := shortKinds[f.of.Kind]; short {
		return container.New(narrow(width), f.framed)
	}
	return f.framed
}

// shortKinds are as wide as what is written in them.
var shortKinds = map[string]float32{"date": 160, "time": 110, "money": 160, "period": 160}

type narrow float32

func (n narrow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(float32(n), s.Width), s.Height))
}

func (n narrow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func values(v string) []string {
	return strings.FieldsFunc(v, func(r rune) bool { return string(r) == several })
}

func (f *field) render(now courtroom.Field) {
	changed := f.of.Fault != now.Fault || f.of.Label != now.Label || f.of.Help != now.Help
	f.of = now
	switch {
	case f.options != nil:
		f.options.Set(values(now.Value))
	case f.entry.Text != now.Value && f.form.holding() != now.Reference:
		f.entry.SetText(now.Value)
	}
	if f.framed != nil {
		f.framed.SetFault(now.Fault != "")
	}
	if changed {
		f.label.Refresh()
		f.fault.Refresh()
	}
}

func (f *field) paintLabel(p *kit.Pen, width float32) float32 {
	strong, small := kit.Style{Bold: true}, kit.Style{Size: kit.Small, Color: kit.Quiet}
	y := 6 + p.Para(3, 6, width-80, f.of.Label, strong)
	if f.of.Required {
		p.Right(width-6, 8, f.form.s.label("required"), small)
	}
	return y + p.Para(3, y, width-6, f.of.Help, small) + 2
}

func (f *field) paintFault(p *kit.Pen, width float32) float32 {
	if f.of.Fault == "" {
		return 0
	}
	p.Mark(3, 4, 16, "blocked")
	return 2 + p.Para(26, 2, width-30, f.of.Fault, kit.Style{Bold: true, Color: kit.Wrong}) + 2
}
