// Package replica receives what the hub has for a desk's courts, checks who
// signed it, and hands it on in the order of the record.
package replica

import (
	"context"
	"crypto/ed25519"
	"fmt"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// Fetch asks the hub for the next batch.
type Fetch func(context.Context, wire.Fetch) (wire.Batch, error)

// Replica follows the hub's record. It is not safe for concurrent use.
type Replica struct {
	hubKey  ed25519.PublicKey
	receive func(context.Context, []journal.Event) error
	desks   directory.Directory
	cursor  wire.Fetch
}

// Open returns a replica that goes on where the store ends. receive is given
// each batch; when it returns without an error the batch is on disk.
//
// The store must have got everything that it has a position for from here, in
// order: then its highest position says what has been seen. For that reason a
// desk's own events, too, get their position from here and not from the hub's
// acknowledgement.
func Open(ctx context.Context, store journal.Store, hubKey ed25519.PublicKey, receive func(context.Context, []journal.Event) error) (*Replica, error) {
	known, err := store.Stream(ctx, journal.Directory)
	if err != nil {
		return nil, fmt.Errorf("read the directory: %w", err)
	}
	seen, err := store.Seen(ctx)
	if err != nil {
		return nil, fmt.Errorf("find what was seen of the record: %w", err)
	}
	return &Replica{hubKey: hubKey, receive: receive, desks: directory.Fold(known), cursor: wire.Fetch{After: seen}}, nil
}

// Checkpoint returns the newest signed checkpoint that was received.
func (r *Replica) Checkpoint() directory.Checkpoint { return r.desks.Last }

// Seen returns the position up to which everything has been received.
func (r *Replica) Seen() uint64 { return r.cursor.After }

// Pull receives everything that the hub has now, and returns how many events
// that was.
func (r *Replica) Pull(ctx context.Context, fetch Fetch) (n int, err error) {
	for {
		batch, err := fetch(ctx, r.cursor)
		if err != nil {
			return n, fmt.Errorf("fetch from the hub after %d: %w", r.cursor.After, err)
		}
		if batch.More && batch.After == r.cursor.After && batch.Skip == r.cursor.Skip {
			return n, fmt.Errorf("fetch from the hub after %d: it says that there is more and gives nothing", r.cursor.After)
		}
		if err := r.take(ctx, batch); err != nil {
			return n, err
		}
		n += len(batch.Events)
		if !batch.More {
			return n, nil
		}
	}
}

// take checks a batch and hands it on: all of it, or, at the first event that
// is not what it should be, nothing.
func (r *Replica) take(ctx context.Context, batch wire.Batch) error {
	events := make([]journal.Event, 0, len(batch.Events))
	desks := r.desks
	for _, w := range batch.Events {
		e, err := w.Unpack()
		if err != nil {
			return fmt.Errorf("read the event at position %d: %w", w.Position, err)
		}
		if err := r.check(desks, e); err != nil {
			return err
		}
		// A desk's enrolment comes before its first event, often in one batch.
		desks = desks.Take(e)
		events = append(events, e)
	}
	if len(events) > 0 {
		if err := r.receive(ctx, events); err != nil {
			err = fmt.Errorf("receive %d events after position %d: %w", len(events), r.cursor.After, err)
			if ctx.Err() != nil {
				return err // interrupted
			}
			return notStored(err)
		}
	}
	r.desks = desks
	r.cursor.After, r.cursor.Skip = batch.After, batch.Skip
	return nil
}

// notStored is the problem that this desk's own store is in trouble: not to be
// mistaken for a hub that is out of reach.
func notStored(err error) error {
	return &court.Problem{
		Kind: court.Unavailable, Code: "desk-cannot-store",
		What: court.Text{EN: "This computer could not store what the other desks recorded.", CY: "Ni allai'r cyfrifiadur hwn storio'r hyn a gofnododd y desgiau eraill."},
		Safe: court.Text{EN: "It is safe at the hub.", CY: "Mae'n ddiogel yn yr hwb."},
		Do:   court.Text{EN: "Tell your IT staff at once.", CY: "Rhowch wybod i'ch staff TG ar unwaith."},
		Err:  err,
	}
}

func (r *Replica) check(desks directory.Directory, e journal.Event) error {
	pub, known := desks.Keys(r.hubKey)(e.Head.Desk)
	err := e.Verify(pub)
	if !known {
		err = fmt.Errorf("event %s: no key is known of desk %s", e.Head.ID, e.Head.Desk)
	}
	if err == nil && e.Position == 0 {
		err = fmt.Errorf("event %s: it has no position", e.Head.ID)
	}
	if err == nil {
		return nil
	}
	return &court.Problem{
		Kind: court.Refused, Code: "hub-event-not-genuine",
		What: court.Text{EN: "The hub sent an entry that is not genuinely signed.", CY: "Anfonodd yr hwb gofnod nad yw wedi'i lofnodi'n ddilys."},
		Safe: court.Text{EN: "It was not taken. What you record is safe here.", CY: "Ni chafodd ei dderbyn. Mae'r hyn a gofnodwch yn ddiogel yma."},
		Do:   court.Text{EN: "Tell your IT staff at once.", CY: "Rhowch wybod i'ch staff TG ar unwaith."},
		Err:  err,
	}
}
