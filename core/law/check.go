package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

// test is the Go function of a rule, with the data that it needs.
type test struct {
	run   func(*party, Rule) []breach
	needs []string // names of its parameters
}

// breach is one breaking of a rule.
type breach struct {
	version  Version
	orders   []*order
	offences []string
	words    words
	unsure   bool // it rests on an offence of which we are not sure
}

// words are what takes the place of {placeholders} in a rule's text.
type words map[string]court.Text

// Check puts every rule to every defendant's results, in the order of the case
// and of the rules. It fails closed: what cannot be checked is a finding that
// blocks.
func Check(set share.Set, ref Reference) []Finding {
	out := strangers(set, ref)
	if len(ref.rules) == 0 {
		return append(out, notRun("RULES", "", court.Text{EN: "no rules are loaded", CY: "ni lwythwyd rheolau"}))
	}
	all, failed := guard("RULES", "", func() []*party { return parties(set, ref) })
	out = append(out, failed...)
	for _, p := range all {
		for _, r := range ref.rules {
			out = append(out, put(r, p)...)
		}
	}
	return out
}

// put runs one rule.
func put(r Rule, p *party) []Finding {
	found, failed := guard(r.ID, p.defendant.ID, func() []Finding {
		var out []Finding
		for _, b := range r.test.run(p, r) {
			out = append(out, b.finding(r, p))
		}
		return out
	})
	return append(found, failed...)
}

// guard turns a panic into a finding that blocks: a check that silently did
// not run would let a wrong order leave the court.
func guard[T any](rule, defendant string, run func() []T) (out []T, failed []Finding) {
	defer func() {
		if why := recover(); why != nil {
			out, failed = nil, []Finding{notRun(rule, defendant, court.Text{EN: fmt.Sprint(why)})}
		}
	}()
	return run(), nil
}

func notRun(rule, defendant string, why court.Text) Finding {
	return Finding{
		Rule: rule, Severity: Blocks, Defendant: defendant,
		Says: court.Text{
			EN: "Check " + rule + " could not be run (" + why.EN + "). Nothing is shared until it can. Tell support; the record is safe.",
			CY: "Ni ellir rhedeg gwiriad " + rule + " (" + why.In(court.Welsh) + "). Ni rennir dim nes y gellir. Dywedwch wrth y tîm cymorth; mae'r cofnod yn ddiogel.",
		},
	}
}

// strangers finds results that no rule could be put to: on somebody or
// something that the case does not have, or of a code that nothing defines.
func strangers(set share.Set, ref Reference) []Finding {
	var out []Finding
	for _, r := range set.Results {
		for _, why := range strange(r, set, ref) {
			f := notRun("RULES", r.Defendant, why)
			f.Results = []string{r.ID}
			out = append(out, f)
		}
	}
	return out
}

// strange says why a result cannot be checked; nothing where it can.
func strange(r result.Recorded, set share.Set, ref Reference) []court.Text {
	var out []court.Text
	add := func(en, cy string) { out = append(out, court.Text{EN: r.Code + " " + en, CY: r.Code + " " + cy}) }
	if _, known := set.Case.Defendant(r.Defendant); r.Defendant != "" && !known {
		add("is on a defendant who is not in the case", "ar ddiffynnydd nad yw yn yr achos")
	} else if _, owner, known := set.Case.Offence(r.Offence); r.Offence != "" && (!known || owner.ID != r.Defendant) {
		add("is on an offence that is not the defendant's", "ar drosedd nad yw'n un o droseddau'r diffynnydd")
	}
	return append(out, undefined(r, ref)...)
}

// undefined finds codes of which the catalogue has no version: most rules go by
// the code, and would pass over them in silence.
func undefined(r result.Recorded, ref Reference) []court.Text {
	var out []court.Text
	if !slices.Contains(ref.codes, r.Code) {
		out = append(out, court.Text{
			EN: r.Code + " is a result that this version does not know", CY: r.Code + ": canlyniad nad yw'r fersiwn hon yn ei adnabod",
		})
	}
	for _, k := range r.Children {
		out = append(out, undefined(k, ref)...)
	}
	return out
}

func (b breach) finding(r Rule, p *party) Finding {
	f := Finding{
		Rule: r.ID, Severity: b.version.Severity, Provision: b.version.Provision, Sure: string(b.version.Sure),
		Defendant: p.defendant.ID, Offences: slices.Clone(b.offences), Says: b.words.fill(b.version.Says),
	}
	if b.unsure {
		f.Severity = Warns
	}
	for _, o := range b.orders {
		if !slices.Contains(f.Results, o.top) {
			f.Results = append(f.Results, o.top)
		}
		if o.Offence != "" && !slices.Contains(f.Offences, o.Offence) {
			f.Offences = append(f.Offences, o.Offence)
		}
	}
	return f
}

func (w words) fill(t court.Text) court.Text {
	for name, value := range w {
		t.EN = strings.ReplaceAll(t.EN, "{"+name+"}", value.EN)
		t.CY = strings.ReplaceAll(t.CY, "{"+name+"}", value.In(court.Welsh))
	}
	return t
}

// each puts a question to every order with one of these codes, with the
// version of the rule that applies to it. The question answers with words for
// the rule's text, and whether the rule is broken.
func each(p *party, r Rule, codes []string, broken func(*order, Version) (words, bool)) []breach {
	return breaches(p, r, p.with(codes...), broken)
}

func breaches(p *party, r Rule, orders []*order, broken func(*order, Version) (words, bool)) []breach {
	var out []breach
	for _, o := range orders {
		v, applies := p.version(r, o)
		if !applies {
			continue
		}
		if w, bad := broken(o, v); bad {
			out = append(out, breached(v, w, o))
		}
	}
	return out
}

// breached words a breach by these orders, the first of which is named.
func breached(v Version, w words, orders ...*order) breach {
	b := breach{version: v, orders: orders, words: words{}}
	if len(orders) > 0 {
		o := orders[0]
		b.words["result"] = labelled(o)
		b.words["offence"] = numbered(o)
		b.unsure = v.RestsOn && !seen(o.known.PenaltySure)
	}
	maps.Copy(b.words, w)
	return b
}

func labelled(o *order) court.Text {
	if o.Label.EN == "" {
		return court.Text{EN: o.Code}
	}
	return o.Label
}

// numbered says on what an order stands: "offence 2".
func numbered(o *order) court.Text {
	if o.offence.Number == 0 {
		return court.Text{EN: "the defendant", CY: "y diffynnydd"}
	}
	return court.Text{EN: fmt.Sprintf("offence %d", o.offence.Number), CY: fmt.Sprintf("trosedd %d", o.offence.Number)}
}

// lasting, dated, counted and sum word a value for a rule's text.
func lasting(p court.Period) court.Text {
	return court.Text{EN: p.Words(court.English), CY: p.Words(court.Welsh)}
}

func dated(d court.Date) court.Text {
	return court.Text{EN: d.Long(court.English), CY: d.Long(court.Welsh)}
}

func counted(n int) court.Text { return court.Text{EN: fmt.Sprint(n)} }

func sum(p court.Pence) court.Text { return court.Text{EN: p.String()} }
