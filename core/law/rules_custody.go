package law

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
)

// Codes of results, by what they do.
var (
	immediate  = []string{"IMP", "YOI", "DTO", "DETSO", "EXTIVS", "EXTDVS", "SPECC", "MLI"}
	suspended  = []string{"SUSPS", "SUSPSD", "SUSPSNR"}
	custodial  = slices.Concat(immediate, suspended)
	ordinary   = []string{"IMP", "YOI", "SUSPS", "SUSPSD", "SUSPSNR"} // with a term that a magistrates' court may pass
	acquitting = []string{"DISM", "DINE", "NGJ", "NOEVS", "WDRN", "WDRNNOT", "WDRNOFF", "DISC", "DISCH", "CREMFILE", "IREMFILE", "DEAD", "QC"}
)

// oneLeadingSentence: of several custodial sentences of one defendant all but
// one must say how they run (HMCTS DR-SENT-001, whose codes are those of
// immediate custody; SSO-RUN asks the same of suspended sentences).
func oneLeadingSentence(p *party, r Rule) []breach {
	return sentences(p, r, func(all, leading []*order, _ *order) bool { return len(all) > 1 && len(leading) > 1 })
}

// someLeadingSentence: of several custodial sentences one stands by itself.
func someLeadingSentence(p *party, r Rule) []breach {
	return sentences(p, r, func(all, leading []*order, _ *order) bool { return len(all) > 1 && len(leading) == 0 })
}

// sentences puts a question to a defendant's custodial sentences, and the
// leading ones among them.
func sentences(p *party, r Rule, broken func(all, leading []*order, first *order) bool) []breach {
	all := p.with(r.Versions[0].codes()...)
	var leading []*order
	for _, o := range all {
		if !o.concurrent() && !o.consecutive() {
			leading = append(leading, o)
		}
	}
	if len(all) == 0 || !broken(all, leading, all[0]) {
		return nil
	}
	v, ok := p.version(r, all[0])
	if !ok {
		return nil
	}
	return []breach{breached(v, nil, slices.Concat(leading, all)...)}
}

// notBothWays: a sentence is concurrent or consecutive, not both.
func notBothWays(p *party, r Rule) []breach {
	return each(p, r, custodial, func(o *order, _ Version) (words, bool) {
		return nil, o.concurrent() && o.consecutive()
	})
}

// followsOwn: a sentence is consecutive to that of another offence of the same
// defendant. What is not a number is words, which a person reads.
func followsOwn(p *party, r Rule) []breach {
	return each(p, r, custodial, func(o *order, _ Version) (words, bool) {
		after, err := strconv.Atoi(o.Values["consecutiveToOffenceNumber"])
		own := slices.ContainsFunc(p.defendant.Offences, func(own casefile.Offence) bool { return own.Number == after && own.ID != o.Offence })
		return words{"number": counted(after)}, err == nil && !own
	})
}

// eitherWayLimit is the limit of a magistrates' court for one either-way
// offence (Sentencing Code s.224(1A)(b)). It has no greater power for any
// offence, so it also holds where the mode of trial is not known.
func eitherWayLimit(p *party, r Rule) []breach { return summaryCourtLimit(p, r, false) }

// summaryLimit is its limit for one summary offence (s.224(1A)(a)).
func summaryLimit(p *party, r Rule) []breach { return summaryCourtLimit(p, r, true) }

func summaryCourtLimit(p *party, r Rule, summary bool) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, ordinary, func(o *order, v Version) (words, bool) {
		limit := v.months("max_months")
		concerned := (o.mode() == casefile.SummaryOnly) == summary
		return words{"term": lasting(o.term()), "limit": lasting(limit)}, concerned && o.term().LongerThan(limit, p.set.Day)
	})
}

// mode returns the mode of trial that the charge has, otherwise that of the
// offence list.
func (o *order) mode() casefile.Mode {
	if o.offence.Mode != casefile.ModeUnknown {
		return o.offence.Mode
	}
	return o.known.Mode
}

// summaryAggregate and eitherWayAggregate are what consecutive terms may come
// to in a magistrates' court (MCA 1980 s.133).
func summaryAggregate(p *party, r Rule) []breach {
	return aggregateLimit(p, r, func(orders []*order) bool {
		return !slices.ContainsFunc(orders, func(o *order) bool { return o.mode() != casefile.SummaryOnly })
	})
}

func eitherWayAggregate(p *party, r Rule) []breach {
	return aggregateLimit(p, r, func(orders []*order) bool {
		return slices.ContainsFunc(orders, func(o *order) bool { return o.mode() == casefile.EitherWay })
	})
}

func aggregateLimit(p *party, r Rule, concerned func([]*order) bool) []breach {
	orders := p.with("IMP", "YOI")
	if p.court() != court.Magistrates || !slices.ContainsFunc(orders, (*order).consecutive) || !concerned(orders) {
		return nil
	}
	v, ok := p.version(r, orders[0])
	total := p.inAll(orders)
	if limit := v.months("max_months"); ok && total.LongerThan(limit, p.set.Day) {
		return []breach{breached(v, words{"term": lasting(total), "limit": lasting(limit)}, orders...)}
	}
	return nil
}

// shortestImprisonment: a magistrates' court does not imprison for less than
// five days (MCA 1980 s.132).
func shortestImprisonment(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return least(p, r, "IMP")
}

// shortestDetention is that of a young offender institution (Sentencing Code s.263).
func shortestDetention(p *party, r Rule) []breach { return least(p, r, "YOI") }

func least(p *party, r Rule, codes ...string) []breach {
	return each(p, r, codes, func(o *order, v Version) (words, bool) {
		limit := v.days("min_days")
		return words{"term": lasting(o.term()), "limit": lasting(limit)}, shorter(o.term(), limit, p.set.Day)
	})
}

// offenceMaximum: no longer term than the offence carries.
func offenceMaximum(p *party, r Rule) []breach {
	return each(p, r, custodial, func(o *order, _ Version) (words, bool) {
		limit, ok := o.maximum(p.court())
		return words{"term": lasting(o.term()), "limit": lasting(limit)}, ok && o.term().LongerThan(limit, p.set.Day)
	})
}

// maximum returns the most that the offence carries in a court, at the date of
// the offence; false where the list gives no figure.
func (o *order) maximum(j court.Jurisdiction) (court.Period, bool) {
	limit := o.known.Indictment
	before := !o.known.Changed.IsZero() && !o.offence.From.IsZero() && o.offence.From.Before(o.known.Changed)
	switch {
	case j == court.Magistrates:
		limit = o.known.Summary
	case o.known.Mode == casefile.SummaryOnly: // dealt with by the Crown Court as a magistrates' court would
		limit = o.known.Summary
	case before:
		limit = o.known.IndictmentBefore
	}
	return limit.Term, limit.Bound == reference.Stated && !limit.Term.Life
}

// extendedTotal: the custodial term and the extension of an extended sentence
// together are no longer than the offence carries (Sentencing Code ss.268 and 281).
func extendedTotal(p *party, r Rule) []breach {
	return each(p, r, []string{"EXTIVS", "EXTDVS"}, func(o *order, _ Version) (words, bool) {
		limit, ok := o.maximum(p.court())
		total := together(o.term(), o.period("extensionPeriod"))
		return words{"term": lasting(total), "limit": lasting(limit)}, ok && total.LongerThan(limit, p.set.Day)
	})
}

// imprisonableOffence: custody only for an offence that carries it.
func imprisonableOffence(p *party, r Rule) []breach {
	return each(p, r, custodial, func(o *order, _ Version) (words, bool) { return nil, o.known.Imprisonable.Not() })
}

// companyNotDetained: a company is not imprisoned, supervised or disqualified.
func companyNotDetained(p *party, r Rule) []breach {
	if p.defendant.Company == nil {
		return nil
	}
	return each(p, r, r.Versions[0].codes(), func(*order, Version) (words, bool) { return nil, true })
}

// representedBeforeCustody: no custody for one who is not represented and was
// not in prison before, unless refused or withdrawn (Sentencing Code s.226).
func representedBeforeCustody(p *party, r Rule) []breach {
	if rep := p.defendant.Representation; rep != nil && (rep.Firm != "" || rep.Advocate != "") {
		return nil
	}
	return each(p, r, custodial, func(*order, Version) (words, bool) { return nil, true })
}

// suspendableTerm is how long a suspended sentence may be (Sentencing Code
// ss.264 and 277, as amended by the Sentencing Act 2026 s.2).
func suspendableTerm(p *party, r Rule) []breach {
	return each(p, r, suspended, func(o *order, v Version) (words, bool) {
		low := v.days("min_days")
		if o.Code == "SUSPSD" {
			low = v.days("min_days_yoi")
		}
		high, t := v.months("max_months"), o.term()
		w := words{"term": lasting(t), "least": lasting(low), "limit": lasting(high)}
		return w, shorter(t, low, p.set.Day) || t.LongerThan(high, p.set.Day)
	})
}

// operationalPeriod is how long a sentence may be suspended: longer where the
// term, or consecutive terms together, are over two years (s.288(2) to (2B)).
func operationalPeriod(p *party, r Rule) []breach {
	inAll := p.inSuccession(p.with(suspended...))
	twoYears := court.Period{Years: 2}
	return each(p, r, suspended, func(o *order, v Version) (words, bool) {
		low, high, given := v.months("min_months"), v.months("max_months"), o.period("suspendedPeriod")
		if o.term().LongerThan(twoYears, p.set.Day) || inAll.LongerThan(twoYears, p.set.Day) {
			high = v.months("max_months_over_2y")
		}
		w := words{"period": lasting(given), "least": lasting(low), "limit": lasting(high)}
		return w, shorter(given, low, p.set.Day) || given.LongerThan(high, p.set.Day)
	})
}

// oneOperationalPeriod: suspended sentences that are passed together are
// suspended for the same time, so that they can be activated together.
func oneOperationalPeriod(p *party, r Rule) []breach {
	var periods []court.Period
	orders := p.with(suspended...)
	for _, o := range orders {
		given := o.period("suspendedPeriod")
		same := func(have court.Period) bool { return have.End(p.set.Day) == given.End(p.set.Day) }
		if !given.IsZero() && !slices.ContainsFunc(periods, same) {
			periods = append(periods, given)
		}
	}
	if len(periods) < 2 {
		return nil
	}
	v, ok := p.version(r, orders[0])
	if !ok {
		return nil
	}
	return []breach{breached(v, words{"periods": listed(periods)}, orders...)}
}

// listed words periods: "12 months, 18 months".
func listed(periods []court.Period) court.Text {
	var en, cy []string
	for _, p := range periods {
		en, cy = append(en, p.Words(court.English)), append(cy, p.Words(court.Welsh))
	}
	return court.Text{EN: strings.Join(en, ", "), CY: strings.Join(cy, ", ")}
}

// suspendedAggregate: consecutive suspended terms together keep to the limit
// of one (Sentencing Code s.277(3)).
func suspendedAggregate(p *party, r Rule) []breach {
	orders := p.with(suspended...)
	if !slices.ContainsFunc(orders, (*order).consecutive) {
		return nil
	}
	v, ok := p.version(r, orders[0])
	total := p.inAll(orders)
	if limit := v.months("max_months"); ok && total.LongerThan(limit, p.set.Day) {
		return []breach{breached(v, words{"term": lasting(total), "limit": lasting(limit)}, orders...)}
	}
	return nil
}

// shortTermSuspended: a term of up to twelve months is suspended unless there
// is a ground against it (Sentencing Code ss.264A and 277A). Another term that
// is passed with it and is longer is such a ground, and so are consecutive terms
// that are longer together.
func shortTermSuspended(p *party, r Rule) []breach {
	passed := p.with(immediate...)
	inAll := p.inSuccession(passed)
	return each(p, r, []string{"IMP", "YOI"}, func(o *order, v Version) (words, bool) {
		t, limit := o.term(), v.months("max_months")
		longer := func(other *order) bool { return other.term().LongerThan(limit, p.set.Day) }
		return words{"term": lasting(t)}, !t.IsZero() && !slices.ContainsFunc(passed, longer) && !inAll.LongerThan(limit, p.set.Day)
	})
}

// inSuccession returns what the terms that run one after the other come to; the
// zero Period where none does.
func (p *party) inSuccession(orders []*order) court.Period {
	if !slices.ContainsFunc(orders, (*order).consecutive) {
		return court.Period{}
	}
	return p.inAll(orders)
}

// notMixed: immediate and suspended custody on one occasion.
func notMixed(p *party, r Rule) []breach {
	if !p.has(immediate...) {
		return nil
	}
	return each(p, r, suspended, func(*order, Version) (words, bool) { return nil, true })
}

// notSuspendedWithExtended: no suspended sentence beside an extended one
// (Sentencing Code ss.264(3A) and 277(3A)).
func notSuspendedWithExtended(p *party, r Rule) []breach {
	if !p.has("EXTIVS", "EXTDVS", "SPECC") {
		return nil
	}
	return each(p, r, suspended, func(*order, Version) (words, bool) { return nil, true })
}
