package notify

import (
	"maps"
	"slices"
)

// States returns every state of a notification, in order.
func States() []State {
	return []State{Held, Queued, Sent, Delivered, Acknowledged, NotRequired, Rejected, Overdue}
}

// Report compares what had to be told with what is recorded. Every state is
// counted, also one that nothing is in, so that "nothing to report" cannot be
// mistaken for "not reported".
type Report struct {
	Expected int           `json:"expected"` // obligations that are required
	Missing  []string      `json:"missing"`  // required, with no recorded step
	Extra    []string      `json:"extra"`    // recorded, and not required by any obligation
	ByState  map[State]int `json:"by_state"` // of all the obligations
}

// Reconcile compares the obligations of a case's shares with its board.
func Reconcile(expected []Obligation, board Board) Report {
	r := Report{Missing: []string{}, Extra: []string{}, ByState: map[State]int{}}
	for _, s := range States() {
		r.ByState[s] = 0
	}
	required := map[string]bool{}
	for _, n := range Show(expected, board, true) {
		r.ByState[n.State]++
		if !n.Required {
			required[n.ID] = false
			continue
		}
		required[n.ID] = true
		r.Expected++
		if _, recorded := board.Steps[n.ID]; !recorded {
			r.Missing = append(r.Missing, n.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(board.Steps)) {
		if told, known := required[id]; !told && (!known || board.Steps[id].State != NotRequired) {
			r.Extra = append(r.Extra, id)
		}
	}
	return r
}
