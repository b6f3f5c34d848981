package link

import (
	"context"
	"fmt"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/wire"
)

// Compare asks the hub, over a connection of its own, what this desk must hold
// up to where it has seen the record, and compares. It returns the hub's
// account, and a *court.Problem where the two differ.
func Compare(ctx context.Context, cfg Config) (wire.Status, error) {
	var none wire.Status
	secure, err := trust(cfg.CAFile, cfg.Now)
	if err != nil {
		return none, fmt.Errorf("compare with the hub: %w", err)
	}
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	c, err := dial(cfg.URL, cfg.Key, secure, fail, cfg.Options...)
	if err != nil {
		return none, unreachable(err)
	}
	defer c.Close()
	seen, err := cfg.Store.Seen(ctx)
	if err != nil {
		return none, fmt.Errorf("compare with the hub: %w", err)
	}
	hash, err := journal.RecordHash(ctx, cfg.Store)
	if err != nil {
		return none, fmt.Errorf("compare with the hub: %w", err)
	}
	st, err := ask[wire.Status](ctx, c, wire.DeskSubject(cfg.Desk, wire.VerbStatus), wire.Ask{UpTo: seen})
	if err == nil && st.Hash != hash {
		err = differs(seen, hash, st)
	}
	return st, err
}

func differs(seen uint64, hash journal.Hash, st wire.Status) error {
	return &court.Problem{
		Kind: court.Conflict, Code: "hub-differs",
		What: court.Text{EN: "This desk and the hub do not hold the same record.", CY: "Nid yw'r ddesg hon a'r hwb yn dal yr un cofnod."},
		Safe: court.Text{EN: "Nothing has been changed at either.", CY: "Nid oes dim wedi'i newid yn y naill na'r llall."},
		Do:   court.Text{EN: "Tell your IT staff, with the time.", CY: "Rhowch wybod i'ch staff TG, gyda'r amser."},
		Err:  fmt.Errorf("up to position %d this desk has %s, the hub %s (%d events)", seen, hash, st.Hash, st.Events),
	}
}
