package casefile

import (
	"strings"

	"assize.example/core/court"
)

// liberties are the statuses that may be recorded of a person.
var liberties = map[Liberty]bool{
	NotApplicable: true, OnConditions: true, InCustody: true, InLocalAccom: true,
	InHospital: true, Unconditional: true, Convicted: true,
}

// onBail reports whether a person is at liberty: a custody time limit does not
// run then (Prosecution of Offences Act 1985 s.22).
func (l Liberty) onBail() bool { return l == OnConditions || l == Unconditional || l == NotApplicable }

// RecordCustody decides whether a defendant's bail or custody status may be
// recorded. Bail stops a custody time limit that runs, and that is recorded too.
func RecordCustody(f File, e CustodyRecorded) ([]Event, error) {
	d, ok := f.Defendant(e.Defendant)
	if !ok {
		return nil, noDefendant()
	}
	if err := checkCustody(d, e.Custody); err != nil {
		return nil, err
	}
	out := []Event{e}
	if e.Custody.Liberty.onBail() && d.TimeLimit != nil && !d.TimeLimit.Stopped {
		out = append(out, TimeLimitStopped{e.Defendant})
	}
	return out, nil
}

func checkCustody(d Defendant, c Custody) error {
	switch {
	case !liberties[c.Liberty]:
		return court.Bad("custody-unknown",
			court.Text{EN: "That is not a bail or custody status.", CY: "Nid yw hwnnw’n statws mechnïaeth neu ddalfa."},
			court.Text{EN: "Choose a status from the list.", CY: "Dewiswch statws o’r rhestr."})
	case d.Company != nil && c.Liberty != NotApplicable:
		return noCustodyOfCompany()
	case c.Since.IsZero():
		return noDate()
	case c.Liberty == OnConditions && len(c.Conditions) == 0:
		return court.Bad("conditions-missing",
			court.Text{EN: "Conditional bail has no condition.", CY: "Nid oes amod i’r fechnïaeth amodol."},
			court.Text{EN: "Give each condition, or choose unconditional bail.", CY: "Rhowch bob amod, neu dewiswch fechnïaeth ddiamod."})
	case c.Liberty == Unconditional && len(c.Conditions) > 0:
		return court.Bad("conditions-on-unconditional",
			court.Text{EN: "Unconditional bail has conditions.", CY: "Mae amodau i’r fechnïaeth ddiamod."},
			court.Text{EN: "Choose conditional bail, or take the conditions out.", CY: "Dewiswch fechnïaeth amodol, neu tynnwch yr amodau."})
	}
	return nil
}

func noCustodyOfCompany() error {
	return court.Refuse("custody-of-company",
		court.Text{EN: "A company can be neither in custody nor on bail.", CY: "Ni all cwmni fod yn y ddalfa nac ar fechnïaeth."},
		court.Text{EN: "Choose another defendant.", CY: "Dewiswch ddiffynnydd arall."})
}

// SetTimeLimit decides whether a custody time limit may be set or extended
// (Prosecution of Offences Act 1985 s.22). It is for a person in custody.
func SetTimeLimit(f File, e TimeLimitSet) ([]Event, error) {
	d, ok := f.Defendant(e.Defendant)
	switch {
	case !ok:
		return nil, noDefendant()
	case d.Company != nil:
		return nil, noCustodyOfCompany()
	case e.Expires.IsZero():
		return nil, noDate()
	case d.Custody.Liberty.onBail():
		return nil, court.Refuse("time-limit-on-bail",
			court.Text{EN: d.Name() + " is not in custody.", CY: "Nid yw " + d.Name() + " yn y ddalfa."},
			court.Text{EN: "Record the custody status first.", CY: "Cofnodwch y statws dalfa yn gyntaf."})
	case e.Expires.Before(d.Custody.Since):
		return nil, court.Bad("time-limit-before-custody",
			court.Text{EN: "The time limit would expire before the custody began.", CY: "Byddai’r terfyn amser yn dod i ben cyn i’r ddalfa ddechrau."},
			court.Text{EN: "Check the date.", CY: "Gwiriwch y dyddiad."})
	}
	return []Event{e}, nil
}

// StopTimeLimit decides whether a custody time limit may be recorded as running
// no longer, as when the trial starts.
func StopTimeLimit(f File, e TimeLimitStopped) ([]Event, error) {
	d, ok := f.Defendant(e.Defendant)
	if !ok {
		return nil, noDefendant()
	}
	if d.TimeLimit == nil || d.TimeLimit.Stopped {
		return nil, court.Refuse("time-limit-not-running",
			court.Text{EN: "No custody time limit runs for " + d.Name() + ".", CY: "Nid oes terfyn amser dalfa’n rhedeg i " + d.Name() + "."},
			court.Text{EN: "Nothing is to be recorded.", CY: "Nid oes dim i’w gofnodi."})
	}
	return []Event{e}, nil
}

// RecordRepresentation decides whether it may be recorded who acts for a
// defendant. Nobody may be recorded only where somebody acted before.
func RecordRepresentation(f File, e RepresentationRecorded) ([]Event, error) {
	d, ok := f.Defendant(e.Defendant)
	if !ok {
		return nil, noDefendant()
	}
	r := e.Representation
	if d.Representation == nil && strings.TrimSpace(r.Firm+r.Advocate+r.LegalAid) == "" {
		return nil, court.Bad("representation-empty",
			court.Text{EN: "No firm, advocate or representation order was given.", CY: "Ni roddwyd cwmni, eiriolwr na gorchymyn cynrychioli."},
			court.Text{EN: "Give at least one of them.", CY: "Rhowch o leiaf un ohonynt."})
	}
	return []Event{e}, nil
}
