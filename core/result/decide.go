package result

import (
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Situation is what a decision on results is taken in.
type Situation struct {
	Case         casefile.File
	Jurisdiction court.Jurisdiction
	Shared       bool   // the day's results have left the court
	Reason       string // given for a change after the share
}

// RecordResults decides whether results may be recorded. The law is checked
// elsewhere (core/law); here it is only whether they can be results at all.
func RecordResults(cat Catalogue, s Situation, rs []Recorded) ([]Event, error) {
	var out []Event
	for _, r := range rs {
		if err := s.check(cat, r); err != nil {
			return nil, err
		}
		out = append(out, ResultRecorded{r})
	}
	return out, s.changeAllowed()
}

// AmendResult decides whether r may take the place of the result it replaces.
func AmendResult(cat Catalogue, s Situation, sheet Sheet, r Recorded) ([]Event, error) {
	if err := s.standing(sheet, r.Replaces); err != nil {
		return nil, err
	}
	if err := s.check(cat, r); err != nil {
		return nil, err
	}
	return []Event{ResultAmended{r}}, nil
}

// WithdrawResult decides whether a result may be taken back.
func WithdrawResult(s Situation, sheet Sheet, id string) ([]Event, error) {
	if err := s.standing(sheet, id); err != nil {
		return nil, err
	}
	return []Event{ResultWithdrawn{id}}, nil
}

func (s Situation) changeAllowed() error {
	if !s.Shared || strings.TrimSpace(s.Reason) != "" {
		return nil
	}
	return court.Refuse("result-after-share",
		court.Text{EN: "The results of this day have been shared.", CY: "Mae canlyniadau’r diwrnod hwn wedi’u rhannu."},
		court.Text{EN: "Give a reason for the change.", CY: "Rhowch reswm dros y newid."})
}

func (s Situation) standing(sheet Sheet, id string) error {
	if r, ok := sheet.Find(id); !ok || r.State != InForce {
		return court.Refuse("result-not-in-force",
			court.Text{EN: "That result is no longer in force.", CY: "Nid yw’r canlyniad hwnnw mewn grym mwyach."},
			court.Text{EN: "Choose the result that stands now.", CY: "Dewiswch y canlyniad sy’n sefyll nawr."})
	}
	return s.changeAllowed()
}

func (s Situation) check(cat Catalogue, r Recorded) error {
	d, ok := cat.Lookup(r.Code, r.Day)
	if !ok {
		return court.Bad("result-not-in-effect",
			court.Text{EN: r.Code + " is not a result in effect on " + r.Day.Short() + ".", CY: "Nid yw " + r.Code + " yn ganlyniad mewn grym ar " + r.Day.Short() + "."},
			court.Text{EN: "Choose another result or check the date.", CY: "Dewiswch ganlyniad arall neu gwiriwch y dyddiad."})
	}
	if !d.Allowed(s.Jurisdiction) {
		return court.Bad("result-wrong-court",
			court.Text{EN: r.Code + " cannot be made in this court.", CY: "Ni ellir gwneud " + r.Code + " yn y llys hwn."},
			court.Text{EN: "Choose a result of this court.", CY: "Dewiswch ganlyniad y llys hwn."})
	}
	if err := s.checkTarget(d, r); err != nil {
		return err
	}
	item := itemOf(cat, r)
	if missing := item.missing(cat); len(missing) > 0 {
		m := missing[0]
		return court.Bad("result-incomplete",
			m.Says,
			court.Text{EN: "Add it to the line.", CY: "Ychwanegwch hynny at y llinell."})
	}
	return nil
}

func (s Situation) checkTarget(d Definition, r Recorded) error {
	_, knownDefendant := s.Case.Defendant(r.Defendant)
	_, owner, knownOffence := s.Case.Offence(r.Offence)
	if d.Level == ForOffence && knownOffence && owner.ID == r.Defendant || d.Level != ForOffence && knownDefendant && r.Offence == "" {
		return nil
	}
	return court.Bad("result-wrong-target",
		court.Text{EN: r.Code + " is a result on the " + string(d.Level) + ", and what was chosen is not one of this case.", CY: "Nid yw’r hyn a ddewiswyd yn addas ar gyfer " + r.Code + " yn yr achos hwn."},
		court.Text{EN: "Start the line with the number of an offence.", CY: "Dechreuwch y llinell gyda rhif trosedd."})
}

// itemOf is a recorded result as an item again, to be checked or amended.
func itemOf(cat Catalogue, r Recorded) Item {
	d, _ := cat.Lookup(r.Code, r.Day)
	item := Item{Definition: d, Values: r.Values, Day: r.Day}
	for _, k := range r.Children {
		item.Children = append(item.Children, itemOf(cat, k))
	}
	return item
}
