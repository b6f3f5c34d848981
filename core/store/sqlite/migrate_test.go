package sqlite

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
)

func clock() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func scripts(kv ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(kv); i += 2 {
		m["migrations/"+kv[i]] = &fstest.MapFile{Data: []byte(kv[i+1])}
	}
	return m
}

func TestMigrateRefusesAndLeavesTheFileAsItWas(t *testing.T) {
	const a = "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
	for name, tc := range map[string]struct {
		first, then fstest.MapFS
		newer       bool
	}{
		"an edited script":    {scripts("1.sql", a), scripts("1.sql", a+" "), false},
		"a later file":        {scripts("1.sql", a, "2.sql", ""), scripts("1.sql", a), true},
		"a bad second script": {scripts("1.sql", a), scripts("1.sql", a, "2.sql", "CREATE TABLE b(i); nonsense"), false},
		"a dangling key": {scripts("1.sql", a), scripts("1.sql", a, "2.sql",
			"CREATE TABLE c (a INTEGER REFERENCES a(id) DEFERRABLE INITIALLY DEFERRED) STRICT; INSERT INTO c VALUES (9);"), false},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := sql.Open("sqlite", dsn(filepath.Join(t.TempDir(), "court.db")))
			require.NoError(t, err)
			defer db.Close()
			db.SetMaxOpenConns(1)
			asked := 0
			before := func() error { asked++; return nil }
			require.NoError(t, migrate(t.Context(), db, tc.first, clock, before))
			require.Zero(t, asked, "a new file needs no copy")
			err = migrate(t.Context(), db, tc.then, clock, before)
			require.Error(t, err)
			p, isProblem := court.AsProblem(err)
			require.Equal(t, tc.newer, isProblem && p.Code == "store-newer")
			var n int
			require.NoError(t, db.QueryRowContext(t.Context(), `SELECT count(*) FROM sqlite_master WHERE name IN ('b', 'c')`).Scan(&n))
			require.Zero(t, n, "a failed migration left tables behind")
		})
	}
}

func TestAnExistingFileIsCopiedBeforeItIsMigrated(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "court.db")
	s, err := Open(t.Context(), file, clock)
	require.NoError(t, err)
	todo := scripts("0001_journal.sql", string(must(migrations.ReadFile("migrations/0001_journal.sql"))), "0002_more.sql", "CREATE TABLE more (i INTEGER) STRICT;")
	copied := func() error { return s.copyTo(t.Context(), file+".bak") }
	require.NoError(t, migrate(t.Context(), s.write, todo, clock, copied))
	require.NoError(t, s.Close())
	info, err := os.Stat(file + ".bak")
	require.NoError(t, err)
	require.Positive(t, info.Size())
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}
