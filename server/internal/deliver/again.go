package deliver

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
)

// again sends a notification that was rejected once more.
func (d *Deliverer) again(ctx context.Context, id string) error {
	t, err := d.rejected(ctx, id)
	if err != nil {
		return fmt.Errorf("send notification %s again: %w", id, err)
	}
	if err := d.advance(ctx, t, notify.Queued, both(askedAgain)); err != nil {
		return err
	}
	t.next = d.now()
	d.tasks[id] = t
	return nil
}

// rejected finds the task of a notification that was rejected.
func (d *Deliverer) rejected(ctx context.Context, id string) (*task, error) {
	streams, err := d.record.Streams(ctx, string(everyCase))
	if err != nil {
		return nil, err
	}
	for _, s := range streams {
		t, err := d.rejectedIn(ctx, s, id)
		if errors.Is(err, errSpoilt) {
			continue // another case's trouble
		}
		if t != nil || err != nil {
			return t, err
		}
	}
	return nil, errors.New("none that was rejected has this identifier")
}

// rejectedIn looks in one case; it returns nil where that has none.
func (d *Deliverer) rejectedIn(ctx context.Context, s journal.Stream, id string) (_ *task, err error) {
	defer d.guard(ctx, &err)
	events, err := d.record.Stream(ctx, s)
	if err != nil {
		return nil, err
	}
	all := duties(events, d.press.Rules)
	i := slices.IndexFunc(all, func(o duty) bool { return o.ID == id })
	if i < 0 {
		return nil, nil //nolint:nilnil // not in this case
	}
	told := record.Fold(events).Told
	if told.Steps[id].State != notify.Rejected {
		return nil, nil //nolint:nilnil // not rejected
	}
	if _, known := d.cfg.way(all[i].Agency); !known {
		return nil, errors.New(noWay.EN)
	}
	if slices.ContainsFunc(all[i+1:], func(o duty) bool { return o.replaces(all[i]) && wasSent(told.Steps[o.ID]) }) {
		return nil, errors.New("a later message has been sent that takes its place")
	}
	t, _ := d.takeUp(all[i], told.Steps[id])
	return t, nil
}

// replaces reports whether the agency is told the same thing anew.
func (o duty) replaces(old duty) bool {
	return o.Supersedes && o.Agency == old.Agency && o.Kind == old.Kind && o.Defendant == old.Defendant
}

// wasSent reports whether a letter has gone out.
func wasSent(n notify.Notification) bool {
	switch n.State {
	case notify.Sent, notify.Delivered, notify.Acknowledged:
		return true
	case notify.Overdue:
		return says(n.Detail, notInTime)
	case notify.Held, notify.Queued, notify.NotRequired, notify.Rejected:
	}
	return false
}
