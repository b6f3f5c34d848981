package hub_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/sqlite"
	"assize.example/server/internal/hub"
	"assize.example/sync/synctest"
)

// onLoopback starts a hub that listens on a port, and desks that keep their
// record on disk: what a court has, but for the network.
func onLoopback(b *testing.B, desks ...string) []*synctest.Desk {
	b.Helper()
	dir := b.TempDir()
	h, err := hub.Open(context.Background(), hub.Config{Dir: dir, Listen: "127.0.0.1:0", Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, h.Close()) })
	house := synctest.At(b, h.URL(), time.Now, func(name string, courts ...court.Code) string {
		code, err := hub.MakeCode(dir, name, courts, time.Now())
		require.NoError(b, err)
		return code
	})
	var out []*synctest.Desk
	for _, name := range desks {
		store, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "desk.db"), time.Now)
		require.NoError(b, err)
		b.Cleanup(func() { require.NoError(b, store.Close()) })
		d := house.DeskOn(store, name, "433")
		d.Online()
		d.Settled()
		out = append(out, d)
	}
	return out
}

// BenchmarkVisibleAtTheOtherDesk is from before the commit at one desk until
// the entry is committed at another. Budget: 100 ms (product.md).
func BenchmarkVisibleAtTheOtherDesk(b *testing.B) {
	desks := onLoopback(b, "Court 1", "Court 2")
	for b.Loop() {
		e := desks[0].Record(theCase, "note-written", note("seen?"))
		for {
			if _, held, err := desks[1].Store.(*sqlite.Store).Holds(b.Context(), e.Head.ID); err != nil || held {
				require.NoError(b, err)
				break
			}
			runtime.Gosched()
		}
	}
}

// BenchmarkSubmit is a desk's backlog on its way to the hub: per event.
func BenchmarkSubmit(b *testing.B) {
	desks := onLoopback(b, "Court 1")
	desks[0].Offline()
	for range b.N {
		desks[0].Record(journal.CaseStream("backlog"), "note-written", note("offline"))
	}
	b.ResetTimer()
	desks[0].Online()
	for {
		waiting, err := desks[0].Store.Waiting(b.Context())
		require.NoError(b, err)
		if waiting == 0 {
			break
		}
		time.Sleep(100 * time.Microsecond)
	}
}
