package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// Submit takes a desk's next events, oldest first: each is placed in the
// record, refused into quarantine, or to be sent again. An event that was
// taken before gets the same answer as then. Everything answered with a
// position is on disk.
func (l *Ledger) Submit(ctx context.Context, desk directory.Desk, events []journal.Event, now time.Time) ([]wire.Outcome, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	tip, err := l.tip(ctx, desk.ID)
	if err != nil {
		return nil, err
	}
	s := submission{ledger: l, desk: desk, now: now, tip: tip, coming: holdings{}}
	for _, e := range events {
		if err := s.take(ctx, e); err != nil {
			return nil, err
		}
	}
	return s.outcomes, s.placeAll(ctx)
}

// tip returns the end of a desk's chain as the hub knows it, counting what is
// in quarantine.
func (l *Ledger) tip(ctx context.Context, desk court.DeskID) (journal.Tip, error) {
	tip, err := l.Store.Tip(ctx, desk)
	if q := l.out.tips[desk]; q.Counter > tip.Counter {
		tip = q
	}
	return tip, err
}

// submission is one batch on its way in.
type submission struct {
	ledger   *Ledger
	desk     directory.Desk
	now      time.Time
	tip      journal.Tip
	coming   holdings // of streams that begin in this batch
	outcomes []wire.Outcome
	place    []journal.Event // good, not placed yet
	at       []int           // their outcomes
}

// take decides about one event.
func (s *submission) take(ctx context.Context, e journal.Event) error {
	o := wire.Outcome{ID: e.Head.ID}
	known, fault, err := s.again(ctx, e, &o)
	if err != nil {
		return err
	}
	if fault == nil && !known {
		fault = s.judge(e)
	}
	switch {
	case known:
	case fault == nil:
		s.tip = s.tip.After(e)
		s.coming.note(e)
		s.place, s.at = append(s.place, e), append(s.at, len(s.outcomes))
	case !fault.Retry && !s.ledger.out.allows(s.desk.ID, e, s.now):
		o.Refused = &faultTooMany
	case !fault.Retry:
		if err := s.refuse(ctx, e, *fault); err != nil {
			return err
		}
		o.Refused = fault
	default:
		o.Refused = fault
	}
	s.outcomes = append(s.outcomes, o)
	return nil
}

// again answers for an event that was submitted before. One that only claims
// the identifier of another is at fault.
func (s *submission) again(ctx context.Context, e journal.Event, o *wire.Outcome) (known bool, fault *wire.Fault, err error) {
	if why, before := s.ledger.out.answered(s.desk.ID, e); before {
		o.Refused = &why
		return true, nil, nil
	}
	claims := func(h journal.Event) bool { return h.Head.ID == e.Head.ID }
	if slices.ContainsFunc(s.place, claims) {
		return false, &faultIdentity, nil
	}
	position, held, err := s.ledger.Holds(ctx, e.Head.ID)
	if err != nil || !held {
		return false, nil, err
	}
	first, err := s.ledger.After(ctx, position-1, 1)
	if err != nil {
		return false, nil, err
	}
	if len(first) == 0 || !bytes.Equal(first[0].Raw, e.Raw) {
		return false, &faultIdentity, nil
	}
	o.Position = position
	return true, nil, nil
}

// refuse puts an event into quarantine. A genuine link of the desk's chain
// moves the chain on, whatever is wrong with its body, so that one refused event
// does not hold up all others. What comes before it in the chain is placed
// first: were it lost with this batch, it would be taken for a fork when it is
// sent again.
func (s *submission) refuse(ctx context.Context, e journal.Event, f wire.Fault) error {
	if err := s.placeAll(ctx); err != nil {
		return err
	}
	head := e
	head.Body = nil
	links := head.Verify(s.desk.Key) == nil && e.Head.Desk == s.desk.ID && s.tip.Follows(e) == nil
	r := Refused{Event: wire.Pack(e), From: s.desk.ID, Fault: f, At: s.now.UTC(), Links: links}
	if err := s.ledger.out.add(ctx, e, r); err != nil {
		return err
	}
	if links {
		s.tip = s.tip.After(e)
	}
	s.ledger.log.WarnContext(ctx, "event refused", "event", e.Head.ID, "desk", s.desk.ID, "why", f.Code)
	return nil
}

// placeAll places what has been found good so far, and completes its outcomes.
func (s *submission) placeAll(ctx context.Context) error {
	if len(s.place) == 0 {
		return nil
	}
	placed, err := s.ledger.place(ctx, s.place)
	if err != nil {
		return fmt.Errorf("place %d events of desk %s: %w", len(s.place), s.desk.ID, err)
	}
	for i, e := range placed {
		s.outcomes[s.at[i]].Position = e.Position
	}
	s.place, s.at = nil, nil
	return nil
}

// judge says what is wrong with an event, nil if nothing is.
func (s *submission) judge(e journal.Event) *wire.Fault {
	switch {
	case s.desk.Revoked:
		return &faultRevoked
	case e.Head.Desk != s.desk.ID || e.Verify(s.desk.Key) != nil:
		return &faultSignature
	case e.Body == nil || wire.Size(e) > wire.MaxEvent: // a desk keeps a body that is too large to send
		return &faultSize
	}
	if err := s.tip.Follows(e); errors.Is(err, journal.ErrGap) {
		return &faultGap
	} else if err != nil {
		return &faultFork
	}
	switch {
	case e.Head.Stream == journal.Directory || directory.HubOnly(e.Head.Kind) || hubKind(e.Head.Kind):
		return &faultHubOnly
	case len(e.Head.Stream) > streamMost:
		return &faultStream
	case !s.desk.Holds(e.Head.Court) || !ofCourt(e.Head) || !s.mayWrite(e.Head.Stream):
		return &faultCourt
	case s.size(e.Head.Stream)+wire.Size(e) > s.ledger.most:
		return &faultFull
	}
	return nil
}

// size returns the bytes of a stream, with what is about to be placed.
func (s *submission) size(stream journal.Stream) int {
	n := s.ledger.sizes[stream]
	for _, e := range s.place {
		if e.Head.Stream == stream {
			n += wire.Size(e)
		}
	}
	return n
}

// streamMost is how long the name of a stream may be, in bytes. It becomes a
// subject, and the broker drops a connection that names one too long: the
// hub's own, on which all desks are answered.
const streamMost = 256

// ofCourt reports whether an event of a stream that names its court is of that
// court. Without this a desk of another court could be the first to write to a
// sitting that is yet to come, and keep the court's own desks out of it.
func ofCourt(h journal.Head) bool {
	parts := strings.Split(string(h.Stream), "/")
	named := len(parts) > 1 && (parts[0] == "sitting" || parts[0] == "court")
	return !named || parts[1] == string(h.Court)
}

// mayWrite reports whether a stream is new or one of the desk's courts holds
// it. Without this a desk could claim a stranger's case by writing to it.
func (s *submission) mayWrite(stream journal.Stream) bool {
	if s.ledger.held[stream] == nil {
		return true
	}
	_, held := s.ledger.held.since(stream, s.desk.Courts)
	return held || slices.ContainsFunc(s.desk.Courts, func(c court.Code) bool {
		_, ok := s.coming[stream][c]
		return ok
	})
}
