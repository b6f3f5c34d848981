package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"time"

	"assize.example/core/court"
)

//go:embed migrations/*.sql
var migrations embed.FS

// script is one migration as shipped.
type script struct {
	name, sum string
	sql       string
}

// scriptsIn reads the migrations, in the order of their names.
func scriptsIn(fsys fs.FS) ([]script, error) {
	names, err := fs.Glob(fsys, "migrations/*.sql") // sorted
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	out := make([]script, 0, len(names))
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		sum := sha256.Sum256(b)
		out = append(out, script{path.Base(name), hex.EncodeToString(sum[:]), string(b)})
	}
	return out, nil
}

// pending compares what was applied to a file with what is shipped. An edited
// script and one that this program does not know are refused.
func pending(applied map[string]string, shipped []script) ([]script, error) {
	var todo []script
	known := map[string]bool{}
	for _, s := range shipped {
		known[s.name] = true
		switch sum, done := applied[s.name]; {
		case !done:
			todo = append(todo, s)
		case sum != s.sum:
			return nil, fmt.Errorf("migration %s was edited after it was applied", s.name)
		}
	}
	for name := range applied {
		if !known[name] {
			return nil, newer(name)
		}
	}
	return todo, nil
}

func newer(name string) error {
	return &court.Problem{
		Kind: court.Refused, Code: "store-newer",
		What: court.Text{EN: "The data on this computer was written by a later version of Assize.", CY: "Ysgrifennwyd y data ar y cyfrifiadur hwn gan fersiwn ddiweddarach o Assize."},
		Safe: court.Text{EN: "Nothing was changed.", CY: "Ni newidiwyd dim."},
		Do:   court.Text{EN: "Install the later version again, and ask your IT staff.", CY: "Gosodwch y fersiwn ddiweddarach eto, a gofynnwch i'ch staff TG."},
		Err:  fmt.Errorf("migration %s is not known here", name),
	}
}

// migrate brings the file up to date. All pending scripts run in one
// transaction, so that a failure leaves the file exactly as it was. before is
// called when an existing file is about to change.
func migrate(ctx context.Context, db *sql.DB, fsys fs.FS, now func() time.Time, before func() error) error {
	shipped, err := scriptsIn(fsys)
	if err != nil {
		return err
	}
	applied, err := appliedTo(ctx, db)
	if err != nil {
		return err
	}
	todo, err := pending(applied, shipped)
	if err != nil || len(todo) == 0 {
		return err
	}
	if len(applied) > 0 {
		if err := before(); err != nil {
			return err
		}
	}
	return run(ctx, db, todo, now)
}

func run(ctx context.Context, db *sql.DB, todo []script, now func() time.Time) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin migration: %w", err)
	}
	defer tx.Rollback()
	const table = `CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied TEXT NOT NULL) STRICT`
	if _, err := tx.ExecContext(ctx, table); err != nil {
		return fmt.Errorf("create the table of migrations: %w", err)
	}
	for _, s := range todo {
		if _, err := tx.ExecContext(ctx, s.sql); err != nil {
			return fmt.Errorf("migration %s: %w", s.name, err)
		}
		const note = `INSERT INTO migration (name, sha256, applied) VALUES (?, ?, ?)`
		if _, err := tx.ExecContext(ctx, note, s.name, s.sum, now().UTC().Format(time.RFC3339)); err != nil {
			return fmt.Errorf("note migration %s: %w", s.name, err)
		}
	}
	if err := checkForeignKeys(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

func appliedTo(ctx context.Context, db *sql.DB) (map[string]string, error) {
	var n int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master WHERE name = 'migration'`).Scan(&n); err != nil || n == 0 {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT name, sha256 FROM migration`)
	if err != nil {
		return nil, fmt.Errorf("read the migrations applied: %w", err)
	}
	defer rows.Close()
	applied := map[string]string{}
	for rows.Next() {
		var name, sum string
		if err := rows.Scan(&name, &sum); err != nil {
			return nil, fmt.Errorf("read the migrations applied: %w", err)
		}
		applied[name] = sum
	}
	return applied, rows.Err()
}

// checkForeignKeys asks with Query: the pragma reports violations as rows,
// which Exec throws away.
func checkForeignKeys(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return fmt.Errorf("check foreign keys: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var rowid, fk sql.NullInt64
		if err := rows.Scan(&table, &rowid, &parent, &fk); err != nil {
			return fmt.Errorf("check foreign keys: %w", err)
		}
		return fmt.Errorf("migration left %s row %d pointing at no %s", table, rowid.Int64, parent)
	}
	return rows.Err()
}
