package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
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
