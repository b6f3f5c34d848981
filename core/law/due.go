package law

import (
	"slices"

	"assize.example/core/share"
)

// SurchargeDue works out the surcharge that a set carries for one defendant
// (Sentencing Code s.42): the whole sentencing occasion counts, not one line of
// it. False where the table has no rate, or an offence that is sentenced has no
// date: the rate goes by the earliest.
func (r Reference) SurchargeDue(set share.Set, defendant string) (Due, bool) {
	for _, p := range parties(set, r) {
		if p.defendant.ID != defendant {
			continue
		}
		return p.surchargeDue()
	}
	return Due{}, false
}

func (p *party) surchargeDue() (Due, bool) {
	undated := func(o *order) bool { return disposals[o.Code] != "" && o.Offence != "" && o.offence.From.IsZero() }
	if slices.ContainsFunc(p.orders, undated) {
		return Due{}, false
	}
	return p.ref.Surcharges.Due(p.sentencedTo())
}
