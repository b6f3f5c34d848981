package notify

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"assize.example/core/court"
)

// Schema is the schema version of the bodies that this package writes.
const Schema = 1

const kindPrefix = "notification-"

// rank orders the recorded states; a step never goes back. Rejected and
// overdue are not ends: a later receipt still counts.
var rank = map[State]int{
	Queued: 1, Overdue: 2, Sent: 3, Rejected: 4, Delivered: 5, Acknowledged: 6, NotRequired: 7,
}

// Decode reads an event's body; nil and no error for a kind not of this
// package or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	state, ok := strings.CutPrefix(kind, kindPrefix)
	if !ok || rank[State(state)] == 0 || schema > Schema {
		return nil, nil //nolint:nilnil // an unknown kind is not an error
	}
	var e Stepped
	if err := json.Unmarshal(body, &e); err != nil {
		return nil, fmt.Errorf("read %s: %w", kind, err)
	}
	if e.State != State(state) {
		return nil, fmt.Errorf("read %s: its body says %q", kind, e.State)
	}
	return e, nil
}

// Apply folds one step. It never fails, and copies what it changes.
func Apply(b Board, e Event, by court.Stamp) Board {
	s, ok := e.(Stepped)
	if !ok || rank[s.State] == 0 {
		b.Later++
		return b
	}
	have, known := b.Steps[s.ID]
	if known && !follows(have.State, s.State) {
		return b
	}
	b.Steps = maps.Clone(b.Steps)
	if b.Steps == nil {
		b.Steps = map[string]Notification{}
	}
	n := Notification{State: s.State, Channel: s.Channel, To: s.To, Detail: s.Detail, Tries: s.Tries, At: s.At, By: by}
	n.ID, n.Set = s.ID, s.Set
	b.Steps[s.ID] = n
	return b
}

// follows reports whether a notification may go from one state to another.
func follows(from, to State) bool {
	switch {
	case from == Sent && to == Overdue: // sent, and no receipt in time
		return true
	case from == Overdue && to == Queued:
		return false
	case from == Rejected && (to == Queued || to == Sent): // a person had it sent again
		return true
	}
	return rank[to] > rank[from]
}
