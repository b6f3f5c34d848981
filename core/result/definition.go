package result

import (
	"strings"

	"assize.example/core/court"
)

// Loud is the word by which a clerk sees at once what a result does. The words
// are few, so that each stays loud.
type Loud string

// The loud words, weightiest first.
const (
	LoudCustody      Loud = "IMMEDIATE CUSTODY"
	LoudSuspended    Loud = "SUSPENDED"
	LoudRemanded     Loud = "REMANDED"
	LoudCommunity    Loud = "COMMUNITY"
	LoudFine         Loud = "FINE"
	LoudDischarge    Loud = "DISCHARGE"
	LoudDisqualified Loud = "DISQUALIFIED"
	LoudBail         Loud = "BAIL"
	LoudReleased     Loud = "RELEASED"
	LoudOther        Loud = "ORDER"
)

// Rule says whether a prompt or a child result must be given.
type Rule string

// The rules of the national definitions. Of the OneOf prompts and children of a
// definition one must be given; of AtLeastOneOf, one or more.
const (
	Mandatory    Rule = "mandatory"
	Optional     Rule = "optional"
	OneOf        Rule = "oneOf"
	AtLeastOneOf Rule = "atleastOneOf"
)

// Definition is one version of one result, as the reference data defines it.
// Its columns are those of the national definitions.
type Definition struct {
	Code            string
	Aliases         []string // further codes that a clerk may type: COMP for FCOMP
	Words           []string // words by which it is found: "unpaid", "work"
	Label           court.Text
	Level           Level
	Category        Category
	Jurisdiction    court.Jurisdiction // empty: both courts
	Group           string             // requirement, remand, sentence, order …
	CJS             string             // CJS result code
	Rank            int                // order among results
	From, To        court.Date         // dates of effect, both included; zero: open
	Provision       string             // Act and section
	Sure            string             // confirmed, general-knowledge or unsure
	MinAge, MaxAge  int                // of the defendant at the hearing; zero: no limit
	Template        court.Text         // see Compose
	Financial       bool
	Convicted       bool   // implies a conviction
	AlwaysPublished bool   // prints with its code also inside its parent
	Liberty         string // liberty after the hearing, a casefile.Liberty; empty: unchanged
	Loud            Loud
	Prompts         []Prompt
	Children        []ChildRule
}

// Prompt is one question that a definition asks.
type Prompt struct {
	Reference string
	Label     court.Text
	Type      PromptType
	Units     string // of a DURATION, in the order offered: "YMWD", "H"
	Rule      Rule
	Min, Max  int64  // of a number, of the number of units, of pounds, of the length of a text; Max 0: none
	List      string // identifier of its fixed list
	Hidden    bool   // never asked of a clerk
	Keyword   string // how the line names it: "tag" in "TAG 30"
	Default   string // canonical value taken where the clerk gives none; or see reckoned
}

// ChildRule ties a definition to a result that may or must stand under it.
type ChildRule struct {
	Code  string
	Rule  Rule
	Typed []string // words that mean the child here, whatever they mean elsewhere: CUR under BAIC
}

// Container is the group of the results that only hold others together, as
// BAIC holds the conditions of bail. The typed line leaves them out.
const Container = "container"

// FixedList is a list of answers.
type FixedList struct {
	ID       string
	Elements []Element
}

// Element is one answer of a fixed list. What is recorded is its code.
type Element struct {
	Code  string
	Label court.Text
}

// Prompt returns the prompt with this reference.
func (d Definition) Prompt(reference string) (Prompt, bool) {
	for _, p := range d.Prompts {
		if p.Reference == reference {
			return p, true
		}
	}
	return Prompt{}, false
}

// Admits reports whether a result with this code may stand under d.
func (d Definition) Admits(code string) bool {
	for _, c := range d.Children {
		if c.Code == code {
			return true
		}
	}
	return false
}

// InEffect reports whether this version applies on a day. The zero Date asks
// for the version without regard to time.
func (d Definition) InEffect(day court.Date) bool {
	if day.IsZero() {
		return true
	}
	return !day.Before(d.From) && (d.To.IsZero() || !day.After(d.To))
}

// Allowed reports whether a court of this jurisdiction may make the result.
func (d Definition) Allowed(j court.Jurisdiction) bool {
	return j == "" || d.Jurisdiction == "" || d.Jurisdiction == j
}

// Element returns the element with this code, in any case.
func (l FixedList) Element(code string) (Element, bool) {
	for _, e := range l.Elements {
		if strings.EqualFold(e.Code, code) {
			return e, true
		}
	}
	return Element{}, false
}
