package hearing_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/hearing"
)

var (
	monday = court.On(2026, 11, 23)
	by     = court.Stamp{Event: "e", User: "a.clerk", Desk: "desk-1"}
)

func day(n int, room string) hearing.Day {
	return hearing.Day{Date: monday.AddDays(n), Court: "433", Room: room, At: "10:00"}
}

// trial is a hearing on three days, of two defendants.
func trial() hearing.Book {
	return onto(hearing.Book{}, hearing.Fixed{Hearing: hearing.Hearing{
		ID: "h1", Type: "TRL", Jurisdiction: court.Crown, Defendants: []string{"d1", "d2"},
		Days: []hearing.Day{day(0, "1"), day(1, "1"), day(2, "1")},
	}})
}

func onto(b hearing.Book, events ...hearing.Event) hearing.Book {
	for _, e := range events {
		b = hearing.Apply(b, e, by)
	}
	return b
}

// play decides each command on the book as it then stands, and folds it.
func play(t *testing.T, b hearing.Book, commands ...func(hearing.Book) ([]hearing.Event, error)) hearing.Book {
	t.Helper()
	for _, decide := range commands {
		events, err := decide(b)
		require.NoError(t, err)
		b = onto(b, events...)
	}
	return b
}

func only(t *testing.T, b hearing.Book) hearing.Hearing {
	t.Helper()
	require.Len(t, b.Hearings, 1)
	return b.Hearings[0]
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	require.NoError(t, err)
	return string(out)
}

func attended(n int, defendant string, p hearing.Presence) hearing.AttendanceRecorded {
	return hearing.AttendanceRecorded{Hearing: "h1", Date: monday.AddDays(n), Defendant: defendant, Presence: p}
}

func appeared(n int, role string, of ...string) hearing.Appeared {
	return hearing.Appeared{Hearing: "h1", Appearance: hearing.Appearance{ID: "a1", Name: "Ms Rhys KC", Role: role, For: of, Date: monday.AddDays(n)}}
}

func TestATrialOfSixtyDaysChangesRooms(t *testing.T) {
	const days = 60
	b := play(t, hearing.Book{}, func(b hearing.Book) ([]hearing.Event, error) {
		return hearing.FixHearing(b, hearing.Fixed{Hearing: hearing.Hearing{ID: "h1", Type: "TRL", Days: []hearing.Day{day(0, "1")}}})
	})
	for n := 1; n < days; n++ {
		b = play(t, b, func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.AddDay(b, hearing.DayAdded{Hearing: "h1", Day: day(n, strconv.Itoa(1+n/20))})
		})
	}
	judge := []hearing.Justice{{Name: "Her Honour Judge Owen", Role: "judge", Chair: true}}
	seated := day(30, "2")
	seated.Bench, seated.Clerk = judge, "a.clerk"
	b = play(t, b,
		func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.AddDay(b, hearing.DayAdded{Hearing: "h1", Day: seated})
		},
		func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.RecordAttendance(b, attended(30, "d1", hearing.InPerson))
		},
		// In the afternoon the court moves upstairs.
		func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.AddDay(b, hearing.DayAdded{Hearing: "h1", Day: day(30, "9")})
		},
		func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.VacateDay(b, hearing.DayVacated{Hearing: "h1", Date: monday.AddDays(59)})
		},
	)

	h := only(t, b)
	require.Len(t, h.Days, days-1)
	for n, d := range h.Days {
		require.Equal(t, monday.AddDays(n), d.Date, "the days are in order")
	}
	require.Equal(t, "1", h.Days[19].Room)
	require.Equal(t, "2", h.Days[20].Room)
	moved := h.Days[30]
	require.Equal(t, "9", moved.Room)
	require.Equal(t, judge, moved.Bench, "the bench moved with the hearing")
	require.Equal(t, "a.clerk", moved.Clerk)
	require.Equal(t, hearing.InPerson, moved.Attendance["d1"].Presence)
	require.Equal(t, "2", h.Days[31].Room, "the next day is where it was")
	require.Len(t, b.OnDay(monday.AddDays(30)), 1)
	require.Empty(t, b.OnDay(monday.AddDays(59)))
}

func TestTenDefendantsAttendFiveDaysEachInTheirOwnWay(t *testing.T) {
	var defendants []string
	for i := range 10 {
		defendants = append(defendants, fmt.Sprint("d", i))
	}
	h := hearing.Hearing{ID: "h1", Type: "TRL", Defendants: defendants}
	for n := range 5 {
		h.Days = append(h.Days, day(n, "1"))
	}
	ways := []hearing.Presence{hearing.InPerson, hearing.ByVideo, hearing.NotThere, hearing.Excused}
	way := func(n, i int) hearing.Presence { return ways[(n+i)%len(ways)] }
	b := onto(hearing.Book{}, hearing.Fixed{Hearing: h})

	for n := range 5 {
		var all []hearing.AttendanceRecorded
		for i, d := range defendants {
			all = append(all, attended(n, d, way(n, i)))
		}
		b = play(t, b, func(b hearing.Book) ([]hearing.Event, error) { return hearing.RecordAttendance(b, all...) })
		again, err := hearing.RecordAttendance(b, all...)
		require.NoError(t, err)
		require.Empty(t, again, "what stands was recorded a second time")
	}

	for n, d := range only(t, b).Days {
		require.Len(t, d.Attendance, 10)
		for i, id := range defendants {
			require.Equal(t, hearing.Attendance{Presence: way(n, i), By: by}, d.Attendance[id])
		}
	}
}

// problem returns the code of a refusal, "" where there is none.
func problem(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	p, ok := court.AsProblem(err)
	require.True(t, ok, "not fit for a person: %v", err)
	require.NotEmpty(t, p.What.CY)
	require.NotEmpty(t, p.Do.EN)
	require.NotEmpty(t, p.Do.CY)
	return p.Code
}

func TestDecisionsOnHearings(t *testing.T) {
	fix := func(h hearing.Hearing) func(hearing.Book) ([]hearing.Event, error) {
		return func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.FixHearing(b, hearing.Fixed{Hearing: h})
		}
	}
	add := func(id string, d hearing.Day) func(hearing.Book) ([]hearing.Event, error) {
		return func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.AddDay(b, hearing.DayAdded{Hearing: id, Day: d})
		}
	}
	vacate := func(n int) func(hearing.Book) ([]hearing.Event, error) {
		return func(b hearing.Book) ([]hearing.Event, error) {
			return hearing.VacateDay(b, hearing.DayVacated{Hearing: "h1", Date: monday.AddDays(n)})
		}
	}
	attend := func(e ...hearing.AttendanceRecorded) func(hearing.Book) ([]hearing.Event, error) {
		return func(b hearing.Book) ([]hearing.Event, error) { return hearing.RecordAttendance(b, e...) }
	}
	appear := func(e ...hearing.Appeared) func(hearing.Book) ([]hearing.Event, error) {
		return func(b hearing.Book) ([]hearing.Event, error) { return hearing.RecordAppearance(b, e...) }
	}
	at := func(d hearing.Day, time string) hearing.Day { d.At = time; return d }
	shared := onto(trial(), hearing.ResultsShared{Hearing: "h1", Day: monday})
	sat := onto(trial(), attended(0, "d1", hearing.InPerson))
	nameless := appeared(0, "prosecution")
	nameless.Appearance.Name = " "

	for name, tc := range map[string]struct {
		book   hearing.Book
		decide func(hearing.Book) ([]hearing.Event, error)
		events int
		code   string
	}{
		"a hearing":                            {trial(), fix(hearing.Hearing{ID: "h2", Days: []hearing.Day{day(9, "1"), day(8, "2")}}), 1, ""},
		"a hearing that is fixed":              {trial(), fix(hearing.Hearing{ID: "h1", Days: []hearing.Day{day(0, "1")}}), 0, "hearing-known"},
		"a hearing without an identifier":      {trial(), fix(hearing.Hearing{Days: []hearing.Day{day(0, "1")}}), 0, "hearing-known"},
		"a hearing without a day":              {trial(), fix(hearing.Hearing{ID: "h2"}), 0, "hearing-without-day"},
		"a hearing with a day twice":           {trial(), fix(hearing.Hearing{ID: "h2", Days: []hearing.Day{day(0, "1"), day(1, "1"), day(0, "2")}}), 0, "day-twice"},
		"a hearing with a day without a room":  {trial(), fix(hearing.Hearing{ID: "h2", Days: []hearing.Day{day(0, " ")}}), 0, "day-incomplete"},
		"a further day":                        {trial(), add("h1", day(7, "1")), 1, ""},
		"another room":                         {trial(), add("h1", day(0, "2")), 1, ""},
		"the same day again":                   {trial(), add("h1", day(0, "1")), 0, ""},
		"a day of no hearing":                  {trial(), add("h9", day(0, "1")), 0, "hearing-unknown"},
		"a day without a date":                 {trial(), add("h1", hearing.Day{Court: "433", Room: "1"}), 0, "day-incomplete"},
		"a time that is not one":               {trial(), add("h1", at(day(0, "1"), "25:00")), 0, "day-time"},
		"a time in another form":               {trial(), add("h1", at(day(0, "1"), "9:30")), 0, "day-time"},
		"a day vacated":                        {trial(), vacate(2), 1, ""},
		"a day that is not one":                {trial(), vacate(9), 0, "day-unknown"},
		"a day that somebody attended":         {sat, vacate(0), 0, "day-has-happened"},
		"a day that was shared":                {shared, vacate(0), 0, "day-has-happened"},
		"a day on which counsel appeared":      {onto(trial(), appeared(1, "prosecution")), vacate(1), 0, "day-has-happened"},
		"attendance":                           {trial(), attend(attended(0, "d1", hearing.ByVideo), attended(0, "d2", hearing.NotThere)), 2, ""},
		"attendance corrected":                 {sat, attend(attended(0, "d1", hearing.ByVideo)), 1, ""},
		"attendance of a stranger among known": {trial(), attend(attended(0, "d1", hearing.ByVideo), attended(0, "d9", hearing.ByVideo)), 0, "defendant-not-in-hearing"},
		"attendance on another day":            {trial(), attend(attended(9, "d1", hearing.ByVideo)), 0, "day-unknown"},
		"attendance by pigeon":                 {trial(), attend(attended(0, "d1", "by-pigeon")), 0, "presence-unknown"},
		"counsel for the prosecution":          {trial(), appear(appeared(0, "prosecution")), 1, ""},
		"counsel for two defendants":           {trial(), appear(appeared(0, hearing.Defence, "d1", "d2")), 1, ""},
		"counsel for nobody":                   {trial(), appear(appeared(0, hearing.Defence)), 0, "appearance-for-nobody"},
		"counsel for a stranger":               {trial(), appear(appeared(0, hearing.Defence, "d1", "d9")), 0, "defendant-not-in-hearing"},
		"counsel without a name":               {trial(), appear(nameless), 0, "appearance-incomplete"},
		"counsel on another day":               {trial(), appear(appeared(9, "prosecution")), 0, "day-unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			events, err := tc.decide(tc.book)
			require.Equal(t, tc.code, problem(t, err), "%v", err)
			require.Len(t, events, tc.events)
		})
	}
}

func TestFoldingNeverChangesWhatAnEarlierBookHolds(t *testing.T) {
	before := onto(trial(), attended(0, "d1", hearing.InPerson), appeared(0, "prosecution"))
	was := encoded(t, before)
	for _, e := range []hearing.Event{
		hearing.Fixed{Hearing: hearing.Hearing{ID: "h1", Days: []hearing.Day{day(5, "1"), day(0, "7")}}},
		hearing.Fixed{Hearing: hearing.Hearing{ID: "h2", Days: []hearing.Day{day(5, "1")}}},
		hearing.DayAdded{Hearing: "h1", Day: day(1, "7")},
		hearing.DayVacated{Hearing: "h1", Date: monday},
		attended(0, "d1", hearing.ByVideo), attended(1, "d2", hearing.ByVideo), appeared(0, hearing.Defence, "d1"),
		hearing.ResultsShared{Hearing: "h1", Day: monday, Set: "s1"},
		nil,
	} {
		after := onto(before, e)
		require.Equal(t, was, encoded(t, before), "%T", e)
		require.NotEqual(t, was, encoded(t, after), "%T changed nothing", e)
	}
}

func TestTwoDesksThatFixTheSameHearingFixOne(t *testing.T) {
	fixed := hearing.Fixed{Hearing: trial().Hearings[0]}
	require.Equal(t, trial(), onto(trial(), fixed))
}

func TestTheLatestShareOfADayStands(t *testing.T) {
	b := onto(trial(),
		hearing.ResultsShared{Hearing: "h1", Day: monday, Set: "s1", Results: []string{"r1"}},
		hearing.ResultsShared{Hearing: "h1", Day: monday.AddDays(1), Set: "s2"},
		hearing.ResultsShared{Hearing: "h1", Day: monday, Set: "s3", Supersedes: "s1"},
	)
	got, ok := only(t, b).SharedOn(monday)
	require.True(t, ok)
	require.Equal(t, "s3", got.Set)
	require.Equal(t, "s1", got.Supersedes)
	require.Equal(t, by, got.By)
	_, ok = only(t, b).SharedOn(monday.AddDays(2))
	require.False(t, ok)
}

func TestBodiesOfALaterSchemaAreLeftAlone(t *testing.T) {
	e, err := hearing.Decode("hearing-fixed", hearing.Schema+1, []byte(`{`))
	require.NoError(t, err)
	require.Nil(t, e)
	require.Equal(t, 1, onto(hearing.Book{}, nil).Later)
}

func FuzzDecode(f *testing.F) {
	for _, e := range []hearing.Event{
		hearing.Fixed{Hearing: trial().Hearings[0]},
		hearing.DayAdded{Hearing: "h1", Day: day(4, "2")},
		hearing.DayVacated{Hearing: "h1", Date: monday},
		attended(0, "d1", hearing.InPerson),
		appeared(0, hearing.Defence, "d1"),
		hearing.ResultsShared{Hearing: "h1", Day: monday, Set: "s", Results: []string{"r"}},
	} {
		body, err := json.Marshal(e)
		require.NoError(f, err)
		f.Add(e.Kind(), body)
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := hearing.Decode(kind, hearing.Schema, body)
		if err != nil {
			require.Nil(t, e)
			return
		}
		before := trial()
		was := encoded(t, before)
		after := onto(before, e, e)
		require.Equal(t, was, encoded(t, before))
		require.True(t, json.Valid([]byte(encoded(t, after))))
	})
}

// written are bodies of each kind exactly as schema 1 wrote them. The files
// stay for ever: a record that was made once can always be read.
const written = "testdata/schema1"

func TestBodiesOfSchemaOneAreReadForEver(t *testing.T) {
	files, err := os.ReadDir(written)
	require.NoError(t, err)
	require.Len(t, files, 6, "every kind has its body")
	for _, file := range files {
		body, err := os.ReadFile(filepath.Join(written, file.Name()))
		require.NoError(t, err)
		kind := strings.TrimSuffix(file.Name(), ".json")
		e, err := hearing.Decode(kind, 1, body)
		require.NoError(t, err, kind)
		require.Equal(t, kind, e.Kind())
		require.JSONEq(t, string(body), encoded(t, e), "something of the body was not read")
	}
}
