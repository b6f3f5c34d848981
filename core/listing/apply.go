package listing

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"assize.example/core/court"
)

// Schema is the schema version of the bodies that this package writes.
const Schema = 1

var decoders = map[string]func([]byte) (Event, error){
	"sitting-listed": decode[SittingListed],
	"case-listed":    decode[CaseListed],
	"case-taken-out": decode[CaseTaken],
}

// Decode reads an event's body; nil and no error for a kind not of this
// package or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	read, ok := decoders[kind]
	if !ok || schema > Schema {
		return nil, nil //nolint:nilnil // an unknown kind is not an error
	}
	return read(body)
}

func decode[E Event](body []byte) (Event, error) {
	var e E
	if err := json.Unmarshal(body, &e); err != nil {
		return nil, fmt.Errorf("read %s: %w", e.Kind(), err)
	}
	return e, nil
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
