package result

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/kinds"
)

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

var bodies = kinds.Table[Event]{
	"result-recorded":  kinds.Body[Event, ResultRecorded],
	"result-amended":   kinds.Body[Event, ResultAmended],
	"result-withdrawn": kinds.Body[Event, ResultWithdrawn],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}

// Apply folds one event into the sheet. It never fails, and never changes what
// another Sheet shares with s.
func Apply(s Sheet, e Event, by court.Stamp) Sheet {
	s.Results = slices.Clone(s.Results)
	s.Take(e, by)
	return s
}

// Take is Apply in place, for a caller that alone holds the sheet, as a fold
// does.
func (s *Sheet) Take(e Event, by court.Stamp) {
	switch e := e.(type) {
	case ResultRecorded:
		s.add(e.Result, by)
	case ResultAmended:
		s.mark(e.Result.Replaces, Amended, by)
		s.add(e.Result, by)
	case ResultWithdrawn:
		s.mark(e.ID, Withdrawn, by)
	case nil:
		s.Later++
	}
}

// add puts a result at the end of the sheet. A result that arrives twice, as
// after a lost acknowledgement, stands once.
func (s *Sheet) add(r Recorded, by court.Stamp) {
	if slices.ContainsFunc(s.Results, func(have Recorded) bool { return have.ID == r.ID }) {
		return
	}
	r.State, r.By, r.Changed = InForce, by, court.Stamp{}
	s.Results = append(s.Results, r)
}

// mark changes the state of a result that is in force. One that is already
// amended or withdrawn keeps its first fate.
func (s *Sheet) mark(id string, to State, by court.Stamp) {
	for i := range s.Results {
		if r := &s.Results[i]; r.ID == id && r.State == InForce {
			r.State, r.Changed = to, by
		}
	}
}

// Find returns the result with this identifier, whatever its state.
func (s Sheet) Find(id string) (Recorded, bool) {
	for _, r := range s.Results {
		if r.ID == id {
			return r, true
		}
	}
	return Recorded{}, false
}
