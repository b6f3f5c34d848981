package sqlite

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryConnectionKeepsTheRecordSafe(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a court, 50% full?.db"), clock)
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	ask := func(db *sql.DB, pragma string) string {
		var value string
		require.NoError(t, db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&value))
		return value
	}
	for name, db := range map[string]*sql.DB{"the writer": s.write, "a reader": s.read} {
		require.Equal(t, "wal", ask(db, "journal_mode"), name)
		require.Equal(t, "2", ask(db, "synchronous"), "%s: FULL, so that a commit survives a power cut", name)
		require.Equal(t, "1", ask(db, "recursive_triggers"), "%s: so that INSERT OR REPLACE meets the triggers", name)
		require.Equal(t, "1", ask(db, "foreign_keys"), name)
	}
	require.Equal(t, 1, s.write.Stats().MaxOpenConnections, "one writer")
	_, err = s.read.ExecContext(t.Context(), `INSERT INTO draft (key, text, at) VALUES ('k', 't', 'a')`)
	require.Error(t, err, "a reader wrote")
}
