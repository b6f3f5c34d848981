package courtlog_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
)

const assets = "../../assets/reference/courtlog"

// monday is the day on which most of the tests sit.
var monday = court.On(2026, time.November, 23)

func definitions(tb testing.TB) courtlog.Definitions {
	tb.Helper()
	ds, err := courtlog.Load(os.DirFS(assets))
	require.NoError(tb, err)
	return ds
}

func london(tb testing.TB) *time.Location {
	tb.Helper()
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(tb, err)
	return zone
}

// caseOf is a case against people of these family names.
func caseOf(names ...string) casefile.File {
	var f casefile.File
	for i, name := range names {
		id := "defendant-" + string(rune('1'+i))
		person := &casefile.Person{Name: court.Name{Given: []string{"Alex"}, Family: name}}
		f.Defendants = append(f.Defendants, casefile.Defendant{ID: id, Number: i + 1, Person: person})
	}
	return f
}

// crown is a Crown Court log at 10:42:07 on monday.
func crown(tb testing.TB, names ...string) courtlog.Context {
	tb.Helper()
	return courtlog.Context{
		Jurisdiction: court.Crown, Case: caseOf(names...), Day: monday,
		Now: clock("10:42:07"), Zone: london(tb), Language: court.English,
	}
}

func magistrates(tb testing.TB, names ...string) courtlog.Context {
	tb.Helper()
	c := crown(tb, names...)
	c.Jurisdiction = court.Magistrates
	return c
}

// clock is a time on monday: in winter London's clocks show UTC.
func clock(s string) time.Time {
	t, err := time.Parse(time.TimeOnly, s)
	if err != nil {
		panic(err)
	}
	return monday.Time().Add(t.Sub(t.Truncate(24 * time.Hour)))
}

// requireProblem requires a refusal that says what happened and what to do, in
// both languages.
func requireProblem(tb testing.TB, err error, code string) court.Problem {
	tb.Helper()
	p, ok := court.AsProblem(err)
	require.True(tb, ok, "want the problem %s, got %v", code, err)
	require.Equal(tb, code, p.Code)
	for _, text := range []court.Text{p.What, p.Do} {
		require.NotEmpty(tb, text.EN)
		require.NotEmpty(tb, text.CY)
		require.NotContains(tb, text.EN+text.CY, "%!")
	}
	return *p
}
