package courtroom

import (
	"context"
	"image"
	"slices"
	"time"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/task"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/sync/conflict"
)

// Cases is what the window needs of the desk's cases.
type Cases interface {
	Today() court.Date
	Sittings(ctx context.Context, day court.Date) ([]listing.Sitting, error)
	Case(ctx context.Context, id string) (record.Case, error)
	RecordOn(ctx context.Context, on record.Case, reason string, events ...record.Event) error
	Take(ctx context.Context, c court.Code, s journal.Stream, events ...record.Event) error
	RecordListed(ctx context.Context, caseID string, events []record.Event, on listing.Sitting, listed []record.Event) error
	Settle(ctx context.Context, k conflict.Conflict, chosen, why string) error
	Find(ctx context.Context, text string, limit int) ([]caseload.Hit, error)
	Preview(ctx context.Context, caseID, hearing string, day court.Date) (caseload.Preview, error)
	Share(ctx context.Context, caseID, hearing string, day court.Date, seal string) (caseload.Shared, error)
	Import(ctx context.Context, name string, data []byte) (caseload.Imported, error)
	SaveOrders(ctx context.Context, caseID, hearing string, day court.Date) (caseload.Shared, error)
	Kept(ctx context.Context) ([]caseload.Kept, error)
	SaveDraft(ctx context.Context, key, text string) error
	Draft(ctx context.Context, key string) (string, error)
	Waiting(ctx context.Context) (int, error)
}

// Pages draws a page of a PDF, from 1, as a picture.
type Pages interface {
	Page(pdf []byte, page, dpi int) (picture image.Image, pages int, err error)
}

// Desk is what the window needs of the desk around it.
type Desk interface {
	ReadFile(path string) ([]byte, error)
	Print(ctx context.Context, files []string) error
	HasPrinter() bool // orders are printed as soon as they are shared
	Lock()
	NextTheme()
	UseLanguage(court.Language)
	ChooseFile()
}

// Config is what a Presenter is made with.
type Config struct {
	Cases    Cases
	Rules    caseload.Rules
	Pages    Pages
	Desk     Desk
	Tasks    task.Runner
	View     View
	Now      func() time.Time
	NewID    func() string
	Zone     *time.Location
	Language court.Language
	User     string // as documents print the name
	DeskName string
}

// Presenter turns what the clerk does into commands, and the record into State.
// It runs on the window's thread only.
type Presenter struct {
	Config
	st       State
	day      court.Date
	sittings []listing.Sitting
	refs     []ref                  // of the list's rows
	cases    map[string]record.Case // of the list, folded
	open     ref
	chosen   string // offence or defendant on whose row of the grid the clerk is
	preview  caseload.Preview
	asked    int // numbers the previews asked for, so that a late one is dropped
	drawn    int // numbers the pictures asked for, likewise
	lines    lines
	left     map[string]*lines // of the cases that were open before, by key
	writing  map[string]int    // what is on its way into the record, by key
	lasting  bool              // the problem shown stays until Esc: something was not recorded
	typing   Focus             // the line that was typed in last
	form     forming           // while a form is open
	picked   func(id string)   // what choosing from the palette does, where it offers a choice
	offered  []PaletteRow      // of that choice
	onYes    func(text string) // what Confirm does
	waiting  []Confirm         // to be shown once nothing else is
}

// ref says which case of which sitting a row is.
type ref struct {
	sitting journal.Stream // of the room and day; empty where the case is not listed
	caseID  string
	hearing string
}

// New returns a presenter. Open shows the list.
func New(cfg Config) *Presenter {
	p := &Presenter{Config: cfg, cases: map[string]record.Case{}, left: map[string]*lines{}, writing: map[string]int{}}
	p.st.Panel = PanelResults
	p.st.List.Selected = -1
	return p
}

// Open reads today's list and shows it.
func (p *Presenter) Open() {
	p.day = p.Cases.Today()
	p.focus(OnList)
	p.reload(nil)
}

// Resume goes on after a lock. What was left open on another day
// is left there: nothing of today may be recorded under that date.
func (p *Presenter) Resume() {
	today := p.Cases.Today()
	if p.day == today {
		return
	}
	p.day = today
	p.st.Palette, p.st.Confirm, p.st.Form = nil, nil, nil
	p.picked, p.offered, p.onYes = nil, nil, nil
	p.openCase(ref{})
	p.focus(OnList)
	p.render()
}

// Changed tells that streams have changed: recorded here, or come from the hub.
func (p *Presenter) Changed(streams []journal.Stream) {
	if p.day != (court.Date{}) {
		p.reload(streams)
	}
}

// Connected shows how the desk stands with the hub.
func (p *Presenter) Connected(s Status) {
	p.st.Status = s
	p.render()
}

// loaded is what a reload brings from the store.
type loaded struct {
	sittings []listing.Sitting
	cases    map[string]record.Case
}

// reload reads the sittings and their cases, and shows them. A case that is
// open and not on the list is read too.
func (p *Presenter) reload(streams []journal.Stream) {
	var got loaded
	openID, day := p.open.caseID, p.day
	p.Tasks.Run(func(ctx context.Context) (err error) {
		got, err = p.load(ctx, day, openID)
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		if day != p.day {
			return // a later one has been asked for
		}
		p.sittings, p.cases = got.sittings, got.cases
		if _, ok := p.current(); !ok && openID != p.open.caseID {
			p.reload(nil) // another case was opened meanwhile, and is on no list
		}
		p.showList()
		p.showCase()
		p.render()
		if streams == nil || slices.ContainsFunc(streams, p.concerned) {
			p.askPreview()
		}
	})
}

// concerned reports whether what is shown of the open case depends on a stream:
// its own, or the list that it stands on.
func (p *Presenter) concerned(s journal.Stream) bool {
	return s == journal.CaseStream(p.open.caseID) || s == p.open.sitting
}

// sitting returns the sitting in which the open case is listed. It is found by
// its room: lists that come in move it among the others.
func (p *Presenter) sitting() (listing.Sitting, bool) {
	for _, s := range p.sittings {
		if p.open.sitting == streamOf(s) {
			return s, true
		}
	}
	return listing.Sitting{}, false
}

func streamOf(s listing.Sitting) journal.Stream {
	return journal.SittingStream(s.Court, s.Room, s.Date)
}

func (p *Presenter) load(ctx context.Context, day court.Date, openID string) (loaded, error) {
	sittings, err := p.Cases.Sittings(ctx, day)
	if err != nil {
		return loaded{}, err
	}
	got := loaded{sittings, map[string]record.Case{}}
	ids := []string{openID}
	for _, s := range sittings {
		for _, it := range s.Items {
			ids = append(ids, it.CaseID)
		}
	}
	for _, id := range ids {
		if _, done := got.cases[id]; done || id == "" {
			continue
		}
		c, err := p.Cases.Case(ctx, id)
		if problem, ok := court.AsProblem(err); ok && problem.Kind == court.NotFound {
			continue // listed, and its file has not come yet
		}
		if err != nil {
			return loaded{}, err
		}
		got.cases[id] = c
	}
	return got, nil
}

// show makes the whole State from what is held, and draws it.
func (p *Presenter) show() {
	p.showList()
	p.showCase()
	p.render()
	p.askPreview()
}

// afterwards does f once everything recorded until now has been read again.
func (p *Presenter) afterwards(f func()) {
	p.Tasks.Run(func(context.Context) error { return nil }, func(error) { f() })
}

// render draws the State.
func (p *Presenter) render() {
	p.putWaiting()
	p.st.Language = string(p.Language)
	p.st.Keys = keys(p.Language, p.can)
	p.View.Render(p.st)
}

// Redraw draws the State again: the view is new, or was hidden.
func (p *Presenter) Redraw() {
	p.st.FocusRev++
	p.render()
}

// current returns the open case; false where none is open.
func (p *Presenter) current() (record.Case, bool) {
	c, ok := p.cases[p.open.caseID]
	return c, ok && p.open.caseID != ""
}

// problem shows what went wrong, what is safe and what to do.
func (p *Presenter) problem(err error) {
	p.st.Problem = p.sentence(err)
	if _, ok := court.AsProblem(err); !ok {
		p.st.Problem = wordFailed.In(p.Language) + ": " + p.st.Problem
	}
	p.render()
}

// say shows something that was done.
func (p *Presenter) say(t court.Text) {
	p.calm()
	p.st.Notice = t.In(p.Language)
}

// calm takes away what was said, but not that something was not recorded.
func (p *Presenter) calm() {
	p.st.Notice = ""
	if !p.lasting {
		p.st.Problem = ""
	}
}

// notRecorded shows that something is not in the record, and in which case,
// until somebody has read it.
func (p *Presenter) notRecorded(in ref, err error) {
	p.lasting = true
	p.problem(err)
	if c, ok := p.cases[in.caseID]; ok && in != p.open {
		p.st.Problem = c.File.Reference() + ": " + p.st.Problem
		p.render()
	}
}

func (p *Presenter) focus(f Focus) {
	p.st.Focus = f
	p.st.FocusRev++
	if f == OnLog || f == OnLine {
		p.typing = f
	}
}

// record records events in the open case. restore puts back what was typed
// where the record could not be written.
func (p *Presenter) record(reason string, restore func(), events ...record.Event) {
	in := p.open
	c, _ := p.current()
	p.writing[in.key()]++
	p.Tasks.Run(func(ctx context.Context) error {
		return p.Cases.RecordOn(ctx, c, reason, events...)
	}, func(err error) {
		p.afterwards(func() { p.writing[in.key()]-- })
		if err == nil {
			return // Changed shows it
		}
		if restore != nil {
			restore()
		}
		p.notRecorded(in, err)
	})
}
