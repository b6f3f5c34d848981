package deliver_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
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
	"assize.example/core/store/memory"
	"assize.example/server/internal/deliver"
)

const stream = journal.Stream("case/c")

var day = court.On(2026, 11, 23)

// ledger places what is appended at once, as the hub's does.
type ledger struct {
	*memory.Store
	mu   sync.Mutex
	last uint64
}

func (l *ledger) Append(ctx context.Context, events ...journal.Event) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range events {
		l.last++
		e.Position = l.last
		if err := l.Receive(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// bench is a record with one shared case, and the deliverer's surroundings.
type bench struct {
	t      *testing.T
	ledger *ledger
	source deliver.Record // what the deliverer reads: the ledger
	writer *journal.Writer
	press  deliver.Press

	mu    sync.Mutex
	now   time.Time
	fails int // writes that are yet to fail
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := emptyBench(t)
	b.share()
	return b
}

func emptyBench(t *testing.T) *bench {
	t.Helper()
	press, err := deliver.LoadPress(os.DirFS("../../../assets"))
	require.NoError(t, err)
	b := &bench{t: t, ledger: &ledger{Store: memory.New()}, press: press, now: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)}
	b.source = b.ledger
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	b.writer = journal.NewWriter(b.ledger, "hub", key, "Europe/London", b.clock, func() uuid.UUID { return uuid.Must(uuid.NewV7()) })
	return b
}

func (b *bench) clock() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *bench) pass(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
}

// share records a case with a sentence of imprisonment and shares it.
func (b *bench) share() { b.shareAs(stream) }

func (b *bench) shareAs(stream journal.Stream) {
	file := casefile.File{
		ID: strings.TrimPrefix(string(stream), "case/"), URN: "12AB3456726", Jurisdiction: court.Magistrates,
		Prosecutor: casefile.Prosecutor{Name: "Derbyshire Constabulary", Police: true},
		Defendants: []casefile.Defendant{{
			ID: "d1", Number: 1, Person: &casefile.Person{
				Name: court.Name{Given: []string{"Siân"}, Family: "Ŵyn-Pryce"}, Born: court.On(1990, 5, 4),
			},
			Offences: []casefile.Offence{{ID: "o1", Number: 1, Code: "TH68010", Title: court.Text{EN: "Theft from a shop"}}},
		}},
	}
	b.record(stream, casefile.CaseReceived{File: file},
		hearing.Fixed{Hearing: hearing.Hearing{ID: "h", Jurisdiction: court.Magistrates, Days: []hearing.Day{{
			Date: day, Court: "B30PG", CourtName: "Derby Magistrates’ Court", Room: "3",
		}}}},
		result.ResultRecorded{Result: imprisonment("r1")})
	b.shareDay(stream)
}

func imprisonment(id string) result.Recorded {
	return result.Recorded{
		ID: id, Hearing: "h", Day: day, Defendant: "d1", Offence: "o1", Code: "IMP", Category: result.Final,
		Label: court.Text{EN: "Imprisonment"}, Text: court.Text{EN: "Imprisonment for 12 weeks."},
	}
}

// amend puts a result in the place of another and shares what then stands.
func (b *bench) amend(from, to string) {
	r := imprisonment(to)
	r.Replaces = from
	b.record(stream, result.ResultAmended{Result: r})
	b.shareDay(stream)
}

func (b *bench) shareDay(s journal.Stream) {
	events, err := b.ledger.Stream(b.t.Context(), s)
	require.NoError(b.t, err)
	set, ok := record.Fold(events).SetFor("h", day)
	require.True(b.t, ok)
	name, err := set.Name()
	require.NoError(b.t, err)
	b.record(s, hearing.ResultsShared{Hearing: "h", Day: day, Set: name, Results: set.ResultIDs(), Supersedes: set.Supersedes})
}

func (b *bench) record(s journal.Stream, events ...record.Event) {
	for _, e := range events {
		_, err := b.writer.Write(b.t.Context(), journal.Draft{Stream: s, Court: "B30PG", Kind: e.Kind(), Schema: 1, User: "a.clerk", Body: e})
		require.NoError(b.t, err)
	}
}

func (b *bench) fold() record.Case {
	events, err := b.ledger.Stream(b.t.Context(), stream)
	require.NoError(b.t, err)
	return record.Fold(events)
}

func (b *bench) fail(writes int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fails = writes
}

func (b *bench) write(ctx context.Context, drafts ...journal.Draft) error {
	b.mu.Lock()
	fails := b.fails > 0
	b.fails--
	b.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err // as the hub's ledger does
	}
	if fails {
		return errors.New("the record cannot be written")
	}
	_, err := b.writer.Write(ctx, drafts...)
	return err
}

// run starts a deliverer. The function it returns stops it.
func (b *bench) run(cfg deliver.Config) (*deliver.Deliverer, func()) {
	cfg.Tick = deliver.Pace{First: time.Millisecond, Most: 5 * time.Millisecond, Look: time.Millisecond}
	require.NoError(b.t, cfg.Check(b.press.Rules))
	d := deliver.New(cfg, b.press, b.source, b.write, b.clock, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(context.Background())
	var over sync.WaitGroup
	over.Go(func() { d.Run(ctx) })
	stop := sync.OnceFunc(func() { cancel(); over.Wait() })
	b.t.Cleanup(stop)
	return d, stop
}

// step waits until the notification of an agency is in a state. Time passes
// meanwhile: retries go by the bench's clock.
func (b *bench) step(agency string, want notify.State) notify.Notification {
	b.t.Helper()
	id := b.duty(agency).ID
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		b.pass(time.Millisecond)
		n := b.fold().Told.Steps[id]
		if n.State == want {
			return n
		}
		if time.Now().After(end) {
			b.t.Fatalf("%s is %q (%s), want %q", agency, n.State, n.Detail, want)
		}
	}
}

func (b *bench) duty(agency string) notify.Obligation {
	c := b.fold()
	for _, e := range c.Events {
		for _, o := range record.Obligations(c.Events, e.Head.ID.String(), b.press.Rules) {
			if o.Agency == agency && o.Required {
				return o
			}
		}
	}
	b.t.Fatalf("%s need not be told", agency)
	return notify.Obligation{}
}

func TestALetterInAFolderIsAcknowledged(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.run(deliver.Config{Folder: dir})
	n := b.step("prison", notify.Sent)
	require.Equal(t, "folder", n.Channel)
	id := b.duty("prison").ID
	lies := filepath.Join(dir, "prison", id)
	files, err := os.ReadDir(lies)
	require.NoError(t, err)
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
	}
	all := strings.Join(names, " ")
	require.Contains(t, all, "message.txt")
	require.Contains(t, all, "warrant-imprisonment-")
	require.NotContains(t, all, "Pryce")
	payload, err := os.ReadFile(filepath.Join(lies, "message.json"))
	require.NoError(t, err)
	var p notify.Payload
	require.NoError(t, json.Unmarshal(payload, &p))
	require.Equal(t, id, p.ID)
	acknowledge(t, lies+".ack", "received by HMP Ford")
	n = b.step("prison", notify.Acknowledged)
	require.Equal(t, "received by HMP Ford", n.Detail)
}

// acknowledge writes an acknowledgement in one step: the bench looks so often
// that it would take an unfinished one for whole.
func acknowledge(t *testing.T, file, note string) {
	t.Helper()
	part := filepath.Join(t.TempDir(), "ack")
	require.NoError(t, os.WriteFile(part, []byte(note), 0o600))
	require.NoError(t, os.Rename(part, file))
}

func TestALetterTakenFromTheFolderIsDelivered(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.run(deliver.Config{Folder: dir})
	b.step("prison", notify.Sent)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "prison", b.duty("prison").ID)))
	b.step("prison", notify.Delivered)
}

func TestEveryObligationHasExactlyOneState(t *testing.T) {
	b := newBench(t)
	d, _ := b.run(deliver.Config{Folder: t.TempDir()})
	b.step("prison", notify.Sent)
	b.step("police", notify.Sent)
	report, err := d.Report(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Missing)
	require.Empty(t, report.Extra)
	require.Positive(t, report.Expected)
	require.Len(t, report.ByState, len(notify.States()), "also those with nothing in them")
}

func TestAnAgencyThatCannotBeReachedIsATaskForAPerson(t *testing.T) {
	b := newBench(t)
	d, stop := b.run(deliver.Config{})
	n := b.step("prison", notify.Rejected)
	require.Contains(t, n.Detail, "no way to reach")
	require.Contains(t, n.Detail, "nid oes ffordd", "clerks read it in either language")
	require.Error(t, d.Again(t.Context(), n.ID), "sending again does not help as long as there is no way")
	stop()
	// Once a way has been set up, it is sent without being asked for.
	b.run(deliver.Config{Folder: t.TempDir()})
	b.step("prison", notify.Sent)
}

func TestADeskWhoseClockIsFastDoesNotPutOffTheAlarm(t *testing.T) {
	b := newBench(t)
	b.pass(-365 * 24 * time.Hour) // the share was made a year from now
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	b.run(deliver.Config{Folder: blocked})
	b.step("prison", notify.Queued)
	b.pass(48 * time.Hour)
	b.step("prison", notify.Overdue)
}

func TestWhatWasSentIsLookedForWhereItWasSent(t *testing.T) {
	// given: one letter in a folder, one sent by mail
	b := newBench(t)
	p := &post{}
	before := serve(t, p)
	_, stop := b.run(before)
	b.step("prison", notify.Sent)
	b.step("police", notify.Sent)
	stop()

	// when: the ways to both agencies are changed
	after := deliver.Config{Folder: t.TempDir()}
	for _, agency := range []string{"prison", "police"} { // letters have been put there before
		require.NoError(t, os.MkdirAll(filepath.Join(after.Folder, agency), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(after.Folder, agency, ".assize"), nil, 0o600))
	}
	b.run(after)

	// then: neither counts as delivered, and the letter is found where it lies
	id := b.duty("police").ID
	acknowledge(t, filepath.Join(before.Folder, "police", id+".ack"), "got it")
	require.Equal(t, "got it", b.step("police", notify.Acknowledged).Detail)
	for _, e := range b.fold().Events {
		require.NotEqual(t, "notification-delivered", e.Head.Kind)
	}
}

func TestAnAgencyThatIsNoLongerReachedIsATaskAlsoWhereItIsOverdue(t *testing.T) {
	b := newBench(t)
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	_, stop := b.run(deliver.Config{Folder: blocked})
	b.step("prison", notify.Queued)
	b.pass(48 * time.Hour)
	b.step("prison", notify.Overdue)
	stop()
	b.run(deliver.Config{})
	require.Contains(t, b.step("prison", notify.Rejected).Detail, "no way to reach")
}

func TestAFolderThatIsNotThereIsTriedUntilItIs(t *testing.T) {
	b := newBench(t)
	blocked := filepath.Join(t.TempDir(), "mount")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600)) // a file where the folder should be
	b.run(deliver.Config{Folder: blocked})
	b.step("prison", notify.Queued)
	b.pass(48 * time.Hour)
	n := b.step("prison", notify.Overdue)
	require.Contains(t, n.Detail, "open folder")
	require.Contains(t, n.Detail, "ni ellid")
	require.NoError(t, os.Remove(blocked))
	b.step("prison", notify.Overdue) // sent late, and not acknowledged in time either
	require.NoError(t, os.WriteFile(filepath.Join(waitFor(t, filepath.Join(blocked, "prison")), n.ID+".ack"), nil, 0o600))
	b.step("prison", notify.Acknowledged)
}

func waitFor(t *testing.T, path string) string {
	t.Helper()
	require.Eventually(t, func() bool { _, err := os.Stat(path); return err == nil }, 20*time.Second, time.Millisecond)
	return path
}

func TestAShareThatCouldNotBeTakenUpIsTakenUpSoonAfter(t *testing.T) {
	t.Run("at the start", func(t *testing.T) {
		b := newBench(t)
		b.fail(3)
		b.run(deliver.Config{Folder: t.TempDir()})
		b.step("prison", notify.Sent)
	})
	t.Run("when it arrives", func(t *testing.T) {
		b := emptyBench(t)
		d, _ := b.run(deliver.Config{Folder: t.TempDir()})
		b.share()
		b.fail(3)
		d.Placed(b.fold().Events)
		b.step("prison", notify.Sent)
	})
}

func TestAReceiptThatCouldNotBeRecordedDoesNotSendTheLetterAgain(t *testing.T) {
	// given: letters that lie in their folders for too long
	b := newBench(t)
	dir := t.TempDir()
	b.run(deliver.Config{Folder: dir})
	b.step("prison", notify.Sent)
	b.pass(48 * time.Hour)
	for id := range b.fold().Told.Steps {
		require.Eventually(t, func() bool { return b.fold().Told.Steps[id].State == notify.Overdue }, 20*time.Second, time.Millisecond)
	}

	// when: one is taken away, which cannot be recorded at first
	b.fail(50)
	lay := filepath.Join(dir, "prison", b.duty("prison").ID)
	require.NoError(t, os.RemoveAll(lay))

	// then
	b.step("prison", notify.Delivered)
	require.NoDirExists(t, lay)
}

// spoilt is a record with a case that makes whoever reads it panic.
type spoilt struct{ *ledger }

const spoiltCase = journal.Stream("case/a") // comes before the good one

func (s spoilt) Streams(ctx context.Context, prefix string) ([]journal.Stream, error) {
	good, err := s.ledger.Streams(ctx, prefix)
	return append([]journal.Stream{spoiltCase}, good...), err
}

func (s spoilt) Stream(ctx context.Context, stream journal.Stream) ([]journal.Event, error) {
	if stream == spoiltCase {
		panic("spoilt")
	}
	return s.ledger.Stream(ctx, stream)
}

func TestACaseThatCannotBeWorkedOnHoldsUpNoOtherAndIsReported(t *testing.T) {
	b := newBench(t)
	b.source = spoilt{b.ledger}
	d, _ := b.run(deliver.Config{Folder: t.TempDir()})
	b.step("prison", notify.Sent)
	report, err := d.Report(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{string(spoiltCase)}, report.Missing)
}

// noFonts panics as soon as a document is laid out.
type noFonts struct{}

func (noFonts) Open(string) (fs.File, error) { panic("no fonts") }

func TestAnOrderThatCannotBeLaidOutIsATaskForAPerson(t *testing.T) {
	b := newBench(t)
	b.press.Fonts = noFonts{}
	b.run(deliver.Config{Folder: t.TempDir()})
	b.step("prison", notify.Rejected)
}

func TestAShareOutsideAnyCaseSendsNothing(t *testing.T) {
	b := newBench(t)
	events := b.fold().Events
	for i := range events {
		events[i].Head.Stream = "elsewhere/c"
	}
	b.source = elsewhere{b.ledger, events}
	d, stop := b.run(deliver.Config{Folder: t.TempDir()})
	d.Placed(events)
	for range 20 { // one of these comes after it has been looked at
		require.Error(t, d.Again(t.Context(), "none"))
	}
	stop()
	written, err := b.ledger.Stream(t.Context(), "elsewhere/c")
	require.NoError(t, err)
	require.Empty(t, written)
}

// elsewhere is a record whose only stream is not that of a case.
type elsewhere struct {
	*ledger
	events []journal.Event
}

func (elsewhere) Streams(context.Context, string) ([]journal.Stream, error) { return nil, nil }

func (e elsewhere) Stream(context.Context, journal.Stream) ([]journal.Event, error) {
	return e.events, nil
}

func TestASetThatIsSharedTwiceIsToldOnce(t *testing.T) {
	b := newBench(t)
	last := b.fold().Events[len(b.fold().Events)-1]
	_, err := b.writer.Write(t.Context(), journal.Draft{Stream: stream, Court: "B30PG", Kind: last.Head.Kind, Schema: 1, User: "b.clerk", Body: json.RawMessage(last.Body)})
	require.NoError(t, err)
	d, _ := b.run(deliver.Config{Folder: t.TempDir()})
	b.step("prison", notify.Sent)
	report, err := d.Report(t.Context())
	require.NoError(t, err)
	steps := 0
	for _, e := range b.fold().Events {
		if e.Head.Kind == "notification-queued" {
			steps++
		}
	}
	require.Equal(t, report.Expected, steps)
	require.Len(t, b.fold().Told.Steps, steps)
}

func TestAfterACrashNothingIsSentTwiceUnderTwoNames(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	for range 3 { // each run is cut short somewhere
		_, stop := b.run(deliver.Config{Folder: dir})
		stop()
	}
	b.run(deliver.Config{Folder: dir})
	b.step("prison", notify.Sent)
	letters, err := os.ReadDir(filepath.Join(dir, "prison"))
	require.NoError(t, err)
	for _, l := range letters {
		require.NotContains(t, l.Name(), ".part", "nothing half-written is left")
	}
	sent := 0
	for _, e := range b.fold().Events {
		if e.Head.Kind == "notification-sent" && strings.Contains(string(e.Body), b.duty("prison").ID) {
			sent++
		}
	}
	require.Equal(t, 1, sent)
}

func TestFaultsInTheConfigurationAreAllNamed(t *testing.T) {
	b := newBench(t)
	err := deliver.Config{
		Mail: deliver.Mail{TLS: "sometimes", From: "the hub"},
		Agencies: map[string]deliver.Route{
			"prison": {}, "nobody": {Folder: "x"}, "police": {Mail: "p@example.org"}, "escort": {Mail: "escort"}, "probation": {Folder: "x", Language: "welsh"},
		},
	}.Check(b.press.Rules)
	for _, part := range []string{
		`"prison": want either`, `"nobody": no agency`, "host and from are needed", `tls "sometimes"`,
		`agency "escort": mail "escort"`, `agency "probation": language "welsh"`, `mail: from "the hub"`,
	} {
		require.ErrorContains(t, err, part)
	}
}
