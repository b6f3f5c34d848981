// Package window puts one desk on the screen: the sign-in, the courtroom
// window, the lock that keeps the work, and the link's news in the status bar.
package window

import (
	"cmp"
	"context"
	"io/fs"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/desk"
	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/courtroom/courtroomview"
	"assize.example/app/internal/screen/signin"
	"assize.example/app/internal/screen/signin/signinview"
	"assize.example/app/internal/settings"
	"assize.example/app/internal/signon"
	"assize.example/app/internal/task"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/link"
)

// Window is a desk's window. Its methods run on the window's thread.
type Window struct {
	app    fyne.App
	win    fyne.Window
	desk   *desk.Desk
	pages  courtroom.Pages
	tasks  *task.Background
	fonts  kit.Fonts
	now    func() time.Time
	log    *slog.Logger
	user   *signon.User // signed in; nil before
	locked bool
	seen   time.Time // when somebody last did something
	room   *courtroom.Presenter
	view   *courtroomview.Screen
	status courtroom.Status
	link   *link.Link
}

// Config is what a window is opened with.
type Config struct {
	App   fyne.App
	Desk  *desk.Desk
	Pages courtroom.Pages
	Tasks *task.Background
	Fonts fs.FS
	Now   func() time.Time
	Log   *slog.Logger
}

// Open makes the window and shows the sign-in.
func Open(cfg Config) *Window {
	w := &Window{
		app: cfg.App, desk: cfg.Desk, pages: cfg.Pages, tasks: cfg.Tasks, now: cfg.Now, log: cfg.Log,
		fonts: kit.ReadFonts(cfg.Fonts), seen: cfg.Now(),
	}
	w.app.Settings().SetTheme(kit.NewTheme(w.desk.Settings.Theme, w.fonts))
	w.win = w.app.NewWindow("Assize · " + w.desk.Settings.Title)
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(1366, 768))
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	w.status = w.words(link.State{})
	w.replicate()
	w.desk.Cases.OnChange(func(s []journal.Stream) { w.tasks.Post(func() { w.changed(s) }) })
	w.tasks.Go(w.watchIdle)
	w.signIn()
	return w
}

// Show shows the window; the application's Run then drives it.
func (w *Window) Show() { w.win.Show() }

// Window returns the toolkit's window.
func (w *Window) Window() fyne.Window { return w.win }

// signIn shows the sign-in; where somebody is signed in already, as a lock
// with the work kept beneath.
func (w *Window) signIn() {
	late := &lateView{}
	p := signin.New(w.desk.People, w.tasks, late, w.desk.Settings.Title, w.desk.Settings.Language, w.signedIn)
	screen := signinview.New(p)
	late.draw = screen.Render
	w.win.SetMainMenu(nil)
	w.win.SetContent(screen.Content())
	screen.On(w.win.Canvas())
	p.Open(w.user)
}

// lateView is a view that is made after its presenter: each needs the other.
type lateView struct{ draw func(signin.State) }

// Render implements signin.View.
func (v *lateView) Render(s signin.State) { v.draw(s) }

// signedIn opens the courtroom, or the work that was locked.
func (w *Window) signedIn(u signon.User) {
	w.seen, w.locked = w.now(), false
	w.desk.Cases.SignedIn(caseload.Clerk{ID: u.ID, Name: u.Name, Role: cmp.Or(u.Role, "Court officer")})
	same := w.user != nil && w.user.ID == u.ID
	w.user = &u
	if same && w.room != nil {
		w.showRoom()
		w.room.Resume()
		return
	}
	w.openRoom()
}

// openRoom makes the courtroom for the person who has signed in.
func (w *Window) openRoom() {
	w.room = courtroom.New(courtroom.Config{
		Cases: w.desk.Cases, Rules: w.desk.Rules, Pages: w.pages, Desk: w, Tasks: w.tasks, View: w,
		Now: w.now, NewID: desk.NewID, Zone: w.desk.Zone, Language: w.desk.Settings.Language,
		User: w.user.Name, DeskName: w.desk.Settings.Name,
	})
	w.newView()
	w.room.Open()
	w.room.Connected(w.status)
}

// newView draws the courtroom anew, in the language of the moment.
func (w *Window) newView() {
	hands := watched{w.room, func() { w.seen = w.now() }}
	w.view = courtroomview.New(hands, courtroom.Actions(w.desk.Settings.Language))
	w.view.Speak(string(w.desk.Settings.Language))
	if edges := w.desk.Settings.Edges; edges != (settings.Edges{}) {
		w.view.SetEdges(courtroomview.Edges(edges))
	}
	w.view.OnEdges = func(e courtroomview.Edges) {
		w.desk.Settings.Edges = settings.Edges(e)
		w.keepSettings()
	}
	w.showRoom()
}

func (w *Window) showRoom() {
	w.win.SetMainMenu(w.view.Menu())
	w.win.SetContent(w.view.Content())
	w.view.On(w.win.Canvas())
	w.room.Redraw()
}

// Render implements courtroom.View.
func (w *Window) Render(s courtroom.State) {
	if w.view != nil && !w.locked {
		w.view.Render(s)
	}
}

func (w *Window) changed(streams []journal.Stream) {
	if w.room != nil {
		w.room.Changed(streams)
	}
	w.count()
}

func (w *Window) dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.Drop(paths)
}

// Drop imports files that were dropped on the window. Behind the lock nothing
// is taken.
func (w *Window) Drop(paths []string) {
	if w.room != nil && !w.locked {
		w.room.Dropped(paths)
	}
}

// Lock implements courtroom.Desk: the work stays, behind the passphrase.
func (w *Window) Lock() {
	if w.user != nil && !w.locked {
		w.locked = true
		w.signIn()
	}
}

// NextTheme implements courtroom.Desk.
func (w *Window) NextTheme() {
	all := []string{kit.Light, kit.Dark, kit.Contrast}
	next := all[(slices.Index(all, w.desk.Settings.Theme)+1)%len(all)]
	w.desk.Settings.Theme = next
	w.app.Settings().SetTheme(kit.NewTheme(next, w.fonts))
	w.keepSettings()
}

// UseLanguage implements courtroom.Desk.
func (w *Window) UseLanguage(l court.Language) {
	w.desk.Settings.Language = l
	w.keepSettings()
	w.status = w.words(w.state())
	w.newView()
	w.room.Connected(w.status)
}

func (w *Window) keepSettings() {
	s := *w.desk
	w.tasks.Run(func(context.Context) error { return s.Save() }, func(err error) {
		if err != nil {
			w.log.Warn("the settings could not be kept", "error", err)
		}
	})
}

// ChooseFile implements courtroom.Desk.
func (w *Window) ChooseFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		w.win.Canvas().SetOnTypedKey(nil)
		if err != nil || r == nil {
			return // closed without a choice
		}
		path := r.URI().Path()
		_ = r.Close() // it is read again by its path
		w.room.Dropped([]string{path})
	}, w.win)
	d.Show()
	// The toolkit's dialog has no key of its own to close it.
	w.win.Canvas().Unfocus()
	w.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			d.Dismiss()
			w.win.Canvas().SetOnTypedKey(nil)
			w.room.Redraw()
		}
	})
}
