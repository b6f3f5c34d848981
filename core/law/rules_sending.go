package law

import (
	"slices"

	"assize.example/core/casefile"
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

// sentForTrial are the results that send for trial (Crime and Disorder Act 1998
// ss.51 and 51A); the others of their group commit for sentence.
var sentForTrial = []string{"CCII", "CCIIB", "CCIILA", "CCIIYDA", "CCIC", "CCIU"}

// sentAfterGuilty: what the defendant pleaded guilty to is not sent for trial
// but committed for sentence (MCA 1980 s.17A(6); Sentencing Code ss.14 to 20).
func sentAfterGuilty(p *party, r Rule) []breach {
	return each(p, r, sentForTrial, func(o *order, _ Version) (words, bool) {
		return nil, o.mode() != casefile.IndictableOnly && convictedOf(o.offence)
	})
}

// pleaToIndictable: magistrates take no plea to an offence that is triable only
// on indictment: they ask for an indication, and send (CDA 1998 s.51).
func pleaToIndictable(p *party, r Rule) []breach {
	return each(p, r, sentForTrial, func(o *order, _ Version) (words, bool) {
		return nil, o.mode() == casefile.IndictableOnly && o.offence.Plea != nil
	})
}

// summaryAlone: a summary offence is sent with another that is triable on
// indictment and to which it is related, not by itself (CDA 1998 s.51(3) to (6)).
// Whether they are related the court decides; here it is whether any is sent.
func summaryAlone(p *party, r Rule) []breach {
	indictable := func(sent result.Recorded) bool {
		o, _, known := p.set.Case.Offence(sent.Offence)
		listed, _ := p.ref.Offences.Lookup(o.Code)
		mode := (&order{offence: o, known: listed}).mode()
		return known && slices.Contains(sentForTrial, sent.Code) && mode != casefile.SummaryOnly
	}
	if slices.ContainsFunc(p.set.Results, indictable) || slices.ContainsFunc(p.set.Earlier, indictable) || p.set.Case.CommittedBy != "" {
		return nil
	}
	return each(p, r, sentForTrial, func(o *order, _ Version) (words, bool) { return nil, o.mode() == casefile.SummaryOnly })
}

// summaryRelated: a summary offence is sent with another only where it carries
// imprisonment or disqualification from driving (CDA 1998 s.51(11)).
func summaryRelated(p *party, r Rule) []breach {
	return each(p, r, sentForTrial, func(o *order, _ Version) (words, bool) {
		disqualifies := o.known.Disqualification.Obligatory || o.known.Disqualification.Discretionary
		return nil, o.mode() == casefile.SummaryOnly && o.known.Imprisonable.Not() && !disqualifies
	})
}

// childSent: one under 18 is tried in the youth court but for the cases of s.51A
// (homicide, grave crimes, jointly with an adult where that is right).
func childSent(p *party, r Rule) []breach {
	if age, known := p.age(); !known || age >= 18 {
		return nil
	}
	return each(p, r, sentForTrial, func(*order, Version) (words, bool) { return nil, true })
}
