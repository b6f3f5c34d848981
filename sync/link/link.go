// Package link is a desk's connection to its hub: it sends what waits,
// receives what the desk's courts need, and says how things stand. Everything
// works without it; what it has not done yet, it does when the hub is back.
package link

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
	"assize.example/sync/outbox"
	"assize.example/sync/replica"
	"assize.example/sync/wire"
)

// Config is what a link needs. Desk, Key, Courts and HubKey are what Enrol
// returned; CAFile has its CA.
type Config struct {
	URL    string // of the hub: tls://hub.example:4222, or nats://127.0.0.1:4222
	CAFile string // PEM; may be missing where the hub is on this machine
	Desk   court.DeskID
	Key    ed25519.PrivateKey
	Courts []court.Code
	HubKey ed25519.PublicKey
	Store  journal.Store
	// Receive takes events that came with their positions; nil is
	// Store.Receive. It is called from Run, one batch after the other.
	Receive func(ctx context.Context, events []journal.Event) error
	Now     func() time.Time
	Log     *slog.Logger
	OnState func(State)    // called from Run, whenever something changes; may be nil
	Jitter  func() float64 // in [0,1), spreads retries; nil is chance
	Options []nats.Option  // further options of the connection, for tests
}

// Phase is how the connection stands.
type Phase string

// The phases of a connection.
const (
	Offline    Phase = "offline"
	Connecting Phase = "connecting"
	Live       Phase = "live" // connected, and nothing is left to receive
)

// State is what a desk shows of its link.
type State struct {
	Phase      Phase
	Online     bool                 // Phase is Live
	Waiting    int                  // events that the hub does not have yet
	Refused    []outbox.Refused     // of which the hub will not take
	Seen       uint64               // position up to which everything has been received
	Checkpoint directory.Checkpoint // the newest signed by the hub; zero before the first
	Problem    *court.Problem       // what a person should know; nil while merely offline
}

// Retries start after retryFirst and grow to retryMost. A live link that hears
// nothing looks again after lookAgain: a nudge may have been lost.
const (
	retryFirst = 200 * time.Millisecond
	retryMost  = 5 * time.Second
	lookAgain  = 30 * time.Second
)

// Link is one desk's link.
type Link struct {
	cfg     Config
	out     *outbox.Outbox
	in      *replica.Replica
	nudges  chan struct{} // from the hub, and from this desk's own appends
	mu      sync.Mutex
	state   State
	stretch int // failed tries since the link was last live
}

// New returns a link; Run makes it work.
func New(cfg Config) *Link {
	if cfg.Receive == nil {
		cfg.Receive = func(ctx context.Context, events []journal.Event) error { return cfg.Store.Receive(ctx, events...) }
	}
	if cfg.Jitter == nil {
		cfg.Jitter = rand.Float64
	}
	return &Link{
		cfg: cfg, out: outbox.New(cfg.Store), nudges: make(chan struct{}, 1), state: State{Phase: Offline},
	}
}

// Nudge says that this desk has recorded something. It never blocks.
func (l *Link) Nudge() {
	select {
	case l.nudges <- struct{}{}:
	default: // one is on its way already
	}
}

// State returns how the link stands.
func (l *Link) State() State {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state
}

// Run keeps the link up until ctx ends, reconnecting for ever. It returns an
// error only where the desk's own store or the CAFile cannot be read at the
// start.
func (l *Link) Run(ctx context.Context) error {
	var err error
	if l.in, err = replica.Open(ctx, l.cfg.Store, l.cfg.HubKey, l.cfg.Receive); err != nil {
		return fmt.Errorf("start the link to the hub: %w", err)
	}
	secure, err := trust(l.cfg.CAFile, l.cfg.Now)
	if err != nil {
		return fmt.Errorf("start the link to the hub: %w", err)
	}
	for ctx.Err() == nil {
		l.show(ctx, Connecting, l.State().Problem)
		if failed := l.connect(ctx, secure); ctx.Err() == nil {
			level, problem := slog.LevelInfo, problemOf(failed)
			if problem != nil {
				level = slog.LevelWarn
			}
			l.cfg.Log.Log(ctx, level, "hub out of reach", "desk", l.cfg.Desk, "error", failed)
			l.show(ctx, Offline, problem)
			l.pause(ctx)
		}
	}
	l.show(context.WithoutCancel(ctx), Offline, l.State().Problem)
	return nil
}

// connect works on one new connection until it fails or ctx ends.
func (l *Link) connect(ctx context.Context, secure *tls.Config) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	c, err := dial(l.cfg.URL, l.cfg.Key, secure, fail, l.cfg.Options...)
	if err != nil {
		return err
	}
	defer c.Close()
	return l.session(ctx, c)
}

// problemOf finds what a person should know of an error. That the hub cannot
// be reached is an everyday matter and no problem.
func problemOf(err error) *court.Problem {
	if p, ok := court.AsProblem(err); ok {
		return p
	}
	if f, ok := errors.AsType[*wire.Fault](err); ok {
		return f.Problem()
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return strange(err)
	}
	if errors.Is(err, nats.ErrAuthorization) || errors.Is(err, nats.ErrPermissionViolation) {
		return (&wire.Fault{Code: "desk-not-let-in", Text: court.Text{
			EN: "The hub does not let this desk in.", CY: "Nid yw'r hwb yn gadael y ddesg hon i mewn.",
		}}).Problem()
	}
	return nil
}

// pause waits before the next try: longer each time, and never in step with
// the other desks that lost the same hub.
func (l *Link) pause(ctx context.Context) {
	most := min(retryFirst<<min(l.stretch, 10), retryMost)
	l.stretch++
	timer := time.NewTimer(most/2 + time.Duration(l.cfg.Jitter()*float64(most/2)))
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			return
		case <-l.nudges:
			l.show(ctx, Offline, l.State().Problem) // one more waits
		}
	}
}

// show publishes the state.
func (l *Link) show(ctx context.Context, p Phase, problem *court.Problem) {
	waiting, err := l.cfg.Store.Waiting(ctx)
	if err != nil {
		l.cfg.Log.ErrorContext(ctx, "outbox not counted", "desk", l.cfg.Desk, "error", err)
		waiting = l.State().Waiting
	}
	s := State{
		Phase: p, Online: p == Live, Waiting: waiting, Refused: l.out.Refused(),
		Seen: l.in.Seen(), Checkpoint: l.in.Checkpoint(), Problem: problem,
	}
	l.mu.Lock()
	l.state = s
	l.mu.Unlock()
	if l.cfg.OnState != nil {
		l.cfg.OnState(s)
	}
}
