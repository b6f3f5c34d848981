package courtroom

import (
	"fmt"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// applyTo makes the last line again for other offences or defendants. It
// proposes those of the case that have no result today.
func (p *Presenter) applyTo() {
	c, ok := p.current()
	if !ok || len(p.lines.last.Items) == 0 {
		p.say(court.Text{EN: "Record a result first, then apply it to others.", CY: "Cofnodwch ganlyniad yn gyntaf, yna ei gymhwyso i eraill."})
		p.render()
		return
	}
	p.ask(Confirm{
		Title: court.Text{EN: "Apply the last result to which others?", CY: "Cymhwyso'r canlyniad diwethaf i ba rai eraill?"}.In(p.Language),
		Lines: []string{
			body(p.lines.last),
			court.Text{EN: "Offences by number: 2-4, 6. A defendant: d2. All: *", CY: "Troseddau yn ôl rhif: 2-4, 6. Diffynnydd: d2. Pob un: *"}.In(p.Language),
		},
		Input: wordOffences.In(p.Language), Text: p.without(c), Must: true,
		Yes: wordRecord.In(p.Language), No: wordCancel.In(p.Language),
	}, p.applyLast)
}

func (p *Presenter) applyLast(targets string) {
	c, ok := p.current()
	if !ok {
		return
	}
	text := strings.ReplaceAll(targets, " ", "") + " " + body(p.lines.last)
	read, faults := result.ParseLine(p.Rules.Results, p.situation(c), text)
	if len(faults) > 0 || len(read.Missing) > 0 {
		p.interrupt(OnLine, typed{Text: text}) // with the fault beside it
		p.focus(OnLine)
		return
	}
	p.enterResults(entered{
		line: read, typed: typed{Text: text}, cleared: func() {},
		made: result.Record(p.Rules.Results, read, p.at(), p.NewID),
	})
}

// body is a line without its targets.
func body(line result.Line) string {
	if len(line.Items) == 0 {
		return ""
	}
	runes := []rune(line.Text)
	return strings.TrimSpace(string(runes[min(line.Items[0].Column, len(runes)):]))
}

// without lists the offences that have no result today: "2,4".
func (p *Presenter) without(c record.Case) string {
	var numbers []string
	for _, d := range c.File.Defendants {
		for _, o := range d.Offences {
			if len(resultsOn(c, p.open.hearing, p.day, d.ID, o.ID)) == 0 {
				numbers = append(numbers, strconv.Itoa(o.Number))
			}
		}
	}
	return strings.Join(numbers, ",")
}

func (p *Presenter) at() result.Sitting { return result.Sitting{Hearing: p.open.hearing, Day: p.day} }

// amend puts a result of the selected row into the line, to be changed and
// recorded in its place.
func (p *Presenter) amend() {
	p.pickResult(court.Text{EN: "Amend", CY: "Diwygio"}, func(c record.Case, r result.Recorded) {
		p.interrupt(OnLine, typed{Text: p.typedAgain(c, r), Instead: r.ID})
		p.focus(OnLine)
		p.render()
	})
}

// takeBack withdraws a result of the selected row.
func (p *Presenter) takeBack() {
	p.pickResult(wordTakeBack, func(c record.Case, r result.Recorded) {
		p.ask(Confirm{
			Title: court.Text{EN: "Take this result back?", CY: "Tynnu'r canlyniad hwn yn ôl?"}.In(p.Language),
			Lines: []string{p.on(c, r), r.Text.In(p.Language)}, Yes: wordTakeBack.In(p.Language), No: wordCancel.In(p.Language),
		}, func(string) { p.withdrawResult(r, "") })
	})
}

// on says what a result stands on: offence 2 · SMITH, John.
func (p *Presenter) on(c record.Case, r result.Recorded) string {
	o, _, _ := c.File.Offence(r.Offence)
	return p.targetWords(c, []result.Target{{Defendant: r.Defendant, Offence: r.Offence, Number: o.Number}})
}

func (p *Presenter) withdrawResult(r result.Recorded, reason string) {
	c, ok := p.current()
	if !ok {
		return
	}
	events, err := result.WithdrawResult(p.situationOf(c, reason), c.Results, r.ID)
	if p.needsReason(err, reason) {
		p.askReason(func(why string) { p.withdrawResult(r, why) })
		return
	}
	if err != nil {
		p.problem(err)
		return
	}
	p.record(reason, nil, toRecord(events)...)
}

// pickResult lets the clerk choose among the results of the selected row; one
// alone is chosen at once.
func (p *Presenter) pickResult(verb court.Text, then func(record.Case, result.Recorded)) {
	c, ok := p.current()
	if !ok {
		return
	}
	on := p.onRow(c)
	switch len(on) {
	case 0:
		p.say(court.Text{EN: "No result of today stands on this row.", CY: "Nid oes canlyniad heddiw ar y rhes hon."})
		p.render()
	case 1:
		then(c, on[0])
	default:
		var rows []PaletteRow
		for _, r := range on {
			rows = append(rows, PaletteRow{ID: r.ID, Title: verb.In(p.Language) + ": " + brief(r, p.Language), Detail: r.Code})
		}
		p.pick(rows, func(id string) {
			now, _ := p.current()
			if r, ok := now.Results.Find(id); ok {
				then(now, r)
			}
		})
	}
}

// onRow returns the results of the selected row: of the offence, or of the defendant.
func (p *Presenter) onRow(c record.Case) []result.Recorded {
	if o, d, ok := c.File.Offence(p.row()); ok {
		return append(resultsOn(c, p.open.hearing, p.day, d.ID, o.ID), resultsOn(c, p.open.hearing, p.day, d.ID, "")...)
	}
	return resultsOn(c, p.open.hearing, p.day, p.row(), "")
}

// typedAgain is a recorded result as a line that reads back as the same.
func (p *Presenter) typedAgain(c record.Case, r result.Recorded) string {
	target := ""
	if o, _, ok := c.File.Offence(r.Offence); ok {
		target = fmt.Sprint(o.Number)
	} else if d, ok := c.File.Defendant(r.Defendant); ok {
		target = fmt.Sprintf("d%d", d.Number)
	}
	return target + " " + result.Typed(p.Rules.Results, p.situation(c), r)
}

func (p *Presenter) needsReason(err error, reason string) bool {
	problem, ok := court.AsProblem(err)
	return ok && problem.Code == "result-after-share" && reason == ""
}
