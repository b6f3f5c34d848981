// Package memory keeps a journal in memory, for tests and the gallery. It obeys
// the same contract as the store on disk: see journaltest.
package memory

import (
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
}

// New returns an empty store.
func New() *Store {
	return &Store{events: map[uuid.UUID]journal.Event{}, tips: map[court.DeskID]journal.Tip{}}
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
	s.tips = tips
	for _, e := range events {
		s.events[e.Head.ID] = e
	}
	return nil
}

// Receive implements journal.Store.
func (s *Store) Receive(_ context.Context, events ...journal.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := Store{events: maps.Clone(s.events), tips: maps.Clone(s.tips)}
	for _, e := range events {
		if err := next.receive(e); err != nil {
			return fmt.Errorf("receive %s: %w", e.Head.ID, err)
		}
	}
	s.events, s.tips = next.events, next.tips
	return nil
}

func (s *Store) receive(e journal.Event) error {
	held, known := s.events[e.Head.ID]
	switch {
	case e.Position == 0:
		return errors.New("it has no position")
	case known && held.Position != 0:
		return nil
	}
	for id, other := range s.events {
		switch {
		case id == e.Head.ID:
		case other.Position == e.Position:
			return fmt.Errorf("position %d is taken by %s", e.Position, id)
		case other.Head.Desk == e.Head.Desk && other.Head.Counter == e.Head.Counter:
			return fmt.Errorf("event %d of desk %s: %w", e.Head.Counter, e.Head.Desk, journal.ErrFork)
		}
	}
	s.events[e.Head.ID] = e
	if tip := s.tips[e.Head.Desk]; e.Head.Counter > tip.Counter {
		s.tips[e.Head.Desk] = tip.After(e)
	}
	return nil
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
