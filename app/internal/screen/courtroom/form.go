package courtroom

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// forming is the form that is open: its definition, and what was written in it.
type forming struct {
	def     result.Definition
	written map[string]string
	targets []result.Target
	line    bool          // it was opened from what is typed on the line
	before  []result.Item // the line's other results, which stay as they are
	after   []result.Item
}

// under is the reference of the field in which what stands under the result is
// typed, as on the line: the requirements of an order, the next hearing.
const under = "+"

// openForm opens the form of the result on the line; where there are several
// the clerk chooses one. Where the line is empty, any result can be chosen.
func (p *Presenter) openForm() {
	read := p.lines.read
	if len(read.Items) > 0 && strings.TrimSpace(p.lines.result.Text) != "" {
		p.formOfLine(read)
		return
	}
	var rows []PaletteRow
	for _, d := range p.Rules.Results.Definitions(p.day) {
		rows = append(rows, PaletteRow{ID: d.Code, Title: d.Label.In(p.Language), Detail: d.Code})
	}
	p.pick(rows, func(code string) {
		if d, ok := p.Rules.Results.Lookup(code, p.day); ok {
			p.formOf(forming{def: d, targets: p.currentTargets()}, nil, nil)
		}
	})
}

func (p *Presenter) formOfLine(read result.Line) {
	var rows []PaletteRow
	for i, item := range read.Items {
		// An adjournment that a remand brought with it is the remand's own.
		made := i+1 < len(read.Items) && read.Items[i+1].Column == item.Column
		if !made {
			rows = append(rows, PaletteRow{ID: strconv.Itoa(i), Title: item.Definition.Label.In(p.Language), Detail: item.Definition.Code})
		}
	}
	open := func(id string) {
		i, _ := strconv.Atoi(id) // one of the rows
		item := read.Items[i]
		f := forming{def: item.Definition, targets: read.Targets, line: true, before: read.Items[:i], after: read.Items[i+1:]}
		p.formOf(f, item.Values, item.Children)
	}
	if len(rows) == 1 {
		open(rows[0].ID)
		return
	}
	p.pick(rows, open)
}

// whole is the line with what the form says in the place of what it was opened
// from. What the form brings with it, an adjournment, takes the old one's place;
// another result of the form's own kind stays: compensation to a second loser.
func (f forming) whole(line result.Line) result.Line {
	said := map[string]bool{}
	for _, item := range line.Items {
		said[item.Definition.Code] = item.Definition.Code != f.def.Code
	}
	kept := func(items []result.Item) []result.Item {
		return slices.DeleteFunc(slices.Clone(items), func(i result.Item) bool { return said[i.Definition.Code] })
	}
	line.Items = slices.Concat(kept(f.before), line.Items, kept(f.after))
	return line
}

// currentTargets is the row on which the cursor stands.
func (p *Presenter) currentTargets() []result.Target {
	c, _ := p.current()
	line, _ := result.ParseLine(p.Rules.Results, p.situation(c), "")
	return line.Targets
}

func (p *Presenter) formOf(f forming, v result.Values, children []result.Item) {
	f.written = map[string]string{}
	p.form = f
	d := f.def
	for _, f := range p.Rules.Results.FormOf(d, v).Fields {
		p.form.written[f.Prompt.Reference] = result.Written(f.Prompt, f.Value)
	}
	if len(children) > 0 {
		whole := p.typedItem(result.Item{Definition: d, Values: v, Children: children})
		p.form.written[under] = strings.TrimSpace(strings.TrimPrefix(whole, p.typedItem(result.Item{Definition: d, Values: v})))
	}
	p.showForm()
	p.render()
}

// kinds are how each type of prompt is asked in a form.
var kinds = map[result.PromptType]string{
	result.DateType: "date", result.TimeType: "time", result.Currency: "money", result.Duration: "period",
	result.Boolean: "yesno", result.YesBox: "yesno", result.Fixed: "choice", result.FixedOr: "choice",
	result.FixedMany: "many", result.FixedManyOr: "many",
}

func (p *Presenter) showForm() {
	f := p.form
	line, faults := p.filled()
	form := &Form{Title: f.def.Label.In(p.Language) + " · " + p.targetsHere(f.targets)}
	for _, q := range p.Rules.Results.FormOf(f.def, nil).Fields {
		ref := q.Prompt.Reference
		field := Field{
			Reference: ref, Label: q.Prompt.Label.In(p.Language), Kind: kinds[q.Prompt.Type],
			Value: f.written[ref], Required: q.Required,
		}
		if err, bad := faults[ref]; bad {
			field.Fault = p.sentence(err)
		}
		for _, e := range q.Choices {
			field.Options = append(field.Options, Option{e.Code, e.Label.In(p.Language)})
		}
		form.Fields = append(form.Fields, field)
	}
	if len(f.def.Children) > 0 {
		form.Fields = append(form.Fields, p.underField(faults))
	}
	for _, s := range p.Rules.Results.ReadBack(line).Sentences {
		form.Says = append(form.Says, s.In(p.Language))
	}
	for _, m := range line.Missing {
		form.Faults = append(form.Faults, m.Says.In(p.Language))
	}
	p.st.Form = form
}

// filled makes the line of the form. What is typed under the result is read as
// on the line, so that form and line can not differ.
func (p *Presenter) filled() (result.Line, map[string]error) {
	f := p.form
	line, faults := p.Rules.Results.FilledOn(p.day, f.def, f.targets, f.written, nil)
	more := strings.TrimSpace(f.written[under])
	if more == "" || len(faults) > 0 {
		return f.whole(line), faults
	}
	c, _ := p.current()
	read, bad := result.ParseLine(p.Rules.Results, p.situation(c), p.typedItem(line.Items[0])+" "+more)
	for _, b := range bad {
		faults[under] = errors.New(b.Says.In(p.Language))
	}
	read.Targets = f.targets
	return f.whole(read), faults
}

// typedItem is a result of the form as the line would have it.
func (p *Presenter) typedItem(item result.Item) string {
	c, _ := p.current()
	at := []result.Target{{}}
	if len(p.form.targets) > 0 {
		at = p.form.targets[:1]
	}
	made := result.Record(p.Rules.Results, result.Line{Targets: at, Items: []result.Item{item}}, p.at(), p.draftID())
	return result.Typed(p.Rules.Results, p.situation(c), made[0])
}

func (p *Presenter) underField(faults map[string]error) Field {
	field := Field{
		Reference: under, Value: p.form.written[under],
		Label: court.Text{EN: "Under it, as on the line", CY: "O dano, fel ar y llinell"}.In(p.Language),
		Help:  p.underHelp(),
	}
	if err, bad := faults[under]; bad {
		field.Fault = err.Error()
	}
	return field
}

// underHelp names what may stand under the result, with what is typed for it.
func (p *Presenter) underHelp() string {
	var words []string
	for _, k := range p.form.def.Children {
		if d, ok := p.Rules.Results.Lookup(k.Code, p.day); ok {
			code := k.Code
			if len(k.Typed) > 0 {
				code = k.Typed[0]
			}
			words = append(words, code+" "+d.Label.In(p.Language))
		}
	}
	return strings.Join(words[:min(len(words), shownUnder)], " · ")
}

// shownUnder is how many of the results that may stand under another are named.
const shownUnder = 8

func (p *Presenter) targetsHere(ts []result.Target) string {
	c, _ := p.current()
	return p.targetWords(c, ts)
}

// FieldChanged implements Hands.
func (p *Presenter) FieldChanged(reference, value string) {
	if p.st.Form == nil || p.form.written[reference] == value {
		return
	}
	p.form.written = maps.Clone(p.form.written)
	p.form.written[reference] = value
	p.showForm()
	p.render()
}

// FormEntered implements Hands: the form is recorded, if it is whole.
func (p *Presenter) FormEntered() {
	c, ok := p.current()
	if !ok || p.st.Form == nil {
		return
	}
	f := p.form
	line, faults := p.filled()
	if len(faults) > 0 || len(line.Missing) > 0 || len(f.targets) == 0 {
		p.showForm()
		p.render()
		return
	}
	line = p.asTyped(c, line)
	e := entered{
		line: line, typed: typed{Text: line.Text}, made: result.Record(p.Rules.Results, line, p.at(), p.NewID),
		cleared: func() { p.st.Form = nil },
	}
	if f.line { // which the form takes the place of
		e.typed.Instead = p.lines.result.Instead
		e.cleared = func() { p.st.Form = nil; p.doneWith(OnLine) }
	}
	p.enterResults(e)
}

// asTyped is the form's line with its text: as it would have been typed.
func (p *Presenter) asTyped(c record.Case, line result.Line) result.Line {
	var at, items []string
	for _, t := range line.Targets {
		if t.Number > 0 {
			at = append(at, strconv.Itoa(t.Number))
		} else if d, ok := c.File.Defendant(t.Defendant); ok {
			at = append(at, "d"+strconv.Itoa(d.Number))
		}
	}
	for _, item := range line.Items {
		items = append(items, p.typedItem(item))
	}
	before := strings.Join(at, ",") + " "
	line.Text = before + strings.Join(items, " ")
	line.Items = slices.Clone(line.Items)
	line.Items[0].Column = len([]rune(before))
	return line
}

// offenceWords is "offence 2".
func (p *Presenter) offenceWords(n int) string {
	return wordOffence.In(p.Language) + " " + strconv.Itoa(n)
}
