// Package caseload is the cases that this desk holds: reading them, finding
// them, and recording in them. It joins the store, the desk's key and the fold,
// and tells whoever listens which streams have changed. It draws nothing.
package caseload

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/store/sqlite"
	"assize.example/sync/conflict"
)

// Config is what a Load is opened with.
type Config struct {
	Dir    string       // the desk's data directory
	Desk   court.DeskID // this desk
	Courts []court.Code // whose cases it holds
	Key    ed25519.PrivateKey
	Zone   *time.Location // of the court room
	Now    func() time.Time
	NewID  func() uuid.UUID // version 7
	Rules  Rules            // reference data
	Log    *slog.Logger
}

// Load is the desk's cases. It is safe for concurrent use.
type Load struct {
	Config
	store  *sqlite.Store
	writer *journal.Writer
	turn   sync.Mutex // held while what was decided is recorded, and while events are received

	mu        sync.Mutex
	clerk     Clerk
	cases     map[string]record.Case // folded; dropped when their stream changes
	listeners map[int]func([]journal.Stream)
	next      int
	composed  composed
	epoch     int // counts changes, so that a fold of old events is not kept
}

// Open opens the cases in cfg.Dir. A store written by a later version, or
// damaged, is refused with a *court.Problem.
func Open(ctx context.Context, cfg Config) (*Load, error) {
	store, err := sqlite.Open(ctx, filepath.Join(cfg.Dir, "court.db"), cfg.Now, sqlite.Index())
	if err != nil {
		return nil, fmt.Errorf("open the cases of desk %s: %w", cfg.Desk, err)
	}
	return &Load{
		Config: cfg, store: store,
		writer:    journal.NewWriter(store, cfg.Desk, cfg.Key, cfg.Zone.String(), cfg.Now, cfg.NewID),
		cases:     map[string]record.Case{},
		listeners: map[int]func([]journal.Stream){},
	}, nil
}

// Close closes the store. What was recorded is on disk already.
func (l *Load) Close() error { return l.store.Close() }

// Check reads every page of the store and reports damage as a *court.Problem.
func (l *Load) Check(ctx context.Context) error { return l.store.Check(ctx) }

// Store returns the journal, for replication.
func (l *Load) Store() journal.Store { return l.store }

// Clerk is who records at this desk now.
type Clerk struct {
	ID   court.UserID
	Name string // as orders print it
	Role string // Legal adviser
}

// SignedIn says who records from now on.
func (l *Load) SignedIn(c Clerk) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clerk = c
}

// Today returns the civil date in the court room.
func (l *Load) Today() court.Date { return court.DateOf(l.Now().In(l.Zone)) }

// Sittings returns the sittings of this desk's courts on a day, by court and room.
func (l *Load) Sittings(ctx context.Context, day court.Date) ([]listing.Sitting, error) {
	var all []listing.Sitting
	for _, c := range l.Courts {
		streams, err := l.store.Sittings(ctx, c, day)
		if err != nil {
			return nil, err
		}
		for _, s := range streams {
			events, err := l.store.Stream(ctx, s)
			if err != nil {
				return nil, fmt.Errorf("read sitting %s: %w", s, err)
			}
			all = append(all, record.FoldSitting(events))
		}
	}
	return all, nil
}

// Case returns a case as it stands. A case that is not held is a *court.Problem
// of kind NotFound.
func (l *Load) Case(ctx context.Context, id string) (record.Case, error) {
	l.mu.Lock()
	c, ok := l.cases[id]
	epoch := l.epoch
	l.mu.Unlock()
	if ok {
		return c, nil
	}
	events, err := l.store.Stream(ctx, journal.CaseStream(id))
	if err != nil {
		return record.Case{}, fmt.Errorf("read case %s: %w", id, err)
	}
	if len(events) == 0 {
		return record.Case{}, notHeld(id)
	}
	c = record.Fold(events)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.epoch == epoch {
		l.cases[id] = c
	}
	return c, nil
}

func notHeld(id string) error {
	return &court.Problem{
		Kind: court.NotFound, Code: "case-not-held",
		What: court.Text{EN: "This case is not held at this desk.", CY: "Nid yw'r achos hwn wedi'i ddal wrth y ddesg hon."},
		Do:   court.Text{EN: "Look for it in today's list, or import it.", CY: "Chwiliwch amdano yn rhestr heddiw, neu ei fewnforio."},
		Err:  fmt.Errorf("case %s", id),
	}
}

// Hit is a case that a search found.
type Hit = sqlite.Hit

// Find returns up to limit cases in which every word of text begins a word of
// a name or number.
func (l *Load) Find(ctx context.Context, text string, limit int) ([]Hit, error) {
	return l.store.FindCases(ctx, text, limit)
}

// Record records events in a case, in order and all together. reason is given
// where the record asks for one.
func (l *Load) Record(ctx context.Context, caseID, reason string, events ...record.Event) error {
	c, err := l.Case(ctx, caseID)
	if err != nil {
		return err
	}
	return l.write(ctx, journal.CaseStream(caseID), c.File.Court, reason, events)
}

// RecordOn records events that were decided on a case as it was read then.
// Where somebody has since recorded what cannot stand beside them unseen,
// nothing is recorded and the *court.Problem says so: the decision was taken
// without it, and the record would not show that.
func (l *Load) RecordOn(ctx context.Context, on record.Case, reason string, events ...record.Event) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	now, err := l.Case(ctx, on.File.ID)
	if err != nil {
		return err
	}
	drafts := l.drafts(journal.CaseStream(on.File.ID), now.File.Court, reason, events)
	if err := overtaken(on, now, drafts); err != nil {
		return err
	}
	return l.writeAll(ctx, drafts)
}

// overtaken refuses drafts that something recorded since does not agree with.
func overtaken(on, now record.Case, drafts []journal.Draft) error {
	if len(on.Events) == len(now.Events) {
		return nil
	}
	known := map[uuid.UUID]bool{}
	for _, e := range on.Events {
		known[e.Head.ID] = true
	}
	for _, e := range now.Events {
		since, err := record.Decode(e)
		if known[e.Head.ID] || err != nil || since == nil {
			continue
		}
		for _, d := range drafts {
			mine, err := sideOf(d)
			if err != nil {
				return err
			}
			if v := conflict.Between(conflict.Side{Kind: e.Head.Kind, Fact: since.Fact(), Body: e.Body}, mine); v.Look {
				return changedMeanwhile()
			}
		}
	}
	return nil
}

func sideOf(d journal.Draft) (conflict.Side, error) {
	e, _ := d.Body.(record.Event) // as drafts makes it
	raw, err := json.Marshal(d.Body)
	if err != nil {
		return conflict.Side{}, fmt.Errorf("encode %s: %w", d.Kind, err)
	}
	return conflict.Side{Kind: d.Kind, Fact: e.Fact(), Body: raw}, nil
}

func changedMeanwhile() error {
	return &court.Problem{
		Kind: court.Conflict, Code: "changed-meanwhile",
		What: court.Text{EN: "This was changed while you entered it. It was not recorded.", CY: "Newidiwyd hyn wrth i chi ei roi i mewn. Ni chafodd ei gofnodi."},
		Safe: court.Text{EN: "What you typed is still here.", CY: "Mae'r hyn a deipiwyd gennych yma o hyd."},
		Do:   court.Text{EN: "Look at what stands now, then press Enter again.", CY: "Edrychwch ar yr hyn sy'n sefyll nawr, yna pwyswch Enter eto."},
	}
}

// RecordListed records events in a case and on the list of a sitting, all
// together or none.
func (l *Load) RecordListed(ctx context.Context, caseID string, events []record.Event, on listing.Sitting, listed []record.Event) error {
	c, err := l.Case(ctx, caseID)
	if err != nil {
		return err
	}
	list := journal.SittingStream(on.Court, on.Room, on.Date)
	return l.writeAll(ctx, slices.Concat(
		l.drafts(journal.CaseStream(caseID), c.File.Court, "", events), l.drafts(list, on.Court, "", listed)))
}

func (l *Load) write(ctx context.Context, s journal.Stream, c court.Code, reason string, events []record.Event) error {
	return l.writeAll(ctx, l.drafts(s, c, reason, events))
}

func (l *Load) drafts(s journal.Stream, c court.Code, reason string, events []record.Event) []journal.Draft {
	l.mu.Lock()
	user := l.clerk.ID
	l.mu.Unlock()
	var drafts []journal.Draft
	for _, e := range events {
		drafts = append(drafts, journal.Draft{Stream: s, Court: c, Kind: e.Kind(), Schema: 1, User: user, Reason: reason, Body: e})
	}
	return drafts
}

func (l *Load) writeAll(ctx context.Context, drafts []journal.Draft) error {
	if len(drafts) == 0 {
		return nil
	}
	if _, err := l.writer.Write(ctx, drafts...); err != nil {
		return notRecorded(err)
	}
	var streams []journal.Stream
	for _, d := range drafts {
		streams = append(streams, d.Stream)
	}
	l.changed(streams)
	return nil
}

// notRecorded words a failure to write: the disk is full, or cannot be written.
func notRecorded(err error) error {
	return &court.Problem{
		Kind: court.Unavailable, Code: "not-recorded",
		What: court.Text{EN: "This could not be written to the disk.", CY: "Ni ellid ysgrifennu hyn i'r ddisg."},
		Safe: court.Text{EN: "What was recorded before is safe, and what you typed is still here.", CY: "Mae'r hyn a gofnodwyd o'r blaen yn ddiogel, ac mae'r hyn a deipiwyd gennych yma o hyd."},
		Do:   court.Text{EN: "Make room on the disk, then press Enter again.", CY: "Gwnewch le ar y ddisg, yna pwyswch Enter eto."},
		Err:  err,
	}
}

// Received takes events from the hub: those of other desks, and our own with
// their positions.
func (l *Load) Received(ctx context.Context, events []journal.Event) error {
	if err := l.receive(ctx, events); err != nil {
		return fmt.Errorf("receive %d events: %w", len(events), err)
	}
	var streams []journal.Stream
	for _, e := range events {
		streams = append(streams, e.Head.Stream)
	}
	l.changed(streams)
	return nil
}

func (l *Load) receive(ctx context.Context, events []journal.Event) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	return l.store.Receive(ctx, events...)
}

// OnChange calls f with the streams that have changed, each time, on whichever
// goroutine changed them. cancel ends it.
func (l *Load) OnChange(f func([]journal.Stream)) (cancel func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	id := l.next
	l.next++
	l.listeners[id] = f
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.listeners, id)
	}
}

// changed forgets the folds of the streams and tells the listeners.
func (l *Load) changed(streams []journal.Stream) {
	slices.Sort(streams)
	streams = slices.Compact(streams)
	l.mu.Lock()
	l.epoch++
	for id := range l.cases {
		if slices.Contains(streams, journal.CaseStream(id)) {
			delete(l.cases, id)
		}
	}
	tell := make([]func([]journal.Stream), 0, len(l.listeners))
	for _, f := range l.listeners {
		tell = append(tell, f)
	}
	l.mu.Unlock()
	for _, f := range tell {
		f(streams)
	}
}

// SaveDraft keeps a half-typed line, so that a power cut does not lose it.
func (l *Load) SaveDraft(ctx context.Context, key, text string) error {
	return l.store.SaveDraft(ctx, key, text)
}

// Draft returns a half-typed line.
func (l *Load) Draft(ctx context.Context, key string) (string, error) { return l.store.Draft(ctx, key) }

// Waiting counts the events that wait for the hub.
func (l *Load) Waiting(ctx context.Context) (int, error) { return l.store.Waiting(ctx) }

// RecordHash returns the hash over all positioned events, and the highest position.
func (l *Load) RecordHash(ctx context.Context) (journal.Hash, uint64, error) {
	h, err := journal.RecordHash(ctx, l.store)
	if err != nil {
		return h, 0, err
	}
	seen, err := l.store.Seen(ctx)
	return h, seen, err
}

// Take records events in a stream of a court, all together: what a message or
// a list brought.
func (l *Load) Take(ctx context.Context, c court.Code, s journal.Stream, events ...record.Event) error {
	return l.write(ctx, s, c, "", events)
}
