package hearing

import (
	"slices"
	"strings"

	"assize.example/core/court"
)

// Defence is the role of those who appear for defendants, and must say for which.
const Defence = "defence"

var presences = []Presence{InPerson, ByVideo, NotThere, Excused}

// RecordAttendance decides whether it may be recorded how defendants attended
// on a day: all of them or none. What stands already is not recorded again.
func RecordAttendance(b Book, attendances ...AttendanceRecorded) ([]Event, error) {
	var out []Event
	for _, e := range attendances {
		h, d, err := dayOf(b, e.Hearing, e.Date)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(presences, e.Presence) {
			return nil, court.Bad("presence-unknown",
				court.Text{EN: "That is not a way of attending.", CY: "Nid yw hynny’n ffordd o fod yn bresennol."},
				court.Text{EN: "Choose in person, by video, excused or not present.", CY: "Dewiswch yn bersonol, drwy fideo, wedi’i esgusodi neu heb fod yn bresennol."})
		}
		if !h.concerns(e.Defendant) {
			return nil, notConcerned()
		}
		if d.Attendance[e.Defendant].Presence == e.Presence {
			continue
		}
		out = append(out, e)
		b = Apply(b, e, court.Stamp{})
	}
	return out, nil
}

// concerns reports whether the hearing is of this defendant, as far as the
// hearing says.
func (h Hearing) concerns(defendant string) bool {
	return defendant != "" && (len(h.Defendants) == 0 || slices.Contains(h.Defendants, defendant))
}

func notConcerned() error {
	return court.Refuse("defendant-not-in-hearing",
		court.Text{EN: "The hearing is not of that defendant.", CY: "Nid yw’r gwrandawiad yn ymwneud â’r diffynnydd hwnnw."},
		court.Text{EN: "Choose a defendant of this hearing.", CY: "Dewiswch ddiffynnydd yn y gwrandawiad hwn."})
}

// RecordAppearance decides whether it may be recorded who appeared on a day:
// all of them or none. An identifier that is known corrects that appearance.
func RecordAppearance(b Book, appearances ...Appeared) ([]Event, error) {
	var out []Event
	for _, e := range appearances {
		h, _, err := dayOf(b, e.Hearing, e.Appearance.Date)
		if err != nil {
			return nil, err
		}
		if err := checkAppearance(h, e.Appearance); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func checkAppearance(h Hearing, a Appearance) error {
	switch {
	case a.ID == "" || strings.TrimSpace(a.Name) == "" || a.Role == "":
		return court.Bad("appearance-incomplete",
			court.Text{EN: "An appearance needs a name and a role.", CY: "Mae angen enw a rôl ar ymddangosiad."},
			court.Text{EN: "Give what is missing.", CY: "Rhowch yr hyn sydd ar goll."})
	case a.Role == Defence && len(a.For) == 0:
		return court.Bad("appearance-for-nobody",
			court.Text{EN: "It is not said for which defendant " + a.Name + " appears.", CY: "Ni ddywedir dros ba ddiffynnydd y mae " + a.Name + " yn ymddangos."},
			court.Text{EN: "Choose each defendant.", CY: "Dewiswch bob diffynnydd."})
	case !slices.ContainsFunc(a.For, func(id string) bool { return !h.concerns(id) }):
		return nil
	}
	return notConcerned()
}
