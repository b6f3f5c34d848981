package document

import (
	"maps"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/reference"
	"assize.example/core/result"
)

// Wording is what every kind of document says, in both languages. It is loaded
// once, checked, and never changed.
type Wording struct {
	common common
	kinds  []kind // in the order in which documents are handed over
	courts reference.Courts
}

// With returns the wording with the court houses: documents name these in
// their own language, and say to which local justice area they belong.
func (w Wording) With(courts reference.Courts) Wording {
	w.courts = courts
	return w
}

// Kinds returns the kinds of document, in the order in which they are composed.
func (w Wording) Kinds() []string {
	var out []string
	for _, k := range w.kinds {
		out = append(out, k.Kind)
	}
	return out
}

// Triggers returns the code of every result that makes a document.
func (w Wording) Triggers() []string {
	var out []string
	for _, k := range w.kinds {
		out = append(out, k.Triggers...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// MadeFrom returns the code of every result of which a kind of document says
// something, or by which it is made or not made, in order.
func (w Wording) MadeFrom(name string) []string {
	i := slices.IndexFunc(w.kinds, func(k kind) bool { return k.Kind == name })
	if i < 0 {
		return nil
	}
	k := w.kinds[i]
	out := slices.Concat(k.Triggers, k.Needs, k.Unless)
	hearing := false
	for _, c := range k.clauses() {
		out = append(append(out, c.When...), c.Without...)
		if c.Payment != "" {
			out = append(append(out, mayBeTerms...), deductions...)
		}
		hearing = hearing || strings.Contains(c.EN, "{hearing}")
	}
	for _, t := range k.Terms {
		out = append(out, t.Of...)
		hearing = hearing || t.As == asHearing
	}
	if hearing {
		out = slices.AppendSeq(out, maps.Keys(nextCourts))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// clauses returns every clause of a kind, wherever it is said.
func (k kind) clauses() []clause {
	out := slices.Concat(k.Titles, k.Statutes, k.Addressed, k.Orders, k.Warnings)
	for _, n := range k.Notes {
		out = append(out, n.clause)
	}
	return out
}

// Title returns the title of a kind of document, for a list of orders.
func (w Wording) Title(name string) court.Text {
	i := slices.IndexFunc(w.kinds, func(k kind) bool { return k.Kind == name })
	if i < 0 {
		return court.Text{EN: name}
	}
	return w.kinds[i].Title
}

// kind is one kind of document as its file in assets/wording has it.
type kind struct {
	Kind         string       `json:"kind"`
	Rank         int          `json:"rank"`     // order of handing over
	Scope        scope        `json:"scope"`    // empty: triggered
	Triggers     []string     `json:"triggers"` // result codes
	Needs        []string     `json:"needs"`    // made only where a defendant has one of these results
	Unless       []string     `json:"unless"`   // not made where a defendant has one of these results
	Title        court.Text   `json:"title"`
	Titles       []clause     `json:"titles"` // the first that applies takes the place of Title
	Statute      court.Text   `json:"statute"`
	Statutes     []clause     `json:"statutes"` // the first that applies takes the place of Statute
	Addressed    []clause     `json:"addressed"`
	Orders       []clause     `json:"orders"`
	Terms        []term       `json:"terms"`
	Requirements requirements `json:"requirements"`
	Money        []sum        `json:"money"`
	Warnings     []clause     `json:"warnings"`
	Notes        []note       `json:"notes"`
	Party        []string     `json:"party"`        // further particulars: driver, nationality …
	Stages       bool         `json:"stages"`       // says the indicated plea and the allocation of each offence
	AlsoEnglish  bool         `json:"also_english"` // others than the defendant act on it
	Heading      court.Text   `json:"requirements_heading"`
}

// madeFrom returns those of a defendant's results that the kind is made from;
// none where it is not made.
func (k kind) madeFrom(all []result.Recorded) []result.Recorded {
	if len(matching(all, k.Unless)) > 0 {
		return nil
	}
	return k.standing(all)
}

// standing returns those results of which the kind tells, though another kind
// may tell of them in its place.
func (k kind) standing(all []result.Recorded) []result.Recorded {
	if len(k.Needs) > 0 && len(matching(all, k.Needs)) == 0 {
		return nil
	}
	return matching(all, k.Triggers)
}

// scope says what a kind of document is made from.
type scope string

const (
	triggered  scope = ""          // from the results that its triggers name
	wholeCase  scope = "case"      // from every result, one document for the case
	withdrawal scope = "withdrawn" // from documents that an amendment did away with
)

// clause is a sentence with the condition under which it is said and, where it
// states the law, its provision and how sure we are of it.
type clause struct {
	court.Text
	When      []string           `json:"when"`    // any of these results
	Without   []string           `json:"without"` // none of these results
	Court     court.Jurisdiction `json:"court"`   // only in this court
	Payment   payment            `json:"payment"` // only where the sums are payable so
	Provision string             `json:"provision"`
	Sure      string             `json:"sure"` // confirmed, general-knowledge, unsure
}

// payment is how sums are payable. Without terms they are payable at once
// (Magistrates' Courts Act 1980 s.75(1); Sentencing Code s.129).
type payment string

const (
	onTerms payment = "on-terms"
	atOnce  payment = "at-once"
)

// note is a clause under a label.
type note struct {
	Label court.Text `json:"label"`
	clause
}

// term is a particular of the order that is read from the results' answers.
type term struct {
	Label        court.Text `json:"label"`
	From         []string   `json:"from"` // prompt references; the first answered counts
	Of           []string   `json:"of"`   // only of these results; empty: of the triggers and what stands under them
	As           form       `json:"as"`
	Otherwise    fallback   `json:"otherwise"`    // where there are such results, and none of them answers
	Requirements bool       `json:"requirements"` // only where the order has requirements
}

// fallback is what a term says that no result answers.
type fallback string

const (
	nothing        fallback = ""
	theAddress     fallback = "address"     // of the defendant
	theDay         fallback = "day"         // of the order
	theArea        fallback = "area"        // local justice area of the court
	theLimit       fallback = "time-limit"  // on custody, as the case file has it
	theOperational fallback = "operational" // period of a suspended sentence
	theTotal       fallback = "total"       // of the sentences of the document
)

// form says how an answer is put into words.
type form string

const (
	asText    form = "text"
	asDate    form = "date"
	asTime    form = "time"
	asPeriod  form = "period"
	asTerm    form = "sentence" // a period of custody, and how it runs with the others
	asEnd     form = "end"      // last day of a period that starts on the day of the order
	asMoney   form = "money"
	asYes     form = "yes"     // the label's own statement holds
	asChoice  form = "choice"  // codes of a fixed list, worded in common.json
	asCourt   form = "court"   // name of a court house
	asHearing form = "hearing" // the next hearing; From is not used
)

// requirements says where an order's numbered requirements come from.
type requirements struct {
	Children bool     `json:"children"` // each result under a trigger is one
	Values   []string `json:"values"`   // a line of these answers is one
}

// sum says which answer of which result is an amount to be paid.
type sum struct {
	Result string     `json:"result"`
	Amount string     `json:"amount"` // prompt reference
	Label  court.Text `json:"label"`
}

// common is the words that all kinds share.
type common struct {
	Labels      map[string]court.Text `json:"labels"`
	Choices     map[string]court.Text `json:"choices"`     // codes of fixed lists
	Pleas       map[string]court.Text `json:"pleas"`       // that a defendant indicates, by code
	Allocations map[string]court.Text `json:"allocations"` // where an offence is to be tried, by code
	Details     []term                `json:"details"`     // what an order states of a requirement beside its text
	Agencies    map[string]court.Text `json:"agencies"`    // those who get copies, by the codes of notifications/agencies.csv
	Weekdays    []court.Text          `json:"weekdays"`    // from Sunday
	Roles       []court.Text          `json:"roles"`       // of those who sign
}
