package casefile

import (
	"fmt"
	"strings"

	"assize.example/core/court"
)

// A jury has twelve members and goes on while nine are left (Juries Act 1974
// s.16(1)).
const (
	jurors    = 12
	fewJurors = 9
)

// ReturnVerdict decides whether verdicts may be recorded: all of them or none.
// A verdict that stands already in the same words is not recorded a second
// time, and one that stands is changed only for a reason.
func ReturnVerdict(f File, by Ruling, verdicts ...VerdictReturned) ([]Event, error) {
	var out []Event
	for _, e := range verdicts {
		o, _, ok := f.Offence(e.Offence)
		if !ok {
			return nil, noOffence()
		}
		if found(o, e) {
			continue
		}
		if err := checkVerdict(f, by, o, e); err != nil {
			return nil, err
		}
		out = append(out, e)
		f = Apply(f, e, court.Stamp{})
	}
	return out, nil
}

// found reports whether the verdict is recorded already.
func found(o Offence, e VerdictReturned) bool {
	v := o.Verdict
	return v != nil && *v == Verdict{Code: e.Code, On: e.On, Agreed: e.Agreed, Jurors: e.Jurors, Lesser: e.Lesser, By: v.By}
}

func checkVerdict(f File, by Ruling, o Offence, e VerdictReturned) error {
	code, ok := by.Codes.Verdict(e.Code, f.Jurisdiction)
	if !ok {
		return wrongCode(o, e.Code, f.Jurisdiction)
	}
	if err := checkDay(o, e.On); err != nil {
		return err
	}
	if code.Other && strings.TrimSpace(e.Lesser) == "" {
		return noOtherOffence(o)
	}
	if guiltyVerdicts[e.Code] && !formalVerdicts[e.Code] && pleadedGuilty(o) {
		return court.Refuse("verdict-on-guilty-plea",
			about(o, "Offence %d has a plea of guilty: there is nothing to find.", "Plediwyd yn euog i drosedd %d: nid oes dim i’w ganfod."),
			court.Text{EN: "If the plea was vacated, enter the new plea first.", CY: "Os diddymwyd y ple, cofnodwch y ple newydd yn gyntaf."})
	}
	if o.Verdict != nil && strings.TrimSpace(by.Reason) == "" {
		return noReason(hasVerdict(o))
	}
	return checkFigures(o, code.Split && f.Jurisdiction == court.Crown, e)
}

// pleadedGuilty reports whether guilty was pleaded to the offence as charged. A
// plea to a lesser offence leaves the charge to be tried where it is not accepted.
func pleadedGuilty(o Offence) bool {
	p, guilty := o.GuiltyPlea()
	return guilty && p.To == ""
}

// checkFigures holds a jury's figures to the law of majority verdicts. They are
// taken only with a verdict of guilty (Juries Act 1974 s.17(3)).
func checkFigures(o Offence, taken bool, e VerdictReturned) error {
	switch {
	case e.Agreed == 0 && e.Jurors == 0:
		return nil
	case !taken:
		return badFigures(about(o, "Offence %d: how the jury divided is not recorded with this verdict.", "Trosedd %d: ni chofnodir sut y rhannodd y rheithgor gyda’r rheithfarn hon."))
	case e.Jurors < fewJurors || e.Jurors > jurors:
		return badFigures(about(o, "Offence %d: a jury has from 9 to 12 members.", "Trosedd %d: mae gan reithgor rhwng 9 a 12 aelod."))
	case e.Agreed > e.Jurors || e.Agreed < Majority(e.Jurors):
		return badFigures(court.Text{
			EN: fmt.Sprintf("Offence %d: of a jury of %d at least %d must agree.", o.Number, e.Jurors, Majority(e.Jurors)),
			CY: fmt.Sprintf("Trosedd %d: o reithgor o %d rhaid i o leiaf %d gytuno.", o.Number, e.Jurors, Majority(e.Jurors)),
		})
	}
	return nil
}

func badFigures(what court.Text) error {
	return court.Bad("jury-figures", what,
		court.Text{EN: "Check the figures with the foreman’s answer.", CY: "Gwiriwch y ffigurau gydag ateb y pen-rheithiwr."})
}

// Majority returns how many of a jury must agree, at least, for a verdict: ten
// of eleven or twelve, nine of ten, and all of nine (Juries Act 1974 s.17(1)).
func Majority(of int) int {
	if of > 10 {
		return 10
	}
	return min(of, 9)
}
