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

// sitting is a log that a test writes as a clerk does, at one hearing.
type sitting struct {
	t    testing.TB
	log  courtlog.Log
	defs courtlog.Definitions
	c    courtlog.Context
	next int
}

func sit(tb testing.TB) *sitting {
	tb.Helper()
	return &sitting{t: tb, defs: definitions(tb), c: crown(tb, "SMITH")}
}

// draft composes a line at a time of the clock, as an entry of the hearing.
func (s *sitting) draft(now, typed string) courtlog.Entry {
	s.t.Helper()
	s.c.Now = clock(now)
	draft, err := courtlog.Compose(s.defs, s.c, typed)
	require.NoError(s.t, err)
	s.next++
	e := draft.Entry
	e.ID, e.Hearing = fmt.Sprintf("entry-%d", s.next), "hearing"
	return e
}

func (s *sitting) try(now, typed string) error {
	s.t.Helper()
	e := s.draft(now, typed)
	events, err := courtlog.DecideEntry(s.log, e, clock(now))
	s.apply(events)
	return err
}

// says logs a line that must be taken, and returns the entry's identifier.
func (s *sitting) says(now, typed string) string {
	s.t.Helper()
	require.NoError(s.t, s.try(now, typed))
	return fmt.Sprintf("entry-%d", s.next)
}

func (s *sitting) correct(now, old, typed string) error {
	s.t.Helper()
	events, err := courtlog.DecideCorrection(s.log, old, s.draft(now, typed), clock(now))
	s.apply(events)
	return err
}

func (s *sitting) withdraw(id string) error {
	events, err := courtlog.DecideWithdrawal(s.log, id)
	s.apply(events)
	return err
}

func (s *sitting) apply(events []courtlog.Event) {
	for _, e := range events {
		s.log = courtlog.Apply(s.log, e, court.Stamp{Event: fmt.Sprintf("event-%d", s.next)})
	}
}

// standing are the texts of the log that are not struck through, in order.
func (s *sitting) standing() []string {
	var out []string
	for _, e := range s.log.Entries {
		if e.State == courtlog.Standing {
			out = append(out, e.Text)
		}
	}
	return out
}

func (s *sitting) progress() courtlog.Progress {
	return courtlog.ProgressOf(s.log, "hearing", monday)
}

func TestAnEntryIsRefusedWhereItCannotStand(t *testing.T) {
	for _, c := range []struct {
		name       string
		before     []string // each with its time
		now, typed string
		code       string
	}{
		{"before the case is called on", nil, "10:30:00", "jo", "log-not-started"},
		{"at a time before the call", []string{"10:30:00 co"}, "10:40:00", "10:20 jo", "log-not-started"},
		{"at a time still to come", []string{"10:30:00 co"}, "10:40:00", "10:41 jo", "log-future"},
		{"a call when the case is on already", []string{"10:30:00 co"}, "10:40:00", "co", "log-already-started"},
		{"a call earlier than the one there is", []string{"10:30:00 co"}, "10:40:00", "10:10 co", "log-displaces"},
		{"a pause before the start", nil, "10:30:00", "sa", "log-not-started"},
		{"a second pause", []string{"10:30:00 co", "10:40:00 sa"}, "10:50:00", "sa", "log-already-paused"},
		{"in a pause", []string{"10:30:00 co", "10:40:00 sa"}, "10:50:00", "jo", "log-paused"},
		{"at a time in a pause that is over", []string{"10:30:00 co", "10:40:00 sa", "11:00:00 re"}, "11:10:00", "10:50 jo", "log-paused"},
		{"a resumption without a pause", []string{"10:30:00 co"}, "10:40:00", "re", "log-not-paused"},
		{"an end before the start", nil, "10:30:00", "he", "log-not-started"},
		{"after the end", []string{"10:30:00 co", "10:40:00 he"}, "10:50:00", "jo", "log-ended"},
		{"a second end", []string{"10:30:00 co", "10:40:00 he"}, "10:50:00", "he", "log-ended"},
		{"a resumption after the end", []string{"10:30:00 co", "10:40:00 he"}, "10:50:00", "re", "log-ended"},
		{"between the end and the call that opened it again", []string{"10:30:00 co", "10:40:00 he", "11:00:00 co"}, "11:10:00", "10:50 jo", "log-ended"},
		{"an end earlier than something that happened", []string{"10:30:00 co", "10:50:00 jo"}, "11:00:00", "10:40 he", "log-displaces"},
		{"a pause over a pause", []string{"10:30:00 co", "10:50:00 sa"}, "11:00:00", "10:40 sa", "log-displaces"},
		{"a note of more than 3000 characters", []string{"10:30:00 co"}, "10:40:00", "ft " + strings.Repeat("ŵ", 3001), "log-note-too-long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sit(t)
			for _, line := range c.before {
				now, typed, _ := strings.Cut(line, " ")
				s.says(now, typed)
			}
			before := s.log

			err := s.try(c.now, c.typed)

			requireProblem(t, err, c.code)
			require.Equal(t, before, s.log)
		})
	}
}

func TestAnEntryIsTakenWhereItCanStand(t *testing.T) {
	for _, c := range []struct {
		name       string
		before     []string
		now, typed string
		at         string
	}{
		{"now", []string{"10:30:00 co"}, "10:40:07", "jo", "10:40:07"},
		{"earlier, after the start", []string{"10:30:00 co"}, "10:40:00", "10:35 jo", "10:35:00"},
		{"a call after a pause", []string{"10:30:00 co", "10:40:00 sa"}, "10:50:00", "co", "10:50:00"},
		{"a call that opens an ended hearing again", []string{"10:30:00 co", "10:40:00 he"}, "10:50:00", "co", "10:50:00"},
		{"an end in a pause", []string{"10:30:00 co", "10:40:00 sa"}, "10:50:00", "he", "10:50:00"},
		{"before a pause that has begun", []string{"10:30:00 co", "10:40:00 sa"}, "10:50:00", "10:35 jo", "10:35:00"},
		{"a forgotten pause, though entries follow it", []string{"10:30:00 co", "10:50:00 jo"}, "11:00:00", "10:40 sa", "10:40:00"},
		{"the minute of the call, which had not begun it", []string{"10:30:10 co"}, "10:40:00", "10:30 jo", "10:30:10"},
		{"the minute of a resumption", []string{"10:30:10 co", "10:40:00 sa", "10:50:30 re"}, "10:55:00", "10:50 jo", "10:50:30"},
		{"a note of 3000 characters", []string{"10:30:00 co"}, "10:40:00", "ft " + strings.Repeat("ŵ", 3000), "10:40:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sit(t)
			for _, line := range c.before {
				now, typed, _ := strings.Cut(line, " ")
				s.says(now, typed)
			}

			id := s.says(c.now, c.typed)

			e, ok := s.log.Find(id)
			require.True(t, ok)
			require.Equal(t, clock(c.at), e.At)
		})
	}
}

func TestAnEntryMadeForAnEarlierTimeStandsWhereItHappened(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	s.says("10:40:00", "jo")
	s.says("10:50:00", "ji")

	s.says("11:00:00", "10:35 su")

	require.Equal(t, []string{"Case called on", "Summing up", "Jury leaves court", "Jury comes into court"}, s.standing())
}

func TestAForgottenPauseIsLoggedAfterwards(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	s.says("11:25:00", "jo")

	s.says("11:30:00", "10:50 sa")
	s.says("11:30:10", "11:20 re")

	require.Equal(t, courtlog.Running, s.progress().State)
	require.Equal(t, 30*time.Minute, s.progress().Elapsed(clock("11:30:00")))
}

func TestTheSameEntryIsNotLoggedTwice(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	e := s.draft("10:40:00", "jo")
	events, err := courtlog.DecideEntry(s.log, e, clock("10:40:00"))
	require.NoError(t, err)
	s.apply(events)

	_, err = courtlog.DecideEntry(s.log, e, clock("10:40:00"))

	requireProblem(t, err, "log-already")
}

func TestACorrectionIsANewEntryAndTheOldOneStays(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	old := s.says("10:40:00", "jo")

	require.NoError(t, s.correct("10:45:00", old, "10:38 ji"))

	require.Equal(t, []string{"Case called on", "Jury comes into court"}, s.standing())
	struck, ok := s.log.Find(old)
	require.True(t, ok)
	require.Equal(t, courtlog.Corrected, struck.State)
	require.NotEmpty(t, struck.Changed.Event)
	replacement, _ := s.log.Find("entry-3")
	require.Equal(t, old, replacement.Replaces)
}

func TestTheTimeOfAControlEntryCanBeCorrected(t *testing.T) {
	s := sit(t)
	call := s.says("10:30:00", "co")
	s.says("10:40:00", "jo")

	require.NoError(t, s.correct("10:45:00", call, "10:25 co"))
	require.Equal(t, clock("10:25:00"), s.progress().Started)

	again := "entry-3"
	requireProblem(t, s.correct("10:50:00", again, "10:42 co"), "log-displaces")
	requireProblem(t, s.correct("10:50:00", again, "10:25 su"), "log-not-started")
}

func TestWhatIsStruckThroughCannotBeStruckAgain(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	corrected, withdrawn := s.says("10:40:00", "jo"), s.says("10:41:00", "ji")
	require.NoError(t, s.correct("10:42:00", corrected, "su"))
	require.NoError(t, s.withdraw(withdrawn))

	requireProblem(t, s.withdraw(corrected), "log-already-corrected")
	requireProblem(t, s.correct("10:43:00", corrected, "su"), "log-already-corrected")
	requireProblem(t, s.withdraw(withdrawn), "log-already-withdrawn")
	requireProblem(t, s.correct("10:43:00", withdrawn, "su"), "log-already-withdrawn")
	problem := requireProblem(t, s.withdraw("nothing"), "log-no-such-entry")
	require.Equal(t, court.NotFound, problem.Kind)
}

func TestACorrectionStaysInItsHearingAndDay(t *testing.T) {
	s := sit(t)
	old := s.says("10:30:00", "co")
	e := s.draft("10:40:00", "co")
	e.Hearing = "another"

	_, err := courtlog.DecideCorrection(s.log, old, e, clock("10:40:00"))

	requireProblem(t, err, "log-other-hearing")
}

func TestACallIsWithdrawnOnlyAfterWhatDependsOnIt(t *testing.T) {
	s := sit(t)
	call := s.says("10:30:00", "co")
	jury := s.says("10:40:00", "jo")

	problem := requireProblem(t, s.withdraw(call), "log-needed")
	require.Contains(t, problem.What.EN, "Jury leaves court")

	require.NoError(t, s.withdraw(jury))
	require.NoError(t, s.withdraw(call))
	require.Equal(t, courtlog.Waiting, s.progress().State)
	require.Len(t, s.log.Entries, 2, "nothing is erased")
}

func TestAPauseIsWithdrawnAfterItsResumption(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	pause, resume := s.says("10:40:00", "sa"), s.says("10:50:00", "re")
	s.says("10:55:00", "jo")

	requireProblem(t, s.withdraw(pause), "log-needed")
	require.NoError(t, s.withdraw(resume))
	require.NoError(t, s.withdraw(pause))
	require.Equal(t, 30*time.Minute, s.progress().Elapsed(clock("11:00:00")))
}

func TestTwoDesksThatBothCalledTheCaseOnDoNotBlockTheLog(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	other := s.draft("10:31:00", "co") // made at the other desk, out of sight of this one
	s.apply([]courtlog.Event{courtlog.EntryMade{Entry: other}})

	s.says("10:40:00", "jo")
	require.Equal(t, clock("10:30:00"), s.progress().Started)

	require.NoError(t, s.withdraw(other.ID))
	require.Equal(t, []string{"Case called on", "Jury leaves court"}, s.standing())
}

func TestSeveralHearingsOfACaseRunAtOnce(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	e := s.draft("10:35:00", "co")
	e.Hearing = "another"

	events, err := courtlog.DecideEntry(s.log, e, clock("10:35:00"))
	require.NoError(t, err)
	s.apply(events)

	require.Equal(t, courtlog.Running, s.progress().State)
	require.Equal(t, courtlog.Running, courtlog.ProgressOf(s.log, "another", monday).State)
}

func TestAHearingStartsAfreshOnEachOfItsDays(t *testing.T) {
	s := sit(t)
	s.says("10:30:00", "co")
	s.c.Day = monday.AddDays(1)
	s.c.Now = clock("10:30:00").AddDate(0, 0, 1)
	draft, err := courtlog.Compose(s.defs, s.c, "jo")
	require.NoError(t, err)
	draft.Entry.ID, draft.Entry.Hearing = "tomorrow", "hearing"

	_, err = courtlog.DecideEntry(s.log, draft.Entry, s.c.Now)

	requireProblem(t, err, "log-not-started")
}
