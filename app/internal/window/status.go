package window

import (
	"context"
	"fmt"
	"time"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/court"
	"assize.example/sync/link"
)

// idleCheck is how often the desk looks whether anybody is there.
const idleCheck = 5 * time.Second

// watchIdle locks the desk when nobody has touched it for a while. The work,
// a half-typed line included, is kept.
func (w *Window) watchIdle(ctx context.Context) {
	tick := time.NewTicker(idleCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.tasks.Post(w.lockIfIdle)
		}
	}
}

func (w *Window) lockIfIdle() {
	if w.now().Sub(w.seen) >= w.desk.Settings.Idle() {
		w.Lock()
	}
}

// replicate keeps the link to the hub for as long as the desk lives.
func (w *Window) replicate() {
	w.link = w.desk.Link(func(s link.State) { w.tasks.Post(func() { w.connected(s) }) })
	if w.link != nil {
		w.tasks.Go(func(ctx context.Context) {
			if err := w.link.Run(ctx); err != nil && ctx.Err() == nil {
				w.log.ErrorContext(ctx, "the link to the hub ended", "error", err)
			}
		})
	}
}

func (w *Window) state() link.State {
	if w.link == nil {
		return link.State{}
	}
	return w.link.State()
}

func (w *Window) connected(s link.State) {
	w.status = w.words(s)
	if w.room != nil {
		w.room.Connected(w.status)
	}
}

// count asks how much waits for the hub, has it sent, and shows it.
func (w *Window) count() {
	if w.link != nil {
		w.link.Nudge()
	}
	var waiting int
	w.tasks.Aside(func(ctx context.Context) (err error) {
		waiting, err = w.desk.Cases.Waiting(ctx)
		return err
	}, func(err error) {
		if err != nil {
			w.log.Warn("what waits for the hub could not be counted", "error", err)
			return
		}
		s := w.state()
		s.Waiting = waiting
		w.connected(s)
	})
}

// words are the link's state as the status bar says it.
func (w *Window) words(s link.State) courtroom.Status {
	l := w.desk.Settings.Language
	out := courtroom.Status{Online: s.Online, Desk: w.desk.Settings.Name, Mark: courtroom.MarkLive}
	out.Connection = court.Text{EN: "Online", CY: "Ar-lein"}.In(l)
	if !s.Online {
		out.Mark = courtroom.MarkHeld
		out.Connection = court.Text{EN: "Offline: everything is kept here", CY: "All-lein: cedwir popeth yma"}.In(l)
	}
	if s.Waiting > 0 {
		out.Waiting = fmt.Sprintf("%d %s", s.Waiting, court.Text{EN: "waiting to be sent", CY: "yn aros i'w hanfon"}.In(l))
	}
	if !s.Checkpoint.At.IsZero() {
		out.Checkpoint = fmt.Sprintf("%s %s · %d", court.Text{EN: "Checkpoint", CY: "Pwynt gwirio"}.In(l),
			s.Checkpoint.At.In(w.desk.Zone).Format(time.TimeOnly), s.Checkpoint.Position)
	}
	return out
}
