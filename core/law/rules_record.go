package law

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
	"assize.example/core/result"
)

// convictionFirst: a final result on an offence of which there is no
// conviction (HMCTS DR-CONV-006). The rule's codes need none.
func convictionFirst(p *party, r Rule) []breach {
	return breaches(p, r, p.disposed(r.Versions[0].codes()...), func(o *order, _ Version) (words, bool) {
		return nil, !convictedOf(o.offence)
	})
}

// everyOffenceResulted: at the share each offence is finished, today or before,
// or goes on: it is adjourned, remanded, sent or remitted. What stands on the
// defendant (costs, a surcharge) says nothing of any offence, nor do points.
// Before the first result of the day there is nothing that could be shared.
func everyOffenceResulted(p *party, r Rule) []breach {
	v, ok := p.version(r, &order{})
	if !ok || len(p.set.Results) == 0 {
		return nil
	}
	b := breach{version: v}
	var numbers []string
	for _, o := range p.defendant.Offences {
		if !slices.ContainsFunc(p.on(o.ID), (*order).settles) && !finished(p.set.Earlier, o.ID) {
			b.offences = append(b.offences, o.ID)
			numbers = append(numbers, strconv.Itoa(o.Number))
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	b.words = words{"offences": court.Text{EN: strings.Join(numbers, ", ")}}
	return []breach{b}
}

// settles reports whether a result says what becomes of its offence.
func (o *order) settles() bool {
	return o.Category == result.Final || o.Category == result.Interim || o.def.Remands() || o.def.Group == "remittal"
}

func finished(earlier []result.Recorded, offence string) bool {
	return slices.ContainsFunc(earlier, func(r result.Recorded) bool { return r.Offence == offence && r.Category == result.Final })
}

// alone are the disposals beside which nothing else punishes the same offence.
var alone = append([]string{"AD", "CD", "NSP"}, acquitting...)

// oneDisposal: an offence that is discharged, acquitted of or withdrawn is not
// sentenced as well (Sentencing Code s.79).
func oneDisposal(p *party, r Rule) []breach {
	return each(p, r, alone, func(o *order, _ Version) (words, bool) {
		i := slices.IndexFunc(p.on(o.Offence), func(other *order) bool {
			return other.ID != o.ID && (disposals[other.Code] != "" || slices.Contains(alone, other.Code))
		})
		if o.Offence == "" || i < 0 {
			return nil, false
		}
		return words{"other": labelled(p.on(o.Offence)[i])}, true
	})
}

// applicationMade: an application is granted or refused where none is recorded:
// the code stands for an offence, and nothing says what was asked. A clerk who
// types G for a plea of guilty gets it.
func applicationMade(p *party, r Rule) []breach {
	return each(p, r, r.Versions[0].codes(), func(o *order, _ Version) (words, bool) {
		asked := o.known.Nature == reference.Application || p.set.Case.Summons == summonsOnApplication
		return nil, !asked && !o.says("additionalInformation", "reasons")
	})
}

// summonsOnApplication is the kind of summons of a case that is an application
// (CJS data standard).
const summonsOnApplication = "A"

// prosecutorKnown: without a prosecutor it is not known who else to tell.
// Once for the case: with the first defendant of whom there is something to tell.
func prosecutorKnown(p *party, r Rule) []breach {
	resulted := func(d casefile.Defendant) bool { return len(p.set.Of(d.ID)) > 0 }
	first := slices.IndexFunc(p.set.Case.Defendants, resulted)
	v, ok := p.version(r, &order{})
	if !ok || p.set.Case.Prosecutor.Known() || first < 0 || p.set.Case.Defendants[first].ID != p.defendant.ID {
		return nil
	}
	return []breach{breached(v, nil)}
}

// notFinishedBefore: an offence that was finished on an earlier day is
// finished again.
func notFinishedBefore(p *party, r Rule) []breach {
	return breaches(p, r, p.sentenced(), func(o *order, _ Version) (words, bool) {
		return nil, o.Replaces == "" && slices.ContainsFunc(p.set.Earlier, func(e result.Recorded) bool {
			return e.Offence == o.Offence && disposals[e.Code] != ""
		})
	})
}

// resultOfThisCourt: the Crown Court and the magistrates' courts each have
// results of their own.
func resultOfThisCourt(p *party, r Rule) []breach {
	return breaches(p, r, p.orders, func(o *order, _ Version) (words, bool) {
		return nil, o.def.Code != "" && !o.def.Allowed(p.court())
	})
}

// resultInEffect: a result whose definition is not in effect on the day.
func resultInEffect(p *party, r Rule) []breach {
	return breaches(p, r, p.orders, func(o *order, _ Version) (words, bool) {
		return words{"code": court.Text{EN: o.Code}}, o.def.Code == ""
	})
}

// singleJustice: a single justice does not send to prison, or make orders that
// restrict liberty (MCA 1980 s.16A).
func singleJustice(p *party, r Rule) []breach {
	if p.set.Case.Initiation != casefile.SingleJustice {
		return nil
	}
	return each(p, r, r.Versions[0].codes(), func(*order, Version) (words, bool) { return nil, true })
}

// restrainingTerms: a restraining order says what is forbidden and whom it
// protects (Sentencing Code s.360).
func restrainingTerms(p *party, r Rule) []breach {
	return each(p, r, []string{"RESTRAOP", "RESTRAOF"}, func(o *order, _ Version) (words, bool) {
		return nil, !o.says("orderDetails") || !o.says("protectedPerson")
	})
}

// behaviourOrderOfAdult and behaviourOrderOfYouth are how long criminal
// behaviour orders last (Sentencing Code s.334).
func behaviourOrderOfAdult(p *party, r Rule) []breach {
	if age, known := p.age(); !known || age < 18 {
		return nil
	}
	return within(p, r, "periodOfOrder")
}

func behaviourOrderOfYouth(p *party, r Rule) []breach {
	if age, known := p.age(); !known || age >= 18 {
		return nil
	}
	return within(p, r, "periodOfOrder")
}

// behaviourOrderAlone: a criminal behaviour order stands beside a sentence or a
// conditional discharge (Sentencing Code s.331).
func behaviourOrderAlone(p *party, r Rule) []breach {
	return each(p, r, []string{"CRIMBO", "CRIMBOF"}, func(o *order, _ Version) (words, bool) {
		return nil, !slices.ContainsFunc(p.orders, func(other *order) bool { return disposals[other.Code] != "" })
	})
}

// noDischargeForBreach: no conditional discharge for breach of an order whose
// statute rules it out (Sentencing Code ss.339(3) and 354).
func noDischargeForBreach(p *party, r Rule) []breach {
	return each(p, r, []string{"CD"}, func(o *order, v Version) (words, bool) {
		return nil, slices.Contains(v.codes(), string(o.offence.Code))
	})
}

// dischargeLength: a conditional discharge is for three years at most
// (Sentencing Code s.80).
func dischargeLength(p *party, r Rule) []breach {
	return each(p, r, []string{"CD"}, func(o *order, v Version) (words, bool) {
		given, limit := o.period("periodofConditionalDischarge", "periodOfConditionalDischarge"), v.months("max_months")
		return words{"period": lasting(given), "limit": lasting(limit)}, given.LongerThan(limit, p.set.Day)
	})
}

// taggedDays: after bail with a tag the days that count are declared
// (CJA 2003 s.240A; Sentencing Code s.325).
func taggedDays(p *party, r Rule) []breach {
	tagged := slices.ContainsFunc(p.set.Earlier, func(e result.Recorded) bool {
		return e.Defendant == p.defendant.ID && slices.Contains([]string{"NORDR", "ELMONDET"}, e.Code)
	})
	if !tagged {
		return nil
	}
	return each(p, r, []string{"IMP", "YOI", "SUSPS", "SUSPSD", "SUSPSNR", "EXTIVS", "DTO"}, func(o *order, _ Version) (words, bool) {
		return nil, !o.says("bailRemandDaysToCountTaggedDays", "bailRemandDaysToCount")
	})
}
