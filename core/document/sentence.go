package document

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
)

// running adds to a term of custody how it runs with the others.
func (d draft) running(term string, v result.Values) string {
	switch {
	case v["consecutiveToOffenceNumber"] != "":
		return term + ", " + d.label("consecutive") + " " + d.typed(v["consecutiveToOffenceNumber"])
	case v["concurrent"] == "true":
		return term + ", " + d.label("concurrent")
	}
	return term
}

// typed names the offence whose number a clerk typed. What is no number is
// printed as it stands.
func (d draft) typed(number string) string {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		return number
	}
	if o, _, known := d.set.Case.Numbered(n); known {
		return d.numbers([]string{o.ID})
	}
	return d.label("offence-label") + " " + number
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

// passed is one sentence of those that the document is of.
type passed struct {
	offence, after string // identifiers; after: that it follows, "" where it begins when passed
	term           court.Period
}

// total is how long the sentences take together, where there are several and
// the results say how each runs. A sentence begins when it is passed unless it
// follows another (Sentencing Code s.225).
func (d draft) total() string {
	all, known := d.sentences()
	if !known || len(all) < 2 {
		return ""
	}
	var longest court.Period
	ends := map[string]court.Period{"": {}}
	for range all { // each round places at least one, unless they follow in a ring
		for _, s := range all {
			before, placed := ends[s.after]
			if _, done := ends[s.offence]; done || !placed {
				continue
			}
			ends[s.offence] = added(before, s.term)
			if longest.IsZero() || ends[s.offence].LongerThan(longest, d.set.Day) {
				longest = ends[s.offence]
			}
		}
	}
	if len(ends) != len(all)+1 {
		return ""
	}
	return longest.Words(d.in)
}

// sentences are those of the document; false where one of them is of no fixed
// term, is the second on an offence, or follows what is no offence of the case,
// and where it is not said of more than one how it runs.
func (d draft) sentences() ([]passed, bool) {
	var out []passed
	silent := 0
	for _, r := range d.own {
		if r.Level != result.ForOffence {
			continue
		}
		s, known := d.sentence(r)
		twice := slices.ContainsFunc(out, func(have passed) bool { return have.offence == s.offence })
		if !known || twice {
			return nil, false
		}
		if s.after == "" && r.Values["concurrent"] != "true" {
			silent++
		}
		out = append(out, s)
	}
	return out, silent <= 1
}

func (d draft) sentence(r result.Recorded) (passed, bool) {
	term, err := court.ParsePeriod(r.Values["imprisonmentPeriod"])
	s := passed{offence: r.Offence, term: term}
	if err != nil || term.Life || r.Offence == "" {
		return s, false
	}
	number := strings.TrimSpace(r.Values["consecutiveToOffenceNumber"])
	if number == "" {
		return s, true
	}
	n, err := strconv.Atoi(number)
	o, _, known := d.set.Case.Numbered(n)
	s.after = o.ID
	return s, err == nil && known
}

// added is one period after another.
func added(a, b court.Period) court.Period {
	return court.Period{Years: a.Years + b.Years, Months: a.Months + b.Months, Weeks: a.Weeks + b.Weeks, Days: a.Days + b.Days}
}
