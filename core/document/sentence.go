package document

import (
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
)

// running adds to a term of custody how it runs with the others.
func (d draft) running(term string, v result.Values) string {
	switch {
	case v["consecutiveToOffenceNumber"] != "":
		return term + ", " + d.following(v["consecutiveToOffenceNumber"])
	case v["concurrent"] == "true":
		return term + ", " + d.label("concurrent")
	}
	return term
}

// following says which offence a sentence follows, by the number that a clerk
// typed or, on an indictment, by the count.
func (d draft) following(number string) string {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	o, _, known := d.set.Case.Numbered(n)
	if err == nil && known && o.Count > 0 {
		return d.label("consecutive-count") + " " + strconv.Itoa(o.Count)
	}
	return d.label("consecutive-offence") + " " + number
}

// operational is the period for which sentences are suspended. A supervision
// period that the court did not fix apart lasts as long: it cannot last longer
// (Sentencing Code s.288).
func (d draft) operational() string {
	for _, r := range d.own {
		if p, err := court.ParsePeriod(r.Values["suspendedPeriod"]); err == nil {
			return p.Words(d.in)
		}
	}
	return ""
}

// total is how long the sentences of the document take together.
func (d draft) total() string {
	p, known := d.set.Total(d.own)
	if !known {
		return ""
	}
	return p.Words(d.in)
}

// totals say on the sheet of a case how long each defendant's sentences take
// together.
func (d draft) totals() []Line {
	var out []Line
	add := func(key, name string, p court.Period) {
		switch {
		case p.IsZero():
		case len(d.set.Case.Defendants) > 1:
			out = append(out, Line{d.label(key), name + ": " + p.Words(d.in)})
		default:
			out = append(out, Line{d.label(key), p.Words(d.in)})
		}
	}
	for _, def := range d.set.Case.Defendants {
		one := d
		one.defendant = def
		atOnce, ifActivated := d.set.Custody(def.ID, d.set.Of(def.ID))
		add("total-term", one.publicName(), atOnce)
		add("total-suspended", one.publicName(), ifActivated)
	}
	return out
}
