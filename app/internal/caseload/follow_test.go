package caseload_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/caseload"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
)

// adjourned is the theft's offence adjourned to a day in court room 2.
func adjourned(t *testing.T, l *caseload.Load, to string) result.Recorded {
	t.Helper()
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	read, faults := result.ParseLine(l.Rules.Results, result.Context{Case: c.File, Row: "o1", Day: today, Jurisdiction: court.Magistrates}, "1 UB "+to+" 10:00")
	require.Empty(t, faults)
	made := result.Record(l.Rules.Results, read, result.Sitting{Hearing: first, Day: today}, uuid.NewString)
	for i := range made {
		for j := range made[i].Children {
			made[i].Children[j].Values["HCROOM"] = "2"
		}
	}
	require.NoError(t, l.Record(t.Context(), theft, "", result.ResultRecorded{Result: made[len(made)-1]}))
	for _, r := range made[:len(made)-1] {
		require.NoError(t, l.Record(t.Context(), theft, "", result.ResultRecorded{Result: r}))
	}
	for _, r := range made {
		if _, ok := result.NextHearing(r); ok {
			return r
		}
	}
	t.Fatal("no next hearing")
	return result.Recorded{}
}

func shareNow(t *testing.T, l *caseload.Load) {
	t.Helper()
	shown, err := l.Preview(t.Context(), theft, first, today)
	require.NoError(t, err)
	_, err = l.Share(t.Context(), theft, first, today, shown.Seal)
	require.NoError(t, err)
}

func listOn(t *testing.T, l *caseload.Load, day court.Date) listing.Sitting {
	t.Helper()
	events, err := l.Store().Stream(t.Context(), journal.SittingStream(mags, "2", day))
	require.NoError(t, err)
	return record.FoldSitting(events)
}

var inThreeWeeks, inFourWeeks = court.On(2026, time.December, 14), court.On(2026, time.December, 21)

func TestANextHearingLeavesTheListAsTheListingOfficersMadeIt(t *testing.T) {
	l := atWork(t)
	bench := []hearing.Justice{{Name: "Mrs A Rhys JP"}}
	require.NoError(t, l.Take(t.Context(), mags, journal.SittingStream(mags, "2", inThreeWeeks),
		listing.SittingListed{Sitting: listing.Sitting{Court: mags, Room: "2", Date: inThreeWeeks, At: "09:30", Bench: bench, Source: "list-7"}}))
	adjourned(t, l, "14/12/26")

	shareNow(t, l)

	s := listOn(t, l, inThreeWeeks)
	require.Len(t, s.Live(), 1)
	require.Equal(t, bench, s.Bench)
	require.Equal(t, "09:30", s.At)
	require.Equal(t, "list-7", s.Source)
}

func TestANextHearingThatIsSharedAgainKeepsItsPlace(t *testing.T) {
	l := atWork(t)
	adjourned(t, l, "14/12/26")
	shareNow(t, l)
	item := listOn(t, l, inThreeWeeks).Items[0]
	item.Sequence, item.At = 3, "14:00" // by the listing officer
	require.NoError(t, l.Take(t.Context(), mags, journal.SittingStream(mags, "2", inThreeWeeks), listing.CaseListed{Item: item}))

	order(t, l, "1 FCOST 85")
	shareNow(t, l)

	again := listOn(t, l, inThreeWeeks).Live()
	require.Len(t, again, 1)
	require.Equal(t, 3, again[0].Sequence)
	require.Equal(t, "14:00", again[0].At)
}

func TestAHearingThatIsAmendedAwayIsVacatedAndLeavesItsList(t *testing.T) {
	l := atWork(t)
	wrong := adjourned(t, l, "14/12/26")
	shareNow(t, l)
	require.Len(t, listOn(t, l, inThreeWeeks).Live(), 1)

	require.NoError(t, l.Record(t.Context(), theft, "Typed wrongly", result.ResultWithdrawn{ID: wrong.ID}))
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	for _, r := range c.Results.Standing(first, today) {
		require.NoError(t, l.Record(t.Context(), theft, "Typed wrongly", result.ResultWithdrawn{ID: r.ID}))
	}
	adjourned(t, l, "21/12/26")
	shareNow(t, l)

	require.Empty(t, listOn(t, l, inThreeWeeks).Live(), "nobody waits for the defendant there")
	require.Len(t, listOn(t, l, inFourWeeks).Live(), 1)
	c, err = l.Case(t.Context(), theft)
	require.NoError(t, err)
	require.Empty(t, c.Hearings.OnDay(inThreeWeeks))
	require.Len(t, c.Hearings.OnDay(inFourWeeks), 1)
}

func defendant(t *testing.T, l *caseload.Load) casefile.Defendant {
	t.Helper()
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	return c.File.Defendants[0]
}

// takeBack withdraws everything that was recorded today.
func takeBack(t *testing.T, l *caseload.Load) {
	t.Helper()
	c, err := l.Case(t.Context(), theft)
	require.NoError(t, err)
	for _, r := range c.Results.Standing(first, today) {
		require.NoError(t, l.Record(t.Context(), theft, "Typed wrongly", result.ResultWithdrawn{ID: r.ID}))
	}
}

func TestADefendantIsNotHeldByARemandThatWasTakenBack(t *testing.T) {
	l := atWork(t)
	require.NoError(t, l.Record(t.Context(), theft, "", casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.Unconditional}}))
	order(t, l, "1 RI 14/12/26 10:00")
	shareNow(t, l)
	require.Equal(t, casefile.InCustody, defendant(t, l).Custody.Liberty)

	takeBack(t, l)
	shareNow(t, l)

	require.Equal(t, casefile.Unconditional, defendant(t, l).Custody.Liberty)
}

func TestATimeLimitRunsOnWhereBailWasGrantedByMistake(t *testing.T) {
	l := atWork(t)
	expires := court.On(2027, time.January, 14)
	require.NoError(t, l.Record(t.Context(), theft, "",
		casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.InCustody}},
		casefile.TimeLimitSet{Defendant: "d1", Expires: expires}))
	adjourned(t, l, "14/12/26") // on unconditional bail
	shareNow(t, l)
	require.True(t, defendant(t, l).TimeLimit.Stopped)

	takeBack(t, l)
	order(t, l, "1 RI 14/12/26 10:00")
	shareNow(t, l)

	require.Equal(t, casefile.InCustody, defendant(t, l).Custody.Liberty)
	require.False(t, defendant(t, l).TimeLimit.Stopped)
	require.Equal(t, expires, defendant(t, l).TimeLimit.Expires)
}

func TestAnotherPrisonIsRecordedThoughTheDefendantWasInCustodyAlready(t *testing.T) {
	l := atWork(t)
	require.NoError(t, l.Record(t.Context(), theft, "", casefile.CustodyRecorded{
		Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Gororau"},
	}))
	order(t, l, "1 RI 14/12/26 10:00 prison=[HMP Dyffryn]")

	shareNow(t, l)

	require.Equal(t, "HMP Dyffryn", defendant(t, l).Custody.Prison)
}
