package result

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// surchargeCode is the result whose amount is worked out (Sentencing Code s.42).
const surchargeCode = "FVS"

// surcharge fills the amount where the law helper can work it out; an amount
// typed after it takes its place.
func (p *parser) surcharge(item *Item) {
	if item.Definition.Code != surchargeCode || p.ctx.Surcharge == nil {
		return
	}
	before := make([]Item, 0, len(p.top))
	for _, i := range p.top[:len(p.top)-1] {
		before = append(before, p.built(i))
	}
	amount, ok := p.ctx.Surcharge(p.line.Targets, before)
	if ok {
		item.Values["AOS"] = canonicalPence(amount)
	}
	p.unsure = !ok
}

// sayWhy adds to a surcharge that must be typed why it was not worked out.
func (p *parser) sayWhy(missing []Missing) []Missing {
	at := slices.IndexFunc(missing, func(m Missing) bool { return m.Code == surchargeCode && m.Reference == "AOS" })
	if at < 0 || !p.unsure {
		return missing
	}
	says := court.Text{
		EN: "The surcharge cannot be worked out from what is recorded.",
		CY: "Ni ellir cyfrifo’r gordal o’r hyn a gofnodwyd.",
	}
	if numbers := p.undated(); len(numbers) > 0 {
		all := strings.Join(numbers, ", ")
		says = court.Text{
			EN: "The date of offence " + all + " is not recorded, so that the surcharge cannot be worked out.",
			CY: "Ni chofnodwyd dyddiad trosedd " + all + ", felly ni ellir cyfrifo’r gordal.",
		}
		if len(numbers) > 1 {
			says = court.Text{
				EN: "The dates of offences " + all + " are not recorded, so that the surcharge cannot be worked out.",
				CY: "Ni chofnodwyd dyddiadau troseddau " + all + ", felly ni ellir cyfrifo’r gordal.",
			}
		}
	}
	missing[at].Says = court.Text{
		EN: says.EN + " Type the amount, for example SUR 48.",
		CY: says.CY + " Teipiwch y swm, er enghraifft SUR 48.",
	}
	return missing
}

// undated are the numbers of the offences that the surcharge may go by, those
// of the line and those with a result already, of which no date is recorded.
func (p *parser) undated() []string {
	concerned := func(defendant, offence string) bool {
		typed := slices.ContainsFunc(p.line.Targets, func(t Target) bool { return t.Offence == offence })
		ours := slices.ContainsFunc(p.line.Targets, func(t Target) bool { return t.Defendant == defendant })
		return typed || ours && slices.ContainsFunc(p.ctx.Standing, func(r Recorded) bool { return r.Offence == offence })
	}
	var out []string
	for _, d := range p.ctx.Case.Defendants {
		for _, o := range d.Offences {
			if o.From.IsZero() && concerned(d.ID, o.ID) {
				out = append(out, strconv.Itoa(o.Number))
			}
		}
	}
	return out
}
