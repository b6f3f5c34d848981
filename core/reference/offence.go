package reference

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Nature sorts the codes of the national list: most are offences, some stand
// for a step that is recorded against a code of its own.
type Nature string

// The natures of a code.
const (
	Crime       Nature = "offence"
	Application Nature = "application"
	Breach      Nature = "breach"   // of an order of a court
	Proceeding  Nature = "bail"     // arrest for breach of bail (Bail Act 1976 s.7)
	Contempt    Nature = "contempt" // dealt with by magistrates themselves
	Extradition Nature = "extradition"
)

// Offence is one code of the national offence list, with what sentencing
// needs. A field that the sources do not give is unknown.
type Offence struct {
	Code             court.OffenceCode
	Title            court.Text
	Provision        string // "Theft Act 1968 s.1"
	Nature           Nature
	Mode             casefile.Mode
	Imprisonable     Answer
	Summary          Custody    // maximum in a magistrates' court
	Fine             Fine       // maximum in a magistrates' court
	Indictment       Custody    // maximum in the Crown Court
	IndictmentBefore Custody    // the maximum that applied before Changed; zero where it never changed
	Changed          court.Date // offences committed on or after this day have Indictment; zero where not known
	Endorsable       Answer
	Points           Points
	Disqualification Disqualification
	DVLA             string // endorsement code
	Recordable       Answer // on the Police National Computer
	Current          Answer // no where the code is superseded
	Notes            string
	TitleSure        Sure // of code and title
	PenaltySure      Sure // of mode, maxima and road traffic consequences
}

// Bound says which kind of maximum is meant.
type Bound string

// The kinds of maximum.
const (
	BoundUnknown Bound = ""
	NoneAllowed  Bound = "none"    // no custody, or no fine, can be imposed
	GeneralLimit Bound = "general" // the general limit in a magistrates' court (Sentencing Code s.224)
	Stated       Bound = "stated"  // the one in Term, Level or Amount
	Unlimited    Bound = "unlimited"
)

// Custody is a maximum term of custody.
type Custody struct {
	Bound Bound
	Term  court.Period // where Stated
}

// Fine is a maximum fine: a level on the standard scale (Sentencing Code
// s.122), an amount, or unlimited.
type Fine struct {
	Bound  Bound
	Level  int         // 1 to 5, where Stated and not an amount
	Amount court.Pence // where Stated as an amount
}

// Points is the range of penalty points (Road Traffic Offenders Act 1988 s.28
// and Sch.2). The zero Points means none, or not known where Endorsable is Unknown.
type Points struct{ Min, Max int }

// Disqualification is whether a driver may or must be disqualified (Road
// Traffic Offenders Act 1988 s.34). The zero value means neither.
type Disqualification struct {
	Obligatory    bool
	Discretionary bool
	Least         court.Period // where obligatory
	LeastRepeated court.Period // where obligatory and repeated within ten years (s.34(3))
	Retest        bool         // extended test before driving again (s.36)
}

// Offences is the offence list, by code.
type Offences struct {
	byCode map[court.OffenceCode]Offence
}

// Lookup returns the offence with this code.
func (o Offences) Lookup(code court.OffenceCode) (Offence, bool) {
	found, ok := o.byCode[code]
	return found, ok
}

// Len returns how many codes are held.
func (o Offences) Len() int { return len(o.byCode) }
