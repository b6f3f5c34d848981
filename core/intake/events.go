package intake

import (
	"cmp"
	"reflect"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
)

// Stream is what a batch adds to one stream of the record.
type Stream struct {
	Stream journal.Stream
	Court  court.Code // whose desks hold it
	Events []record.Event
}

// Held says what the record holds already. Either function may be nil, where
// nothing is held.
type Held struct {
	Case    func(id string) (casefile.File, hearing.Book, bool)
	Sitting func(journal.Stream) (listing.Sitting, bool)
}

func (h Held) caseOf(id string) (casefile.File, hearing.Book, bool) {
	if h.Case == nil {
		return casefile.File{}, hearing.Book{}, false
	}
	return h.Case(id)
}

func (h Held) sitting(s journal.Stream) listing.Sitting {
	if h.Sitting == nil {
		return listing.Sitting{}
	}
	found, _ := h.Sitting(s)
	return found
}

// Events returns what is to be recorded so that the record holds the batch,
// and nothing else: a message that has been imported before adds no event, and
// undoes nothing that was changed by hand since. Streams without events are
// left out.
func Events(b Batch, held Held) []Stream {
	w := writer{held: held, same: map[string]string{}}
	for _, s := range b.Sittings {
		w.again = w.again || held.sitting(streamOf(s)).Source == s.Source
	}
	for _, c := range b.Cases {
		w.add(journal.CaseStream(c.File.ID), c.File.Court, w.caseEvents(c))
	}
	for _, s := range b.Sittings {
		w.add(streamOf(s), s.Court, w.sittingEvents(s))
	}
	return w.out
}

func streamOf(s listing.Sitting) journal.Stream {
	return journal.SittingStream(s.Court, s.Room, s.Date)
}

// writer gathers the events of one batch.
type writer struct {
	held  Held
	again bool              // this very list has been imported before
	same  map[string]string // hearing in the batch: the one in the record that it is
	out   []Stream
}

func (w *writer) add(s journal.Stream, c court.Code, events []record.Event) {
	if len(events) > 0 {
		w.out = append(w.out, Stream{s, c, events})
	}
}

func (w *writer) caseEvents(c Case) []record.Event {
	file, book, known := w.held.caseOf(c.File.ID)
	events := fileEvents(c.File, file, known)
	names := file.Recognise(c.File.Defendants)
	for _, h := range c.Hearings {
		events = append(events, w.hearingEvents(renamed(h, names), book)...)
	}
	return events
}

// fileEvents receives a case, or adds what is new of one that is held. A case
// that a Crown Court list names and a magistrates' court holds has been sent.
func fileEvents(f, held casefile.File, known bool) []record.Event {
	if !known {
		return []record.Event{casefile.CaseReceived{File: f}}
	}
	var events []record.Event
	more := casefile.CaseSupplemented{File: f}
	if !reflect.DeepEqual(casefile.Apply(held, more, court.Stamp{}), casefile.Apply(held, casefile.CaseSupplemented{}, court.Stamp{})) {
		events = append(events, more)
	}
	if held.Jurisdiction == court.Magistrates && f.Jurisdiction == court.Crown {
		events = append(events, casefile.CaseTransferred{To: f.Court, Name: f.CourtName, Jurisdiction: court.Crown, On: f.CommittedOn})
	}
	return events
}

// hearingEvents fixes a hearing, or adds the days of one that is held.
func (w *writer) hearingEvents(h hearing.Hearing, book hearing.Book) []record.Event {
	have, known := alike(book, h)
	if !known {
		return []record.Event{hearing.Fixed{Hearing: h}}
	}
	w.same[h.ID] = have.ID
	var events []record.Event
	for _, d := range h.Days {
		if on, sits := have.Day(d.Date); !sits || !w.again && tellsMore(on, d) {
			events = append(events, hearing.DayAdded{Hearing: have.ID, Day: d})
		}
	}
	return events
}

// alike finds the hearing in the book that h is: by identifier, or on the same
// day in the same court where one of the two has no reference of its own, as a
// first hearing that the police asked for and a list now shows.
func alike(book hearing.Book, h hearing.Hearing) (hearing.Hearing, bool) {
	if have, ok := book.Hearing(h.ID); ok {
		return have, true
	}
	for _, d := range h.Days {
		for _, have := range book.OnDay(d.Date) {
			on, _ := have.Day(d.Date)
			if on.Court == d.Court && (have.Reference == "" || h.Reference == "") {
				return have, true
			}
		}
	}
	return hearing.Hearing{}, false
}

// tellsMore reports whether a list has another room, time or bench for a day
// than the record has. What is no list has no room, and says nothing of a day.
func tellsMore(have, d hearing.Day) bool {
	if d.Room == "" {
		return false
	}
	return d.Room != have.Room || d.At != have.At || len(d.Bench) > 0 && !slices.Equal(d.Bench, have.Bench)
}

// sittingEvents lists a sitting and its cases, as far as the record does not
// have them so. A list that is read again only adds what was never on it.
func (w *writer) sittingEvents(s listing.Sitting) []record.Event {
	held := w.held.sitting(streamOf(s))
	var events []record.Event
	bare, was := s, held
	bare.Items, was.Items, was.Later = nil, nil, 0
	if !w.again && !reflect.DeepEqual(bare, was) {
		events = append(events, listing.SittingListed{Sitting: bare})
	}
	for _, it := range s.Items {
		it.Hearing = cmp.Or(w.same[it.Hearing], it.Hearing)
		if have, on := listed(held.Items, it); !on || !w.again && have != it {
			events = append(events, listing.CaseListed{Item: it})
		}
	}
	return events
}

// listed finds a case on a list, without the stamp of who put it there.
func listed(items []listing.Item, it listing.Item) (listing.Item, bool) {
	for _, have := range items {
		if have.CaseID == it.CaseID && have.Hearing == it.Hearing {
			have.By = court.Stamp{}
			return have, true
		}
	}
	return listing.Item{}, false
}
