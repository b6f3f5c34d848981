package courtroom_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/notify"
)

func TestWhatIsOutstandingIsFoundFromAnywhere(t *testing.T) {
	// given: a shared case, of which the hub says that two agencies are not told
	r := shared(t)
	require.Empty(t, r.st.List.Warnings)
	hub := journaltest.NewDesk("hub")
	var said []journal.Event
	for i, told := range []struct {
		id    string
		state notify.State
	}{{"a", notify.Overdue}, {"b", notify.Rejected}, {"c", notify.Rejected}} {
		e := hub.Says(t, journal.CaseStream(theftCase), leedsMags, notify.Stepped{ID: told.id, State: told.state})
		said = append(said, journaltest.At(e, uint64(1000+i)))
	}
	require.NoError(t, r.cases.Received(t.Context(), said))

	// then: the list says so, and on the case
	require.Equal(t, []courtroom.Flag{
		{Mark: courtroom.MarkWarning, Text: "1 notification overdue", Key: "Ctrl+O"},
		{Mark: courtroom.MarkBlocked, Text: "2 notifications rejected", Key: "Ctrl+O"},
	}, r.st.List.Warnings)
	require.Equal(t, "somebody was not told", r.st.List.Rows[1].MarkText)

	// when: another case is open, and the key is pressed
	r.press("Ctrl+N")
	r.press("Ctrl+O")

	// then: the case is offered, and opens where it can be seen
	require.Len(t, r.st.Palette.Rows, 1)
	require.Equal(t, "1 notification overdue, 2 notifications rejected", r.st.Palette.Rows[0].Detail)
	r.enter()
	require.Contains(t, r.st.Case.Title, "SMITH")
	require.Equal(t, courtroom.PanelTold, r.st.Panel)
}

func TestNothingOutstandingIsSaid(t *testing.T) {
	r := opened(t)

	r.press("Ctrl+O")

	require.Nil(t, r.st.Palette)
	require.Equal(t, "Nothing is outstanding on today's list.", r.st.Notice)
}

func TestAMessageThatCouldNotBeReadIsFoundAgain(t *testing.T) {
	r := opened(t)
	_, err := r.cases.Import(t.Context(), "list.xml", []byte("<DailyList>"))
	require.NoError(t, err)

	r.press("Ctrl+O")
	require.Len(t, r.st.Palette.Rows, 1)
	require.Equal(t, "Message that could not be read: list.xml", r.st.Palette.Rows[0].Title)
	r.enter()

	require.NotEmpty(t, r.st.Confirm.Lines[0])
	r.p.Escape()
	require.Nil(t, r.st.Confirm)
}
