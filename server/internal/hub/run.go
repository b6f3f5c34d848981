package hub

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"assize.example/core/journal"
	"assize.example/sync/directory"
)

// Run makes checkpoints and tells agencies until ctx ends. Desks are answered
// with or without it.
func (h *Hub) Run(ctx context.Context) {
	var work sync.WaitGroup
	defer work.Wait()
	if h.cfg.Checkpoint > 0 {
		work.Go(func() { h.makeCheckpoints(ctx) })
	}
	if h.post != nil {
		h.post.Run(ctx)
	}
	<-ctx.Done()
}

func (h *Hub) makeCheckpoints(ctx context.Context) {
	tick := time.NewTicker(h.cfg.Checkpoint)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := h.MakeCheckpoint(ctx); err != nil {
				h.cfg.Log.ErrorContext(ctx, "no checkpoint made", "error", err)
			}
		}
	}
}

// MakeCheckpoint signs what the record now is, unless nothing has been
// recorded since the last checkpoint.
func (h *Hub) MakeCheckpoint(ctx context.Context) error {
	position, hash := h.ledger.Last()
	if position <= h.Directory().Last.Position+1 { // the checkpoint itself takes a position
		return nil
	}
	return h.recordDirectory(ctx, directory.Checkpoint{Position: position, Hash: hash, At: h.cfg.Now().UTC()})
}

// Verify recomputes every signature, chain and checkpoint, and compares the index
// that it reads with the record.
func (h *Hub) Verify(ctx context.Context) (journal.Report, error) {
	report, err := journal.Verify(ctx, h.ledger, h.Directory().Keys(h.Key()), directory.Hub)
	if err != nil {
		return report, err
	}
	differs, err := h.ledger.Faults(ctx)
	if err != nil {
		return report, err
	}
	broken, err := h.brokenCheckpoints(ctx)
	report.Faults = slices.Concat(report.Faults, differs, broken)
	return report, err
}

// errCheckpoint is the fault of a record that is not what a checkpoint says it
// was: entries have been taken out of it or put into it.
var errCheckpoint = errors.New("the record is not what it was when this checkpoint was signed")

// brokenCheckpoints returns a fault for every checkpoint that the record does
// not bear out.
func (h *Hub) brokenCheckpoints(ctx context.Context) ([]error, error) {
	var faults []error
	sum, sums := journal.NewSum(), map[uint64]journal.Hash{}
	err := h.ledger.Each(ctx, func(e journal.Event) error {
		sum.Add(e)
		sums[e.Position] = sum.Hash()
		d, err := directory.Decode(e.Head.Kind, e.Head.Schema, e.Body)
		c, ok := d.(directory.Checkpoint)
		if err == nil && ok && e.Head.Desk == directory.Hub && sums[c.Position] != c.Hash {
			faults = append(faults, fmt.Errorf("checkpoint %s at %d: %w", e.Head.ID, c.Position, errCheckpoint))
		}
		return nil
	})
	return faults, err
}
