package courtroom

import (
	"fmt"
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// grid is what the defendants × offences grid is drawn from.
type grid struct {
	c        record.Case
	hearing  string
	day      court.Date
	disputed map[string]bool // facts
	shared   []string        // results that have left the court
	cat      result.Catalogue
	l        court.Language
}

// rows draws the whole case at once: every defendant and every offence, with
// plea, verdict and results.
func (g grid) rows() []GridRow {
	h, _ := g.c.Hearings.Hearing(g.hearing)
	last, _ := h.SharedOn(g.day)
	g.shared = last.Results
	var rows []GridRow
	for _, d := range g.c.File.Defendants {
		rows = append(rows, g.defendantRow(d))
		for _, o := range d.Offences {
			row := offenceRow(o, g.l)
			g.fill(&row, d.ID, o.ID)
			row.Conflict = row.Conflict || g.disputed["plea/"+o.ID] || g.disputed["verdict/"+o.ID] || g.disputed["offence/"+o.ID]
			rows = append(rows, row)
		}
	}
	return rows
}

func (g grid) defendantRow(d casefile.Defendant) GridRow {
	row := GridRow{
		Defendant: true, ID: d.ID, Number: fmt.Sprintf("D%d", d.Number), Title: d.Listed(),
		Sub: particulars(d, g.day, g.l), Custody: libertyWords[d.Custody.Liberty].In(g.l),
		Conflict: g.disputed["custody/"+d.ID] || g.disputed["defendant/"+d.ID],
	}
	g.fill(&row, d.ID, "")
	row.Result = strings.Join(slices.DeleteFunc(append(g.totals(d.ID), row.Result), func(s string) bool { return s == "" }), "; ")
	return row
}

// totals say what several sentences of a defendant come to: what a judge asks.
func (g grid) totals(defendant string) []string {
	set, ok := g.c.SetFor(g.hearing, g.day)
	if !ok {
		return nil
	}
	atOnce, suspended := set.Custody(defendant, set.Of(defendant))
	var out []string
	if !atOnce.IsZero() {
		out = append(out, wordTotal.In(g.l)+": "+atOnce.Words(g.l))
	}
	if !suspended.IsZero() {
		out = append(out, wordTotalSuspended.In(g.l)+": "+suspended.Words(g.l))
	}
	return out
}

var (
	wordTotal          = court.Text{EN: "Total", CY: "Cyfanswm"}
	wordTotalSuspended = court.Text{EN: "Total suspended", CY: "Cyfanswm wedi'i ohirio"}
)

func particulars(d casefile.Defendant, day court.Date, l court.Language) string {
	if d.Company != nil {
		return wordCompany.In(l)
	}
	age, ok := d.AgeOn(day)
	if !ok {
		return ""
	}
	s := fmt.Sprintf("%s %s (%d)", wordBorn.In(l), d.Person.Born.Short(), age)
	if age < 18 {
		s += " · " + wordYouth.In(l)
	}
	return s
}

func offenceRow(o casefile.Offence, l court.Language) GridRow {
	row := GridRow{
		ID: o.ID, Number: fmt.Sprint(o.Number), Title: o.Title.In(l),
		Sub: strings.TrimSpace(string(o.Code) + "  " + o.From.Short()), When: o.From.Short(), Mode: modeWords[o.Mode].In(l),
	}
	if o.Count > 0 {
		row.Sub = fmt.Sprintf("%s %d · %s", wordCount.In(l), o.Count, row.Sub)
	}
	if o.Allocation != nil {
		row.Mode = strings.TrimPrefix(row.Mode+" → "+allocationWords[o.Allocation.Code].In(l), " → ")
	}
	switch {
	case o.Plea != nil:
		row.Plea = o.Plea.Code
	case o.IndicatedPlea != nil:
		row.Plea = "(" + o.IndicatedPlea.Code + ")"
	}
	if o.Verdict != nil {
		row.Verdict = o.Verdict.Code
		if o.Verdict.Agreed > 0 && o.Verdict.Agreed < o.Verdict.Jurors {
			row.Verdict += fmt.Sprintf(" %d–%d", o.Verdict.Agreed, o.Verdict.Jurors-o.Verdict.Agreed)
		}
	}
	return row
}

// resultsOn returns the results in force on one offence, or on the defendant
// where offence is empty.
func resultsOn(c record.Case, hearingID string, day court.Date, defendant, offence string) []result.Recorded {
	var on []result.Recorded
	for _, r := range c.Results.Standing(hearingID, day) {
		if r.Defendant == defendant && r.Offence == offence {
			on = append(on, r)
		}
	}
	return on
}

// fill words the results of a row; the weightiest gives its loud word.
func (g grid) fill(row *GridRow, defendant, offence string) {
	var short []string
	for _, r := range resultsOn(g.c, g.hearing, g.day, defendant, offence) {
		short = append(short, brief(r, g.l))
		row.Loud = weightier(row.Loud, loudOf(g.cat, r))
		row.Draft = row.Draft || !slices.Contains(g.shared, r.ID)
		row.Conflict = row.Conflict || g.disputed[result.ResultRecorded{Result: r}.Fact()] || g.disputed["result/"+r.ID]
	}
	row.Result = strings.Join(short, "; ")
}

// loudOf is the loud word of a result: of its own definition, or the weightiest
// of those under it.
func loudOf(cat result.Catalogue, r result.Recorded) Loud {
	var loud Loud
	if d, ok := cat.Lookup(r.Code, r.Effective); ok {
		loud = Loud(d.Loud)
	}
	for _, k := range r.Children {
		loud = weightier(loud, loudOf(cat, k))
	}
	return loud
}

// brief words a result for the grid: its text without the code that leads it.
func brief(r result.Recorded, l court.Language) string {
	text := r.Text.In(l)
	if i := strings.IndexByte(text, '\n'); i >= 0 && i < len(text)-1 {
		text = text[i+1:]
	}
	return strings.TrimSuffix(strings.Join(strings.Fields(text), " "), ".")
}

// loudOrder is from the weightiest down.
var loudOrder = []Loud{
	LoudCustody, LoudSuspended, LoudRemanded, LoudCommunity, LoudDisqualified, LoudFine, LoudBail, LoudDischarge, LoudReleased, LoudOther, LoudNone,
}

func weightier(a, b Loud) Loud {
	if slices.Index(loudOrder, b) < slices.Index(loudOrder, a) {
		return b
	}
	return a
}
