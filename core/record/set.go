package record

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/result"
	"assize.example/core/share"
)

// SetFor returns what would be shared of a hearing day now: the results in
// force, in the order of the record, with those of earlier days beside them.
// It returns false where the case has no such hearing.
func (c Case) SetFor(hearingID string, day court.Date) (share.Set, bool) {
	s, ok := c.standing(hearingID, day)
	s.Before = c.before(s.Supersedes)
	return s, ok
}

// standing is SetFor without the set that it amends.
func (c Case) standing(hearingID string, day court.Date) (share.Set, bool) {
	h, ok := c.Hearings.Hearing(hearingID)
	if !ok {
		return share.Set{}, false
	}
	s := share.Set{
		Case: c.File, Hearing: h, Day: day,
		Results: c.Results.Standing(hearingID, day),
		Earlier: c.earlier(hearingID, day),
	}
	if last, ok := h.SharedOn(day); ok {
		s.Supersedes = last.Set
		s.Withdrawn = c.gone(last)
	}
	return s, true
}

// before rebuilds the last share of the set called name; nil where that cannot
// be done.
func (c Case) before(name string) *share.Set {
	s, _, ok := SetShared(c.Events, shareOf(c.Events, len(c.Events), name))
	if !ok {
		return nil
	}
	return &s
}

// earlier returns the results in force of the case's other hearing days.
func (c Case) earlier(hearingID string, day court.Date) []result.Recorded {
	var out []result.Recorded
	for _, r := range c.Results.Results {
		if r.State == result.InForce && (r.Hearing != hearingID || r.Day != day) && !r.Day.After(day) {
			out = append(out, r)
		}
	}
	return out
}

// gone returns the results that a share told of and that are in force no longer.
func (c Case) gone(last hearing.Shared) []result.Recorded {
	var out []result.Recorded
	for _, r := range c.Results.Results {
		if r.State != result.InForce && slices.Contains(last.Results, r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// Changed reports whether the results of a day differ from what was last
// shared for it: something waits to be shared.
func (c Case) Changed(hearingID string, day court.Date) bool {
	h, ok := c.Hearings.Hearing(hearingID)
	if !ok {
		return false
	}
	standing := c.Results.Standing(hearingID, day)
	last, ok := h.SharedOn(day)
	if !ok {
		return len(standing) > 0
	}
	return !slices.Equal(ids(standing), last.Results)
}

func ids(rs []result.Recorded) []string {
	out := make([]string, 0, len(rs))
	for _, r := range rs {
		out = append(out, r.ID)
	}
	return out
}

// SetShared rebuilds the set that the event shareEvent shared, from a case's
// events in the agreed order. Exactly the results that the share names are in
// it, whatever else had been recorded meanwhile, so the desk that shared, every
// other desk and the hub all build the same set. It returns false where the
// event is not a share of these, with a zero Shared, and where the set cannot
// be rebuilt: its results are not all held, or are not those that were shared.
func SetShared(events []journal.Event, shareEvent string) (share.Set, hearing.Shared, bool) {
	i := indexOf(events, shareEvent)
	if i < 0 {
		return share.Set{}, hearing.Shared{}, false
	}
	d, err := hearing.Decode(events[i].Head.Kind, events[i].Head.Schema, events[i].Body)
	shared, ok := d.(hearing.ResultsShared)
	if err != nil || !ok {
		return share.Set{}, hearing.Shared{}, false
	}
	s, ok := Fold(events[:i]).setOf(shared)
	by := events[i].Stamp()
	return s, hearing.Shared{
		Set: shared.Set, Day: shared.Day, Results: shared.Results,
		Supersedes: shared.Supersedes, Officer: shared.Officer, Role: shared.Role, At: by.At, By: by,
	}, ok
}

func (c Case) setOf(shared hearing.ResultsShared) (share.Set, bool) {
	s, ok := c.standing(shared.Hearing, shared.Day)
	s.Supersedes, s.Before = shared.Supersedes, c.before(shared.Supersedes)
	s.Results = nil
	for _, id := range shared.Results {
		for _, r := range c.Results.Results {
			if r.ID == id {
				r.State = result.InForce // as it was when it was shared
				s.Results = append(s.Results, r)
			}
		}
	}
	name, err := s.Name()
	return s, ok && len(s.Results) == len(shared.Results) && err == nil && name == shared.Set
}
