package law

import (
	"slices"

	"assize.example/core/result"
)

// apart names the answers that tell two results of one code apart: compensation
// to two people is two orders, a fine that stands twice is a slip. The zero
// answer counts, so that two orders that name nobody are one order twice.
var apart = map[string][]string{
	"FCOMP": {"payee"}, "RESTRAOP": {"protectedPerson"}, "RESTRAOF": {"protectedPerson"}, "DEPO": {"items"},
	"G": {"additionalInformation"}, "RFSD": {"reasons"},
	"SSI":   {"dateSuspendedSentenceImposed", "nameOfCourtThatImposedSuspendedSentence"},
	"SUSPV": {"dateTheOriginalOrderMade", "courtThatMadeTheOriginalOrder"},
	"COV":   {"dateOriginalOrderMade", "courtThatMadeTheOriginalOrder"},
	"OREV":  {"dateOriginalOrderMade", "courtThatMadeTheOriginalOrder", "orderRevoked"},
}

// resultOnce: the same final result, or disqualification, stands twice on one
// offence. It is most likely a correction that was typed as a new result, and
// nobody could tell which of the two the court ordered.
func resultOnce(p *party, r Rule) []breach {
	return breaches(p, r, p.orders, func(o *order, _ Version) (words, bool) {
		counts := o.Category == result.Final || slices.Contains(disqualified, o.Code)
		return nil, counts && o.above == "" && o.Offence != "" && p.first(o, o.same) != o
	})
}

// same reports whether two results are one result that stands twice.
func (o *order) same(other *order) bool {
	if other.Code != o.Code || other.Offence != o.Offence || other.above != "" {
		return false
	}
	return !slices.ContainsFunc(apart[o.Code], func(name string) bool { return o.Values[name] != other.Values[name] })
}

// first returns the first order of which something is true; o where there is none.
func (p *party) first(o *order, is func(*order) bool) *order {
	if i := slices.IndexFunc(p.orders, is); i >= 0 {
		return p.orders[i]
	}
	return o
}

// oneCustodialSentence: one offence has one custodial sentence, at once or
// suspended. The same one twice is resultOnce.
func oneCustodialSentence(p *party, r Rule) []breach { return oneKind(p, r, custodial) }

// oneDisqualification: one offence has one disqualification.
func oneDisqualification(p *party, r Rule) []breach { return oneKind(p, r, disqualified) }

// oneKind finds results that stand on one offence after another of their kind.
func oneKind(p *party, r Rule, codes []string) []breach {
	return each(p, r, codes, func(o *order, _ Version) (words, bool) {
		other := p.first(o, func(other *order) bool { return slices.Contains(codes, other.Code) && other.Offence == o.Offence })
		return words{"other": labelled(other)}, o.Offence != "" && other.Code != o.Code
	})
}

// onceForDefendant: what is ordered once for a defendant stands twice.
func onceForDefendant(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, _ Version) (words, bool) {
		same := func(other *order) bool { return other.Code == o.Code && other.Defendant == o.Defendant }
		return words{"number": counted(len(p.with(o.Code)))}, p.first(o, same) != o
	})
}
