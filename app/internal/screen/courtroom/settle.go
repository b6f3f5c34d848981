package courtroom

import (
	"context"
	"strings"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/record"
)

// disputed returns the facts on which desks recorded different things.
func (p *Presenter) disputed() map[string]bool {
	out := map[string]bool{}
	for _, c := range p.preview.Conflicts {
		out[c.Fact] = true
	}
	return out
}

// disputes words the conflicts: both values, who recorded each, and when.
func (p *Presenter) disputes() []Dispute {
	var out []Dispute
	c, ok := p.current()
	if !ok {
		return nil
	}
	for _, k := range p.preview.Conflicts {
		d := Dispute{Title: p.factWords(c, k.Fact), Why: k.Reason.In(p.Language)}
		for _, e := range k.Events {
			d.Sides = append(d.Sides, p.side(c, e))
		}
		out = append(out, d)
	}
	return out
}

func (p *Presenter) side(c record.Case, e journal.Event) Side {
	by := e.Stamp()
	who := string(by.User) + " · " + string(by.Desk) + " · " + by.At.In(p.Zone).Format("15:04:05")
	return Side{ID: e.Head.ID.String(), Value: p.eventWords(c, e), Who: who}
}

// factWords names a fact as the clerk knows it: "plea/<offence>" is
// "Plea · offence 2 · SMITH, John".
func (p *Presenter) factWords(c record.Case, fact string) string {
	kind, rest, _ := strings.Cut(fact, "/")
	words := []string{kind}
	if w, ok := factNames[kind]; ok {
		words[0] = w.In(p.Language)
	}
	for part := range strings.SplitSeq(rest, "/") {
		if o, d, ok := c.File.Offence(part); ok {
			words = append(words, p.offenceWords(o.Number), d.Listed())
		} else if d, ok := c.File.Defendant(part); ok {
			words = append(words, d.Listed())
		}
	}
	return strings.Join(words, " · ")
}

// settle lets the clerk choose between the values of the first conflict, with
// a reason. Both stay in the record; the chosen one stands.
func (p *Presenter) settle() {
	if len(p.preview.Conflicts) == 0 {
		p.say(court.Text{EN: "No two desks differ on this case.", CY: "Nid yw unrhyw ddwy ddesg yn wahanol ar yr achos hwn."})
		p.render()
		return
	}
	k, d := p.preview.Conflicts[0], p.disputes()[0]
	p.st.Panel = PanelConflict
	var rows []PaletteRow
	for _, s := range d.Sides {
		rows = append(rows, PaletteRow{ID: s.ID, Title: s.Value, Detail: s.Who})
	}
	p.pick(rows, func(chosen string) {
		p.ask(Confirm{
			Title: d.Title, Lines: []string{p.sideWords(d, chosen)},
			Input: wordReason.In(p.Language), Must: true, Yes: wordRecord.In(p.Language), No: wordCancel.In(p.Language),
		}, func(why string) {
			p.Tasks.Run(func(ctx context.Context) error {
				return p.Cases.Settle(ctx, k, chosen, why)
			}, func(err error) {
				if err != nil {
					p.problem(err)
				}
			})
		})
	})
}

func (p *Presenter) sideWords(d Dispute, id string) string {
	for _, s := range d.Sides {
		if s.ID == id {
			return s.Value + " · " + s.Who
		}
	}
	return ""
}

var factNames = map[string]court.Text{
	"plea": wordPlea, "verdict": wordVerdict, "allocation": wordAllocation, "attendance": wordAttends,
	"representation": wordActs, "restriction": wordRestrict, "time-limit": wordCTL,
	"custody":   {EN: "Bail or custody", CY: "Mechnïaeth neu ddalfa"},
	"result":    {EN: "Result", CY: "Canlyniad"},
	"offence":   {EN: "Charge", CY: "Cyhuddiad"},
	"defendant": {EN: "Defendant's particulars", CY: "Manylion y diffynnydd"},
	"log":       {EN: "Log entry", CY: "Cofnod"},
	"share":     {EN: "Share", CY: "Rhannu"},
	"day":       {EN: "Sitting day", CY: "Diwrnod eistedd"},
	"sitting":   {EN: "The room's list", CY: "Rhestr yr ystafell"},
	"item":      {EN: "This case on the list", CY: "Yr achos hwn ar y rhestr"},
}

// eventWords words the value that an event recorded.
func (p *Presenter) eventWords(c record.Case, e journal.Event) string {
	d, err := record.Decode(e)
	if err != nil || d == nil {
		return e.Head.Kind
	}
	return p.words(c, d)
}
