package sqlite_test

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/sqlite"
)

// childFile names the store that this test program writes to when it is
// started again, as the desk that is killed.
const childFile = "ASSIZE_KILLED_STORE"

func TestMain(m *testing.M) {
	if file := os.Getenv(childFile); file != "" {
		fmt.Fprintln(os.Stderr, recordUntilKilled(file)) // it ends only when it fails
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// recordUntilKilled records as a desk does, without end: batches of one to
// three events, and every few batches the hub's answer to all that waits. Each
// time a call returns, it says so on the standard output: "w 7" for the desk's
// counter, "r 5" for the position received.
func recordUntilKilled(file string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, file, now, sqlite.Index())
	if err != nil {
		return err
	}
	d := journaltest.NewDesk("a")
	newID := func() uuid.UUID { return uuid.Must(uuid.NewV7()) }
	w := journal.NewWriter(s, d.ID, d.Key, "Europe/London", now, newID)
	for n := 0; ; n++ {
		events, err := w.Write(ctx, drafts(n)...)
		if err != nil {
			return err
		}
		fmt.Println("w", events[len(events)-1].Head.Counter)
		if n%4 != 3 {
			continue
		}
		position, err := acknowledge(ctx, s)
		if err != nil {
			return err
		}
		fmt.Println("r", position)
	}
}

func drafts(n int) []journal.Draft {
	var out []journal.Draft
	for range 1 + n%3 {
		out = append(out, journal.Draft{Stream: "case/1", Court: "433", Kind: "note-written", Schema: 1, User: "a.clerk", Body: n})
	}
	return out
}

// acknowledge gives the events that wait their positions, as the hub would.
func acknowledge(ctx context.Context, s *sqlite.Store) (uint64, error) {
	position, err := s.Seen(ctx)
	if err != nil {
		return 0, err
	}
	out, err := s.Outbox(ctx, 1000)
	if err != nil {
		return 0, err
	}
	for i := range out {
		position++
		out[i].Position = position
	}
	return position, s.Receive(ctx, out...)
}

// acknowledged is the last that a killed desk had said was recorded.
type acknowledged struct{ counter, position uint64 }

// killedAtRandom starts the desk on file, kills it at a random moment, and
// returns what it had said by then. Every third time the moment may fall before
// its first word, while the store is being made or opened.
func killedAtRandom(t *testing.T, file string, random *rand.Rand) acknowledged {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), childFile+"="+file)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	var said acknowledged
	lines := bufio.NewReader(out)
	if random.IntN(3) > 0 {
		require.True(t, said.hear(t, lines), "the desk ended before it was killed")
	}
	defer time.AfterFunc(time.Duration(random.IntN(40_000))*time.Microsecond, func() { _ = child.Process.Kill() }).Stop()
	for said.hear(t, lines) {
	}
	require.ErrorContains(t, child.Wait(), "killed")
	return said
}

// hear takes one whole line. A line that was cut off was not said.
func (a *acknowledged) hear(t *testing.T, lines *bufio.Reader) bool {
	t.Helper()
	line, err := lines.ReadString('\n')
	if err != nil {
		require.ErrorIs(t, err, io.EOF)
		return false
	}
	var what string
	var n uint64
	_, err = fmt.Sscanln(line, &what, &n)
	require.NoError(t, err, line)
	if what == "w" {
		a.counter = n
	} else {
		a.position = n
	}
	return true
}

// kills is how many times the desk is killed: more with ASSIZE_KILLS=200.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("ASSIZE_KILLS"))
	if err != nil {
		return 20
	}
	return n
}

func TestNothingAcknowledgedIsLostWhenTheDeskIsKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "court.db")
	d := journaltest.NewDesk("a")
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 3))
	var before acknowledged
	for n := range kills(t) {
		said := killedAtRandom(t, file, random)
		said.counter, said.position = max(said.counter, before.counter), max(said.position, before.position)
		before = requireKept(t, file, d, said, n)
	}
	require.NotZero(t, before.counter)
	t.Logf("%d kills, %d events, none that was acknowledged lost", kills(t), before.counter)
}

// requireKept opens the store after a kill, and checks that what was said is
// there, that the chain is whole, and that what waits and what was seen agree
// with it. It returns what is held.
func requireKept(t *testing.T, file string, d *journaltest.Desk, said acknowledged, n int) acknowledged {
	t.Helper()
	s, err := sqlite.Open(t.Context(), file, now, sqlite.Index())
	require.NoError(t, err, "after kill %d", n)
	defer func() { require.NoError(t, s.Close()) }()
	tip, err := s.Tip(t.Context(), d.ID)
	require.NoError(t, err)
	require.GreaterOrEqual(t, tip.Counter, said.counter, "an acknowledged event was lost at kill %d", n)
	seen, err := s.Seen(t.Context())
	require.NoError(t, err)
	require.GreaterOrEqual(t, seen, said.position, "an acknowledged position was lost at kill %d", n)

	key := func(court.DeskID) (ed25519.PublicKey, bool) { return d.Public(), true }
	report, err := journal.Verify(t.Context(), s, key, d.ID)
	require.NoError(t, err)
	require.Empty(t, report.Faults, "after kill %d", n)
	require.Equal(t, journal.Report{Events: int(tip.Counter), Waiting: int(tip.Counter - seen), Desks: report.Desks}, report)
	waiting, err := s.Waiting(t.Context())
	require.NoError(t, err)
	require.Equal(t, report.Waiting, waiting, "the outbox does not agree with the record after kill %d", n)
	return acknowledged{tip.Counter, seen}
}
