package law

import (
	"time"

	"assize.example/core/court"
)

// Requirements of community orders, by what is reckoned of them.
var (
	requirements = []string{"UPWR", "RAR", "PR", "PARP", "CUR", "CURE", "ERPEM", "RR", "MHTR", "DRWR", "DRNRR", "ATR", "AAR", "EMW"}
	curfews      = []string{"CUR", "CURE"}
	youthCurfews = []string{"YRC1", "YRC2"}
)

// Names under which the definitions keep the period, start and end of a
// requirement.
var (
	curfewPeriods = []string{"curfewAndElectronicMonitoringPeriod", "curfewAndElectricalMonitoringPeriod", "curfewPeriod", "period"}
	startDates    = []string{"startDateOfTagging", "startDate"}
	endDates      = []string{"endDateOfTagging", "endDate"}
)

// ends returns the last day of an order or requirement: as recorded, otherwise
// reckoned from its start, which is the hearing day where none is given.
func ends(o *order, day court.Date) court.Date {
	if end := o.date(endDates...); !end.IsZero() {
		return end
	}
	return reckoned(o, day)
}

// reckoned returns start + period − 1 day; the zero Date where no period is given.
func reckoned(o *order, day court.Date) court.Date {
	start := o.date(startDates...)
	if start.IsZero() {
		start = day
	}
	return o.period(append([]string{"orderPeriod"}, curfewPeriods...)...).End(start)
}

// requirementInsideOrder: a community order does not end before its curfew,
// tag or alcohol requirement (HMCTS DR-COEW-005).
func requirementInsideOrder(p *party, r Rule) []breach {
	return outlasted(p, r, []string{"COEW"}, "CUR", "CURE", "AAR")
}

// youthCurfewInsideOrder: a youth rehabilitation order does not end before its
// curfew (HMCTS DR-YRO-004).
func youthCurfewInsideOrder(p *party, r Rule) []breach {
	return outlasted(p, r, []string{"YRO", "YROISS"}, youthCurfews...)
}

// outlasted finds requirements that end after their order.
func outlasted(p *party, r Rule, orders []string, codes ...string) []breach {
	var out []breach
	for _, o := range p.with(orders...) {
		last := ends(o, p.set.Day)
		out = append(out, breaches(p, r, p.under(o, codes...), func(k *order, _ Version) (words, bool) {
			end := ends(k, p.set.Day)
			return words{"end": dated(end), "limit": dated(last)}, !last.IsZero() && end.After(last)
		})...)
	}
	return out
}

// endReckoned: the recorded end of a requirement is start + period − 1 day
// (HMCTS DR-COEW-005).
func endReckoned(p *party, r Rule) []breach {
	return each(p, r, []string{"CUR", "CURE", "AAR", "YRC1", "YRC2"}, func(o *order, _ Version) (words, bool) {
		end, want := o.date(endDates...), reckoned(o, p.set.Day)
		return words{"end": dated(end), "want": dated(want)}, !end.IsZero() && !want.IsZero() && end != want
	})
}

// communityOrderLength: at most three years (Sentencing Code s.209).
func communityOrderLength(p *party, r Rule) []breach { return notLongerThan(p, r, "orderPeriod") }

// someRequirement: a community order has at least one (Sentencing Code s.200).
func someRequirement(p *party, r Rule) []breach {
	return each(p, r, []string{"COEW"}, func(o *order, _ Version) (words, bool) {
		return nil, len(p.under(o, requirements...)) == 0
	})
}

// communityImprisonable: a community order is for an offence that carries
// imprisonment (Sentencing Code s.202).
func communityImprisonable(p *party, r Rule) []breach {
	return each(p, r, []string{"COEW"}, func(o *order, _ Version) (words, bool) { return nil, o.known.Imprisonable.Not() })
}

// punitiveElement: a community order punishes, by a requirement or a fine
// beside it (Sentencing Code s.208(10)).
func punitiveElement(p *party, r Rule) []breach {
	return each(p, r, []string{"COEW"}, func(o *order, _ Version) (words, bool) {
		return nil, len(p.under(o, "UPWR", "CUR", "CURE", "ERPEM", "PARP")) == 0 && !p.has("FO")
	})
}

// unpaidWork: 40 to 300 hours, also in all (Sentencing Code Sch.9 paras 2 and 3).
func unpaidWork(p *party, r Rule) []breach {
	out := hours(p, r)
	orders := p.with(r.Versions[0].codes()...)
	total := 0
	for _, o := range orders {
		n, _ := worked(o)
		total += n
	}
	if len(orders) < 2 || len(out) > 0 {
		return out
	}
	v, ok := p.version(r, orders[0])
	if high := v.num("max_hours"); ok && total > high {
		w := words{"hours": counted(total), "least": counted(v.num("min_hours")), "limit": counted(high)}
		out = append(out, breached(v, w, orders...))
	}
	return out
}

// activityDays: a rehabilitation activity requirement says how many days at
// most (Sentencing Code Sch.9 para 4(2)).
func activityDays(p *party, r Rule) []breach {
	return each(p, r, []string{"RAR"}, func(o *order, v Version) (words, bool) {
		n, _ := o.number("maxNumberOfDays")
		n = max(n, o.period("maxNumberOfDays").Days)
		return words{"limit": counted(v.num("min_days"))}, n < v.num("min_days")
	})
}

// curfewHours: between two and twenty hours a day, at most 112 a week
// (Sentencing Code Sch.9 para 9(4) and (5)).
func curfewHours(p *party, r Rule) []breach {
	return each(p, r, curfews, func(o *order, v Version) (words, bool) {
		daily, ok := nightly(o)
		low, high, week := time.Duration(v.num("min_hours"))*time.Hour, time.Duration(v.num("max_hours"))*time.Hour, v.num("max_week_hours")
		w := words{"hours": counted(int(daily.Hours())), "limit": counted(v.num("max_hours")), "week": counted(week)}
		return w, ok && (daily < low || daily > high || 7*daily > time.Duration(week)*time.Hour)
	})
}

// nightly returns how long a curfew lasts each day; over midnight where it ends
// no later than it begins.
func nightly(o *order) (time.Duration, bool) {
	from, err1 := time.Parse("15:04", o.Values["startTime"])
	to, err2 := time.Parse("15:04", o.Values["endTime"])
	if err1 != nil || err2 != nil {
		return 0, false
	}
	if !to.After(from) {
		to = to.Add(24 * time.Hour)
	}
	return to.Sub(from), true
}

// curfewLength: how long a curfew may go on (Sentencing Code Sch.9 para 9(6)).
func curfewLength(p *party, r Rule) []breach {
	return each(p, r, curfews, func(o *order, v Version) (words, bool) {
		start := o.date(startDates...)
		if start.IsZero() {
			start = p.set.Day
		}
		end, limit := ends(o, p.set.Day), v.months("max_months")
		return words{"end": dated(end), "limit": lasting(limit)}, end.After(limit.End(start))
	})
}

// curfewMonitored: a curfew is electronically monitored unless there is a
// reason (Sentencing Code Sch.9 para 10(3)).
func curfewMonitored(p *party, r Rule) []breach {
	return each(p, r, []string{"CUR"}, func(*order, Version) (words, bool) { return nil, true })
}

// tagPlace: the monitoring company needs a place to go to.
func tagPlace(p *party, r Rule) []breach {
	return each(p, r, []string{"CURE", "YRC1", "AAR", "EMW", "ERPEM", "NORDR", "ELMONDET"}, func(o *order, _ Version) (words, bool) {
		return nil, !o.says("curfewAddressDetailsAndTimings", "curfewAddressDetailAndTiming") && p.defendant.Address.IsZero()
	})
}

// exclusionLength: two years at most (Sentencing Code Sch.9 para 11).
func exclusionLength(p *party, r Rule) []breach {
	return notLongerThan(p, r, "exclusionAndElectronicMonitoringPeriod", "exclusionPeriod", "period")
}

// abstinenceDays: at most 120 days (Sentencing Code Sch.9 para 25).
func abstinenceDays(p *party, r Rule) []breach {
	return each(p, r, []string{"AAR"}, func(o *order, v Version) (words, bool) {
		given := daysOf(o.period("period"), p.set.Day)
		return words{"days": counted(given), "limit": counted(v.num("max_days"))}, given > v.num("max_days")
	})
}

// abstinenceWithTreatment: not together with alcohol treatment (para 26).
func abstinenceWithTreatment(p *party, r Rule) []breach {
	return each(p, r, []string{"AAR"}, func(o *order, _ Version) (words, bool) { return nil, len(p.under(o, "ATR")) > 0 })
}
