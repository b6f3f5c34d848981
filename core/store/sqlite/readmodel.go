package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"assize.example/core/journal"
)

// ReadModel is a set of tables that answers a question quickly. It can be
// thrown away at any time: a change of Version drops it and folds every event
// again.
type ReadModel struct {
	Name    string
	Version int
	Drop    string // SQL that removes the tables, if they are there
	Create  string // SQL that makes them
	// Fold takes one event into the tables, in the transaction that stores it.
	// stream reads the event's stream as it stands in that transaction.
	Fold func(ctx context.Context, tx *sql.Tx, e journal.Event, stream func() ([]journal.Event, error)) error
}

// fold takes events that were just stored into every read model.
func (s *Store) fold(ctx context.Context, tx *sql.Tx, events []journal.Event) error {
	for _, m := range s.models {
		for _, e := range events {
			if err := m.take(ctx, tx, e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m ReadModel) take(ctx context.Context, tx *sql.Tx, e journal.Event) error {
	stream := func() ([]journal.Event, error) {
		return events(ctx, tx, columns+`WHERE e.stream = ?`+agreed, string(e.Head.Stream))
	}
	if err := m.Fold(ctx, tx, e, stream); err != nil {
		return fmt.Errorf("fold %s into %s: %w", e.Head.ID, m.Name, err)
	}
	return nil
}

// refold rebuilds the read models whose version is not the one on disk.
func (s *Store) refold(ctx context.Context) error {
	for _, m := range s.models {
		var have int
		err := s.write.QueryRowContext(ctx, `SELECT version FROM read_model WHERE name = ?`, m.Name).Scan(&have)
		switch {
		case err != nil && !errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("read the version of %s: %w", m.Name, err)
		case err == nil && have == m.Version:
			continue
		}
		if err := s.inTx(ctx, func(tx *sql.Tx) error { return m.rebuild(ctx, tx) }); err != nil {
			return fmt.Errorf("rebuild %s: %w", m.Name, err)
		}
	}
	return nil
}

func (m ReadModel) rebuild(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{m.Drop, m.Create} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	all, err := events(ctx, tx, columns+agreed)
	if err != nil {
		return err
	}
	for _, e := range all {
		if err := m.take(ctx, tx, e); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO read_model (name, version) VALUES (?, ?)`, m.Name, m.Version)
	return err
}
