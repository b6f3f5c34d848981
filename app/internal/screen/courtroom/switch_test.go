package courtroom_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
)

// From one case, hearing or day to another, nothing is carried over.

func TestAChoiceBegunInOneCaseIsNotCarriedIntoAnother(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")
	r.line("1 V 50")
	r.p.GridRow(1)
	r.press("Ctrl+Shift+M") // which of the two?
	require.NotNil(t, r.st.Palette)

	r.press("Ctrl+N") // the next case, by the menu's key

	require.Equal(t, "13AB0000226", r.st.Case.Reference)
	require.Nil(t, r.st.Palette)
}

func TestAFormIsNotLostToAKeyOfTheMenu(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.press("Ctrl+F")
	r.p.FieldChanged(r.st.Form.Fields[0].Reference, "250")

	for _, key := range []string{"Ctrl+N", "Ctrl+K", "Ctrl+P", "Ctrl+F", "Ctrl+Return"} {
		r.press(key)
		require.NotNil(t, r.st.Form, key)
		require.Equal(t, "250", r.st.Form.Fields[0].Value, key)
		require.NotEmpty(t, r.st.Notice, key)
	}
	require.Equal(t, "13AB0000126", r.st.Case.Reference)
}

func TestChecksThatCannotBeReachedAreShownAsStandingInTheWay(t *testing.T) {
	r := resulted(t)
	require.NotEmpty(t, r.st.Results)
	r.fails = map[string]error{"preview": errors.New("the orders cannot be composed")}

	r.p.OpenRow(2)

	require.True(t, r.st.Line.Blocked)
	require.NotEmpty(t, r.st.Line.Findings)
	require.NotEmpty(t, r.st.Problem)
	require.Empty(t, r.st.Results, "what stands there is not of this case")
	r.press("Ctrl+Return")
	require.Nil(t, r.st.Confirm)
}

func TestNothingOfTheLastCaseIsLeftToActOn(t *testing.T) {
	r := shared(t)
	printed := len(r.desk.printed)
	require.NotEmpty(t, r.st.Results)

	// when: another case is opened, whose preview is not there yet
	r.later = true
	r.p.OpenRow(2)
	require.Empty(t, r.st.Results)
	require.Empty(t, r.st.Orders.Rows)
	require.Empty(t, r.st.Line.Findings)
	r.press("Ctrl+Shift+P")
	r.catchUp()

	require.Len(t, r.desk.printed, printed, "another defendant's orders")
}

func unlisted(t *testing.T, heard ...hearing.Hearing) *robot {
	t.Helper()
	r := atWork(t)
	f := theft()
	f.ID, f.URN = "case-other", "13AB0000926"
	var events []record.Event
	for _, h := range heard {
		events = append(events, hearing.Fixed{Hearing: h})
	}
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.CaseStream(f.ID), append([]record.Event{casefile.CaseReceived{File: f}}, events...)...))
	r.press("Ctrl+K")
	r.finds("13AB0000926")
	r.enter()
	require.Equal(t, "13AB0000926", r.st.Case.Reference)
	return r
}

func (r *robot) other() record.Case {
	r.t.Helper()
	c, err := r.cases.Case(r.t.Context(), "case-other")
	require.NoError(r.t, err)
	return c
}

func TestNothingIsRecordedOfAHearingThatThereIsNot(t *testing.T) {
	r := unlisted(t)
	before := len(r.other().Events)

	r.types("1 FO 120")
	r.enter()
	require.Contains(t, strings.Join(r.st.Line.Missing, " "), "not heard today")
	require.Equal(t, "1 FO 120", r.st.Line.Text)
	r.press("Ctrl+L")
	r.types("di 2")
	r.enter()
	require.Contains(t, r.st.Log.Refused, "not heard today")
	require.Equal(t, "di 2", r.st.Log.Text)
	r.press("Ctrl+B")

	require.Len(t, r.other().Events, before, "it would never be shared")
}

func TestACaseThatIsFoundIsOpenInItsHearingOfToday(t *testing.T) {
	r := unlisted(t,
		hearing.Hearing{ID: "last-week", Type: "FHG", Days: []hearing.Day{{Date: today.AddDays(-7), Court: leedsMags, Room: "2"}}},
		hearing.Hearing{ID: "now", Type: "SEN", Jurisdiction: court.Magistrates, Days: []hearing.Day{{Date: today, Court: leedsMags, Room: "7"}}})

	r.types("1 FO 120")
	r.enter()

	require.Empty(t, r.st.Line.Missing)
	require.Len(t, r.other().Results.Standing("now", today), 1)
}

func TestWorkLeftOpenOvernightIsNotRecordedUnderYesterdaysDate(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.press("Ctrl+F") // a form is open when the desk locks

	r.clock = r.clock.Add(24 * time.Hour)
	r.p.Resume()

	require.Contains(t, r.st.Header.Date, "24 November")
	require.Empty(t, r.st.List.Rows)
	require.False(t, r.st.Case.Open)
	require.Nil(t, r.st.Form)
	require.Empty(t, r.st.Line.Text)
	r.p.LineEntered()
	r.p.FormEntered()
	require.Empty(t, r.theft().Results.Results)
}

func TestALockOnTheSameDayLeavesEverythingAsItIs(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	before := r.st

	r.p.Resume()

	require.Equal(t, before, r.st)
}

func TestAnErrorWithoutWordsOfItsOwnIsLedByTheClerksLanguage(t *testing.T) {
	r := pleaded(t)
	r.press("Ctrl+Shift+Y")
	r.fails = map[string]error{"preview": errDisk}

	r.p.OpenRow(2)

	require.True(t, strings.HasPrefix(r.st.Problem, "Ni ellid"), r.st.Problem)
}

func TestACaseThatIsListedTwiceIsOpenedInTheHearingThatIsChosen(t *testing.T) {
	for name, choose := range map[string]func(*robot){
		"found": func(r *robot) {
			r.press("Ctrl+K")
			r.finds("smith")
			require.Len(t, r.st.Palette.Rows, 2)
			require.Contains(t, r.st.Palette.Rows[1].Detail, "15:00")
			r.p.PaletteChoose(1)
			r.enter()
		},
		"outstanding": func(r *robot) {
			r.press("Ctrl+O")
			require.Len(t, r.st.Palette.Rows, 1)
			r.enter()
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := atWork(t)
			day := hearing.Day{Date: today, Court: leedsMags, Room: "2", At: "15:00"}
			again := hearing.Hearing{ID: "again", Type: "SEN", Jurisdiction: court.Magistrates, Days: []hearing.Day{day}}
			item := listing.Item{CaseID: theftCase, Hearing: "again", Title: "R v SMITH and JONES", At: "15:00", Sequence: 3}
			late := result.Recorded{ID: "late", Hearing: "again", Day: today, Defendant: "d1", Offence: "o1", Code: "FO", Level: result.ForOffence}
			require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.CaseStream(theftCase), hearing.Fixed{Hearing: again}, result.ResultRecorded{Result: late}))
			require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.SittingStream(leedsMags, "2", today), listing.CaseListed{Item: item}))

			choose(r)

			require.Equal(t, 3, r.st.List.Selected)
		})
	}
}
