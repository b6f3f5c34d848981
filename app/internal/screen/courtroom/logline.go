package courtroom

import (
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/record"
)

// LogChanged implements Hands.
func (p *Presenter) LogChanged(text string, _ int) {
	if text == p.lines.log.Text {
		return
	}
	p.typing = OnLog
	p.typedOver(&p.lines.refused, &p.lines.missed, p.lines.log.Text, text)
	p.lines.log.Text = text
	p.st.Log.Text, p.st.Log.Refused = text, ""
	p.readLog()
	p.keepDraft(p.open, OnLog)
	p.render()
}

func (p *Presenter) setLog(text string) {
	p.lines.log.Text = text
	p.st.Log.Text, p.st.Log.Refused = text, ""
	p.st.Log.Rev++
	p.readLog()
}

func (p *Presenter) logContext(c record.Case) courtlog.Context {
	return courtlog.Context{
		Jurisdiction: p.jurisdiction(c), Case: c.File, Day: p.day,
		Now: p.Now(), Zone: p.Zone, Language: p.Language,
	}
}

// readLog says what the log line would save, and offers completions.
func (p *Presenter) readLog() {
	p.st.Log.Preview, p.st.Log.Choices, p.st.Log.Chosen = "", nil, 0
	p.st.Log.Correcting, p.st.Log.Aside, p.st.Log.Missed = "", p.asideWords(p.lines.log), p.lines.missed
	c, ok := p.current()
	if !ok {
		return
	}
	if e, found := c.Log.Find(p.lines.log.Instead); found {
		p.st.Log.Correcting = e.At.In(p.Zone).Format("15:04:05") + " " + e.Text
	}
	if strings.TrimSpace(p.lines.log.Text) == "" {
		return
	}
	if draft, err := courtlog.Compose(p.Rules.Log, p.logContext(c), p.lines.log.Text); err == nil {
		p.st.Log.Preview = draft.Preview
	}
	for _, g := range courtlog.Suggest(p.Rules.Log, p.logContext(c), p.lines.log.Text, logChoices) {
		p.st.Log.Choices = append(p.st.Log.Choices, Choice{
			Code: g.Definition.Initials, Label: g.Label.In(p.Language), Detail: g.Definition.Code, Insert: g.Insert,
		})
	}
}

// logChoices is how many completions of the log line are offered at once.
const logChoices = 8

// LogEntered implements Hands: the entry is saved with its time.
func (p *Presenter) LogEntered() {
	c, ok := p.current()
	if !ok || strings.TrimSpace(p.lines.log.Text) == "" {
		return
	}
	draft, err := courtlog.Compose(p.Rules.Log, p.logContext(c), p.lines.log.Text)
	if err != nil {
		p.refuseLog(err)
		return
	}
	p.saveEntry(c, draft.Entry)
}

// saveEntry decides on an entry, or on the correction of the one chosen.
func (p *Presenter) saveEntry(c record.Case, e courtlog.Entry) {
	e.ID, e.Hearing, e.Day = p.NewID(), p.open.hearing, p.day
	if err := p.noHearing(c); err != nil {
		p.refuseLog(err)
		return
	}
	var events []courtlog.Event
	var err error
	if old := p.lines.log.Instead; old != "" {
		events, err = courtlog.DecideCorrection(c.Log, old, e, p.Now())
	} else {
		events, err = courtlog.DecideEntry(c.Log, e, p.Now())
	}
	if err != nil {
		p.refuseLog(err)
		return
	}
	p.lines.chosenEntry, p.st.Log.Picked = "", 0 // from now on it is the last again
	back := p.backTo(OnLog, p.lines.log.typed)
	p.doneWith(OnLog)
	p.record("", back, p.withBench(c, e, toRecord(events))...)
	p.keepDraft(p.open, OnLog)
	p.render()
}

// withBench adds to a case being called on who sits in the room, however it is
// called on.
func (p *Presenter) withBench(c record.Case, e courtlog.Entry, events []record.Event) []record.Event {
	if e.Control == courtlog.Starts {
		events = append(events, p.benchOfRoom(c)...)
	}
	return events
}

// saveControl saves a control entry beside what is half typed in the log line.
func (p *Presenter) saveControl(c record.Case, e courtlog.Entry) {
	e.ID, e.Hearing, e.Day = p.NewID(), p.open.hearing, p.day
	if err := p.noHearing(c); err != nil {
		p.refuseLog(err)
		return
	}
	events, err := courtlog.DecideEntry(c.Log, e, p.Now())
	if err != nil {
		p.refuseLog(err)
		return
	}
	p.record("", nil, p.withBench(c, e, toRecord(events))...)
}

// refusal is an entry that was refused: what was typed, and when.
type refusal struct {
	text string
	at   time.Time
}

// refuseLog says why an entry is not saved. Who types on without looking loses
// neither what comes next nor the time of this one.
func (p *Presenter) refuseLog(err error) {
	p.st.Log.Refused = p.sentence(err)
	p.st.Log.RefusedRev++
	p.lines.refused = refusal{p.lines.log.Text, p.Now()}
	p.render()
}

// typedOver notes that a text that was refused, and is selected, was replaced by
// the first letter of another.
func (p *Presenter) typedOver(r *refusal, missed *string, before, text string) {
	if r.text == "" || before != r.text || len([]rune(text)) != 1 {
		return
	}
	at := r.at.In(p.Zone).Format("15:04:05")
	*missed = court.Text{EN: "Not saved at " + at, CY: "Heb ei gadw am " + at}.In(p.Language) + ": " + r.text
	*r = refusal{}
}

// LogRow implements Hands: a row is chosen, for a correction or withdrawal.
func (p *Presenter) LogRow(i int) {
	p.lines.chosenEntry, p.st.Log.Picked = "", 0
	if i >= 0 && i < len(p.st.Log.Entries) {
		p.lines.chosenEntry, p.st.Log.Picked = p.st.Log.Entries[i].ID, i+1
	}
	p.render()
}

// entry returns the log entry that is chosen, or the last that stands.
func (p *Presenter) entry(c record.Case) (courtlog.Entry, bool) {
	if e, ok := c.Log.Find(p.lines.chosenEntry); ok {
		return e, true
	}
	for _, e := range slices.Backward(c.Log.Entries) {
		if e.State == courtlog.Standing && e.Hearing == p.open.hearing && e.Day == p.day {
			return e, true
		}
	}
	return courtlog.Entry{}, false
}

// correct puts the chosen entry into the log line, with its time, to be saved again.
func (p *Presenter) correct() {
	c, ok := p.current()
	if !ok {
		return
	}
	e, ok := p.entry(c)
	if !ok {
		return
	}
	p.interrupt(OnLog, typed{Text: courtlog.Line(e, c.File, p.Zone), Instead: e.ID})
	p.focus(OnLog)
	p.render()
}

// withdraw strikes the chosen entry through.
func (p *Presenter) withdraw() {
	c, ok := p.current()
	if !ok {
		return
	}
	e, ok := p.entry(c)
	if !ok {
		return
	}
	if e.Control == courtlog.NoControl {
		p.withdrawEntry(c, e)
		return
	}
	p.ask(Confirm{ // the hearing's own clock runs by it
		Title: court.Text{EN: "Withdraw this entry? The hearing then stands as it was before it.", CY: "Tynnu'r cofnod hwn yn ôl? Bydd y gwrandawiad wedyn fel yr oedd cyn hynny."}.In(p.Language),
		Lines: []string{e.At.In(p.Zone).Format("15:04:05") + " " + e.Text}, Yes: wordTakeBack.In(p.Language), No: wordCancel.In(p.Language),
	}, func(string) { p.withdrawEntry(c, e) })
}

func (p *Presenter) withdrawEntry(c record.Case, e courtlog.Entry) {
	events, err := courtlog.DecideWithdrawal(c.Log, e.ID)
	if err != nil {
		p.refuseLog(err)
		return
	}
	p.lines.chosenEntry = ""
	p.record("", nil, toRecord(events)...)
}

// control logs a control event of the hearing: start, pause, resume or end.
func (p *Presenter) control(c record.Case, k courtlog.Control) {
	def, ok := p.Rules.Log.Control(p.jurisdiction(c), k)
	if !ok {
		return
	}
	draft, err := courtlog.Compose(p.Rules.Log, p.logContext(c), def.Initials)
	if err != nil {
		p.refuseLog(err)
		return
	}
	p.saveControl(c, draft.Entry)
}

// callOn logs that the open case is called on.
func (p *Presenter) callOn() {
	c, ok := p.current()
	if ok && courtlog.ProgressOf(c.Log, p.open.hearing, p.day).State == courtlog.Waiting {
		p.control(c, courtlog.Starts)
	}
}

// pause pauses a hearing in progress, and resumes one that is paused.
func (p *Presenter) pause() {
	c, ok := p.current()
	if !ok {
		return
	}
	k := courtlog.Pauses
	if courtlog.ProgressOf(c.Log, p.open.hearing, p.day).State == courtlog.Paused {
		k = courtlog.Resumes
	}
	p.control(c, k)
}
