package caseload

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/intake"
	"assize.example/core/journal"
	"assize.example/core/listing"
)

// Imported is what a message or list brought.
type Imported struct {
	Cases     int // received or supplemented
	Sittings  int
	Unchanged int          // known already
	Faults    []court.Text // why nothing was read; the message is kept
	Doubts    []court.Text // read and recorded, but worth a look
}

// Import reads a message or list into the record, all of it or nothing. What
// cannot be read is kept, with its faults, for a person to look at.
func (l *Load) Import(ctx context.Context, name string, data []byte) (Imported, error) {
	batch, err := intake.Read(name, data, l.Rules.Reference)
	if err != nil {
		return l.keep(ctx, name, data, err)
	}
	var drafts []journal.Draft
	done := Imported{Sittings: len(batch.Sittings), Doubts: texts(batch.Doubts)}
	var unread error // what is held and cannot be read is not new
	streams := intake.Events(batch, l.held(ctx, &unread))
	if unread != nil {
		return Imported{}, fmt.Errorf("import %s: %w", name, unread)
	}
	for _, s := range streams {
		if !slices.Contains(l.Courts, s.Court) {
			return l.keep(ctx, name, data, otherCourt(s.Court, l.Courts))
		}
		drafts = append(drafts, l.drafts(s.Stream, s.Court, "", s.Events)...)
		if strings.HasPrefix(string(s.Stream), "case/") {
			done.Cases++
		}
	}
	done.Unchanged = len(batch.Cases) - done.Cases
	return done, l.writeAll(ctx, drafts)
}

// held says what the record holds already; unread is why that could not be
// said of something.
func (l *Load) held(ctx context.Context, unread *error) intake.Held {
	return intake.Held{
		Case: func(id string) (casefile.File, hearing.Book, bool) {
			c, err := l.Case(ctx, id)
			if problem, ok := court.AsProblem(err); err != nil && (!ok || problem.Kind != court.NotFound) {
				*unread = errors.Join(*unread, err)
			}
			return c.File, c.Hearings, err == nil
		},
		Sitting: func(s journal.Stream) (listing.Sitting, bool) {
			have, ok, err := l.sitting(ctx, s)
			if err != nil {
				*unread = errors.Join(*unread, err)
			}
			return have, ok
		},
	}
}

// keep keeps a message that could not be read, and returns its faults.
func (l *Load) keep(ctx context.Context, name string, data []byte, why error) (Imported, error) {
	if err := l.store.Quarantine(ctx, name, why.Error(), data); err != nil {
		return Imported{}, errors.Join(notRecorded(err), why)
	}
	var faults intake.Faults
	if !errors.As(why, &faults) {
		return Imported{Faults: []court.Text{textOf(why)}}, nil
	}
	var out Imported
	out.Faults = texts(faults)
	return out, nil
}

func texts(faults intake.Faults) []court.Text {
	var out []court.Text
	for _, f := range faults {
		out = append(out, court.Text{EN: f.In(court.English), CY: f.In(court.Welsh)})
	}
	return out
}

func textOf(err error) court.Text {
	if p, ok := court.AsProblem(err); ok {
		return court.Text{EN: p.Sentence(court.English), CY: p.Sentence(court.Welsh)}
	}
	return court.Text{EN: err.Error()}
}

func otherCourt(c court.Code, held []court.Code) error {
	return &court.Problem{
		Kind: court.Refused, Code: "other-court",
		What: court.Text{
			EN: fmt.Sprintf("This is for court %s. This desk holds %v.", c, held),
			CY: fmt.Sprintf("Mae hwn ar gyfer llys %s. Mae'r ddesg hon yn dal %v.", c, held),
		},
		Do: court.Text{EN: "Import it at a desk of that court.", CY: "Mewnforiwch ef wrth ddesg y llys hwnnw."},
	}
}

// Kept is a message that could not be read, and is kept for a person to look at.
type Kept struct {
	Name   string    // of the file
	At     time.Time // UTC
	Faults []string
}

// Kept lists the messages that could not be read, newest first.
func (l *Load) Kept(ctx context.Context) ([]Kept, error) {
	held, err := l.store.Quarantined(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Kept, 0, len(held))
	for _, m := range held {
		at, err := time.Parse(time.RFC3339, m.At)
		if err != nil {
			return nil, fmt.Errorf("read when %s was kept: %w", m.Name, err)
		}
		out = append(out, Kept{Name: m.Name, At: at, Faults: strings.Split(m.Faults, "\n")})
	}
	return out, nil
}
