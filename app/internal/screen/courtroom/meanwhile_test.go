package courtroom_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/listing"
)

// What comes in between the keys: from another desk, from a file, or late from a
// slow disk.

func TestTheLineStaysWithItsOffenceWhenTheGridGrowsAboveIt(t *testing.T) {
	r := pleaded(t)
	r.p.GridRow(5) // Jones's offence
	require.Equal(t, "o4", r.st.Case.Rows[5].ID)
	r.types("FO 120")

	// when: a message adds two offences to the defendant above
	require.NoError(t, r.cases.Record(t.Context(), theftCase, "",
		casefile.OffenceAdded{Defendant: "d1", Offence: offence("o5", "TH68010", "Theft from a shop")},
		casefile.OffenceAdded{Defendant: "d1", Offence: offence("o6", "TH68010", "Theft from a shop")}))
	r.enter()

	on := r.theft().Results.Results
	require.Len(t, on, 1)
	require.Equal(t, "o4", on[0].Offence)
	require.Equal(t, "o4", r.st.Case.Rows[r.st.Case.Selected].ID)
}

func TestTheBenchStaysWithItsRoomWhenAnotherListComesIn(t *testing.T) {
	r := opened(t)

	// when: the list of a room that stands before ours comes in, and then the bench is typed
	another := listing.Sitting{Court: leedsMags, Room: "1", Date: today}
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.SittingStream(leedsMags, "1", today), listing.SittingListed{Sitting: another}))
	r.line("BENCH Mrs A Rhys JP")

	sittings, err := r.cases.Sittings(t.Context(), today)
	require.NoError(t, err)
	require.Len(t, sittings, 2)
	require.Equal(t, "1", sittings[0].Room)
	require.Empty(t, sittings[0].Bench, "nobody said who sits in room 1")
	require.Len(t, sittings[1].Bench, 1)
	require.Contains(t, r.st.Header.Room, "2")
}

func TestWhatAnImportFoundWaitsForTheQuestionThatIsOpen(t *testing.T) {
	r := shared(t)
	r.press("Ctrl+M")
	r.p.LineChanged("1 FO 150", 8)
	r.enter()
	r.p.ConfirmText("Typed wr")
	file := filepath.Join(t.TempDir(), "broken.xml")
	require.NoError(t, os.WriteFile(file, []byte("<RouteData>"), 0o600))

	r.p.Dropped([]string{file})

	require.Equal(t, "Typed wr", r.st.Confirm.Text, "the half-typed reason")
	r.p.ConfirmText("Typed wrongly")
	r.p.Answer(true)
	require.Len(t, standing(r), 1)
	require.Contains(t, standing(r)[0].Text.EN, "150")
	require.Contains(t, r.st.Confirm.Title, "could not be read")
}

func TestWhatAnImportDoubtsIsShown(t *testing.T) {
	r := atWork(t)
	list, err := os.ReadFile("../../../../assets/demo/list-crown-caer-lwyd.xml")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "list.xml")
	odd := strings.Replace(string(list), "<cs:HearingDate>2026-11-23", "<cs:HearingDate>2026-11-20", 1)
	require.NotEqual(t, string(list), odd)
	require.NoError(t, os.WriteFile(file, []byte(odd), 0o600))

	r.p.Dropped([]string{file})

	require.Contains(t, r.st.Notice, "Read:")
	require.NotNil(t, r.st.Confirm)
	require.Contains(t, r.st.Confirm.Lines[0], "HearingDate")
}

func TestWhatAnotherDeskRecordedBetweenTheKeysIsNotWrittenOver(t *testing.T) {
	r := opened(t)
	ours, err := r.cases.Store().Outbox(t.Context(), 100)
	require.NoError(t, err)
	for i := range ours {
		ours[i].Position = uint64(i + 1)
	}
	require.NoError(t, r.cases.Received(t.Context(), ours))
	r.press("Ctrl+P")
	r.types("g")

	// when: their plea comes in as ours is on its way, and is not drawn yet
	r.later = true
	r.enter()
	theirs := journaltest.NewDesk("court-9").Says(t, journal.CaseStream(theftCase), leedsMags, casefile.PleaEntered{Offence: "o1", Code: "NG", On: today})
	require.NoError(t, r.cases.Received(t.Context(), []journal.Event{journaltest.At(theirs, uint64(len(ours)+1))}))
	r.catchUp()

	require.Equal(t, "NG", r.st.Case.Rows[1].Plea)
	require.Contains(t, r.st.Problem, "changed while you entered it")
	require.Equal(t, "PLEA g", r.st.Line.Text)
	r.enter()
	require.Equal(t, "G", r.st.Case.Rows[1].Plea, "with theirs in sight")
}

func TestTwoLinesInARowOnASlowDiskDoNotDoubleASentence(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.later = true
	r.enter()
	r.types("1 FO 150") // before the first is written
	r.enter()
	r.types("2 FO 80")
	r.enter()
	r.catchUp()

	require.Len(t, standing(r), 2, "one fine on each offence")
	require.Equal(t, "1 FO 150", r.st.Line.Text)
	r.enter()
	require.Contains(t, r.st.Confirm.Title, "Replace")
}

func TestTheNextCaseIsCalledOnOnce(t *testing.T) {
	r := atWork(t)
	r.later = true
	r.press("Ctrl+N")
	r.press("Ctrl+N") // before the first is written
	r.catchUp()

	require.Equal(t, "13AB0000226", r.st.Case.Reference)
	for _, id := range []string{theftCase, assaultCase} {
		c, err := r.cases.Case(t.Context(), id)
		require.NoError(t, err)
		require.Len(t, c.Log.Entries, 1, id)
	}
}

func TestWithdrawingMeansTheEntryThatIsShownAsChosen(t *testing.T) {
	r := opened(t)
	r.types("di 1")
	r.enter()
	r.p.LogRow(1) // the entry about Smith
	require.Equal(t, 2, r.st.Log.Picked)
	r.types("di 2")
	r.enter()
	require.Zero(t, r.st.Log.Picked, "the last is meant again")

	r.press("Ctrl+W")

	require.False(t, r.st.Log.Entries[1].Struck)
	require.True(t, r.st.Log.Entries[2].Struck)
}
