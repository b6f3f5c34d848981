package sqlite_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/sqlite"
)

func now() time.Time { return journaltest.Clock }

func open(tb testing.TB, file string) *sqlite.Store {
	tb.Helper()
	s, err := sqlite.Open(tb.Context(), file, now, sqlite.Index())
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, s.Close()) })
	return s
}

func TestJournal(t *testing.T) {
	journaltest.Run(t, func(tb testing.TB) journal.Store {
		tb.Helper()
		return open(tb, filepath.Join(tb.TempDir(), "court.db"))
	})
}

func TestNothingCanBeChangedOrDeleted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "court.db")
	s := open(t, file)
	d := journaltest.Fill(t, t.Context(), s, 1)
	require.NoError(t, s.Receive(t.Context(), journaltest.At(d.Next(t, "case/1"), 1)))

	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=recursive_triggers(1)")
	require.NoError(t, err)
	defer db.Close()
	for _, q := range []string{
		`UPDATE event SET body = x'ff'`,
		`DELETE FROM event`,
		`INSERT OR REPLACE INTO event SELECT seq, id, stream, kind, desk, counter, raw, x'ff', sig FROM event`,
		`UPDATE placed SET position = 9`,
		`DELETE FROM placed`,
		`INSERT OR REPLACE INTO placed SELECT 9, seq FROM placed`,
	} {
		_, err := db.ExecContext(t.Context(), q)
		require.ErrorContains(t, err, "append-only", q)
	}
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
}

func received(t *testing.T, d *journaltest.Desk, prev journal.Tip, e casefile.Event, caseID string) journal.Event {
	t.Helper()
	w := journal.NewWriter(stub{tip: prev}, d.ID, d.Key, "Europe/London", now, d.NewID)
	events, err := w.Write(t.Context(), journal.Draft{Stream: journal.CaseStream(caseID), Kind: e.Kind(), Schema: 1, Body: e})
	require.NoError(t, err)
	return events[0]
}

// stub lets a Writer make an event without storing it.
type stub struct {
	journal.Store
	tip journal.Tip
}

func TestFindCasesByAnyWordOfNameOrNumber(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "court.db"))
	d := journaltest.NewDesk("a")
	for i, f := range []casefile.File{
		{ID: "1", URN: "12AB3456726", Defendants: []casefile.Defendant{{ID: "d", Person: &casefile.Person{Name: court.Name{Given: []string{"Siân"}, Family: "Llŷr-Pritchard"}}}}},
		{ID: "2", Numbers: []court.CaseNumber{"T20260417"}, Defendants: []casefile.Defendant{{ID: "d", Person: &casefile.Person{Name: court.Name{Given: []string{"Christopher"}, Family: "O'Neill"}}}}},
	} {
		e := received(t, d, d.Tip, casefile.CaseReceived{File: f}, f.ID)
		d.Tip = d.Tip.After(e)
		require.NoError(t, s.Receive(t.Context(), journaltest.At(e, uint64(i)+1)))
	}
	for typed, want := range map[string]string{
		"sian": "1", "llyr prit": "1", "Pritch": "1", "12ab": "1", "t2026": "2", "o'nei": "2", "neill chris": "2",
		`"*`: "", "zz": "", "-": "",
	} {
		hits, err := s.FindCases(t.Context(), typed, 5)
		require.NoError(t, err, typed)
		if want == "" {
			require.Empty(t, hits, typed)
			continue
		}
		require.Len(t, hits, 1, typed)
		require.Equal(t, want, hits[0].CaseID, typed)
	}
}

func (stub) SeenOf(ctx context.Context, _ journal.Stream) (uint64, error)   { return 0, ctx.Err() }
func (s stub) Tip(ctx context.Context, _ court.DeskID) (journal.Tip, error) { return s.tip, ctx.Err() }
func (stub) Append(ctx context.Context, _ ...journal.Event) error           { return ctx.Err() }

func TestReadModelsAreRefoldedWhenTheirVersionChanges(t *testing.T) {
	file := filepath.Join(t.TempDir(), "court.db")
	d := journaltest.NewDesk("a")
	first, err := sqlite.Open(t.Context(), file, now)
	require.NoError(t, err)
	stream := journal.SittingStream("433", "3", court.On(2026, 11, 23))
	require.NoError(t, first.Append(t.Context(), d.Next(t, stream)))
	require.NoError(t, first.Close())

	got, err := open(t, file).Sittings(t.Context(), "433", court.On(2026, 11, 23))
	require.NoError(t, err)
	require.Equal(t, []journal.Stream{stream}, got)
}

func TestDraftsAndUnreadableMessagesAreKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "court.db")
	s := open(t, file)
	require.NoError(t, s.SaveDraft(t.Context(), "line/1", "1-3 IMP 12"))
	require.NoError(t, s.SaveDraft(t.Context(), "line/1", "1-3 IMP 12M"))
	text, err := s.Draft(t.Context(), "line/1")
	require.NoError(t, err)
	require.Equal(t, "1-3 IMP 12M", text)
	require.NoError(t, s.SaveDraft(t.Context(), "line/1", ""))
	text, err = s.Draft(t.Context(), "line/1")
	require.NoError(t, err)
	require.Empty(t, text)

	require.NoError(t, s.Quarantine(t.Context(), "bad.xml", "line 3: want a URN", []byte("<x")))
	kept, err := s.Quarantined(t.Context())
	require.NoError(t, err)
	require.Len(t, kept, 1)
	require.Equal(t, []byte("<x"), kept[0].Raw)
}
