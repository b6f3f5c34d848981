package journal

import (
	"context"
	"crypto/ed25519"
	"fmt"

	"assize.example/core/court"
)

// RecordHash returns one hash over every event that has a position, in order.
// Two desks that hold the same streams and have seen the same positions have
// the same hash.
func RecordHash(ctx context.Context, s Store) (Hash, error) {
	sum := NewSum()
	err := s.Each(ctx, func(e Event) error {
		if e.Position != 0 {
			sum.Add(e)
		}
		return nil
	})
	if err != nil {
		return Hash{}, fmt.Errorf("hash the record: %w", err)
	}
	return sum.Hash(), nil
}

// Report is what Verify found.
type Report struct {
	Events  int // held
	Waiting int // of which wait for the hub
	Desks   int // that recorded them
	Erased  int // bodies erased at the end of their retention
	Faults  []error
}

// Whole reports whether nothing was found wrong.
func (r Report) Whole() bool { return len(r.Faults) == 0 }

// Verify recomputes every hash, signature and chain that the store holds. It
// needs no network. keys gives each desk's public key; own is the desk whose
// chain must be complete here: of others only the streams of this desk's
// courts are held.
func Verify(ctx context.Context, s Store, keys func(court.DeskID) (ed25519.PublicKey, bool), own court.DeskID) (Report, error) {
	c := checker{keys: keys, byDesk: map[court.DeskID]map[uint64]link{}, positions: map[uint64]bool{}}
	if err := s.Each(ctx, c.take); err != nil {
		return c.report, fmt.Errorf("verify the record: %w", err)
	}
	c.report.Desks = len(c.byDesk)
	for desk, links := range c.byDesk {
		c.chain(desk, links, desk == own)
	}
	return c.report, nil
}

// link is what the chain check needs of an event.
type link struct{ prev, hash Hash }

type checker struct {
	report    Report
	keys      func(court.DeskID) (ed25519.PublicKey, bool)
	byDesk    map[court.DeskID]map[uint64]link
	positions map[uint64]bool
}

func (c *checker) fault(format string, args ...any) {
	c.report.Faults = append(c.report.Faults, fmt.Errorf(format, args...))
}

func (c *checker) take(e Event) error {
	c.report.Events++
	switch {
	case e.Position == 0:
		c.report.Waiting++
	case c.positions[e.Position]:
		c.fault("event %s: position %d is taken twice", e.Head.ID, e.Position)
	}
	c.positions[e.Position] = true
	if e.Body == nil {
		c.report.Erased++
	}
	if pub, ok := c.keys(e.Head.Desk); !ok {
		c.fault("event %s: no key is known of desk %s", e.Head.ID, e.Head.Desk)
	} else if err := e.Verify(pub); err != nil {
		c.report.Faults = append(c.report.Faults, err)
	}
	links := c.byDesk[e.Head.Desk]
	if links == nil {
		links = map[uint64]link{}
		c.byDesk[e.Head.Desk] = links
	}
	if _, taken := links[e.Head.Counter]; taken {
		c.fault("event %s: %w: %d of desk %s", e.Head.ID, ErrFork, e.Head.Counter, e.Head.Desk)
	}
	links[e.Head.Counter] = link{e.Head.Prev, e.Hash()}
	return nil
}

// chain checks one desk's links, and with whole that none is missing.
func (c *checker) chain(desk court.DeskID, links map[uint64]link, whole bool) {
	for n, l := range links {
		before, held := links[n-1]
		switch {
		case held && before.hash != l.prev:
			c.fault("event %d of desk %s does not follow event %d: %w", n, desk, n-1, ErrFork)
		case !held && n > 1 && whole:
			c.fault("event %d of desk %s: %w", n-1, desk, ErrGap)
		}
	}
}
