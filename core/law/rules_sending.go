package law

import (
	"assize.example/core/court"
	"assize.example/core/result"
)

// sendingTimeLimit: whoever is sent for trial in custody has a custody time
// limit, which is reckoned from the sending less the days already held
// (Prosecution of Offences Act 1985 s.22; SI 1987/299 reg.5(6B)).
func sendingTimeLimit(p *party, r Rule) []breach {
	if l := p.defendant.TimeLimit; p.has("CTL", "CTLE") || l != nil && !l.Expires.IsZero() && !l.Stopped {
		return nil
	}
	return each(p, r, r.Versions[0].codes(), func(o *order, v Version) (words, bool) {
		longest := p.ref.Calendar.CustodyTimeLimit(p.set.Day, v.num("max_days")).Regulations
		return words{"limit": dated(longest), "days": counted(v.num("max_days"))}, !p.convicted(o) && !o.says("CTLDATE")
	})
}

// sendingNamesCourt: a sending says at which Crown Court the defendant is to
// appear (Crime and Disorder Act 1998 s.51D(1)). Once for a defendant: what is
// sent goes to one place.
func sendingNamesCourt(p *party, r Rule) []breach {
	var unnamed []*order
	for _, o := range p.with(r.Versions[0].codes()...) {
		if !o.says("HCHOUSE") && !p.named(o) {
			unnamed = append(unnamed, o)
		}
	}
	if len(unnamed) == 0 {
		return nil
	}
	v, ok := p.version(r, unnamed[0])
	if !ok {
		return nil
	}
	return []breach{breached(v, nil, unnamed...)}
}

// named reports whether the next hearing of an order, under it or beside it on
// the same offence or defendant, is at a Crown Court that is named.
func (p *party) named(o *order) bool {
	for _, other := range p.orders {
		n, ok := result.NextHearing(other.Recorded)
		near := other.Offence == o.Offence || other.Offence == "" || o.Offence == ""
		if ok && near && n.Jurisdiction == court.Crown && n.Court != "" {
			return true
		}
	}
	return false
}
