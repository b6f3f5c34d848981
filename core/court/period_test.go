package court_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
)

func TestAPeriodIsReadAsAClerkTypesIt(t *testing.T) {
	for s, want := range map[string]court.Period{
		"12M": {Months: 12}, "12 months": {Months: 12}, "1 month": {Months: 1}, "18w": {Weeks: 18},
		"2Y6M": {Years: 2, Months: 6}, "2 years 6 months": {Years: 2, Months: 6}, "28D": {Days: 28},
		"120H": {Hours: 120}, "120 hours": {Hours: 120}, "life": {Life: true}, " L I F E ": {Life: true},
		"6M6M": {Months: 12}, "9999D": {Days: 9999},
	} {
		p, err := court.ParsePeriod(s)
		require.NoError(t, err, s)
		require.Equal(t, want, p, s)
	}
	for _, s := range []string{"", "12", "M", "M12", "1.5M", "-3M", "12 fortnights", "12M6", "0M", "10000D", "9999D1D", "for life"} {
		_, err := court.ParsePeriod(s)
		require.ErrorContains(t, err, "12M", s)
	}
}

func TestAPeriodEndsTheDayBeforeTheCorrespondingDay(t *testing.T) {
	start := court.On(2026, 11, 23)
	for s, want := range map[string]court.Date{
		"1D": start, "7D": court.On(2026, 11, 29), "1W": court.On(2026, 11, 29),
		"1M": court.On(2026, 12, 22), "12M": court.On(2027, 11, 22), "1Y": court.On(2027, 11, 22),
		"2Y6M": court.On(2029, 5, 22), "1M1W": court.On(2026, 12, 29),
		"120H": {}, "LIFE": {},
	} {
		p, err := court.ParsePeriod(s)
		require.NoError(t, err)
		require.Equal(t, want, p.End(start), s)
	}
	require.True(t, court.Period{}.End(start).IsZero())
}

func TestWhichPeriodIsLonger(t *testing.T) {
	start := court.On(2027, 2, 1)
	for _, tc := range []struct {
		p, o string
		want bool
	}{
		{"12M", "11M", true},
		{"11M", "12M", false},
		{"12M", "1Y", false},
		{"1Y", "12M", false},
		{"4W", "1M", false},
		{"29D", "1M", true}, // in February of a common year
		{"LIFE", "9999Y", true},
		{"9999Y", "LIFE", false},
		{"LIFE", "LIFE", false},
		{"120H", "100H", true},
		{"100H", "120H", false},
	} {
		p, err := court.ParsePeriod(tc.p)
		require.NoError(t, err)
		o, err := court.ParsePeriod(tc.o)
		require.NoError(t, err)
		require.Equal(t, tc.want, p.LongerThan(o, start), "%s longer than %s", tc.p, tc.o)
	}
}

func TestAPeriodInWords(t *testing.T) {
	p := court.Period{Years: 2, Months: 1, Weeks: 1, Days: 3}
	require.Equal(t, "2 years 1 month 1 week 3 days", p.Words(court.English))
	require.Equal(t, "2 blynedd 1 mis 1 wythnos 3 diwrnod", p.Words(court.Welsh))
	require.Equal(t, "1 hour", court.Period{Hours: 1}.Words(court.English))
	require.Equal(t, "120 awr", court.Period{Hours: 120}.Words(court.Welsh))
	require.Equal(t, "life", court.Period{Life: true}.Words(court.English))
	require.Equal(t, "am oes", court.Period{Life: true}.Words(court.Welsh))
	require.Empty(t, court.Period{}.Words(court.English))
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"12M", "2Y6M", "LIFE", "9999Y9999Y", "1 d", "0h", "00012W"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := court.ParsePeriod(s)
		if err != nil {
			return
		}
		require.False(t, p.IsZero())
		b, err := json.Marshal(p)
		require.NoError(t, err)
		var back court.Period
		require.NoError(t, json.Unmarshal(b, &back), "what is stored cannot be read")
		require.Equal(t, p, back)
		p.End(court.On(2026, 11, 23))
	})
}
