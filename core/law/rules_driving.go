package law

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/result"
)

var (
	disqualified = []string{"DDO", "DDOTE", "DDD", "DDP"}
	obligatory   = []string{"DDO", "DDOTE"}
)

// extendedTest: after an offence of the dangerous-driving family the defendant
// is disqualified until an extended test is passed (RTOA 1988 s.36; HMCTS
// DR-DISQ-002).
func extendedTest(p *party, r Rule) []breach {
	return breaches(p, r, p.driven(p.disposed()), func(o *order, v Version) (words, bool) {
		return nil, slices.Contains(v.codes(), string(o.offence.Code)) && !p.onOffence(o.Offence, "DDOTE")
	})
}

// driven passes over the orders on a company: it holds no licence, and is
// neither endorsed nor disqualified.
func (p *party) driven(orders []*order) []*order {
	if p.defendant.Company != nil {
		return nil
	}
	return orders
}

// disposed returns the first final order on each offence that is neither an
// acquittal nor a withdrawal, passing over some codes.
func (p *party) disposed(passed ...string) []*order {
	var out []*order
	for _, o := range p.orders {
		known := slices.ContainsFunc(out, func(have *order) bool { return have.Offence == o.Offence })
		counts := o.Category == result.Final && o.Offence != "" && o.above == "" && !slices.Contains(passed, o.Code)
		if counts && !known && !p.onOffence(o.Offence, acquitting...) {
			out = append(out, o)
		}
	}
	return out
}

// obligatoryDisqualification: an offence with obligatory disqualification has
// one, or special reasons (RTOA 1988 s.34(1)).
func obligatoryDisqualification(p *party, r Rule) []breach {
	return breaches(p, r, p.driven(p.sentenced()), func(o *order, _ Version) (words, bool) {
		return nil, o.known.Disqualification.Obligatory && !p.onOffence(o.Offence, append([]string{"NDSR"}, obligatory...)...)
	})
}

// leastDisqualification: for at least as long as the offence requires, but for
// special reasons (RTOA 1988 s.34).
func leastDisqualification(p *party, r Rule) []breach {
	return each(p, r, obligatory, func(o *order, v Version) (words, bool) {
		least := o.known.Disqualification.Least
		if !o.known.Changed.IsZero() && !o.offence.From.IsZero() && o.offence.From.Before(o.known.Changed) {
			least = v.months("min_months_before_change")
		}
		given := o.period("disqualificationPeriod")
		return words{"period": lasting(given), "least": lasting(least)}, shorter(given, least, p.set.Day) && !p.onOffence(o.Offence, "NDSR")
	})
}

// tottingPeriod: for points at least six months (RTOA 1988 s.35(2)).
func tottingPeriod(p *party, r Rule) []breach {
	return each(p, r, []string{"DDP"}, func(o *order, v Version) (words, bool) {
		least, given := v.months("min_months"), o.period("disqualificationPeriod")
		return words{"period": lasting(given), "least": lasting(least)}, shorter(given, least, p.set.Day)
	})
}

// pointsInRange: as many points as the offence carries (RTOA 1988 s.28, Sch.2).
func pointsInRange(p *party, r Rule) []breach {
	return each(p, r, []string{"LEP"}, func(o *order, v Version) (words, bool) {
		low, high := v.num("min_points"), v.num("max_points")
		if of := o.known.Points; of.Max > 0 {
			low, high = of.Min, of.Max
		}
		given, _ := o.number("PENPT")
		return words{"points": counted(given), "least": counted(low), "limit": counted(high)}, given < low || given > high
	})
}

// pointsOrDisqualification: no points where disqualified for the same offence
// (RTOA 1988 s.44(1)).
func pointsOrDisqualification(p *party, r Rule) []breach {
	return each(p, r, []string{"LEP"}, func(o *order, _ Version) (words, bool) {
		return nil, p.onOffence(o.Offence, "DDO", "DDOTE", "DDD")
	})
}

// endorsed: an endorsable offence leads to points or a disqualification, or
// special reasons (RTOA 1988 s.44).
func endorsed(p *party, r Rule) []breach {
	return breaches(p, r, p.driven(p.sentenced()), func(o *order, _ Version) (words, bool) {
		return nil, o.known.Endorsable.Is() && !p.onOffence(o.Offence, append([]string{"LEP", "NDSR"}, disqualified...)...)
	})
}

// extensionForCustody: a disqualification beside immediate custody for the same
// offence is extended (RTOA 1988 s.35A).
func extensionForCustody(p *party, r Rule) []breach {
	return each(p, r, disqualified, func(o *order, _ Version) (words, bool) {
		return nil, p.onOffence(o.Offence, immediate...) && !o.says("extensionPeriod")
	})
}

// disqualifiedInAbsence: nobody is disqualified in absence without notice
// (MCA 1980 s.11(4)).
func disqualifiedInAbsence(p *party, r Rule) []breach {
	day, _ := p.set.Hearing.Day(p.set.Day)
	away := slices.Contains([]hearing.Presence{hearing.NotThere, hearing.Excused}, day.Attendance[p.defendant.ID].Presence)
	if p.court() != court.Magistrates || !away {
		return nil
	}
	return each(p, r, disqualified, func(*order, Version) (words, bool) { return nil, true })
}

// courseReduction: a rehabilitation course shortens the disqualification by
// three months at least and a quarter at most, so that one of less than twelve
// months is not shortened (RTOA 1988 s.34A).
func courseReduction(p *party, r Rule) []breach {
	return p.courses(r, func(course, over *order, v Version) (words, bool) {
		least, given, whole := v.months("min_months"), course.reduction(), over.period("disqualificationPeriod")
		fourfold := together(together(given, given), together(given, given))
		w := words{"period": lasting(given), "least": lasting(least), "whole": lasting(whole)}
		return w, shorter(given, least, p.set.Day) || fourfold.LongerThan(whole, p.set.Day)
	})
}

// courseInTime: the course is to be completed two months before the shortened
// disqualification ends (RTOA 1988 s.34A).
func courseInTime(p *party, r Rule) []breach {
	return p.courses(r, func(course, over *order, v Version) (words, bool) {
		by := course.date("dateByWhichCourseMustBeCompleted")
		ends := over.period("disqualificationPeriod").End(p.set.Day).AddDays(-daysOf(course.reduction(), p.set.Day))
		w := words{"date": dated(by), "limit": dated(ends), "before": lasting(v.months("months_before"))}
		return w, by.Before(p.set.Day) || by.AddMonths(v.num("months_before")).After(ends)
	})
}

// courseForDrink: the course is for offences of drink-driving (RTOA 1988 s.34A).
func courseForDrink(p *party, r Rule) []breach {
	return p.courses(r, func(course, _ *order, v Version) (words, bool) {
		return nil, !slices.Contains(v.codes(), string(course.offence.Code))
	})
}

func (o *order) reduction() court.Period { return o.period("disqualificationReductionPeriod") }

// courses puts a question to every reduction for a course, with the
// disqualification that it stands under.
func (p *party) courses(r Rule, broken func(course, over *order, v Version) (words, bool)) []breach {
	return each(p, r, []string{"DDRCO"}, func(o *order, v Version) (words, bool) {
		for _, over := range p.orders {
			if over.ID == o.top && o.top != o.ID {
				return broken(o, over, v)
			}
		}
		return nil, false
	})
}
