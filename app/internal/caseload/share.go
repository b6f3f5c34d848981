package caseload

import (
	"context"
	"slices"

	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/law"
	"assize.example/core/record"
	"assize.example/core/share"
	"assize.example/sync/conflict"
)

// Shared is what a share did.
type Shared struct {
	Set    string
	Folder string
	Files  []string // PDFs, in the order in which they are handed out
}

// Share shares the results of a hearing day. seal is that of the Preview that
// the clerk was shown: if the results, or anything else that the orders and
// the notices say, have changed since, or a check cannot be run or stops it,
// nothing is shared and the *court.Problem says why.
func (l *Load) Share(ctx context.Context, caseID, hearingID string, day court.Date, seal string) (Shared, error) {
	if err := l.recordShare(ctx, caseID, hearingID, day, seal); err != nil {
		return Shared{}, err
	}
	return l.printed(ctx, caseID, hearingID, day)
}

// recordShare records what was looked at. Nothing is received from the hub
// between the last look and the record, so that the share rests on what it saw.
func (l *Load) recordShare(ctx context.Context, caseID, hearingID string, day court.Date, seal string) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	p, err := l.Preview(ctx, caseID, hearingID, day)
	if err != nil {
		return err
	}
	if err := p.mayBeShared(seal); err != nil {
		return err
	}
	by := l.signer()
	event := hearing.ResultsShared{
		Hearing: hearingID, Day: day, Set: p.Name, Supersedes: p.Set.Supersedes,
		Results: p.Set.ResultIDs(), Officer: by.Name, Role: by.Role,
	}
	drafts, err := l.consequences(ctx, p.Set, event)
	if err != nil {
		return err
	}
	return l.writeAll(ctx, drafts)
}

// mayBeShared refuses what must not leave the court.
func (p Preview) mayBeShared(seal string) error {
	switch {
	case !p.Draft:
		return court.Refuse("nothing-to-share",
			court.Text{EN: "There is nothing new to share for this day.", CY: "Nid oes dim newydd i'w rannu ar gyfer y diwrnod hwn."},
			court.Text{EN: "Record a result first.", CY: "Cofnodwch ganlyniad yn gyntaf."})
	case p.Seal != seal:
		return court.Refuse("set-changed",
			court.Text{EN: "The case changed while the question was open. Nothing was shared.", CY: "Newidiodd yr achos tra oedd y cwestiwn ar agor. Ni rannwyd dim."},
			court.Text{EN: "Look at it again, then share.", CY: "Edrychwch arno eto, yna rhannwch."})
	}
	for _, f := range p.Findings {
		if f.Severity == law.Blocks {
			return court.Refuse("blocked-"+f.Rule, f.Says, court.Text{EN: "Nothing was shared.", CY: "Ni rannwyd dim."})
		}
	}
	if open := conflict.Blocks(p.Conflicts, p.Set); len(open) > 0 {
		return court.Refuse("in-conflict", open[0].Reason,
			court.Text{EN: "Settle it first (Ctrl+U). Nothing was shared.", CY: "Datryswch ef yn gyntaf (Ctrl+U). Ni rannwyd dim."})
	}
	return nil
}

// printed writes the orders of the share that was just recorded.
func (l *Load) printed(ctx context.Context, caseID, hearingID string, day court.Date) (Shared, error) {
	c, err := l.Case(ctx, caseID)
	if err != nil {
		return Shared{}, err
	}
	h, _ := c.Hearings.Hearing(hearingID)
	last, _ := h.SharedOn(day)
	p, err := l.asShared(c, Preview{}, last)
	if err != nil {
		return Shared{}, notPrinted(err)
	}
	folder, files, err := l.save(c, last, p)
	if err != nil {
		return Shared{}, notPrinted(err)
	}
	return Shared{Set: last.Set, Folder: folder, Files: files}, nil
}

// notPrinted says that the share stands although its orders could not be written.
func notPrinted(err error) error {
	return &court.Problem{
		Kind: court.Unavailable, Code: "orders-not-written",
		What: court.Text{EN: "The results are shared, but the orders could not be written to the disk.", CY: "Mae'r canlyniadau wedi'u rhannu, ond ni ellid ysgrifennu'r gorchmynion i'r ddisg."},
		Safe: court.Text{EN: "The share is recorded and the agencies will be told.", CY: "Mae'r rhannu wedi'i gofnodi a bydd yr asiantaethau'n cael gwybod."},
		Do:   court.Text{EN: "Make room on the disk, then print the orders (Ctrl+Shift+P).", CY: "Gwnewch le ar y ddisg, yna argraffwch y gorchmynion (Ctrl+Shift+P)."},
		Err:  err,
	}
}

// SaveOrders writes the orders of the last share of a day to this desk's disk:
// those of a share made at another desk, or that could not be written before.
func (l *Load) SaveOrders(ctx context.Context, caseID, hearingID string, day court.Date) (Shared, error) {
	return l.printed(ctx, caseID, hearingID, day)
}

// consequences are the share and what follows from it in the record: bail or
// custody, and the next hearing, listed where this desk holds the court. They
// are written together or not at all.
func (l *Load) consequences(ctx context.Context, set share.Set, event hearing.ResultsShared) ([]journal.Draft, error) {
	c, err := l.Case(ctx, set.Case.ID)
	if err != nil {
		return nil, err
	}
	events := append([]record.Event{event}, l.liberties(c, set)...)
	var lists []journal.Draft
	coming := l.nextHearings(set.Results, set)
	for _, n := range coming {
		if n.stands(c.Hearings) {
			continue // fixed already, and perhaps moved since by who lists
		}
		more, err := l.listed(ctx, n)
		if err != nil {
			return nil, err
		}
		events, lists = append(events, n.fixed), append(lists, more...)
	}
	vacated, more, err := l.vacated(ctx, c.Hearings, set, coming)
	if err != nil {
		return nil, err
	}
	return slices.Concat(l.drafts(journal.CaseStream(set.Case.ID), set.Case.Court, "", append(events, vacated...)), lists, more), nil
}
