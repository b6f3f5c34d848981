package courtroom

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"assize.example/app/internal/caseload"
	"assize.example/core/court"
	"assize.example/core/notify"
	"assize.example/core/record"
)

// outstanding is what still needs a person.
type outstanding struct {
	unshared, overdue, rejected int
}

var wordNotTold = court.Text{EN: "somebody was not told", CY: "ni hysbyswyd rhywun"}

// outstandingIn counts what needs a person in one case.
func outstandingIn(c record.Case, hearing string, day court.Date) outstanding {
	var out outstanding
	if c.Changed(hearing, day) {
		out.unshared = 1
	}
	for _, n := range c.Told.Steps {
		switch n.State {
		case notify.Overdue:
			out.overdue++
		case notify.Rejected:
			out.rejected++
		default:
		}
	}
	return out
}

// counted words a number of things: Welsh has one form after any number.
func counted(n int, one, many court.Text) court.Text {
	if n == 1 {
		return court.Text{EN: "1 " + one.EN, CY: "1 " + one.CY}
	}
	return court.Text{EN: fmt.Sprintf("%d %s", n, many.EN), CY: fmt.Sprintf("%d %s", n, many.CY)}
}

var (
	oneUnshared  = court.Text{EN: "with results not shared", CY: "gyda chanlyniadau heb eu rhannu"}
	oneOverdue   = court.Text{EN: "notification overdue", CY: "hysbysiad yn hwyr"}
	manyOverdue  = court.Text{EN: "notifications overdue", CY: "hysbysiad yn hwyr"}
	oneRejected  = court.Text{EN: "notification rejected", CY: "hysbysiad wedi'i wrthod"}
	manyRejected = court.Text{EN: "notifications rejected", CY: "hysbysiad wedi'i wrthod"}
)

// flags are the counts, worded, of what there is any of.
func (o outstanding) flags(l court.Language) []Flag {
	_, key := actionWords(ActOutstanding, l)
	var out []Flag
	add := func(n int, m Mark, one, many court.Text) {
		if n > 0 {
			out = append(out, Flag{Mark: m, Text: counted(n, one, many).In(l), Key: key})
		}
	}
	add(o.unshared, MarkWarning, oneUnshared, oneUnshared)
	add(o.overdue, MarkWarning, oneOverdue, manyOverdue)
	add(o.rejected, MarkBlocked, oneRejected, manyRejected)
	return out
}

// eachOutstanding calls f for every hearing of the list that has something
// outstanding, in the order of the list. Who was not told is counted once a case.
func (p *Presenter) eachOutstanding(f func(r ref, c record.Case, o outstanding)) {
	done := map[string]bool{}
	for _, r := range p.refs {
		c, ok := p.cases[r.caseID]
		if !ok || r.caseID == "" {
			continue
		}
		o := outstandingIn(c, r.hearing, p.day)
		if done[r.caseID] {
			o.overdue, o.rejected = 0, 0
		}
		if o != (outstanding{}) {
			done[r.caseID] = true
			f(r, c, o)
		}
	}
}

// flags counts what needs a person over the whole list.
func (p *Presenter) flags() []Flag {
	var sum outstanding
	p.eachOutstanding(func(_ ref, _ record.Case, o outstanding) {
		sum.unshared, sum.overdue, sum.rejected = sum.unshared+o.unshared, sum.overdue+o.overdue, sum.rejected+o.rejected
	})
	return sum.flags(p.Language)
}

// showOutstanding lets the clerk go to what is outstanding: to the results
// that are not shared, to who was not told, to a message that was not read.
func (p *Presenter) showOutstanding() {
	var kept []caseload.Kept
	p.Tasks.Run(func(ctx context.Context) (err error) {
		kept, err = p.Cases.Kept(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		p.offerOutstanding(kept)
	})
}

// keptFor is how long a message that could not be read is listed.
const keptFor = 7 * 24 * time.Hour

// keptAt marks a row of the choice as a message, by its place.
const keptAt = "kept "

func (p *Presenter) offerOutstanding(kept []caseload.Kept) {
	var rows []PaletteRow
	p.eachOutstanding(func(r ref, c record.Case, o outstanding) {
		var says []string
		for _, f := range o.flags(p.Language) {
			says = append(says, f.Text)
		}
		rows = append(rows, PaletteRow{ID: r.key(), Title: c.File.Title() + " · " + c.File.Reference(), Detail: strings.Join(says, ", ")})
	})
	for i, m := range kept {
		if p.Now().Sub(m.At) < keptFor {
			rows = append(rows, PaletteRow{ID: keptAt + strconv.Itoa(i), Title: wordUnread.In(p.Language) + ": " + m.Name, Detail: m.At.In(p.Zone).Format("02/01 15:04")})
		}
	}
	if len(rows) == 0 {
		p.say(court.Text{EN: "Nothing is outstanding on today's list.", CY: "Nid oes dim heb ei wneud ar restr heddiw."})
		p.render()
		return
	}
	p.pick(rows, func(id string) {
		if at, ok := strings.CutPrefix(id, keptAt); ok {
			i, _ := strconv.Atoi(at) // one of the rows
			p.ask(Confirm{Title: wordUnread.In(p.Language) + ": " + kept[i].Name, Lines: kept[i].Faults, No: wordClose.In(p.Language)}, nil)
			return
		}
		p.goToOutstanding(id)
	})
}

var wordUnread = court.Text{EN: "Message that could not be read", CY: "Neges na ellid ei darllen"}

func (p *Presenter) goToOutstanding(hearing string) {
	p.openAny(hearing)
	if o := outstandingIn(p.cases[p.open.caseID], p.open.hearing, p.day); o.overdue+o.rejected > 0 {
		p.Panel(PanelTold)
		return
	}
	p.Panel(PanelResults)
}
