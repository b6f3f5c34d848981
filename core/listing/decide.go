package listing

import (
	"fmt"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/hearing"
)

// ListSitting decides whether a room may be recorded as sitting on a day. A
// sitting stays the same court, room and day.
func ListSitting(s Sitting, e SittingListed) ([]Event, error) {
	to := e.Sitting
	if to.Court == "" || strings.TrimSpace(to.Room) == "" || to.Date.IsZero() {
		return nil, court.Bad("sitting-incomplete",
			court.Text{EN: "A sitting needs its court, room and date.", CY: "Mae angen llys, ystafell a dyddiad ar eisteddiad."},
			court.Text{EN: "Give what is missing.", CY: "Rhowch yr hyn sydd ar goll."})
	}
	if s.Court != "" && (s.Court != to.Court || s.Room != to.Room || s.Date != to.Date) {
		return nil, court.Refuse("sitting-another",
			court.Text{EN: "That is the list of another room or day.", CY: "Rhestr ystafell neu ddiwrnod arall yw honno."},
			court.Text{EN: "Move the cases to that list instead.", CY: "Symudwch yr achosion i’r rhestr honno yn lle hynny."})
	}
	if err := checkTime(to.At); err != nil {
		return nil, err
	}
	return []Event{e}, nil
}

// ListCase decides whether a case may be put on the list. With no sequence it
// goes to the end. A case that was taken out may be listed again.
func ListCase(s Sitting, e CaseListed) ([]Event, error) {
	it := e.Item
	switch have, listed := s.Item(it.CaseID, it.Hearing); {
	case it.CaseID == "" || it.Hearing == "" || it.Title+it.Reference == "":
		return nil, court.Bad("item-incomplete",
			court.Text{EN: "It is not said which hearing of which case is listed.", CY: "Ni ddywedir pa wrandawiad o ba achos sydd wedi’i restru."},
			court.Text{EN: "Choose the case and its hearing.", CY: "Dewiswch yr achos a’i wrandawiad."})
	case listed && !have.Removed:
		return nil, court.Refuse("item-listed",
			court.Text{EN: it.Title + " is on this list already.", CY: "Mae " + it.Title + " ar y rhestr hon eisoes."},
			court.Text{EN: "Move it instead.", CY: "Symudwch ef yn lle hynny."})
	}
	if err := checkTime(it.At); err != nil {
		return nil, err
	}
	e.Item.Removed, e.Item.Why = false, ""
	if it.Sequence == 0 {
		e.Item.Sequence = s.last() + 1
	}
	return []Event{e}, nil
}

// last returns the highest sequence on the list.
func (s Sitting) last() int {
	last := 0
	for _, it := range s.Items {
		last = max(last, it.Sequence)
	}
	return last
}

// Item returns the place of a case's hearing on the list, taken out or not.
func (s Sitting) Item(caseID, hearingID string) (Item, bool) {
	i := slices.IndexFunc(s.Items, func(it Item) bool { return it.CaseID == caseID && it.Hearing == hearingID })
	if i < 0 {
		return Item{}, false
	}
	return s.Items[i], true
}

// Live returns the items that have not been taken out, in list order.
func (s Sitting) Live() []Item {
	return slices.DeleteFunc(slices.Clone(s.Items), func(it Item) bool { return it.Removed })
}

// MoveCase decides whether a case may be moved to a place on the list, counted
// from 1, and at which time it is listed then; an empty time leaves it. Only
// the items whose place changes are recorded.
func MoveCase(s Sitting, caseID, hearingID string, to int, at string) ([]Event, error) {
	live := s.Live()
	i := slices.IndexFunc(live, func(it Item) bool { return it.CaseID == caseID && it.Hearing == hearingID })
	if i < 0 {
		return nil, notListed()
	}
	if to < 1 || to > len(live) {
		return nil, court.Bad("item-place",
			court.Text{EN: fmt.Sprintf("The list has places 1 to %d.", len(live)), CY: fmt.Sprintf("Mae gan y rhestr leoedd 1 i %d.", len(live))},
			court.Text{EN: "Choose one of them.", CY: "Dewiswch un ohonynt."})
	}
	if err := checkTime(at); err != nil {
		return nil, err
	}
	moved := live[i]
	if at != "" {
		moved.At = at
	}
	order := slices.Insert(slices.Delete(slices.Clone(live), i, i+1), to-1, moved)
	return s.resequence(order), nil
}

// resequence returns the events that bring the list into this order.
func (s Sitting) resequence(order []Item) []Event {
	var out []Event
	for i, it := range order {
		have, _ := s.Item(it.CaseID, it.Hearing)
		if it.Sequence = i + 1; it.Sequence != have.Sequence || it.At != have.At {
			out = append(out, CaseListed{Item: it})
		}
	}
	return out
}

// TakeOut decides whether a case may be taken out of the list. It says why.
func TakeOut(s Sitting, e CaseTaken) ([]Event, error) {
	if it, listed := s.Item(e.CaseID, e.Hearing); !listed || it.Removed {
		return nil, notListed()
	}
	if strings.TrimSpace(e.Why) == "" {
		return nil, court.Bad("item-why",
			court.Text{EN: "It is not said why the case is taken out.", CY: "Ni ddywedir pam y tynnir yr achos allan."},
			court.Text{EN: "Say why.", CY: "Dywedwch pam."})
	}
	return []Event{e}, nil
}

func notListed() error {
	return &court.Problem{
		Kind: court.NotFound, Code: "item-unknown",
		What: court.Text{EN: "That case is not on this list.", CY: "Nid yw’r achos hwnnw ar y rhestr hon."},
		Do:   court.Text{EN: "Choose a case from the list.", CY: "Dewiswch achos o’r rhestr."},
	}
}

func checkTime(at string) error {
	if at == "" || hearing.ValidTime(at) {
		return nil
	}
	return court.Bad("item-time",
		court.Text{EN: fmt.Sprintf("%q is not a time of day.", at), CY: fmt.Sprintf("Nid yw %q yn amser o’r dydd.", at)},
		court.Text{EN: "Give it as 10:30.", CY: "Rhowch ef fel 10:30."})
}
