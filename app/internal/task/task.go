// Package task runs work off the window's thread and brings the outcome back
// to it. It is the only package of the desk that starts goroutines, so that
// presenters stay synchronous and their tests need no sleeping.
package task

import (
	"context"
	"sync"
)

// A Runner runs work and then calls done with its error. The desk runs work
// elsewhere and done on the window's thread; tests run both in line.
type Runner interface {
	Run(work func(context.Context) error, done func(error))
}

// Inline is a Runner that does everything before Run returns.
type Inline struct{ Context context.Context }

// Run implements Runner.
func (r Inline) Run(work func(context.Context) error, done func(error)) { done(work(r.Context)) }

// Background is the Runner that the desk uses. Do is fyne.Do, handed in by main.
type Background struct {
	Context context.Context
	Do      func(func())

	running sync.WaitGroup
}

// Run implements Runner.
func (r *Background) Run(work func(context.Context) error, done func(error)) {
	r.running.Go(func() {
		err := work(r.Context)
		r.Do(func() { done(err) })
	})
}

// Go runs a service until its context ends: the link to the hub, a ticker.
func (r *Background) Go(service func(context.Context)) {
	r.running.Go(func() { service(r.Context) })
}

// Post brings f to the window's thread.
func (r *Background) Post(f func()) { r.Do(f) }

// Wait returns when everything that was started has ended. Cancel the context first.
func (r *Background) Wait() { r.running.Wait() }
