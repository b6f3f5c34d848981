package courtlog_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/courtlog"
)

// words are what a random clerk types.
var words = []string{"co", "sa", "re", "he", "jo", "jr", "jb", "su", "di", "ft a note", "ws Mr Jones"}

// play makes a random log of a day: entries, some for an earlier time,
// corrections and withdrawals; whatever is refused is passed over.
func play(t *testing.T, random *rand.Rand, steps int, seen func(before, after courtlog.Log)) *sitting {
	t.Helper()
	s := sit(t)
	for range steps {
		now := clock("10:00:00").Add(time.Duration(s.next) * 30 * time.Second).Format(time.TimeOnly)
		typed := words[random.IntN(len(words))]
		if random.IntN(4) == 0 {
			typed = fmt.Sprintf("10:%02d %s", random.IntN(20), typed)
		}
		before, snapshot := s.log, slices.Clone(s.log.Entries)
		old := fmt.Sprintf("entry-%d", 1+random.IntN(s.next+1))
		var err error
		switch random.IntN(6) {
		case 0:
			err = s.correct(now, old, typed)
		case 1:
			err = s.withdraw(old)
		default:
			err = s.try(now, typed)
		}
		if err != nil {
			_, ok := court.AsProblem(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, before, s.log)
		}
		require.Equal(t, snapshot, before.Entries, "a log that was read before stays as it was")
		seen(before, s.log)
	}
	return s
}

func TestWhateverAClerkDoesTheLogHoldsTogether(t *testing.T) {
	for seed := range uint64(60) {
		s := play(t, rand.New(rand.NewPCG(seed, 0)), 60, func(before, after courtlog.Log) {
			require.GreaterOrEqual(t, len(after.Entries), len(before.Entries), "nothing is erased")
			require.True(t, slices.IsSortedFunc(after.Entries, func(a, b courtlog.Entry) int { return a.At.Compare(b.At) }))
			for _, e := range before.Entries {
				still, ok := after.Find(e.ID)
				require.True(t, ok)
				require.Equal(t, e.Text, still.Text)
				require.False(t, e.State != courtlog.Standing && still.State != e.State, "what is struck through stays so")
			}
		})
		requireSound(t, s.log)
	}
}

// requireSound requires that what stands of a log makes sense from first to last.
func requireSound(t *testing.T, l courtlog.Log) {
	t.Helper()
	for _, e := range l.Entries {
		if e.Replaces != "" {
			old, ok := l.Find(e.Replaces)
			require.True(t, ok)
			require.Equal(t, courtlog.Corrected, old.State)
		}
	}
	standing := slices.DeleteFunc(slices.Clone(l.Entries), func(e courtlog.Entry) bool { return e.State != courtlog.Standing })
	for i, e := range standing {
		state := courtlog.ProgressOf(courtlog.Log{Entries: standing[:i]}, "hearing", monday).State
		if e.Control == courtlog.Starts {
			require.NotEqual(t, courtlog.Running, state, "%s %s", e.At, e.Text)
			continue
		}
		require.NotEqual(t, courtlog.Waiting, state, "%s %s", e.At, e.Text)
		require.NotEqual(t, courtlog.Ended, state, "%s %s", e.At, e.Text)
	}
}

func TestAnEventSurvivesItsStorage(t *testing.T) {
	s := sit(t)
	e := s.draft("10:42:07", "at del")
	e.Replaces = "entry-0"
	for _, want := range []courtlog.Event{
		courtlog.EntryMade{Entry: e}, courtlog.EntryCorrected{Entry: e}, courtlog.EntryWithdrawn{ID: "entry-1"},
	} {
		body, err := json.Marshal(want)
		require.NoError(t, err)

		got, err := courtlog.Decode(want.Kind(), courtlog.Schema, body)

		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func TestAnEventOfALaterVersionIsCountedAndChangesNothing(t *testing.T) {
	e, err := courtlog.Decode("log-entry-made", courtlog.Schema+1, []byte(`{"entry":{"colour":"red"}}`))
	require.NoError(t, err)
	require.Nil(t, e)

	l := courtlog.Apply(courtlog.Log{}, e, court.Stamp{})

	require.Equal(t, courtlog.Log{Later: 1}, l)
}

func TestABodyThatIsNotAnEventIsAnError(t *testing.T) {
	_, err := courtlog.Decode("log-entry-made", courtlog.Schema, []byte(`{"entry":[]}`))
	require.ErrorContains(t, err, "log-entry-made")
}

func FuzzDecodeAndApply(f *testing.F) {
	f.Add("log-entry-made", []byte(`{"entry":{"id":"1","at":"2026-11-23T10:00:00Z"}}`))
	f.Add("log-entry-corrected", []byte(`{"entry":{"id":"2","replaces":"1"}}`))
	f.Add("log-entry-withdrawn", []byte(`{"id":"1"}`))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := courtlog.Decode(kind, courtlog.Schema, body)
		if err != nil {
			return
		}
		l := courtlog.Apply(courtlog.Log{Entries: []courtlog.Entry{{ID: "1"}}}, e, court.Stamp{})
		require.NotEmpty(t, l.Entries)
		courtlog.ProgressOf(l, "", court.Date{})
	})
}

func BenchmarkDecideEntryInALongLog(b *testing.B) {
	s := sit(b)
	s.says("10:00:00", "co")
	for range 500 {
		s.says("10:00:01", "jo")
	}
	e := s.draft("10:30:00", "jo")
	for b.Loop() {
		if _, err := courtlog.DecideEntry(s.log, e, clock("10:30:00")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProgress(b *testing.B) {
	s := sit(b)
	s.says("10:00:00", "co")
	for range 500 {
		s.says("10:00:01", "jo")
	}
	for b.Loop() {
		courtlog.ProgressOf(s.log, "hearing", monday)
	}
}
