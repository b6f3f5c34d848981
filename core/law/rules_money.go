package law

import (
	"cmp"
	"fmt"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
)

// sums are the results by which money is to be paid to the court.
var sums = []string{"FO", "FCOMP", "FCOST", "FCPC", "FVS", "EXCISE", "FVEBD"}

// standardScale: in a magistrates' court a fine keeps to the level that the
// offence carries (Sentencing Code s.122).
func standardScale(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, []string{"FO"}, func(o *order, v Version) (words, bool) {
		limit, ok := fineLimit(o.known.Fine, v)
		return words{"amount": sum(fined(o)), "limit": sum(limit)}, ok && fined(o) > limit
	})
}

func fined(o *order) court.Pence { return o.pence("AOF", "amountOfFine") }

// fineLimit returns the most that may be fined; false where there is no limit
// or none is known. A level of 0 in the rule's data is unlimited.
func fineLimit(f reference.Fine, v Version) (court.Pence, bool) {
	switch {
	case f.Bound != reference.Stated:
		return 0, false
	case f.Amount > 0:
		return f.Amount, true
	}
	pounds := v.num(fmt.Sprintf("level_%d", f.Level))
	return court.Pence(100 * pounds), pounds > 0
}

// childFine and youngFine are what magistrates may fine those under 14 and
// those under 18 (Sentencing Code s.123).
func childFine(p *party, r Rule) []breach { return fineByAge(p, r) }
func youngFine(p *party, r Rule) []breach { return fineByAge(p, r) }

func fineByAge(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, []string{"FO"}, func(o *order, v Version) (words, bool) {
		age, known := p.age()
		limit := court.Pence(100 * v.num("max_pounds"))
		concerned := known && age >= v.num("min_age") && age <= v.num("max_age")
		return words{"amount": sum(fined(o)), "limit": sum(limit)}, concerned && fined(o) > limit
	})
}

// parentPays: a parent or guardian pays for one under 16 (Sentencing Code s.380).
func parentPays(p *party, r Rule) []breach {
	for _, o := range p.orders {
		if o.Values["PARENT_GAURDIAN_TO_PAY"] == "true" { //nolint:misspell // the national reference is spelt so
			return nil
		}
	}
	return each(p, r, []string{"FO"}, func(_ *order, v Version) (words, bool) {
		age, known := p.age()
		return words{"age": counted(age)}, known && age <= v.num("max_age")
	})
}

// collectionOrder: where an adult is to pay, magistrates make a collection
// order or say why not (Courts Act 2003 Sch.5 para 12).
func collectionOrder(p *party, r Rule) []breach {
	owed := p.with(sums...)
	if p.court() != court.Magistrates || len(owed) == 0 || p.has("COLLO", "NOCOLLO") {
		return nil
	}
	v, ok := p.version(r, owed[0])
	if age, known := p.age(); !ok || known && age < 18 {
		return nil
	}
	return []breach{breached(v, nil, owed...)}
}

// compensationConsidered: where the prosecutor asks for it, compensation is
// ordered or the reason against it given (Sentencing Code s.55).
func compensationConsidered(p *party, r Rule) []breach {
	var out []breach
	for _, o := range p.sentenced() {
		if v, ok := p.version(r, o); ok && o.offence.Compensation > 0 && !p.onOffence(o.Offence, "FCOMP", "NCR") {
			out = append(out, breached(v, words{"amount": sum(o.offence.Compensation)}, o))
		}
	}
	return out
}

// compensationPayee: compensation is for somebody, who has to be paid.
func compensationPayee(p *party, r Rule) []breach {
	return each(p, r, []string{"FCOMP"}, func(o *order, _ Version) (words, bool) {
		return words{"amount": sum(o.pence("AOCOM", "amountOfCompensation"))}, !o.says("payee")
	})
}

// youthCompensation is what magistrates may order of one under 18.
func youthCompensation(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return each(p, r, []string{"FCOMP"}, func(o *order, v Version) (words, bool) {
		age, known := p.ageWhenConvicted(o)
		limit, amount := court.Pence(100*v.num("max_pounds")), o.pence("AOCOM", "amountOfCompensation")
		return words{"amount": sum(amount), "limit": sum(limit)}, known && age < 18 && amount > limit
	})
}

// youthCosts: one under 18 pays no more costs than fine (Prosecution of
// Offences Act 1985 s.18(5)).
func youthCosts(p *party, r Rule) []breach {
	if p.court() != court.Magistrates {
		return nil
	}
	return costsAgainst(p, r, func(costs, fines court.Pence, _ Version) bool {
		age, known := p.age()
		return known && age < 18 && fines > 0 && costs > fines
	})
}

// costsWithSmallFine: with a fine of up to five pounds no costs, but for
// particular reasons (s.18(4)).
func costsWithSmallFine(p *party, r Rule) []breach {
	return costsAgainst(p, r, func(costs, fines court.Pence, v Version) bool {
		return costs > 0 && fines > 0 && fines <= court.Pence(100*v.num("max_pounds"))
	})
}

func costsAgainst(p *party, r Rule, broken func(costs, fines court.Pence, v Version) bool) []breach {
	orders := p.with("FCOST", "FCPC")
	var costs, fines court.Pence
	for _, o := range orders {
		costs += o.pence("AOC", "amountOfCosts")
	}
	for _, o := range p.with("FO") {
		fines += fined(o)
	}
	if len(orders) == 0 {
		return nil
	}
	v, ok := p.version(r, orders[0])
	if !ok || !broken(costs, fines, v) {
		return nil
	}
	return []breach{breached(v, words{"amount": sum(costs), "limit": sum(fines)}, orders...)}
}

// disposals says which results carry which surcharge.
var disposals = map[string]Disposal{
	"CD": ConditionalDischarge, "FO": Fine,
	"COEW": Community, "YRO": Community, "YROISS": Community, "YOP": Community,
	"SUSPS": Suspended, "SUSPSD": Suspended, "SUSPSNR": Suspended,
	"IMP": Custody, "YOI": Custody, "DTO": Custody, "DETSO": Custody, "EXTIVS": Custody, "EXTDVS": Custody, "MLI": Custody,
}

// sentenced returns the first *order that sentences each offence.
func (p *party) sentenced() []*order {
	var out []*order
	for _, o := range p.orders {
		sentences := o.Code == "AD" || o.Code == "NSP" || disposals[o.Code] != ""
		if sentences && !slices.ContainsFunc(out, func(have *order) bool { return have.Offence == o.Offence }) {
			out = append(out, o)
		}
	}
	return out
}

// oneSurcharge: whoever is sentenced has one surcharge, or one reason why not
// (Sentencing Code s.42).
func oneSurcharge(p *party, r Rule) []breach {
	var carrying []*order
	for _, o := range p.orders {
		if disposals[o.Code] != "" {
			carrying = append(carrying, o)
		}
	}
	if len(carrying) == 0 || len(p.with("FVS", "NOVS")) == 1 {
		return nil
	}
	v, ok := p.version(r, carrying[0])
	if !ok {
		return nil
	}
	return []breach{breached(v, words{"number": counted(len(p.with("FVS", "NOVS")))}, carrying...)}
}

// surchargeAmount: the surcharge is the one of the table. Where an offence has
// no date the table cannot be read, and what was typed stands.
func surchargeAmount(p *party, r Rule) []breach {
	due, ok := p.surchargeDue()
	if !ok {
		return nil
	}
	return each(p, r, []string{"FVS"}, func(o *order, _ Version) (words, bool) {
		given := o.pence("AOS", "amountOfSurcharge")
		return words{"amount": sum(given), "due": sum(due.Amount), "provision": court.Text{EN: due.Provision}}, given != due.Amount
	})
}

// sentencedTo gathers what the surcharge depends on.
func (p *party) sentencedTo() Sentenced {
	s := Sentenced{Court: p.court(), Day: p.set.Day, Disposals: map[Disposal]bool{}, Terms: map[Disposal]court.Period{}}
	terms := map[Disposal][]*order{}
	for _, o := range p.orders {
		kind := disposals[o.Code]
		if kind == "" {
			continue
		}
		s.Disposals[kind] = true
		s.Fines += fined(o)
		terms[kind] = append(terms[kind], o)
		if at := o.offence.From; !at.IsZero() && (s.Earliest.IsZero() || at.Before(s.Earliest)) {
			s.Earliest = at
		}
	}
	for kind, orders := range terms {
		s.Terms[kind] = p.inAll(orders)
	}
	s.Earliest = cmp.Or(s.Earliest, p.set.Day)
	s.Offender = offenderOn(p.defendant, s.Earliest)
	return s
}

// offenderOn returns the class of an offender by the day of the earliest offence.
func offenderOn(d casefile.Defendant, earliest court.Date) Offender {
	age, known := d.AgeOn(earliest)
	switch {
	case d.Company != nil:
		return Company
	case known && age < 18:
		return Youth
	}
	return Adult
}
