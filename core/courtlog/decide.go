package courtlog

import (
	"slices"
	"time"
	"unicode/utf8"

	"assize.example/core/court"
)

// noteLimit is how long a note may be, in characters, as in the national log.
const noteLimit = 3000

// fault is why an entry cannot stand where it is.
type fault string

const (
	notStarted     fault = "not-started"
	alreadyStarted fault = "already-started"
	whilePaused    fault = "paused"
	alreadyPaused  fault = "already-paused"
	notPaused      fault = "not-paused"
	afterEnd       fault = "ended"
)

// steps say where each control entry leads from each state. What is not here
// is a fault.
var steps = map[Control]map[RunState]RunState{
	Starts:  {Waiting: Running, Paused: Running, Ended: Running}, // called on again after a pause or the end
	Pauses:  {Running: Paused},
	Resumes: {Paused: Running},
	Ends:    {Running: Ended, Paused: Ended},
}

// step returns the state after an entry, or why the entry cannot be made there.
func step(s RunState, c Control) (RunState, fault) {
	leads, controls := steps[c]
	if next, ok := leads[s]; ok {
		return next, ""
	}
	switch {
	case s == Waiting:
		return s, notStarted
	case s == Ended:
		return s, afterEnd
	case s == Paused && c == Pauses:
		return s, alreadyPaused
	case s == Paused:
		return s, whilePaused
	case c == Resumes:
		return s, notPaused
	case controls:
		return s, alreadyStarted
	}
	return s, ""
}

// faults returns what is wrong with the standing entries of a hearing day, by
// entry. A record merged from two desks may have some.
func (l Log) faults(hearingID string, day court.Date) map[string]fault {
	found := map[string]fault{}
	state := Waiting
	for e := range l.standing(hearingID) {
		if e.Day != day {
			continue
		}
		next, wrong := step(state, e.Control)
		if state = next; wrong != "" {
			found[e.ID] = wrong
		}
	}
	return found
}

// DecideEntry decides on a new entry. It is refused, with a court.Problem, when
// it is still to come, when the hearing was not in progress at its time, and
// when it would leave a later entry outside the hearing.
func DecideEntry(l Log, e Entry, now time.Time) ([]Event, error) {
	if _, have := l.Find(e.ID); have {
		return nil, alreadyLogged(e)
	}
	e, err := place(l, l, e, now)
	if err != nil {
		return nil, err
	}
	return []Event{EntryMade{Entry: e}}, nil
}

// DecideCorrection decides on an entry that replaces another of the same
// hearing day; the other stays, struck through.
func DecideCorrection(l Log, oldID string, e Entry, now time.Time) ([]Event, error) {
	old, err := l.stands(oldID)
	if err != nil {
		return nil, err
	}
	if _, have := l.Find(e.ID); have {
		return nil, alreadyLogged(e)
	}
	if e.Hearing != old.Hearing || e.Day != old.Day {
		return nil, otherHearing(old)
	}
	e.Replaces = oldID
	if e, err = place(l, mark(l, oldID, Corrected, court.Stamp{}), e, now); err != nil {
		return nil, err
	}
	return []Event{EntryCorrected{Entry: e}}, nil
}

// DecideWithdrawal decides that an entry should not have been made; it stays,
// struck through. It is refused when later entries would be left outside the
// hearing: they are withdrawn first.
func DecideWithdrawal(l Log, id string) ([]Event, error) {
	old, err := l.stands(id)
	if err != nil {
		return nil, err
	}
	without := mark(l, id, Withdrawn, court.Stamp{})
	if other, wrong := displaced(l, without, old, ""); wrong {
		return nil, holdsUp(other)
	}
	return []Event{EntryWithdrawn{ID: id}}, nil
}

// stands returns an entry that may still be corrected or withdrawn.
func (l Log) stands(id string) (Entry, error) {
	e, ok := l.Find(id)
	switch {
	case !ok:
		return Entry{}, noSuchEntry()
	case e.State == Corrected:
		return Entry{}, alreadyCorrected(e)
	case e.State == Withdrawn:
		return Entry{}, alreadyWithdrawn(e)
	}
	return e, nil
}

// place finds the moment at which an entry can be made in what stands, which is
// before without the entry that it replaces.
func place(before, without Log, e Entry, now time.Time) (Entry, error) {
	switch {
	case e.ID == "" || e.Text == "" || e.At.IsZero():
		return Entry{}, nothingTyped()
	case utf8.RuneCountInString(e.Note) > noteLimit:
		return Entry{}, noteTooLong(utf8.RuneCountInString(e.Note))
	case e.At.After(now):
		return Entry{}, stillToCome()
	}
	refusal := placeAt(before, without, e)
	if refusal == nil {
		return e, nil
	}
	for _, at := range withinMinute(without, e) {
		if moved := e; !at.After(now) {
			moved.At = at
			if placeAt(before, without, moved) == nil {
				return moved, nil
			}
		}
	}
	return Entry{}, refusal
}

// withinMinute returns other moments that a time typed to the minute may mean:
// "10:31" typed of a hearing called on at 10:31:10 is not before its start.
func withinMinute(l Log, e Entry) []time.Time {
	var out []time.Time
	if !e.At.Equal(e.At.Truncate(time.Minute)) {
		return nil
	}
	for o := range l.standing(e.Hearing) {
		if o.Day == e.Day && o.At.After(e.At) && o.At.Before(e.At.Add(time.Minute)) {
			out = append(out, o.At)
		}
	}
	return out
}

func placeAt(before, without Log, e Entry) error {
	with := insert(without, e)
	if why := with.faults(e.Hearing, e.Day)[e.ID]; why != "" {
		return misplaced(why, e)
	}
	if other, wrong := displaced(before, with, e, e.ID); wrong {
		return wouldDisplace(other)
	}
	return nil
}

// displaced returns an entry other than self that stood well before a change
// and would not after it. Entries in a pause are let stand: a clerk who logs a
// forgotten pause has its resumption still to log.
func displaced(before, after Log, changed Entry, self string) (Entry, bool) {
	had := before.faults(changed.Hearing, changed.Day)
	has := after.faults(changed.Hearing, changed.Day)
	i := slices.IndexFunc(after.Entries, func(e Entry) bool {
		why := has[e.ID]
		return e.ID != self && why != "" && why != whilePaused && why != had[e.ID]
	})
	if i < 0 {
		return Entry{}, false
	}
	return after.Entries[i], true
}
