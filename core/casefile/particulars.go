package casefile

import (
	"reflect"
	"slices"
	"strings"

	"assize.example/core/court"
)

// AmendDefendant decides whether a defendant's particulars may be corrected.
// The command carries the whole particulars; the number, the offences, the
// custody, its time limit and the representation stay as they are. What changes
// nothing is not recorded.
func AmendDefendant(f File, e DefendantAmended) ([]Event, error) {
	have, ok := f.Defendant(e.Defendant.ID)
	if !ok {
		return nil, noDefendant()
	}
	to := e.Defendant
	if (to.Person == nil) == (to.Company == nil) || strings.TrimSpace(to.Name()) == "" {
		return nil, court.Bad("defendant-name",
			court.Text{EN: "A defendant is a person with a name, or a company with one.", CY: "Mae diffynnydd yn berson ag enw, neu’n gwmni ag enw."},
			court.Text{EN: "Give the name of the one or the other.", CY: "Rhowch enw’r naill neu’r llall."})
	}
	after := have
	amend(&after, to)
	if reflect.DeepEqual(have, after) {
		return nil, nil
	}
	to.Number, to.Offences, to.Custody, to.TimeLimit, to.Representation = 0, nil, Custody{}, nil, nil
	return []Event{DefendantAmended{Defendant: to}}, nil
}

// GiveNumber decides whether the case may be given a Crown Court number. A
// number that it has is not recorded a second time.
func GiveNumber(f File, e NumberGiven) ([]Event, error) {
	number, err := court.ParseCaseNumber(string(e.Number))
	if err != nil {
		return nil, &court.Problem{
			Kind: court.Invalid, Code: "case-number",
			What: court.Text{EN: "That is not a Crown Court case number.", CY: "Nid yw hwnnw’n rhif achos Llys y Goron."},
			Do:   court.Text{EN: "Give a letter and eight digits, such as T20260417.", CY: "Rhowch lythyren ac wyth digid, fel T20260417."}, Err: err,
		}
	}
	if slices.Contains(f.Numbers, number) {
		return nil, nil
	}
	return []Event{NumberGiven{Number: number}}, nil
}

// ServeMaterial decides whether a document may be recorded as served on the case.
func ServeMaterial(f File, e MaterialServed) ([]Event, error) {
	m := e.Material
	known := slices.ContainsFunc(f.Material, func(have Material) bool { return have.ID == m.ID })
	switch {
	case known || m.ID == "":
		return nil, court.Refuse("material-known",
			court.Text{EN: "That document is on the case already.", CY: "Mae’r ddogfen honno ar yr achos eisoes."},
			court.Text{EN: "Nothing is to be recorded.", CY: "Nid oes dim i’w gofnodi."})
	case strings.TrimSpace(m.Title) == "":
		return nil, court.Bad("material-title",
			court.Text{EN: "The document has no title.", CY: "Nid oes teitl i’r ddogfen."},
			court.Text{EN: "Say what it is.", CY: "Dywedwch beth ydyw."})
	case m.Served.IsZero():
		return nil, noDate()
	}
	return []Event{e}, nil
}
