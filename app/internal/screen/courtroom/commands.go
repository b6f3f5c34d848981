package courtroom

import "assize.example/core/court"

// commandText words a command for the menu, Ctrl+K and help.
type commandText struct {
	word  string
	label court.Text
	form  court.Text // what is typed, by example
}

// commandTexts are in the order in which the menu shows them. The plea and the
// verdict have keys of their own and stand with the results.
var commandTexts = []commandText{
	{"ATTEND", wordAttends, court.Text{EN: "d2 ATTEND video. Also: person, no, excused", CY: "d2 ATTEND video. Hefyd: person, no, excused"}},
	{"REP", wordActs, court.Text{EN: "d1 REP Prosser & Co / Ms N Okafor", CY: "d1 REP Prosser & Co / Ms N Okafor"}},
	{"BENCH", wordBench, court.Text{EN: "BENCH Mrs A Rhys JP; Mr B Okoro JP", CY: "BENCH Mrs A Rhys JP; Mr B Okoro JP"}},
	{"LIST", wordOnList, court.Text{EN: "LIST 14:00, LIST 3 14:00, LIST ROOM 2 14:00, LIST OUT and why", CY: "LIST 14:00, LIST 3 14:00, LIST ROOM 2 14:00, LIST OUT a pham"}},
	{"ALLOC", wordAllocation, court.Text{EN: "1-2 ALLOC and the decision", CY: "1-2 ALLOC a'r penderfyniad"}},
	{"STATUS", factNames["custody"], court.Text{EN: "d1 STATUS c HMP Leeds, or b and the conditions with ; between them", CY: "d1 STATUS c HMP Leeds, neu b a'r amodau gyda ; rhyngddynt"}},
	{"CTL", wordCTL, court.Text{EN: "d1 CTL 14/01/2027", CY: "d1 CTL 14/01/2027"}},
	{"ADDRESS", wordAddress, court.Text{EN: "d1 ADDRESS 1 High Street, Leeds, LS1 1AA", CY: "d1 ADDRESS 1 Stryd Fawr, Caer Lwyd, ZZ99 1AA"}},
	{"BORN", wordBirth, court.Text{EN: "d1 BORN 12/03/1990", CY: "d1 BORN 12/03/1990"}},
	{"NAME", wordName, court.Text{EN: "d1 NAME John Paul / Smith Jones", CY: "d1 NAME Siân Elin / Morgan Rhys"}},
	{"ADD", wordAdded, court.Text{EN: "d1 ADD TH68010 20/11/2026 and the wording", CY: "d1 ADD TH68010 20/11/2026 a'r geiriad"}},
	{"CHARGE", wordCharge, court.Text{EN: "2 CHARGE and a new code, date or wording", CY: "2 CHARGE a chod, dyddiad neu eiriad newydd"}},
	{"RESTRICT", wordRestrict, court.Text{EN: "RESTRICT s.45 / the terms", CY: "RESTRICT s.45 / y telerau"}},
	{"LIFT", wordLifted, court.Text{EN: "LIFT s.45", CY: "LIFT s.45"}},
	{"LINK", wordLink, court.Text{EN: "LINK 60CL0005363 / the same incident", CY: "LINK 60CL0005363 / yr un digwyddiad"}},
	{"NOTE", wordNote, court.Text{EN: "NOTE and the text", CY: "NOTE a'r testun"}},
}

var (
	wordOnList  = court.Text{EN: "Place on the list", CY: "Lle ar y rhestr"}
	wordAddress = court.Text{EN: "Address", CY: "Cyfeiriad"}
	wordBirth   = court.Text{EN: "Date of birth", CY: "Dyddiad geni"}
	wordName    = court.Text{EN: "Name", CY: "Enw"}
	wordAdded   = court.Text{EN: "Offence added", CY: "Trosedd a ychwanegwyd"}
	wordCharge  = court.Text{EN: "Charge amended", CY: "Cyhuddiad a ddiwygiwyd"}
	wordLifted  = court.Text{EN: "Restriction lifted", CY: "Cyfyngiad a godwyd"}
	wordLink    = court.Text{EN: "Linked case", CY: "Achos cysylltiedig"}
)

// commandForm is how a command is typed, in l; "" where it has none to show.
func commandForm(word string, l court.Language) string {
	for _, t := range commandTexts {
		if t.word == word {
			return t.form.In(l)
		}
	}
	return ""
}

// HelpLines are the lines of the help: each key, a tab and what it does; then
// each command's word, what it does and an example of it, with tabs between.
func HelpLines(l court.Language) []string {
	var lines []string
	for _, a := range actionTexts {
		lines = append(lines, a.key+"\t"+a.label.In(l))
	}
	for _, t := range commandTexts {
		lines = append(lines, t.word+"\t"+t.label.In(l)+"\t"+t.form.In(l))
	}
	return lines
}
