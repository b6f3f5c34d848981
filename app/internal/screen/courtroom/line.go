package courtroom

import (
	"fmt"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// lines are the two entry lines, as the presenter knows them.
type lines struct {
	refused     refusal // the log entry that was refused last
	missed      string  // one that was refused and then typed over, in words
	refusedLine refusal // the same of the result line
	missedLine  string
	result, log entry
	caret       int         // in the result line, in runes
	last        result.Line // recorded last
	read        result.Line
	faults      []result.Fault
	chosenEntry string // log entry chosen by hand
}

// LineChanged implements Hands: what is typed is read at once, and kept.
func (p *Presenter) LineChanged(text string, caret int) {
	if text == p.lines.result.Text && caret == p.lines.caret {
		return
	}
	p.typing = OnLine
	p.typedOver(&p.lines.refusedLine, &p.lines.missedLine, p.lines.result.Text, text)
	p.lines.result.Text, p.lines.caret = text, caret
	p.calm()
	p.st.Line.Text = text
	if text != "" {
		p.st.Panel = PanelResults // where the line is read back and checked
	}
	p.readLine()
	p.keepDraft(p.open, OnLine)
	p.render()
}

// setLine puts text into the result line.
func (p *Presenter) setLine(text string) {
	p.lines.result.Text, p.lines.caret = text, len([]rune(text))
	p.st.Line.Text = text
	p.st.Line.Rev++
	p.readLine()
}

// draftID numbers the results of a line that is not recorded yet.
func (p *Presenter) draftID() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("typed-%d", n)
	}
}

// situation is where a result line is typed.
func (p *Presenter) situation(c record.Case) result.Context {
	return result.Context{
		Case: c.File, Row: p.row(), Day: p.day, Jurisdiction: p.jurisdiction(c),
		Standing: c.Results.Standing(p.open.hearing, p.day),
		Surcharge: func(ts []result.Target, items []result.Item) (court.Pence, bool) {
			return p.Rules.Surcharge(c, p.open.hearing, p.day, ts, items)
		},
	}
}

func (p *Presenter) jurisdiction(c record.Case) court.Jurisdiction {
	if h, ok := c.Hearings.Hearing(p.open.hearing); ok && h.Jurisdiction != "" {
		return h.Jurisdiction
	}
	return c.File.Jurisdiction
}

// readLine reads the line and says what it means.
func (p *Presenter) readLine() {
	c, ok := p.current()
	line := Line{Text: p.st.Line.Text, Rev: p.st.Line.Rev, RefusedRev: p.st.Line.RefusedRev, Missed: p.lines.missedLine}
	p.lines.read, p.lines.faults = result.Line{}, nil
	if !ok {
		p.st.Line = line
		return
	}
	line.Instead, line.Aside = p.insteadWords(c), p.asideWords(p.lines.result)
	p.checks(&line, p.preview.Findings)
	if cmd, isCommand := p.commandOf(c, p.lines.result.Text); isCommand {
		p.sayCommand(c, &line, cmd)
		p.st.Line = line
		return
	}
	p.lines.read, p.lines.faults = result.ParseLine(p.Rules.Results, p.situation(c), p.lines.result.Text)
	line.Targets = p.targetWords(c, p.lines.read.Targets)
	p.sayLine(c, &line)
	if line.Ready { // the checks run as it is typed
		made := result.Record(p.Rules.Results, p.lines.read, p.at(), p.draftID())
		placed, err := p.wouldPlace(c, made)
		if err != nil {
			line.Faults, line.Ready = append(line.Faults, Fault{Text: p.sentence(err)}), false
		}
		p.checks(&line, p.Rules.Check(c, p.open.hearing, p.day, p.lines.result.Instead, placed...))
	}
	for _, s := range result.Complete(p.Rules.Results, p.day, p.lines.result.Text, p.lines.caret) {
		line.Choices = append(line.Choices, p.choice(s))
	}
	p.st.Line = line
}

// wouldPlace says what the results of the line would take the place of and, before
// Enter is pressed and a reason typed in vain, why they could not be recorded.
func (p *Presenter) wouldPlace(c record.Case, made []result.Recorded) ([]result.Recorded, error) {
	placed, _ := p.places(c, entered{line: p.lines.read, typed: p.lines.result.typed, made: made})
	_, err := p.decideEach(p.situationOf(c, "asked for on Enter"), c.Results, placed)
	return placed, err
}

// insteadWords says which result the line takes the place of: a clerk who has
// forgotten it would change one result by typing another.
func (p *Presenter) insteadWords(c record.Case) string {
	old, ok := c.Results.Find(p.lines.result.Instead)
	if !ok {
		return ""
	}
	return wordInsteadOf.In(p.Language) + ": " + p.on(c, old) + " · " + brief(old, p.Language)
}

func (p *Presenter) sayLine(c record.Case, line *Line) {
	read := p.lines.read
	back := p.Rules.Results.ReadBack(read)
	line.Headline = Loud(back.Headline)
	for _, s := range back.Sentences {
		line.Says = append(line.Says, s.In(p.Language))
	}
	if err := p.noHearing(c); err != nil && len(read.Items) > 0 {
		line.Missing = append(line.Missing, p.sentence(err))
	}
	for _, m := range read.Missing {
		line.Missing = append(line.Missing, m.Says.In(p.Language))
	}
	for _, f := range p.lines.faults {
		line.Faults = append(line.Faults, Fault{f.Column, f.Says.In(p.Language)})
	}
	line.Ready = len(read.Items) > 0 && len(read.Targets) > 0 && len(line.Missing) == 0 && len(p.lines.faults) == 0
}

// choice makes a completion: the line with the word replaced.
func (p *Presenter) choice(s result.Suggestion) Choice {
	typed := []rune(p.lines.result.Text)
	from, caret := min(s.From, len(typed)), min(p.lines.caret, len(typed))
	insert := string(typed[:from]) + s.Insert + " " + string(typed[max(from, caret):])
	return Choice{Code: s.Code, Label: s.Label.In(p.Language), Insert: insert}
}

// targetWords says what the line is about: offences 1 to 3 · SMITH, John.
func (p *Presenter) targetWords(c record.Case, ts []result.Target) string {
	var numbers, names []string
	for _, t := range ts {
		if t.Number > 0 {
			numbers = append(numbers, fmt.Sprint(t.Number))
		}
		if d, ok := c.File.Defendant(t.Defendant); ok && !slices.Contains(names, d.Listed()) {
			names = append(names, d.Listed())
		}
	}
	word := wordOffences
	if len(numbers) == 1 {
		word = wordOffence
	}
	var parts []string
	if len(numbers) > 0 {
		parts = append(parts, word.In(p.Language)+" "+strings.Join(numbers, ", "))
	}
	return strings.Join(append(parts, names...), " · ")
}

// LineEntered implements Hands: the line is recorded, if it is whole.
func (p *Presenter) LineEntered() {
	c, ok := p.current()
	if !ok || strings.TrimSpace(p.lines.result.Text) == "" {
		return
	}
	p.readLine()
	if !p.st.Line.Ready {
		if len(p.st.Line.Faults) > 0 { // a line that only lacks something is gone on with
			p.lines.refusedLine = refusal{p.lines.result.Text, p.Now()}
			p.st.Line.RefusedRev++
		}
		p.render()
		return
	}
	if cmd, isCommand := p.commandOf(c, p.lines.result.Text); isCommand {
		p.runCommand(cmd)
		return
	}
	p.enterResults(entered{
		line: p.lines.read, typed: p.lines.result.typed, cleared: func() { p.doneWith(OnLine) },
		made: result.Record(p.Rules.Results, p.lines.read, p.at(), p.NewID),
	})
}

func (p *Presenter) situationOf(c record.Case, reason string) result.Situation {
	return result.Situation{
		Case: c.File, Jurisdiction: p.jurisdiction(c), Reason: reason,
		Shared: sharedBefore(c.Hearings, p.open.hearing, p.day),
	}
}

func toRecord[E record.Event](events []E) []record.Event {
	out := make([]record.Event, 0, len(events))
	for _, e := range events {
		out = append(out, e)
	}
	return out
}
