package courtlog

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/kinds"
)

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

var bodies = kinds.Table[Event]{
	"log-entry-made":      kinds.Body[Event, EntryMade],
	"log-entry-corrected": kinds.Body[Event, EntryCorrected],
	"log-entry-withdrawn": kinds.Body[Event, EntryWithdrawn],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}

// Apply folds one event into the log. It never fails, and copies what it
// changes. Nothing leaves the log: what was corrected or withdrawn is marked.
func Apply(l Log, e Event, by court.Stamp) Log {
	l.Entries = slices.Clone(l.Entries)
	l.Take(e, by)
	return l
}

// Take is Apply in place, for a caller that alone holds the log: folding a long
// trial would otherwise copy every entry for every entry.
func (l *Log) Take(e Event, by court.Stamp) {
	switch e := e.(type) {
	case EntryMade:
		e.Entry.By = by
		l.insert(e.Entry)
	case EntryCorrected:
		e.Entry.By = by
		l.mark(e.Entry.Replaces, Corrected, by)
		l.insert(e.Entry)
	case EntryWithdrawn:
		l.mark(e.ID, Withdrawn, by)
	case nil:
		l.Later++
	}
}

// insert returns the log with an entry more.
func insert(l Log, e Entry) Log {
	l.Entries = slices.Clone(l.Entries)
	l.insert(e)
	return l
}

// mark returns the log with an entry marked.
func mark(l Log, id string, s State, by court.Stamp) Log {
	l.Entries = slices.Clone(l.Entries)
	l.mark(id, s, by)
	return l
}

// insert puts an entry where its time belongs, after those of the same time.
func (l *Log) insert(e Entry) {
	at := len(l.Entries)
	for at > 0 && l.Entries[at-1].At.After(e.At) {
		at--
	}
	l.Entries = slices.Insert(l.Entries, at, e)
}

func (l *Log) mark(id string, s State, by court.Stamp) {
	for i := range l.Entries {
		if l.Entries[i].ID == id {
			l.Entries[i].State, l.Entries[i].Changed = s, by
		}
	}
}

// Find returns the entry with this identifier.
func (l Log) Find(id string) (Entry, bool) {
	for _, e := range l.Entries {
		if e.ID == id {
			return e, true
		}
	}
	return Entry{}, false
}
