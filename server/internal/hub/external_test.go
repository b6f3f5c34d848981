package hub_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/stretchr/testify/require"

	"assize.example/server/internal/hub"
	"assize.example/sync/synctest"
)

func TestTheRecordMayBeKeptInAnotherCluster(t *testing.T) {
	elsewhere, err := server.NewServer(&server.Options{
		Host: "127.0.0.1", Port: server.RANDOM_PORT, JetStream: true, StoreDir: t.TempDir(), SyncAlways: true,
		NoLog: true, NoSigs: true, MaxPayload: 8 << 20,
	})
	require.NoError(t, err)
	elsewhere.Start()
	t.Cleanup(func() { elsewhere.Shutdown(); elsewhere.WaitForShutdown() })
	require.True(t, elsewhere.ReadyForConnections(10*time.Second))

	dir := t.TempDir()
	cfg := hub.Config{Dir: dir, External: elsewhere.ClientURL(), Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	h, err := hub.Open(t.Context(), cfg)
	require.NoError(t, err)
	c := synctest.New(t, testHub{h, t, dir}, time.Now)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "433")
	a.Online()
	b.Online()
	a.Record(theCase, "note-written", note("kept elsewhere"))
	synctest.Converge(t, a, b)
	require.Len(t, b.Stream(theCase), 1)
	_, hash := h.Ledger().Last()

	c.Replace(nil)
	require.NoError(t, h.Close())
	require.NoError(t, os.Remove(filepath.Join(dir, "index.db")))
	h, err = hub.Open(t.Context(), cfg)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	_, again := h.Ledger().Last()
	require.Equal(t, hash, again, "nothing of the record was kept only here")
}
