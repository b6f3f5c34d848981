package result

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Next is the hearing to which a result adjourns, remands or sends.
type Next struct {
	Date         court.Date
	Time         string // local, 10:00; empty: not fixed
	Court        string
	Room         string
	Type         string // code of the hearing type
	Estimate     court.Period
	Jurisdiction court.Jurisdiction
}

// NextHearing returns the next hearing that a result, or a result under it,
// fixes; false where there is none.
func NextHearing(r Recorded) (Next, bool) {
	if h, ok := r.Find("NHMC"); ok {
		return nextOf(h.Values, court.Magistrates), true
	}
	if h, ok := r.Find("NHCCS"); ok {
		return nextOf(h.Values, court.Crown), true
	}
	return Next{}, false
}

func nextOf(v Values, j court.Jurisdiction) Next {
	n := Next{Time: v["timeOfHearing"], Court: v["HCHOUSE"], Room: v["HCROOM"], Type: v["HTYPE"], Jurisdiction: j}
	for _, ref := range []string{"HDATE", "fixedDate", "weekCommencing"} {
		if d, err := court.ParseDate(v[ref]); err == nil && n.Date.IsZero() {
			n.Date = d
		}
	}
	n.Estimate, _ = court.ParsePeriod(v["HEST"]) // checked when it was recorded
	return n
}

// PostHearingLiberty returns the defendant's liberty after the hearing as the
// definition of the result, or of one under it, sets it; false where it does not.
func (c Catalogue) PostHearingLiberty(r Recorded) (casefile.Liberty, bool) {
	if d, ok := c.Lookup(r.Code, r.Day); ok && d.Liberty != "" {
		return casefile.Liberty(d.Liberty), true
	}
	for _, k := range r.Children {
		if l, ok := c.PostHearingLiberty(k); ok {
			return l, true
		}
	}
	return casefile.LibertyUnknown, false
}
