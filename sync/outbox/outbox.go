// Package outbox sends what a desk has recorded to the hub, in batches, oldest
// first. What the hub has taken leaves the outbox when it comes back with its
// position; what the hub refused stays, where a person sees it.
package outbox

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/google/uuid"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/wire"
)

// Refused is an event that the hub did not take, with its reason.
type Refused struct {
	Event journal.Event
	Why   wire.Fault
}

// Send hands a batch to the hub and returns its answer.
type Send func(context.Context, wire.Submit) (wire.Ack, error)

// Outbox sends a store's waiting events. It is safe for concurrent use.
type Outbox struct {
	store journal.Store

	mu      sync.Mutex
	refused []Refused // since the program started; the hub answers alike after a restart
}

// New returns the outbox of a store.
func New(store journal.Store) *Outbox { return &Outbox{store: store} }

// Refused lists what the hub has refused.
func (o *Outbox) Refused() []Refused {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.refused)
}

// Push sends the next batch. It returns how many events were in it, 0 when
// nothing waits that the hub has not refused, and the highest position that one
// of them was given. Sending the same events again, after an answer was lost,
// has no second effect at the hub.
func (o *Outbox) Push(ctx context.Context, send Send) (sent int, upTo uint64, err error) {
	batch, err := o.next(ctx)
	if err != nil || len(batch) == 0 {
		return 0, 0, err
	}
	var s wire.Submit
	for _, e := range batch {
		s.Events = append(s.Events, packed(e))
	}
	ack, err := send(ctx, s)
	if err != nil {
		return 0, 0, fmt.Errorf("send %d events to the hub: %w", len(batch), err)
	}
	upTo, err = o.take(batch, ack)
	return len(batch), upTo, err
}

// packed is an event as it is sent. A body that no message can hold stays here:
// the hub refuses such an event, and by its head the chain goes on. Otherwise
// it would hold up everything that is recorded after it.
func packed(e journal.Event) wire.Event {
	w := wire.Pack(e)
	if wire.Size(e) > wire.MaxEvent {
		w.Body = nil
	}
	return w
}

// next returns the oldest events that fit into a batch.
func (o *Outbox) next(ctx context.Context) ([]journal.Event, error) {
	refused := o.refusedIDs()
	waiting, err := o.store.Outbox(ctx, wire.BatchEvents+len(refused))
	if err != nil {
		return nil, notRead(ctx, fmt.Errorf("read the outbox: %w", err))
	}
	var batch []journal.Event
	size := 0
	for _, e := range waiting {
		if refused[e.Head.ID] {
			continue
		}
		size += wire.Size(e)
		if len(batch) == wire.BatchEvents || len(batch) > 0 && size > wire.BatchBytes {
			break
		}
		batch = append(batch, e)
	}
	return batch, nil
}

// notRead is the problem that this desk's own store is in trouble: not to be
// mistaken for a hub that is out of reach.
func notRead(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return err // interrupted
	}
	return &court.Problem{
		Kind: court.Unavailable, Code: "desk-cannot-read",
		What: court.Text{EN: "This computer could not read what waits to be sent.", CY: "Ni allai'r cyfrifiadur hwn ddarllen yr hyn sy'n aros i'w anfon."},
		Do:   court.Text{EN: "Tell your IT staff at once.", CY: "Rhowch wybod i'ch staff TG ar unwaith."},
		Err:  err,
	}
}

func (o *Outbox) refusedIDs() map[uuid.UUID]bool {
	ids := map[uuid.UUID]bool{}
	for _, r := range o.Refused() {
		ids[r.Event.Head.ID] = true
	}
	return ids
}

// take notes what the hub answered. An outcome that only asks for patience is
// the error: the rest of the batch cannot have been taken either.
func (o *Outbox) take(batch []journal.Event, ack wire.Ack) (upTo uint64, err error) {
	if len(ack.Outcomes) != len(batch) {
		return 0, fmt.Errorf("send %d events to the hub: it answered for %d", len(batch), len(ack.Outcomes))
	}
	for i, e := range batch {
		out := ack.Outcomes[i]
		switch {
		case out.ID != e.Head.ID:
			return upTo, fmt.Errorf("send event %s: the hub answered for %s", e.Head.ID, out.ID)
		case out.Refused == nil && out.Position == 0:
			return upTo, fmt.Errorf("send event %s: the hub neither took nor refused it", e.Head.ID)
		case out.Refused == nil:
			upTo = max(upTo, out.Position)
		case out.Refused.Retry:
			return upTo, fmt.Errorf("send event %s: %w", e.Head.ID, out.Refused)
		default:
			o.mu.Lock()
			o.refused = append(o.refused, Refused{e, *out.Refused})
			o.mu.Unlock()
		}
	}
	return upTo, nil
}
