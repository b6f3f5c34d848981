package task_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/task"
)

func TestRunKeepsTheOrderOfEntry(t *testing.T) {
	var mu sync.Mutex
	var worked, finished []int
	r := task.NewBackground(t.Context(), func(f func()) { f() })
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
	r := task.NewBackground(ctx, func(f func()) { f() })
	r.Go(func(ctx context.Context) { <-ctx.Done() })
	r.Aside(func(context.Context) error { return bad }, func(err error) { got <- err })
	require.ErrorIs(t, <-got, bad)
	task.Inline{Context: ctx}.Run(func(context.Context) error { return bad }, func(err error) { got <- err })
	require.ErrorIs(t, <-got, bad)
	cancel()
	r.Wait()
}
