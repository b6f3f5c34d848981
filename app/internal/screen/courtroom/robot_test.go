package courtroom_test

import (
	"context"
	"crypto/ed25519"
	"image"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
)

var today = court.On(2026, time.November, 23)

const (
	leedsMags   = court.Code("B01XX")
	theftCase   = "case-theft"
	theftSit    = "hearing-theft"
	assaultCase = "case-assault"
	assaultSit  = "hearing-assault"
)

// robot is a clerk at the window: it presses keys, counts them, and sees what
// is drawn.
type robot struct {
	t     testing.TB
	p     *courtroom.Presenter
	cases *caseload.Load
	desk  *deskStub
	st    courtroom.State
	keys  int
	clock time.Time
	later bool     // what is given to do waits for catchUp, as work on a slow disk does
	todo  []func() // that waits
	fails map[string]error
}

// disk is the desk's own cases on a disk that may fail.
type disk struct {
	*caseload.Load
	r *robot
}

// RecordOn implements courtroom.Cases.
func (d disk) RecordOn(ctx context.Context, on record.Case, reason string, events ...record.Event) error {
	if err := d.r.fails["record"]; err != nil {
		return err
	}
	return d.Load.RecordOn(ctx, on, reason, events...)
}

// Preview implements courtroom.Cases.
func (d disk) Preview(ctx context.Context, id, hearingID string, day court.Date) (caseload.Preview, error) {
	if err := d.r.fails["preview"]; err != nil {
		return caseload.Preview{}, err
	}
	return d.Load.Preview(ctx, id, hearingID, day)
}

// Run implements task.Runner: at once, or in order when the robot catches up.
func (r *robot) Run(work func(context.Context) error, done func(error)) {
	do := func() { done(work(r.t.Context())) }
	if r.later {
		r.todo = append(r.todo, do)
		return
	}
	do()
}

// Aside implements task.Runner.
func (r *robot) Aside(work func(context.Context) error, done func(error)) { r.Run(work, done) }

// catchUp does what waits, and what comes of it.
func (r *robot) catchUp() {
	for len(r.todo) > 0 {
		do := r.todo[0]
		r.todo = r.todo[1:]
		do()
	}
	r.later = false
}

// Render implements courtroom.View: the robot looks.
func (r *robot) Render(s courtroom.State) { r.st = s }

// deskStub is the desk around the window, as far as it is not under test.
type deskStub struct {
	locked, themes int
	language       court.Language
	printed        []string
}

func (d *deskStub) ReadFile(path string) ([]byte, error) { return os.ReadFile(path) }
func (d *deskStub) Print(_ context.Context, files []string) error {
	d.printed = append(d.printed, files...)
	return nil
}
func (d *deskStub) HasPrinter() bool             { return true }
func (d *deskStub) Lock()                        { d.locked++ }
func (d *deskStub) NextTheme()                   { d.themes++ }
func (d *deskStub) UseLanguage(l court.Language) { d.language = l }
func (d *deskStub) ChooseFile()                  {}

// blankPages stands for the page renderer, which has tests of its own.
type blankPages struct{}

func (blankPages) Page([]byte, int, int) (image.Image, int, error) {
	return image.NewGray(image.Rect(0, 0, 1, 1)), 1, nil
}

func rules(tb testing.TB) caseload.Rules {
	tb.Helper()
	r, err := caseload.LoadRules(os.DirFS("../../../../assets"))
	require.NoError(tb, err)
	return r
}

// atWork opens a desk of a magistrates' court with two cases listed today, and
// its window.
func atWork(tb testing.TB) *robot {
	tb.Helper()
	r := &robot{t: tb, desk: &deskStub{}, clock: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	london, err := time.LoadLocation("Europe/London")
	require.NoError(tb, err)
	r.cases, err = caseload.Open(tb.Context(), caseload.Config{
		Dir: tb.TempDir(), Desk: "d1", Courts: []court.Code{leedsMags, "C60CL00"}, Key: ed25519.NewKeyFromSeed(make([]byte, 32)),
		Zone: london, Now: r.now, NewID: uuid.New, Rules: rules(tb), Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, r.cases.Close()) })
	r.cases.SignedIn(caseload.Clerk{ID: "m.ellis", Name: "Marged Ellis", Role: "Legal adviser"})
	r.list(theft(), theftSit, "10:00", 1)
	r.list(assault(), assaultSit, "10:20", 2)
	r.sit()
	return r
}

func (r *robot) now() time.Time { r.clock = r.clock.Add(time.Second); return r.clock }

// sit opens the window over the desk's cases.
func (r *robot) sit() {
	r.p = courtroom.New(courtroom.Config{
		Cases: disk{r.cases, r}, Rules: r.cases.Rules, Pages: blankPages{}, Desk: r.desk, Tasks: r, View: r,
		Now: r.now, NewID: uuid.NewString, Zone: r.cases.Zone, Language: court.English, User: "Marged Ellis", DeskName: "Court 2",
	})
	r.cases.OnChange(r.p.Changed)
	r.p.Open()
}

func offence(id, code, title string) casefile.Offence {
	return casefile.Offence{
		ID: id, Code: court.OffenceCode(code), Title: court.Text{EN: title}, Wording: court.Text{EN: title + " at Leeds."},
		From: court.On(2026, time.September, 1), Charged: court.On(2026, time.September, 2), Mode: casefile.EitherWay,
	}
}

func person(id string, n int, given, family string, offences ...casefile.Offence) casefile.Defendant {
	return casefile.Defendant{
		ID: id, Number: n, Person: &casefile.Person{Name: court.Name{Given: []string{given}, Family: family}, Born: court.On(1990, time.March, 12), Gender: "male"},
		Address: court.Address{Lines: []string{"4 Gorse Lane"}, Postcode: "ZZ99 3VZ"}, Offences: offences,
	}
}

// theft has two defendants and four offences.
func theft() casefile.File {
	return casefile.File{
		ID: theftCase, URN: "13AB0000126", Court: leedsMags, CourtName: "Leeds Magistrates' Court", Jurisdiction: court.Magistrates,
		Initiation: casefile.Charge, Prosecutor: casefile.Prosecutor{Name: "West Yorkshire Police", Police: true},
		Defendants: []casefile.Defendant{
			person("d1", 1, "Owain", "Smith", offence("o1", "TH68010", "Theft from a shop"), offence("o2", "TH68010", "Theft from a shop"), offence("o3", "TH68010", "Theft from a shop")),
			person("d2", 2, "Chidi", "Jones", offence("o4", "TH68010", "Theft from a shop")),
		},
	}
}

func assault() casefile.File {
	f := theft()
	f.ID, f.URN = assaultCase, "13AB0000226"
	f.Defendants = []casefile.Defendant{person("d9", 1, "Ffion", "Llŷr", offence("o9", "CJ88116", "Common assault"))}
	return f
}

// list puts a case on today's list, as an import would.
func (r *robot) list(f casefile.File, hearingID, at string, n int) {
	r.t.Helper()
	f.Defendants = append([]casefile.Defendant(nil), f.Defendants...)
	day := hearing.Day{Date: today, Court: leedsMags, CourtName: f.CourtName, Room: "2", At: at}
	h := hearing.Hearing{ID: hearingID, Type: "FHG", Description: court.Text{EN: "First hearing"}, Jurisdiction: court.Magistrates, Days: []hearing.Day{day}}
	sitting := listing.Sitting{Court: leedsMags, CourtName: f.CourtName, Jurisdiction: court.Magistrates, Room: "2", Date: today, At: "10:00"}
	item := listing.Item{CaseID: f.ID, Hearing: hearingID, Reference: string(f.URN), Title: f.Title(), Type: "FHG", Description: h.Description, At: at, Sequence: n}
	require.NoError(r.t, r.cases.Take(r.t.Context(), leedsMags, journal.CaseStream(f.ID), casefile.CaseReceived{File: f}, hearing.Fixed{Hearing: h}))
	require.NoError(r.t, r.cases.Take(r.t.Context(), leedsMags, journal.SittingStream(leedsMags, "2", today), listing.SittingListed{Sitting: sitting}, listing.CaseListed{Item: item}))
}

// press presses a key that is an action's, as the menu has it.
func (r *robot) press(key string) {
	r.t.Helper()
	for _, a := range courtroom.Actions(court.English) {
		if a.Key == key {
			r.keys++
			r.p.Do(a.ID)
			return
		}
	}
	r.t.Fatalf("no action has the key %s", key)
}

// types types into the line that has the keyboard. The presenter sees each key.
func (r *robot) types(text string) {
	r.t.Helper()
	require.Nil(r.t, r.st.Palette, "the palette is open")
	held, changed := r.st.Line.Text, r.p.LineChanged
	if r.st.Focus == courtroom.OnLog {
		held, changed = r.st.Log.Text, r.p.LogChanged
	}
	for _, k := range text {
		held += string(k)
		changed(held, len([]rune(held)))
		r.keys++
	}
}

// enter presses Enter where the keyboard is.
func (r *robot) enter() {
	r.keys++
	switch {
	case r.st.Confirm != nil:
		r.p.Answer(true)
	case r.st.Palette != nil:
		r.p.PaletteTake()
	case r.st.Focus == courtroom.OnLog:
		r.p.LogEntered()
	case r.st.Focus == courtroom.OnList:
		r.p.OpenRow(r.st.List.Selected)
	default:
		r.p.LineEntered()
	}
}

// answers types into an open question and answers it.
func (r *robot) answers(text string) {
	r.t.Helper()
	require.NotNil(r.t, r.st.Confirm)
	for i := range []rune(text) {
		r.p.ConfirmText(string([]rune(text)[:i+1]))
		r.keys++
	}
	r.enter()
}

// finds types into the palette.
func (r *robot) finds(text string) {
	r.t.Helper()
	require.NotNil(r.t, r.st.Palette)
	for i := range []rune(text) {
		r.p.PaletteChanged(string([]rune(text)[:i+1]))
		r.keys++
	}
}

// line types a line and enters it; it must have been recorded.
func (r *robot) line(text string) {
	r.t.Helper()
	if r.st.Focus != courtroom.OnLine {
		r.press("Ctrl+R")
	}
	r.types(text)
	require.Empty(r.t, r.st.Line.Faults, text)
	require.Empty(r.t, r.st.Line.Missing, text)
	r.enter()
	require.Empty(r.t, r.st.Problem, text)
	require.Empty(r.t, r.st.Line.Text, text)
}

// opened opens the theft case, called on.
func opened(tb testing.TB) *robot {
	tb.Helper()
	r := atWork(tb)
	r.press("Ctrl+N")
	r.keys = 0
	return r
}

func (r *robot) theft() record.Case {
	r.t.Helper()
	c, err := r.cases.Case(r.t.Context(), theftCase)
	require.NoError(r.t, err)
	return c
}

func texts(rows []courtroom.LogRow) string {
	var out []string
	for _, row := range rows {
		out = append(out, row.Text)
	}
	return strings.Join(out, "; ")
}
