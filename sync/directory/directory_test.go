package directory_test

import (
	"crypto/ed25519"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
)

func event(t *testing.T, desk court.DeskID, s journal.Stream, d directory.Event) journal.Event {
	t.Helper()
	body, err := json.Marshal(d)
	require.NoError(t, err)
	return journal.Event{Body: body, Head: journal.Head{Desk: desk, Stream: s, Kind: d.Kind(), Schema: directory.Schema}}
}

func TestTheDirectoryIsWhatTheHubSaysOfTheDesks(t *testing.T) {
	enrolled := directory.DeskEnrolled{Desk: "a", Name: "Court 1", Key: []byte("key"), Courts: []court.Code{"433"}, Code: "hash"}
	d := directory.Fold([]journal.Event{
		event(t, directory.Hub, journal.Directory, enrolled),
		event(t, "a", journal.Directory, directory.DeskEnrolled{Desk: "b"}),
		event(t, directory.Hub, "case/1", directory.DeskEnrolled{Desk: "c"}),
		event(t, directory.Hub, journal.Directory, directory.DeskRevoked{Desk: "nobody"}),
	})
	require.Len(t, d.Desks, 1, "what a desk says of desks has no effect")
	require.True(t, d.Desks["a"].Holds("433"))
	require.False(t, d.Desks["a"].Holds("434"))

	later := d.Take(event(t, directory.Hub, journal.Directory, directory.DeskRevoked{Desk: "a"}))
	require.True(t, later.Desks["a"].Revoked)
	require.False(t, d.Desks["a"].Revoked, "an earlier state does not change")

	hub := ed25519.PublicKey("hub")
	for id, want := range map[court.DeskID]ed25519.PublicKey{directory.Hub: hub, "a": ed25519.PublicKey("key"), "b": nil} {
		got, known := later.Keys(hub)(id)
		require.Equal(t, want != nil, known)
		require.Equal(t, want, got, "the key of a revoked desk still proves what it signed before")
	}
}

func TestWhatCannotBeReadIsCounted(t *testing.T) {
	e := event(t, directory.Hub, journal.Directory, directory.Checkpoint{Position: 1})
	bad := e
	bad.Body = []byte("{")
	newer := e
	newer.Head.Schema = directory.Schema + 1
	unknown := e
	unknown.Head.Kind = "desk-renamed"
	require.Equal(t, 3, directory.Fold([]journal.Event{bad, newer, unknown}).Later)
}

func FuzzTake(f *testing.F) {
	f.Add("desk-enrolled", []byte(`{"desk":"a"}`))
	f.Add("checkpoint", []byte(`{"position":3}`))
	f.Fuzz(func(_ *testing.T, kind string, body []byte) {
		e := journal.Event{Body: body, Head: journal.Head{Desk: directory.Hub, Stream: journal.Directory, Kind: kind, Schema: 1}}
		directory.Directory{}.Take(e) // must not panic
	})
}
