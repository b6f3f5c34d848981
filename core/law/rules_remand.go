package law

import (
	"cmp"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// remands are the results that hold an unconvicted defendant (HMCTS DR-CTL-003).
var remands = []string{"RI", "RIYDA", "RIH", "RIB", "RILA", "RILAB", "REMYD"}

// timeLimitSet: whoever is remanded unconvicted has a custody time limit
// (Prosecution of Offences Act 1985 s.22; HMCTS DR-CTL-003).
func timeLimitSet(p *party, r Rule) []breach {
	if limit := p.defendant.TimeLimit; limit != nil && !limit.Expires.IsZero() && !limit.Stopped {
		return nil
	}
	return each(p, r, remands, func(o *order, _ Version) (words, bool) {
		return nil, !p.convicted(o) && !p.has("CTL", "CTLE")
	})
}

// convicted reports whether an order's offence, or each of the defendant's
// where it stands on none, is convicted of.
func (p *party) convicted(o *order) bool {
	if o.Offence != "" {
		return convictedOf(o.offence)
	}
	unconvicted := func(offence casefile.Offence) bool { return !convictedOf(offence) }
	return len(p.defendant.Offences) > 0 && !slices.ContainsFunc(p.defendant.Offences, unconvicted)
}

// limit returns the last day of the custody time limit: as set today, otherwise
// as it stands on the file.
func (p *party) limit() court.Date {
	for _, o := range p.with("CTL", "CTLE") {
		if d := o.date("expires", "CTLDATE"); !d.IsZero() {
			return d
		}
	}
	if l := p.defendant.TimeLimit; l != nil && !l.Stopped {
		return l.Expires
	}
	return court.Date{}
}

// heldAndOnlyAdjourned: a defendant in custody is adjourned, and nothing says
// where they wait: there would be no warrant, and nobody could hold them. One
// who is serving a sentence of this case is held by that.
func heldAndOnlyAdjourned(p *party, r Rule) []breach {
	held := []casefile.Liberty{casefile.InCustody, casefile.InLocalAccom, casefile.InHospital}
	decided := func(o *order) bool { return o.def.Liberty != "" }
	serves := func(e result.Recorded) bool {
		return e.Defendant == p.defendant.ID && slices.Contains(immediate, e.Code)
	}
	adjourned := p.with(r.Versions[0].codes()...)
	if len(adjourned) == 0 || !slices.Contains(held, p.defendant.Custody.Liberty) ||
		slices.ContainsFunc(p.orders, decided) || slices.ContainsFunc(p.set.Earlier, serves) {
		return nil
	}
	v, ok := p.version(r, adjourned[0])
	if !ok {
		return nil
	}
	return []breach{breached(v, nil, adjourned...)}
}

// backBeforeLimit: a remand in custody does not go beyond the time limit.
func backBeforeLimit(p *party, r Rule) []breach {
	return each(p, r, remands, func(o *order, _ Version) (words, bool) {
		next, limit := p.next(o), p.limit()
		late := !limit.IsZero() && next.After(limit)
		return words{"date": dated(next), "limit": dated(limit)}, late && !p.convicted(o)
	})
}

// limitReckoned: a time limit that is set is not longer than the regulations
// allow, nor in the past (SI 1987/299).
func limitReckoned(p *party, r Rule) []breach {
	return each(p, r, []string{"CTL"}, func(o *order, v Version) (words, bool) {
		given := o.date("expires", "CTLDATE")
		longest := p.ref.Calendar.CustodyTimeLimit(p.set.Day, v.num("max_days")).Regulations
		w := words{"date": dated(given), "limit": dated(longest)}
		return w, !given.IsZero() && (given.Before(p.set.Day) || given.After(longest))
	})
}

// limitOnBusinessDay: a time limit ends on a business day, the last before
// (SI 1987/299 reg.2(5)).
func limitOnBusinessDay(p *party, r Rule) []breach {
	return each(p, r, []string{"CTL"}, func(o *order, _ Version) (words, bool) {
		given := o.date("expires", "CTLDATE")
		w := words{"date": dated(given), "limit": dated(p.ref.Calendar.LastBusinessDay(given))}
		return w, !given.IsZero() && !p.ref.Calendar.BusinessDay(given)
	})
}

// firstRemand and laterRemand are how long magistrates may remand an
// unconvicted defendant in custody: at first and afterwards (MCA 1980 ss.128
// and 128A).
func firstRemand(p *party, r Rule) []breach { return remandLength(p, r, false) }
func laterRemand(p *party, r Rule) []breach { return remandLength(p, r, true) }

func remandLength(p *party, r Rule, again bool) []breach {
	if p.court() != court.Magistrates || p.remandedBefore() != again {
		return nil
	}
	return each(p, r, []string{"RI", "RIB", "RIYDA"}, func(o *order, v Version) (words, bool) {
		next, last := p.next(o), ClearDays(p.set.Day, v.num("clear_days"))
		return words{"date": dated(next), "limit": dated(last)}, !p.convicted(o) && next.After(last)
	})
}

func (p *party) remandedBefore() bool {
	return slices.ContainsFunc(p.set.Earlier, func(r result.Recorded) bool {
		return r.Defendant == p.defendant.ID && slices.Contains(remands, r.Code)
	})
}

// reportsRemand: for reports magistrates adjourn for three weeks in custody and
// four on bail (MCA 1980 s.10(3)).
func reportsRemand(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, []string{"RI", "RIB", "RC", "RU"}, func(o *order, v Version) (words, bool) {
		weeks := v.num("bail_weeks")
		if o.Code == "RI" || o.Code == "RIB" {
			weeks = v.num("custody_weeks")
		}
		next, last := p.next(o), p.set.Day.AddDays(7*weeks)
		return words{"date": dated(next), "limit": dated(last)}, o.Offence != "" && p.convicted(o) && next.After(last)
	})
}

// refusalReasoned: bail is refused on a ground, for a reason (Bail Act 1976
// s.5(3), Sch.1).
func refusalReasoned(p *party, r Rule) []breach {
	return each(p, r, []string{"RI", "RIB", "RIYDA", "CCII", "CCIIB", "CCIIYDA", "CCSI", "CCSIB"}, func(o *order, _ Version) (words, bool) {
		return nil, !o.says("bailException") || !o.says("bailExceptionReason")
	})
}

// conditionsReasoned: conditions of bail have a reason (Bail Act 1976 s.5(3)).
func conditionsReasoned(p *party, r Rule) []breach {
	return each(p, r, []string{"RC", "RCBV", "CCIC", "CCSC"}, func(o *order, _ Version) (words, bool) {
		return nil, !o.says("bailConditionReason", "bailReason", "reason", "reasons")
	})
}

// next returns the day of the next hearing that an order leads to: its own, or
// that of another order on the same offence; the zero Date where there is none.
func (p *party) next(o *order) court.Date {
	if n, ok := result.NextHearing(o.Recorded); ok {
		return n.Date
	}
	for _, other := range p.orders {
		if n, ok := result.NextHearing(other.Recorded); ok && (other.Offence == o.Offence || other.Offence == "" || o.Offence == "") {
			return n.Date
		}
	}
	return court.Date{}
}

// nextHearingFixed: what adjourns or remands says until when.
func nextHearingFixed(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, _ Version) (words, bool) { return nil, p.next(o).IsZero() })
}

// nextHearingAhead: the next hearing is not in the past.
func nextHearingAhead(p *party, r Rule) []breach {
	return p.adjournments(r, func(next court.Date) bool { return next.Before(p.set.Day) })
}

// nextHearingSits: the next hearing is on a day on which courts sit.
func nextHearingSits(p *party, r Rule) []breach {
	return p.adjournments(r, func(next court.Date) bool { return !p.ref.Calendar.BusinessDay(next) })
}

// adjournments puts a question to every next hearing that is fixed.
func (p *party) adjournments(r Rule, wrong func(court.Date) bool) []breach {
	return each(p, r, []string{"NHMC", "NHCCS"}, func(o *order, _ Version) (words, bool) {
		next := o.date("HDATE", "fixedDate", "weekCommencing")
		return words{"date": dated(next)}, !next.IsZero() && wrong(next)
	})
}

// sameNextHearing: co-defendants of one case come back on one day, unless they
// are to be dealt with apart.
func sameNextHearing(p *party, r Rule) []breach {
	return p.adjournments(r, func(next court.Date) bool {
		return slices.ContainsFunc(p.set.Results, func(other result.Recorded) bool {
			n, ok := result.NextHearing(other)
			return ok && other.Defendant != p.defendant.ID && other.Defendant != "" && n.Date != next
		})
	})
}

// bailForMurder: a magistrates' court cannot grant bail to one who is charged
// with murder (Coroners and Justice Act 2009 s.115).
func bailForMurder(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, []string{"RC", "RU", "CCIC", "CCIU"}, func(o *order, v Version) (words, bool) {
		return nil, slices.Contains(v.codes(), string(o.offence.Code))
	})
}

// chargedInTime: a summary offence is charged within six months of its last day
// (MCA 1980 s.127), unless its own statute says otherwise.
func chargedInTime(p *party, r Rule) []breach {
	var out []breach
	for _, offence := range p.defendant.Offences {
		o := &order{offence: offence}
		o.known, _ = p.ref.Offences.Lookup(offence.Code)
		v, ok := p.version(r, o)
		last := cmp.Or(offence.To, offence.From)
		late := !last.IsZero() && offence.Charged.After(last.AddMonths(v.num("max_months")))
		if ok && late && o.mode() == casefile.SummaryOnly {
			b := breached(v, words{"date": dated(offence.Charged), "limit": lasting(v.months("max_months"))}, o)
			b.orders, b.offences = nil, []string{offence.ID}
			out = append(out, b)
		}
	}
	return out
}

// deferral: a sentence is deferred for six months, or twelve where convicted
// since the Sentencing Act 2026 s.5 (Sentencing Code s.5).
func deferral(p *party, r Rule) []breach {
	return each(p, r, []string{"DS"}, func(o *order, v Version) (words, bool) {
		next, limit := p.next(o), v.months("max_months")
		return words{"date": dated(next), "limit": lasting(limit)}, next.After(p.set.Day.AddMonths(v.num("max_months")))
	})
}
