package law

import "assize.example/core/share"

// SurchargeDue works out the surcharge that a set carries for one defendant
// (Sentencing Code s.42): the whole sentencing occasion counts, not one line of
// it. False where the table has no rate.
func (r Reference) SurchargeDue(set share.Set, defendant string) (Due, bool) {
	for _, p := range parties(set, r) {
		if p.defendant.ID == defendant {
			return r.Surcharges.Due(p.sentencedTo())
		}
	}
	return Due{}, false
}
