// Package kinds reads the bodies of events by the kind that they name. Each
// package of the court's work has a table of its own kinds.
package kinds

import (
	"encoding/json"
	"fmt"
)

// Schema is the schema version of the bodies that this version writes.
const Schema = 1

// An Event names its kind on the wire: "plea-entered".
type Event interface{ Kind() string }

// Table reads the bodies of one package's events, by kind. E is the package's
// interface of events.
type Table[E Event] map[string]func(body []byte) (E, error)

// Decode reads a body. It returns the zero E and no error for a kind that is
// not in the table, or of a later schema: such events are kept, passed on and
// counted, not refused.
func (t Table[E]) Decode(kind string, schema int, body []byte) (E, error) {
	read, ok := t[kind]
	if !ok || schema > Schema {
		var none E
		return none, nil
	}
	return read(body)
}

// Body reads a T, which is one of the events of the table's E: the compiler
// cannot say that T implements E, so a table that is wrong panics in its first
// test.
func Body[E, T Event](body []byte) (E, error) {
	var e T
	if err := json.Unmarshal(body, &e); err != nil {
		var none E
		return none, fmt.Errorf("read %s: %w", e.Kind(), err)
	}
	return any(e).(E), nil //nolint:forcetypeassert // see above
}
