package deliver

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
)

// owed says when to look through a case again, and how often that failed.
type owed struct {
	at    time.Time
	tries int
}

// everyCase stands for all cases where a stream is named.
const everyCase journal.Stream = "case/"

// findAll goes through every case in the record.
func (d *Deliverer) findAll(ctx context.Context) error {
	return d.owe(everyCase, d.takeUpAll(ctx))
}

func (d *Deliverer) takeUpAll(ctx context.Context) error {
	streams, err := d.record.Streams(ctx, string(everyCase))
	if err != nil {
		return fmt.Errorf("look for notifications: %w", err)
	}
	for _, s := range streams {
		err := d.find(ctx, s)
		if errors.Is(err, errSpoilt) {
			d.trouble(ctx, err)
			continue // it is owed by itself, and does not hold up the others
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// find takes up what a case obliges to and is not done.
func (d *Deliverer) find(ctx context.Context, stream journal.Stream) error {
	return d.owe(stream, d.takeUpCase(ctx, stream))
}

// owe notes that a stream is to be looked through again where that failed: what
// nobody has taken up is in no state, and nothing would say that it is late.
func (d *Deliverer) owe(stream journal.Stream, err error) error {
	if err == nil {
		delete(d.owing, stream)
		return nil
	}
	o := d.owing[stream]
	o.tries++
	o.at = d.now().Add(d.pause(o.tries))
	d.owing[stream] = o
	return err
}

// findOwed looks again through what could not be looked through.
func (d *Deliverer) findOwed(ctx context.Context) error {
	var faults []error
	for stream, o := range d.owing {
		switch {
		case o.at.After(d.now()):
		case stream == everyCase:
			faults = append(faults, d.findAll(ctx))
		default:
			faults = append(faults, d.find(ctx, stream))
		}
	}
	return errors.Join(faults...)
}

// takeUpCase takes up the tasks of one case. What has no recorded state yet is
// queued, or rejected where no way to the agency is known.
func (d *Deliverer) takeUpCase(ctx context.Context, stream journal.Stream) (err error) {
	defer d.guard(ctx, &err)
	events, err := d.record.Stream(ctx, stream)
	if err != nil {
		return fmt.Errorf("look for notifications of %s: %w", stream, err)
	}
	var drafts []journal.Draft
	var found []*task
	board := notify.Board{}
	for i, duty := range duties(events, d.press.Rules) {
		if i == 0 {
			board = record.Fold(events).Told
		}
		if d.tasks[duty.ID] != nil {
			continue
		}
		t, step := d.takeUp(duty, board.Steps[duty.ID])
		if step != nil {
			drafts = append(drafts, t.draft(*step))
		}
		if t.state != notify.Rejected && !t.over() {
			found = append(found, t)
		}
	}
	if len(drafts) > 0 {
		if err := d.write(ctx, drafts...); err != nil {
			return fmt.Errorf("queue %d notifications of %s: %w", len(drafts), stream, err)
		}
	}
	for _, t := range found {
		d.tasks[t.ID] = t
	}
	return nil
}

// errSpoilt is returned where a case makes the program panic.
var errSpoilt = errors.New("the case cannot be worked on")

// guard turns a panic into an error. What desks record must not end the hub:
// it would end it again at each start.
func (d *Deliverer) guard(ctx context.Context, err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", errSpoilt, r)
		d.log.ErrorContext(ctx, "panic in delivery", "panic", r, "stack", string(debug.Stack()))
	}
}

// duty is an obligation with the share that it follows from.
type duty struct {
	notify.Obligation
	share journal.Event
}

// duties returns every required obligation of a case, by share.
func duties(events []journal.Event, rules notify.Rules) []duty {
	var out []duty
	for _, d := range allDuties(events, rules) {
		if d.Required {
			out = append(out, d)
		}
	}
	return out
}

// allDuties returns also those that are not required. Where the same set was
// shared twice they follow from the first.
func allDuties(events []journal.Event, rules notify.Rules) []duty {
	var out []duty
	known := map[string]bool{}
	for _, e := range events {
		if e.Head.Kind != shareKind {
			continue
		}
		for _, o := range record.Obligations(events, e.Head.ID.String(), rules) {
			if !known[o.ID] {
				known[o.ID] = true
				out = append(out, duty{o, e})
			}
		}
	}
	return out
}
