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

// gridOf draws the whole case at once: every defendant and every offence, with
// plea, verdict and results. shared holds the results that have been shared.
func gridOf(c record.Case, hearingID string, day court.Date, disputed map[string]bool, l court.Language) []GridRow {
	shared := sharedResults(c, hearingID, day)
	var rows []GridRow
	for _, d := range c.File.Defendants {
		rows = append(rows, defendantRow(c, d, hearingID, day, shared, l))
		for _, o := range d.Offences {
			row := offenceRow(o, l)
			fillResults(&row, resultsOn(c, hearingID, day, d.ID, o.ID), shared, l)
			row.Conflict = disputed["plea/"+o.ID] || disputed["verdict/"+o.ID] || disputed["offence/"+o.ID]
			rows = append(rows, row)
		}
	}
	return rows
}

func defendantRow(c record.Case, d casefile.Defendant, hearingID string, day court.Date, shared []string, l court.Language) GridRow {
	row := GridRow{
		Defendant: true, ID: d.ID, Number: fmt.Sprintf("D%d", d.Number), Title: d.Listed(),
		Sub: particulars(d, day, l), Custody: libertyWords[d.Custody.Liberty].In(l),
	}
	fillResults(&row, resultsOn(c, hearingID, day, d.ID, ""), shared, l)
	return row
}

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
		Sub: strings.TrimSpace(string(o.Code) + "  " + o.From.Short()), Mode: modeWords[o.Mode].In(l),
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

func sharedResults(c record.Case, hearingID string, day court.Date) []string {
	h, _ := c.Hearings.Hearing(hearingID)
	last, _ := h.SharedOn(day)
	return last.Results
}

// fillResults words the results of a row; the weightiest gives its loud word.
func fillResults(row *GridRow, rs []result.Recorded, shared []string, l court.Language) {
	var short []string
	for _, r := range rs {
		short = append(short, brief(r, l))
		row.Loud = weightier(row.Loud, loudOf(r))
		if !slices.Contains(shared, r.ID) {
			row.Draft = true
		}
	}
	row.Result = strings.Join(short, "; ")
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
