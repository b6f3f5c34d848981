package record_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/listing"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/result"
	"assize.example/core/share"
	"assize.example/core/store/memory"
)

var (
	today  = court.On(2026, 11, 23)
	stream = journal.CaseStream("c1")
)

// story is a case as one desk records it.
type story struct {
	t      testing.TB
	store  *memory.Store
	writer *journal.Writer
}

func newStory(tb testing.TB) story {
	tb.Helper()
	d, s := journaltest.NewDesk("a"), memory.New()
	w := journal.NewWriter(s, d.ID, d.Key, "Europe/London", func() time.Time { return journaltest.Clock }, d.NewID)
	return story{tb, s, w}
}

// begun is a case with two defendants of one offence each, and a hearing today.
func begun(tb testing.TB) story {
	tb.Helper()
	s := newStory(tb)
	s.tell(casefile.CaseReceived{File: casefile.File{
		ID: "c1", URN: "12AB3456726", Jurisdiction: court.Magistrates,
		Defendants: []casefile.Defendant{
			{ID: "d1", Person: &casefile.Person{Name: court.Name{Family: "Smith"}}, Offences: []casefile.Offence{{ID: "o1", Code: "TH68010"}}},
			{ID: "d2", Person: &casefile.Person{Name: court.Name{Family: "Jones"}}, Offences: []casefile.Offence{{ID: "o2", Code: "TH68010"}}},
		},
	}}, hearing.Fixed{Hearing: hearing.Hearing{ID: "h1", Type: "FHG", Days: []hearing.Day{{Date: today, Court: "B01LY", Room: "1"}, {Date: today.AddDays(1), Court: "B01LY", Room: "1"}}}})
	return s
}

// tell records events and returns them as they were written.
func (s story) tell(events ...record.Event) []journal.Event {
	s.t.Helper()
	var drafts []journal.Draft
	for _, e := range events {
		drafts = append(drafts, journal.Draft{Stream: stream, Court: "B01LY", Kind: e.Kind(), Schema: 1, User: "a.clerk", Body: e})
	}
	return s.write(drafts...)
}

func (s story) write(drafts ...journal.Draft) []journal.Event {
	s.t.Helper()
	written, err := s.writer.Write(s.t.Context(), drafts...)
	require.NoError(s.t, err)
	return written
}

func (s story) events() []journal.Event {
	s.t.Helper()
	events, err := s.store.Stream(s.t.Context(), stream)
	require.NoError(s.t, err)
	return events
}

func (s story) now() record.Case { return record.Fold(s.events()) }

// share records the share of what stands today, as a desk does.
func (s story) share() (journal.Event, share.Set) {
	s.t.Helper()
	set, ok := s.now().SetFor("h1", today)
	require.True(s.t, ok)
	name, err := set.Name()
	require.NoError(s.t, err)
	e := s.tell(hearing.ResultsShared{Hearing: "h1", Day: today, Set: name, Results: set.ResultIDs(), Supersedes: set.Supersedes, Officer: "A. Clerk"})
	return e[0], set
}

func fine(id string, day court.Date, pence string) result.Recorded {
	return result.Recorded{
		ID: id, Hearing: "h1", Day: day, Defendant: "d1", Offence: "o1", Code: "FO", Level: result.ForOffence,
		Category: result.Final, Values: result.Values{"AOF": pence}, Text: court.Text{EN: "Fined."},
	}
}

func named(t *testing.T, s share.Set) string {
	t.Helper()
	name, err := s.Name()
	require.NoError(t, err)
	return name
}

func TestACaseIsFoldedFromEveryKindOfEvent(t *testing.T) {
	s := begun(t)
	entry := courtlog.Entry{ID: "e1", Hearing: "h1", Day: today, At: journaltest.Clock, Code: "10100", Text: "Case called on"}
	s.tell(
		casefile.PleaEntered{Offence: "o1", Code: "G", On: today},
		courtlog.EntryMade{Entry: entry},
		hearing.AttendanceRecorded{Hearing: "h1", Date: today, Defendant: "d1", Presence: hearing.InPerson},
		result.ResultRecorded{Result: fine("r1", today, "12000")},
		notify.Stepped{ID: "n1", Set: "s", State: notify.Queued, At: journaltest.Clock},
	)
	c := s.now()
	require.Zero(t, c.Unread)
	require.Len(t, c.Events, 7)
	o, _, ok := c.File.Offence("o1")
	require.True(t, ok)
	require.True(t, o.Convicted())
	require.Equal(t, c.Events[2].Stamp(), o.Plea.By, "each fact shows its origin")
	require.Equal(t, "Case called on", c.Log.Entries[0].Text)
	require.Equal(t, hearing.InPerson, c.Hearings.Hearings[0].Days[0].Attendance["d1"].Presence)
	require.Equal(t, "12000", c.Results.Results[0].Values["AOF"])
	require.Equal(t, notify.Queued, c.Told.Steps["n1"].State)
}

func TestWhatCannotBeReadIsKeptAndCounted(t *testing.T) {
	s := begun(t)
	s.write(
		journal.Draft{Stream: stream, Kind: "tea-served", Schema: 1, Body: "x"},
		journal.Draft{Stream: stream, Kind: "plea-entered", Schema: casefile.Schema + 1, Body: map[string]string{"offence": "o1"}},
		journal.Draft{Stream: stream, Kind: "plea-entered", Schema: 1, Body: "not a plea"},
		journal.Draft{Stream: stream, Kind: record.SettledKind, Schema: 1, Body: "not a settlement"},
	)
	s.tell(casefile.PleaEntered{Offence: "o2", Code: "NG", On: today})
	c := s.now()
	require.Equal(t, 4, c.Unread)
	require.Len(t, c.Events, 7)
	o, _, _ := c.File.Offence("o2")
	require.Equal(t, "NG", o.Plea.Code, "what came after is folded")
}

func TestEachEventIsDecodedByThePackageThatItBelongsTo(t *testing.T) {
	s := begun(t)
	want := []record.Event{
		casefile.NoteWritten{Text: "x"},
		courtlog.EntryWithdrawn{ID: "e"},
		result.ResultWithdrawn{ID: "r"},
		hearing.DayVacated{Hearing: "h1", Date: today},
		notify.Stepped{ID: "n", State: notify.Sent, At: journaltest.Clock},
		listing.CaseTaken{CaseID: "c1", Hearing: "h1"},
		record.ConflictSettled{Settles: "plea/o1", Events: []string{"1"}, Chosen: "1"},
	}
	for i, e := range s.tell(want...) {
		got, err := record.Decode(e)
		require.NoError(t, err)
		require.Equal(t, want[i], got)
	}
	unknown := s.write(journal.Draft{Stream: stream, Kind: "tea-served", Schema: 1, Body: "x"})[0]
	got, err := record.Decode(unknown)
	require.NoError(t, err)
	require.Nil(t, got)
	broken := s.write(journal.Draft{Stream: stream, Kind: "case-listed", Schema: 1, Body: "x"})[0]
	_, err = record.Decode(broken)
	require.Error(t, err)
}

func TestASittingIsFolded(t *testing.T) {
	s := newStory(t)
	written := s.tell(
		listing.SittingListed{Sitting: listing.Sitting{Court: "433", Room: "3", Date: today}},
		listing.CaseListed{Item: listing.Item{CaseID: "c1", Hearing: "h1", Sequence: 1}},
	)
	written = append(written, s.write(journal.Draft{Stream: stream, Kind: "case-listed", Schema: 1, Body: "x"})...)
	sitting := record.FoldSitting(written)
	require.Equal(t, "3", sitting.Room)
	require.Len(t, sitting.Items, 1)
	require.Equal(t, 1, sitting.Later, "what cannot be read is counted")
}

func TestTheSetOfADayIsWhatStandsOnIt(t *testing.T) {
	s := begun(t)
	yesterday, tomorrow := today.AddDays(-1), today.AddDays(1)
	s.tell(
		result.ResultRecorded{Result: fine("early", yesterday, "1")}, result.ResultRecorded{Result: fine("r1", today, "2")},
		result.ResultRecorded{Result: fine("late", tomorrow, "3")}, result.ResultRecorded{Result: fine("r2", today, "4")},
		result.ResultRecorded{Result: fine("gone", today, "5")}, result.ResultWithdrawn{ID: "gone"},
	)
	set, ok := s.now().SetFor("h1", today)
	require.True(t, ok)
	require.Equal(t, []string{"r1", "r2"}, set.ResultIDs())
	require.Len(t, set.Earlier, 1, "what is made tomorrow is not earlier")
	require.Equal(t, "early", set.Earlier[0].ID)
	require.Empty(t, set.Withdrawn, "nobody was told of it")
	require.Empty(t, set.Supersedes)
	require.Equal(t, "c1", set.Case.ID)
	_, ok = s.now().SetFor("h9", today)
	require.False(t, ok)
}

func TestSomethingWaitsToBeSharedFromARecordedResultToTheNextShare(t *testing.T) {
	s := begun(t)
	changed := func() bool { return s.now().Changed("h1", today) }
	require.False(t, changed(), "there is nothing to share")
	s.tell(result.ResultRecorded{Result: fine("r1", today, "1")}, result.ResultRecorded{Result: fine("r2", today, "2")})
	require.True(t, changed())
	_, first := s.share()
	require.False(t, changed())

	amended := fine("r3", today, "3")
	amended.Replaces = "r1"
	s.tell(result.ResultAmended{Result: amended})
	require.True(t, changed())
	again, second := s.share()
	require.False(t, changed())
	require.Equal(t, []string{"r2", "r3"}, second.ResultIDs())
	require.Equal(t, named(t, first), second.Supersedes)
	require.Equal(t, named(t, first), named(t, *second.Before))
	require.Equal(t, []string{"r1"}, []string{second.Withdrawn[0].ID})

	s.tell(result.ResultWithdrawn{ID: "r2"}, result.ResultWithdrawn{ID: "r3"})
	require.True(t, changed(), "that nothing stands any more must be told too")
	_, third := s.share()
	require.False(t, changed())
	require.Empty(t, third.Results)
	require.Len(t, third.Withdrawn, 2)
	require.False(t, s.now().Changed("h1", today.AddDays(1)))
	require.False(t, s.now().Changed("h9", today))

	rebuilt, shared, ok := record.SetShared(s.events(), again.Head.ID.String())
	require.True(t, ok)
	require.Equal(t, named(t, second), named(t, rebuilt))
	require.Equal(t, shared.Set, named(t, rebuilt), "what was shared is rebuilt, whatever became of it since")
	require.Equal(t, "A. Clerk", shared.Officer)
	require.Equal(t, []string{"r1", "r2"}, rebuilt.Before.ResultIDs(), "with what it amended, as that was shared")
}

func TestWhoHearsNothingNewOfAnAmendmentIsOwedOnceInTheRecord(t *testing.T) {
	rules, err := notify.LoadRules(os.DirFS("../../assets/reference/notifications"))
	require.NoError(t, err)
	s := begun(t)
	theirs := fine("r2", today, "50")
	theirs.Defendant, theirs.Offence = "d2", "o2"
	s.tell(result.ResultRecorded{Result: fine("r1", today, "1")}, result.ResultRecorded{Result: theirs})
	one, _ := s.share()
	amended := fine("r3", today, "3")
	amended.Replaces = "r1"
	s.tell(result.ResultAmended{Result: amended})
	two, set := s.share()

	before := record.Obligations(s.events(), one.Head.ID.String(), rules)
	after := record.Obligations(s.events(), two.Head.ID.String(), rules)

	var board notify.Board
	for _, o := range before {
		if o.Required {
			board = notify.Apply(board, notify.Stepped{ID: o.ID, State: notify.Delivered}, court.Stamp{})
		}
	}
	stand := 0
	for _, n := range notify.Show(after, board, true) {
		if n.Required && n.Defendant == "d2" {
			stand++
			require.True(t, n.Stands)
			require.Equal(t, notify.Delivered, n.State, "it keeps the state that it had")
		}
		if n.Required && n.Defendant == "d1" {
			require.Equal(t, notify.Queued, n.State)
			require.Equal(t, named(t, set), n.Set)
		}
	}
	require.Positive(t, stand)
}

func TestASharedSetIsRebuiltBesideWhatOthersRecordedMeanwhile(t *testing.T) {
	s := begun(t)
	s.tell(result.ResultRecorded{Result: fine("r1", today, "1")})
	e, set := s.share()
	other := journaltest.NewDesk("b")
	w := journal.NewWriter(memory.New(), other.ID, other.Key, "Europe/London", func() time.Time { return journaltest.Clock }, other.NewID)
	theirs, err := w.Write(t.Context(), journal.Draft{Stream: stream, Kind: "result-recorded", Schema: 1, Body: result.ResultRecorded{Result: fine("r9", today, "9")}})
	require.NoError(t, err)
	require.NoError(t, s.store.Receive(t.Context(), journaltest.At(theirs[0], 1))) // beneath ours, which wait

	events := s.events()
	require.Less(t, slices.IndexFunc(events, func(j journal.Event) bool { return j.Head.Desk == "b" }), len(events)-1)
	rebuilt, _, ok := record.SetShared(events, e.Head.ID.String())
	require.True(t, ok)
	require.Equal(t, []string{"r1"}, rebuilt.ResultIDs())
	require.Equal(t, named(t, set), named(t, rebuilt))
	require.True(t, s.now().Changed("h1", today), "their result waits to be shared")
}

func TestASetIsNotRebuiltFromWhatIsNoShare(t *testing.T) {
	s := begun(t)
	s.tell(result.ResultRecorded{Result: fine("r1", today, "1")})
	missing := s.tell(hearing.ResultsShared{Hearing: "h1", Day: today, Results: []string{"r1", "never recorded"}})[0]
	for name, id := range map[string]string{
		"no such event":               "no-such-event",
		"a case received":             s.events()[0].Head.ID.String(),
		"a share of what is not held": missing.Head.ID.String(),
	} {
		_, _, ok := record.SetShared(s.events(), id)
		require.False(t, ok, name)
	}
}

func TestAShareThatCannotBeRebuiltIsAPersonsTaskAndNotASilence(t *testing.T) {
	rules, err := notify.LoadRules(os.DirFS("../../assets/reference/notifications"))
	require.NoError(t, err)
	for name, spoil := range map[string]func(*hearing.ResultsShared){
		"a result that is not held":     func(e *hearing.ResultsShared) { e.Results = append(e.Results, "never recorded") },
		"other results than were named": func(e *hearing.ResultsShared) { e.Set = "0123456789abcdef" },
		"a hearing that is not held":    func(e *hearing.ResultsShared) { e.Hearing = "h9" },
	} {
		t.Run(name, func(t *testing.T) {
			s := begun(t)
			s.tell(result.ResultRecorded{Result: fine("r1", today, "1")})
			set, ok := s.now().SetFor("h1", today)
			require.True(t, ok)
			e := hearing.ResultsShared{Hearing: "h1", Day: today, Set: named(t, set), Results: []string{"r1"}}
			spoil(&e)
			shared := s.tell(e)[0].Head.ID.String()

			_, _, ok = record.SetShared(s.events(), shared)
			told := record.Obligations(s.events(), shared, rules)

			require.False(t, ok)
			require.Len(t, told, 1)
			require.True(t, told[0].Required)
			require.NotEmpty(t, told[0].Why.CY)
			require.Equal(t, told, record.Obligations(s.events(), shared, rules), "it is the same one everywhere")
			require.Equal(t, []string{told[0].ID}, notify.Reconcile(told, s.now().Told).Missing)
		})
	}
	s := begun(t)
	require.Empty(t, record.Obligations(s.events(), s.events()[0].Head.ID.String(), rules), "a case received is no share")
	require.Empty(t, record.Obligations(s.events(), "no-such-event", rules))
}

func TestSharesThatWereMadeAtOnceAreEachRebuiltOnWhatTheyAmended(t *testing.T) {
	s := begun(t)
	s.tell(result.ResultRecorded{Result: fine("r0", today, "1")})
	_, first := s.share()
	for n := range 30 { // each desk had seen the first share and not the others': rebuilding one must not rebuild the others twice
		r := fine(fmt.Sprint("r", n+1), today, "2")
		s.tell(result.ResultRecorded{Result: r})
		set, _ := s.now().SetFor("h1", today)
		set.Supersedes = named(t, first)
		s.tell(hearing.ResultsShared{Hearing: "h1", Day: today, Set: named(t, set), Results: set.ResultIDs(), Supersedes: set.Supersedes})
	}

	set, ok := s.now().SetFor("h1", today)

	require.True(t, ok)
	require.Len(t, set.Chain(), 2, "the last share, and the one that it amended")
}

// long is a case of n events: ten defendants with four counts each, then log
// entries, attendance, pleas and results as a long trial brings them.
func long(tb testing.TB, n int) []journal.Event {
	tb.Helper()
	s := newStory(tb)
	f := casefile.File{ID: "c1", URN: "12AB3456726", Jurisdiction: court.Crown}
	for d := range 10 {
		def := casefile.Defendant{ID: fmt.Sprint("d", d), Person: &casefile.Person{Name: court.Name{Family: fmt.Sprint("Family", d)}}}
		for o := range 4 {
			def.Offences = append(def.Offences, casefile.Offence{ID: fmt.Sprint("o", d, "-", o), Code: "TH68010", Title: court.Text{EN: "Theft"}})
		}
		f.Defendants = append(f.Defendants, def)
	}
	s.tell(casefile.CaseReceived{File: f}, hearing.Fixed{Hearing: hearing.Hearing{ID: "h1", Type: "TRL", Days: []hearing.Day{{Date: today, Court: "433", Room: "1"}}}})
	var told []record.Event
	for i := 2; i < n; i++ {
		def, off := fmt.Sprint("d", i%10), fmt.Sprint("o", i%10, "-", i%4)
		switch i % 10 {
		case 0:
			told = append(told, casefile.PleaEntered{Offence: off, Code: "NG", On: today})
		case 1:
			told = append(told, hearing.AttendanceRecorded{Hearing: "h1", Date: today, Defendant: def, Presence: hearing.InPerson})
		case 2:
			r := fine(fmt.Sprint("r", i), today, "12000")
			r.Defendant, r.Offence = def, off
			told = append(told, result.ResultRecorded{Result: r})
		default:
			told = append(told, courtlog.EntryMade{Entry: courtlog.Entry{
				ID: fmt.Sprint("e", i), Hearing: "h1", Day: today, At: journaltest.Clock.Add(time.Duration(i) * time.Minute), Code: "20100", Text: "The witness is sworn",
			}})
		}
	}
	s.tell(told...)
	return s.events()
}

func TestFoldingTwiceGivesTheSameAndLeavesTheFirstAlone(t *testing.T) {
	events := long(t, 120)
	half := record.Fold(events[:60])
	again := record.Fold(events[:60])
	whole := record.Fold(events)
	require.Equal(t, again, half, "folding further changed what was folded before")
	require.Zero(t, whole.Unread)
	require.Equal(t, whole, record.Fold(events))
}

// BenchmarkFoldOf500 folds a case of 500 events. Budget: part of the 50 ms of
// switching to a case.
func BenchmarkFoldOf500(b *testing.B) {
	events := long(b, 500)
	require.Len(b, events, 500)
	for b.Loop() {
		record.Fold(events)
	}
}
