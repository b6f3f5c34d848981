package courtlog_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/courtlog"
)

func TestTheStateOfAHearingFollowsItsLog(t *testing.T) {
	s := sit(t)
	require.Equal(t, courtlog.Waiting, s.progress().State)
	for _, c := range []struct {
		line string
		want courtlog.RunState
	}{
		{"10:00:00 co", courtlog.Running},
		{"10:10:00 jo", courtlog.Running},
		{"11:00:00 sa r 11:30", courtlog.Paused},
		{"11:30:00 re", courtlog.Running},
		{"13:00:00 he", courtlog.Ended},
		{"13:05:00 co", courtlog.Running},
		{"13:15:00 he", courtlog.Ended},
	} {
		now, typed, _ := strings.Cut(c.line, " ")
		s.says(now, typed)
		require.Equal(t, c.want, s.progress().State, c.line)
	}
	p := s.progress()
	require.Equal(t, clock("10:00:00"), p.Started)
	require.Equal(t, clock("13:15:00"), p.Ended)
	require.Zero(t, p.Paused)
	require.Equal(t, 2*time.Hour+40*time.Minute, p.Elapsed(clock("17:00:00")))
}

func TestAPauseDoesNotCount(t *testing.T) {
	s := sit(t)
	s.says("10:00:00", "co")
	s.says("10:20:00", "sa")

	require.Equal(t, clock("10:20:00"), s.progress().Paused)
	require.Equal(t, 20*time.Minute, s.progress().Elapsed(clock("12:00:00")))
}

func TestTheRetirementOfAJuryIsCounted(t *testing.T) {
	s := sit(t)
	s.says("10:00:00", "co")
	s.says("10:30:00", "jr")
	require.True(t, s.progress().JuryOut)
	require.Equal(t, 15*time.Minute, s.progress().JuryTime(clock("10:45:00")))

	s.says("11:30:00", "jb jn")
	s.says("11:40:00", "jr")
	s.says("12:00:00", "he")

	p := s.progress()
	require.False(t, p.JuryOut)
	require.Equal(t, 80*time.Minute, p.JuryTime(clock("17:00:00")), "an hour, and twenty minutes until the court rose")
}

func TestARetirementGoesOnNextDayAndTheNightDoesNotCount(t *testing.T) {
	for _, lastWord := range []string{"jb sh", "he", "ft jury home"} {
		t.Run("the day ends with "+lastWord, func(t *testing.T) {
			s := sit(t)
			s.says("10:00:00", "co")
			s.says("15:00:00", "jr")
			s.says("16:30:00", lastWord)
			next := monday.AddDays(1)
			for i, typed := range []string{"co", "jr", "jb v"} {
				s.c.Day, s.c.Now = next, clock("10:00:00").AddDate(0, 0, 1).Add(time.Duration(i)*30*time.Minute)
				draft, err := courtlog.Compose(s.defs, s.c, typed)
				require.NoError(t, err)
				draft.Entry.ID, draft.Entry.Hearing = fmt.Sprint("next-", i), "hearing"
				events, err := courtlog.DecideEntry(s.log, draft.Entry, s.c.Now)
				require.NoError(t, err)
				s.apply(events)
			}

			p := courtlog.ProgressOf(s.log, "hearing", next)

			require.Equal(t, courtlog.Running, p.State)
			require.Equal(t, 2*time.Hour, p.JuryTime(s.c.Now.Add(time.Hour)))
			require.Equal(t, 90*time.Minute, s.progress().JuryTime(s.c.Now), "on the first day")
		})
	}
}

func TestAHearingOverTheChangeOfTheClocksLastsAsLongAsItDid(t *testing.T) {
	zone := london(t)
	for _, c := range []struct {
		name       string
		day        court.Date
		start, end time.Time
		want       time.Duration
	}{
		{"spring", court.On(2026, 3, 29), time.Date(2026, 3, 29, 0, 30, 0, 0, zone), time.Date(2026, 3, 29, 3, 0, 0, 0, zone), 90 * time.Minute},
		{"autumn", court.On(2026, 10, 25), time.Date(2026, 10, 25, 0, 30, 0, 0, zone), time.Date(2026, 10, 25, 3, 0, 0, 0, zone), 210 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sit(t)
			s.c.Day = c.day
			for i, typed := range []string{"00:30 co", "03:00 he"} {
				s.c.Now = c.end.Add(time.Hour)
				draft, err := courtlog.Compose(s.defs, s.c, typed)
				require.NoError(t, err)
				draft.Entry.ID, draft.Entry.Hearing = fmt.Sprint("entry-", i), "hearing"
				events, err := courtlog.DecideEntry(s.log, draft.Entry, s.c.Now)
				require.NoError(t, err)
				s.apply(events)
			}
			p := courtlog.ProgressOf(s.log, "hearing", c.day)
			require.True(t, p.Started.Equal(c.start))
			require.Equal(t, c.want, p.Elapsed(s.c.Now))
		})
	}
}
