// Package journaltest says what every journal.Store must do, and makes events
// for tests.
package journaltest

import (
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Clock is the instant that test events are recorded at.
var Clock = time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)

// Desk makes a desk's events, one after the other.
type Desk struct {
	ID   court.DeskID
	Key  ed25519.PrivateKey
	Tip  journal.Tip
	seed uint64
}

// NewDesk returns a desk with a key of its own, the same in every run.
func NewDesk(id court.DeskID) *Desk {
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, id)
	return &Desk{ID: id, Key: ed25519.NewKeyFromSeed(seed)}
}

// Public returns the desk's public key.
func (d *Desk) Public() ed25519.PublicKey { return d.Key.Public().(ed25519.PublicKey) }

// NewID returns identifiers that are the same in every run.
func (d *Desk) NewID() uuid.UUID {
	d.seed++
	var id uuid.UUID
	copy(id[:8], d.ID)
	binary.BigEndian.PutUint64(id[8:], d.seed)
	return id
}

// Next returns the desk's next event on a stream.
func (d *Desk) Next(tb testing.TB, s journal.Stream) journal.Event {
	tb.Helper()
	e, err := journal.Sign(journal.Head{
		ID: d.NewID(), Stream: s, Court: "433", Kind: "note-written", Schema: 1, Desk: d.ID,
		Counter: d.Tip.Counter + 1, Prev: d.Tip.Hash, At: Clock, Zone: "Europe/London", User: "a.clerk",
	}, fmt.Appendf(nil, `{"text":"note %d"}`, d.Tip.Counter+1), d.Key)
	require.NoError(tb, err)
	d.Tip = d.Tip.After(e)
	return e
}

// Says returns the desk's next event on a stream, with a body of the caller's.
// It knows of no other event of the stream: its base is 0.
func (d *Desk) Says(tb testing.TB, s journal.Stream, c court.Code, e interface{ Kind() string }) journal.Event {
	tb.Helper()
	body, err := json.Marshal(e)
	require.NoError(tb, err)
	made, err := journal.Sign(journal.Head{
		ID: d.NewID(), Stream: s, Court: c, Kind: e.Kind(), Schema: 1, Desk: d.ID,
		Counter: d.Tip.Counter + 1, Prev: d.Tip.Hash, At: Clock, Zone: "Europe/London", User: "a.clerk",
	}, body, d.Key)
	require.NoError(tb, err)
	d.Tip = d.Tip.After(made)
	return made
}

// At returns e as the hub placed it.
func At(e journal.Event, position uint64) journal.Event {
	e.Position = position
	return e
}

const stream = journal.Stream("case/1")

// Run puts a store to the contract. open returns an empty one.
func Run(t *testing.T, open func(testing.TB) journal.Store) {
	t.Helper()
	t.Run("events come back in the agreed order", func(t *testing.T) { order(t, open(t)) })
	t.Run("a chain with a gap or a fork is refused whole", func(t *testing.T) { chain(t, open(t)) })
	t.Run("receiving again has no second effect", func(t *testing.T) { again(t, open(t)) })
	t.Run("a place is given once", func(t *testing.T) { places(t, open(t)) })
	t.Run("what is acknowledged leaves the outbox", func(t *testing.T) { outbox(t, open(t)) })
	t.Run("many may use it at once", func(t *testing.T) { concurrent(t, open(t)) })
	t.Run("three desks agree whatever the order of arrival", func(t *testing.T) { agree(t, open) })
	t.Run("three desks that work as they please agree in the end", func(t *testing.T) { Interleave(t, open, 3) })
	t.Run("the writer chains what it signs", func(t *testing.T) { writer(t, open(t)) })
}

func held(t *testing.T, s journal.Store) []journal.Event {
	t.Helper()
	events, err := s.Stream(t.Context(), stream)
	require.NoError(t, err)
	return events
}

func ids(events []journal.Event) []string {
	out := make([]string, 0, len(events))
	for _, e := range events {
		out = append(out, string(e.Head.Desk)+fmt.Sprint(e.Head.Counter))
	}
	return out
}

func order(t *testing.T, s journal.Store) {
	t.Helper()
	a, b := NewDesk("a"), NewDesk("b")
	a1, a2, b1 := a.Next(t, stream), a.Next(t, stream), b.Next(t, stream)
	require.NoError(t, s.Append(t.Context(), a1, a2))
	require.Equal(t, []string{"a1", "a2"}, ids(held(t, s)))
	// Another desk's event arrives beneath what waits here.
	require.NoError(t, s.Receive(t.Context(), At(b1, 7)))
	require.Equal(t, []string{"b1", "a1", "a2"}, ids(held(t, s)))
	require.NoError(t, s.Receive(t.Context(), At(a1, 5)))
	require.Equal(t, []string{"a1", "b1", "a2"}, ids(held(t, s)))
	require.Equal(t, a1.Raw, held(t, s)[0].Raw)
	require.NoError(t, held(t, s)[0].Verify(a.Public()))

	seen, err := s.Seen(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 7, seen)
	seen, err = s.SeenOf(t.Context(), "case/other")
	require.NoError(t, err)
	require.Zero(t, seen)
	streams, err := s.Streams(t.Context(), "case/")
	require.NoError(t, err)
	require.Equal(t, []journal.Stream{stream}, streams)
}

func chain(t *testing.T, s journal.Store) {
	t.Helper()
	a := NewDesk("a")
	a1, a2, a3 := a.Next(t, stream), a.Next(t, stream), a.Next(t, stream)
	require.ErrorIs(t, s.Append(t.Context(), a1, a3), journal.ErrGap)
	require.Empty(t, held(t, s), "half of a refused batch was kept")
	require.NoError(t, s.Append(t.Context(), a1, a2))
	require.ErrorIs(t, s.Append(t.Context(), a2), journal.ErrFork)
	clone := NewDesk("a")
	clone.Next(t, stream)
	clone.Next(t, "case/2")
	require.ErrorIs(t, s.Append(t.Context(), clone.Next(t, stream)), journal.ErrFork)
	require.NoError(t, s.Append(t.Context(), a3))
}

func again(t *testing.T, s journal.Store) {
	t.Helper()
	b := NewDesk("b")
	b1, b2 := At(b.Next(t, stream), 3), At(b.Next(t, stream), 4)
	for range 3 {
		require.NoError(t, s.Receive(t.Context(), b1, b2))
	}
	require.Equal(t, []string{"b1", "b2"}, ids(held(t, s)))
	require.Error(t, s.Receive(t.Context(), b.Next(t, stream)), "an event without a position was received")
}

// places refuses, whole, what claims a position or a place in a chain that is taken.
func places(t *testing.T, s journal.Store) {
	t.Helper()
	a, b := NewDesk("a"), NewDesk("b")
	require.NoError(t, s.Receive(t.Context(), At(a.Next(t, stream), 3)))
	b1, b2 := b.Next(t, stream), b.Next(t, stream)
	require.Error(t, s.Receive(t.Context(), At(b1, 2), At(b2, 3)), "two events stand at one position")
	require.Equal(t, []string{"a1"}, ids(held(t, s)), "half of a refused batch was kept")

	clone := NewDesk("a")
	clone.NewID() // so that its first event has another identifier
	require.ErrorIs(t, s.Receive(t.Context(), At(clone.Next(t, stream), 4)), journal.ErrFork)
	require.NoError(t, s.Receive(t.Context(), At(b1, 4)))
	require.NoError(t, s.Receive(t.Context(), At(b1, 9)), "a second telling has no effect")
	seen, err := s.Seen(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 4, seen)
	impostors(t, s)
}

// impostors refuses an event that claims the identifier of one that waits: it
// would take that one out of the outbox, unsent.
func impostors(t *testing.T, s journal.Store) {
	t.Helper()
	own, other := NewDesk("own"), NewDesk("own")
	waits := own.Next(t, stream)
	require.NoError(t, s.Append(t.Context(), waits))
	impostor := other.Next(t, "case/2")
	require.Equal(t, waits.Head.ID, impostor.Head.ID)
	require.ErrorIs(t, s.Receive(t.Context(), At(impostor, 20)), journal.ErrIdentity)
	n, err := s.Waiting(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

func outbox(t *testing.T, s journal.Store) {
	t.Helper()
	a := NewDesk("a")
	a1, a2, a3 := a.Next(t, stream), a.Next(t, stream), a.Next(t, stream)
	require.NoError(t, s.Append(t.Context(), a1, a2, a3))
	require.NoError(t, s.Receive(t.Context(), At(a1, 1)))
	out, err := s.Outbox(t.Context(), 1)
	require.NoError(t, err)
	require.Equal(t, []string{"a2"}, ids(out))
	n, err := s.Waiting(t.Context())
	require.NoError(t, err)
	require.Equal(t, 2, n)
	tip, err := s.Tip(t.Context(), "a")
	require.NoError(t, err)
	require.Equal(t, a.Tip, tip)
}

func concurrent(t *testing.T, s journal.Store) {
	t.Helper()
	a, b := NewDesk("a"), NewDesk("b")
	var all sync.WaitGroup
	all.Go(func() {
		for range 50 {
			require.NoError(t, s.Append(t.Context(), a.Next(t, stream)))
		}
	})
	all.Go(func() {
		for i := range 50 {
			require.NoError(t, s.Receive(t.Context(), At(b.Next(t, stream), uint64(i)+1)))
		}
	})
	all.Go(func() {
		for range 50 {
			_, err := s.Stream(t.Context(), stream)
			require.NoError(t, err)
		}
	})
	all.Wait()
	require.Len(t, held(t, s), 100)
}

// agree plays the same events to three stores in different orders.
func agree(t *testing.T, open func(testing.TB) journal.Store) {
	t.Helper()
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same in every run
		desks := []*Desk{NewDesk("a"), NewDesk("b"), NewDesk("c")}
		var placed []journal.Event
		for i := range uint64(30) {
			placed = append(placed, At(desks[random.IntN(3)].Next(t, stream), i+1))
		}
		var hashes []journal.Hash
		for range desks {
			s := open(t)
			shuffled := append([]journal.Event{}, placed...)
			random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			for _, e := range shuffled {
				require.NoError(t, s.Receive(t.Context(), e))
			}
			h, err := journal.RecordHash(t.Context(), s)
			require.NoError(t, err)
			hashes = append(hashes, h)
			require.Equal(t, ids(placed), ids(held(t, s)))
		}
		require.Equal(t, hashes[0], hashes[1], "seed %d", seed)
		require.Equal(t, hashes[0], hashes[2], "seed %d", seed)
	}
}

func writer(t *testing.T, s journal.Store) {
	t.Helper()
	a, b := NewDesk("a"), NewDesk("b")
	w := journal.NewWriter(s, a.ID, a.Key, "Europe/London", func() time.Time { return Clock }, a.NewID)
	require.NoError(t, s.Receive(t.Context(), At(b.Next(t, stream), 9)))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, err := w.Write(t.Context(),
				journal.Draft{Stream: stream, Kind: "note-written", Schema: 1, User: "a", Body: map[string]string{"text": "x"}},
				journal.Draft{Stream: stream, Kind: "note-written", Schema: 1, User: "a", Body: map[string]string{"text": "y"}})
			require.NoError(t, err)
		})
	}
	all.Wait()
	events := held(t, s)
	require.Len(t, events, 17)
	require.EqualValues(t, 9, events[16].Head.Base, "the base is what the desk had seen of the stream")
	report, err := journal.Verify(t.Context(), s, keys(a, b), a.ID)
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	require.Equal(t, journal.Report{Events: 17, Waiting: 16, Desks: 2}, report)
}

func keys(desks ...*Desk) func(court.DeskID) (ed25519.PublicKey, bool) {
	return func(id court.DeskID) (ed25519.PublicKey, bool) {
		for _, d := range desks {
			if d.ID == id {
				return d.Public(), true
			}
		}
		return nil, false
	}
}

// Fill appends n events of one desk to a store and returns the desk.
func Fill(tb testing.TB, ctx context.Context, s journal.Store, n int) *Desk { //nolint:revive // testing.TB stands first, as everywhere in tests
	tb.Helper()
	d := NewDesk("a")
	for range n {
		require.NoError(tb, s.Append(ctx, d.Next(tb, stream)))
	}
	return d
}
