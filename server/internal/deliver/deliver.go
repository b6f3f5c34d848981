// Package deliver tells the agencies. What must be told follows from the
// record; what has become of it is recorded as events, so that every desk sees
// it. Each notification is in exactly one state, nothing is given up silently,
// and after a crash the work is found again in the record.
package deliver

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"assize.example/core/journal"
	"assize.example/core/notify"
)

// Record is what the deliverer needs of the hub's record.
type Record interface {
	Stream(ctx context.Context, s journal.Stream) ([]journal.Event, error)
	Streams(ctx context.Context, prefix string) ([]journal.Stream, error)
}

// Deliverer sees to it that agencies are told.
type Deliverer struct {
	cfg     Config
	press   Press
	record  Record
	write   func(ctx context.Context, drafts ...journal.Draft) error
	now     func() time.Time
	log     *slog.Logger
	senders map[Channel]Sender
	folders FolderDrop

	fresh  chan journal.Stream       // cases with a new share
	missed chan struct{}             // some did not fit in: look through them all
	asked  chan request              // notifications to be sent again
	done   chan outcome              // what became of a try
	places map[Channel]chan struct{} // one for each try that may run
	tries  sync.WaitGroup
	tasks  map[string]*task        // by notification; only Run touches it
	owing  map[journal.Stream]owed // cases that could not be looked through; only Run touches it
}

// shareKind is the kind of the event from which obligations follow.
const shareKind = "results-shared"

// atOnce is how many letters may be on their way at once by each channel: a mail
// server that hangs must not hold up the folders.
const atOnce = 8

// New returns a deliverer; Run makes it work. write records the hub's events.
func New(cfg Config, press Press, rec Record, write func(context.Context, ...journal.Draft) error, now func() time.Time, log *slog.Logger) *Deliverer {
	return &Deliverer{
		cfg: cfg, press: press, record: rec, write: write, now: now, log: log,
		senders: map[Channel]Sender{ByMail: Post{cfg.Mail, now}, ByFolder: FolderDrop{}},
		fresh:   make(chan journal.Stream, 1024), missed: make(chan struct{}, 1), asked: make(chan request), done: make(chan outcome),
		places: map[Channel]chan struct{}{ByMail: make(chan struct{}, atOnce), ByFolder: make(chan struct{}, atOnce)}, tasks: map[string]*task{},
		owing: map[journal.Stream]owed{},
	}
}

// task is one notification that has not come to its end.
type task struct {
	duty
	way   way
	state notify.State
	tries int
	from  time.Time // from when its time runs: the share, but not in the future
	next  time.Time // of the next try; zero while one is under way, or none is needed
	last  string    // why the last try failed
	ack   *string   // the acknowledgement, when last looked at
	// What became of the last try, where that could not be recorded yet.
	unrecorded *outcome
}

// outcome is what became of one try.
type outcome struct {
	id      string
	receipt string
	err     error
}

// Placed tells of events that were placed in the record. It never blocks: where
// a case does not fit in, the whole record is looked through instead.
func (d *Deliverer) Placed(events []journal.Event) {
	for _, e := range events {
		if e.Head.Kind != shareKind || !strings.HasPrefix(string(e.Head.Stream), string(everyCase)) {
			continue // a share in no case is one that nobody sees and nothing accounts for
		}
		select {
		case d.fresh <- e.Head.Stream:
		default:
			select {
			case d.missed <- struct{}{}:
			default: // it is going to be looked through already
			}
		}
	}
}

// Again has a notification sent once more, after a person has put right why it
// was rejected.
func (d *Deliverer) Again(ctx context.Context, id string) error {
	r := request{id, make(chan error, 1)}
	select {
	case d.asked <- r:
		return <-r.answer
	case <-ctx.Done():
		return fmt.Errorf("send notification %s again: %w", id, ctx.Err())
	}
}

// request asks Run to send a notification again.
type request struct {
	id     string
	answer chan error
}

// lookThrough is how often the whole record is compared with what is being
// done, besides at the start.
const lookThrough = time.Hour

// Run delivers until ctx ends, and returns when no try is under way any more.
// What it cannot read or record it tries again.
func (d *Deliverer) Run(ctx context.Context) {
	defer d.finish(ctx)
	d.trouble(ctx, d.findAll(ctx))
	look, all := time.NewTicker(d.cfg.Tick.look()), time.NewTicker(lookThrough)
	defer look.Stop()
	defer all.Stop()
	for ctx.Err() == nil {
		var err error
		select {
		case <-ctx.Done():
		case stream := <-d.fresh:
			err = d.find(ctx, stream)
		case r := <-d.asked:
			r.answer <- d.again(ctx, r.id)
		case o := <-d.done:
			err = d.conclude(ctx, o)
		case <-look.C:
			err = d.lookAround(ctx)
		case <-d.missed:
			err = d.findAll(ctx)
		case <-all.C:
			err = d.reconcile(ctx)
		}
		d.trouble(ctx, err)
		d.start(ctx)
	}
}

// trouble logs what went wrong, unless it is that the hub stops.
func (d *Deliverer) trouble(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		d.log.ErrorContext(ctx, "delivery in trouble", "error", err)
	}
}

// finish waits for the tries that are under way, and records those that were
// sent. What was cut short is tried again after the next start, with the same
// identifier.
func (d *Deliverer) finish(ctx context.Context) {
	over := make(chan struct{})
	go func() {
		d.tries.Wait()
		close(over)
	}()
	for {
		select {
		case o := <-d.done:
			if err := d.conclude(ctx, o); err != nil {
				d.log.ErrorContext(ctx, "delivery in trouble", "error", err)
			}
		case <-over:
			return
		}
	}
}

// takeUp makes the task of a duty as the record shows it, with the step that is
// to be recorded first, if one is.
func (d *Deliverer) takeUp(o duty, have notify.Notification) (*task, *notify.Stepped) {
	w, known := d.cfg.way(o.Agency)
	t := &task{duty: o, way: w, state: have.State, tries: have.Tries, last: have.Detail, from: o.share.Head.At}
	if now := d.now(); t.from.After(now) {
		t.from = now // the desk's clock is fast: that must not put off the alarm
	}
	waits := have.State == "" || have.State == notify.Queued || have.State == notify.Overdue && !says(have.Detail, notInTime)
	switch {
	case !known && waits:
		t.state = notify.Rejected
		return t, t.step(notify.Rejected, both(noWay), d.now())
	case !waits && have.State != notify.Rejected:
		// Its receipt comes where it was sent, whatever the way is now.
		t.way.channel, t.way.to = Channel(have.Channel), have.To
	case have.State == "", known && have.State == notify.Rejected && says(have.Detail, noWay):
		t.state = notify.Queued
		t.next = d.now()
		return t, t.step(notify.Queued, "", d.now())
	case waits:
		t.next = d.now()
	}
	return t, nil
}

// over reports whether nothing more will be heard of a notification: it was
// acknowledged, or it went by mail, which gives no receipt.
func (t *task) over() bool {
	return t.state == notify.Acknowledged || t.state == notify.NotRequired ||
		t.state == notify.Sent && t.way.channel == ByMail
}

// step makes the next step of a task.
func (t *task) step(to notify.State, detail string, now time.Time) *notify.Stepped {
	return &notify.Stepped{
		ID: t.ID, Set: t.Set, State: to, Channel: string(t.way.channel), To: t.way.to,
		Detail: detail, Tries: t.tries, At: now.UTC(),
	}
}

func (t *task) draft(s notify.Stepped) journal.Draft {
	return journal.Draft{Stream: t.share.Head.Stream, Court: t.share.Head.Court, Kind: s.Kind(), Schema: notify.Schema, User: "hub", Body: s}
}

// pause returns how long to wait after a try that failed: longer each time, and
// not in step with the others.
func (d *Deliverer) pause(tries int) time.Duration {
	most := min(d.cfg.Tick.first()<<min(max(tries-1, 0), 20), d.cfg.Tick.most())
	return most/2 + rand.N(most/2+1) //nolint:gosec // spreads load; not a secret
}
