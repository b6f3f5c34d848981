package sqlite_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/sqlite"
)

// BenchmarkCommitOneEntry is the time from a clerk's Enter to the entry on
// disk: sign, chain, store, flush. Budget: 20 ms and one flush of the disk.
func BenchmarkCommitOneEntry(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "court.db"))
	d := journaltest.NewDesk("a")
	w := journal.NewWriter(s, d.ID, d.Key, "Europe/London", now, d.NewID)
	entry := journal.Draft{
		Stream: "case/1", Court: "433", Kind: "note-written", Schema: 1, User: "a.clerk",
		Body: map[string]string{"text": "The witness is sworn and gives evidence in chief."},
	}
	for b.Loop() {
		_, err := w.Write(b.Context(), entry)
		require.NoError(b, err)
	}
}

// BenchmarkStreamOf500 reads a long case of 500 events, among others, as it is
// read when a clerk switches to it.
func BenchmarkStreamOf500(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "court.db"))
	d := journaltest.NewDesk("b")
	var events []journal.Event
	for n := range uint64(2000) {
		stream := journal.CaseStream(fmt.Sprint(n % 4))
		events = append(events, journaltest.At(d.Next(b, stream), n+1))
	}
	require.NoError(b, s.Receive(b.Context(), events...))
	for b.Loop() {
		got, err := s.Stream(b.Context(), "case/1")
		require.NoError(b, err)
		require.Len(b, got, 500)
	}
}

// full is a desk's store with 100,000 cases of one defendant each.
func full(b *testing.B) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "court.db")
	s, err := sqlite.Open(b.Context(), file, now, sqlite.Index())
	require.NoError(b, err)
	d := journaltest.NewDesk("b")
	for n := range 100 {
		var batch []journal.Event
		for i := range 1000 {
			e := caseReceived(b, d, n*1000+i)
			batch = append(batch, journaltest.At(e, e.Head.Counter))
		}
		require.NoError(b, s.Receive(b.Context(), batch...))
	}
	require.NoError(b, s.Close())
	return file
}

// BenchmarkWith100000Cases measures what a clerk does all day, on a store of
// the size that the budgets name: commit 20 ms and one flush, search 20 ms,
// start to a usable list 1.5 s.
func BenchmarkWith100000Cases(b *testing.B) {
	file := full(b)
	info, err := os.Stat(file)
	require.NoError(b, err)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			s, err := sqlite.Open(b.Context(), file, now, sqlite.Index())
			require.NoError(b, err)
			require.NoError(b, s.Close())
		}
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	})
	s := open(b, file)
	d := journaltest.NewDesk("a")
	w := journal.NewWriter(s, d.ID, d.Key, "Europe/London", now, d.NewID)
	b.Run("commit", func(b *testing.B) {
		for b.Loop() {
			_, err := w.Write(b.Context(), journal.Draft{Stream: "case/case-77", Kind: "note-written", Schema: 1, User: "a.clerk", Body: casefile.NoteWritten{Text: "x"}})
			require.NoError(b, err)
		}
	})
	for _, typed := range []string{"a", "rees n77", "12AB0099999"} {
		b.Run("find "+typed, func(b *testing.B) {
			for b.Loop() {
				hits, err := s.FindCases(b.Context(), typed, 20)
				require.NoError(b, err)
				require.NotEmpty(b, hits)
			}
		})
	}
}

// caseReceived is the reception of the nth case, with a name that others share.
func caseReceived(tb testing.TB, d *journaltest.Desk, n int) journal.Event {
	tb.Helper()
	families := []string{"Rees", "Abbott", "Llŷr-Pritchard", "O'Neill", "Smith", "Khan", "ap Rhys"}
	urn := fmt.Sprintf("12AB%07d", n)
	e := casefile.CaseReceived{File: casefile.File{
		ID: fmt.Sprint("case-", n), URN: court.URN(urn), Court: "433", Jurisdiction: court.Crown,
		Defendants: []casefile.Defendant{{
			ID: "d", Person: &casefile.Person{Name: court.Name{Given: []string{fmt.Sprint("N", n%1000)}, Family: families[n%len(families)]}, Born: court.On(1980, 1, 1)},
			Offences: []casefile.Offence{{ID: "o", Code: "TH68010", Title: court.Text{EN: "Theft"}, Wording: court.Text{EN: "On 1 June 2026 at Lowbridge stole a bicycle, of a value unknown, belonging to another"}}},
		}},
	}}
	body, err := json.Marshal(e)
	require.NoError(tb, err)
	signed, err := journal.Sign(journal.Head{
		ID: d.NewID(), Stream: journal.CaseStream(e.File.ID), Court: "433", Kind: e.Kind(), Schema: 1, Desk: d.ID,
		Counter: d.Tip.Counter + 1, Prev: d.Tip.Hash, At: now(), Zone: "Europe/London", User: "a.clerk",
	}, body, d.Key)
	require.NoError(tb, err)
	d.Tip = d.Tip.After(signed)
	return signed
}
