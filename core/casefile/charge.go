package casefile

import (
	"reflect"
	"slices"
	"strings"

	"assize.example/core/court"
)

// The decisions on allocation (Magistrates' Courts Act 1980 ss.20 to 22A).
const (
	SummaryTrial     = "summary-trial"     // jurisdiction accepted, and the defendant consented
	DefendantElected = "defendant-elected" // chose trial on indictment
	Sent             = "sent"              // the court declined jurisdiction
	LowValue         = "low-value"         // tried summarily for its small value
)

var allocations = []string{SummaryTrial, DefendantElected, Sent, LowValue}

// CJS date codes of an offence: committed on one day, or between two dates.
const (
	DateOn      = 1
	DateBetween = 4
)

// DecideAllocation decides whether it may be recorded where offences are to be
// tried: all of them or none. Only an offence triable either way is allocated
// (Magistrates' Courts Act 1980 s.18(1)), and only by a magistrates' court.
func DecideAllocation(f File, decisions ...AllocationDecided) ([]Event, error) {
	var out []Event
	for _, e := range decisions {
		o, _, ok := f.Offence(e.Offence)
		if !ok {
			return nil, noOffence()
		}
		if err := checkAllocation(f, o, e); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func checkAllocation(f File, o Offence, e AllocationDecided) error {
	switch {
	case f.Jurisdiction != court.Magistrates:
		return court.Refuse("allocation-elsewhere",
			court.Text{EN: "Allocation is decided by a magistrates’ court.", CY: "Llys ynadon sy’n penderfynu ar ddyrannu."},
			court.Text{EN: "Nothing is to be recorded here.", CY: "Nid oes dim i’w gofnodi yma."})
	case o.Mode != EitherWay:
		return court.Refuse("allocation-not-either-way",
			about(o, "Offence %d is not recorded as triable either way.", "Nid yw trosedd %d wedi’i chofnodi fel un y gellir ei phrofi’r naill ffordd neu’r llall."),
			court.Text{EN: "Check its mode of trial; amend the offence if that is wrong.", CY: "Gwiriwch y dull profi; diwygiwch y drosedd os yw’n anghywir."})
	case !slices.Contains(allocations, e.Code):
		return wrongCode(o, e.Code, f.Jurisdiction)
	}
	return checkDay(o, e.On)
}

// AddOffence decides whether an offence may be added against a defendant. The
// file numbers it; it starts with no plea, verdict or allocation.
func AddOffence(f File, e OffenceAdded) ([]Event, error) {
	if _, ok := f.Defendant(e.Defendant); !ok {
		return nil, noDefendant()
	}
	if _, _, known := f.Offence(e.Offence.ID); known || e.Offence.ID == "" {
		return nil, court.Refuse("offence-known",
			court.Text{EN: "That offence is in the case already.", CY: "Mae’r drosedd honno eisoes yn yr achos."},
			court.Text{EN: "Amend it instead.", CY: "Diwygiwch hi yn lle hynny."})
	}
	if err := checkCharge(e.Offence); err != nil {
		return nil, err
	}
	e.Offence = charge(e.Offence)
	return []Event{e}, nil
}

// AmendOffence decides whether a charge may be amended (Magistrates' Courts Act
// 1980 s.123; Indictments Act 1915 s.5). What the court did with it stays. An
// amendment that changes nothing is not recorded.
func AmendOffence(f File, e OffenceAmended) ([]Event, error) {
	have, _, ok := f.Offence(e.Offence.ID)
	if !ok {
		return nil, noOffence()
	}
	if err := checkCharge(e.Offence); err != nil {
		return nil, err
	}
	e.Offence = charge(e.Offence)
	if reflect.DeepEqual(charge(have), e.Offence) {
		return nil, nil
	}
	return []Event{e}, nil
}

// charge returns the charge alone, without its number and what the court did with it.
func charge(o Offence) Offence {
	o.Number, o.IndicatedPlea, o.Plea, o.Verdict, o.Allocation = 0, nil, nil, nil, nil
	return o
}

func checkCharge(o Offence) error {
	code, err := court.ParseOffenceCode(string(o.Code))
	if err != nil || code != o.Code {
		return &court.Problem{
			Kind: court.Invalid, Code: "offence-code",
			What: court.Text{EN: "That is not an offence code of the national form.", CY: "Nid yw hwnnw’n god trosedd o’r ffurf genedlaethol."},
			Do:   court.Text{EN: "Give a code such as TH68010.", CY: "Rhowch god fel TH68010."}, Err: err,
		}
	}
	if strings.TrimSpace(o.Title.EN) == "" {
		return court.Bad("offence-title",
			court.Text{EN: "The offence has no title.", CY: "Nid oes teitl i’r drosedd."},
			court.Text{EN: "Give the title of the offence.", CY: "Rhowch deitl y drosedd."})
	}
	return checkOffenceDates(o)
}

func checkOffenceDates(o Offence) error {
	missing := o.DateCode == DateBetween && (o.To.IsZero() || o.From.IsZero())
	if !missing && (o.To.IsZero() || !o.To.Before(o.From)) {
		return nil
	}
	return court.Bad("offence-dates",
		court.Text{EN: "The dates of the offence do not make a period.", CY: "Nid yw dyddiadau’r drosedd yn gwneud cyfnod."},
		court.Text{EN: "Give the earlier date first.", CY: "Rhowch y dyddiad cynharaf yn gyntaf."})
}
