package courtroom

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// manyTimes are the results of which several may stand on one defendant at
// once. Of those on an offence the catalogue knows.
var manyTimes = []string{"FCOMP", "FORFOV", "FDEST", "DEPO", "NOTE"}

// entered is what a clerk has entered: on the line, in the form, or by making
// the last line again for others.
type entered struct {
	line    result.Line
	typed   typed  // as it stands, or would stand, on the line: where it cannot be written it is put there
	cleared func() // takes it from where it was entered
	made    []result.Recorded
	agreed  []string // what the clerk agreed to replace, as it was shown
	reason  string
}

// enterResults records results. A line that is typed again with a correction
// must not double the sentence: where the same result stands already, the clerk
// is asked whether the new one takes its place; and again where something else
// has come to stand there meanwhile.
func (p *Presenter) enterResults(e entered) {
	c, ok := p.current()
	if !ok {
		return
	}
	if err := p.noHearing(c); err != nil {
		p.problem(err)
		return
	}
	made, lines := p.places(c, e)
	if len(made) == 0 {
		e.cleared()
		p.keepDraft(p.open, OnLine)
		p.say(court.Text{EN: "This is recorded already.", CY: "Mae hyn wedi'i gofnodi eisoes."})
		p.render()
		return
	}
	if len(lines) == 0 || slices.Equal(lines, e.agreed) {
		p.decideResults(c, made, e)
		return
	}
	p.ask(Confirm{
		Title: court.Text{EN: "This result stands already. Replace it?", CY: "Mae'r canlyniad hwn yn sefyll eisoes. Ei ddisodli?"}.In(p.Language),
		Lines: lines, Yes: wordReplace.In(p.Language), No: wordCancel.In(p.Language),
	}, func(string) {
		e.agreed = lines
		p.enterResults(e)
	})
}

// places says which results that stand the new ones take the place of, and
// words those that the clerk has not named. What is recorded already is left out.
func (p *Presenter) places(c record.Case, e entered) (made []result.Recorded, lines []string) {
	amended, amends := c.Results.Find(e.typed.Instead)
	amends = amends && amended.State == result.InForce
	at := -1
	if e.typed.Instead != "" {
		at = amending(amended, e.made)
	}
	for i, r := range e.made {
		old, stands := p.standing(c, r, e.typed.Instead)
		if i == at {
			old, stands = amended, amends
			r.Replaces = e.typed.Instead
		} else if stands {
			r.Replaces = old.ID
		}
		if stands && result.Same(old, r) {
			continue
		}
		if stands && (i != at || old.Offence != r.Offence || old.Defendant != r.Defendant) {
			lines = append(lines, p.on(c, old)+" · "+wordStands.In(p.Language)+": "+brief(old, p.Language),
				p.on(c, r)+" · "+wordInstead.In(p.Language)+": "+brief(r, p.Language))
		}
		made = append(made, r)
	}
	return made, lines
}

// amending is which of the results takes the place of the one that is amended:
// the one most like it.
func amending(old result.Recorded, made []result.Recorded) int {
	same := func(r result.Recorded) bool { return r.Offence == old.Offence && r.Defendant == old.Defendant }
	if i := slices.IndexFunc(made, func(r result.Recorded) bool { return same(r) && r.Code == old.Code }); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(made, same))
}

// standing returns the result of today, other than the one that is amended,
// beside which the new one can not stand: a fine beside a fine, bail beside
// custody.
func (p *Presenter) standing(c record.Case, r result.Recorded, amended string) (result.Recorded, bool) {
	for _, old := range resultsOn(c, p.open.hearing, p.day, r.Defendant, r.Offence) {
		if old.ID != amended && p.instead(old, r) {
			return old, true
		}
	}
	return result.Recorded{}, false
}

// instead reports whether a new result on the same offence or defendant is
// meant to take the place of an old one.
func (p *Presenter) instead(old, r result.Recorded) bool {
	if r.Offence == "" {
		return old.Code == r.Code && !slices.Contains(manyTimes, r.Code)
	}
	return p.Rules.Results.Excludes(old, r)
}

// decideResults records results, each new or in the place of one that stands.
// After a share a reason is asked for first.
func (p *Presenter) decideResults(c record.Case, made []result.Recorded, e entered) {
	events, err := p.decideEach(p.situationOf(c, e.reason), c.Results, made)
	if p.needsReason(err, e.reason) {
		p.askReason(func(why string) {
			e.reason = why
			p.enterResults(e)
		})
		return
	}
	if err != nil {
		p.problem(err)
		return
	}
	p.lines.last = e.line
	e.cleared()
	p.record(e.reason, p.backTo(OnLine, e.typed), toRecord(events)...)
	p.keepDraft(p.open, OnLine)
	p.render()
}

// decideEach decides on results, each new or in the place of one that stands:
// all of them or none.
func (p *Presenter) decideEach(s result.Situation, sheet result.Sheet, made []result.Recorded) ([]result.Event, error) {
	var events []result.Event
	for _, r := range made {
		decide := func() ([]result.Event, error) { return result.RecordResults(p.Rules.Results, s, []result.Recorded{r}) }
		if r.Replaces != "" {
			decide = func() ([]result.Event, error) { return result.AmendResult(p.Rules.Results, s, sheet, r) }
		}
		more, err := decide()
		if err != nil {
			return nil, err
		}
		events = append(events, more...)
	}
	return events, nil
}
