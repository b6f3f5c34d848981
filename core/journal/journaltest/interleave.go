package journaltest

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/journal"
)

// hub gives positions, in order of arrival, as the sync server does.
type hub struct {
	log   []journal.Event
	known map[uuid.UUID]bool
}

// take places events. One that was sent again keeps its place.
func (h *hub) take(events []journal.Event) {
	for _, e := range events {
		if !h.known[e.Head.ID] {
			h.known[e.Head.ID] = true
			h.log = append(h.log, At(e, uint64(len(h.log))+1))
		}
	}
}

// player is one desk with its store, which writes and syncs in any order.
type player struct {
	*Desk
	store  journal.Store
	writer *journal.Writer
	random *rand.Rand
}

// act does one thing: most often write, otherwise send some or fetch some. A
// part of what is fetched had been fetched before, as after a lost connection.
func (p player) act(t *testing.T, h *hub) {
	t.Helper()
	switch p.random.IntN(4) {
	case 0:
		out, err := p.store.Outbox(t.Context(), 1+p.random.IntN(5))
		require.NoError(t, err)
		h.take(out)
	case 1:
		p.fetch(t, h, p.random.IntN(4), p.random.IntN(6))
	default:
		p.write(t)
	}
}

func (p player) write(t *testing.T) {
	t.Helper()
	var drafts []journal.Draft
	for range 1 + p.random.IntN(3) {
		s := journal.CaseStream(fmt.Sprint(1 + p.random.IntN(3)))
		drafts = append(drafts, journal.Draft{Stream: s, Kind: "note-written", Schema: 1, User: "a.clerk", Body: p.random.Uint64()})
	}
	_, err := p.writer.Write(t.Context(), drafts...)
	require.NoError(t, err)
}

// fetch receives what the hub has after what was seen: from overlap positions
// before that, and at most limit events.
func (p player) fetch(t *testing.T, h *hub, overlap, limit int) {
	t.Helper()
	seen, err := p.store.Seen(t.Context())
	require.NoError(t, err)
	from := max(0, int(seen)-overlap)
	require.NoError(t, p.store.Receive(t.Context(), h.log[from:min(len(h.log), from+limit)]...))
}

// settle sends and fetches everything.
func (p player) settle(t *testing.T, h *hub) {
	t.Helper()
	out, err := p.store.Outbox(t.Context(), 1000)
	require.NoError(t, err)
	h.take(out)
	p.fetch(t, h, len(h.log), len(h.log))
}

func players(t *testing.T, open func(testing.TB) journal.Store, random *rand.Rand) []player {
	t.Helper()
	var out []player
	for _, d := range []*Desk{NewDesk("a"), NewDesk("b"), NewDesk("c")} {
		s := open(t)
		w := journal.NewWriter(s, d.ID, d.Key, "Europe/London", func() time.Time { return Clock }, d.NewID)
		out = append(out, player{d, s, w, random})
	}
	return out
}

// Interleave lets three desks write, send and fetch at random, once for each of
// so many seeds. When all is exchanged they hold the same record in the same
// order, whole, and each event names a base that its desk had really seen.
func Interleave(t *testing.T, open func(testing.TB) journal.Store, seeds int) {
	t.Helper()
	for seed := range uint64(seeds) {
		random := rand.New(rand.NewPCG(seed, 2)) //nolint:gosec // the same in every run
		h := &hub{known: map[uuid.UUID]bool{}}
		desks := players(t, open, random)
		for range 60 {
			desks[random.IntN(len(desks))].act(t, h)
		}
		for range 2 { // the first to settle has not heard of the last
			for _, p := range desks {
				p.settle(t, h)
			}
		}
		requireAgreed(t, h, desks)
	}
}

func requireAgreed(t *testing.T, h *hub, desks []player) {
	t.Helper()
	first, err := journal.RecordHash(t.Context(), desks[0].store)
	require.NoError(t, err)
	for _, p := range desks {
		hash, err := journal.RecordHash(t.Context(), p.store)
		require.NoError(t, err)
		require.Equal(t, first, hash)
		report, err := journal.Verify(t.Context(), p.store, keys(desks[0].Desk, desks[1].Desk, desks[2].Desk), p.ID)
		require.NoError(t, err)
		require.Empty(t, report.Faults)
		require.Equal(t, journal.Report{Events: len(h.log), Desks: report.Desks}, report)
		requireStreams(t, h, p)
	}
}

// requireStreams compares each stream with the hub's order.
func requireStreams(t *testing.T, h *hub, p player) {
	t.Helper()
	want := map[journal.Stream][]string{}
	last := map[journal.Stream]uint64{}
	for _, e := range h.log {
		s := e.Head.Stream
		want[s] = append(want[s], e.Head.ID.String())
		require.Less(t, e.Head.Base, e.Position)
		last[s] = e.Position
	}
	for s, ids := range want {
		events, err := p.store.Stream(t.Context(), s)
		require.NoError(t, err)
		var got []string
		for _, e := range events {
			got = append(got, e.Head.ID.String())
		}
		require.Equal(t, ids, got)
		seen, err := p.store.SeenOf(t.Context(), s)
		require.NoError(t, err)
		require.Equal(t, last[s], seen)
	}
}
