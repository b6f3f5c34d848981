package hub

import (
	"context"
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

// Verify recomputes every signature and chain, and compares the index that it
// reads with the record.
func (h *Hub) Verify(ctx context.Context) (journal.Report, error) {
	report, err := journal.Verify(ctx, h.ledger, h.Directory().Keys(h.Key()), directory.Hub)
	if err != nil {
		return report, err
	}
	faults, err := h.ledger.Faults(ctx)
	report.Faults = append(report.Faults, faults...)
	return report, err
}
