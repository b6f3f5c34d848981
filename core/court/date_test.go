package court_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
)

func TestADateIsReadInEveryWayThatAClerkWritesIt(t *testing.T) {
	for _, s := range []string{
		"2026-11-03", "03/11/2026", "3/11/2026", "3/11/26", "03-11-2026", "3-11-2026",
		"3.11.2026", "03112026", "031126", "3 Nov 2026", "3 nov 2026", "3 November 2026", " 3/11/26 ",
	} {
		d, err := court.ParseDate(s)
		require.NoError(t, err, s)
		require.Equal(t, court.On(2026, 11, 3), d, s)
	}
	for _, s := range []string{"", "tomorrow", "31/02/2026", "29/02/2026", "2026-13-01", "11/23/2026", "32/1/26", "3/11", "3112", "1/1/26x"} {
		_, err := court.ParseDate(s)
		require.ErrorContains(t, err, "23/11/2026", s)
	}
	leap, err := court.ParseDate("29/02/2028")
	require.NoError(t, err)
	require.Equal(t, court.On(2028, 2, 29), leap)
}

func TestMonthsAreAddedToTheCorrespondingDayOrTheLast(t *testing.T) {
	for _, tc := range []struct {
		from   court.Date
		months int
		want   court.Date
	}{
		{court.On(2026, 11, 23), 0, court.On(2026, 11, 23)},
		{court.On(2026, 11, 23), 1, court.On(2026, 12, 23)},
		{court.On(2026, 11, 23), 2, court.On(2027, 1, 23)},
		{court.On(2026, 11, 23), 14, court.On(2028, 1, 23)},
		{court.On(2027, 1, 31), 1, court.On(2027, 2, 28)},
		{court.On(2028, 1, 31), 1, court.On(2028, 2, 29)},
		{court.On(2028, 2, 29), 12, court.On(2029, 2, 28)},
		{court.On(2028, 2, 29), 48, court.On(2032, 2, 29)},
		{court.On(2027, 8, 31), 1, court.On(2027, 9, 30)},
		{court.On(2027, 1, 15), -1, court.On(2026, 12, 15)},
		{court.On(2027, 3, 31), -1, court.On(2027, 2, 28)},
		{court.On(2027, 1, 31), -14, court.On(2025, 11, 30)},
	} {
		require.Equal(t, tc.want, tc.from.AddMonths(tc.months), "%s and %d months", tc.from, tc.months)
	}
}

func TestDaysAreCountedOverLeapDaysAndClockChanges(t *testing.T) {
	for _, tc := range []struct {
		from, to court.Date
		days     int
	}{
		{court.On(2026, 11, 23), court.On(2026, 11, 23), 0},
		{court.On(2026, 11, 23), court.On(2026, 11, 22), -1},
		{court.On(2027, 2, 28), court.On(2027, 3, 1), 1},
		{court.On(2028, 2, 28), court.On(2028, 3, 1), 2},
		{court.On(2027, 1, 1), court.On(2028, 1, 1), 365},
		{court.On(2028, 1, 1), court.On(2029, 1, 1), 366},
		{court.On(2026, 3, 28), court.On(2026, 3, 30), 2},   // summer time begins
		{court.On(2026, 10, 24), court.On(2026, 10, 26), 2}, // and ends
		{court.On(1900, 1, 1), court.On(2026, 11, 23), 46347},
	} {
		require.Equal(t, tc.days, tc.from.DaysUntil(tc.to), "%s to %s", tc.from, tc.to)
		require.Equal(t, tc.to, tc.from.AddDays(tc.days))
	}
}

func TestAnAgeIsReachedOnTheBirthday(t *testing.T) {
	for _, tc := range []struct {
		born, day court.Date
		age       int
	}{
		{court.On(2008, 11, 23), court.On(2026, 11, 22), 17},
		{court.On(2008, 11, 23), court.On(2026, 11, 23), 18},
		{court.On(2008, 11, 23), court.On(2026, 12, 1), 18},
		{court.On(2008, 2, 29), court.On(2026, 2, 28), 17}, // no 29 February: 1 March
		{court.On(2008, 2, 29), court.On(2026, 3, 1), 18},
		{court.On(2008, 2, 29), court.On(2028, 2, 28), 19},
		{court.On(2008, 2, 29), court.On(2028, 2, 29), 20},
		{court.On(2026, 11, 23), court.On(2026, 11, 23), 0},
		{court.On(2026, 11, 23), court.On(2026, 11, 22), -1},
	} {
		require.Equal(t, tc.age, tc.born.AgeOn(tc.day), "born %s, on %s", tc.born, tc.day)
	}
}

func TestAnUnknownDateComesFirstAndIsWrittenAsNothing(t *testing.T) {
	var unknown court.Date
	known := court.On(2026, 11, 23)
	require.True(t, unknown.IsZero())
	require.True(t, unknown.Before(known))
	require.True(t, known.After(unknown))
	require.False(t, known.Before(known))
	require.Empty(t, unknown.String()+unknown.Short()+unknown.Long(court.Welsh))
	b, err := json.Marshal(unknown)
	require.NoError(t, err)
	require.JSONEq(t, `""`, string(b))
	require.NoError(t, json.Unmarshal(b, &known))
	require.True(t, known.IsZero())
}

func TestADateIsStoredAndPrinted(t *testing.T) {
	d := court.On(2026, 8, 3)
	require.Equal(t, "2026-08-03", d.String())
	require.Equal(t, "03/08/2026", d.Short())
	require.Equal(t, "3 August 2026", d.Long(court.English))
	require.Equal(t, "3 Awst 2026", d.Long(court.Welsh))
	require.Equal(t, "3 August 2026", d.Long("fr"))
	require.Equal(t, d, court.DateOf(time.Date(2026, 8, 3, 23, 59, 0, 0, time.FixedZone("BST", 3600))))
	var back court.Date
	require.NoError(t, back.UnmarshalText([]byte("2026-08-03")))
	require.Equal(t, d, back)
	require.ErrorContains(t, back.UnmarshalText([]byte("3/8/2026")), "yyyy-mm-dd")
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-11-23", "23/11/26", "23112026", "29 Feb 2028", "0000-01-01", "١/١/٢٦"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := court.ParseDate(s)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		back, err := court.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, back)
		require.Equal(t, d, d.AddDays(1).AddDays(-1))
	})
}
