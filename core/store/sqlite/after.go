package sqlite

import (
	"context"

	"assize.example/core/journal"
)

// After returns up to limit events that have a position beyond position, by
// position.
func (s *Store) After(ctx context.Context, position uint64, limit int) ([]journal.Event, error) {
	const q = `SELECT e.raw, e.body, e.sig, p.position FROM placed p JOIN event e ON e.seq = p.seq
		WHERE p.position > ? ORDER BY p.position LIMIT ?`
	return events(ctx, s.read, q, int64(position), limit)
}
