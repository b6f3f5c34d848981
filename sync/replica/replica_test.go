package replica_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/memory"
	"assize.example/sync/directory"
	"assize.example/sync/replica"
	"assize.example/sync/wire"
)

// source is a hub's record that is served in batches of two.
type source struct {
	events []journal.Event
	asked  []uint64
}

func (s *source) fetch(_ context.Context, f wire.Fetch) (wire.Batch, error) {
	s.asked = append(s.asked, f.After)
	b := wire.Batch{After: f.After}
	for _, e := range s.events {
		if e.Position <= f.After {
			continue
		}
		if len(b.Events) == 2 {
			b.More = true
			break
		}
		b.Events, b.After = append(b.Events, wire.Pack(e)), e.Position
	}
	return b, nil
}

// enrolled is the hub's event that makes d a desk.
func enrolled(t *testing.T, hub, d *journaltest.Desk) journal.Event {
	t.Helper()
	body, err := json.Marshal(directory.DeskEnrolled{Desk: d.ID, Key: d.Public(), Courts: []court.Code{"433"}})
	require.NoError(t, err)
	return signed(t, hub, journal.Directory, "desk-enrolled", body)
}

func signed(t *testing.T, d *journaltest.Desk, s journal.Stream, kind string, body []byte) journal.Event {
	t.Helper()
	e, err := journal.Sign(journal.Head{
		ID: d.NewID(), Stream: s, Kind: kind, Schema: 1, Desk: d.ID, Counter: d.Tip.Counter + 1, Prev: d.Tip.Hash,
	}, body, d.Key)
	require.NoError(t, err)
	d.Tip = d.Tip.After(e)
	return e
}

func open(t *testing.T, s *memory.Store, hub *journaltest.Desk) *replica.Replica {
	t.Helper()
	r, err := replica.Open(t.Context(), s, hub.Public(), func(ctx context.Context, es []journal.Event) error { return s.Receive(ctx, es...) })
	require.NoError(t, err)
	return r
}

// setting is a record with one desk's enrolment and three of its notes.
func setting(t *testing.T) (hub, a *journaltest.Desk, src *source) {
	t.Helper()
	hub, a = journaltest.NewDesk(directory.Hub), journaltest.NewDesk("a")
	src = &source{events: []journal.Event{journaltest.At(enrolled(t, hub, a), 3)}}
	for i := range uint64(3) {
		src.events = append(src.events, journaltest.At(a.Next(t, "case/1"), 5+i*2))
	}
	return hub, a, src
}

func TestAReplicaGoesOnWhereItEnded(t *testing.T) {
	hub, a, src := setting(t)
	s := memory.New()
	n, err := open(t, s, hub).Pull(t.Context(), src.fetch)
	require.NoError(t, err)
	require.Equal(t, 4, n)
	require.Equal(t, []uint64{0, 5}, src.asked)
	src.events = append(src.events, journaltest.At(a.Next(t, "case/1"), 20))
	again := open(t, s, hub) // after a restart
	n, err = again.Pull(t.Context(), src.fetch)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.EqualValues(t, 20, again.Seen())
}

func TestWhatIsNotGenuineIsNotTaken(t *testing.T) {
	for name, spoil := range map[string]func(hub, a *journaltest.Desk, src *source){
		"a changed body": func(_, _ *journaltest.Desk, src *source) { src.events[2].Body = []byte(`{"text":"forged"}`) },
		"a changed head": func(_, _ *journaltest.Desk, src *source) { src.events[2].Raw[40] ^= 1 },
		"another's signature": func(_, _ *journaltest.Desk, src *source) {
			src.events[2] = journaltest.At(journaltest.NewDesk("b").Next(t, "case/1"), 7)
		},
		"a desk that enrols itself": func(_, _ *journaltest.Desk, src *source) {
			b := journaltest.NewDesk("b")
			src.events = append(src.events[:2], journaltest.At(enrolled(t, b, b), 7), journaltest.At(b.Next(t, "case/1"), 8))
		},
		"no position": func(_, _ *journaltest.Desk, src *source) { src.events[3].Position = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			hub, a, src := setting(t)
			spoil(hub, a, src)
			s := memory.New()
			r := open(t, s, hub)
			all := func(_ context.Context, f wire.Fetch) (wire.Batch, error) {
				b := wire.Batch{After: 99}
				for _, e := range src.events {
					b.Events = append(b.Events, wire.Pack(e))
				}
				return b, nil
			}
			_, err := r.Pull(t.Context(), all)
			require.Error(t, err)
			held, err := s.Stream(t.Context(), "case/1")
			require.NoError(t, err)
			require.Empty(t, held, "the whole batch is refused")
			require.Zero(t, r.Seen())
		})
	}
}

func TestWhatCouldNotBeStoredIsAskedForAgain(t *testing.T) {
	hub, _, src := setting(t)
	full := errors.New("disk full")
	fail := true
	s := memory.New()
	r, err := replica.Open(t.Context(), s, hub.Public(), func(ctx context.Context, es []journal.Event) error {
		if fail {
			return full
		}
		return s.Receive(ctx, es...)
	})
	require.NoError(t, err)
	_, err = r.Pull(t.Context(), src.fetch)
	require.ErrorIs(t, err, full)
	p, ok := court.AsProblem(err)
	require.True(t, ok, "a person is told, for the hub is not out of reach")
	require.Equal(t, "desk-cannot-store", p.Code)
	require.NotEmpty(t, p.What.CY)
	fail = false
	n, err := r.Pull(t.Context(), src.fetch)
	require.NoError(t, err)
	require.Equal(t, 4, n)
}

func TestAHubThatHasMoreAndGivesNothingIsAnError(t *testing.T) {
	hub, _, _ := setting(t)
	asked := 0
	_, err := open(t, memory.New(), hub).Pull(t.Context(), func(_ context.Context, f wire.Fetch) (wire.Batch, error) {
		if asked++; asked > 10 {
			return wire.Batch{}, errors.New("it never ends")
		}
		return wire.Batch{After: f.After, Skip: f.Skip, More: true}, nil
	})
	require.ErrorContains(t, err, "gives nothing")
}

func TestTheNewestCheckpointIsKept(t *testing.T) {
	hub, _, src := setting(t)
	for i, p := range []uint64{8, 4} {
		body, err := json.Marshal(directory.Checkpoint{Position: p, Hash: journal.Hash{byte(p)}})
		require.NoError(t, err)
		src.events = append(src.events, journaltest.At(signed(t, hub, journal.Directory, "checkpoint", body), 30+uint64(i)))
	}
	s := memory.New()
	r := open(t, s, hub)
	_, err := r.Pull(t.Context(), src.fetch)
	require.NoError(t, err)
	require.EqualValues(t, 8, r.Checkpoint().Position)
	require.EqualValues(t, 8, open(t, s, hub).Checkpoint().Position, "also after a restart")
}
