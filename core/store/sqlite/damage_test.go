package sqlite_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/sqlite"
)

// damaged is a closed store of some hundred events with a page overwritten.
func damaged(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "court.db")
	s := open(t, file)
	d := journaltest.NewDesk("d1")
	for range 300 {
		require.NoError(t, s.Append(t.Context(), d.Next(t, journal.CaseStream("1"))))
	}
	require.NoError(t, s.Close())
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for i := len(data) / 2; i < len(data)/2+4096; i++ {
		data[i] = 0xA5
	}
	require.NoError(t, os.WriteFile(file, data, 0o600))
	return file
}

func requireDamage(t *testing.T, err error) {
	t.Helper()
	p, ok := court.AsProblem(err)
	require.True(t, ok, "%v", err)
	require.Equal(t, "store-damaged", p.Code)
}

func TestDamageIsFoundWhenTheStoreWasNotClosed(t *testing.T) {
	file := damaged(t)
	require.NoError(t, os.WriteFile(file+"-wal", []byte("left by a power cut"), 0o600))

	_, err := sqlite.Open(t.Context(), file, now)

	requireDamage(t, err)
}

func TestDamageIsFoundWhenAskedFor(t *testing.T) {
	s, err := sqlite.Open(t.Context(), damaged(t), now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })

	requireDamage(t, s.Check(t.Context()))
}
