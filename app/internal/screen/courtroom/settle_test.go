package courtroom_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/listing"
)

// divided is the theft case in which another desk, that had not heard of our
// plea of guilty, entered one of not guilty.
func divided(t *testing.T) *robot {
	t.Helper()
	r := opened(t)
	r.press("Ctrl+P")
	r.types("g")
	r.enter()
	ours, err := r.cases.Store().Outbox(t.Context(), 100)
	require.NoError(t, err)
	for i := range ours {
		ours[i].Position = uint64(i + 1)
	}
	require.NoError(t, r.cases.Received(t.Context(), ours))
	theirs := journaltest.NewDesk("court-9").Says(t, journal.CaseStream(theftCase), leedsMags, casefile.PleaEntered{Offence: "o1", Code: "NG", On: today})
	require.NoError(t, r.cases.Received(t.Context(), []journal.Event{journaltest.At(theirs, uint64(len(ours)+1))}))
	return r
}

func TestWhatTwoDesksRecordedDifferentlyIsShownSideBySide(t *testing.T) {
	r := divided(t)

	require.True(t, r.st.Case.Rows[1].Conflict)
	require.Len(t, r.st.Disputes, 1)
	d := r.st.Disputes[0]
	require.Contains(t, d.Title, "offence 1")
	require.NotEmpty(t, d.Why)
	require.Len(t, d.Sides, 2)
	require.Contains(t, d.Sides[0].Value, "G")
	require.Contains(t, d.Sides[1].Who, "court-9")
}

func TestAConflictBlocksTheShareUntilItIsSettledWithAReason(t *testing.T) {
	r := divided(t)
	r.line("1-3 FO 120 SUR")
	r.press("Ctrl+Return")
	require.Empty(t, r.st.Confirm.Yes)
	r.p.Escape()

	r.press("Ctrl+U")
	require.Equal(t, courtroom.PanelConflict, r.st.Panel)
	require.Len(t, r.st.Palette.Rows, 2)
	r.enter()
	require.True(t, r.st.Confirm.Must)
	r.answers("Heard guilty in court")

	require.Empty(t, r.st.Disputes)
	require.Equal(t, "G", r.st.Case.Rows[1].Plea, "the chosen plea stands")
	c := r.theft()
	require.Equal(t, "Heard guilty in court", c.Events[len(c.Events)-1].Head.Reason)
	r.press("Ctrl+Return")
	require.NotEmpty(t, r.st.Confirm.Yes, "%v", r.st.Confirm.Lines)
}

func TestADisputeAboutTheListIsSettledWhereItStands(t *testing.T) {
	// given: two desks wrote down a different bench for the room, and the other
	// had not even seen the list
	r := opened(t)
	r.line("BENCH Mrs A Rhys JP")
	ours, err := r.cases.Store().Outbox(t.Context(), 100)
	require.NoError(t, err)
	for i := range ours {
		ours[i].Position = uint64(i + 1)
	}
	require.NoError(t, r.cases.Received(t.Context(), ours))
	sittings, err := r.cases.Sittings(t.Context(), today)
	require.NoError(t, err)
	i := slices.IndexFunc(sittings, func(s listing.Sitting) bool { return len(s.Bench) > 0 })
	theirs := sittings[i]
	theirs.Items, theirs.Bench = nil, []hearing.Justice{{Name: "Mr B Okoro JP"}}
	stream := journal.SittingStream(theirs.Court, theirs.Room, theirs.Date)
	e := journaltest.NewDesk("court-9").Says(t, stream, theirs.Court, listing.SittingListed{Sitting: theirs})
	require.NoError(t, r.cases.Received(t.Context(), []journal.Event{journaltest.At(e, uint64(len(ours)+1))}))

	// then: all are shown, the last two being the two benches
	require.Len(t, r.st.Disputes, 1)
	require.Contains(t, r.st.Disputes[0].Sides[2].Value, "Mrs A Rhys JP")
	require.Contains(t, r.st.Disputes[0].Sides[3].Value, "Mr B Okoro JP")

	// when: ours is chosen
	r.press("Ctrl+U")
	r.p.PaletteChoose(2)
	r.enter()
	r.answers("As the list on the door says")

	// then
	require.Empty(t, r.st.Disputes)
	sittings, err = r.cases.Sittings(t.Context(), today)
	require.NoError(t, err)
	require.Equal(t, "Mrs A Rhys JP", sittings[i].Bench[0].Name)
	events, err := r.cases.Store().Stream(t.Context(), stream)
	require.NoError(t, err)
	require.Equal(t, "As the list on the door says", events[len(events)-1].Head.Reason)
}

func TestTheLastValueCanBeChosenToo(t *testing.T) {
	r := divided(t)

	r.press("Ctrl+U")
	r.p.PaletteChoose(1)
	r.enter()
	r.answers("He changed his mind")

	require.Equal(t, "NG", r.st.Case.Rows[1].Plea)
}
