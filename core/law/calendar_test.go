package law_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/law"
)

func TestAFirstRemandIsCountedBothWays(t *testing.T) {
	// 56 days from Friday 20 November 2026
	limit := load(t).Calendar.CustodyTimeLimit(court.On(2026, 11, 20), 56)
	require.Equal(t, court.On(2027, 1, 15), limit.Regulations)
	require.Equal(t, court.On(2027, 1, 14), limit.Inclusive)
}

func TestATimeLimitThatWouldEndOnADayWithoutBusinessEndsBefore(t *testing.T) {
	c := load(t).Calendar
	for name, want := range map[string]struct{ first, ends court.Date }{
		"a Saturday":                 {court.On(2026, 11, 21), court.On(2027, 1, 15)},
		"Christmas Day":              {court.On(2026, 10, 30), court.On(2026, 12, 24)},
		"Boxing Day's Monday":        {court.On(2026, 11, 2), court.On(2026, 12, 24)},
		"New Year's Day":             {court.On(2026, 11, 6), court.On(2026, 12, 31)},
		"a Sunday before New Year’s": {court.On(2026, 11, 8), court.On(2026, 12, 31)},
	} {
		require.Equal(t, want.ends, c.CustodyTimeLimit(want.first, 56).Regulations, name)
	}
}

func TestClearDaysCountNeitherEnd(t *testing.T) {
	require.Equal(t, court.On(2026, 11, 29), law.ClearDays(court.On(2026, 11, 20), 8))
	require.Equal(t, court.On(2026, 12, 19), law.ClearDays(court.On(2026, 11, 20), 28))
	require.Equal(t, court.On(2026, 11, 27), load(t).Calendar.LastBusinessDay(court.On(2026, 11, 29)), "the last day on which a court sits")
}

func TestBusinessDaysLeaveOutWeekendsAndBankHolidays(t *testing.T) {
	c := load(t).Calendar
	for day, business := range map[court.Date]bool{
		court.On(2026, 11, 23): true,  // Monday
		court.On(2026, 11, 21): false, // Saturday
		court.On(2026, 11, 22): false, // Sunday
		court.On(2026, 12, 25): false, // Christmas Day
		court.On(2026, 12, 28): false, // for Boxing Day, a Saturday
		court.On(2027, 3, 26):  false, // Good Friday
		court.On(2027, 3, 29):  false, // Easter Monday
		court.On(2027, 12, 28): false,
		court.On(2028, 1, 3):   false, // for New Year's Day, a Saturday
		court.On(2031, 12, 25): false, // in a year that the list does not have
	} {
		require.Equal(t, business, c.BusinessDay(day), day)
	}
}

func TestFaultsInTheCalendarNameTheirLines(t *testing.T) {
	_, err := law.LoadCalendar(fstest.MapFS{"bank_holidays.csv": {Data: []byte(
		"date,name_en,name_cy,sure\n2026-12-25,Christmas Day,,general\n2026-13-01,X,Y,perhaps\n")}})
	for _, want := range []string{"bank_holidays.csv:2: name_cy", "bank_holidays.csv:3: date", "bank_holidays.csv:3: sure"} {
		require.ErrorContains(t, err, want)
	}
}

func TestACalendarOrTableThatIsEmptyIsAFault(t *testing.T) {
	_, err := law.LoadCalendar(fstest.MapFS{"bank_holidays.csv": {Data: []byte("date,name_en,name_cy,sure\n")}})
	require.ErrorContains(t, err, "bank_holidays.csv: want at least one")
	_, err = law.LoadSurcharges(fstest.MapFS{"surcharge.csv": {Data: []byte(
		"class,disposal,court,term_over,term_to,flat,percent,least,most,offence_from,offence_to,provision,sure\n")}})
	require.ErrorContains(t, err, "surcharge.csv: want at least one")
}
