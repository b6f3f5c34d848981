package document

import (
	"fmt"
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// draft is one document while it is composed.
type draft struct {
	sitting
	kind      kind
	in        court.Language
	defendant casefile.Defendant // zero for the whole case
	all       []result.Recorded  // every result of the defendant
	own       []result.Recorded  // those that the document is made from
	gone      []goneOrder        // orders that the document withdraws
	old       string             // name of the set under which the document was made that this one takes the place of
}

func (d draft) document() (Document, error) {
	doc := d.frame()
	doc.Party = d.party()
	doc.Offences = d.offences(d.defendant)
	doc.General = d.general()
	doc.Requirements = d.requirements()
	money, err := d.money()
	doc.Money = money
	doc.Terms = append(d.terms(), d.goneTerms()...)
	d.amend(&doc)
	return doc, err
}

// caseDocument is the document of the whole case: every defendant, every
// offence that has a result, every result.
func (d draft) caseDocument() Document {
	doc := d.frame()
	for _, def := range d.set.Case.Defendants {
		one := d
		one.defendant = def
		doc.Party = append(doc.Party, Line{d.label("defendant-number") + fmt.Sprint(def.Number), one.publicName()})
		doc.Offences = append(doc.Offences, one.offences(def)...)
	}
	doc.General = d.general()
	doc.Terms = d.totals()
	d.amend(&doc)
	return doc
}

// frame is what every document has.
func (d draft) frame() Document {
	doc := Document{
		ID:   identify(d.name, d.kind.Kind, d.defendant.ID, string(d.in)),
		Kind: d.kind.Kind, Set: d.name, Defendant: d.defendant.ID, Language: d.in, At: d.at.UTC(),
		Title: d.called().In(d.in), Called: d.called(), Statute: d.first(d.kind.Statutes, d.kind.Statute), Court: d.court(),
		Orders: d.clauses(d.kind.Orders), Warnings: d.warnings(), Notes: d.notes(),
		Addressed: d.clauses(d.kind.Addressed),
		Signed:    d.signature(), Headings: d.headings(),
	}
	doc.CopyTo = append(d.ownCopies(), ToRecord)
	doc.Copies = d.wording.CopiesIn(doc, d.in)
	return doc
}

// ownCopies are the copies for the person whom the document is about. The parent
// or guardian of a child must know what the child has to do, and attends and may
// have to pay (Children and Young Persons Act 1933 s.34A; Sentencing Code s.380).
func (d draft) ownCopies() []string {
	if d.defendant.ID == "" {
		return nil
	}
	if age, known := d.defendant.AgeOn(d.set.Day); known && age < 18 && d.defendant.Parent != nil {
		return []string{ToDefendant, ToParent}
	}
	return []string{ToDefendant}
}

func (d draft) label(key string) string { return d.wording.common.Labels[key].In(d.in) }

// first is the first of several wordings that applies.
func (d draft) first(cs []clause, otherwise court.Text) string {
	if said := d.clauses(cs); len(said) > 0 {
		return said[0]
	}
	return otherwise.In(d.in)
}

// called is the title in both languages.
func (d draft) called() court.Text {
	en, cy := d, d
	en.in, cy.in = court.English, court.Welsh
	return court.Text{EN: en.first(d.kind.Titles, d.kind.Title), CY: cy.first(d.kind.Titles, d.kind.Title)}
}

// clauses returns the clauses that apply, filled in. A clause that refers to
// something that is not known is not said.
func (d draft) clauses(cs []clause) []string {
	var out []string
	for _, c := range cs {
		if s := d.fill(c.In(d.in)); d.applies(c) && s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (d draft) applies(c clause) bool {
	return (len(c.When) == 0 || len(matching(d.all, c.When)) > 0) &&
		len(matching(d.all, c.Without)) == 0 &&
		(c.Court == "" || c.Court == d.jurisdiction) &&
		(c.Payment == "" || c.Payment == d.payable())
}

func (d draft) notes() []Line {
	var out []Line
	for _, n := range d.kind.Notes {
		if said := d.clauses([]clause{n.clause}); len(said) > 0 {
			out = append(out, Line{n.Label.In(d.in), said[0]})
		}
	}
	return out
}

// warnings are those of the kind, and the restrictions in force: whoever holds
// the paper must know what may not be published.
func (d draft) warnings() []string {
	out := d.clauses(d.kind.Warnings)
	for _, r := range d.set.Case.Restrictions {
		if r.Lifted.IsZero() || r.Lifted.After(d.set.Day) {
			out = append(out, strings.TrimRight(strings.Join(filled(d.label("restriction")+" "+r.Provision, r.Protects, r.Terms), ". "), ".")+".")
		}
	}
	if d.defendant.Masked {
		out = append(out, d.label("masked-warning"))
	}
	return out
}

// filled returns those strings that are not empty.
func filled(in ...string) []string {
	return slices.DeleteFunc(in, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// fill puts what is known into a sentence: "" where it needs what is not.
func (d draft) fill(s string) string {
	unknown := false
	out := placeholder.ReplaceAllStringFunc(s, func(ref string) string {
		v := d.value(strings.Trim(ref, "{}"))
		unknown = unknown || v == ""
		return v
	})
	if unknown {
		return ""
	}
	if d.in == court.Welsh {
		return contracted.Replace(out)
	}
	return out
}

// contracted writes the article after a preposition as Welsh does, where what
// is filled in begins with one.
var contracted = strings.NewReplacer(" i y ", " i’r ", " o y ", " o’r ")

// value is what a placeholder stands for.
func (d draft) value(name string) string {
	switch name {
	case "name":
		return d.defendant.Name()
	case "court":
		return d.courtName()
	case "date":
		return d.set.Day.Long(d.in)
	case "reference":
		return d.set.Case.Reference()
	case "prison":
		return d.prison()
	case "hearing":
		return strings.Join(d.nextHearings(), "; ")
	case "old":
		return d.oldSets()
	case "made":
		return d.signature().At
	case "set":
		return fingerprint(d.name)
	case "sent-by":
		return d.courtIn("", d.set.Case.CommittedBy)
	case "withdrawn":
		return d.goneTitles()
	}
	return ""
}

func (d draft) goneTitles() string {
	var titles []string
	for _, g := range d.gone {
		titles = append(titles, g.title.In(d.in))
	}
	return strings.Join(titles, "; ")
}

// goneTerms says of each order that is withdrawn what it was made on.
func (d draft) goneTerms() []Line {
	var out []Line
	for _, g := range d.gone {
		var said []string
		for _, r := range g.results {
			said = append(said, d.onOffence(r.Label.In(d.in), r.Offence))
		}
		slices.Sort(said)
		out = append(out, Line{d.label("withdrawn-order") + " " + g.title.In(d.in), strings.Join(slices.Compact(said), "; ")})
	}
	return out
}

// prison is where a defendant is held or to be taken: as the results of the
// set say, those that the document is made from first, and else the case file.
func (d draft) prison() string {
	for _, r := range flat(append(slices.Clip(d.own), d.all...)) {
		for _, key := range []string{"prison", "prisonOrganisationName", "specifyHospital"} {
			if v := r.Values[key]; v != "" {
				return v
			}
		}
	}
	if d.defendant.Custody.Prison != "" {
		return d.defendant.Custody.Prison
	}
	return d.label("prison-unknown")
}

// flat returns results and everything under them, parents first.
func flat(rs []result.Recorded) []result.Recorded {
	var out []result.Recorded
	for _, r := range rs {
		out = append(append(out, r), flat(r.Children)...)
	}
	return out
}

// fingerprint is what of a set's name a person can compare.
func fingerprint(set string) string { return set[:min(len(set), 16)] }
