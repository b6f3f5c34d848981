package caseload

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/pdf"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/law"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/share"
	"assize.example/sync/conflict"
)

// Preview is what a share would do now or, where nothing has changed since the
// last share, what that share did.
type Preview struct {
	Draft     bool // something waits to be shared
	Set       share.Set
	Name      string // of the set
	Seal      string // of all that a share would check, print and tell: a share names what was looked at by it
	Findings  []law.Finding
	Documents []document.Document
	PDFs      [][]byte            // one for each document
	Standing  []document.Document // of an earlier share of the day, left as they were
	Told      []notify.Notification
	Conflicts []conflict.Conflict // open on this case; they block the share of what they touch
	Folder    string              // of the last share's orders
	Files     []string            // the PDFs in it
}

// Blocked reports whether something stops the share.
func (p Preview) Blocked() bool {
	blocks := slices.ContainsFunc(p.Findings, func(f law.Finding) bool { return f.Severity == law.Blocks })
	return blocks || len(conflict.Blocks(p.Conflicts, p.Set)) > 0
}

// Preview works out what a share of a hearing day would check, print and tell.
// Nothing is recorded.
func (l *Load) Preview(ctx context.Context, caseID, hearingID string, day court.Date) (Preview, error) {
	c, err := l.Case(ctx, caseID)
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Conflicts: conflict.Open(c.Events)}
	h, ok := c.Hearings.Hearing(hearingID)
	if !ok {
		return p, nil // held, and not listed here: nothing can be shared of it
	}
	listed, err := l.onTheList(ctx, caseID, h, day)
	if err != nil {
		return p, err
	}
	p.Conflicts = append(p.Conflicts, listed...)
	last, shared := h.SharedOn(day)
	if shared {
		p.Folder, p.Files = l.orders(c, last)
	}
	if shared && !c.Changed(hearingID, day) {
		return l.asShared(c, p, last)
	}
	return l.asDraft(c, p, hearingID, day, last)
}

// onTheList returns what is in dispute on the list of a hearing's room: who
// sits there, and where this case stands in it.
func (l *Load) onTheList(ctx context.Context, caseID string, h hearing.Hearing, day court.Date) ([]conflict.Conflict, error) {
	sits, ok := h.Day(day)
	if !ok {
		return nil, nil
	}
	stream := journal.SittingStream(sits.Court, sits.Room, day)
	events, err := l.store.Stream(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("read sitting %s: %w", stream, err)
	}
	return slices.DeleteFunc(conflict.Open(events), func(k conflict.Conflict) bool {
		another := strings.HasPrefix(k.Fact, "item/") && !strings.HasPrefix(k.Fact, "item/"+caseID+"/")
		return another
	}), nil
}

// Settle records which of the values in dispute stands, and why, where they
// stand: in the case, or on the list.
func (l *Load) Settle(ctx context.Context, k conflict.Conflict, chosen, why string) error {
	settled, err := k.Settle(chosen)
	if err != nil {
		return err
	}
	head := k.Events[0].Head
	return l.write(ctx, head.Stream, head.Court, why, []record.Event{settled})
}

// asDraft is what a share would do now.
func (l *Load) asDraft(c record.Case, p Preview, hearingID string, day court.Date, last hearing.Shared) (Preview, error) {
	p.Set, _ = c.SetFor(hearingID, day)
	p.Draft = c.Changed(hearingID, day)
	var err error
	if p.Name, err = p.Set.Name(); err != nil {
		return p, err
	}
	p.Findings = law.Check(p.Set, l.Rules.Law)
	obligations := notify.Derive(p.Set, l.Rules.Notify)
	if p.Set.Supersedes != "" {
		obligations = notify.DeriveAmended(p.Set, record.Obligations(c.Events, last.By.Event, l.Rules.Notify), l.Rules.Notify)
	}
	p.Told = notify.Show(obligations, notify.Board{}, false)
	before := notify.Show(obligations, c.Told, positioned(c.Events, last.By.Event))
	for i, o := range obligations {
		if o.Stands { // they were told, and are not told again
			p.Told[i] = before[i]
		}
	}
	seal, err := composedKey(p.Set, obligations, l.signer(), time.Time{}, true)
	if err != nil {
		return p, err
	}
	p.Seal = hex.EncodeToString(seal[:])
	return p, l.compose(&p, obligations, l.signer(), l.Now(), true)
}

// asShared is what the last share did, with what has become of its
// notifications.
func (l *Load) asShared(c record.Case, p Preview, last hearing.Shared) (Preview, error) {
	set, _, ok := record.SetShared(c.Events, last.By.Event)
	if !ok {
		return p, fmt.Errorf("read what was shared of case %s: the record holds no share %s", c.File.ID, last.By.Event)
	}
	p.Set, p.Name = set, last.Set
	p.Findings = law.Check(set, l.Rules.Law)
	obligations := record.Obligations(c.Events, last.By.Event, l.Rules.Notify)
	p.Told = notify.Show(obligations, c.Told, positioned(c.Events, last.By.Event))
	return p, l.compose(&p, obligations, signed(last), last.At, false)
}

func positioned(events []journal.Event, id string) bool {
	return slices.ContainsFunc(events, func(e journal.Event) bool { return e.Position > 0 && e.Head.ID.String() == id })
}

// composed is the last set of orders that was laid out: a case is looked at
// many times between two results, and laying out is the dearest part of it.
type composed struct {
	key      [sha256.Size]byte
	docs     []document.Document
	pdfs     [][]byte
	standing []document.Document
}

// compose words and lays out the orders of p's set. A draft says on every page
// that it is one, and bears nobody's name.
func (l *Load) compose(p *Preview, told []notify.Obligation, by document.Signer, at time.Time, draft bool) error {
	key, err := composedKey(p.Set, told, by, at, draft)
	if err != nil {
		return err
	}
	l.mu.Lock()
	last := l.composed
	l.mu.Unlock()
	if last.key != key {
		if last, err = l.layOut(p.Set, told, by, at, draft); err != nil {
			return err
		}
		last.key = key
		l.mu.Lock()
		l.composed = last
		l.mu.Unlock()
	}
	p.Documents, p.PDFs, p.Standing = last.docs, last.pdfs, last.standing
	return nil
}

// composedKey is a hash of everything that orders are made from. Drafts of one
// set are alike whenever they are made.
func composedKey(set share.Set, told []notify.Obligation, by document.Signer, at time.Time, draft bool) (key [sha256.Size]byte, err error) {
	if draft {
		at = time.Time{}
	}
	raw, err := json.Marshal([]any{set, told, by, at, draft})
	if err != nil {
		return key, fmt.Errorf("name the orders of %s: %w", set.Case.Reference(), err)
	}
	return sha256.Sum256(raw), nil
}

func (l *Load) layOut(set share.Set, told []notify.Obligation, by document.Signer, at time.Time, draft bool) (composed, error) {
	docs, err := document.Compose(set, l.Rules.Wording, by, at, l.Zone)
	if err != nil {
		return composed{}, fmt.Errorf("word the orders of %s: %w", set.Case.Reference(), err)
	}
	all := docs
	docs = document.CopiesTo(docs, told, l.Rules.Wording)
	out := composed{standing: slices.DeleteFunc(slices.Clone(all), func(d document.Document) bool {
		return !d.Stands || slices.ContainsFunc(docs, func(issued document.Document) bool { return issued.ID == d.ID })
	})}
	if draft {
		docs = document.Drafts(docs, l.Rules.Wording)
	}
	out.docs = docs
	for _, d := range docs {
		b, err := pdf.Render([]document.Document{d}, l.Rules.Fonts)
		if err != nil {
			return composed{}, fmt.Errorf("lay out %s of %s: %w", d.Kind, set.Case.Reference(), err)
		}
		out.pdfs = append(out.pdfs, b)
	}
	return out, nil
}

func (l *Load) signer() document.Signer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return document.Signer{Name: l.clerk.Name, Role: l.clerk.Role}
}

func signed(s hearing.Shared) document.Signer {
	return document.Signer{Name: s.Officer, Role: s.Role}
}

// folder is where a share's orders are kept: by day, case and set.
func (l *Load) folder(c record.Case, s hearing.Shared) string {
	ref := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, c.File.Reference())
	return filepath.Join(l.Dir, "orders", s.Day.String(), ref+" "+s.Set[:min(8, len(s.Set))])
}

// orders lists the PDFs of a share. Those of a share made at another desk are
// not on this disk until they are asked for: see SaveOrders.
func (l *Load) orders(c record.Case, s hearing.Shared) (folder string, files []string) {
	folder = l.folder(c, s)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return folder, nil
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".pdf" {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	return folder, files
}

// save writes the orders of a share to disk, each whole or not at all.
func (l *Load) save(c record.Case, s hearing.Shared, p Preview) (folder string, files []string, err error) {
	folder = l.folder(c, s)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return folder, nil, fmt.Errorf("make the folder of the orders: %w", err)
	}
	for i, d := range p.Documents {
		file := filepath.Join(folder, fmt.Sprintf("%02d %s.pdf", i+1, d.Kind))
		if err := writeWhole(file, p.PDFs[i], 0o600); err != nil {
			return folder, files, err
		}
		files = append(files, file)
	}
	return folder, files, nil
}

// writeWhole writes a file beside its place and then moves it there.
func writeWhole(file string, data []byte, mode fs.FileMode) error {
	part := file + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(file), err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close()) // its name must not outlive a power cut without its pages
	if err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(file), err)
	}
	return nil
}
