package listing_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/listing"
)

var (
	today = court.On(2026, 11, 23)
	by    = court.Stamp{Event: "e", User: "a.clerk", Desk: "desk-1"}
)

func item(id string) listing.Item {
	return listing.Item{CaseID: id, Hearing: "h" + id, Reference: "T2026000" + id, Title: "R v " + id}
}

func sitting() listing.SittingListed {
	return listing.SittingListed{Sitting: listing.Sitting{Court: "433", CourtName: "Lowbridge Crown Court", Room: "3", Date: today, At: "10:00"}}
}

func onto(s listing.Sitting, events ...listing.Event) listing.Sitting {
	for _, e := range events {
		s = listing.Apply(s, e, by)
	}
	return s
}

// list is a sitting with cases 1 to 4.
func list(t *testing.T) listing.Sitting {
	t.Helper()
	s := onto(listing.Sitting{}, sitting())
	for _, id := range []string{"1", "2", "3", "4"} {
		events, err := listing.ListCase(s, listing.CaseListed{Item: item(id)})
		require.NoError(t, err)
		s = onto(s, events...)
	}
	return s
}

func cases(s listing.Sitting) []string {
	var out []string
	for _, it := range s.Live() {
		out = append(out, it.CaseID)
	}
	return out
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	require.NoError(t, err)
	return string(out)
}

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

func TestACaseIsMovedToAPlaceOnTheList(t *testing.T) {
	for name, tc := range map[string]struct {
		id     string
		to     int
		want   []string
		events int
	}{
		"up":                {"4", 1, []string{"4", "1", "2", "3"}, 4},
		"down one":          {"1", 2, []string{"2", "1", "3", "4"}, 2},
		"to the end":        {"3", 4, []string{"1", "2", "4", "3"}, 2},
		"to where it stood": {"2", 2, []string{"1", "2", "3", "4"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := list(t)
			events, err := listing.MoveCase(s, tc.id, "h"+tc.id, tc.to, "")
			require.NoError(t, err)
			require.Len(t, events, tc.events, "only what moves is recorded")
			require.Equal(t, tc.want, cases(onto(s, events...)))
		})
	}
}

func TestATimeIsChangedWithoutAMove(t *testing.T) {
	s := list(t)
	events, err := listing.MoveCase(s, "2", "h2", 2, "11:30")
	require.NoError(t, err)
	require.Len(t, events, 1)
	it, ok := onto(s, events...).Item("2", "h2")
	require.True(t, ok)
	require.Equal(t, "11:30", it.At)
}

func TestACaseTakenOutSaysWhyAndCanComeBack(t *testing.T) {
	s := list(t)
	events, err := listing.TakeOut(s, listing.CaseTaken{CaseID: "2", Hearing: "h2", Why: "Defendant not produced"})
	require.NoError(t, err)
	out := onto(s, events...)
	require.Equal(t, []string{"1", "3", "4"}, cases(out))
	gone, listed := out.Item("2", "h2")
	require.True(t, listed, "nothing is erased")
	require.Equal(t, "Defendant not produced", gone.Why)
	require.Equal(t, by, gone.By)

	events, err = listing.ListCase(out, listing.CaseListed{Item: item("2")})
	require.NoError(t, err)
	require.Equal(t, []string{"1", "3", "4", "2"}, cases(onto(out, events...)))
	events, err = listing.MoveCase(out, "4", "h4", 1, "")
	require.NoError(t, err)
	require.Equal(t, []string{"4", "1", "3"}, cases(onto(out, events...)))
}

func TestASittingIsCorrectedAndKeepsItsItems(t *testing.T) {
	s := list(t)
	later := sitting()
	later.Sitting.Clerk, later.Sitting.At = "b.clerk", "09:30"
	events, err := listing.ListSitting(s, later)
	require.NoError(t, err)
	s = onto(s, events...)
	require.Equal(t, "b.clerk", s.Clerk)
	require.Len(t, s.Items, 4)
}

func TestDecisionsThatAreRefused(t *testing.T) {
	s := list(t)
	out := onto(s, listing.CaseTaken{CaseID: "1", Hearing: "h1", Why: "settled"})
	other, roomless, late := sitting(), sitting(), sitting()
	other.Sitting.Room, roomless.Sitting.Room, late.Sitting.At = "4", " ", "ten"
	timed, nameless := item("9"), item("9")
	timed.At = "24:00"
	nameless.Title, nameless.Reference = "", ""
	for name, tc := range map[string]struct {
		code   string
		decide func() ([]listing.Event, error)
	}{
		"a sitting without a room":            {"sitting-incomplete", func() ([]listing.Event, error) { return listing.ListSitting(s, roomless) }},
		"the list of another room":            {"sitting-another", func() ([]listing.Event, error) { return listing.ListSitting(s, other) }},
		"a sitting at ten":                    {"item-time", func() ([]listing.Event, error) { return listing.ListSitting(s, late) }},
		"a case at twenty-four hours":         {"item-time", func() ([]listing.Event, error) { return listing.ListCase(s, listing.CaseListed{Item: timed}) }},
		"a move to a time without a colon":    {"item-time", func() ([]listing.Event, error) { return listing.MoveCase(s, "1", "h1", 1, "1000") }},
		"a case without a name":               {"item-incomplete", func() ([]listing.Event, error) { return listing.ListCase(s, listing.CaseListed{Item: nameless}) }},
		"a case that is listed":               {"item-listed", func() ([]listing.Event, error) { return listing.ListCase(s, listing.CaseListed{Item: item("1")}) }},
		"a place beyond the end":              {"item-place", func() ([]listing.Event, error) { return listing.MoveCase(s, "1", "h1", 5, "") }},
		"a place before the first":            {"item-place", func() ([]listing.Event, error) { return listing.MoveCase(s, "1", "h1", 0, "") }},
		"a move of a case that was taken out": {"item-unknown", func() ([]listing.Event, error) { return listing.MoveCase(out, "1", "h1", 1, "") }},
		"taken out twice": {"item-unknown", func() ([]listing.Event, error) {
			return listing.TakeOut(out, listing.CaseTaken{CaseID: "1", Hearing: "h1", Why: "again"})
		}},
		"another hearing of a listed case": {"item-unknown", func() ([]listing.Event, error) {
			return listing.TakeOut(s, listing.CaseTaken{CaseID: "1", Hearing: "h2", Why: "another hearing"})
		}},
		"taken out without saying why": {"item-why", func() ([]listing.Event, error) {
			return listing.TakeOut(s, listing.CaseTaken{CaseID: "1", Hearing: "h1"})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			events, err := tc.decide()
			require.Equal(t, tc.code, problem(t, err))
			require.Empty(t, events)
		})
	}
}

func TestFoldingNeverChangesWhatAnEarlierListHolds(t *testing.T) {
	before := list(t)
	was := encoded(t, before)
	moved := item("4")
	moved.Sequence = -1
	for _, e := range []listing.Event{
		listing.CaseListed{Item: item("9")},
		listing.CaseListed{Item: moved},
		listing.CaseTaken{CaseID: "1", Hearing: "h1"},
		nil,
	} {
		after := onto(before, e)
		require.Equal(t, was, encoded(t, before), "%T", e)
		require.NotEqual(t, was, encoded(t, after), "%T changed nothing", e)
	}
}

func FuzzDecode(f *testing.F) {
	for _, e := range []listing.Event{sitting(), listing.CaseListed{Item: item("1")}, listing.CaseTaken{CaseID: "1", Hearing: "h1", Why: "settled"}} {
		body, err := json.Marshal(e)
		require.NoError(f, err)
		f.Add(e.Kind(), body)
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := listing.Decode(kind, listing.Schema, body)
		if err != nil {
			require.Nil(t, e)
			return
		}
		before := list(t)
		was := encoded(t, before)
		onto(before, e, e)
		require.Equal(t, was, encoded(t, before))
	})
}

// written are bodies of each kind exactly as schema 1 wrote them. The files
// stay for ever: a record that was made once can always be read.
const written = "testdata/schema1"

func TestBodiesOfSchemaOneAreReadForEver(t *testing.T) {
	files, err := os.ReadDir(written)
	require.NoError(t, err)
	require.Len(t, files, 3, "every kind has its body")
	for _, file := range files {
		body, err := os.ReadFile(filepath.Join(written, file.Name()))
		require.NoError(t, err)
		kind := strings.TrimSuffix(file.Name(), ".json")
		e, err := listing.Decode(kind, 1, body)
		require.NoError(t, err, kind)
		require.Equal(t, kind, e.Kind())
		require.JSONEq(t, string(body), encoded(t, e), "something of the body was not read")
	}
}
