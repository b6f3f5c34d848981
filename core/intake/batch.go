package intake

import (
	"cmp"
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
)

// add puts the case that e is into the batch. A case that a list names more than once, for
// several defendants or in several rooms, is one case.
func (m *message) add(e *element, c Case) {
	id := c.File.ID
	i, known := m.cases[id]
	if m.mentions[id]++; !known {
		m.cases[id] = len(m.batch.Cases)
		m.batch.Cases = append(m.batch.Cases, c)
		for _, d := range c.File.Defendants {
			m.remember(d.ID, d.Offences)
		}
		return
	}
	have := &m.batch.Cases[i]
	if m.mentions[id] > MaxAlike || len(have.File.Defendants) >= MaxAlike {
		m.fault(e, "", wantFewer)
		return
	}
	names := have.File.Recognise(c.File.Defendants)
	more, fresh := m.sortCharges(c.File.Defendants, names)
	c.File.Defendants = more
	have.File = casefile.Apply(have.File, casefile.CaseSupplemented{File: c.File}, court.Stamp{})
	for i := range have.File.Defendants {
		d := &have.File.Defendants[i]
		d.Offences = slices.Concat(d.Offences, fresh[d.ID])
		if len(d.Offences) > MaxAlike {
			m.fault(e, "", wantFewer)
		}
	}
	for _, h := range c.Hearings {
		have.Hearings = addHearing(have.Hearings, renamed(h, names))
	}
}

// sortCharges sorts the offences of a further mention of a case by what the
// message calls them. One that it named before is given the same identifier;
// one that it did not is fresh, even where code and date are those of another:
// two thefts of one day are two offences.
func (m *message) sortCharges(mentioned []casefile.Defendant, names map[string]string) (more []casefile.Defendant, fresh map[string][]casefile.Offence) {
	more, fresh = slices.Clone(mentioned), map[string][]casefile.Offence{}
	for i, d := range more {
		known, recognised := names[d.ID]
		if !recognised {
			m.remember(d.ID, d.Offences)
			continue
		}
		more[i].Offences, fresh[known] = m.sortOffences(known, d.Offences)
	}
	return more, fresh
}

func (m *message) sortOffences(defendant string, mentioned []casefile.Offence) (more, fresh []casefile.Offence) {
	taken := map[string]bool{}
	for _, o := range mentioned {
		have, named := m.charges[charge{defendant, m.refs[o.ID]}]
		switch {
		case m.refs[o.ID] != "" && !named:
			fresh = append(fresh, o)
			continue
		case named && !taken[have]:
			o.ID, taken[have] = have, true
		}
		more = append(more, o)
	}
	m.remember(defendant, fresh)
	return more, fresh
}

// called keeps what the message calls an offence, if it has a number for it.
// The code is part of it: a number that is used twice tells nothing alone.
func (m *message) called(o casefile.Offence, number string, of ...string) {
	if number != "" {
		m.refs[o.ID] = strings.Join(append(of, number, string(o.Code)), "/")
	}
}

// remember keeps what the message calls a defendant's offences.
func (m *message) remember(defendant string, offences []casefile.Offence) {
	for _, o := range offences {
		if ref := m.refs[o.ID]; ref != "" {
			m.charges[charge{defendant, ref}] = o.ID
		}
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
		slices.SortStableFunc(have.Days, func(a, b hearing.Day) int { return a.Date.Compare(b.Date) })
		return hearings
	}
	return append(hearings, h)
}

// list puts the sitting that e is into the batch. A room that a list gives twice on a day,
// for a morning and an afternoon say, has one list.
func (m *message) list(e *element, s listing.Sitting) {
	clear(m.items)
	id := sittingID{s.Court, s.Room, s.Date}
	i, known := m.sittings[id]
	if !known {
		m.sittings[id] = len(m.batch.Sittings)
		m.batch.Sittings = append(m.batch.Sittings, s)
		return
	}
	if m.again[id]++; m.again[id] > MaxAlike {
		m.fault(e, "", wantFewer)
		return
	}
	have := &m.batch.Sittings[i]
	have.Until = cmp.Or(s.Until, have.Until)
	have.Note = words(" ", have.Note, s.Note)
	for _, it := range s.Items {
		it.Sequence = len(have.Items) + 1
		have.Items = append(have.Items, it)
	}
}

// putItem adds a case to the sitting that is being read; a further defendant of
// a case that is listed there already is not a further item.
func (m *message) putItem(s *listing.Sitting, it listing.Item) {
	key := [2]string{it.CaseID, it.Hearing}
	if m.items[key] {
		return
	}
	m.items[key] = true
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
