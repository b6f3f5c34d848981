package record

import (
	"encoding/json"
	"fmt"
	"slices"

	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/journal"
	"assize.example/core/result"
)

// SettledKind is the wire kind of ConflictSettled.
const SettledKind = "conflict-settled"

// ConflictSettled says that a person chose between concurrent changes of the
// same fact. The chosen event is applied again, last, and what the others made
// stands no longer.
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

// chosenIn returns the event that a settlement among the events before it
// chose, where e is a settlement. Two people may have settled differently: then
// the one whose settlement was chosen has chosen.
func chosenIn(before []journal.Event, e journal.Event) (journal.Event, bool) {
	s, ok := settled(e)
	if !ok {
		return e, false
	}
	chosen := slices.IndexFunc(before, func(b journal.Event) bool { return b.Head.ID.String() == s.Chosen })
	if chosen < 0 {
		return e, false
	}
	if earlier, ok := chosenIn(before[:chosen], before[chosen]); ok {
		return earlier, true
	}
	return before[chosen], true
}

// again makes the chosen event's value stand: what the others in the conflict
// made is taken back, and the chosen one is applied a second time, with its own
// stamp. By is the stamp of the settlement.
func (c *Case) again(before []journal.Event, s ConflictSettled, by court.Stamp) {
	chosen := slices.IndexFunc(before, func(b journal.Event) bool { return b.Head.ID.String() == s.Chosen })
	if chosen < 0 {
		return
	}
	if earlier, ok := settled(before[chosen]); ok { // two people settled differently
		c.again(before[:chosen], earlier, before[chosen].Stamp())
		return
	}
	for i, b := range before {
		if i != chosen && slices.Contains(s.Events, b.Head.ID.String()) {
			c.takeBack(b, s.Settles, by)
		}
	}
	c.restore(before[chosen])
}

// takeBack withdraws the result or log entry that an event made of the fact in
// dispute. A plea or the like needs none of this: a fact that has one value is
// set by whichever event comes last, but results and entries stand side by side.
func (c *Case) takeBack(e journal.Event, fact string, by court.Stamp) {
	d, err := Decode(e)
	if err != nil || d == nil || d.Fact() != fact {
		return
	}
	switch d := d.(type) {
	case result.ResultRecorded:
		c.Results.Take(result.ResultWithdrawn{ID: d.Result.ID}, by)
	case result.ResultAmended:
		c.Results.Take(result.ResultWithdrawn{ID: d.Result.ID}, by)
	case courtlog.EntryCorrected:
		c.Log.Take(courtlog.EntryWithdrawn{ID: d.Entry.ID}, by)
	}
}

// restore applies the chosen event again. What it made and another settlement
// took back stands again.
func (c *Case) restore(e journal.Event) {
	d, _ := Decode(e) // one that cannot be read is counted by then
	switch d := d.(type) {
	case result.ResultRecorded:
		c.then(e)
		c.standResult(d.Result.ID)
	case result.ResultAmended:
		c.then(e)
		c.standResult(d.Result.ID)
	case courtlog.EntryCorrected: // is in the log already, and not to be there twice
		for i := range c.Log.Entries {
			if have := &c.Log.Entries[i]; have.ID == d.Entry.ID && have.State == courtlog.Withdrawn {
				have.State, have.Changed = courtlog.Standing, court.Stamp{}
			}
		}
	default:
		c.then(e)
	}
}

func (c *Case) standResult(id string) {
	for i := range c.Results.Results {
		if r := &c.Results.Results[i]; r.ID == id && r.State == result.Withdrawn {
			r.State, r.Changed = result.InForce, court.Stamp{}
		}
	}
}
