// Package task runs work off the window's thread and brings the outcome back
// to it. It is the only package of the desk that starts goroutines, so that
// presenters stay synchronous and their tests need no sleeping.
package task

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"

	"assize.example/core/court"
)

// A Runner runs work and then calls done with its error. The desk runs work
// elsewhere and done on the window's thread; tests run both in line.
type Runner interface {
	// Run does the work after all that was given to Run before: what a clerk
	// enters is recorded in the order of entry. It is done also where the desk
	// is being closed: what was entered is recorded.
	Run(work func(context.Context) error, done func(error))
	// Aside does work that may take a while and need not keep its place:
	// drawing a page, reading a file.
	Aside(work func(context.Context) error, done func(error))
}

// Inline is a Runner that does everything before Run returns.
type Inline struct{ Context context.Context }

// Run implements Runner.
func (r Inline) Run(work func(context.Context) error, done func(error)) { done(work(r.Context)) }

// Aside implements Runner.
func (r Inline) Aside(work func(context.Context) error, done func(error)) { done(work(r.Context)) }

// Background is the Runner that the desk uses.
type Background struct {
	ctx     context.Context // the life of the desk, not of a call
	post    func(func())
	log     *slog.Logger
	running sync.WaitGroup

	mu    sync.Mutex
	queue []func()
	busy  bool // somebody is emptying the queue
}

// NewBackground returns a Runner whose work ends with ctx. post brings a
// function to the window's thread; it is fyne.Do, handed in by main. log is told
// of what failed for no reason that a person has a hand in.
func NewBackground(ctx context.Context, post func(func()), log *slog.Logger) *Background {
	return &Background{ctx: ctx, post: post, log: log}
}

// Run implements Runner.
func (r *Background) Run(work func(context.Context) error, done func(error)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ctx := context.WithoutCancel(r.ctx)
	r.queue = append(r.queue, func() { r.do(ctx, work, done) })
	if !r.busy {
		r.busy = true
		r.running.Go(r.empty)
	}
}

// Aside implements Runner.
func (r *Background) Aside(work func(context.Context) error, done func(error)) {
	r.running.Go(func() { r.do(r.ctx, work, done) })
}

// Go runs a service until its context ends: the link to the hub, a ticker.
func (r *Background) Go(service func(context.Context)) {
	r.running.Go(func() { service(r.ctx) })
}

// Post brings f to the window's thread; once the desk is being closed nobody is
// there to hear it.
func (r *Background) Post(f func()) {
	if r.ctx.Err() == nil {
		r.post(f)
	}
}

// Wait returns when everything that was started has ended. Cancel the context first.
func (r *Background) Wait() { r.running.Wait() }

func (r *Background) do(ctx context.Context, work func(context.Context) error, done func(error)) {
	err := guarded(ctx, work)
	if problem, ok := court.AsProblem(err); err != nil && ctx.Err() == nil && (!ok || problem.Kind == court.Unavailable) {
		r.log.ErrorContext(ctx, "work for the window failed", "error", err)
	}
	r.Post(func() { done(err) })
}

// guarded does work; a panic in it is an error like any other, so that one case
// that cannot be worked on does not take the desk away from all.
func guarded(ctx context.Context, work func(context.Context) error) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = &court.Problem{
				Kind: court.Unavailable, Code: "panic",
				What: court.Text{EN: "The desk could not do this: it has a fault.", CY: "Ni allai'r ddesg wneud hyn: mae nam arni."},
				Safe: court.Text{EN: "What was recorded before is safe.", CY: "Mae'r hyn a gofnodwyd o'r blaen yn ddiogel."},
				Do:   court.Text{EN: "Go on with other cases, and tell support.", CY: "Ewch ymlaen ag achosion eraill, a dywedwch wrth y tîm cymorth."},
				Err:  fmt.Errorf("panic: %v\n%s", why, debug.Stack()),
			}
		}
	}()
	return work(ctx)
}

// empty does what is in the queue, one after the other, until nothing is left.
func (r *Background) empty() {
	for {
		next, ok := r.next()
		if !ok {
			return
		}
		next()
	}
}

func (r *Background) next() (func(), bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.queue) == 0 {
		r.busy = false
		return nil, false
	}
	f := r.queue[0]
	r.queue = r.queue[1:]
	return f, true
}
