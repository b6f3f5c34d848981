package record

import (
	"slices"

	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/share"
)

// Obligations returns who must be told because of the share that shareEvent
// made, from a case's events in the agreed order: for a share that supersedes
// another, exactly those who were told before and those concerned only now.
// Desks and the hub derive the same. It is empty where the event is no share;
// a share whose results are not all held has the one obligation that a person
// looks at it, for nobody can be told of it otherwise.
func Obligations(events []journal.Event, shareEvent string, rules notify.Rules) []notify.Obligation {
	set, shared, ok := SetShared(events, shareEvent)
	switch {
	case !ok && shared.By.Event == "":
		return nil
	case !ok:
		return []notify.Obligation{notify.NotRebuilt(shareEvent, shared.Set)}
	}
	return told(events, indexOf(events, shareEvent), set, rules)
}

// told derives who must be told of a set that was shared at an index, through
// the sets that it amends.
func told(events []journal.Event, at int, set share.Set, rules notify.Rules) []notify.Obligation {
	before := shareOf(events, at, set.Supersedes)
	switch {
	case before == "":
		return notify.Derive(set, rules)
	case set.Before == nil:
		return notify.DeriveAmended(set, []notify.Obligation{notify.NotRebuilt(before, set.Supersedes)}, rules)
	}
	return notify.DeriveAmended(set, told(events, indexOf(events, before), *set.Before, rules), rules)
}

// shareOf returns the last share of the set called name before an index; "" if
// there is none.
func shareOf(events []journal.Event, before int, name string) string {
	for i := before - 1; i >= 0 && name != ""; i-- {
		d, err := hearing.Decode(events[i].Head.Kind, events[i].Head.Schema, events[i].Body)
		if s, ok := d.(hearing.ResultsShared); err == nil && ok && s.Set == name {
			return events[i].Head.ID.String()
		}
	}
	return ""
}

func indexOf(events []journal.Event, id string) int {
	return slices.IndexFunc(events, func(e journal.Event) bool { return e.Head.ID.String() == id })
}
