package hub_test

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/record"
	"assize.example/core/store/memory"
	"assize.example/server/internal/hub"
	"assize.example/sync/conflict"
	"assize.example/sync/synctest"
)

const theCase = journal.Stream("case/1")

// testHub is a hub that a test starts, without a port.
type testHub struct {
	*hub.Hub
	t   testing.TB
	dir string
}

func (h testHub) Code(name string, courts ...court.Code) string {
	code, err := hub.MakeCode(h.dir, name, courts, time.Now())
	require.NoError(h.t, err)
	return code
}

// start starts a hub on dir. It is stopped by the test or when that ends.
func start(tb testing.TB, dir string) testHub {
	tb.Helper()
	return startAt(tb, dir, "")
}

func startAt(tb testing.TB, dir, listen string) testHub {
	tb.Helper()
	h, err := hub.Open(context.Background(), hub.Config{Dir: dir, Listen: listen, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = h.Close() }) // a test may have stopped it already
	return testHub{h, tb, dir}
}

func house(tb testing.TB) (*synctest.Courthouse, testHub) {
	tb.Helper()
	h := start(tb, tb.TempDir())
	return synctest.New(tb, h, time.Now), h
}

func note(text string) casefile.NoteWritten { return casefile.NoteWritten{Text: text} }

func TestTwoDesksHoldTheSameRecord(t *testing.T) {
	c, h := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	a.Online()
	b.Online()
	for range 5 {
		a.Record(theCase, "note-written", note("from a"))
		b.Record("case/2", "note-written", note("from b"))
	}
	synctest.Converge(t, a, b)
	require.Len(t, b.Stream(theCase), 5)
	require.Len(t, a.Stream("case/2"), 5)
	_, hash := h.Ledger().Last()
	require.Equal(t, hash, a.Hash(), "and so does the hub")
	report, err := h.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Faults)
}

func TestWhatWasRecordedOfflineArrivesLater(t *testing.T) {
	c, _ := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	for range 450 { // more than two batches
		a.Record(theCase, "note-written", note("offline"))
	}
	b.Record(theCase, "note-written", note("also offline"))
	b.Online()
	b.Settled()
	require.Len(t, b.Stream(theCase), 1)
	a.Online()
	synctest.Converge(t, a, b)
	require.Len(t, b.Stream(theCase), 451)
}

func TestTheHubMayComeAndGo(t *testing.T) {
	c, h := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	a.Online()
	b.Online()
	a.Record(theCase, "note-written", note("before"))
	synctest.Converge(t, a, b)
	c.Replace(nil)
	require.NoError(t, h.Close())
	synctest.Eventually(t, func() bool { return !a.Link.State().Online && !b.Link.State().Online }, "still online")
	a.Record(theCase, "note-written", note("alone"))
	b.Record(theCase, "note-written", note("alone too"))
	synctest.Eventually(t, func() bool { return a.Link.State().Waiting == 1 }, "what waits is counted offline")
	c.Replace(start(t, h.dir))
	synctest.Converge(t, a, b)
	require.Len(t, a.Stream(theCase), 3)
}

func TestLostAnswersHaveNoSecondEffect(t *testing.T) {
	c, h := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	random := rand.New(rand.NewPCG(3, 4))
	// Greetings are some 900 bytes: connections break in all stages after them.
	c.Cut(func() int { return 600 + random.IntN(6000) })
	a.Online()
	b.Online()
	for range 60 {
		a.Record(theCase, "note-written", note("a"))
		b.Record(theCase, "note-written", note("b"))
		time.Sleep(time.Millisecond)
	}
	synctest.Eventually(t, func() bool { last, _ := h.Ledger().Last(); return last >= 60 }, "nothing got through")
	c.Cut(nil)
	synctest.Converge(t, a, b)
	require.Len(t, a.Stream(theCase), 120)
	last, _ := h.Ledger().Last()
	require.EqualValues(t, 122, last, "two enrolments and 120 notes")
	report, err := h.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Faults)
}

func TestConcurrentPleasAreShownAtBothDesksUntilSettled(t *testing.T) {
	c, _ := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	guilty := a.Record(theCase, "plea-entered", casefile.PleaEntered{Offence: "o1", Code: "G"})
	b.Record(theCase, "plea-entered", casefile.PleaEntered{Offence: "o1", Code: "NG"})
	a.Online()
	b.Online()
	synctest.Converge(t, a, b)
	for _, d := range []*synctest.Desk{a, b} {
		open := conflict.Open(d.Stream(theCase))
		require.Len(t, open, 1)
		require.Equal(t, "plea/o1", open[0].Fact)
		require.Len(t, open[0].Events, 2)
	}
	settle, err := conflict.Open(b.Stream(theCase))[0].Settle(guilty.Head.ID.String())
	require.NoError(t, err)
	b.Record(theCase, record.SettledKind, settle)
	synctest.Converge(t, a, b)
	require.Empty(t, conflict.Open(a.Stream(theCase)))
	require.Empty(t, conflict.Open(b.Stream(theCase)))
}

func TestACaseSentToAnotherCourtTakesItsHistoryAlong(t *testing.T) {
	c, _ := house(t)
	a, b := c.Desk("Magistrates 1", "B01LY00"), c.Desk("Crown 1", "433")
	a.Online()
	b.Online()
	for range 300 {
		a.Record(theCase, "note-written", note("in the magistrates' court"))
	}
	a.Record("case/2", "note-written", note("stays"))
	a.Settled()
	b.Record("case/3", "note-written", note("the Crown's own"))
	b.Settled()
	require.Empty(t, b.Stream(theCase))
	a.Record(theCase, "case-transferred", casefile.CaseTransferred{To: "433", Name: "Crown", Jurisdiction: court.Crown})
	synctest.Eventually(t, func() bool { return len(b.Stream(theCase)) == 301 }, "the history did not come")
	require.Empty(t, b.Stream("case/2"))
	require.Empty(t, a.Stream("case/3"))
	b.Record(theCase, "note-written", note("now in the Crown Court"))
	synctest.Eventually(t, func() bool { return len(a.Stream(theCase)) == 302 }, "the sender holds it too")
}

func TestThreeDesksAgreeAfterAnySession(t *testing.T) {
	for seed := range uint64(4) {
		c, h := house(t)
		desks := []*synctest.Desk{c.Desk("1", "433"), c.Desk("2", "433"), c.Desk("3", "433")}
		random := rand.New(rand.NewPCG(seed, 5))
		on := make([]bool, len(desks))
		total := 0
		for range 150 {
			i := random.IntN(len(desks))
			switch d := desks[i]; {
			case random.IntN(8) == 0 && on[i]:
				d.Offline()
				on[i] = false
			case random.IntN(8) == 0 && !on[i]:
				d.Online()
				on[i] = true
			default:
				d.Record([]journal.Stream{"case/1", "case/2", "sitting/433/1/2026-11-23"}[random.IntN(3)], "note-written", note("x"))
				total++
			}
		}
		for i, d := range desks {
			if !on[i] {
				d.Online()
			}
		}
		synctest.Converge(t, desks...)
		last, hash := h.Ledger().Last()
		require.EqualValues(t, total+len(desks), last, "seed %d", seed)
		require.Equal(t, hash, desks[2].Hash(), "seed %d", seed)
	}
}

func TestADeskStartedAnewCatchesUpFromNothing(t *testing.T) {
	c, _ := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	a.Online()
	for range 1000 {
		a.Record(theCase, "note-written", note("long ago"))
	}
	a.Settled()
	b.Store = memory.New()
	b.Online()
	synctest.Converge(t, a, b)
}

func TestAHubPutBackFromAnOldCopyIsNoticed(t *testing.T) {
	for name, grown := range map[string]int{"as it was": 0, "when others have since recorded more": 5} {
		t.Run(name, func(t *testing.T) {
			// given: a copy of the hub, and something that a desk recorded after it was made
			c, h := house(t)
			a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
			a.Online()
			a.Record(theCase, "note-written", note("in the copy"))
			a.Settled()
			a.Offline()
			require.NoError(t, h.Close())
			copied := t.TempDir()
			require.NoError(t, os.CopyFS(copied, os.DirFS(h.dir)))

			h = start(t, h.dir)
			c.Replace(h)
			a.Online()
			a.Record(theCase, "note-written", note("lost with the disk"))
			a.Settled()
			a.Offline()
			c.Replace(nil)
			require.NoError(t, h.Close())

			// when: the copy is put in its place
			require.NoError(t, os.Chmod(filepath.Join(copied, "hub.key"), 0o600)) // CopyFS widens it
			c.Replace(start(t, copied))
			b.Online()
			for range grown {
				b.Record(theCase, "note-written", note("since"))
			}
			b.Settled()
			a.Online()

			// then
			synctest.Eventually(t, func() bool {
				p := a.Link.State().Problem
				return p != nil && p.Code == "hub-went-back"
			}, "the desk does not say so")
			require.Len(t, a.Stream(theCase), 2, "and keeps what it has")
		})
	}
}

func TestAHubAndADeskLeaveNothingRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	dir := t.TempDir()
	h := startAt(t, dir, "127.0.0.1:0")
	c := synctest.New(t, h, time.Now)
	a := c.Desk("Court 1", "433")
	a.Online()
	a.Record(theCase, "note-written", note("x"))
	a.Settled()
	a.Offline()
	require.NoError(t, h.Close())
	synctest.Eventually(t, func() bool { return runtime.NumGoroutine() <= before }, "something still runs")
}
