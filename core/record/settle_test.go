package record_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
)

func TestASettlementAppliesTheChosenEventLast(t *testing.T) {
	s := begun(t)
	pleas := s.tell(casefile.PleaEntered{Offence: "o1", Code: "G", On: today}, casefile.PleaEntered{Offence: "o1", Code: "NG", On: today})
	first := pleas[0].Head.ID.String()
	s.tell(record.ConflictSettled{Settles: "plea/o1", Events: []string{first, pleas[1].Head.ID.String()}, Chosen: first})
	o, _, _ := s.now().File.Offence("o1")
	require.Equal(t, "G", o.Plea.Code)
	require.Equal(t, first, o.Plea.By.Event, "the stamp is that of whoever recorded it")

	s.tell(record.ConflictSettled{Settles: "plea/o1", Chosen: "of another case"})
	o, _, _ = s.now().File.Offence("o1")
	require.Equal(t, "G", o.Plea.Code)
}

// standing is the amounts of the fines in force today.
func standing(c record.Case) []string {
	var out []string
	for _, r := range c.Results.Standing("h1", today) {
		out = append(out, r.Values["AOF"])
	}
	return out
}

func (s story) settle(fact string, chosen int, between ...journal.Event) journal.Event {
	s.t.Helper()
	var ids []string
	for _, e := range between {
		ids = append(ids, e.Head.ID.String())
	}
	return s.tell(record.ConflictSettled{Settles: fact, Events: ids, Chosen: ids[chosen]})[0]
}

func TestOnlyTheChosenOfTwoResultsStands(t *testing.T) {
	for chosen, want := range []string{"100", "200"} {
		s := begun(t)
		first, second := result.ResultRecorded{Result: fine("r1", today, "100")}, result.ResultRecorded{Result: fine("r2", today, "200")}
		both := s.tell(first, second)
		require.Len(t, standing(s.now()), 2, "both are shown until a person chooses")

		settled := s.settle(first.Fact(), chosen, both...)

		c := s.now()
		require.Equal(t, []string{want}, standing(c))
		require.Len(t, c.Results.Results, 2, "what was not chosen stays in the record")
		lost := c.Results.Results[1-chosen]
		require.Equal(t, result.Withdrawn, lost.State)
		require.Equal(t, settled.Stamp(), lost.Changed, "it says who settled")
	}
}

func TestOnlyTheChosenOfTwoAmendmentsStands(t *testing.T) {
	amended := func(id, pence string) result.ResultAmended {
		r := fine(id, today, pence)
		r.Replaces = "r1"
		return result.ResultAmended{Result: r}
	}
	for chosen, want := range [][]string{{"200"}, {"300"}, nil} {
		s := begun(t)
		s.tell(result.ResultRecorded{Result: fine("r1", today, "100")})
		all := s.tell(amended("r2", "200"), amended("r3", "300"), result.ResultWithdrawn{ID: "r1"})
		s.settle("result/r1", chosen, all...)
		require.Equal(t, want, standing(s.now()))
	}
}

func TestTwoPeopleWhoSettledDifferentlyAreSettledInTheirTurn(t *testing.T) {
	s := begun(t)
	first := result.ResultRecorded{Result: fine("r1", today, "100")}
	both := s.tell(first, result.ResultRecorded{Result: fine("r2", today, "200")})
	one, other := s.settle(first.Fact(), 0, both...), s.settle(first.Fact(), 1, both...)
	require.Equal(t, []string{"200"}, standing(s.now()), "the later choice, until somebody looks")
	s.settle("settled/"+first.Fact(), 0, one, other)
	require.Equal(t, []string{"100"}, standing(s.now()))
}

func TestOnlyTheChosenOfTwoCorrectionsStandsAndOnlyOnce(t *testing.T) {
	entry := func(id, text, replaces string) courtlog.Entry {
		return courtlog.Entry{ID: id, Hearing: "h1", Day: today, At: journaltest.Clock, Code: "10100", Text: text, Replaces: replaces}
	}
	for chosen, want := range []string{"Called on at ten", "Called on at eleven"} {
		s := begun(t)
		s.tell(courtlog.EntryMade{Entry: entry("e1", "Called on", "")})
		both := s.tell(courtlog.EntryCorrected{Entry: entry("e2", "Called on at ten", "e1")}, courtlog.EntryCorrected{Entry: entry("e3", "Called on at eleven", "e1")})
		one := s.settle("log/e1", 1-chosen, both...)
		other := s.settle("log/e1", chosen, both...)
		s.settle("settled/log/e1", 1, one, other)

		log := s.now().Log
		require.Len(t, log.Entries, 3)
		var stands []string
		for _, e := range log.Entries {
			if e.State == courtlog.Standing {
				stands = append(stands, e.Text)
			}
		}
		require.Equal(t, []string{want}, stands)
	}
}

func TestTheChosenBenchStandsOnTheList(t *testing.T) {
	// given: two desks that listed the room before different benches
	bench := func(name string) listing.SittingListed {
		return listing.SittingListed{Sitting: listing.Sitting{Room: "2", Bench: []hearing.Justice{{Name: name}}}}
	}
	desk, stream := journaltest.NewDesk("d1"), journal.SittingStream("B01XX", "2", today)
	first, item := desk.Says(t, stream, "B01XX", bench("Rhys")), desk.Says(t, stream, "B01XX", listing.CaseListed{Item: listing.Item{CaseID: "c", Hearing: "h"}})
	second := journaltest.NewDesk("d2").Says(t, stream, "B01XX", bench("Okoro"))
	both := []string{first.Head.ID.String(), second.Head.ID.String()}
	one := desk.Says(t, stream, "B01XX", record.ConflictSettled{Settles: "sitting", Events: both, Chosen: both[0]})
	two := desk.Says(t, stream, "B01XX", record.ConflictSettled{Settles: "settled/sitting", Chosen: one.Head.ID.String()})
	nowhere := desk.Says(t, stream, "B01XX", record.ConflictSettled{Settles: "sitting", Chosen: "elsewhere"})

	for name, c := range map[string]struct {
		events []journal.Event
		want   string
	}{
		"unsettled, the last stands":          {[]journal.Event{first, item, second}, "Okoro"},
		"the first chosen":                    {[]journal.Event{first, item, second, one}, "Rhys"},
		"a settlement chosen":                 {[]journal.Event{first, item, second, one, two}, "Rhys"},
		"an event that is not of this stream": {[]journal.Event{first, item, second, nowhere}, "Okoro"},
	} {
		s := record.FoldSitting(c.events)
		require.Equal(t, c.want, s.Bench[0].Name, name)
		require.Len(t, s.Items, 1, "%s: the cases stay", name)
	}
}
