package share_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/result"
	"assize.example/core/share"
)

func set() share.Set {
	requirement := result.Recorded{ID: "r1.1", Code: "UPWR", Values: result.Values{"hours": "120", "period": "12M", "where": "Lowbridge"}}
	return share.Set{
		Case: casefile.File{ID: "c1"}, Hearing: hearing.Hearing{ID: "h1"}, Day: court.On(2026, 11, 23), Supersedes: "before",
		Results: []result.Recorded{
			{ID: "r1", Defendant: "d1", Offence: "o1", Code: "COEW", Text: court.Text{EN: "Community order."}, Values: result.Values{"period": "12M"}, Children: []result.Recorded{requirement}},
			{ID: "r2", Defendant: "d2", Code: "FCOST", Text: court.Text{EN: "Costs of £85.00.", CY: "Costau o £85.00."}},
			{ID: "r3", Code: "LIST"},
		},
	}
}

func name(t *testing.T, s share.Set) string {
	t.Helper()
	n, err := s.Name()
	require.NoError(t, err)
	return n
}

// named is the name of set() for ever: orders that were printed carry it.
const named = "d9d17b7ff50d8b07f4fbcb7375612e01234771f6dc6e9e1951130587f80544d0"

func TestTheNameOfASetNeverChanges(t *testing.T) {
	for range 20 { // maps have no order of their own
		require.Equal(t, named, name(t, set()))
	}
}

func TestWhatIsSharedChangesTheName(t *testing.T) {
	for what, change := range map[string]func(*share.Set){
		"the case":                func(s *share.Set) { s.Case.ID = "c2" },
		"the hearing":             func(s *share.Set) { s.Hearing.ID = "h2" },
		"the day":                 func(s *share.Set) { s.Day = s.Day.AddDays(1) },
		"what it supersedes":      func(s *share.Set) { s.Supersedes = "" },
		"a result less":           func(s *share.Set) { s.Results = s.Results[:2] },
		"their order":             func(s *share.Set) { s.Results[0], s.Results[1] = s.Results[1], s.Results[0] },
		"a result's identifier":   func(s *share.Set) { s.Results[0].ID = "r9" },
		"whose it is":             func(s *share.Set) { s.Results[0].Defendant = "d2" },
		"the offence":             func(s *share.Set) { s.Results[0].Offence = "o2" },
		"the code":                func(s *share.Set) { s.Results[0].Code = "SUSPS" },
		"a value":                 func(s *share.Set) { s.Results[0].Values["period"] = "18M" },
		"the text":                func(s *share.Set) { s.Results[0].Text.EN = "Community order" },
		"the Welsh text":          func(s *share.Set) { s.Results[1].Text.CY = "" },
		"a requirement's value":   func(s *share.Set) { s.Results[0].Children[0].Values["hours"] = "100" },
		"a requirement less":      func(s *share.Set) { s.Results[0].Children = nil },
		"a requirement elsewhere": func(s *share.Set) { s.Results[1].Children, s.Results[0].Children = s.Results[0].Children, nil },
	} {
		s := set()
		change(&s)
		require.NotEqual(t, named, name(t, s), what)
	}
}

func TestWhoSharedItAndWhatStandsAroundItDoNotChangeTheName(t *testing.T) {
	for what, change := range map[string]func(*share.Set){
		"who recorded it":       func(s *share.Set) { s.Results[0].By = court.Stamp{User: "b.clerk"} },
		"what the clerk typed":  func(s *share.Set) { s.Results[0].Line = "1 COEW 12M UPW 120" },
		"the results before it": func(s *share.Set) { s.Earlier = []result.Recorded{{ID: "r0"}} },
		"a plea":                func(s *share.Set) { s.Case.Notes = []casefile.Note{{Text: "x"}} },
		"the set before it":     func(s *share.Set) { s.Before = &share.Set{} },
		"the room":              func(s *share.Set) { s.Hearing.Days = []hearing.Day{{Room: "9"}} },
	} {
		s := set()
		change(&s)
		require.Equal(t, named, name(t, s), what)
	}
}

func TestTheResultsOfADefendantAreTheirOwnAndThoseOfTheCase(t *testing.T) {
	ids := func(defendant string) []string { return share.Set{Results: set().Of(defendant)}.ResultIDs() }
	require.Equal(t, []string{"r1", "r3"}, ids("d1"))
	require.Equal(t, []string{"r2", "r3"}, ids("d2"))
	require.Equal(t, []string{"r3"}, ids("d9"))
	require.Equal(t, []string{"r1", "r2", "r3"}, set().ResultIDs())
}

func TestASetKnowsWhatItAmendsAndWhy(t *testing.T) {
	first := share.Set{Case: casefile.File{Defendants: []casefile.Defendant{{ID: "d1", Needs: "as they came"}}}, Results: set().Results[:1]}
	second := share.Set{Case: casefile.File{Defendants: []casefile.Defendant{{ID: "d1", Needs: "after"}}}, Results: set().Results, Supersedes: "one", Before: &first}
	second.Results[1].By.Reason = "left out"
	third := share.Set{Supersedes: "two", Before: &second, Withdrawn: []result.Recorded{{Defendant: "d1", Changed: court.Stamp{Reason: "wrong term"}}}}

	require.Equal(t, []share.Set{first, second}, third.Chain())
	got, ok := third.Amends("one")
	require.True(t, ok)
	require.Equal(t, first, got)
	_, ok = third.Amends("three")
	require.False(t, ok)
	came, _ := third.Came("d1")
	require.Equal(t, "as they came", came.Needs)
	require.Equal(t, []string{"left out"}, second.Reasons("d2"))
	require.Empty(t, second.Reasons("d1"))
	require.Equal(t, []string{"wrong term"}, third.Reasons(""))
}

func TestAnOffenceThatIsACountIsCalledSoAndNoOther(t *testing.T) {
	s := share.Set{Case: casefile.File{Defendants: []casefile.Defendant{{Offences: []casefile.Offence{{Number: 1, Count: 7}, {Number: 2}, {Number: 12, Count: 8}}}}}}
	for text, c := range map[string]struct {
		number string
		want   court.Text
	}{
		"6 months, consecutive to offence 1.|6 mis, yn olynol i drosedd 1.":       {"1", court.Text{EN: "6 months, consecutive to count 7.", CY: "6 mis, yn olynol i gyhuddiad 7."}},
		"consecutive to offence 12, not to offence 1|i drosedd 12, nid drosedd 1": {"1", court.Text{EN: "consecutive to offence 12, not to count 7", CY: "i drosedd 12, nid drosedd 1"}},
		"consecutive to offence 2|yn olynol i drosedd 2":                          {"2", court.Text{EN: "consecutive to offence 2", CY: "yn olynol i drosedd 2"}},
		"consecutive to offence 9|":                                               {"9", court.Text{EN: "consecutive to offence 9"}},
		"consecutive to all|":                                                     {"all", court.Text{EN: "consecutive to all"}},
	} {
		en, cy, _ := strings.Cut(text, "|")
		child := result.Recorded{Values: result.Values{"consecutiveToOffenceNumber": c.number}}
		require.Equal(t, c.want, s.Said(result.Recorded{Text: court.Text{EN: en, CY: cy}, Children: []result.Recorded{child}}))
	}
}
