package courtroom

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
)

// typed is what stands on an entry line, and what it takes the place of.
type typed struct {
	Text    string `json:"text"`
	Instead string `json:"instead,omitempty"` // the result or log entry that it amends; "" for a new one
}

// entry is an entry line: what stands on it, and beneath it what was half typed
// when something else had to be typed first. Nothing that was typed is dropped
// for something that comes up.
type entry struct {
	typed
	aside []typed // the last of them comes back first
}

// interrupt puts t on the line and sets aside what was half typed there.
func (e *entry) interrupt(t typed) {
	if e.typed != t && strings.TrimSpace(e.Text) != "" && !begun(e.Text) {
		e.aside = append(slices.Clip(e.aside), e.typed)
	}
	e.typed = t
}

// begun reports whether text is no more than the word that a key puts there.
func begun(text string) bool {
	_, ok := decides[strings.ToUpper(strings.TrimSpace(text))]
	return ok
}

// back brings back what was set aside last, or nothing.
func (e *entry) back() {
	e.typed = typed{}
	if n := len(e.aside); n > 0 {
		e.typed, e.aside = e.aside[n-1], e.aside[:n-1]
	}
}

// leave turns to what was set aside. What was being typed comes after it, unless
// it was only typed for the moment.
func (e *entry) leave(momentary bool) {
	left := e.typed
	e.back()
	if !momentary && strings.TrimSpace(left.Text) != "" {
		e.aside = append([]typed{left}, e.aside...)
	}
}

// take takes what was typed before: onto the line where that is empty, aside
// where somebody has typed on.
func (e *entry) take(before entry) {
	if strings.TrimSpace(e.Text) == "" && e.Instead == "" {
		e.typed = before.typed
		e.aside = slices.Concat(before.aside, e.aside)
		return
	}
	e.aside = slices.Concat(before.aside, e.aside)
	if strings.TrimSpace(before.Text) != "" {
		e.aside = append(e.aside, before.typed)
	}
}

// kept is the entry as it is kept on disk; "" where nothing is typed.
func (e entry) kept() string {
	if e.Text == "" && len(e.aside) == 0 {
		return ""
	}
	raw, err := json.Marshal(append(slices.Clip(e.aside), e.typed))
	if err != nil {
		return e.Text // strings always have a JSON
	}
	return string(raw)
}

// entryOf is the entry that was kept as s.
func entryOf(s string) entry {
	var all []typed
	if s == "" {
		return entry{}
	}
	if err := json.Unmarshal([]byte(s), &all); err != nil || len(all) == 0 {
		return entry{typed: typed{Text: s}}
	}
	return entry{all[len(all)-1], all[:len(all)-1]}
}

// on returns the entry line at a place.
func (l *lines) on(at Focus) *entry {
	if at == OnLog {
		return &l.log
	}
	return &l.result
}

// key names whose half-typed lines they are.
func (r ref) key() string { return r.caseID + "/" + r.hearing }

// linesOf returns the lines of a case: those on the window, or those that were
// left with it.
func (p *Presenter) linesOf(r ref) *lines {
	if r.key() == p.open.key() {
		return &p.lines
	}
	if p.left[r.key()] == nil {
		p.left[r.key()] = &lines{}
	}
	return p.left[r.key()]
}

// interrupt puts t on a line of the open case.
func (p *Presenter) interrupt(at Focus, t typed) {
	p.lines.on(at).interrupt(t)
	p.showEntry(at)
	p.keepDraft(p.open, at)
}

// doneWith clears a line whose text is on its way into the record, and brings
// back what was set aside for it. The draft is dropped once it is recorded.
func (p *Presenter) doneWith(at Focus) {
	p.lines.on(at).back()
	p.showEntry(at)
}

// showEntry puts what stands on a line into the view.
func (p *Presenter) showEntry(at Focus) {
	if at == OnLog {
		p.setLog(p.lines.log.Text)
		return
	}
	p.setLine(p.lines.result.Text)
}

// backTo is what gives typed text back to the line of the case that is open
// now, whichever is open by then.
func (p *Presenter) backTo(at Focus, t typed) func() {
	to := p.open
	return func() { p.giveBack(to, at, entry{typed: t}) }
}

func (p *Presenter) giveBack(to ref, at Focus, before entry) {
	e := p.linesOf(to).on(at)
	had := e.typed
	e.take(before)
	p.keepDraft(to, at)
	switch {
	case to.key() != p.open.key():
	case e.typed != had:
		p.showEntry(at)
	default: // somebody types there: only what is set aside is to be said
		p.readLine()
		p.readLog()
	}
}

// keepDraft keeps what is half typed on a line of a case on disk.
func (p *Presenter) keepDraft(of ref, at Focus) {
	if of.caseID == "" {
		return
	}
	key, text := string(at)+"/"+of.key(), p.linesOf(of).on(at).kept()
	p.Tasks.Run(func(ctx context.Context) error { return p.Cases.SaveDraft(ctx, key, text) }, func(err error) {
		if err != nil {
			p.problem(err)
		}
	})
}

// keepLines leaves what is half typed with the case that it was typed in.
func (p *Presenter) keepLines() {
	if p.open.caseID != "" {
		left := p.lines
		p.left[p.open.key()] = &left
	}
	p.lines = lines{}
}

// bringLines brings back what was left in the open case: today, or before the
// desk was last closed.
func (p *Presenter) bringLines() {
	to := p.open
	left, today := p.left[to.key()]
	if today {
		p.lines = *left
	}
	p.showEntry(OnLine)
	p.showEntry(OnLog)
	if !today {
		p.readKept(to)
	}
}

// readKept reads what was kept on disk of the lines of a case.
func (p *Presenter) readKept(to ref) {
	if to.caseID == "" {
		return
	}
	var line, log string
	p.Tasks.Run(func(ctx context.Context) (err error) {
		if line, err = p.Cases.Draft(ctx, string(OnLine)+"/"+to.key()); err != nil {
			return err
		}
		log, err = p.Cases.Draft(ctx, string(OnLog)+"/"+to.key())
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		p.giveBackKept(to, OnLine, line)
		p.giveBackKept(to, OnLog, log)
		p.render()
	})
}

func (p *Presenter) giveBackKept(to ref, at Focus, kept string) {
	if kept != "" {
		p.giveBack(to, at, entryOf(kept))
	}
}

// asideWords says what was set aside for the line that is being typed.
func (p *Presenter) asideWords(e entry) string {
	if len(e.aside) == 0 {
		return ""
	}
	return wordAside.In(p.Language) + ": " + e.aside[len(e.aside)-1].Text
}
