package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/preview"
	"assize.example/app/internal/task"
	"assize.example/app/internal/window"
	"assize.example/assets"
	"assize.example/core/court"
)

func clerk(id court.UserID) caseload.Clerk { return caseload.Clerk{ID: id, Name: string(id)} }

// window opens the desk's window and returns when it is closed.
func (c command) window(ctx context.Context) error {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	fonts, err := fs.Sub(assets.Files, "fonts")
	if err != nil {
		return errors.Join(err, d.Close())
	}
	pages := preview.OpenLater(filepath.Join(c.dir, "cache")) //nolint:contextcheck // the pages live as long as the window
	a := app.NewWithID("example.assize.desk")
	tasks := task.NewBackground(ctx, fyne.Do, c.log)
	w := window.Open(window.Config{
		App: a, Desk: d, Pages: pages, Tasks: tasks, Fonts: fonts, Now: c.clock, Log: c.log,
	})
	stop := context.AfterFunc(ctx, func() { fyne.Do(a.Quit) })
	defer stop()
	tasks.Aside(func(context.Context) error { return pages.Warm() }, func(err error) {
		if err != nil {
			c.log.ErrorContext(ctx, "order pages cannot be shown", "error", err)
		}
	})
	w.Show()
	a.Run()
	cancel()
	tasks.Wait()
	return errors.Join(pages.Close(), d.Close()) //nolint:contextcheck // closing must not be cut short
}
