package law

import (
	"assize.example/core/court"
)

// grownUpSentences: imprisonment is for those of 21 and over on the hearing
// day (HMCTS DR-AGE-007; Sentencing Code s.227).
func grownUpSentences(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(_ *order, v Version) (words, bool) {
		age, known := p.age()
		return words{"age": counted(age), "limit": counted(v.num("min_age"))}, known && age < v.num("min_age")
	})
}

// agesWhenConvicted: a sentence that is for certain ages only goes by the age
// when convicted.
func agesWhenConvicted(p *party, r Rule) []breach {
	return ages(p, r, p.ageWhenConvicted)
}

// agesAtHearing: an order that goes by the age on the day that it is made.
func agesAtHearing(p *party, r Rule) []breach {
	return ages(p, r, func(*order) (int, bool) { return p.age() })
}

func ages(p *party, r Rule, ageFor func(*order) (int, bool)) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, v Version) (words, bool) {
		age, known := ageFor(o)
		low, high := v.num("min_age"), v.num("max_age")
		w := words{"age": counted(age), "least": counted(low), "limit": counted(high)}
		return w, known && (age < low || age > high)
	})
}

// birthdayBetween: the age was another when convicted than it is now, on either
// side of 18 or 21: the two ways of reckoning disagree.
func birthdayBetween(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, _ Version) (words, bool) {
		then, known := p.ageWhenConvicted(o)
		now, _ := p.age()
		crossed := then < 18 && now >= 18 || then < 21 && now >= 21
		return words{"then": counted(then), "now": counted(now)}, known && crossed
	})
}

// youthWhenCommitted: an adult who was under 18 at the offence.
func youthWhenCommitted(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, _ Version) (words, bool) {
		if o.offence.From.IsZero() {
			return nil, false
		}
		then, known := p.defendant.AgeOn(o.offence.From)
		when, _ := p.ageWhenConvicted(o)
		return words{"then": counted(then), "now": counted(when)}, known && then < 18 && when >= 18
	})
}

// ageKnown: a sentence that depends on age needs a date of birth.
func ageKnown(p *party, r Rule) []breach {
	if _, known := p.age(); known || p.defendant.Company != nil {
		return nil
	}
	return each(p, r, r.Versions[0].codes(), func(*order, Version) (words, bool) { return nil, true })
}

// criminalAge: nobody under ten can be guilty (CYPA 1933 s.50).
func criminalAge(p *party, r Rule) []breach {
	var out []breach
	for _, o := range p.defendant.Offences {
		v, ok := p.version(r, &order{offence: o})
		age, known := p.defendant.AgeOn(o.From)
		if ok && known && !o.From.IsZero() && age < v.num("min_age") {
			b := breached(v, words{"age": counted(age)})
			b.offences = []string{o.ID}
			out = append(out, b)
		}
	}
	return out
}

// referralPeriod is the length of a referral order (Sentencing Code s.87).
func referralPeriod(p *party, r Rule) []breach { return within(p, r, "referralPeriod", "orderPeriod") }

// detentionAndTraining is the length of a detention and training order
// (Sentencing Code s.236).
func detentionAndTraining(p *party, r Rule) []breach { return within(p, r, terms...) }

// within holds a period between min_months and max_months of the rule.
func within(p *party, r Rule, references ...string) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, v Version) (words, bool) {
		low, high, given := v.months("min_months"), v.months("max_months"), o.period(references...)
		w := words{"period": lasting(given), "least": lasting(low), "limit": lasting(high)}
		return w, shorter(given, low, p.set.Day) || given.LongerThan(high, p.set.Day)
	})
}

// notLongerThan holds a period, or the day on which an order ends, to
// max_months of the rule.
func notLongerThan(p *party, r Rule, references ...string) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, v Version) (words, bool) {
		limit := v.months("max_months")
		end := ends(o, p.set.Day)
		if by := o.period(references...).End(p.set.Day); by.After(end) {
			end = by
		}
		return words{"end": dated(end), "limit": lasting(limit)}, end.After(limit.End(p.set.Day))
	})
}

// youthOrderLength is how long a youth rehabilitation order may be (s.187).
func youthOrderLength(p *party, r Rule) []breach { return notLongerThan(p, r, "orderPeriod") }

// youthUnpaidWork and reparationHours are hours of work (Sentencing Code Sch.6
// and s.112).
func youthUnpaidWork(p *party, r Rule) []breach { return hours(p, r) }
func reparationHours(p *party, r Rule) []breach { return hours(p, r) }

// hours holds hours of work between min_hours and max_hours.
func hours(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, v Version) (words, bool) {
		given, ok := worked(o)
		low, high := v.num("min_hours"), v.num("max_hours")
		return words{"hours": counted(given), "least": counted(low), "limit": counted(high)}, ok && (given < low || given > high)
	})
}

// worked returns the hours of work of an order.
func worked(o *order) (int, bool) {
	if n, ok := o.number("numberOfHours", "numberOfReparationHours"); ok {
		return n, true
	}
	p := o.period("numberOfHours", "numberOfReparationHours")
	return p.Hours, p != court.Period{}
}
