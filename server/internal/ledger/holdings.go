package ledger

import (
	"context"
	"maps"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/wire"
)

// holdings says which courts hold a stream, and since which position. A case
// that is sent to another court is held by both from then on.
type holdings map[journal.Stream]map[court.Code]uint64

func (h holdings) note(e journal.Event) {
	for _, c := range Courts(e) {
		if h[e.Head.Stream] == nil {
			h[e.Head.Stream] = map[court.Code]uint64{}
		}
		if _, ok := h[e.Head.Stream][c]; !ok {
			h[e.Head.Stream][c] = e.Position
		}
	}
}

// Courts returns the courts that an event makes holders of its stream.
func Courts(e journal.Event) []court.Code {
	if e.Head.Stream == journal.Directory {
		return []court.Code{wire.Everyone}
	}
	d, err := casefile.Decode(e.Head.Kind, e.Head.Schema, e.Body)
	// A transfer to nowhere must not become one to everyone.
	if t, ok := d.(casefile.CaseTransferred); ok && err == nil && t.To != wire.Everyone {
		return []court.Code{e.Head.Court, t.To}
	}
	return []court.Code{e.Head.Court}
}

// since returns the position from which one of courts holds the stream, and
// false where none does.
func (h holdings) since(s journal.Stream, courts []court.Code) (uint64, bool) {
	first, found := uint64(0), false
	for _, c := range append([]court.Code{wire.Everyone}, courts...) {
		if p, ok := h[s][c]; ok && (!found || p < first) {
			first, found = p, true
		}
	}
	return first, found
}

// scanMost is how many events are looked at for one fetch, so that a desk
// whose courts are quiet gets its answer in time.
const scanMost = 20 * wire.BatchEvents

// Feed answers a desk's fetch: what its courts hold that comes after a
// position, in the order of the record. Where a case has come from another
// court its history comes along, before the event that sent it.
func (l *Ledger) Feed(ctx context.Context, courts []court.Code, f wire.Fetch) (wire.Batch, error) {
	out := wire.Batch{After: f.After, Skip: max(f.Skip, 0)}
	room := room{events: f.Most(), bytes: wire.BatchBytes}
	for scanned := 0; scanned < scanMost; scanned += wire.BatchEvents {
		events, err := l.After(ctx, out.After, wire.BatchEvents)
		if err != nil || len(events) == 0 {
			return out, err
		}
		for _, e := range events {
			due, err := l.due(ctx, courts, e)
			if err != nil {
				return wire.Batch{}, err
			}
			for _, d := range due[min(out.Skip, len(due)):] {
				if !room.take(d) {
					out.More = true
					return out, nil
				}
				out.Events = append(out.Events, wire.Pack(d))
				out.Skip++
			}
			out.After, out.Skip = e.Position, 0
		}
	}
	out.More = true
	return out, nil
}

// due returns what the event at one position means for a desk of courts:
// nothing, the event, or the whole history of its stream up to it.
func (l *Ledger) due(ctx context.Context, courts []court.Code, e journal.Event) ([]journal.Event, error) {
	l.mu.Lock()
	since, held := l.held.since(e.Head.Stream, courts)
	l.mu.Unlock()
	switch {
	case !held || e.Position < since:
		return nil, nil
	case e.Position > since:
		return []journal.Event{e}, nil
	}
	history, err := l.Stream(ctx, e.Head.Stream)
	if err != nil {
		return nil, err
	}
	n := 0
	for n < len(history) && history[n].Position <= e.Position {
		n++
	}
	return history[:n], nil
}

// room is what still fits into a batch. The first event always fits.
type room struct {
	events, bytes int
	any           bool
}

func (r *room) take(e journal.Event) bool {
	r.events--
	r.bytes -= wire.Size(e)
	fits := !r.any || r.events >= 0 && r.bytes >= 0
	r.any = true
	return fits
}

// Holders returns the courts that hold the streams of events, once each.
func (l *Ledger) Holders(events []journal.Event) []court.Code {
	l.mu.Lock()
	defer l.mu.Unlock()
	found := map[court.Code]bool{}
	for _, e := range events {
		for c := range l.held[e.Head.Stream] {
			found[c] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// Account says what a desk of courts must hold up to a position.
func (l *Ledger) Account(ctx context.Context, courts []court.Code, upTo uint64) (wire.Status, error) {
	sum, st := journal.NewSum(), wire.Status{}
	err := l.Each(ctx, func(e journal.Event) error {
		l.mu.Lock()
		since, held := l.held.since(e.Head.Stream, courts)
		l.mu.Unlock()
		if e.Position <= upTo && held && since <= upTo {
			sum.Add(e)
			st.Events++
			st.Position = e.Position
		}
		return nil
	})
	st.Hash = sum.Hash()
	return st, err
}
