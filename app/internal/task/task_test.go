package task_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/task"
	"assize.example/core/court"
)

var quiet = slog.New(slog.DiscardHandler)

func TestRunKeepsTheOrderOfEntry(t *testing.T) {
	var mu sync.Mutex
	var worked, finished []int
	r := task.NewBackground(t.Context(), func(f func()) { f() }, quiet)
	for i := range 200 {
		r.Run(func(context.Context) error {
			mu.Lock()
			defer mu.Unlock()
			worked = append(worked, i)
			return nil
		}, func(error) { finished = append(finished, i) })
	}
	r.Wait()
	for i := range 200 {
		require.Equal(t, i, worked[i])
		require.Equal(t, i, finished[i])
	}
}

func TestTheOutcomeComesBackAndServicesEndWithTheDesk(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	bad := errors.New("the disk is full")
	got := make(chan error, 2)
	r := task.NewBackground(ctx, func(f func()) { f() }, quiet)
	r.Go(func(ctx context.Context) { <-ctx.Done() })
	r.Aside(func(context.Context) error { return bad }, func(err error) { got <- err })
	require.ErrorIs(t, <-got, bad)
	task.Inline{Context: ctx}.Run(func(context.Context) error { return bad }, func(err error) { got <- err })
	require.ErrorIs(t, <-got, bad)
	cancel()
	r.Wait()
}

func TestWhatWasEnteredIsRecordedWhileTheDeskIsClosed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := task.NewBackground(ctx, func(f func()) { f() }, quiet)
	closing := make(chan struct{})
	recorded, drawn := false, false
	r.Run(func(context.Context) error { <-closing; return nil }, func(error) { drawn = true })
	r.Run(func(ctx context.Context) error { recorded = ctx.Err() == nil; return nil }, func(error) { drawn = true })

	cancel()
	close(closing)
	r.Wait()

	require.True(t, recorded)
	require.False(t, drawn, "the window is gone")
}

func TestAPanicIsAProblemOfThatWorkAlone(t *testing.T) {
	var got error
	after := false
	r := task.NewBackground(t.Context(), func(f func()) { f() }, quiet)

	r.Run(func(context.Context) error { panic("no such page") }, func(err error) { got = err })
	r.Run(func(context.Context) error { after = true; return nil }, func(error) {})
	r.Wait()

	problem, ok := court.AsProblem(got)
	require.True(t, ok)
	require.NotEmpty(t, problem.Do.CY)
	require.ErrorContains(t, problem.Err, "no such page")
	require.True(t, after)
}
