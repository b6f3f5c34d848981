package journal

import (
	"context"
	"errors"
	"fmt"

	"assize.example/core/court"
)

// What can be wrong with an event or with its place in a chain.
var (
	ErrSignature = errors.New("signature does not match the desk's key")
	ErrBody      = errors.New("body does not match its hash")
	ErrGap       = errors.New("an event of this desk is missing")
	ErrFork      = errors.New("two events of this desk claim the same place")
	ErrIdentity  = errors.New("another event has this identifier")
)

// Tip is the end of one desk's chain.
type Tip struct {
	Counter uint64
	Hash    Hash
}

// Follows reports whether e is the next link after t: ErrGap when something is
// missing between, ErrFork when e claims a place that is taken.
func (t Tip) Follows(e Event) error {
	switch {
	case e.Head.Counter > t.Counter+1:
		return fmt.Errorf("event %d of desk %s after %d: %w", e.Head.Counter, e.Head.Desk, t.Counter, ErrGap)
	case e.Head.Counter <= t.Counter, e.Head.Prev != t.Hash:
		return fmt.Errorf("event %d of desk %s after %d: %w", e.Head.Counter, e.Head.Desk, t.Counter, ErrFork)
	}
	return nil
}

// After returns the tip once e has been appended.
func (t Tip) After(e Event) Tip { return Tip{e.Head.Counter, e.Hash()} }

// Store keeps events. An implementation is safe for concurrent use, applies
// each call wholly or not at all, and has the data on disk when it returns.
// journaltest says what every implementation must do.
type Store interface {
	// Append adds events that this desk has just recorded. Each must follow
	// the desk's tip (ErrGap, ErrFork); Position is 0.
	Append(ctx context.Context, events ...Event) error
	// Receive adds events that carry the hub's position: those of other desks,
	// and our own come back acknowledged, which then leave the outbox. An event
	// that is held already has no second effect; one that only claims its
	// identifier (ErrIdentity) or its place (ErrFork) is refused, for it would
	// take an event that waits out of the outbox unsent. Other desks' chains
	// need not be complete here: a desk holds only its courts' streams.
	Receive(ctx context.Context, events ...Event) error
	// Stream returns a stream's events in the agreed order: by position, then
	// those still waiting, by desk counter.
	Stream(ctx context.Context, s Stream) ([]Event, error)
	// Streams lists the streams whose name starts with prefix, by name.
	Streams(ctx context.Context, prefix string) ([]Stream, error)
	// Outbox returns up to limit events with no position yet, oldest first.
	Outbox(ctx context.Context, limit int) ([]Event, error)
	// Waiting counts the events in the outbox.
	Waiting(ctx context.Context) (int, error)
	// Tip returns the end of the chain that is held of a desk.
	Tip(ctx context.Context, desk court.DeskID) (Tip, error)
	// Seen returns the highest position received, over all streams, and over
	// one stream.
	Seen(ctx context.Context) (uint64, error)
	SeenOf(ctx context.Context, s Stream) (uint64, error)
	// Each calls f with every event in the agreed order: all positioned events
	// by position, then those waiting. It stops at f's first error and returns it.
	Each(ctx context.Context, f func(Event) error) error
}
