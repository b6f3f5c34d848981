package courtlog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/courtlog"
)

func initialsOf(found []courtlog.Match) []string {
	var out []string
	for _, m := range found {
		out = append(out, m.Definition.Initials)
	}
	return out
}

func TestWhatIsTypedFindsTheBestFirst(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		first       string
		how         courtlog.How
	}{
		{"exact initials", "jr", "JR", courtlog.ByInitials},
		{"exact initials before longer ones", "aw", "AWS", courtlog.ByInitialsBegun},
		{"initials in capitals, with a time before them", "10:42 JR", "JR", courtlog.ByInitials},
		{"initials, with what is said after them", "di 2", "DI", courtlog.ByInitials},
		{"an exact code", "20914", "JR", courtlog.ByCode},
		{"a code begun", "3060", "HF", courtlog.ByCodeBegun},
		{"the beginnings of words", "jur ret", "JR", courtlog.ByWords},
		{"in any order", "retires jury", "JR", courtlog.ByWords},
		{"in Welsh", "rheith ymneill", "JR", courtlog.ByWords},
		{"in Welsh without its accents", "cyswllt byw agor", "", courtlog.ByWords},
		{"a label and a remark", "jury out at last", "JO", courtlog.BySomeWords},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := definitions(t).Match(court.Crown, c.typed, 8)
			if c.first == "" {
				require.Empty(t, found, "the event is of the magistrates' courts")
				return
			}
			require.NotEmpty(t, found)
			require.Equal(t, c.first, found[0].Definition.Initials)
			require.Equal(t, c.how, found[0].How)
		})
	}
}

func TestNothingTypedFindsNothing(t *testing.T) {
	for _, typed := range []string{"", " ", "10:42", "…", "zzz"} {
		require.Empty(t, definitions(t).Match(court.Crown, typed, 8), typed)
	}
}

func TestNoMoreIsFoundThanIsAskedFor(t *testing.T) {
	ds := definitions(t)
	require.Len(t, ds.Match(court.Crown, "w", 3), 3)
	require.Empty(t, ds.Match(court.Crown, "w", 0))
	require.Empty(t, ds.Match(court.Crown, "w", -1))
}

func TestMagistratesDoNotSeeTheEventsOfAJury(t *testing.T) {
	require.Empty(t, definitions(t).Match(court.Magistrates, "jury", 8))
	require.Contains(t, initialsOf(definitions(t).Match(court.Crown, "jury", 8)), "JR")
}

func TestADefendantStillToBePickedIsSuggested(t *testing.T) {
	got := courtlog.Suggest(definitions(t), crown(t, "SMITH", "JONES"), "10:31 di", 8)

	require.GreaterOrEqual(t, len(got), 2)
	require.Equal(t, "10:31 DI D1", got[0].Insert)
	require.Equal(t, "10:31 DI D2", got[1].Insert)
	require.Equal(t, "Defendant identified: D2 Alex JONES", got[1].Label.EN)
	require.True(t, got[1].Ready)
}

func TestAnOptionStillToBePickedIsSuggested(t *testing.T) {
	got := courtlog.Suggest(definitions(t), crown(t, "SMITH", "JONES"), "at 2", 8)

	require.Equal(t, "AT 2 FA", got[1].Insert)
	require.Equal(t, "Attendance of a defendant: fails to attend", got[1].Label.EN)
	require.True(t, got[1].Ready)
}

func TestWhatIsNotClearYetIsSuggestedByItsInitials(t *testing.T) {
	got := courtlog.Suggest(definitions(t), crown(t, "SMITH"), "jury", 3)

	require.Len(t, got, 3)
	require.Equal(t, "JS", got[0].Insert)
	require.True(t, got[0].Ready)
}

func TestEverySuggestionIsFoundAgainWhenItIsTaken(t *testing.T) {
	ds := definitions(t)
	c := crown(t, "SMITH", "JONES")
	for _, typed := range []string{"d", "at", "at 2", "10:31 bc", "witness", "tic", "di 9", "ws Mr Jones; by link", "202"} {
		for _, s := range courtlog.Suggest(ds, c, typed, 8) {
			found := ds.Match(court.Crown, s.Insert, 1)
			require.NotEmpty(t, found, s.Insert)
			require.Equal(t, s.Definition.Code, found[0].Definition.Code, s.Insert)
		}
	}
}

func TestAnEntryCanBeTypedAgain(t *testing.T) {
	ds := definitions(t)
	for _, typed := range []string{
		"co", "di 2", "at d2 delayed", "ws pe Dr Siân Pŵel; by live link", "mi 1 Ms Clarke; briefly",
		"sa r 14:05 lunch", "tic 1 5", "bc 2 ctl 3/12/2026", "ft 7 jurors", "rr 45A",
	} {
		c := crown(t, "SMITH", "JONES")
		first, err := courtlog.Compose(ds, c, typed)
		require.NoError(t, err, typed)
		c.Now = clock("11:00:00")

		again, err := courtlog.Compose(ds, c, courtlog.Line(first.Entry, c.Case, c.Zone))

		require.NoError(t, err, typed)
		require.Equal(t, first.Entry, again.Entry)
	}
}

func BenchmarkMatch(b *testing.B) {
	ds := definitions(b)
	for _, typed := range []string{"d", "di 2", "jury ret", "w"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				ds.Match(court.Crown, typed, 8)
			}
		})
	}
}

func BenchmarkSuggest(b *testing.B) {
	ds, c := definitions(b), crown(b, "SMITH", "JONES", "EVANS")
	for b.Loop() {
		courtlog.Suggest(ds, c, "di", 8)
	}
}
