package conflict

import (
	"cmp"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/record"
	"assize.example/core/share"
)

// Conflict is a fact that concurrent events disagree about.
type Conflict struct {
	Fact   string
	Events []journal.Event // in the agreed order
	Reason court.Text
}

// IDs returns the identifiers of the events that disagree, in the agreed order.
func (c Conflict) IDs() []string {
	ids := make([]string, 0, len(c.Events))
	for _, e := range c.Events {
		ids = append(ids, e.Head.ID.String())
	}
	return ids
}

// Concurrent reports whether neither of two events of one stream was recorded
// with knowledge of the other: the later one's position in the record is
// another desk's, and its base lies before the earlier one's position.
func Concurrent(a, b journal.Event) bool {
	if a.Head.Desk == b.Head.Desk || a.Head.Stream != b.Head.Stream {
		return false
	}
	if place(a) > place(b) {
		a, b = b, a
	}
	return place(a) > b.Head.Base
}

// place is an event's position; one that waits to be sent comes after all.
func place(e journal.Event) uint64 {
	if e.Position == 0 {
		return ^uint64(0)
	}
	return e.Position
}

// read is an event with what the table needs of it.
type read struct {
	event   journal.Event
	side    Side
	settles *record.ConflictSettled
}

func readAll(events []journal.Event) []read {
	out := make([]read, 0, len(events))
	for _, e := range events {
		r := read{event: e, side: Side{Kind: e.Head.Kind, Body: e.Body}}
		// What cannot be read sets no fact that could be compared.
		if d, err := record.Decode(e); err == nil && d != nil {
			r.side.Fact = d.Fact()
			if s, ok := d.(record.ConflictSettled); ok {
				r.settles = &s
			}
		}
		out = append(out, r)
	}
	return out
}

// Open returns what is in dispute in a stream, whose events are given in the
// agreed order: every conflict that no settlement covers, by fact.
func Open(events []journal.Event) []Conflict {
	all := readAll(events)
	found := map[string]*Conflict{}
	for i, b := range all {
		if b.side.Fact == "" {
			continue
		}
		// Backwards, and no further than what b's desk had seen: that b knew of.
		for j := i - 1; j >= 0 && place(all[j].event) > b.event.Head.Base; j-- {
			a := all[j]
			if !Concurrent(a.event, b.event) {
				continue
			}
			if v := Between(a.side, b.side); v.Look {
				note(found, v, a.event, b.event)
			}
		}
	}
	return unsettled(found, all)
}

func note(found map[string]*Conflict, v Verdict, events ...journal.Event) {
	c := found[v.Fact]
	if c == nil {
		c = &Conflict{Fact: v.Fact, Reason: v.Reason}
		found[v.Fact] = c
	}
	for _, e := range events {
		if !slices.ContainsFunc(c.Events, func(h journal.Event) bool { return h.Head.ID == e.Head.ID }) {
			c.Events = append(c.Events, e)
		}
	}
}

// unsettled drops the conflicts all of whose events one settlement names.
func unsettled(found map[string]*Conflict, all []read) []Conflict {
	var out []Conflict
	for _, c := range found {
		slices.SortStableFunc(c.Events, func(a, b journal.Event) int { return cmp.Compare(place(a), place(b)) })
		if !slices.ContainsFunc(all, func(r read) bool { return r.settles != nil && covers(*r.settles, *c) }) {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Conflict) int { return cmp.Compare(a.Fact, b.Fact) })
	return out
}

func covers(s record.ConflictSettled, c Conflict) bool {
	if s.Settles != c.Fact {
		return false
	}
	for _, id := range c.IDs() {
		if !slices.Contains(s.Events, id) {
			return false
		}
	}
	return true
}

// Settle returns the event by which a person chooses one of c's events.
func (c Conflict) Settle(chosen string) (record.ConflictSettled, error) {
	if !slices.Contains(c.IDs(), chosen) {
		return record.ConflictSettled{}, court.Bad("not-in-conflict",
			court.Text{EN: "That entry is not one of those in dispute.", CY: "Nid yw'r cofnod hwnnw yn un o'r rhai mewn anghydfod."},
			court.Text{EN: "Choose one of the entries shown.", CY: "Dewiswch un o'r cofnodion a ddangosir."})
	}
	return record.ConflictSettled{Settles: c.Fact, Events: c.IDs(), Chosen: chosen}, nil
}

// Blocks returns the conflicts that touch what set would share: its hearing,
// its defendants, their offences, or one of the results themselves. As long as
// there is one the set must not be shared.
func Blocks(open []Conflict, set share.Set) []Conflict {
	names := touched(set)
	var out []Conflict
	for _, c := range open {
		parts := strings.FieldsFunc(c.Fact, func(r rune) bool { return r == '/' || r == '+' })
		if slices.ContainsFunc(parts, func(p string) bool { return names[p] }) {
			out = append(out, c)
		}
	}
	return out
}

// touched collects the identifiers that a set speaks of. A result on the whole
// case speaks of every defendant.
func touched(set share.Set) map[string]bool {
	names := map[string]bool{set.Hearing.ID: true}
	everyone := false
	for _, r := range slices.Concat(set.Results, set.Withdrawn) {
		everyone = everyone || r.Defendant == ""
		for _, id := range []string{r.ID, r.Replaces, r.Defendant, r.Offence} {
			names[id] = true
		}
	}
	for _, d := range set.Case.Defendants {
		if everyone {
			names[d.ID] = true
		}
		for _, o := range d.Offences {
			names[o.ID] = names[o.ID] || names[d.ID]
		}
	}
	delete(names, "")
	return names
}
