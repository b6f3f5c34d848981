package hearing

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
)

// ListedTime is the form of a listed time of day, local: 10:30.
const ListedTime = "15:04"

// FixHearing decides whether a hearing may be fixed. It sits on at least one
// day, and on each day in one room.
func FixHearing(b Book, e Fixed) ([]Event, error) {
	h := e.Hearing
	if _, known := b.Hearing(h.ID); known || h.ID == "" {
		return nil, court.Refuse("hearing-known",
			court.Text{EN: "That hearing is fixed already.", CY: "Mae’r gwrandawiad hwnnw wedi’i drefnu eisoes."},
			court.Text{EN: "Add a day to it, or change a day.", CY: "Ychwanegwch ddiwrnod ato, neu newidiwch ddiwrnod."})
	}
	if len(h.Days) == 0 {
		return nil, court.Bad("hearing-without-day",
			court.Text{EN: "The hearing has no day.", CY: "Nid oes diwrnod i’r gwrandawiad."},
			court.Text{EN: "Give the first day that it sits.", CY: "Rhowch y diwrnod cyntaf y mae’n eistedd."})
	}
	e.Hearing.Days = slices.Clone(h.Days)
	slices.SortFunc(e.Hearing.Days, func(a, b Day) int { return a.Date.Compare(b.Date) })
	for i, d := range e.Hearing.Days {
		if err := checkDay(d); err != nil {
			return nil, err
		}
		if i > 0 && e.Hearing.Days[i-1].Date == d.Date {
			return nil, court.Bad("day-twice",
				court.Text{EN: d.Date.Short() + " is given twice.", CY: "Rhoddwyd " + d.Date.Short() + " ddwywaith."},
				court.Text{EN: "Give each day once.", CY: "Rhowch bob diwrnod unwaith."})
		}
	}
	return []Event{e}, nil
}

func checkDay(d Day) error {
	switch {
	case d.Date.IsZero() || d.Court == "" || strings.TrimSpace(d.Room) == "":
		return court.Bad("day-incomplete",
			court.Text{EN: "A sitting day needs its date, court and room.", CY: "Mae angen dyddiad, llys ac ystafell ar ddiwrnod eistedd."},
			court.Text{EN: "Give what is missing.", CY: "Rhowch yr hyn sydd ar goll."})
	case d.At != "" && !ValidTime(d.At):
		return court.Bad("day-time",
			court.Text{EN: fmt.Sprintf("%q is not a time of day.", d.At), CY: fmt.Sprintf("Nid yw %q yn amser o’r dydd.", d.At)},
			court.Text{EN: "Give it as 10:30.", CY: "Rhowch ef fel 10:30."})
	}
	return nil
}

// ValidTime reports whether s is a listed time: 10:30.
func ValidTime(s string) bool {
	_, err := time.Parse(ListedTime, s)
	return err == nil && len(s) == len(ListedTime)
}

// AddDay decides whether a hearing may sit on a further day, or on a day with
// another room, bench or clerk. What changes nothing is not recorded.
func AddDay(b Book, e DayAdded) ([]Event, error) {
	if _, ok := b.Hearing(e.Hearing); !ok {
		return nil, noHearing()
	}
	if err := checkDay(e.Day); err != nil {
		return nil, err
	}
	e.Day.Attendance = nil // has its own events
	if reflect.DeepEqual(Apply(b, e, court.Stamp{}), b) {
		return nil, nil
	}
	return []Event{e}, nil
}

// VacateDay decides whether a hearing may be recorded as not sitting on a day.
// A day on which something happened stays.
func VacateDay(b Book, e DayVacated) ([]Event, error) {
	h, d, err := dayOf(b, e.Hearing, e.Date)
	if err != nil {
		return nil, err
	}
	_, shared := h.SharedOn(e.Date)
	appeared := slices.ContainsFunc(h.Appearances, func(a Appearance) bool { return a.Date == e.Date })
	if shared || appeared || len(d.Attendance) > 0 {
		return nil, court.Refuse("day-has-happened",
			court.Text{EN: "The hearing sat on " + e.Date.Short() + ": attendance or results are recorded.", CY: "Eisteddodd y gwrandawiad ar " + e.Date.Short() + ": mae presenoldeb neu ganlyniadau wedi’u cofnodi."},
			court.Text{EN: "Choose a day on which nothing happened.", CY: "Dewiswch ddiwrnod pan na ddigwyddodd dim."})
	}
	return []Event{e}, nil
}

// dayOf returns the hearing and its day, or why there is none.
func dayOf(b Book, hearing string, date court.Date) (Hearing, Day, error) {
	h, ok := b.Hearing(hearing)
	if !ok {
		return Hearing{}, Day{}, noHearing()
	}
	d, ok := h.Day(date)
	if !ok {
		return Hearing{}, Day{}, &court.Problem{
			Kind: court.NotFound, Code: "day-unknown",
			What: court.Text{EN: "The hearing does not sit on that day.", CY: "Nid yw’r gwrandawiad yn eistedd ar y diwrnod hwnnw."},
			Do:   court.Text{EN: "Choose one of its days, or add the day.", CY: "Dewiswch un o’i ddiwrnodau, neu ychwanegwch y diwrnod."},
		}
	}
	return h, d, nil
}

func noHearing() error {
	return &court.Problem{
		Kind: court.NotFound, Code: "hearing-unknown",
		What: court.Text{EN: "The case has no such hearing.", CY: "Nid oes gwrandawiad o’r fath yn yr achos."},
		Do:   court.Text{EN: "Choose a hearing of this case.", CY: "Dewiswch wrandawiad yn yr achos hwn."},
	}
}
