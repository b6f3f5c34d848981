// Package ledger is the hub's record: one JetStream stream that gives every
// event its position and is the truth, and an index of it in SQLite that can
// be rebuilt from it at any time.
package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"assize.example/core/journal"
	"assize.example/core/store/sqlite"
	"assize.example/sync/wire"
)

// recordName and quarantineName are the JetStream streams. Neither can be
// shortened: messages cannot be deleted or purged.
const (
	recordName     = "RECORD"
	quarantineName = "QUARANTINE"
	replayBatch    = 500
	publishWithin  = 20 * time.Second
)

// ErrShort is returned where the record on disk ends before, or differs from,
// what its index has seen: data was lost or put back from an old copy.
var ErrShort = errors.New("the record does not have what its index has seen")

// Ledger places events in the record. It implements journal.Store, so that the
// hub records its own events as a desk does.
type Ledger struct {
	*sqlite.Store // the index

	js     jetstream.JetStream
	record jetstream.Stream
	log    *slog.Logger

	mu   sync.Mutex
	last uint64 // position of the last event that the index has
	sum  *journal.Sum
	held holdings
	out  quarantine

	sizes map[journal.Stream]int // bytes of each stream
	most  int                    // that a desk may fill a stream to
}

// streamBytes is how large a stream may grow by what desks send, many times what
// the longest trial needs. A stream is read whole, here and at every desk: one
// that does not fit into memory would end the hub at each start.
const streamBytes = 128 << 20

// Open opens or makes the record and brings its index up to date.
func Open(ctx context.Context, js jetstream.JetStream, index *sqlite.Store, log *slog.Logger) (*Ledger, error) {
	l := &Ledger{Store: index, js: js, log: log, sum: journal.NewSum(), held: holdings{}, out: newQuarantine(), sizes: map[journal.Stream]int{}, most: streamBytes}
	var err error
	if l.record, err = keep(ctx, js, recordName, "record.>"); err != nil {
		return nil, err
	}
	if err := l.recall(ctx); err != nil {
		return nil, err
	}
	if err := l.compare(ctx); err != nil {
		return nil, err
	}
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	return l, l.out.open(ctx, js)
}

// keep opens or makes a stream that only ever grows.
func keep(ctx context.Context, js jetstream.JetStream, name, subjects string) (jetstream.Stream, error) {
	s, err := js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: name, Subjects: []string{subjects}, Storage: jetstream.FileStorage, Retention: jetstream.LimitsPolicy,
		Discard: jetstream.DiscardNew, DenyDelete: true, DenyPurge: true, AllowDirect: true,
		MaxMsgs: -1, MaxBytes: -1, MaxMsgSize: wire.MaxMessage,
	})
	if err != nil {
		return nil, fmt.Errorf("open stream %s: %w", name, err)
	}
	return s, nil
}

// recall reads the index into what is kept in memory: the sum of the record,
// and which courts hold which stream.
func (l *Ledger) recall(ctx context.Context) error {
	err := l.Each(ctx, func(e journal.Event) error {
		l.note(e)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the index of the record: %w", err)
	}
	return nil
}

func (l *Ledger) note(e journal.Event) {
	l.last = e.Position
	l.sum.Add(e)
	l.held.note(e)
	l.sizes[e.Head.Stream] += wire.Size(e)
}

// compare checks that the record still has the last event that the index has.
func (l *Ledger) compare(ctx context.Context) error {
	if l.last == 0 {
		return nil
	}
	e, err := l.at(ctx, l.last)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return fmt.Errorf("read position %d: %w", l.last, ErrShort)
	}
	if err != nil {
		return err
	}
	position, held, err := l.Holds(ctx, e.Head.ID)
	if err != nil {
		return err
	}
	if !held || position != l.last {
		return fmt.Errorf("compare position %d: %w", l.last, ErrShort)
	}
	return nil
}

// at reads one event from the record.
func (l *Ledger) at(ctx context.Context, position uint64) (journal.Event, error) {
	m, err := l.record.GetMsg(ctx, position)
	if err != nil {
		return journal.Event{}, fmt.Errorf("read position %d: %w", position, err)
	}
	var w wire.Event
	if err := json.Unmarshal(m.Data, &w); err != nil {
		return journal.Event{}, fmt.Errorf("read position %d: %w", position, err)
	}
	w.Position = position
	return w.Unpack()
}

// catchUp brings the index up to the end of the record: after a start, and
// whenever it is unknown what became of a publish.
func (l *Ledger) catchUp(ctx context.Context) error {
	info, err := l.record.Info(ctx)
	if err != nil {
		return fmt.Errorf("find the end of the record: %w", err)
	}
	for l.last < info.State.LastSeq {
		var events []journal.Event
		for p := l.last + 1; p <= info.State.LastSeq && len(events) < replayBatch; p++ {
			e, err := l.at(ctx, p)
			if err != nil {
				return err
			}
			events = append(events, e)
		}
		if err := l.index(ctx, events); err != nil {
			return err
		}
	}
	return nil
}

// index adds placed events to the index and to what is kept in memory.
func (l *Ledger) index(ctx context.Context, events []journal.Event) error {
	if err := l.Receive(ctx, events...); err != nil {
		return fmt.Errorf("index %d events: %w", len(events), err)
	}
	for _, e := range events {
		l.note(e)
	}
	return nil
}

// Append implements journal.Store for the hub's own events: what is appended
// has a position at once.
func (l *Ledger) Append(ctx context.Context, events ...journal.Event) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.place(ctx, events)
	return err
}

// place publishes events at the end of the record and returns them with their
// positions, once they are on disk. The caller holds mu. After an error it is
// known what the record has, and it is safe to try again: what did get there
// is in the index.
func (l *Ledger) place(ctx context.Context, events []journal.Event) ([]journal.Event, error) {
	placed, err := l.publish(ctx, events)
	if err == nil {
		err = l.index(ctx, placed)
	}
	if err != nil {
		return nil, errors.Join(err, l.catchUp(ctx))
	}
	return placed, nil
}

// publish sends events one after the other without waiting, each naming the
// position that must come before it: should one fail, none after it gets in.
// Nobody else may write to the record, so a wrong position means that an
// earlier publish did arrive; catchUp then finds it by its identifier.
func (l *Ledger) publish(ctx context.Context, events []journal.Event) ([]journal.Event, error) {
	ctx, cancel := context.WithTimeout(ctx, publishWithin)
	defer cancel()
	acks := make([]jetstream.PubAckFuture, 0, len(events))
	for i, e := range events {
		data, err := json.Marshal(wire.Pack(e))
		if err != nil {
			return nil, fmt.Errorf("encode event %s: %w", e.Head.ID, err)
		}
		m := &nats.Msg{Subject: wire.RecordSubject(e.Head.Stream), Data: data}
		ack, err := l.js.PublishMsgAsync(m, jetstream.WithMsgID(e.Head.ID.String()),
			jetstream.WithExpectLastSequence(l.last+uint64(i)))
		if err != nil {
			return nil, fmt.Errorf("publish event %s: %w", e.Head.ID, err)
		}
		acks = append(acks, ack)
	}
	placed := make([]journal.Event, 0, len(events))
	for i, ack := range acks {
		select {
		case ok := <-ack.Ok():
			e := events[i]
			e.Position = ok.Sequence
			placed = append(placed, e)
		case err := <-ack.Err():
			return nil, fmt.Errorf("publish event %s: %w", events[i].Head.ID, err)
		case <-ctx.Done():
			return nil, fmt.Errorf("publish event %s: %w", events[i].Head.ID, ctx.Err())
		}
	}
	return placed, nil
}

// Last returns the last position of the record and the hash of everything up
// to there.
func (l *Ledger) Last() (uint64, journal.Hash) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last, l.sum.Hash()
}
