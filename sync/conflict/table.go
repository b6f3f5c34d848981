// Package conflict says when two desks' concurrent events are fine together
// and when somebody must look: a pure table by the court's rules. Both events
// stay in the record; until a person settles it, nothing that it touches can
// be shared.
package conflict

import (
	"bytes"
	"strings"

	"assize.example/core/court"
)

// Side is what the table needs to know of an event.
type Side struct {
	Kind string
	Fact string // the one fact that the event sets, "" where it only adds
	Body []byte
}

// Verdict is what the table says of two concurrent events.
type Verdict struct {
	Look   bool       // somebody must look; otherwise they are fine together
	Fact   string     // what is in dispute
	Reason court.Text // why somebody must look
}

// class returns the first part of a fact, which says what sort of fact it is,
// and the rest, which says whose.
func class(fact string) (sort, of string) {
	sort, of, _ = strings.Cut(fact, "/")
	return sort, of
}

// Between says what becomes of two concurrent events. The order of the two
// makes no difference, and there is an answer for any two.
func Between(a, b Side) Verdict {
	switch {
	case a.Fact == "" || b.Fact == "":
		return Verdict{} // what only adds disturbs nothing
	case a.Fact == b.Fact && a.Kind == b.Kind && bytes.Equal(a.Body, b.Body):
		return Verdict{} // both recorded the same thing
	case a.Fact == b.Fact:
		sort, _ := class(a.Fact)
		return Verdict{Look: true, Fact: a.Fact, Reason: sameFact(sort)}
	}
	return across(a, b)
}

func sameFact(sort string) court.Text {
	if reason, ok := same[sort]; ok {
		return reason
	}
	return court.Text{
		EN: "Two desks recorded this differently at the same time.",
		CY: "Cofnododd dwy ddesg hyn yn wahanol ar yr un pryd.",
	}
}

// same words what happened when two desks set the same fact differently, by
// the sort of fact.
var same = map[string]court.Text{
	"plea":           {EN: "Two desks recorded different pleas to the same offence.", CY: "Cofnododd dwy ddesg bleon gwahanol i'r un drosedd."},
	"verdict":        {EN: "Two desks recorded different verdicts on the same offence.", CY: "Cofnododd dwy ddesg ddyfarniadau gwahanol ar yr un drosedd."},
	"allocation":     {EN: "Two desks recorded different decisions on where the offence is to be tried.", CY: "Cofnododd dwy ddesg benderfyniadau gwahanol ynghylch ble y rhoddir y drosedd ar brawf."},
	"custody":        {EN: "Two desks recorded different bail or custody for the same defendant.", CY: "Cofnododd dwy ddesg fechnïaeth neu ddalfa wahanol i'r un diffynnydd."},
	"time-limit":     {EN: "Two desks recorded different custody time limits for the same defendant.", CY: "Cofnododd dwy ddesg derfynau amser dalfa gwahanol i'r un diffynnydd."},
	"defendant":      {EN: "Two desks corrected the same defendant's particulars.", CY: "Cywirodd dwy ddesg fanylion yr un diffynnydd."},
	"offence":        {EN: "Two desks amended the same charge.", CY: "Diwygiodd dwy ddesg yr un cyhuddiad."},
	"representation": {EN: "Two desks recorded different representation for the same defendant.", CY: "Cofnododd dwy ddesg gynrychiolaeth wahanol i'r un diffynnydd."},
	"restriction":    {EN: "Two desks changed the same reporting restriction.", CY: "Newidiodd dwy ddesg yr un cyfyngiad adrodd."},
	"court":          {EN: "Two desks sent the case to different courts.", CY: "Anfonodd dwy ddesg yr achos i lysoedd gwahanol."},
	"result":         {EN: "Two desks recorded the same result, or changed it, at the same time.", CY: "Cofnododd neu newidiodd dwy ddesg yr un canlyniad ar yr un pryd."},
	"share":          {EN: "Two desks shared different results of the same hearing day.", CY: "Rhannodd dwy ddesg ganlyniadau gwahanol o'r un diwrnod gwrandawiad."},
	"day":            {EN: "Two desks changed the same sitting day.", CY: "Newidiodd dwy ddesg yr un diwrnod eistedd."},
	"attendance":     {EN: "Two desks recorded the same defendant's attendance differently.", CY: "Cofnododd dwy ddesg bresenoldeb yr un diffynnydd yn wahanol."},
	"log":            {EN: "Two desks corrected the same log entry.", CY: "Cywirodd dwy ddesg yr un cofnod log."},
	"sitting":        {EN: "Two desks listed the same sitting differently.", CY: "Rhestrodd dwy ddesg yr un eisteddiad yn wahanol."},
	"item":           {EN: "Two desks moved the same case in the list.", CY: "Symudodd dwy ddesg yr un achos yn y rhestr."},
	"settled":        {EN: "Two people settled the same dispute differently.", CY: "Setlodd dau berson yr un anghydfod yn wahanol."},
}

// pair names two sorts of fact, in alphabetical order.
type pair struct{ first, second string }

// crossed are facts of different sorts that cannot both be left to stand
// unseen where they are of the same offence: a plea or a verdict answers the
// charge as it then read.
var crossed = map[pair]court.Text{
	{"offence", "plea"}:    {EN: "The charge was amended while a plea to it was being recorded.", CY: "Diwygiwyd y cyhuddiad tra oedd ple iddo'n cael ei gofnodi."},
	{"offence", "verdict"}: {EN: "The charge was amended while a verdict on it was being recorded.", CY: "Diwygiwyd y cyhuddiad tra oedd dyfarniad arno'n cael ei gofnodi."},
	{"plea", "verdict"}:    {EN: "A plea and a verdict were recorded on the same offence at the same time.", CY: "Cofnodwyd ple a dyfarniad ar yr un drosedd ar yr un pryd."},
}

// across looks up two events that set different facts.
func across(a, b Side) Verdict {
	if a.Fact > b.Fact {
		a, b = b, a
	}
	first, of := class(a.Fact)
	second, alsoOf := class(b.Fact)
	reason, ok := crossed[pair{first, second}]
	if !ok || of != alsoOf {
		return Verdict{}
	}
	return Verdict{Look: true, Fact: a.Fact + "+" + b.Fact, Reason: reason}
}
