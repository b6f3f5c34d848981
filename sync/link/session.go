package link

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/sync/wire"
)

// session works on one connection until it fails or ctx ends.
func (l *Link) session(ctx context.Context, c *nats.Conn) error {
	// Listen first, then look: nothing can slip through between.
	if err := l.listen(c); err != nil {
		return err
	}
	if err := l.greet(ctx, c); err != nil {
		return err
	}
	look := time.NewTimer(lookAgain)
	defer look.Stop()
	for {
		if err := l.exchange(ctx, c); err != nil {
			return err
		}
		l.stretch = 0
		l.show(ctx, Live, nil)
		look.Reset(lookAgain)
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-l.nudges:
		case <-look.C:
		}
	}
}

// listen hears the hub's nudges.
func (l *Link) listen(c *nats.Conn) error {
	for _, of := range append([]court.Code{wire.Everyone}, l.cfg.Courts...) {
		if _, err := c.Subscribe(wire.NudgeSubject(of), func(*nats.Msg) { l.Nudge() }); err != nil {
			return fmt.Errorf("listen for news of court %q: %w", of, err)
		}
	}
	return nil
}

// greet asks the hub where it stands. A hub that has less than it had before
// has lost entries: that is for a person, and nothing is sent to it.
func (l *Link) greet(ctx context.Context, c *nats.Conn) error {
	w, err := ask[wire.Welcome](ctx, c, wire.DeskSubject(l.cfg.Desk, wire.VerbHello), wire.Hello{Desk: l.cfg.Desk})
	if err != nil {
		return err
	}
	if w.Position < l.in.Seen() {
		return wentBack(fmt.Errorf("the hub is at %d, this desk has seen %d", w.Position, l.in.Seen()))
	}
	taken, err := l.taken(ctx)
	if err != nil {
		return err
	}
	if w.Tip < taken {
		return wentBack(fmt.Errorf("the hub has %d entries of this desk, and had taken %d", w.Tip, taken))
	}
	return nil
}

// taken returns the counter up to which the hub took this desk's events. A hub
// that was put back may have grown past what this desk has seen; that it lacks
// what it took from here shows it even then.
func (l *Link) taken(ctx context.Context) (uint64, error) {
	waiting, err := l.cfg.Store.Outbox(ctx, 1)
	if err != nil {
		return 0, fmt.Errorf("read the outbox: %w", err)
	}
	if len(waiting) > 0 && waiting[0].Head.Desk != l.cfg.Desk {
		return 0, nil // of a desk that this computer was before
	}
	if len(waiting) > 0 {
		return waiting[0].Head.Counter - 1, nil
	}
	tip, err := l.cfg.Store.Tip(ctx, l.cfg.Desk)
	return tip.Counter, err
}

func wentBack(err error) error {
	return &court.Problem{
		Kind: court.Unavailable, Code: "hub-went-back",
		What: court.Text{EN: "The hub has fewer entries than it had before.", CY: "Mae gan yr hwb lai o gofnodion nag o'r blaen."},
		Safe: court.Text{EN: "This desk keeps everything that it holds.", CY: "Mae'r ddesg hon yn cadw popeth sydd ganddi."},
		Do:   court.Text{EN: "Tell your IT staff at once: the hub may have been put back from an old copy.", CY: "Rhowch wybod i'ch staff TG ar unwaith: efallai bod yr hwb wedi'i adfer o hen gopi."},
		Err:  err,
	}
}

// exchange sends what waits and receives what there is, until neither is left.
// What the hub has taken comes back with its position.
func (l *Link) exchange(ctx context.Context, c *nats.Conn) error {
	for {
		sent, upTo, unsent := l.out.Push(ctx, l.sendTo(c))
		// Also when sending failed: others' entries are no less wanted.
		_, err := l.in.Pull(ctx, l.fetchFrom(c))
		if err == nil && l.in.Seen() < upTo {
			err = fmt.Errorf("the hub took events up to %d and gave back those up to %d", upTo, l.in.Seen())
		}
		if err := errors.Join(unsent, err); err != nil || sent == 0 {
			return err
		}
	}
}

func (l *Link) fetchFrom(c *nats.Conn) func(context.Context, wire.Fetch) (wire.Batch, error) {
	return func(ctx context.Context, f wire.Fetch) (wire.Batch, error) {
		return ask[wire.Batch](ctx, c, wire.DeskSubject(l.cfg.Desk, wire.VerbFetch), f)
	}
}

func (l *Link) sendTo(c *nats.Conn) func(context.Context, wire.Submit) (wire.Ack, error) {
	return func(ctx context.Context, s wire.Submit) (wire.Ack, error) {
		return ask[wire.Ack](ctx, c, wire.DeskSubject(l.cfg.Desk, wire.VerbSubmit), s)
	}
}
