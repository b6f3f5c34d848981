package record

import (
	"encoding/json"
	"fmt"

	"assize.example/core/journal"
)

// SettledKind is the wire kind of ConflictSettled.
const SettledKind = "conflict-settled"

// ConflictSettled says that a person chose between concurrent changes of the
// same fact. The chosen event is applied again, last.
type ConflictSettled struct {
	Settles string   `json:"fact"`
	Events  []string `json:"events"` // that were in conflict
	Chosen  string   `json:"chosen"` // the event whose value stands
}

// Kind implements Event.
func (ConflictSettled) Kind() string { return SettledKind }

// Fact implements Event.
func (e ConflictSettled) Fact() string { return "settled/" + e.Settles }

func decodeSettled(kind string, schema int, body []byte) (Event, error) {
	if kind != SettledKind || schema > 1 {
		return nil, nil //nolint:nilnil // an unknown kind is not an error
	}
	var e ConflictSettled
	if err := json.Unmarshal(body, &e); err != nil {
		return nil, fmt.Errorf("read %s: %w", kind, err)
	}
	return e, nil
}

// settled reads e as a settlement, if it is one.
func settled(e journal.Event) (ConflictSettled, bool) {
	d, err := decodeSettled(e.Head.Kind, e.Head.Schema, e.Body)
	s, ok := d.(ConflictSettled)
	return s, ok && err == nil
}

// again applies the chosen event a second time, with its own stamp, so that
// its value stands after those that it was in conflict with.
func (c *Case) again(before []journal.Event, s ConflictSettled) {
	for i, b := range before {
		if b.Head.ID.String() != s.Chosen {
			continue
		}
		if earlier, ok := settled(b); ok { // two people settled differently
			c.again(before[:i], earlier)
			return
		}
		c.then(b)
		return
	}
}
