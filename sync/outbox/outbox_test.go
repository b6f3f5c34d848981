package outbox_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/memory"
	"assize.example/sync/outbox"
	"assize.example/sync/wire"
)

// hub answers for each event; what it takes, it places in the store, as the
// replica would.
type hub struct {
	t      *testing.T
	store  journal.Store
	last   uint64
	sizes  []int
	refuse map[uint64]wire.Fault // by counter
}

func (h *hub) send(ctx context.Context, s wire.Submit) (wire.Ack, error) {
	h.sizes = append(h.sizes, len(s.Events))
	var ack wire.Ack
	for _, w := range s.Events {
		e, err := w.Unpack()
		require.NoError(h.t, err)
		out := wire.Outcome{ID: e.Head.ID}
		if f, ok := h.refuse[e.Head.Counter]; ok {
			out.Refused = &f
		} else {
			h.last++
			out.Position = h.last
			require.NoError(h.t, h.store.Receive(ctx, journaltest.At(e, h.last)))
		}
		ack.Outcomes = append(ack.Outcomes, out)
	}
	return ack, nil
}

func TestWhatWaitsIsSentInBatchesOldestFirst(t *testing.T) {
	s := memory.New()
	journaltest.Fill(t, t.Context(), s, 450)
	h := &hub{t: t, store: s}
	o := outbox.New(s)
	for {
		sent, _, err := o.Push(t.Context(), h.send)
		require.NoError(t, err)
		if sent == 0 {
			break
		}
	}
	require.Equal(t, []int{200, 200, 50}, h.sizes)
	waiting, err := s.Waiting(t.Context())
	require.NoError(t, err)
	require.Zero(t, waiting)
}

func TestABatchIsKeptSmallAndALargeEventTravelsAlone(t *testing.T) {
	s := memory.New()
	d := journaltest.NewDesk("a")
	for _, size := range []int{300 << 10, 300 << 10, 900 << 10, 10} {
		e, err := journal.Sign(journal.Head{
			ID: d.NewID(), Stream: "case/1", Kind: "note-written", Desk: d.ID, Counter: d.Tip.Counter + 1, Prev: d.Tip.Hash,
		}, []byte(`"`+strings.Repeat("x", size)+`"`), d.Key)
		require.NoError(t, err)
		d.Tip = d.Tip.After(e)
		require.NoError(t, s.Append(t.Context(), e))
	}
	h := &hub{t: t, store: s}
	o := outbox.New(s)
	for range 4 {
		_, _, err := o.Push(t.Context(), h.send)
		require.NoError(t, err)
	}
	require.Equal(t, []int{1, 1, 1, 1}, h.sizes)
}

func TestABodyThatNoMessageCanHoldDoesNotHoldUpWhatFollows(t *testing.T) {
	s := memory.New()
	d := journaltest.NewDesk("a")
	e, err := journal.Sign(journal.Head{ID: d.NewID(), Stream: "case/1", Kind: "note-written", Desk: d.ID, Counter: 1},
		[]byte(`"`+strings.Repeat("x", wire.MaxMessage)+`"`), d.Key)
	require.NoError(t, err)
	d.Tip = d.Tip.After(e)
	require.NoError(t, s.Append(t.Context(), e))
	h := &hub{t: t, store: s, refuse: map[uint64]wire.Fault{1: {Code: "event-size"}}}
	_, _, err = outbox.New(s).Push(t.Context(), func(ctx context.Context, sub wire.Submit) (wire.Ack, error) {
		data, err := json.Marshal(sub)
		require.NoError(t, err)
		require.Less(t, len(data), wire.MaxMessage, "the broker takes it")
		return h.send(ctx, sub)
	})
	require.NoError(t, err)
}

func TestWhatTheHubRefusesIsKeptAndShownAndHoldsUpNothing(t *testing.T) {
	s := memory.New()
	journaltest.Fill(t, t.Context(), s, 5)
	h := &hub{t: t, store: s, refuse: map[uint64]wire.Fault{2: {Code: "other-court"}}}
	o := outbox.New(s)
	sent, upTo, err := o.Push(t.Context(), h.send)
	require.NoError(t, err)
	require.Equal(t, 5, sent)
	require.EqualValues(t, 4, upTo)
	require.Len(t, o.Refused(), 1)
	require.Equal(t, "other-court", o.Refused()[0].Why.Code)
	waiting, err := s.Waiting(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, waiting, "it stays in the outbox")
	sent, _, err = o.Push(t.Context(), h.send)
	require.NoError(t, err)
	require.Zero(t, sent, "and is not sent again")
}

func TestAHubThatAsksForPatienceIsAnError(t *testing.T) {
	s := memory.New()
	journaltest.Fill(t, t.Context(), s, 2)
	h := &hub{t: t, store: s, refuse: map[uint64]wire.Fault{1: {Code: "event-gap", Retry: true}}}
	o := outbox.New(s)
	_, _, err := o.Push(t.Context(), h.send)
	var fault *wire.Fault
	require.ErrorAs(t, err, &fault)
	require.Empty(t, o.Refused())
}

func TestAnAnswerThatNeitherTakesNorRefusesIsAnError(t *testing.T) {
	s := memory.New()
	journaltest.Fill(t, t.Context(), s, 1)
	_, _, err := outbox.New(s).Push(t.Context(), func(_ context.Context, sub wire.Submit) (wire.Ack, error) {
		e, err := sub.Events[0].Unpack()
		return wire.Ack{Outcomes: []wire.Outcome{{ID: e.Head.ID}}}, err
	})
	require.ErrorContains(t, err, "neither took nor refused")
}

// broken is a store whose outbox cannot be read.
type broken struct{ *memory.Store }

func (broken) Outbox(context.Context, int) ([]journal.Event, error) { return nil, errors.New("disk") }

func TestAnOutboxThatCannotBeReadIsAProblemForAPerson(t *testing.T) {
	_, _, err := outbox.New(broken{memory.New()}).Push(t.Context(), nil)
	p, ok := court.AsProblem(err)
	require.True(t, ok)
	require.Equal(t, "desk-cannot-read", p.Code)
}

func TestAnAnswerForOtherEventsIsAnError(t *testing.T) {
	for name, ack := range map[string]wire.Ack{
		"too few": {},
		"other":   {Outcomes: []wire.Outcome{{Position: 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := memory.New()
			journaltest.Fill(t, t.Context(), s, 1)
			_, _, err := outbox.New(s).Push(t.Context(), func(context.Context, wire.Submit) (wire.Ack, error) { return ack, nil })
			require.Error(t, err)
		})
	}
}

func TestALostAnswerLeavesEverythingInTheOutbox(t *testing.T) {
	s := memory.New()
	journaltest.Fill(t, t.Context(), s, 3)
	lost := errors.New("connection lost")
	o := outbox.New(s)
	_, _, err := o.Push(t.Context(), func(context.Context, wire.Submit) (wire.Ack, error) { return wire.Ack{}, lost })
	require.ErrorIs(t, err, lost)
	h := &hub{t: t, store: s}
	sent, _, err := o.Push(t.Context(), h.send)
	require.NoError(t, err)
	require.Equal(t, 3, sent)
}
