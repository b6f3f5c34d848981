package window_test

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/desk"
	"assize.example/app/internal/preview"
	"assize.example/app/internal/settings"
	"assize.example/app/internal/signon"
	"assize.example/app/internal/task"
	"assize.example/app/internal/window"
	"assize.example/assets"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/keyfile"
)

// clerk sits at a real window, drawn by the toolkit's software driver, over a
// real desk with the demo court.
type clerk struct {
	t     *testing.T
	win   fyne.Window
	desk  *desk.Desk
	clock *clock
	posts chan func() // for the window's thread, which is this test's
	w     *window.Window
}

// clock is read by the desk's work while a test moves it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func sitDown(t *testing.T) *clerk {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, settings.Desk{
		ID: "d1", Name: "Court 1", Title: "Caer Lwyd", Courts: []court.Code{"C60CL00", "B60CL00", "B22MF00"}, Zone: "Europe/London", Theme: "light",
	}.Save(dir))
	_, err := keyfile.LoadOrMake(filepath.Join(dir, "desk.key"))
	require.NoError(t, err)
	rules, err := caseload.LoadRules(assets.Files)
	require.NoError(t, err)
	at := &clock{at: time.Date(2026, 11, 23, 9, 55, 0, 0, time.UTC)}
	now := at.now
	log := slog.New(slog.DiscardHandler)
	d, err := desk.Open(t.Context(), desk.Config{Dir: dir, Rules: rules, Now: now, Log: log, Cost: signon.Cost{Time: 1, Memory: 64, Threads: 1}})
	require.NoError(t, err)
	files, err := desk.CopyDemo(assets.Files, t.TempDir())
	require.NoError(t, err)
	_, err = d.ImportFiles(t.Context(), files)
	require.NoError(t, err)
	c := &clerk{t: t, desk: d, clock: at, posts: make(chan func(), 1000)}
	ctx, cancel := context.WithCancel(t.Context())
	tasks := task.NewBackground(ctx, func(f func()) { c.posts <- f }, log)
	pages := preview.OpenLater(t.TempDir())
	fonts, err := fs.Sub(assets.Files, "fonts")
	require.NoError(t, err)
	c.w = window.Open(window.Config{App: test.NewTempApp(t), Desk: d, Pages: pages, Tasks: tasks, Fonts: fonts, Now: now, Log: log})
	c.win = c.w.Window()
	c.w.Show()
	t.Cleanup(func() {
		cancel()
		tasks.Wait()
		require.NoError(t, pages.Close())
		require.NoError(t, d.Close())
	})
	return c
}

// until does what the window's thread would, until something is true.
func (c *clerk) until(what string, is func() bool) {
	c.t.Helper()
	late := time.After(20 * time.Second)
	for !is() {
		select {
		case f := <-c.posts:
			f()
		case <-late:
			c.t.Fatal("waited in vain for: ", what)
		}
	}
}

// types types where the keyboard is. "\n" is Enter and "\t" is Tab.
func (c *clerk) types(text string) {
	c.t.Helper()
	for _, r := range text {
		on := c.win.Canvas().Focused()
		require.NotNil(c.t, on, "nothing has the keyboard for %q", text)
		switch r {
		case '\n':
			on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		case '\t':
			c.win.Canvas().FocusNext()
		default:
			on.TypedRune(r)
		}
	}
}

// act chooses an action from the main menu, as its key does.
func (c *clerk) act(label string) {
	c.t.Helper()
	for _, m := range c.win.MainMenu().Items {
		for _, i := range m.Items {
			if i.Label == label {
				i.Action()
				return
			}
		}
	}
	c.t.Fatal("no menu has: ", label)
}

func (c *clerk) signIn() {
	c.t.Helper()
	c.types("Marged Ellis\tLegal adviser\tfour plain words\tfour plain words\n")
	c.until("the courtroom", func() bool { return c.win.MainMenu() != nil })
	c.settle()
}

// settle lets everything that is under way come back.
func (c *clerk) settle() {
	for {
		select {
		case f := <-c.posts:
			f()
		case <-time.After(300 * time.Millisecond):
			return
		}
	}
}

// events counts what the record holds of the first case of the list.
func (c *clerk) events() int {
	hits, err := c.desk.Cases.Find(c.t.Context(), "T20260417", 1)
	require.NoError(c.t, err)
	require.Len(c.t, hits, 1)
	events, err := c.desk.Cases.Store().Stream(c.t.Context(), journal.CaseStream(hits[0].CaseID))
	require.NoError(c.t, err)
	return len(events)
}

func TestFromSignInToTheLogByKeyboardAlone(t *testing.T) {
	c := sitDown(t)
	c.signIn()
	before := c.events()

	c.act("Call on next case")
	c.until("the case called on", func() bool { return c.events() == before+1 })
	c.settle()
	c.types("di 1\n")
	c.until("an entry in the log", func() bool { return c.events() == before+2 })
}

func TestTheIdleDeskLocksAndKeepsTheHalfTypedLine(t *testing.T) {
	c := sitDown(t)
	c.signIn()
	c.act("Call on next case")
	c.settle()
	c.act("Result")
	c.types("1 imp 6")

	c.clock.add(11 * time.Minute)
	c.until("the lock", func() bool { return c.win.MainMenu() == nil })
	c.types("four plain words\n")
	c.until("the courtroom again", func() bool { return c.win.MainMenu() != nil })
	c.settle()

	before := c.events()
	c.types("m\n") // goes on where it was: 1 imp 6m
	c.until("the sentence", func() bool { return c.events() > before })
}

func TestEveryThemeAndLanguageIsDrawn(t *testing.T) {
	c := sitDown(t)
	c.signIn()
	c.act("Call on next case")
	c.settle()

	for range 3 {
		c.act("Light, dark, high contrast")
		c.settle()
		require.NotNil(t, c.win.Canvas().Capture())
	}
	c.act("Cymraeg")
	c.settle()
	c.act("English")
	c.settle()
	s, err := settings.Load(c.desk.Dir)
	require.NoError(t, err)
	require.Equal(t, court.English, s.Language)
	require.Equal(t, "light", s.Theme)
}

func TestAFileDroppedOnTheWindowIsImportedOrItsFaultsAreShown(t *testing.T) {
	c := sitDown(t)
	c.signIn()
	file := filepath.Join(t.TempDir(), "broken.xml")
	require.NoError(t, os.WriteFile(file, []byte("<RouteData>"), 0o600))

	c.w.Drop([]string{file})

	c.until("the message kept", func() bool {
		kept, err := c.desk.Cases.Kept(t.Context())
		require.NoError(t, err)
		return len(kept) == 3 // two are of the demo
	})
}

func TestADeskThatWasLockedOvernightRecordsNothingOfYesterday(t *testing.T) {
	c := sitDown(t)
	c.signIn()
	c.act("Call on next case")
	c.settle()
	c.act("Result")
	c.types("1 imp 6")

	c.clock.add(24 * time.Hour)
	c.until("the lock", func() bool { return c.win.MainMenu() == nil })
	c.types("four plain words\n")
	c.until("the courtroom again", func() bool { return c.win.MainMenu() != nil })
	c.settle()

	before := c.events()
	c.types("m\n")
	c.settle()
	require.Equal(t, before, c.events())
}
