package journal

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"

	"assize.example/core/court"
)

// Draft is an event that is about to be recorded.
type Draft struct {
	Stream Stream
	Court  court.Code
	Kind   string
	Schema int
	User   court.UserID
	Reason string
	Body   any // encoded as JSON
}

// Writer records a desk's own events: it numbers, chains and signs them, and
// appends them to the store. It is safe for concurrent use.
type Writer struct {
	store Store
	desk  court.DeskID
	key   ed25519.PrivateKey
	zone  string
	now   func() time.Time
	newID func() uuid.UUID
	mu    sync.Mutex
}

// NewWriter returns the writer of one desk. There must be one a desk: newID
// gives version 7 identifiers, zone is the name of the desk's time zone.
func NewWriter(store Store, desk court.DeskID, key ed25519.PrivateKey, zone string, now func() time.Time, newID func() uuid.UUID) *Writer {
	return &Writer{store: store, desk: desk, key: key, zone: zone, now: now, newID: newID}
}

// Write records the drafts, in order and all together: when it returns without
// an error they are on disk.
func (w *Writer) Write(ctx context.Context, drafts ...Draft) ([]Event, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	tip, err := w.store.Tip(ctx, w.desk)
	if err != nil {
		return nil, fmt.Errorf("find the end of the chain of %s: %w", w.desk, err)
	}
	events := make([]Event, 0, len(drafts))
	for _, d := range drafts {
		e, err := w.sign(ctx, tip, d)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
		tip = tip.After(e)
	}
	if err := w.store.Append(ctx, events...); err != nil {
		return nil, fmt.Errorf("record %d events: %w", len(events), err)
	}
	return events, nil
}

func (w *Writer) sign(ctx context.Context, tip Tip, d Draft) (Event, error) {
	body, err := json.Marshal(d.Body)
	if err != nil {
		return Event{}, fmt.Errorf("encode %s: %w", d.Kind, err)
	}
	base, err := w.store.SeenOf(ctx, d.Stream)
	if err != nil {
		return Event{}, fmt.Errorf("find what was seen of %s: %w", d.Stream, err)
	}
	return Sign(Head{
		ID: w.newID(), Stream: d.Stream, Court: d.Court, Kind: d.Kind, Schema: d.Schema,
		Desk: w.desk, Counter: tip.Counter + 1, Prev: tip.Hash, Base: base,
		At: w.now(), Zone: w.zone, User: d.User, Reason: d.Reason,
	}, body, w.key)
}
