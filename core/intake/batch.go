package intake

import (
	"cmp"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
)

// add puts the case that e is into the batch. A case that a list names more than once, for
// several defendants or in several rooms, is one case.
func (m *message) add(e *element, c Case) {
	i, known := m.cases[c.File.ID]
	if !known {
		m.cases[c.File.ID] = len(m.batch.Cases)
		m.batch.Cases = append(m.batch.Cases, c)
		return
	}
	have := &m.batch.Cases[i]
	if len(have.File.Defendants) >= MaxAlike {
		m.fault(e, "", wantFewer)
		return
	}
	names := have.File.Recognise(c.File.Defendants)
	have.File = casefile.Apply(have.File, casefile.CaseSupplemented{File: c.File}, court.Stamp{})
	for _, h := range c.Hearings {
		have.Hearings = addHearing(have.Hearings, renamed(h, names))
	}
}

// renamed gives the defendants of a hearing the identifiers by which they are
// known.
func renamed(h hearing.Hearing, known map[string]string) hearing.Hearing {
	h.Defendants = slices.Clone(h.Defendants)
	for i, id := range h.Defendants {
		h.Defendants[i] = cmp.Or(known[id], id)
	}
	return h
}

// addHearing adds a hearing, or what is new of one that is there.
func addHearing(hearings []hearing.Hearing, h hearing.Hearing) []hearing.Hearing {
	for i := range hearings {
		have := &hearings[i]
		if have.ID != h.ID {
			continue
		}
		for _, d := range h.Defendants {
			if !slices.Contains(have.Defendants, d) {
				have.Defendants = append(have.Defendants, d)
			}
		}
		for _, d := range h.Days {
			if _, known := have.Day(d.Date); !known {
				have.Days = append(have.Days, d)
			}
		}
		return hearings
	}
	return append(hearings, h)
}

// list puts a sitting into the batch. A room that a list gives twice on a day,
// for a morning and an afternoon say, has one list.
func (m *message) list(s listing.Sitting) {
	for i := range m.batch.Sittings {
		have := &m.batch.Sittings[i]
		if have.Court != s.Court || have.Room != s.Room || have.Date != s.Date {
			continue
		}
		have.Until = cmp.Or(s.Until, have.Until)
		have.Note = words(" ", have.Note, s.Note)
		for _, it := range s.Items {
			it.Sequence = len(have.Items) + 1
			have.Items = append(have.Items, it)
		}
		return
	}
	m.batch.Sittings = append(m.batch.Sittings, s)
}

// putItem adds a case to a sitting; a further defendant of a case that is
// listed there already is not a further item.
func putItem(s *listing.Sitting, it listing.Item) {
	if slices.ContainsFunc(s.Items, func(have listing.Item) bool { return have.CaseID == it.CaseID && have.Hearing == it.Hearing }) {
		return
	}
	it.Sequence = len(s.Items) + 1
	s.Items = append(s.Items, it)
}

// entitle gives every listed item the reference and title of its case, once
// all defendants are known.
func (m *message) entitle() {
	files := map[string]casefile.File{}
	for _, c := range m.batch.Cases {
		files[c.File.ID] = c.File
	}
	for i := range m.batch.Sittings {
		items := m.batch.Sittings[i].Items
		for j := range items {
			f := files[items[j].CaseID]
			items[j].Reference, items[j].Title = f.Reference(), f.Title()
		}
	}
}
