package hub_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/result"
	"assize.example/core/share"
	"assize.example/server/internal/deliver"
	"assize.example/server/internal/hub"
	"assize.example/sync/synctest"
)

// childDir has the data directory of a hub that is to be killed: with it set,
// this test program is that hub.
const (
	childDir    = "ASSIZE_TEST_HUB_DIR"
	childListen = "ASSIZE_TEST_HUB_LISTEN"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := beHub(dir, os.Getenv(childListen)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func fullConfig(dir, listen string) hub.Config {
	return hub.Config{
		Dir: dir, Listen: listen, Now: time.Now, Log: slog.New(slog.DiscardHandler), Assets: os.DirFS("../../../assets"),
		Deliver:    deliver.Config{Folder: filepath.Join(dir, "outgoing"), Tick: deliver.Pace{Look: 20 * time.Millisecond}},
		Checkpoint: 50 * time.Millisecond,
	}
}

func beHub(dir, listen string) error {
	h, err := hub.Open(context.Background(), fullConfig(dir, listen))
	if err != nil {
		return err
	}
	fmt.Println("ready")
	h.Run(context.Background())
	return nil
}

// victim starts a hub in a process of its own and waits until it is ready.
func victim(t *testing.T, dir, listen string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), childDir+"="+dir, childListen+"="+listen)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	_, err = io.ReadFull(out, make([]byte, len("ready\n")))
	require.NoError(t, err, "the hub did not start")
	return c
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	return l.Addr().String()
}

func kills(t *testing.T) int {
	t.Helper()
	n := 10
	if s := os.Getenv("ASSIZE_KILLS"); s != "" {
		var err error
		n, err = strconv.Atoi(s)
		require.NoError(t, err)
	}
	return n
}

// TestKilledAtAnyMomentTheHubLosesNothing kills the hub again and again while a
// desk records and shares. Whatever it had acknowledged must be there, once, at
// the same position, and every notification must go out.
func TestKilledAtAnyMomentTheHubLosesNothing(t *testing.T) {
	dir, listen := t.TempDir(), freePort(t)
	child := victim(t, dir, listen)
	house := synctest.At(t, "nats://"+listen, time.Now, func(name string, courts ...court.Code) string {
		code, err := hub.MakeCode(dir, name, courts, time.Now())
		require.NoError(t, err)
		return code
	})
	desk := house.Desk("Court 1", "433")
	desk.Online()
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)) // the moments differ from run to run
	acknowledged := map[uuid.UUID]uint64{}
	rounds, cases := kills(t), 0
	for range rounds {
		until := time.Now().Add(time.Duration(random.IntN(150)) * time.Millisecond)
		for time.Now().Before(until) {
			cases++
			shareCase(desk, strconv.Itoa(cases))
			desk.Record("court/999", "note-written", note("of a court that is not ours: refused, and holds up nothing"))
			time.Sleep(time.Duration(random.IntN(40)) * time.Millisecond) // a clerk is not that fast either
		}
		require.NoError(t, child.Process.Kill())
		_ = child.Wait() // "signal: killed", as it should be
		noteAcknowledged(t, desk, acknowledged)
		child = victim(t, dir, listen)
	}
	desk.Settled()
	noteAcknowledged(t, desk, acknowledged)
	awaitLetters(t, dir, cases)
	require.NoError(t, child.Process.Kill())
	_ = child.Wait()
	desk.Offline()

	h, err := hub.Open(t.Context(), fullConfig(dir, ""))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	require.Len(t, acknowledged, 4*cases, "everything that the desk recorded")
	for id, position := range acknowledged {
		at, held, err := h.Ledger().Holds(t.Context(), id)
		require.NoError(t, err)
		require.True(t, held, "event %s was acknowledged and is lost", id)
		require.Equal(t, position, at)
	}
	report, err := h.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	for n := range cases {
		told(t, h, strconv.Itoa(n+1))
	}
	t.Logf("%d kills, %d events, %d cases shared", rounds, report.Events, cases)
}

// noteAcknowledged collects the desk's own events that have a position. A
// position that was once given must not change.
func noteAcknowledged(t *testing.T, d *synctest.Desk, into map[uuid.UUID]uint64) {
	t.Helper()
	require.NoError(t, d.Store.Each(t.Context(), func(e journal.Event) error {
		if e.Position == 0 || e.Head.Desk != d.ID {
			return nil
		}
		if before, ok := into[e.Head.ID]; ok {
			require.Equal(t, before, e.Position)
		}
		into[e.Head.ID] = e.Position
		return nil
	}))
}

// awaitLetters waits until there is a letter for the prison of every case, as
// long as more and more of them arrive.
func awaitLetters(t *testing.T, dir string, n int) {
	t.Helper()
	for have := 0; have < n; {
		synctest.Eventually(t, func() bool {
			letters, err := filepath.Glob(filepath.Join(dir, "outgoing", "prison", "*", "message.json"))
			require.NoError(t, err)
			before := have
			have = len(letters)
			return have > before
		}, fmt.Sprintf("the prison was told of %d of %d cases", have, n))
	}
	letters, err := filepath.Glob(filepath.Join(dir, "outgoing", "prison", "*-*"))
	require.NoError(t, err)
	require.Len(t, letters, n, "each once")
}

// told checks that every obligation of a case has a recorded state.
func told(t *testing.T, h *hub.Hub, id string) {
	t.Helper()
	events, err := h.Ledger().Stream(t.Context(), journal.CaseStream(id))
	require.NoError(t, err)
	press, err := deliver.LoadPress(os.DirFS("../../../assets"))
	require.NoError(t, err)
	var all []notify.Obligation
	for _, e := range events {
		all = append(all, record.Obligations(events, e.Head.ID.String(), press.Rules)...)
	}
	r := notify.Reconcile(all, record.Fold(events).Told)
	require.Empty(t, r.Missing, "case %s", id)
	require.Empty(t, r.Extra, "case %s", id)
	require.Positive(t, r.Expected, "case %s", id)
}

var today = court.On(2026, 11, 23)

// shareCase records a case with one sentence of imprisonment and shares it:
// four events.
func shareCase(d *synctest.Desk, id string) {
	s := journal.CaseStream(id)
	file := casefile.File{
		ID: id, URN: "12AB3456726", Jurisdiction: court.Crown,
		Prosecutor: casefile.Prosecutor{Name: "Derbyshire Constabulary", Police: true},
		Defendants: []casefile.Defendant{{
			ID: "d" + id, Number: 1, Person: &casefile.Person{Name: court.Name{Given: []string{"Emyr"}, Family: "Madeup"}},
			Offences: []casefile.Offence{{ID: "o" + id, Number: 1, Code: "TH68010", Title: court.Text{EN: "Theft from a shop"}}},
		}},
	}
	fixed := hearing.Fixed{Hearing: hearing.Hearing{ID: "h" + id, Jurisdiction: court.Crown, Days: []hearing.Day{{
		Date: today, Court: "433", CourtName: "Derby Crown Court", Room: "1",
	}}}}
	imp := result.Recorded{
		ID: "r" + id, Hearing: "h" + id, Day: today, Defendant: "d" + id, Offence: "o" + id, Code: "IMP", Category: result.Final,
		Label: court.Text{EN: "Imprisonment"}, Text: court.Text{EN: "Imprisonment for 12 months."},
	}
	set, err := share.Set{Case: file, Hearing: fixed.Hearing, Day: today, Results: []result.Recorded{imp}}.Name()
	if err != nil {
		panic(err) // the set is made of constants
	}
	d.Record(s, "case-received", casefile.CaseReceived{File: file})
	d.Record(s, "hearing-fixed", fixed)
	d.Record(s, "result-recorded", result.ResultRecorded{Result: imp})
	d.Record(s, "results-shared", hearing.ResultsShared{Hearing: "h" + id, Day: today, Set: set, Results: []string{imp.ID}, Officer: "A. Clerk"})
}
