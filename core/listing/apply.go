package listing

import (
	"cmp"
	"slices"

	"assize.example/core/court"
	"assize.example/core/kinds"
)

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

var bodies = kinds.Table[Event]{
	"sitting-listed": kinds.Body[Event, SittingListed],
	"case-listed":    kinds.Body[Event, CaseListed],
	"case-taken-out": kinds.Body[Event, CaseTaken],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}

// Apply folds one event into the sitting. It never fails, and copies what it
// changes.
func Apply(s Sitting, e Event, by court.Stamp) Sitting {
	switch e := e.(type) {
	case SittingListed:
		items, later := s.Items, s.Later
		s = e.Sitting
		s.Items, s.Later = items, later
	case CaseListed:
		e.Item.By = by
		s.Items = put(slices.Clone(s.Items), e.Item)
	case CaseTaken:
		s.Items = slices.Clone(s.Items)
		for i := range s.Items {
			if s.Items[i].CaseID == e.CaseID && s.Items[i].Hearing == e.Hearing {
				s.Items[i].Removed, s.Items[i].Why, s.Items[i].By = true, e.Why, by
			}
		}
	case nil:
		s.Later++
	}
	return s
}

// put inserts or replaces an item, and keeps the order of the list.
func put(items []Item, it Item) []Item {
	i := slices.IndexFunc(items, func(have Item) bool { return have.CaseID == it.CaseID && have.Hearing == it.Hearing })
	if i < 0 {
		items = append(items, it)
	} else {
		items[i] = it
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), cmp.Compare(a.At, b.At))
	})
	return items
}
