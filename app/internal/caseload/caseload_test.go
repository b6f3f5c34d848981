package caseload_test

import (
	"context"
	"crypto/ed25519"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/caseload"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/law"
	"assize.example/core/listing"
	"assize.example/core/result"
)

var today = court.On(2026, time.November, 23)

const (
	mags  = court.Code("B01XX")
	theft = "case-theft"
	first = "hearing-first"
)

func open(t *testing.T, dir string) *caseload.Load {
	t.Helper()
	rules, err := caseload.LoadRules(os.DirFS("../../../assets"))
	require.NoError(t, err)
	clock := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	london, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	l, err := caseload.Open(t.Context(), caseload.Config{
		Dir: dir, Desk: "d1", Courts: []court.Code{mags}, Key: ed25519.NewKeyFromSeed(make([]byte, 32)), Zone: london,
		Now:   func() time.Time { clock = clock.Add(time.Second); return clock },
		NewID: uuid.New, Rules: rules, Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() }) // closed already where a test reopens
	l.SignedIn(caseload.Clerk{ID: "m.ellis", Name: "Marged Ellis", Role: "Legal adviser"})
	return l
}

// atWork is a desk that holds one case of theft, listed today.
func atWork(t *testing.T) *caseload.Load {
	t.Helper()
	l := open(t, t.TempDir())
	file := casefile.File{
		ID: theft, URN: "13AB0000126", Court: mags, CourtName: "Leeds Magistrates' Court", Jurisdiction: court.Magistrates,
		Prosecutor: casefile.Prosecutor{Name: "West Yorkshire Police", Police: true},
		Defendants: []casefile.Defendant{{
			ID: "d1", Number: 1, Person: &casefile.Person{Name: court.Name{Given: []string{"Owain"}, Family: "Smith"}, Born: court.On(1990, time.March, 12)},
			Offences: []casefile.Offence{{ID: "o1", Number: 1, Code: "TH68010", Title: court.Text{EN: "Theft"}, From: court.On(2026, time.September, 1), Mode: casefile.EitherWay}},
		}},
	}
	day := hearing.Day{Date: today, Court: mags, CourtName: file.CourtName, Room: "2", At: "10:00"}
	h := hearing.Hearing{ID: first, Type: "FHG", Jurisdiction: court.Magistrates, Days: []hearing.Day{day}}
	require.NoError(t, l.Take(t.Context(), mags, journal.CaseStream(theft), casefile.CaseReceived{File: file}, hearing.Fixed{Hearing: h}))
	require.NoError(t, l.Take(t.Context(), mags, journal.SittingStream(mags, "2", today),
		listing.SittingListed{Sitting: listing.Sitting{Court: mags, Room: "2", Date: today}},
		listing.CaseListed{Item: listing.Item{CaseID: theft, Hearing: first}}))
	return l
}

// order records what a typed line orders on the theft.
func order(t *testing.T, l *caseload.Load, line string) {
	t.Helper()
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	read, faults := result.ParseLine(l.Rules.Results, result.Context{Case: c.File, Row: "o1", Day: today, Jurisdiction: court.Magistrates}, line)
	require.Empty(t, faults)
	require.Empty(t, read.Missing)
	for _, r := range result.Record(l.Rules.Results, read, result.Sitting{Hearing: first, Day: today}, uuid.NewString) {
		require.NoError(t, l.Record(t.Context(), theft, "", result.ResultRecorded{Result: r}))
	}
}

func plead(t *testing.T, l *caseload.Load) {
	t.Helper()
	require.NoError(t, l.Record(t.Context(), theft, "", casefile.PleaEntered{Offence: "o1", Code: "G", On: today}))
}

func refusal(t *testing.T, err error) string {
	t.Helper()
	p, ok := court.AsProblem(err)
	require.True(t, ok, "%v", err)
	require.NotEmpty(t, p.What.EN)
	require.NotEmpty(t, p.What.CY)
	return p.Code
}

func TestAShareIsWhatWasPreviewedAndItsOrdersAreOnTheDisk(t *testing.T) {
	l := atWork(t)
	plead(t, l)
	order(t, l, "1 FO 120")
	before, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	require.True(t, before.Draft)

	done, err := l.Share(t.Context(), theft, first, today, before.Seal)
	require.NoError(t, err)

	require.Equal(t, before.Name, done.Set)
	require.Len(t, done.Files, len(before.Documents))
	for i, file := range done.Files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, "%PDF-", string(data[:5]))
		after, err := l.Preview(t.Context(), theft, first, today)
		require.NoError(t, err)
		require.False(t, after.Draft)
		require.Equal(t, after.PDFs[i], data, "the paper is what the record says, to the byte")
	}
}

func TestASetThatChangedSinceItWasShownIsNotShared(t *testing.T) {
	l := atWork(t)
	plead(t, l)
	order(t, l, "1 FO 120")
	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	order(t, l, "1 FCOST 85")

	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)

	require.Equal(t, "set-changed", refusal(t, err))
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	require.Empty(t, c.Hearings.Hearings[0].Shared)
}

func TestChecksThatCannotBeRunStopTheShare(t *testing.T) {
	l := atWork(t)
	order(t, l, "1 IMP 12W")
	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	require.NotEmpty(t, shown.Findings)
	l.Rules.Law = law.Reference{} // the checks are gone: they fail closed

	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)

	require.Equal(t, "blocked-RULES", refusal(t, err))
}

func TestTwoDesksThatPleadDifferentlyBlockTheShareUntilSomebodyChooses(t *testing.T) {
	l := atWork(t)
	// Given our events have their places in the record, and another desk
	// pleaded without having seen ours.
	plead(t, l)
	order(t, l, "1 FO 120")
	outbox, err := l.Store().Outbox(t.Context(), 100)
	require.NoError(t, err)
	for i := range outbox {
		outbox[i].Position = uint64(i + 1)
	}
	require.NoError(t, l.Received(t.Context(), outbox))
	other := journaltest.NewDesk("d2")
	theirs := other.Says(t, journal.CaseStream(theft), mags, casefile.PleaEntered{Offence: "o1", Code: "NG", On: today})
	theirs.Position = uint64(len(outbox) + 1)
	require.NoError(t, l.Received(t.Context(), []journal.Event{theirs}))

	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	require.Len(t, shown.Conflicts, 1)
	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)
	require.Error(t, err)

	settled, err := shown.Conflicts[0].Settle(shown.Conflicts[0].IDs()[0])
	require.NoError(t, err)
	require.NoError(t, l.Record(t.Context(), theft, "Heard guilty in court", settled))
	shown, err = l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	require.Empty(t, shown.Conflicts)
	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)
	require.NoError(t, err)
}

func TestTheCaseComesBackAfterTheDeskIsClosed(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	file := casefile.File{ID: theft, URN: "13AB0000126", Court: mags}
	require.NoError(t, l.Take(t.Context(), mags, journal.CaseStream(theft), casefile.CaseReceived{File: file}))
	require.NoError(t, l.SaveDraft(t.Context(), "line/"+theft, "1 IMP 6"))
	require.NoError(t, l.Close())

	l = open(t, dir)

	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	require.Equal(t, court.URN("13AB0000126"), c.File.URN)
	draft, err := l.Draft(t.Context(), "line/"+theft)
	require.NoError(t, err)
	require.Equal(t, "1 IMP 6", draft)
}

func TestACaseThatIsNotHeldSaysWhatToDo(t *testing.T) {
	_, err := atWork(t).Case(t.Context(), "nobody's")
	require.Equal(t, "case-not-held", refusal(t, err))
}

func TestAFileNameCannotLeaveTheFolderOfOrders(t *testing.T) {
	l := atWork(t)
	require.NoError(t, l.Record(t.Context(), theft, "", casefile.NumberGiven{Number: `../../T2026/..\..`}))
	plead(t, l)
	order(t, l, "1 FO 120")
	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	done, err := l.Share(t.Context(), theft, first, today, shown.Seal)
	require.NoError(t, err)
	rel, err := filepath.Rel(filepath.Join(l.Dir, "orders"), done.Folder)
	require.NoError(t, err)
	require.True(t, filepath.IsLocal(rel))
	require.Len(t, strings.Split(rel, string(filepath.Separator)), 2, "a day and a share: %s", rel)
	require.Contains(t, rel, "T2026")
}

func TestListenersHearOfEveryStreamThatChanges(t *testing.T) {
	l := atWork(t)
	var heard []journal.Stream
	cancel := l.OnChange(func(s []journal.Stream) { heard = append(heard, s...) })

	plead(t, l)
	cancel()
	plead(t, l)

	require.Equal(t, []journal.Stream{journal.CaseStream(theft)}, heard)
}

func TestWhatTheOrdersSayIsSharedAsItWasLookedAt(t *testing.T) {
	l := atWork(t)
	plead(t, l)
	order(t, l, "1 FO 120")
	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	moved := casefile.Defendant{
		ID: "d1", Number: 1, Person: &casefile.Person{Name: court.Name{Given: []string{"Owain"}, Family: "Smyth"}, Born: court.On(1990, time.March, 12)},
	}
	require.NoError(t, l.Record(t.Context(), theft, "", casefile.DefendantAmended{Defendant: moved}))

	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)

	require.Equal(t, "set-changed", refusal(t, err), "the same results, on orders with another name")
}

func TestAnImportThatCannotReadWhatIsHeldRecordsNothing(t *testing.T) {
	l := open(t, t.TempDir())
	message, err := os.ReadFile("../../../assets/demo/spi-60CL0005301-theft.xml")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // the store cannot be read

	_, err = l.Import(ctx, "theft.xml", message)

	require.ErrorIs(t, err, context.Canceled)
	require.ErrorContains(t, err, "import theft.xml: read case", "what is held must not be taken for new")
}
