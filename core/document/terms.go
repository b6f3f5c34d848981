package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
)

// terms are the particulars of the order that a reader looks for, read from
// the answers that the results recorded. Where offences differ, each answer
// says which offence it belongs to.
func (d draft) terms() []Line {
	var out []Line
	for _, t := range d.kind.Terms {
		if t.Requirements && len(d.requirements()) == 0 {
			continue
		}
		values := d.nextHearings()
		if t.As != asHearing {
			values = d.answers(t)
		}
		if len(values) == 0 && len(d.answering(t)) > 0 {
			values = filled(d.otherwise(t.Otherwise))
		}
		if len(values) > 0 {
			out = append(out, Line{t.Label.In(d.in), strings.Join(values, "; ")})
		}
	}
	return out
}

// The codes of results that may set terms of payment, and of those that do.
var (
	mayBeTerms = []string{"COLLO", "PDATE", "INSTL", "LUMSI"}
	deductions = []string{"AEOC", "ABDC"}
)

// payable says whether the court set terms of payment: a date, instalments,
// deductions, or terms in words of its own.
func (d draft) payable() payment {
	if len(matching(d.all, deductions)) > 0 {
		return onTerms
	}
	for _, r := range flat(d.all) {
		if !slices.Contains(mayBeTerms, r.Code) {
			continue
		}
		set := cmp.Or(r.Values["payWithin"], r.Values["payBy"], r.Values["PBD"], r.Values["instalmentStartDate"], r.Values["additionalInformation"])
		if set != "" || slices.Contains([]string{"AEO", "DB"}, r.Values["collectionOrderType"]) {
			return onTerms
		}
	}
	return atOnce
}

type answer struct{ text, offence string }

func (d draft) answers(t term) []string {
	var found []answer
	for _, r := range d.answering(t) {
		if s := d.worded(t, r.Values); s != "" {
			found = append(found, answer{s, r.Offence})
		}
	}
	differ := slices.ContainsFunc(found, func(a answer) bool { return a.text != found[0].text })
	var out []string
	for _, a := range found {
		s := a.text
		if differ {
			s = d.onOffence(s, a.offence)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// otherwise is what a term says that no result answers.
func (d draft) otherwise(what fallback) string {
	switch what {
	case theAddress:
		return cmp.Or(d.defendant.Address.String(), d.label("not-recorded"))
	case theDay:
		return d.set.Day.Long(d.in)
	case theArea:
		return cmp.Or(d.area(), d.label("not-recorded"))
	case theLimit:
		return d.timeLimit()
	case theOperational:
		return d.operational()
	case theTotal:
		return d.total()
	case nothing:
	}
	return ""
}

// timeLimit is when the custody time limit ends. One that stopped only with what
// was shared of this day is still stated when that is amended.
func (d draft) timeLimit() string {
	limit := d.defendant.TimeLimit
	came, known := d.set.Came(d.defendant.ID)
	if limit == nil || limit.Stopped && (!known || came.TimeLimit == nil || came.TimeLimit.Stopped) {
		return ""
	}
	return limit.Expires.Long(d.in)
}

func (d draft) answering(t term) []result.Recorded {
	if len(t.Of) > 0 {
		return matching(d.all, t.Of)
	}
	return flat(d.own)
}

func (d draft) worded(t term, v result.Values) string {
	for _, ref := range t.From {
		switch {
		case v[ref] == "":
		case t.As == asTerm:
			return d.running(d.phrase(t, v[ref]), v)
		default:
			return d.phrase(t, v[ref])
		}
	}
	return ""
}

// phrase puts a canonical value into words. One that cannot be read is printed
// as it stands: it was announced so.
func (d draft) phrase(t term, value string) string {
	switch t.As {
	case asDate:
		var day court.Date
		if day.UnmarshalText([]byte(value)) == nil {
			return day.Long(d.in)
		}
	case asPeriod, asTerm, asEnd:
		return d.period(t, value)
	case asMoney:
		if p, err := pence(value); err == nil {
			return p.String()
		}
	case asYes:
		if value != "true" {
			return ""
		}
		return d.label("yes")
	case asChoice:
		return d.choices(value)
	case asCourt:
		return d.courtIn("", value)
	case asText, asTime, asHearing:
	}
	return value
}

func (d draft) period(t term, value string) string {
	p, err := court.ParsePeriod(value)
	if err != nil {
		return value
	}
	if t.As != asEnd {
		return p.Words(d.in)
	}
	return p.End(d.set.Day).Long(d.in)
}

func (d draft) choices(value string) string {
	var out []string
	for code := range strings.SplitSeq(value, "|") {
		if t, ok := d.wording.common.Choices[code]; ok {
			code = t.In(d.in)
		}
		out = append(out, code)
	}
	return strings.Join(out, "; ")
}

// requirements are what the defendant must do or not do, each once, with the
// offences that it is made on where it is not made on all.
func (d draft) requirements() []Requirement {
	var list []required
	for _, r := range d.own {
		for _, q := range d.required(r) {
			i := slices.IndexFunc(list, func(have required) bool { return have.Requirement == q.Requirement })
			if i < 0 {
				list = append(list, q)
				continue
			}
			for _, o := range q.offences {
				if !slices.Contains(list[i].offences, o) { // twice on one offence is not once on two
					list[i].offences = append(list[i].offences, o)
				}
			}
		}
	}
	var out []Requirement
	for _, q := range list {
		if len(q.offences) < len(d.offenceIDs()) {
			q.Heading = strings.TrimSpace(q.Heading + " (" + d.numbers(q.offences) + ")")
		}
		out = append(out, q.Requirement)
	}
	return out
}

type required struct {
	Requirement
	offences []string
}

// required returns the requirements that one result makes.
func (d draft) required(r result.Recorded) []required {
	var out []required
	if d.kind.Requirements.Children {
		out = d.under(r)
	}
	for _, ref := range d.kind.Requirements.Values {
		for _, s := range terse(r.Values[ref]) {
			out = append(out, required{Requirement{Text: s}, []string{r.Offence}})
		}
	}
	return out
}

// under returns the requirements that the results under one make. A result that
// only holds others together is none itself, nor is the next hearing.
func (d draft) under(r result.Recorded) []required {
	var out []required
	for _, c := range r.Children {
		if _, next := result.NextHearing(c); next {
			continue
		}
		if len(c.Children) > 0 {
			out = append(out, d.under(c)...)
			continue
		}
		text := stopped(body(c.Text.In(d.in)))
		out = append(out, required{Requirement{c.Label.In(d.in), strings.Join(append([]string{text}, d.details(c, text)...), " ")}, []string{r.Offence}})
	}
	return out
}

// details are what the order states of a requirement and its text does not: the
// place and the days of a curfew.
func (d draft) details(c result.Recorded, text string) []string {
	var out []string
	for _, t := range d.wording.common.Details {
		if !slices.Contains(t.Of, c.Code) {
			continue
		}
		if s := cmp.Or(d.worded(t, c.Values), d.otherwise(t.Otherwise)); s != "" && !strings.Contains(text, s) {
			out = append(out, t.Label.In(d.in)+": "+stopped(s))
		}
	}
	return out
}

// stopped ends a text as a sentence: within a result it stands in a list.
func stopped(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// terse splits what a clerk wrote into its terms: one to a line, or separated
// by semicolons.
func terse(s string) []string {
	var out []string
	for _, t := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == ';' || r == '|' }) {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// offenceIDs are the offences that the document's results are on.
func (d draft) offenceIDs() []string {
	var out []string
	for _, r := range d.own {
		if r.Offence != "" && !slices.Contains(out, r.Offence) {
			out = append(out, r.Offence)
		}
	}
	return out
}

// money lists every sum that the results order, kind by kind, and the total.
func (d draft) money() ([]MoneyLine, error) {
	var out []MoneyLine
	var total court.Pence
	for _, m := range d.kind.Money {
		for _, r := range d.own {
			if m.Result != r.Code {
				continue
			}
			p, err := pence(r.Values[m.Amount])
			if err != nil {
				return nil, fmt.Errorf("result %s (%s), %s: %w", r.ID, r.Code, m.Amount, err)
			}
			total += p
			out = append(out, MoneyLine{Label: d.onOffence(m.Label.In(d.in), r.Offence), Amount: p})
		}
	}
	if len(out) > 0 {
		out = append(out, MoneyLine{Label: d.label("total"), Amount: total, Total: true})
	}
	return out, nil
}

// pence reads a canonical amount.
func pence(value string) (court.Pence, error) {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("amount %q: want whole pence: %w", value, err)
	}
	return court.Pence(n), nil
}
