package deliver

import (
	"context"
	"errors"
	"fmt"
	"time"

	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
)

// start begins every try that is due, as far as there are places.
func (d *Deliverer) start(ctx context.Context) {
	first := d.firstUnsent()
	for _, t := range d.tasks {
		if ctx.Err() != nil {
			return
		}
		if t.next.IsZero() || t.next.After(d.now()) {
			continue
		}
		switch {
		case t.unrecorded != nil:
			d.trouble(ctx, d.conclude(ctx, *t.unrecorded))
		case first[t.reader()] < t.share.Position:
			t.last = both(waitsForEarlier)
		default:
			d.begin(ctx, t)
		}
	}
}

// begin begins a try if its channel has a place; the end of one try begins the
// next.
func (d *Deliverer) begin(ctx context.Context, t *task) {
	select {
	case d.places[t.way.channel] <- struct{}{}:
	default:
		return
	}
	t.next = time.Time{}
	t.tries++
	d.tries.Add(1)
	go d.try(ctx, *t)
}

// reader is who reads letters one after the other: an agency, of one defendant.
type reader struct {
	stream            journal.Stream
	agency, defendant string
}

func (t *task) reader() reader { return reader{t.share.Head.Stream, t.Agency, t.Defendant} }

// unsent reports whether the letter has still to go out.
func (t *task) unsent() bool {
	return t.state == notify.Queued || t.state == notify.Overdue && !says(t.last, notInTime)
}

// firstUnsent returns the place of the earliest share of which each reader has
// still to be told. A later letter waits for it: an order that arrives after
// the one that takes its place would be acted on.
func (d *Deliverer) firstUnsent() map[reader]uint64 {
	first := map[reader]uint64{}
	for _, t := range d.tasks {
		if p, ok := first[t.reader()]; t.unsent() && (!ok || t.share.Position < p) {
			first[t.reader()] = t.share.Position
		}
	}
	return first
}

// try sends one letter and says what became of it.
func (d *Deliverer) try(ctx context.Context, t task) {
	defer d.tries.Done()
	receipt, err := d.send(ctx, t)
	<-d.places[t.way.channel]
	d.done <- outcome{t.ID, receipt, err}
}

func (d *Deliverer) send(ctx context.Context, t task) (receipt string, err error) {
	defer d.guard(ctx, &err)
	events, err := d.record.Stream(ctx, t.share.Head.Stream)
	if err != nil {
		return "", fmt.Errorf("read case: %w", err)
	}
	l, err := d.letter(ctx, events, t)
	if err != nil {
		// The record will not change: a person must look at it.
		return "", &Refusal{Why: err.Error()}
	}
	return d.senders[t.way.channel].Send(ctx, l)
}

func (d *Deliverer) letter(ctx context.Context, events []journal.Event, t task) (_ Letter, err error) {
	defer d.guard(ctx, &err)
	return d.press.letter(events, t)
}

// conclude records what became of a try, also when the hub is about to stop.
func (d *Deliverer) conclude(ctx context.Context, o outcome) error {
	t := d.tasks[o.id]
	var refusal *Refusal
	switch {
	case t == nil:
		return nil
	case o.err == nil:
		return d.finally(ctx, t, o, notify.Sent, o.receipt)
	case errors.As(o.err, &refusal):
		return d.finally(ctx, t, o, notify.Rejected, both(refused)+": "+refusal.Why)
	case ctx.Err() != nil:
		return nil //nolint:nilerr // interrupted, not failed
	}
	t.last = both(notYet) + ": " + o.err.Error()
	t.next = d.now().Add(d.pause(t.tries))
	d.log.WarnContext(ctx, "notification not sent yet", "notification", o.id, "channel", t.way.channel, "tries", t.tries)
	return d.late(ctx, t)
}

// finally records the end of a try. Where that cannot be recorded it is later:
// the letter is not sent a second time for it.
func (d *Deliverer) finally(ctx context.Context, t *task, o outcome, to notify.State, detail string) error {
	t.next, t.unrecorded = time.Time{}, nil
	err := d.advance(context.WithoutCancel(ctx), t, to, detail)
	if err != nil {
		t.next, t.unrecorded = d.now().Add(d.pause(t.tries)), &o
	}
	return err
}

// advance records that a task reached a state. Where that cannot be recorded
// the task stays as it was.
func (d *Deliverer) advance(ctx context.Context, t *task, to notify.State, detail string) error {
	if err := d.write(ctx, t.draft(*t.step(to, detail, d.now()))); err != nil {
		return fmt.Errorf("record that notification %s is %s: %w", t.ID, to, err)
	}
	t.state = to
	if t.over() || to == notify.Rejected {
		delete(d.tasks, t.ID)
	}
	return nil
}

// lookAround looks for receipts, for what is late, and for what is owed.
func (d *Deliverer) lookAround(ctx context.Context) error {
	faults := []error{d.findOwed(ctx)}
	for _, t := range d.tasks {
		faults = append(faults, d.receipt(ctx, t), d.late(ctx, t))
	}
	return errors.Join(faults...)
}

// receipt looks whether a letter in a folder was taken or acknowledged.
func (d *Deliverer) receipt(ctx context.Context, t *task) error {
	sent := t.state == notify.Sent || t.state == notify.Delivered || t.state == notify.Overdue && says(t.last, notInTime)
	if t.way.channel != ByFolder || !sent {
		return nil
	}
	what, note := d.folders.look(t.way.to, t.ID)
	switch {
	case what == acknowledged && t.ack != nil && *t.ack == note:
		return d.advance(ctx, t, notify.Acknowledged, note)
	case what == acknowledged:
		t.ack = &note // it may still be being written: wait until it stays the same
	case what == taken && t.state != notify.Delivered:
		return d.advance(ctx, t, notify.Delivered, both(takenAway))
	}
	return nil
}

// late raises the alarm for a notification that has not arrived in its time.
// Trying goes on. The first try, and one that is under
// way, are waited for: they say why.
func (d *Deliverer) late(ctx context.Context, t *task) error {
	trying := t.state != notify.Sent && (t.next.IsZero() || t.last == "")
	if trying || !notify.Late(notify.Notification{Obligation: t.Obligation, State: t.state}, t.from, d.now()) || t.state == notify.Overdue {
		return nil
	}
	if t.state == notify.Sent {
		t.last = both(notInTime)
	}
	return d.advance(ctx, t, notify.Overdue, t.last)
}

// reconcile takes up what was missed, if anything was, and says how things
// stand, also when every count is zero.
func (d *Deliverer) reconcile(ctx context.Context) error {
	if err := d.findAll(ctx); err != nil {
		return err
	}
	r, err := d.Report(ctx)
	if err != nil {
		return err
	}
	d.log.InfoContext(ctx, "notifications reconciled", "required", r.Expected, "missing", len(r.Missing),
		"extra", len(r.Extra), "rejected", r.ByState[notify.Rejected], "overdue", r.ByState[notify.Overdue])
	return nil
}

// Report compares what has to be told with what is recorded, over every case.
func (d *Deliverer) Report(ctx context.Context) (notify.Report, error) {
	total := notify.Reconcile(nil, notify.Board{})
	streams, err := d.record.Streams(ctx, string(everyCase))
	if err != nil {
		return total, fmt.Errorf("reconcile notifications: %w", err)
	}
	for _, s := range streams {
		r, err := d.reportCase(ctx, s)
		if errors.Is(err, errSpoilt) {
			total.Missing = append(total.Missing, string(s))
			continue
		}
		if err != nil {
			return total, fmt.Errorf("reconcile notifications of %s: %w", s, err)
		}
		total.Expected += r.Expected
		total.Missing, total.Extra = append(total.Missing, r.Missing...), append(total.Extra, r.Extra...)
		for state, n := range r.ByState {
			total.ByState[state] += n
		}
	}
	return total, nil
}

func (d *Deliverer) reportCase(ctx context.Context, s journal.Stream) (r notify.Report, err error) {
	defer d.guard(ctx, &err)
	events, err := d.record.Stream(ctx, s)
	if err != nil {
		return r, err
	}
	var expected []notify.Obligation
	for _, duty := range allDuties(events, d.press.Rules) {
		expected = append(expected, duty.Obligation)
	}
	if len(expected) == 0 {
		return r, nil
	}
	return notify.Reconcile(expected, record.Fold(events).Told), nil
}
