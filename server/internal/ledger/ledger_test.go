package ledger_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/sqlite"
	"assize.example/server/internal/broker"
	"assize.example/server/internal/ledger"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// bench is a ledger on a broker of its own, with one desk.
type bench struct {
	*ledger.Ledger
	t      *testing.T
	dir    string
	broker *broker.Broker
	index  *sqlite.Store
	keys   *journaltest.Desk
	desk   directory.Desk
	first  uuid.UUID // identifier of its first event, where a test needs it
}

func open(t *testing.T, dir string) *bench {
	t.Helper()
	b := &bench{t: t, dir: dir, keys: journaltest.NewDesk("a")}
	b.desk = directory.Desk{ID: "a", Key: b.keys.Public(), Courts: []court.Code{"433"}}
	log := slog.New(slog.DiscardHandler)
	var err error
	b.broker, err = broker.Start(t.Context(), broker.Config{
		Dir: filepath.Join(dir, "record"), Key: journaltest.NewDesk("hub").Key, Log: log,
		Grant: func(string) broker.Grant { return broker.Grant{} },
	})
	require.NoError(t, err)
	t.Cleanup(b.close)
	b.index, err = sqlite.Open(t.Context(), filepath.Join(dir, "index.db"), time.Now)
	require.NoError(t, err)
	b.Ledger, err = ledger.Open(t.Context(), b.broker.JS, b.index, log)
	require.NoError(t, err)
	return b
}

func (b *bench) close() {
	if b.index != nil {
		require.NoError(b.t, b.index.Close())
		b.index = nil
		b.broker.Close()
	}
}

func (b *bench) submit(events ...journal.Event) []wire.Outcome {
	b.t.Helper()
	out, err := b.Submit(context.Background(), b.desk, events, time.Now())
	require.NoError(b.t, err)
	require.Len(b.t, out, len(events))
	return out
}

func (b *bench) notes(n int) []journal.Event {
	var out []journal.Event
	for range n {
		out = append(out, b.keys.Next(b.t, "case/1"))
	}
	return out
}

// next signs an event that a test has spoilt in some way.
func (b *bench) next(spoil func(*journal.Head)) journal.Event {
	b.t.Helper()
	h := journal.Head{
		ID: b.keys.NewID(), Stream: "case/1", Court: "433", Kind: "note-written", Schema: 1, Desk: "a",
		Counter: b.keys.Tip.Counter + 1, Prev: b.keys.Tip.Hash, At: journaltest.Clock, Zone: "Europe/London", User: "u",
	}
	spoil(&h)
	e, err := journal.Sign(h, []byte(`{"text":"x"}`), b.keys.Key)
	require.NoError(b.t, err)
	return e
}

func TestPositionsAreGivenOnceAndInOrder(t *testing.T) {
	b := open(t, t.TempDir())
	events := b.notes(5)
	first := b.submit(events...)
	for i, o := range first {
		require.EqualValues(t, i+1, o.Position)
	}
	require.Equal(t, first, b.submit(events...), "the same events again have the same answer")
	last, hash := b.Last()
	require.EqualValues(t, 5, last)
	want, err := journal.RecordHash(t.Context(), b)
	require.NoError(t, err)
	require.Equal(t, want, hash)
}

func TestTheIndexIsRebuiltFromTheRecord(t *testing.T) {
	b := open(t, t.TempDir())
	b.submit(b.notes(700)...)
	_, hash := b.Last()
	b.close()
	require.NoError(t, os.Remove(filepath.Join(b.dir, "index.db")))
	again := open(t, b.dir)
	last, got := again.Last()
	require.EqualValues(t, 700, last)
	require.Equal(t, hash, got)
}

func TestARecordThatWentBackIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir)
	b.submit(b.notes(3)...)
	b.close()
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "record")))
	log := slog.New(slog.DiscardHandler)
	br, err := broker.Start(t.Context(), broker.Config{Dir: filepath.Join(dir, "record"), Key: b.keys.Key, Log: log})
	require.NoError(t, err)
	defer br.Close()
	index, err := sqlite.Open(t.Context(), filepath.Join(dir, "index.db"), time.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, index.Close()) })
	_, err = ledger.Open(t.Context(), br.JS, index, log)
	require.ErrorIs(t, err, ledger.ErrShort)
}

// wrong are events that the hub does not take, each after two good ones.
var wrong = map[string]struct {
	code  string
	spoil func(b *bench) journal.Event
	links bool // the chain goes on behind it
}{
	"a spoilt body": {code: "event-signature", links: true, spoil: func(b *bench) journal.Event {
		e := b.notes(1)[0]
		e.Body = []byte(`{"text":"spoilt"}`)
		return e
	}},
	"another desk's event": {code: "event-signature", spoil: func(b *bench) journal.Event {
		return journaltest.NewDesk("b").Next(b.t, "case/1")
	}},
	"a body that the desk kept because it is too large": {code: "event-size", links: true, spoil: func(b *bench) journal.Event {
		e := b.notes(1)[0]
		e.Body = nil
		return e
	}},
	"an event with the identifier of another": {code: "event-identity", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.ID = b.first })
	}},
	"another court": {code: "other-court", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Court = "999" })
	}},
	"another court's sitting, before that court has written of it": {code: "other-court", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Stream = "sitting/999/1/2026-11-30" })
	}},
	"another court's own stream": {code: "other-court", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Stream = journal.CourtStream("999") })
	}},
	"a stream with a name that no subject can hold": {code: "stream-name", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Stream = journal.CaseStream(strings.Repeat("x", 100<<10)) })
	}},
	"a desk with a name that no subject can hold": {code: "event-signature", spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Desk = court.DeskID(strings.Repeat("x", 100<<10)) })
	}},
	"the directory": {code: "hub-only", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Stream = journal.Directory })
	}},
	"a desk that enrols": {code: "hub-only", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Kind = "desk-enrolled" })
	}},
	"a desk that acknowledges a notification": {code: "hub-only", links: true, spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Kind = "notification-acknowledged" })
	}},
	"an event in a place that is taken": {code: "event-fork", spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Counter = 1 })
	}},
	"an event that follows another": {code: "event-fork", spoil: func(b *bench) journal.Event {
		return b.next(func(h *journal.Head) { h.Prev = journal.Hash{9} })
	}},
}

func TestWhatIsWrongIsRefusedIntoQuarantine(t *testing.T) {
	for name, c := range wrong {
		t.Run(name, func(t *testing.T) {
			b := open(t, t.TempDir())
			good := b.notes(2)
			b.first = good[0].Head.ID
			b.submit(good...)
			bad := c.spoil(b)
			out := b.submit(bad)
			require.NotNil(t, out[0].Refused)
			require.Equal(t, c.code, out[0].Refused.Code)
			require.False(t, out[0].Refused.Retry)
			require.Equal(t, out, b.submit(bad), "the same answer again")
			require.Len(t, b.Quarantined(), 1, "and kept once")
			require.EqualValues(t, "a", b.Quarantined()[0].From, "by the desk that sent it")
			last, _ := b.Last()
			require.EqualValues(t, 2, last)
			if !c.links {
				return
			}
			b.keys.Tip = b.keys.Tip.After(bad)
			after := b.notes(1)
			b.close()
			again := open(t, b.dir)
			again.keys = b.keys
			require.Len(t, again.Quarantined(), 1, "also after a restart")
			require.EqualValues(t, 3, again.submit(after...)[0].Position, "what was recorded after it is taken")
		})
	}
}

func TestAGapIsToBeSentAgainAndNotKept(t *testing.T) {
	b := open(t, t.TempDir())
	events := b.notes(3)
	out := b.submit(events[0], events[2])
	require.EqualValues(t, 1, out[0].Position)
	require.True(t, out[1].Refused.Retry)
	require.Empty(t, b.Quarantined())
	out = b.submit(events[1], events[2])
	require.EqualValues(t, 3, out[1].Position)
}

func TestADeskCannotClaimAStrangersCase(t *testing.T) {
	b := open(t, t.TempDir())
	b.submit(b.notes(1)...)
	thief := journaltest.NewDesk("thief")
	desk := directory.Desk{ID: "thief", Key: thief.Public(), Courts: []court.Code{"999"}}
	e, err := journal.Sign(journal.Head{
		ID: thief.NewID(), Stream: "case/1", Court: "999", Kind: "note-written", Schema: 1, Desk: "thief", Counter: 1,
	}, []byte(`{}`), thief.Key)
	require.NoError(t, err)
	out, err := b.Submit(t.Context(), desk, []journal.Event{e}, time.Now())
	require.NoError(t, err)
	require.Equal(t, "other-court", out[0].Refused.Code)
	feed, err := b.Feed(t.Context(), desk.Courts, wire.Fetch{})
	require.NoError(t, err)
	require.Empty(t, feed.Events)
}

func TestACaseSentToNowhereDoesNotGoToEveryone(t *testing.T) {
	b := open(t, t.TempDir())
	e := b.next(func(h *journal.Head) { h.Kind = "case-transferred" })
	e, err := journal.Sign(e.Head, []byte(`{"to":""}`), b.keys.Key)
	require.NoError(t, err)
	b.submit(e)
	feed, err := b.Feed(t.Context(), []court.Code{"999"}, wire.Fetch{})
	require.NoError(t, err)
	require.Empty(t, feed.Events)
	require.Equal(t, []court.Code{"433"}, b.Holders([]journal.Event{e}))
}

func TestARevokedDeskAndALargeEventAreRefused(t *testing.T) {
	b := open(t, t.TempDir())
	b.desk.Revoked = true
	require.Equal(t, "desk-revoked", b.submit(b.notes(1)...)[0].Refused.Code)
	b = open(t, t.TempDir())
	e := b.next(func(h *journal.Head) { h.Reason = strings.Repeat("x", wire.MaxEvent) })
	require.Equal(t, "event-size", b.submit(e)[0].Refused.Code)
}

func TestAFeedIsServedInPiecesThatFitAndMissesNothing(t *testing.T) {
	b := open(t, t.TempDir())
	b.submit(b.notes(60)...)
	move := b.next(func(h *journal.Head) { h.Kind = "case-transferred" })
	body, err := json.Marshal(map[string]string{"to": "999"})
	require.NoError(t, err)
	move, err = journal.Sign(move.Head, body, b.keys.Key)
	require.NoError(t, err)
	b.keys.Tip = b.keys.Tip.After(move)
	b.submit(move)
	b.submit(b.notes(3)...)
	for c, want := range map[court.Code]int{"433": 64, "999": 64, "000": 0} {
		var got []uint64
		f := wire.Fetch{Limit: 7}
		for more := true; more; {
			batch, err := b.Feed(t.Context(), []court.Code{c}, f)
			require.NoError(t, err)
			require.LessOrEqual(t, len(batch.Events), 7)
			for _, e := range batch.Events {
				got = append(got, e.Position)
			}
			f.After, f.Skip, more = batch.After, batch.Skip, batch.More
		}
		require.Len(t, got, want, c)
		for i, p := range got {
			require.EqualValues(t, i+1, p, c)
		}
		require.EqualValues(t, 64, f.After, c)
	}
}

func TestAFetchThatMakesNoSenseIsAnsweredFromTheStart(t *testing.T) {
	b := open(t, t.TempDir())
	b.submit(b.notes(2)...)
	for _, f := range []wire.Fetch{{Skip: -1}, {Limit: -1}, {After: math.MaxUint64}, {Skip: math.MaxInt}} {
		batch, err := b.Feed(t.Context(), b.desk.Courts, f)
		require.NoError(t, err, f)
		require.LessOrEqual(t, len(batch.Events), 2, f)
	}
}

func TestTheRecordCannotBeShortened(t *testing.T) {
	b := open(t, t.TempDir())
	b.submit(b.notes(1)...)
	s, err := b.broker.JS.Stream(t.Context(), "RECORD")
	require.NoError(t, err)
	require.Error(t, s.DeleteMsg(t.Context(), 1))
	require.Error(t, s.Purge(t.Context()))
}

// TestAPublishWhoseFateIsUnknownIsFoundAgain plays a lost acknowledgement: the
// record has an event that the ledger has not heard of. A newer broker answers
// the next publish with error 10071, which is no conflict.
func TestAPublishWhoseFateIsUnknownIsFoundAgain(t *testing.T) {
	b := open(t, t.TempDir())
	events := b.notes(3)
	b.submit(events[0])
	data, err := json.Marshal(wire.Pack(events[1]))
	require.NoError(t, err)
	_, err = b.broker.JS.PublishMsg(t.Context(), &nats.Msg{Subject: wire.RecordSubject("case/1"), Data: data})
	require.NoError(t, err)
	_, err = b.Submit(t.Context(), b.desk, events[1:], time.Now())
	require.Error(t, err, "the desk is to send it again")
	out := b.submit(events[1:]...)
	require.EqualValues(t, 2, out[0].Position)
	require.EqualValues(t, 3, out[1].Position)
	last, _ := b.Last()
	require.EqualValues(t, 3, last)
}

func TestAStreamDoesNotOutgrowWhatCanBeRead(t *testing.T) {
	b := open(t, t.TempDir())
	b.FillTo(10 << 10)
	refused := func(out []wire.Outcome) (n int) {
		for _, o := range out {
			if o.Refused != nil {
				require.Equal(t, "stream-full", o.Refused.Code)
				n++
			}
		}
		return n
	}
	out := b.submit(b.notes(100)...)
	fits := len(out) - refused(out)
	require.Positive(t, fits)
	require.Less(t, fits, 100)
	b.close()
	again := open(t, b.dir)
	again.keys = b.keys
	again.FillTo(10 << 10)
	require.Equal(t, 1, refused(again.submit(again.notes(1)...)), "also after a restart")
	require.Positive(t, again.submit(again.keys.Next(t, "case/2"))[0].Position, "others are not held up")
}

func TestTwoEventsOfOneBatchWithOneIdentifierAreNotBothTaken(t *testing.T) {
	b := open(t, t.TempDir())
	one := b.next(func(*journal.Head) {})
	b.keys.Tip = b.keys.Tip.After(one)
	other := b.next(func(h *journal.Head) { h.ID = one.Head.ID })
	out := b.submit(one, other)
	require.EqualValues(t, 1, out[0].Position)
	require.Equal(t, "event-identity", out[1].Refused.Code)
}

func TestADeskCannotFillTheHubWithWhatIsRefused(t *testing.T) {
	// given: a desk from which nothing but large events that cannot be taken come
	b := open(t, t.TempDir())
	kept := 0
	send := func(now time.Time) *wire.Fault {
		e := b.next(func(h *journal.Head) { h.Prev, h.Reason = journal.Hash{9}, strings.Repeat("x", 4<<20) })
		out, err := b.Submit(t.Context(), b.desk, []journal.Event{e}, now)
		require.NoError(t, err)
		return out[0].Refused
	}
	now := journaltest.Clock
	for ; !send(now).Retry; kept++ {
		require.Less(t, kept, 100, "there is no end to it")
	}
	require.Len(t, b.Quarantined(), kept)

	// then: others are not held up, and nor is it for ever
	other := journaltest.NewDesk("b")
	out, err := b.Submit(t.Context(), directory.Desk{ID: "b", Key: other.Public(), Courts: []court.Code{"433"}}, []journal.Event{other.Next(t, "case/2")}, now)
	require.NoError(t, err)
	require.Positive(t, out[0].Position)
	require.False(t, send(now.Add(2*time.Hour)).Retry)
}

func TestWhatComesBeforeARefusedEventIsNotLostWithItsBatch(t *testing.T) {
	// given: a batch of a good event, one that will be refused, and a good one
	b := open(t, t.TempDir())
	good := b.notes(1)[0]
	bad := b.next(func(h *journal.Head) { h.Court = "999" })
	b.keys.Tip = b.keys.Tip.After(bad)
	batch := []journal.Event{good, bad, b.notes(1)[0]}

	// when: placing fails the first time, since the record has what the ledger does not know of
	data, err := json.Marshal(wire.Pack(journaltest.NewDesk("b").Next(t, "case/2")))
	require.NoError(t, err)
	_, err = b.broker.JS.Publish(t.Context(), wire.RecordSubject("case/2"), data)
	require.NoError(t, err)
	_, err = b.Submit(t.Context(), b.desk, batch, time.Now())
	require.Error(t, err)

	// then: sent again, the good ones are taken and the bad one is refused
	out := b.submit(batch...)
	require.EqualValues(t, 2, out[0].Position)
	require.Equal(t, "other-court", out[1].Refused.Code)
	require.EqualValues(t, 3, out[2].Position)
	require.Len(t, b.Quarantined(), 1)
}

func TestAnIndexThatDiffersFromTheRecordIsNoticed(t *testing.T) {
	// given: an index that has something else at 2 and nothing at 3, but the same at the end
	dir := t.TempDir()
	b := open(t, dir)
	events := b.notes(4)
	b.submit(events...)
	faults, err := b.Faults(t.Context())
	require.NoError(t, err)
	require.Empty(t, faults)
	b.close()
	require.NoError(t, os.Remove(filepath.Join(dir, "index.db")))
	index, err := sqlite.Open(t.Context(), filepath.Join(dir, "index.db"), time.Now)
	require.NoError(t, err)
	other := journaltest.NewDesk("b").Next(t, "case/1")
	require.NoError(t, index.Receive(t.Context(), journaltest.At(events[0], 1), journaltest.At(other, 2), journaltest.At(events[3], 4)))
	require.NoError(t, index.Close())

	// when
	again := open(t, dir)
	faults, err = again.Faults(t.Context())

	// then
	require.NoError(t, err)
	require.Len(t, faults, 2)
	require.ErrorIs(t, faults[0], ledger.ErrDiffers)
	require.ErrorContains(t, faults[0], "position 2")
	require.ErrorContains(t, faults[1], "position 3")
}

func TestTheHubsOwnEventsHaveTheirPlaceAtOnce(t *testing.T) {
	b := open(t, t.TempDir())
	hub := journaltest.NewDesk("hub")
	w := journal.NewWriter(b, "hub", hub.Key, "Europe/London", time.Now, hub.NewID)
	_, err := w.Write(t.Context(), journal.Draft{Stream: journal.Directory, Kind: "checkpoint", Schema: 1, User: "hub", Body: struct{}{}})
	require.NoError(t, err)
	b.submit(b.notes(1)...)
	_, err = w.Write(t.Context(), journal.Draft{Stream: journal.Directory, Kind: "checkpoint", Schema: 1, User: "hub", Body: struct{}{}})
	require.NoError(t, err)
	waiting, err := b.Waiting(t.Context())
	require.NoError(t, err)
	require.Zero(t, waiting)
	feed, err := b.Feed(t.Context(), []court.Code{"433"}, wire.Fetch{})
	require.NoError(t, err)
	require.Len(t, feed.Events, 3)
}
