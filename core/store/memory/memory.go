// Package memory keeps a journal in memory, for tests and the gallery. It obeys
// the same contract as the store on disk: see journaltest.
package memory

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Store implements journal.Store.
type Store struct {
	mu     sync.Mutex
	events map[uuid.UUID]journal.Event
	tips   map[court.DeskID]journal.Tip
	taken  places
}

// places says which event has each place: a position, or a link of a chain.
type places map[place]uuid.UUID

type place struct {
	desk court.DeskID // empty for a position
	n    uint64
}

// New returns an empty store.
func New() *Store {
	return &Store{events: map[uuid.UUID]journal.Event{}, tips: map[court.DeskID]journal.Tip{}, taken: places{}}
}

// Append implements journal.Store.
func (s *Store) Append(_ context.Context, events ...journal.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tips := maps.Clone(s.tips)
	for _, e := range events {
		if err := tips[e.Head.Desk].Follows(e); err != nil {
			return fmt.Errorf("append %s: %w", e.Head.Kind, err)
		}
		tips[e.Head.Desk] = tips[e.Head.Desk].After(e)
	}
	for _, e := range events {
		s.put(e)
	}
	return nil
}

// Receive implements journal.Store.
func (s *Store) Receive(_ context.Context, events ...journal.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	batch := places{}
	for _, e := range events {
		held, known := s.events[e.Head.ID]
		if known && !bytes.Equal(held.Raw, e.Raw) {
			return fmt.Errorf("receive %s: %w", e.Head.ID, journal.ErrIdentity)
		}
		if held.Position != 0 {
			continue // told before
		}
		for _, taken := range []places{s.taken, batch} {
			if err := taken.admit(e); err != nil {
				return fmt.Errorf("receive %s: %w", e.Head.ID, err)
			}
		}
		batch.give(e)
	}
	for _, e := range events {
		if s.events[e.Head.ID].Position == 0 {
			s.put(e)
		}
	}
	return nil
}

// admit reports why e cannot have the places that it claims.
func (p places) admit(e journal.Event) error {
	if e.Position == 0 {
		return errors.New("it has no position")
	}
	if id, ok := p[place{n: e.Position}]; ok && id != e.Head.ID {
		return fmt.Errorf("position %d is taken by %s", e.Position, id)
	}
	if id, ok := p[place{e.Head.Desk, e.Head.Counter}]; ok && id != e.Head.ID {
		return fmt.Errorf("event %d of desk %s: %w", e.Head.Counter, e.Head.Desk, journal.ErrFork)
	}
	return nil
}

func (p places) give(e journal.Event) {
	p[place{e.Head.Desk, e.Head.Counter}] = e.Head.ID
	if e.Position != 0 {
		p[place{n: e.Position}] = e.Head.ID
	}
}

func (s *Store) put(e journal.Event) {
	s.events[e.Head.ID] = e
	s.taken.give(e)
	if tip := s.tips[e.Head.Desk]; e.Head.Counter > tip.Counter {
		s.tips[e.Head.Desk] = tip.After(e)
	}
}

// order is the agreed order: by position, then those that wait, by counter.
func order(a, b journal.Event) int {
	const last = ^uint64(0)
	place := func(e journal.Event) uint64 {
		if e.Position == 0 {
			return last
		}
		return e.Position
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Head.Counter, b.Head.Counter))
}

func (s *Store) sorted(keep func(journal.Event) bool) []journal.Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []journal.Event
	for _, e := range s.events {
		if keep(e) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, order)
	return out
}

// Stream implements journal.Store.
func (s *Store) Stream(_ context.Context, stream journal.Stream) ([]journal.Event, error) {
	return s.sorted(func(e journal.Event) bool { return e.Head.Stream == stream }), nil
}

// Streams implements journal.Store.
func (s *Store) Streams(_ context.Context, prefix string) ([]journal.Stream, error) {
	found := map[journal.Stream]bool{}
	for _, e := range s.sorted(func(e journal.Event) bool { return strings.HasPrefix(string(e.Head.Stream), prefix) }) {
		found[e.Head.Stream] = true
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// Outbox implements journal.Store.
func (s *Store) Outbox(_ context.Context, limit int) ([]journal.Event, error) {
	out := s.sorted(func(e journal.Event) bool { return e.Position == 0 })
	return out[:min(limit, len(out))], nil
}

// Waiting implements journal.Store.
func (s *Store) Waiting(ctx context.Context) (int, error) {
	out, err := s.Outbox(ctx, int(^uint(0)>>1))
	return len(out), err
}

// Tip implements journal.Store.
func (s *Store) Tip(_ context.Context, desk court.DeskID) (journal.Tip, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tips[desk], nil
}

// Seen implements journal.Store.
func (s *Store) Seen(context.Context) (uint64, error) {
	return highest(s.sorted(func(journal.Event) bool { return true })), nil
}

// SeenOf implements journal.Store.
func (s *Store) SeenOf(ctx context.Context, stream journal.Stream) (uint64, error) {
	events, err := s.Stream(ctx, stream)
	return highest(events), err
}

func highest(events []journal.Event) uint64 {
	var top uint64
	for _, e := range events {
		top = max(top, e.Position)
	}
	return top
}

// Each implements journal.Store.
func (s *Store) Each(_ context.Context, f func(journal.Event) error) error {
	for _, e := range s.sorted(func(journal.Event) bool { return true }) {
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}
