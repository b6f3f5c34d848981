package conflict_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
	"assize.example/core/share"
	"assize.example/sync/conflict"
)

// kinds are one event of every kind that sets a fact, and some that only add.
var kinds = []record.Event{
	casefile.PleaEntered{Offence: "o1", Code: "G"},
	casefile.PleaEntered{Offence: "o1", Code: "NG"},
	casefile.PleaEntered{Offence: "o2", Code: "G"},
	casefile.VerdictReturned{Offence: "o1", Code: "G"},
	casefile.AllocationDecided{Offence: "o1", Code: "ST"},
	casefile.CustodyRecorded{Defendant: "d1"},
	casefile.TimeLimitSet{Defendant: "d1"},
	casefile.TimeLimitStopped{Defendant: "d1"},
	casefile.DefendantAmended{Defendant: casefile.Defendant{ID: "d1"}},
	casefile.OffenceAmended{Offence: casefile.Offence{ID: "o1"}},
	casefile.RepresentationRecorded{Defendant: "d1"},
	casefile.RestrictionLifted{ID: "x"},
	casefile.NoteWritten{Text: "n"},
	casefile.CaseTransferred{To: "433"},
	casefile.NumberGiven{Number: "T20260001"},
	result.ResultRecorded{Result: result.Recorded{ID: "r1", Hearing: "h", Defendant: "d1", Offence: "o1", Code: "IMP"}},
	result.ResultRecorded{Result: result.Recorded{ID: "r2", Hearing: "h", Defendant: "d1", Offence: "o1", Code: "FO"}},
	result.ResultAmended{Result: result.Recorded{ID: "r3", Replaces: "r1"}},
	result.ResultWithdrawn{ID: "r1"},
	hearing.ResultsShared{Hearing: "h"},
	hearing.DayVacated{Hearing: "h"},
	hearing.AttendanceRecorded{Hearing: "h", Defendant: "d1"},
	courtlog.EntryWithdrawn{ID: "e1"},
	courtlog.EntryCorrected{Entry: courtlog.Entry{ID: "e2", Replaces: "e1"}},
	listing.SittingListed{},
	listing.CaseTaken{CaseID: "c", Hearing: "h"},
	record.ConflictSettled{Settles: "plea/o1", Chosen: "a"},
}

func sideOf(t *testing.T, e record.Event) conflict.Side {
	t.Helper()
	body, err := json.Marshal(e)
	require.NoError(t, err)
	return conflict.Side{Kind: e.Kind(), Fact: e.Fact(), Body: body}
}

func TestTheTableAnswersForAnyTwoEventsInEitherOrder(t *testing.T) {
	for _, a := range kinds {
		for _, b := range kinds {
			v := conflict.Between(sideOf(t, a), sideOf(t, b))
			require.Equal(t, v, conflict.Between(sideOf(t, b), sideOf(t, a)), "%s and %s", a.Kind(), b.Kind())
			if v.Look {
				require.NotEmpty(t, v.Fact)
				require.NotEmpty(t, v.Reason.EN, v.Fact)
				require.NotEmpty(t, v.Reason.CY, v.Fact)
			}
		}
	}
}

func TestWhoMustLookAndWhoNeedNot(t *testing.T) {
	plea := func(o, code string) record.Event { return casefile.PleaEntered{Offence: o, Code: code} }
	res := func(id, code string) record.Event {
		return result.ResultRecorded{Result: result.Recorded{ID: id, Hearing: "h", Defendant: "d1", Offence: "o1", Code: code}}
	}
	for name, c := range map[string]struct {
		a, b record.Event
		look string
	}{
		"different pleas to one offence":               {plea("o1", "G"), plea("o1", "NG"), "plea/o1"},
		"the same plea recorded twice":                 {plea("o1", "G"), plea("o1", "G"), ""},
		"pleas to different offences":                  {plea("o1", "G"), plea("o2", "NG"), ""},
		"two notes":                                    {casefile.NoteWritten{Text: "a"}, casefile.NoteWritten{Text: "b"}, ""},
		"a plea and a note":                            {plea("o1", "G"), casefile.NoteWritten{Text: "b"}, ""},
		"a plea and an amendment of its charge":        {plea("o1", "G"), casefile.OffenceAmended{Offence: casefile.Offence{ID: "o1"}}, "offence/o1+plea/o1"},
		"a plea and an amendment of another charge":    {plea("o1", "G"), casefile.OffenceAmended{Offence: casefile.Offence{ID: "o2"}}, ""},
		"a plea and a verdict on one offence":          {plea("o1", "G"), casefile.VerdictReturned{Offence: "o1", Code: "NG"}, "plea/o1+verdict/o1"},
		"the same result code on one offence":          {res("r1", "IMP"), res("r2", "IMP"), "result/h//d1/o1/IMP"},
		"different results on one offence":             {res("r1", "FO"), res("r2", "FCOST"), ""},
		"a result amended and withdrawn":               {result.ResultAmended{Result: result.Recorded{ID: "r2", Replaces: "r1"}}, result.ResultWithdrawn{ID: "r1"}, "result/r1"},
		"a time limit extended and stopped":            {casefile.TimeLimitSet{Defendant: "d"}, casefile.TimeLimitStopped{Defendant: "d"}, "time-limit/d"},
		"a restriction imposed and one lifted":         {casefile.RestrictionImposed{Restriction: casefile.Restriction{ID: "a"}}, casefile.RestrictionLifted{ID: "b"}, ""},
		"a log entry corrected and withdrawn":          {courtlog.EntryCorrected{Entry: courtlog.Entry{ID: "2", Replaces: "1"}}, courtlog.EntryWithdrawn{ID: "1"}, "log/1"},
		"a case sent to two courts":                    {casefile.CaseTransferred{To: "1"}, casefile.CaseTransferred{To: "2"}, "court"},
		"one hearing day shared twice, differently":    {hearing.ResultsShared{Hearing: "h", Set: "a"}, hearing.ResultsShared{Hearing: "h", Set: "b"}, "share/h/"},
		"one hearing day shared twice, the same":       {hearing.ResultsShared{Hearing: "h", Set: "a"}, hearing.ResultsShared{Hearing: "h", Set: "a"}, ""},
		"one dispute settled in two ways":              {record.ConflictSettled{Settles: "plea/o1", Chosen: "a"}, record.ConflictSettled{Settles: "plea/o1", Chosen: "b"}, "settled/plea/o1"},
		"the same sitting listed in different manners": {listing.SittingListed{}, listing.CaseTaken{CaseID: "c", Hearing: "h"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			v := conflict.Between(sideOf(t, c.a), sideOf(t, c.b))
			require.Equal(t, c.look != "", v.Look)
			require.Equal(t, c.look, v.Fact)
		})
	}
}

// at makes an event of a desk at a position, recorded when the desk had seen
// base.
func at(t *testing.T, desk court.DeskID, position, base uint64, d record.Event) journal.Event {
	t.Helper()
	body, err := json.Marshal(d)
	require.NoError(t, err)
	return journal.Event{Position: position, Body: body, Head: journal.Head{
		ID: uuid.New(), Stream: "case/1", Desk: desk, Base: base, Kind: d.Kind(), Schema: 1,
	}}
}

func TestConcurrentIsWhoDidNotKnowOfTheOther(t *testing.T) {
	n := casefile.NoteWritten{}
	for name, c := range map[string]struct {
		a, b journal.Event
		want bool
	}{
		"the later had seen the earlier":      {at(t, "a", 5, 0, n), at(t, "b", 6, 5, n), false},
		"the later had not seen the earlier":  {at(t, "a", 5, 0, n), at(t, "b", 6, 4, n), true},
		"one desk is never at odds with self": {at(t, "a", 5, 0, n), at(t, "a", 6, 0, n), false},
		"one waits and had not seen":          {at(t, "a", 5, 0, n), at(t, "b", 0, 4, n), true},
		"one waits and had seen":              {at(t, "a", 5, 0, n), at(t, "b", 0, 5, n), false},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, conflict.Concurrent(c.a, c.b))
			require.Equal(t, c.want, conflict.Concurrent(c.b, c.a))
		})
	}
	other := at(t, "b", 6, 0, n)
	other.Head.Stream = "case/2"
	require.False(t, conflict.Concurrent(at(t, "a", 5, 0, n), other))
}

func TestASettlementClosesADisputeUntilANewOneArises(t *testing.T) {
	g := at(t, "a", 5, 0, casefile.PleaEntered{Offence: "o1", Code: "G"})
	ng := at(t, "b", 6, 0, casefile.PleaEntered{Offence: "o1", Code: "NG"})
	open := conflict.Open([]journal.Event{g, ng})
	require.Len(t, open, 1)
	require.Equal(t, []string{g.Head.ID.String(), ng.Head.ID.String()}, open[0].IDs())

	_, err := open[0].Settle("neither")
	require.Error(t, err)
	s, err := open[0].Settle(ng.Head.ID.String())
	require.NoError(t, err)
	settled := []journal.Event{g, ng, at(t, "a", 7, 6, s)}
	require.Empty(t, conflict.Open(settled))

	// A third desk comes online that knew nothing of all this.
	late := append(slices.Clone(settled), at(t, "c", 8, 0, casefile.PleaEntered{Offence: "o1", Code: "GL"}))
	open = conflict.Open(late)
	require.Len(t, open, 1)
	require.Len(t, open[0].Events, 3)
}

func TestTwoWaysOfSettlingAreADisputeThatCanBeSettled(t *testing.T) {
	g := at(t, "a", 5, 0, casefile.PleaEntered{Offence: "o1", Code: "G"})
	ng := at(t, "b", 6, 0, casefile.PleaEntered{Offence: "o1", Code: "NG"})
	open := conflict.Open([]journal.Event{g, ng})
	one, err := open[0].Settle(g.Head.ID.String())
	require.NoError(t, err)
	two, err := open[0].Settle(ng.Head.ID.String())
	require.NoError(t, err)
	events := []journal.Event{g, ng, at(t, "a", 7, 6, one), at(t, "b", 8, 6, two)}
	open = conflict.Open(events)
	require.Len(t, open, 1)
	require.Equal(t, "settled/plea/o1", open[0].Fact)
	last, err := open[0].Settle(events[2].Head.ID.String())
	require.NoError(t, err)
	events = append(events, at(t, "a", 9, 8, last))
	require.Empty(t, conflict.Open(events))
	require.Zero(t, record.Fold(events).Unread)
}

func TestADisputeBlocksTheSharesThatItTouchesAndNoOthers(t *testing.T) {
	set := share.Set{
		Hearing: hearing.Hearing{ID: "h1"},
		Case: casefile.File{Defendants: []casefile.Defendant{
			{ID: "d1", Offences: []casefile.Offence{{ID: "o1"}}}, {ID: "d2", Offences: []casefile.Offence{{ID: "o2"}}},
		}},
		Results: []result.Recorded{{ID: "r1", Hearing: "h1", Defendant: "d1", Offence: "o1"}},
	}
	for fact, blocks := range map[string]bool{
		"plea/o1": true, "plea/o2": false, "custody/d1": true, "custody/d2": false, "result/r1": true, "result/r9": false,
		"offence/o1+plea/o1": true, "result/h1/2026-11-23/d2/o2/IMP": true, "attendance/h2/2026-11-23/d2": false,
		"settled/plea/o1": true, "log/x": false, "court": false,
	} {
		require.Equal(t, blocks, len(conflict.Blocks([]conflict.Conflict{{Fact: fact}}, set)) == 1, fact)
	}
	set.Results[0].Defendant = "" // on the whole case
	require.Len(t, conflict.Blocks([]conflict.Conflict{{Fact: "plea/o2"}}, set), 1)
}

func FuzzOpen(f *testing.F) {
	f.Add("plea-entered", []byte(`{"offence":"o1"}`), uint64(1), uint64(0))
	f.Add("conflict-settled", []byte(`{`), uint64(0), uint64(9))
	f.Fuzz(func(_ *testing.T, kind string, body []byte, position, base uint64) {
		a := journal.Event{Position: position, Body: body, Head: journal.Head{ID: uuid.UUID{1}, Desk: "a", Kind: kind, Schema: 1, Base: base}}
		b := a
		b.Head.ID, b.Head.Desk = uuid.UUID{2}, "b"
		conflict.Open([]journal.Event{a, b}) // must not panic
	})
}

func BenchmarkOpenOf500Events(b *testing.B) {
	var events []journal.Event
	for i := range uint64(500) {
		body, err := json.Marshal(casefile.PleaEntered{Offence: uuid.NewString(), Code: "G"})
		require.NoError(b, err)
		events = append(events, journal.Event{Position: i + 1, Body: body, Head: journal.Head{
			ID: uuid.New(), Stream: "case/1", Desk: court.DeskID([]string{"a", "b"}[i%2]), Base: i, Kind: "plea-entered", Schema: 1,
		}})
	}
	for b.Loop() {
		conflict.Open(events)
	}
}
