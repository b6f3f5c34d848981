package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Append implements journal.Store.
func (s *Store) Append(ctx context.Context, events ...journal.Event) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		for _, e := range events {
			tip, err := tipOf(ctx, tx, e.Head.Desk)
			if err != nil {
				return err
			}
			if err := tip.Follows(e); err != nil {
				return fmt.Errorf("append %s: %w", e.Head.Kind, err)
			}
			seq, err := insert(ctx, tx, e)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO waiting (seq) VALUES (?)`, seq); err != nil {
				return fmt.Errorf("append %s to the outbox: %w", e.Head.ID, err)
			}
		}
		return s.fold(ctx, tx, events)
	})
}

// Receive implements journal.Store.
func (s *Store) Receive(ctx context.Context, events ...journal.Event) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		var fresh []journal.Event
		for _, e := range events {
			if e.Position == 0 {
				return fmt.Errorf("receive %s: it has no position", e.Head.ID)
			}
			added, err := receive(ctx, tx, e)
			if err != nil {
				return err
			}
			if added {
				fresh = append(fresh, e)
			}
		}
		return s.fold(ctx, tx, fresh)
	})
}

// receive adds one event with its position, and reports whether it was not
// held before.
func receive(ctx context.Context, tx *sql.Tx, e journal.Event) (added bool, err error) {
	var seq int64
	var raw []byte
	err = tx.QueryRowContext(ctx, `SELECT seq, raw FROM event WHERE id = ?`, e.Head.ID[:]).Scan(&seq, &raw)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		added = true
		seq, err = insertOther(ctx, tx, e)
	case err == nil && !bytes.Equal(raw, e.Raw):
		err = journal.ErrIdentity
	}
	if err != nil {
		return false, fmt.Errorf("receive %s: %w", e.Head.ID, err)
	}
	return added, place(ctx, tx, seq, e)
}

// insertOther inserts an event that was not held, and refuses one that claims
// another's place in its desk's chain.
func insertOther(ctx context.Context, tx *sql.Tx, e journal.Event) (int64, error) {
	var taken bool
	const q = `SELECT EXISTS (SELECT 1 FROM event WHERE desk = ? AND counter = ?)`
	if err := tx.QueryRowContext(ctx, q, string(e.Head.Desk), int64(e.Head.Counter)).Scan(&taken); err != nil {
		return 0, err
	}
	if taken {
		return 0, fmt.Errorf("event %d of desk %s: %w", e.Head.Counter, e.Head.Desk, journal.ErrFork)
	}
	return insert(ctx, tx, e)
}

// place notes the position of an event. A second telling changes nothing.
func place(ctx context.Context, tx *sql.Tx, seq int64, e journal.Event) error {
	const note = `INSERT INTO placed (position, seq) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM placed WHERE seq = ?)`
	if _, err := tx.ExecContext(ctx, note, int64(e.Position), seq, seq); err != nil {
		return fmt.Errorf("place %s at %d: %w", e.Head.ID, e.Position, err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM waiting WHERE seq = ?`, seq); err != nil {
		return fmt.Errorf("take %s out of the outbox: %w", e.Head.ID, err)
	}
	const seen = `INSERT INTO seen (stream, position) VALUES (?, ?)
		ON CONFLICT (stream) DO UPDATE SET position = max(position, excluded.position)`
	if _, err := tx.ExecContext(ctx, seen, string(e.Head.Stream), int64(e.Position)); err != nil {
		return fmt.Errorf("note what was seen of %s: %w", e.Head.Stream, err)
	}
	return nil
}

func insert(ctx context.Context, tx *sql.Tx, e journal.Event) (int64, error) {
	const q = `INSERT INTO event (id, stream, kind, desk, counter, raw, body, sig) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	h := e.Head
	res, err := tx.ExecContext(ctx, q, h.ID[:], string(h.Stream), h.Kind, string(h.Desk), int64(h.Counter), e.Raw, e.Body, e.Sig)
	if err != nil {
		return 0, fmt.Errorf("insert event %s: %w", h.ID, err)
	}
	return res.LastInsertId()
}

// querier is what a connection and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, q string, args ...any) *sql.Row
}

func tipOf(ctx context.Context, q querier, desk court.DeskID) (journal.Tip, error) {
	var raw []byte
	var counter int64
	err := q.QueryRowContext(ctx,
		`SELECT counter, raw FROM event WHERE desk = ? ORDER BY counter DESC LIMIT 1`, string(desk)).Scan(&counter, &raw)
	if errors.Is(err, sql.ErrNoRows) {
		return journal.Tip{}, nil
	}
	if err != nil {
		return journal.Tip{}, fmt.Errorf("find the end of the chain of %s: %w", desk, err)
	}
	return journal.Tip{Counter: uint64(counter), Hash: journal.Event{Raw: raw}.Hash()}, nil
}

// Tip implements journal.Store.
func (s *Store) Tip(ctx context.Context, desk court.DeskID) (journal.Tip, error) {
	return tipOf(ctx, s.read, desk)
}

// columns of an event with its position, in the agreed order: those that wait
// come last, by counter.
const (
	columns = `SELECT e.raw, e.body, e.sig, coalesce(p.position, 0) FROM event e LEFT JOIN placed p ON p.seq = e.seq `
	agreed  = ` ORDER BY p.position IS NULL, p.position, e.counter`
)

// Stream implements journal.Store.
func (s *Store) Stream(ctx context.Context, stream journal.Stream) ([]journal.Event, error) {
	return events(ctx, s.read, columns+`WHERE e.stream = ?`+agreed, string(stream))
}

// Outbox implements journal.Store.
func (s *Store) Outbox(ctx context.Context, limit int) ([]journal.Event, error) {
	const q = `SELECT e.raw, e.body, e.sig, 0 FROM waiting w JOIN event e ON e.seq = w.seq ORDER BY w.seq LIMIT ?`
	return events(ctx, s.read, q, limit)
}

func events(ctx context.Context, q querier, query string, args ...any) ([]journal.Event, error) {
	var out []journal.Event
	err := each(ctx, q, func(e journal.Event) error {
		out = append(out, e)
		return nil
	}, query, args...)
	return out, err
}

func each(ctx context.Context, q querier, f func(journal.Event) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw, body, sig []byte
		var position int64
		if err := rows.Scan(&raw, &body, &sig, &position); err != nil {
			return fmt.Errorf("read event: %w", err)
		}
		e, err := journal.Parse(raw, body, sig, uint64(position))
		if err != nil {
			return err
		}
		if err := f(e); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Each implements journal.Store.
func (s *Store) Each(ctx context.Context, f func(journal.Event) error) error {
	return each(ctx, s.read, f, columns+agreed)
}

// Streams implements journal.Store.
func (s *Store) Streams(ctx context.Context, prefix string) ([]journal.Stream, error) {
	// A range, not LIKE: it uses the index and needs no escaping.
	const q = `SELECT DISTINCT stream FROM event WHERE stream >= ? AND stream < ? ORDER BY stream`
	rows, err := s.read.QueryContext(ctx, q, prefix, prefix+"\U0010FFFF")
	if err != nil {
		return nil, fmt.Errorf("list streams %q: %w", prefix, err)
	}
	defer rows.Close()
	var out []journal.Stream
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("list streams %q: %w", prefix, err)
		}
		out = append(out, journal.Stream(name))
	}
	return out, rows.Err()
}

// Waiting implements journal.Store.
func (s *Store) Waiting(ctx context.Context) (int, error) {
	var n int
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM waiting`).Scan(&n); err != nil {
		return 0, fmt.Errorf("count what waits: %w", err)
	}
	return n, nil
}

// Seen implements journal.Store.
func (s *Store) Seen(ctx context.Context) (uint64, error) {
	return s.position(ctx, `SELECT coalesce(max(position), 0) FROM placed`)
}

// SeenOf implements journal.Store.
func (s *Store) SeenOf(ctx context.Context, stream journal.Stream) (uint64, error) {
	return s.position(ctx, `SELECT coalesce(max(position), 0) FROM seen WHERE stream = ?`, string(stream))
}

func (s *Store) position(ctx context.Context, q string, args ...any) (uint64, error) {
	var n int64
	if err := s.read.QueryRowContext(ctx, q, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("read a position: %w", err)
	}
	return uint64(n), nil
}

// Holds reports whether the event with this identifier is held, and at which
// position: 0 while it waits.
func (s *Store) Holds(ctx context.Context, id uuid.UUID) (position uint64, held bool, err error) {
	var n int64
	const q = `SELECT coalesce(p.position, 0) FROM event e LEFT JOIN placed p ON p.seq = e.seq WHERE e.id = ?`
	err = s.read.QueryRowContext(ctx, q, id[:]).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("look for event %s: %w", id, err)
	}
	return uint64(n), true, nil
}
