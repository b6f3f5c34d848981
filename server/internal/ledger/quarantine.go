package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/nats-io/nats.go/jetstream"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/wire"
)

// Refused is an event that the hub did not take into the record, with the
// reason. It is kept for a person to look at.
type Refused struct {
	Event wire.Event `json:"event"`
	Fault wire.Fault `json:"fault"`
	At    time.Time  `json:"at"`
	// Links says that the event is genuine and in its place in the desk's
	// chain: what the desk recorded after it is not held up by it.
	Links bool `json:"links,omitempty"`
}

// quarantine is every refused event, in memory and in a stream of its own.
type quarantine struct {
	js    jetstream.JetStream
	byID  map[uuid.UUID]Refused
	order []uuid.UUID
	tips  map[court.DeskID]journal.Tip
}

func newQuarantine() quarantine {
	return quarantine{byID: map[uuid.UUID]Refused{}, tips: map[court.DeskID]journal.Tip{}}
}

// open reads what is in quarantine.
func (q *quarantine) open(ctx context.Context, js jetstream.JetStream) error {
	q.js = js
	s, err := keep(ctx, js, quarantineName, "quarantine.>")
	if err != nil {
		return err
	}
	info, err := s.Info(ctx)
	if err != nil {
		return fmt.Errorf("open the quarantine: %w", err)
	}
	for n := uint64(1); n <= info.State.LastSeq; n++ {
		m, err := s.GetMsg(ctx, n)
		if err != nil {
			return fmt.Errorf("read number %d of the quarantine: %w", n, err)
		}
		var r Refused
		if err := json.Unmarshal(m.Data, &r); err != nil {
			return fmt.Errorf("read number %d of the quarantine: %w", n, err)
		}
		if e, err := r.Event.Unpack(); err == nil {
			q.note(e, r)
		}
	}
	return nil
}

func (q *quarantine) note(e journal.Event, r Refused) {
	if _, ok := q.byID[e.Head.ID]; !ok {
		q.order = append(q.order, e.Head.ID)
	}
	q.byID[e.Head.ID] = r
	if r.Links && e.Head.Counter > q.tips[e.Head.Desk].Counter {
		q.tips[e.Head.Desk] = q.tips[e.Head.Desk].After(e)
	}
}

// add keeps an event that was refused from a desk, on disk when it returns. The
// subject names the desk that sent it: what the event says of its desk may be
// anything.
func (q *quarantine) add(ctx context.Context, from court.DeskID, e journal.Event, r Refused) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep refused event %s: %w", e.Head.ID, err)
	}
	subject := "quarantine." + wire.Token(string(from))
	if _, err := q.js.Publish(ctx, subject, data); err != nil {
		return fmt.Errorf("keep refused event %s: %w", e.Head.ID, err)
	}
	q.note(e, r)
	return nil
}

// Quarantined lists the refused events, oldest first.
func (l *Ledger) Quarantined() []Refused {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]Refused, 0, len(l.out.order))
	for _, id := range l.out.order {
		out = append(out, l.out.byID[id])
	}
	return out
}
