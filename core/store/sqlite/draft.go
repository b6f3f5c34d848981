package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// SaveDraft keeps a half-typed line under key, so that a power cut does not
// lose it. An empty text forgets it.
func (s *Store) SaveDraft(ctx context.Context, key, text string) error {
	q, args := `DELETE FROM draft WHERE key = ?`, []any{key}
	if text != "" {
		q = `INSERT OR REPLACE INTO draft (key, text, at) VALUES (?, ?, ?)`
		args = []any{key, text, s.now().UTC().Format(time.RFC3339)}
	}
	if _, err := s.write.ExecContext(ctx, q, args...); err != nil {
		return fmt.Errorf("keep draft %s: %w", key, err)
	}
	return nil
}

// Draft returns the half-typed line kept under key, "" where there is none.
func (s *Store) Draft(ctx context.Context, key string) (string, error) {
	var text string
	err := s.read.QueryRowContext(ctx, `SELECT text FROM draft WHERE key = ?`, key).Scan(&text)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read draft %s: %w", key, err)
	}
	return text, nil
}

// Quarantined is a message that could not be read.
type Quarantined struct {
	ID     int64
	Name   string // of the file
	At     string // RFC 3339, UTC
	Faults string // one a line
	Raw    []byte
}

// Quarantine keeps a message that could not be read, for a person to look at.
func (s *Store) Quarantine(ctx context.Context, name, faults string, raw []byte) error {
	const q = `INSERT INTO quarantine (name, at, faults, raw) VALUES (?, ?, ?, ?)`
	if _, err := s.write.ExecContext(ctx, q, name, s.now().UTC().Format(time.RFC3339), faults, raw); err != nil {
		return fmt.Errorf("keep unreadable message %s: %w", name, err)
	}
	return nil
}

// Quarantined lists the messages that could not be read, newest first.
func (s *Store) Quarantined(ctx context.Context) ([]Quarantined, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, name, at, faults, raw FROM quarantine ORDER BY id DESC`)
	if err != nil {
		return nil, fmt.Errorf("list unreadable messages: %w", err)
	}
	defer rows.Close()
	var out []Quarantined
	for rows.Next() {
		var m Quarantined
		if err := rows.Scan(&m.ID, &m.Name, &m.At, &m.Faults, &m.Raw); err != nil {
			return nil, fmt.Errorf("list unreadable messages: %w", err)
		}
		out = append(out, m)
	}
	return out, rows.Err()
}
