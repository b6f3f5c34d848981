package casefile

import (
	"fmt"
	"strings"

	"assize.example/core/court"
)

// EnterPlea decides whether pleas may be entered: all of them or none. A plea
// that stands already in the same words is not recorded a second time. After a
// verdict a plea is changed only for a reason.
func EnterPlea(f File, by Ruling, pleas ...PleaEntered) ([]Event, error) {
	var out []Event
	for _, e := range pleas {
		o, _, ok := f.Offence(e.Offence)
		if !ok {
			return nil, noOffence()
		}
		if stands(o, e) {
			continue
		}
		if err := checkPlea(f, by, o, e); err != nil {
			return nil, err
		}
		out = append(out, e)
		f = Apply(f, e, court.Stamp{})
	}
	return out, nil
}

// stands reports whether the plea is recorded already.
func stands(o Offence, e PleaEntered) bool {
	have := o.Plea
	if e.Indicated {
		have = o.IndicatedPlea
	}
	return have != nil && have.Code == e.Code && have.On == e.On && have.To == e.To
}

func checkPlea(f File, by Ruling, o Offence, e PleaEntered) error {
	code, ok := by.Codes.Plea(e.Code, f.Jurisdiction)
	if !ok {
		return wrongCode(o, e.Code, f.Jurisdiction)
	}
	if err := checkDay(o, e.On); err != nil {
		return err
	}
	if code.Other && strings.TrimSpace(e.To) == "" {
		return noOtherOffence(o)
	}
	if e.Indicated {
		return checkIndication(f, o)
	}
	if o.Verdict != nil && strings.TrimSpace(by.Reason) == "" {
		return noReason(hasVerdict(o))
	}
	return nil
}

// checkIndication allows an indication only where one is asked for: in a
// magistrates' court, of an offence that might be tried on indictment
// (Magistrates' Courts Act 1980 s.17A; Crime and Disorder Act 1998 s.51).
func checkIndication(f File, o Offence) error {
	if f.Jurisdiction == court.Magistrates && o.Mode != SummaryOnly {
		return nil
	}
	return court.Refuse("indication-not-asked",
		about(o, "Offence %d takes a plea, not an indication of one.", "Ple sydd i’w gofnodi ar drosedd %d, nid arwydd o ble."),
		court.Text{EN: "Enter it as a plea.", CY: "Cofnodwch ef fel ple."})
}

// checkDay refuses a plea or verdict that is not dated, or that is dated before
// the offence.
func checkDay(o Offence, on court.Date) error {
	if on.IsZero() {
		return noDate()
	}
	if o.From.IsZero() || !on.Before(o.From) {
		return nil
	}
	return court.Bad("date-before-offence",
		court.Text{
			EN: fmt.Sprintf("Offence %d: %s is before the day of the offence, %s.", o.Number, on.Short(), o.From.Short()),
			CY: fmt.Sprintf("Trosedd %d: mae %s cyn diwrnod y drosedd, %s.", o.Number, on.Short(), o.From.Short()),
		},
		court.Text{EN: "Check the date.", CY: "Gwiriwch y dyddiad."})
}
