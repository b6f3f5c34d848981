// Package sqlite keeps the journal in a SQLite database, with its outbox, the
// read models that searches are answered from, drafts, and messages that could
// not be read. It is the only importer of the driver.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"time"

	_ "modernc.org/sqlite" // driver "sqlite"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Store implements journal.Store. One connection writes; others read beside it.
type Store struct {
	write, read *sql.DB
	now         func() time.Time
	models      []ReadModel
}

// pragmas are set on every connection. recursive_triggers matters: without it
// INSERT OR REPLACE deletes rows without firing the append-only triggers.
// synchronous FULL, because this is a record and not a cache.
var pragmas = []string{
	"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "recursive_triggers(1)",
}

func dsn(file string, extra ...string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append(append([]string{}, pragmas...), extra...)}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(file), RawQuery: q.Encode()}).String()
}

// Open opens or creates the store in file, checks it, migrates it and refolds
// the read models whose version has changed. A file written by a later version
// is refused with a *court.Problem.
func Open(ctx context.Context, file string, now func() time.Time, models ...ReadModel) (*Store, error) {
	if err := protect(file); err != nil {
		return nil, err
	}
	unclean := writeAheadLeft(file)
	write, err := sql.Open("sqlite", dsn(file))
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", file, err)
	}
	write.SetMaxOpenConns(1)
	s := &Store{write: write, now: now, models: models}
	if err := s.prepare(ctx, file, unclean); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.read, err = sql.Open("sqlite", dsn(file, "query_only(1)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open store %s for reading: %w", file, err), s.Close())
	}
	s.read.SetMaxOpenConns(max(2, runtime.NumCPU()))
	return s, nil
}

// protect makes the file where there is none, and keeps others out of it.
func protect(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open store: %w", err)
	}
	if err := errors.Join(f.Close(), os.Chmod(file, 0o600)); err != nil {
		return fmt.Errorf("protect store: %w", err)
	}
	return nil
}

// writeAheadLeft reports whether the store was not closed: SQLite takes its
// write-ahead file away when the last connection closes.
func writeAheadLeft(file string) bool {
	info, err := os.Stat(file + "-wal")
	return err == nil && info.Size() > 0
}

// prepare makes the store ready. After a clean close its pages are not read
// through: at 1 GB that would take seconds, which a clerk would spend looking at
// nothing. Check does it for `assize verify`.
func (s *Store) prepare(ctx context.Context, file string, unclean bool) error {
	if unclean {
		if err := s.Check(ctx); err != nil {
			return err
		}
	}
	copyFirst := func() error { return s.copyTo(ctx, file+"."+s.now().UTC().Format("20060102T150405Z")+".bak") }
	if err := migrate(ctx, s.write, migrations, s.now, copyFirst); err != nil {
		return fmt.Errorf("bring store up to date: %w", err)
	}
	return s.refold(ctx)
}

// Check looks for damage with quick_check: it reads every page, as
// integrity_check does, but leaves out comparing indexes with their tables,
// which takes minutes on a large file and whose content can be rebuilt. Damage
// is a *court.Problem.
func (s *Store) Check(ctx context.Context) error {
	var verdict string
	if err := s.write.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&verdict); err != nil {
		return fmt.Errorf("check store: %w", err)
	}
	if verdict == "ok" {
		return nil
	}
	return &court.Problem{
		Kind: court.Unavailable, Code: "store-damaged",
		What: court.Text{EN: "The data on this computer is damaged.", CY: "Mae'r data ar y cyfrifiadur hwn wedi'i ddifrodi."},
		Safe: court.Text{EN: "What was sent to the hub is safe there.", CY: "Mae'r hyn a anfonwyd i'r hwb yn ddiogel yno."},
		Do:   court.Text{EN: "Stop using this desk and ask your IT staff to restore it.", CY: "Peidiwch â defnyddio'r ddesg hon a gofynnwch i'ch staff TG ei hadfer."},
		Err:  errors.New(verdict),
	}
}

// copyTo writes a consistent copy of the store to file, while it is in use.
func (s *Store) copyTo(ctx context.Context, file string) error {
	if _, err := s.write.ExecContext(ctx, `VACUUM INTO ?`, file); err != nil {
		return fmt.Errorf("copy store to %s: %w", file, err)
	}
	return nil
}

// Close closes the store. What was acknowledged is on disk already.
func (s *Store) Close() error {
	var err error
	if s.read != nil {
		err = s.read.Close()
	}
	return errors.Join(err, s.write.Close())
}

// inTx runs f in one transaction of the writer.
func (s *Store) inTx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

var _ journal.Store = (*Store)(nil)
