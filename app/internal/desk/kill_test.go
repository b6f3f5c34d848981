package desk_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/desk"
	"assize.example/app/internal/settings"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/result"
	"assize.example/core/store/keyfile"
)

// The child is this test binary again, sitting until it is killed.
const childDir = "ASSIZE_TEST_SITTING"

const mags = court.Code("B01XX")

var today = court.On(2026, time.November, 23)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := sit(dir, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func openDesk(ctx context.Context, dir string) (*desk.Desk, error) {
	rules, err := caseload.LoadRules(os.DirFS(filepath.Join("..", "..", "..", "assets")))
	if err != nil {
		return nil, err
	}
	return desk.Open(ctx, desk.Config{Dir: dir, Rules: rules, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
}

// sit plays sittings for ever: a case, its log, pleas, results and a share. It
// says each step only after the record has acknowledged it.
func sit(dir string, out io.Writer) error {
	ctx := context.Background()
	d, err := openDesk(ctx, dir)
	if err != nil {
		return err
	}
	d.Cases.SignedIn(caseload.Clerk{ID: "m.ellis", Name: "Marged Ellis", Role: "Legal adviser"})
	for {
		if err := sitOnce(ctx, d, out); err != nil {
			return err
		}
	}
}

func sitOnce(ctx context.Context, d *desk.Desk, out io.Writer) error {
	id, hearingID := uuid.NewString(), uuid.NewString()
	file := casefile.File{
		ID: id, URN: "13AB0000126", Court: mags, Jurisdiction: court.Magistrates, CourtName: "Leeds",
		Defendants: []casefile.Defendant{{
			ID: "d1", Number: 1, Person: &casefile.Person{Name: court.Name{Given: []string{"Owain"}, Family: "Smith"}, Born: court.On(1990, 3, 12)},
			Offences: []casefile.Offence{{ID: "o1", Number: 1, Code: "TH68010", From: court.On(2026, 9, 1), Mode: casefile.EitherWay}},
		}},
	}
	h := hearing.Hearing{ID: hearingID, Type: "FHG", Jurisdiction: court.Magistrates, Days: []hearing.Day{{Date: today, Court: mags, Room: "2"}}}
	if err := d.Cases.Take(ctx, mags, journal.CaseStream(id), casefile.CaseReceived{File: file}, hearing.Fixed{Hearing: h}); err != nil {
		return err
	}
	if err := say(out, id, 2); err != nil {
		return err
	}
	steps := []record.Event{
		courtlog.EntryMade{Entry: courtlog.Entry{ID: uuid.NewString(), Hearing: hearingID, Day: today, At: time.Now().UTC(), Code: "1100", Text: "Case called on", Control: courtlog.Starts}},
		casefile.PleaEntered{Offence: "o1", Code: "G", On: today},
	}
	line, _ := result.ParseLine(d.Rules.Results, result.Context{Case: file, Row: "o1", Day: today, Jurisdiction: court.Magistrates}, "1 FO 120 COST 85")
	for _, r := range result.Record(d.Rules.Results, line, result.Sitting{Hearing: hearingID, Day: today}, uuid.NewString) {
		steps = append(steps, result.ResultRecorded{Result: r})
	}
	for n, e := range steps {
		if err := d.Cases.Record(ctx, id, "", e); err != nil {
			return err
		}
		if err := say(out, id, 3+n); err != nil {
			return err
		}
	}
	p, err := d.Cases.Preview(ctx, id, hearingID, today)
	if err != nil {
		return err
	}
	if _, err := d.Cases.Share(ctx, id, hearingID, today, p.Seal); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, "shared", id, hearingID)
	return err
}

// say tells the parent that the case has n events on the disk.
func say(out io.Writer, id string, n int) error {
	_, err := fmt.Fprintln(out, "recorded", id, n)
	return err
}

// kills is how often the desk is killed: ASSIZE_KILLS, or a few.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("ASSIZE_KILLS")); err == nil {
		return n
	}
	return 10
}

// acknowledged is what the child said before it was killed.
type acknowledged struct {
	events map[string]int    // by case: how many
	shares map[string]string // by case: the hearing
}

func TestAKillLosesNothingThatWasAcknowledged(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, settings.Desk{ID: "d1", Name: "Court 2", Courts: []court.Code{mags}, Zone: "Europe/London"}.Save(dir))
	_, err := keyfile.LoadOrMake(filepath.Join(dir, "desk.key"))
	require.NoError(t, err)
	acked := acknowledged{map[string]int{}, map[string]string{}}
	random := rand.New(rand.NewPCG(1, 2))

	for range kills() {
		sitUntilKilled(t, dir, 1+random.IntN(30), time.Duration(random.IntN(8000))*time.Microsecond, acked)
	}

	d, err := openDesk(t.Context(), dir)
	require.NoError(t, err)
	defer func() { require.NoError(t, d.Close()) }()
	report, err := d.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Faults)
	requireKept(t, d, acked)
	t.Logf("%d kills; %d events in the record, %d cases and %d shares acknowledged, none lost, chain whole", kills(), report.Events, len(acked.events), len(acked.shares))
}

// requireKept checks that all that was acknowledged is there, and that each
// shared obligation is in exactly one state.
func requireKept(t *testing.T, d *desk.Desk, acked acknowledged) {
	t.Helper()
	for id, n := range acked.events {
		c, err := d.Cases.Case(t.Context(), id)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(c.Events), n, id)
		seen := map[uuid.UUID]bool{}
		for _, e := range c.Events {
			require.False(t, seen[e.Head.ID], "an event stands twice")
			seen[e.Head.ID] = true
		}
	}
	for id, hearingID := range acked.shares {
		p, err := d.Cases.Preview(t.Context(), id, hearingID, today)
		require.NoError(t, err)
		require.False(t, p.Draft)
		require.NotEmpty(t, p.Told)
		for _, n := range p.Told {
			require.Contains(t, []notify.State{notify.Held, notify.NotRequired}, n.State)
		}
		require.Len(t, p.Files, len(p.Documents), "the orders of an acknowledged share are on the disk")
	}
}

// sitUntilKilled runs the child until it has said some lines, waits a moment
// that differs each time, and kills it.
func sitUntilKilled(t *testing.T, dir string, lines int, moment time.Duration, acked acknowledged) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	scan := bufio.NewScanner(out)
	for n := 0; scan.Scan(); n++ {
		acked.note(t, scan.Text())
		if n == lines {
			timer := time.AfterFunc(moment, func() { _ = cmd.Process.Kill() }) // it may have ended
			defer timer.Stop()
		}
	}
	var exit *exec.ExitError
	require.True(t, errors.As(cmd.Wait(), &exit), "the child ended by itself: %s", errs.String())
	require.Equal(t, -1, exit.ExitCode(), "the child failed before it was killed: %s", errs.String())
}

func (a acknowledged) note(t *testing.T, line string) {
	t.Helper()
	words := strings.Fields(line)
	require.Len(t, words, 3, line)
	if words[0] == "shared" {
		a.shares[words[1]] = words[2]
		return
	}
	n, err := strconv.Atoi(words[2])
	require.NoError(t, err)
	a.events[words[1]] = n
}
