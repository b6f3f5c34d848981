package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/record"
)

// Hit is a case that a search found.
type Hit struct {
	CaseID    string
	Reference string // as the court knows the case
	URN       string
	Title     string
	Names     string // of the defendants, as listed
}

// Index is the read model that cases and sittings are found by.
func Index() ReadModel {
	return ReadModel{
		Name: "index", Version: 1,
		Drop: `DROP TABLE IF EXISTS case_index; DROP TABLE IF EXISTS case_words; DROP TABLE IF EXISTS sitting_index`,
		Create: `
			CREATE TABLE case_index (
				rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
				reference TEXT NOT NULL, urn TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL) STRICT;
			CREATE VIRTUAL TABLE case_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
			CREATE TABLE sitting_index (
				stream TEXT PRIMARY KEY, court TEXT NOT NULL, day TEXT NOT NULL) STRICT, WITHOUT ROWID;
			CREATE INDEX sitting_day ON sitting_index (court, day)`,
		Fold: index,
	}
}

// indexed are the kinds that change what a case is found by.
var indexed = map[string]bool{
	"case-received": true, "case-supplemented": true, "number-given": true, "defendant-amended": true,
}

func index(ctx context.Context, tx *sql.Tx, e journal.Event, stream func() ([]journal.Event, error)) error {
	if parts := strings.Split(string(e.Head.Stream), "/"); len(parts) == 4 && parts[0] == "sitting" {
		_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO sitting_index (stream, court, day) VALUES (?, ?, ?)`,
			string(e.Head.Stream), parts[1], parts[3])
		return err
	}
	if !indexed[e.Head.Kind] {
		return nil
	}
	events, err := stream()
	if err != nil {
		return err
	}
	return indexCase(ctx, tx, record.Fold(events))
}

func indexCase(ctx context.Context, tx *sql.Tx, c record.Case) error {
	if c.File.ID == "" {
		return nil // what is told of a case before the case itself has come
	}
	var names []string
	for _, d := range c.File.Defendants {
		names = append(names, d.Listed())
	}
	f := c.File
	var rowid int64
	err := tx.QueryRowContext(ctx, `INSERT INTO case_index (id, reference, urn, title, names) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, urn = excluded.urn, title = excluded.title, names = excluded.names
		RETURNING rowid`, f.ID, f.Reference(), string(f.URN), f.Title(), strings.Join(names, "; ")).Scan(&rowid)
	if err != nil {
		return fmt.Errorf("index case %s: %w", f.ID, err)
	}
	words := []string{f.Reference(), string(f.URN), strings.Join(names, " ")}
	for _, n := range f.Numbers {
		words = append(words, string(n))
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO case_words (rowid, words) VALUES (?, ?)`, rowid, strings.Join(words, " "))
	return err
}

// FindCases returns up to limit cases in which every word of text begins some
// word of a name or reference. The newest come first: ranking a broad prefix
// by relevance reads every match, which takes a fifth of a second on a large file.
func (s *Store) FindCases(ctx context.Context, text string, limit int) ([]Hit, error) {
	match := prefixes(text)
	if match == "" {
		return nil, nil
	}
	const q = `SELECT c.id, c.reference, c.urn, c.title, c.names FROM case_words w JOIN case_index c ON c.rowid = w.rowid
		WHERE case_words MATCH ? ORDER BY w.rowid DESC LIMIT ?`
	rows, err := s.read.QueryContext(ctx, q, match, limit)
	if err != nil {
		return nil, fmt.Errorf("find cases: %w", err)
	}
	defer rows.Close()
	var hits []Hit
	for rows.Next() {
		var h Hit
		if err := rows.Scan(&h.CaseID, &h.Reference, &h.URN, &h.Title, &h.Names); err != nil {
			return nil, fmt.Errorf("find cases: %w", err)
		}
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// prefixes turns what was typed into an FTS5 query: each word quoted, so that
// nothing typed is an operator, and each a prefix.
func prefixes(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	for i, w := range words {
		words[i] = `"` + w + `"*`
	}
	return strings.Join(words, " ")
}

// Sittings lists the streams of a court's sittings on a day, by room.
func (s *Store) Sittings(ctx context.Context, c court.Code, day court.Date) ([]journal.Stream, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT stream FROM sitting_index WHERE court = ? AND day = ? ORDER BY stream`, string(c), day.String())
	if err != nil {
		return nil, fmt.Errorf("list sittings of %s: %w", c, err)
	}
	defer rows.Close()
	var out []journal.Stream
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("list sittings of %s: %w", c, err)
		}
		out = append(out, journal.Stream(name))
	}
	return out, rows.Err()
}
