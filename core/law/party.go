package law

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
	"assize.example/core/result"
	"assize.example/core/share"
)

// party is what the court did with one defendant on the day: what a rule is
// put to.
type party struct {
	set       share.Set
	ref       Reference
	defendant casefile.Defendant
	orders    []*order // every result and child result, each after the one it stands under
}

// order is one result, with the offence that it stands on.
type order struct {
	result.Recorded
	def     result.Definition // zero where the catalogue does not have it
	top     string            // identifier of the outermost result
	above   string            // code of the result that it stands under
	offence casefile.Offence  // zero for a result on the defendant or case
	known   reference.Offence // zero where the offence list does not have it
}

// parties returns the defendants whom the set concerns.
func parties(set share.Set, ref Reference) []*party {
	var out []*party
	for _, d := range set.Case.Defendants {
		p := &party{set: set, ref: ref, defendant: d}
		for _, r := range set.Of(d.ID) {
			p.add(r, r.ID, "")
		}
		if len(p.orders) > 0 || len(set.Hearing.Defendants) == 0 || slices.Contains(set.Hearing.Defendants, d.ID) {
			out = append(out, p)
		}
	}
	return out
}

func (p *party) add(r result.Recorded, top, above string) {
	o := &order{Recorded: r, top: top, above: above}
	o.def, _ = p.ref.Results.Lookup(r.Code, p.set.Day)
	for _, offence := range p.defendant.Offences {
		if offence.ID == r.Offence {
			o.offence = offence
			o.known, _ = p.ref.Offences.Lookup(offence.Code)
		}
	}
	p.orders = append(p.orders, o)
	for _, k := range r.Children {
		k.Offence = r.Offence
		p.add(k, top, r.Code)
	}
}

// with returns the orders with one of these codes.
func (p *party) with(codes ...string) []*order {
	var out []*order
	for _, o := range p.orders {
		if slices.Contains(codes, o.Code) {
			out = append(out, o)
		}
	}
	return out
}

func (p *party) has(codes ...string) bool { return len(p.with(codes...)) > 0 }

// on returns the orders that stand on one offence.
func (p *party) on(offence string) []*order {
	var out []*order
	for _, o := range p.orders {
		if o.Offence == offence {
			out = append(out, o)
		}
	}
	return out
}

// onOffence reports whether one of these codes stands on an offence.
func (p *party) onOffence(offence string, codes ...string) bool {
	return slices.ContainsFunc(p.on(offence), func(o *order) bool { return slices.Contains(codes, o.Code) })
}

// under returns the orders with one of these codes that stand under, or beside
// on the same offence, the order o: a requirement may be recorded either way.
func (p *party) under(o *order, codes ...string) []*order {
	var out []*order
	for _, k := range p.with(codes...) {
		if k.top == o.top || k.above == "" && k.Offence == o.Offence {
			out = append(out, k)
		}
	}
	return out
}

func (p *party) court() court.Jurisdiction {
	if j := p.set.Hearing.Jurisdiction; j != "" {
		return j
	}
	return p.set.Case.Jurisdiction
}

// age returns the age on the hearing day; false where it is not known.
func (p *party) age() (int, bool) { return p.defendant.AgeOn(p.set.Day) }

// convictedOn returns the day of conviction of the offence of an order: of the
// plea or verdict, or where neither is recorded the day that a list gave; the
// hearing day where there is none.
func (p *party) convictedOn(o *order) court.Date {
	if d := o.offence.ConvictedOn(); !d.IsZero() {
		return d
	}
	if convictedOf(o.offence) && !o.offence.ConvictionDate.IsZero() {
		return o.offence.ConvictionDate
	}
	return p.set.Day
}

// convictedOf reports whether an offence is convicted of: by plea or verdict,
// or as the list of another system says that gave a date of conviction (HMCTS
// DR-CONV-006 takes it so). An acquittal outweighs such a date.
func convictedOf(o casefile.Offence) bool {
	return o.Convicted() || o.Verdict == nil && !o.ConvictionDate.IsZero()
}

// ageWhenConvicted returns the age on which the Sentencing Code goes.
func (p *party) ageWhenConvicted(o *order) (int, bool) { return p.defendant.AgeOn(p.convictedOn(o)) }

// version returns the version of a rule that applies to an order.
func (p *party) version(r Rule, o *order) (Version, bool) {
	for _, v := range r.Versions {
		day := p.set.Day
		switch {
		case v.Basis == ByConviction:
			day = p.convictedOn(o)
		case v.Basis == ByOffence && !o.offence.From.IsZero():
			day = o.offence.From
		}
		if v.inForce(day) {
			return v, true
		}
	}
	return Version{}, false
}

// terms are the names under which the definitions keep a term of custody.
var terms = []string{"imprisonmentPeriod", "periodOfDetentionAndTraining", "appropriateCustodialTerm", "totalCustodialPeriod"}

// term returns the term of custody that was ordered. A life sentence is one by
// its code: it has no term to be answered.
func (o *order) term() court.Period {
	if o.Code == "MLI" {
		return court.Period{Life: true}
	}
	return o.period(terms...)
}

// period returns the first of these answers that is a period; the zero Period
// where there is none.
func (o *order) period(references ...string) court.Period {
	for _, name := range references {
		if o.Values[name] == "" {
			continue
		}
		if p, err := court.ParsePeriod(o.Values[name]); err == nil {
			return p
		}
	}
	return court.Period{}
}

// date returns the first of these answers that is a date.
func (o *order) date(references ...string) court.Date {
	for _, name := range references {
		if o.Values[name] == "" {
			continue
		}
		if d, err := court.ParseDate(o.Values[name]); err == nil {
			return d
		}
	}
	return court.Date{}
}

// number returns an answer that is a whole number; false where there is none.
func (o *order) number(references ...string) (int, bool) {
	for _, name := range references {
		if n, err := strconv.Atoi(o.Values[name]); err == nil {
			return n, true
		}
	}
	return 0, false
}

// pence returns an amount of money.
func (o *order) pence(references ...string) court.Pence {
	n, _ := o.number(references...)
	return court.Pence(n)
}

// says reports whether any of these answers is given.
func (o *order) says(references ...string) bool {
	return slices.ContainsFunc(references, func(name string) bool { return strings.TrimSpace(o.Values[name]) != "" })
}

func (o *order) concurrent() bool { return o.Values["concurrent"] == "true" }

// consecutive reports whether the order runs after another. The definitions
// have several prompts for it, all named alike.
func (o *order) consecutive() bool {
	for name, value := range o.Values {
		name = strings.ToLower(name)
		if strings.Contains(name, "consecutiveto") && value != "" && value != "false" {
			return true
		}
	}
	return false
}

// daysOf returns how many days a period has that begins on a day.
func daysOf(p court.Period, from court.Date) int {
	if p.IsZero() || p.Life || p.Hours > 0 {
		return 0
	}
	return from.DaysUntil(p.End(from)) + 1
}

// shorter reports whether a period that was given is shorter than the least.
func shorter(p, least court.Period, from court.Date) bool {
	return !p.IsZero() && least.LongerThan(p, from)
}

// together adds periods that run one after the other.
func together(a, b court.Period) court.Period {
	return court.Period{
		Years: a.Years + b.Years, Months: a.Months + b.Months, Weeks: a.Weeks + b.Weeks,
		Days: a.Days + b.Days, Hours: a.Hours + b.Hours, Life: a.Life || b.Life,
	}
}

// inAll returns what terms come to: what each follows counts where the results
// say it, as for the totals that are printed.
func (p *party) inAll(orders []*order) court.Period {
	rs := make([]result.Recorded, 0, len(orders))
	for _, o := range orders {
		rs = append(rs, o.Recorded)
	}
	if total, known := p.set.Total(rs); known {
		return total
	}
	return aggregate(orders, p.set.Day)
}

// aggregate returns what terms come to at most: those that run consecutively are added
// to the longest of the others.
func aggregate(orders []*order, from court.Date) court.Period {
	var longest, after court.Period
	for _, o := range orders {
		switch t := o.term(); {
		case o.consecutive():
			after = together(after, t)
		case longest.IsZero() || t.LongerThan(longest, from):
			longest = t
		}
	}
	return together(longest, after)
}
