package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
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
	Event wire.Event   `json:"event"`
	From  court.DeskID `json:"from,omitempty"` // the desk that sent it, whatever the event says
	Fault wire.Fault   `json:"fault"`
	At    time.Time    `json:"at"`
	// Links says that the event is genuine and in its place in the desk's
	// chain: what the desk recorded after it is not held up by it.
	Links bool `json:"links,omitempty"`
}

// Quarantined is what is at hand of a refused event: the rest is on disk, for a
// desk can send more of it than there is memory.
type Quarantined struct {
	ID   uuid.UUID
	From court.DeskID
	Kind string // as the event says, the beginning of it
	Why  wire.Fault
	At   time.Time
}

// kindMost is how much of a refused event's kind is kept at hand, in bytes.
const kindMost = 64

// quarantine is every refused event: on disk in a stream of its own, and at
// hand what is needed to answer for it.
type quarantine struct {
	js    jetstream.JetStream
	known map[journal.Hash]int // of an event as it was sent: its place in all
	all   []Quarantined        // oldest first
	tips  map[court.DeskID]journal.Tip
	spent map[court.DeskID]allowance
}

func newQuarantine() quarantine {
	return quarantine{known: map[journal.Hash]int{}, tips: map[court.DeskID]journal.Tip{}, spent: map[court.DeskID]allowance{}}
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
	sent := asSent(r.From, e)
	if _, ok := q.known[sent]; ok {
		return
	}
	q.known[sent] = len(q.all)
	q.all = append(q.all, Quarantined{
		ID: e.Head.ID, From: r.From, Kind: e.Head.Kind[:min(kindMost, len(e.Head.Kind))], Why: r.Fault, At: r.At,
	})
	if r.Links && e.Head.Counter > q.tips[r.From].Counter {
		q.tips[r.From] = q.tips[r.From].After(e)
	}
}

// asSent names an event as one desk sent it. Its identifier would not do: two
// may claim the same, and a spoilt copy must not stand for the event itself.
func asSent(from court.DeskID, e journal.Event) journal.Hash {
	h := sha256.New()
	for _, part := range [][]byte{[]byte(from), e.Raw, e.Body, e.Sig} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		h.Write(part)
	}
	return journal.Hash(h.Sum(nil))
}

// answered returns what a desk was answered when it sent the event before, and
// whether it did.
func (q *quarantine) answered(from court.DeskID, e journal.Event) (wire.Fault, bool) {
	i, ok := q.known[asSent(from, e)]
	if !ok {
		return wire.Fault{}, false
	}
	return q.all[i].Why, true
}

// add keeps a refused event, on disk when it returns. The subject names the
// desk that sent it: what the event says of its desk may be anything.
func (q *quarantine) add(ctx context.Context, e journal.Event, r Refused) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep refused event %s: %w", e.Head.ID, err)
	}
	if _, err := q.js.Publish(ctx, "quarantine."+wire.Token(string(r.From)), data); err != nil {
		return fmt.Errorf("keep refused event %s: %w", e.Head.ID, err)
	}
	q.note(e, r)
	return nil
}

// allowance is what was kept of one desk's refused events in an hour.
type allowance struct {
	since         time.Time
	events, bytes int
}

// A desk that goes wrong, or is made to, must not fill the hub's disk with what
// is refused: beyond this in an hour its events wait at the desk.
const (
	refusedEvents = 1000
	refusedBytes  = 64 << 20
)

// allows reports whether one more refused event of a desk is kept now.
func (q *quarantine) allows(from court.DeskID, e journal.Event, now time.Time) bool {
	a := q.spent[from]
	if now.Sub(a.since) >= time.Hour || now.Before(a.since) {
		a = allowance{since: now}
	}
	a.events++
	a.bytes += wire.Size(e)
	if a.events > refusedEvents || a.bytes > refusedBytes {
		return false
	}
	q.spent[from] = a
	return true
}

// Quarantined lists the refused events, oldest first.
func (l *Ledger) Quarantined() []Quarantined {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.out.all)
}
