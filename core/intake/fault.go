package intake

import (
	"fmt"
	"strings"

	"assize.example/core/court"
)

// Fault is one thing wrong with a message.
type Fault struct {
	File    string     // the message's name
	Line    int        // from 1, in the file as received; 0 where the file as a whole is meant
	Element string     // path: NewCaseMessage/Case/Defendant[2]/Offence[1]/BaseOffenceDetails/OffenceCode
	Found   string     // empty where the element is missing or blank
	Want    court.Text // what is expected there
}

// Error says where, what was found and what is wanted, in English.
func (f Fault) Error() string { return f.In(court.English) }

// In words the fault in l on one line.
func (f Fault) In(l court.Language) string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	if f.Element != "" {
		where += ": " + f.Element
	}
	found := missing.In(l)
	if f.Found != "" {
		found = fmt.Sprintf("%q", shorten(f.Found))
	}
	return fmt.Sprintf("%s: %s %s; %s %s", where, foundWord.In(l), found, wantWord.In(l), f.Want.In(l))
}

// Faults are everything wrong with a message, in the order of the message.
type Faults []Fault

// Error lists every fault, one on a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// problem says what a person is told: how many faults, that nothing was taken
// in, and what to do.
func (fs Faults) problem(file string) *court.Problem {
	return &court.Problem{
		Kind: court.Invalid,
		Code: "message-not-read",
		What: court.Text{
			EN: fmt.Sprintf("%s cannot be read: %s.", file, count(len(fs), "one fault", "%d faults")),
			CY: fmt.Sprintf("Ni ellir darllen %s: %s.", file, count(len(fs), "un nam", "%d nam")),
		},
		Safe: court.Text{
			EN: "Nothing of it was added to any case, and nothing else was changed.",
			CY: "Nid ychwanegwyd dim ohono at unrhyw achos, ac ni newidiwyd dim arall.",
		},
		Do: court.Text{
			EN: "Send the list of faults to whoever sent the message, or correct it and import it again.",
			CY: "Anfonwch y rhestr o namau at anfonwr y neges, neu cywirwch hi a'i mewnforio eto.",
		},
		Err: fs,
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// shownRunes is how much of a wrong value a fault repeats.
const shownRunes = 80

func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > shownRunes {
		return string(r[:shownRunes]) + "…"
	}
	return s
}

// What a fault can ask for. Those with a number or a list are made on the spot.
var (
	foundWord = court.Text{EN: "found", CY: "canfuwyd"}
	wantWord  = court.Text{EN: "want", CY: "dylid cael"}
	missing   = court.Text{EN: "nothing", CY: "dim byd"}

	wantValue    = court.Text{EN: "a value", CY: "gwerth"}
	wantDate     = court.Text{EN: "a date, year-month-day, for example 2026-11-23", CY: "dyddiad, blwyddyn-mis-diwrnod, er enghraifft 2026-11-23"}
	wantDayFirst = court.Text{EN: "a date, day/month/year, for example 23/11/2026", CY: "dyddiad, diwrnod/mis/blwyddyn, er enghraifft 23/11/2026"}
	wantTime     = court.Text{EN: "a time of day, for example 10:00:00", CY: "amser o'r dydd, er enghraifft 10:00:00"}
	wantNumber   = court.Text{EN: "a whole number", CY: "rhif cyfan"}
	wantURN      = court.Text{EN: "a unique reference number of 4 to 36 letters and digits, for example 60CL0001026", CY: "rhif cyfeirnod unigryw o 4 i 36 o lythrennau a digidau, er enghraifft 60CL0001026"}
	wantCaseNo   = court.Text{EN: "a case number: a letter and eight digits, for example T20260417", CY: "rhif achos: llythyren ac wyth digid, er enghraifft T20260417"}
	wantCode     = court.Text{EN: "an offence code of up to eight letters and digits, for example TH68010", CY: "cod trosedd o hyd at wyth llythyren a digid, er enghraifft TH68010"}
	wantParty    = court.Text{EN: "a person or a company", CY: "person neu gwmni"}
	wantOffence  = court.Text{EN: "at least one offence", CY: "o leiaf un drosedd"}
	wantAccused  = court.Text{EN: "at least one defendant", CY: "o leiaf un diffynnydd"}
	wantFewer    = court.Text{EN: fmt.Sprintf("no more than %d of these", MaxAlike), CY: fmt.Sprintf("dim mwy na %d o'r rhain", MaxAlike)}
	wantCourt    = court.Text{EN: "the code of a court, for example B60CL00", CY: "cod llys, er enghraifft B60CL00"}
	wantCase     = court.Text{EN: "at least one case", CY: "o leiaf un achos"}
)

// wantOneOf words a closed list of codes.
func wantOneOf(codes []string) court.Text {
	list := strings.Join(codes, ", ")
	return court.Text{EN: "one of " + list, CY: "un o " + list}
}
