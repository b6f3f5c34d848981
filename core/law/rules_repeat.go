package law

import (
	"slices"

	"assize.example/core/result"
)

// resultOnce: the same result stands twice on one offence that can have it
// once. It is most likely a correction that was typed as a new result, and
// nobody could tell which of the two the court ordered.
func resultOnce(p *party, r Rule) []breach {
	return breaches(p, r, p.orders, func(o *order, _ Version) (words, bool) {
		same := func(other *order) bool { return other.above == "" && p.ref.Results.Twice(other.Recorded, o.Recorded) }
		return nil, o.above == "" && p.first(o, same) != o
	})
}

// heldOrFree: a defendant is remanded in custody and on bail in one hearing,
// be it on two offences: there would be a warrant and a notice of bail.
func heldOrFree(p *party, r Rule) []breach {
	for i, o := range p.orders {
		j := slices.IndexFunc(p.orders[:i], func(other *order) bool { return result.HeldAndFreed(other.def, o.def) })
		if j < 0 {
			continue
		}
		other := p.orders[j]
		if v, ok := p.version(r, o); ok {
			return []breach{breached(v, words{"other": labelled(other), "on": numbered(other)}, o, other)}
		}
	}
	return nil
}

// oneRemand: one offence has one remand or sending. The same one twice is
// resultOnce, custody and bail heldOrFree.
func oneRemand(p *party, r Rule) []breach {
	return breaches(p, r, p.orders, func(o *order, _ Version) (words, bool) {
		other := p.first(o, func(other *order) bool {
			return other.Code != o.Code && other.Offence == o.Offence && other.def.Remands() && result.Excludes(other.def, o.def) &&
				!result.HeldAndFreed(other.def, o.def)
		})
		return words{"other": labelled(other)}, o.Offence != "" && o.def.Remands() && slices.Index(p.orders, other) < slices.Index(p.orders, o)
	})
}

// oneNextHearing: what adjourns, remands or sends one offence leads to one
// hearing.
func oneNextHearing(p *party, r Rule) []breach {
	return p.backTwice(r, func(a, b *order, _, _ result.Next) bool { return a.Offence == b.Offence })
}

// backTogether: a defendant comes back to one court on one day for everything.
func backTogether(p *party, r Rule) []breach {
	return p.backTwice(r, func(a, b *order, first, second result.Next) bool {
		return a.Offence != b.Offence && first.Jurisdiction == second.Jurisdiction
	})
}

// backTwice finds orders that lead to another day than one before them does,
// where the two belong together: the first such, as the others repeat it.
func (p *party) backTwice(r Rule, together func(a, b *order, first, second result.Next) bool) []breach {
	type back struct {
		*order
		result.Next
	}
	var all []back
	for _, o := range p.orders {
		n, ok := result.NextHearing(o.Recorded)
		if !ok || o.above != "" || o.Offence == "" || n.Date.IsZero() {
			continue
		}
		i := slices.IndexFunc(all, func(b back) bool { return b.Date != n.Date && together(b.order, o, b.Next, n) })
		if v, applies := p.version(r, o); i >= 0 && applies {
			w := words{"date": dated(n.Date), "other": dated(all[i].Date), "on": numbered(all[i].order)}
			return []breach{breached(v, w, o, all[i].order)}
		}
		all = append(all, back{o, n})
	}
	return nil
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
