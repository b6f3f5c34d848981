// Package record folds a stream's events into what is known: a case with its
// file, hearings, log, results and notifications, or a sitting with its list.
package record

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/notify"
	"assize.example/core/result"
)

// Event is what every domain event can say of itself.
type Event interface {
	// Kind is the event's name on the wire: "plea-entered".
	Kind() string
	// Fact names the one fact that it sets, or is "" where it only adds.
	Fact() string
}

// Case is a case as it now stands.
type Case struct {
	File     casefile.File
	Hearings hearing.Book
	Log      courtlog.Log
	Results  result.Sheet
	Told     notify.Board
	Events   []journal.Event // the history, in the agreed order
	Unread   int             // events of a kind, schema or shape that this version does not know
}

// part is one package's share of a case: how it reads its events and folds them.
type part struct {
	read  func(e journal.Event) (Event, error)
	apply func(c *Case, e Event, by court.Stamp)
}

// partOf ties a package's Decode and Apply to the field of a Case that it folds.
func partOf[S any, E Event](
	decode func(kind string, schema int, body []byte) (E, error),
	apply func(S, E, court.Stamp) S,
	field func(*Case) *S,
) part {
	take := func(s *S, e E, by court.Stamp) { *s = apply(*s, e, by) }
	return ownedPart(decode, take, field)
}

// ownedPart is partOf for a package that can fold in place: a fold alone holds
// the case that it makes.
func ownedPart[S any, E Event](
	decode func(kind string, schema int, body []byte) (E, error),
	take func(*S, E, court.Stamp),
	field func(*Case) *S,
) part {
	return part{
		read: func(e journal.Event) (Event, error) {
			d, err := decode(e.Head.Kind, e.Head.Schema, e.Body)
			if err != nil || any(d) == nil {
				return nil, err // a nil E inside an Event would not be nil
			}
			return d, nil
		},
		apply: func(c *Case, e Event, by court.Stamp) { take(field(c), e.(E), by) },
	}
}

// parts are the packages that fold a case. No two claim the same kind.
var parts = []part{
	partOf(casefile.Decode, casefile.Apply, func(c *Case) *casefile.File { return &c.File }),
	ownedPart(courtlog.Decode, (*courtlog.Log).Take, func(c *Case) *courtlog.Log { return &c.Log }),
	ownedPart(result.Decode, (*result.Sheet).Take, func(c *Case) *result.Sheet { return &c.Results }),
	partOf(hearing.Decode, hearing.Apply, func(c *Case) *hearing.Book { return &c.Hearings }),
	partOf(notify.Decode, notify.Apply, func(c *Case) *notify.Board { return &c.Told }),
}

// Fold folds a case's events, given in the agreed order. It never fails: an
// event that cannot be read is kept, passed on and counted.
func Fold(events []journal.Event) Case {
	c := Case{Events: events}
	for i, e := range events {
		if s, ok := settled(e); ok {
			c.again(events[:i], s, e.Stamp())
			continue
		}
		c.then(e)
	}
	return c
}

// then applies one event to the part of the case that it belongs to.
func (c *Case) then(e journal.Event) {
	for _, p := range parts {
		d, err := p.read(e)
		if err != nil {
			break
		}
		if d != nil {
			p.apply(c, d, e.Stamp())
			return
		}
	}
	c.Unread++
}

// Decode reads the event that e carries, whichever package it belongs to. It
// returns nil and no error for a kind or schema that this version does not know.
func Decode(e journal.Event) (Event, error) {
	for _, p := range parts {
		if d, err := p.read(e); d != nil || err != nil {
			return d, err
		}
	}
	if s, ok := settled(e); ok {
		return s, nil
	}
	d, err := listing.Decode(e.Head.Kind, e.Head.Schema, e.Body)
	if d == nil {
		return nil, err // a nil listing.Event inside an Event would not be nil
	}
	return d, err
}

// FoldSitting folds a sitting's events, given in the agreed order.
func FoldSitting(events []journal.Event) listing.Sitting {
	var s listing.Sitting
	for i, e := range events {
		if chosen, ok := chosenIn(events[:i], e); ok {
			e = chosen // it stands again, last: a list has one value of each fact
		}
		d, err := listing.Decode(e.Head.Kind, e.Head.Schema, e.Body)
		if err != nil {
			d = nil // counted by Apply as recorded by a later version
		}
		s = listing.Apply(s, d, e.Stamp())
	}
	return s
}
