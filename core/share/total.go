package share

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
)

// The codes of sentences of custody: those that begin at once, and those that
// are suspended.
var (
	immediate = []string{"IMP", "YOI", "DTO", "DETSO", "EXTIVS", "EXTDVS", "MLI", "SSI"}
	suspended = []string{"SUSPS", "SUSPSD", "SUSPSNR"}
)

// total is the result that states how long sentences take together.
const total = "TIMP"

// Custody returns how long a defendant's sentences of custody take together:
// those that begin at once, and those that are suspended. Each is zero where
// there are not several, where the results do not say how each runs, and where
// none of the results of which a reader is told is such a sentence.
func (s Set) Custody(defendant string, told []result.Recorded) (atOnce, ifActivated court.Period) {
	own := s.Of(defendant)
	if len(withCodes(told, immediate)) > 0 {
		atOnce = s.atOnce(own)
	}
	if len(withCodes(told, suspended)) > 0 {
		ifActivated, _ = s.Total(withCodes(own, suspended))
	}
	return atOnce, ifActivated
}

// atOnce is the total as the court stated it, or as the sentences give it.
func (s Set) atOnce(own []result.Recorded) court.Period {
	for _, r := range own {
		if p, err := court.ParsePeriod(r.Values["totalCustodialPeriod"]); r.Code == total && err == nil {
			return p
		}
	}
	p, _ := s.Total(withCodes(own, immediate))
	return p
}

// sums are the answers that are amounts to be paid, by the code of the result.
var sums = map[string]string{
	"FO": "AOF", "EXCISE": "AMOUNT", "FVEBD": "AMOUNT", "FCOMP": "AOCOM", "FVS": "AOS", "FCOST": "AOC", "FCPC": "AOC",
}

// Payable returns what the sums that results order come to, in pence, and
// whether there are several.
func (s Set) Payable(rs []result.Recorded) (sum court.Pence, several bool) {
	found := 0
	for _, r := range rs {
		if n, err := strconv.ParseInt(r.Values[sums[r.Code]], 10, 64); err == nil {
			sum += court.Pence(n)
			found++
		}
	}
	return sum, found > 1
}

func withCodes(rs []result.Recorded, codes []string) []result.Recorded {
	return slices.DeleteFunc(slices.Clone(rs), func(r result.Recorded) bool { return !slices.Contains(codes, r.Code) })
}

// passed is one sentence of several.
type passed struct {
	offence, after string // identifiers; after: that it follows, "" where it begins when passed
	term           court.Period
}

// Total returns how long sentences take together, where there are several and
// they say how each runs. A sentence begins when it is passed unless it follows
// another (Sentencing Code s.225).
func (s Set) Total(rs []result.Recorded) (court.Period, bool) {
	all, known := s.sentences(rs)
	if !known || len(all) < 2 {
		return court.Period{}, false
	}
	var longest court.Period
	ends := map[string]court.Period{"": {}}
	for range all { // each round places at least one, unless they follow in a ring
		for _, p := range all {
			before, placed := ends[p.after]
			if _, done := ends[p.offence]; done || !placed {
				continue
			}
			ends[p.offence] = added(before, p.term)
			if longest.IsZero() || ends[p.offence].LongerThan(longest, s.Day) {
				longest = ends[p.offence]
			}
		}
	}
	return longest, len(ends) == len(all)+1
}

// sentences are those of results on offences; false where one of them is of no
// fixed term, is the second on an offence, or follows what is no offence of the
// case, and where it is not said of more than one how it runs.
func (s Set) sentences(rs []result.Recorded) ([]passed, bool) {
	var out []passed
	silent := 0
	for _, r := range rs {
		if r.Level != result.ForOffence {
			continue
		}
		p, known := s.sentence(r)
		twice := slices.ContainsFunc(out, func(have passed) bool { return have.offence == p.offence })
		if !known || twice {
			return nil, false
		}
		if p.after == "" && r.Values["concurrent"] != "true" {
			silent++
		}
		out = append(out, p)
	}
	return out, silent <= 1
}

func (s Set) sentence(r result.Recorded) (passed, bool) {
	term, err := court.ParsePeriod(r.Values["imprisonmentPeriod"])
	p := passed{offence: r.Offence, term: term}
	if err != nil || term.Life || r.Offence == "" {
		return p, false
	}
	number := strings.TrimSpace(r.Values[consecutive])
	if number == "" {
		return p, true
	}
	n, err := strconv.Atoi(number)
	o, _, known := s.Case.Numbered(n)
	p.after = o.ID
	return p, err == nil && known
}

// added is one period after another.
func added(a, b court.Period) court.Period {
	return court.Period{Years: a.Years + b.Years, Months: a.Months + b.Months, Weeks: a.Weeks + b.Weeks, Days: a.Days + b.Days}
}
