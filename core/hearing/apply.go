package hearing

import (
	"cmp"
	"maps"
	"slices"

	"assize.example/core/court"
)

// Apply folds one event into the book. It never fails, and copies every slice
// and map that it changes.
func Apply(b Book, e Event, by court.Stamp) Book {
	switch e := e.(type) {
	case Fixed:
		return fix(b, e.Hearing, by)
	case DayAdded:
		return change(b, e.Hearing, func(h *Hearing) { addDay(h, e.Day) })
	case DayVacated:
		return change(b, e.Hearing, func(h *Hearing) {
			h.Days = slices.DeleteFunc(slices.Clone(h.Days), func(d Day) bool { return d.Date == e.Date })
		})
	case AttendanceRecorded:
		return change(b, e.Hearing, func(h *Hearing) { attend(h, e, by) })
	case Appeared:
		e.Appearance.By = by
		return change(b, e.Hearing, func(h *Hearing) { appear(h, e.Appearance) })
	case ResultsShared:
		return change(b, e.Hearing, func(h *Hearing) {
			h.Shared = append(slices.Clip(h.Shared), Shared{
				Set: e.Set, Day: e.Day, Results: e.Results, Supersedes: e.Supersedes,
				Officer: e.Officer, Role: e.Role, At: by.At, By: by,
			})
		})
	case nil:
		b.Later++
	}
	return b
}

// fix adds a hearing. One that is known already only gains days: two desks
// that read the same list fix the same hearing.
func fix(b Book, h Hearing, by court.Stamp) Book {
	if _, known := b.Hearing(h.ID); known {
		return change(b, h.ID, func(have *Hearing) {
			for _, d := range h.Days {
				addDay(have, d)
			}
		})
	}
	h.By = by
	b.Hearings = append(slices.Clip(b.Hearings), h)
	return b
}

// addDay adds or replaces a sitting day. Who attended stays recorded.
func addDay(h *Hearing, d Day) {
	h.Days = slices.Clone(h.Days)
	i := slices.IndexFunc(h.Days, func(have Day) bool { return have.Date == d.Date })
	if i < 0 {
		h.Days = append(h.Days, d)
		slices.SortStableFunc(h.Days, func(a, b Day) int { return a.Date.Compare(b.Date) })
		return
	}
	d.Attendance = h.Days[i].Attendance
	d.Clerk = cmp.Or(d.Clerk, h.Days[i].Clerk)
	if len(d.Bench) == 0 {
		d.Bench = h.Days[i].Bench
	}
	h.Days[i] = d
}

func attend(h *Hearing, e AttendanceRecorded, by court.Stamp) {
	h.Days = slices.Clone(h.Days)
	for i := range h.Days {
		if h.Days[i].Date != e.Date {
			continue
		}
		at := maps.Clone(h.Days[i].Attendance)
		if at == nil {
			at = map[string]Attendance{}
		}
		at[e.Defendant] = Attendance{Presence: e.Presence, By: by}
		h.Days[i].Attendance = at
	}
}

// appear records an appearance; one recorded again under its identifier is
// replaced.
func appear(h *Hearing, a Appearance) {
	h.Appearances = slices.Clone(h.Appearances)
	for i := range h.Appearances {
		if h.Appearances[i].ID == a.ID {
			h.Appearances[i] = a
			return
		}
	}
	h.Appearances = append(h.Appearances, a)
}

// change returns b with change made to a copy of one hearing.
func change(b Book, id string, change func(*Hearing)) Book {
	b.Hearings = slices.Clone(b.Hearings)
	for i := range b.Hearings {
		if b.Hearings[i].ID == id {
			change(&b.Hearings[i])
		}
	}
	return b
}
