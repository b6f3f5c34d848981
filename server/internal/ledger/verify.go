package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"assize.example/core/journal"
)

// ErrDiffers is returned where the index does not have what the record has.
var ErrDiffers = errors.New("the index does not have what the record has")

// Faults reads the whole record and returns every position that cannot be read,
// or where the index differs. What the index says is checked by journal.Verify;
// this ties it to the record, which is the truth.
func (l *Ledger) Faults(ctx context.Context) ([]error, error) {
	last, _ := l.Last()
	var faults []error
	for from := uint64(0); from < last; from += replayBatch {
		events, err := l.After(ctx, from, replayBatch)
		if err != nil {
			return nil, fmt.Errorf("compare the index with the record: %w", err)
		}
		indexed := map[uint64]journal.Event{}
		for _, e := range events {
			indexed[e.Position] = e
		}
		for p := from + 1; p <= min(from+replayBatch, last); p++ {
			if err := l.compareAt(ctx, p, indexed[p]); err != nil {
				faults = append(faults, err)
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("compare the index with the record: %w", err)
		}
	}
	return faults, nil
}

func (l *Ledger) compareAt(ctx context.Context, position uint64, indexed journal.Event) error {
	e, err := l.at(ctx, position)
	if err != nil {
		return err
	}
	if !bytes.Equal(e.Raw, indexed.Raw) || !bytes.Equal(e.Body, indexed.Body) || !bytes.Equal(e.Sig, indexed.Sig) {
		return fmt.Errorf("position %d: %w", position, ErrDiffers)
	}
	return nil
}
