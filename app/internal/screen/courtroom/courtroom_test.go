package courtroom_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
)

func TestTodaysListIsThereAtOnce(t *testing.T) {
	r := atWork(t)

	require.Len(t, r.st.List.Rows, 3)
	require.True(t, r.st.List.Rows[0].Heading)
	require.Equal(t, "R v SMITH and JONES", r.st.List.Rows[1].Title)
	require.Equal(t, courtroom.MarkWaiting, r.st.List.Rows[1].Mark)
	require.Equal(t, courtroom.OnList, r.st.Focus)
}

func TestCallingOnOpensTheFileAndStartsTheLog(t *testing.T) {
	r := atWork(t)

	r.press("Ctrl+N")

	require.Equal(t, 1, r.keys)
	require.True(t, r.st.Case.Open)
	require.Len(t, r.st.Case.Rows, 6, "two defendants and four offences")
	require.Len(t, r.st.Log.Entries, 1)
	require.Equal(t, courtroom.OnLog, r.st.Focus)
	require.Equal(t, courtroom.MarkLive, r.st.List.Rows[1].Mark)
}

func TestAnEntryIsLoggedWithItsTimeAndCorrectedByAnother(t *testing.T) {
	r := opened(t)

	r.types("di 2")
	require.Contains(t, r.st.Log.Preview, "Jones")
	r.enter()
	require.Contains(t, texts(r.st.Log.Entries), "Jones")

	r.press("Ctrl+E")
	require.NotEmpty(t, r.st.Log.Correcting)
	r.p.LogChanged("di 1", 4)
	r.enter()

	entries := r.st.Log.Entries
	require.Len(t, entries, 3, "called on, the old entry, the new")
	struck := 0
	for _, e := range entries {
		if e.Struck {
			struck++
			require.Contains(t, e.Text, "Jones")
			require.NotEmpty(t, e.Why)
		}
	}
	require.Equal(t, 1, struck)
}

func TestAnEntryIsWithdrawnAndStays(t *testing.T) {
	r := opened(t)
	r.types("di 2")
	r.enter()

	r.press("Ctrl+W")

	require.Len(t, r.st.Log.Entries, 2)
	require.True(t, r.st.Log.Entries[1].Struck)
}

func TestARefusedEntrySaysWhyAndKeepsWhatWasTyped(t *testing.T) {
	r := opened(t)

	r.types("23:59 di 1")
	r.enter()

	require.NotEmpty(t, r.st.Log.Refused)
	require.Equal(t, "23:59 di 1", r.st.Log.Text)
	require.Len(t, r.st.Log.Entries, 1)
}

func TestAnEntryTypedOverOneThatWasRefusedLosesNeither(t *testing.T) {
	// given: a refused entry, which the view selects
	r := opened(t)
	r.types("23:59 di 1")
	r.enter()
	require.Equal(t, 1, r.st.Log.RefusedRev)

	// when: the clerk types on without looking; the next letter takes its place
	r.p.LogChanged("p", 1)
	r.p.LogChanged("pa", 2)
	r.enter()

	// then
	require.Len(t, r.st.Log.Entries, 2)
	require.Contains(t, r.st.Log.Missed, "Not saved at 10:")
	require.Contains(t, r.st.Log.Missed, "23:59 di 1")
	r.press("Ctrl+N")
	require.Empty(t, r.st.Log.Missed, "another case")
	r.p.OpenRow(1)
	require.Contains(t, r.st.Log.Missed, "23:59 di 1")
	r.p.Escape()
	require.Empty(t, r.st.Log.Missed)
}

func TestARefusedEntryThatIsMendedIsNotMissed(t *testing.T) {
	r := opened(t)
	r.types("23:59 di 1")
	r.enter()

	r.p.LogChanged("3:59 di 1", 1)
	r.p.LogChanged("09:59 di 1", 1)
	require.Empty(t, r.st.Log.Missed)
}

func TestPauseResumeAndEnd(t *testing.T) {
	r := opened(t)
	state := func() courtlog.RunState { return courtlog.ProgressOf(r.theft().Log, theftSit, today).State }

	r.press("Ctrl+B")
	require.Equal(t, courtlog.Paused, state(), r.st.Log.Refused)
	r.press("Ctrl+B")
	require.Equal(t, courtlog.Running, state(), r.st.Log.Refused)
	r.press("Ctrl+J")
	require.Equal(t, courtlog.Ended, state(), r.st.Log.Refused)
}

func TestAPleaIsEnteredOnOneOffenceOrAll(t *testing.T) {
	r := opened(t)

	r.press("Ctrl+P")
	r.types("g")
	require.True(t, r.st.Line.Ready, "%+v", r.st.Line)
	r.enter()
	require.Equal(t, "G", r.st.Case.Rows[1].Plea)
	require.Empty(t, r.st.Case.Rows[2].Plea)

	r.press("Ctrl+P")
	r.types("g*")
	r.enter()
	for _, row := range r.st.Case.Rows {
		if !row.Defendant {
			require.Equal(t, "G", row.Plea, row.Number)
		}
	}
}

func TestAPleaThatCannotBeSaysWhy(t *testing.T) {
	r := opened(t)

	r.press("Ctrl+P")
	r.types("zz")
	r.enter()

	require.NotEmpty(t, r.st.Line.Faults)
	require.Equal(t, "PLEA zz", r.st.Line.Text)
	require.Empty(t, r.st.Case.Rows[1].Plea)
}

func TestAResultIsReadBackBeforeItIsRecorded(t *testing.T) {
	r := pleaded(t)

	r.types("1 IMP 12W SUSP 12M UPW 100")
	require.Equal(t, courtroom.LoudSuspended, r.st.Line.Headline)
	require.NotEmpty(t, r.st.Line.Says)
	require.True(t, r.st.Line.Ready, "%+v", r.st.Line)
	require.Empty(t, r.st.Case.Rows[1].Result)

	r.enter()

	require.Equal(t, courtroom.LoudSuspended, r.st.Case.Rows[1].Loud)
	require.True(t, r.st.Case.Rows[1].Draft)
	require.NotEmpty(t, r.st.Told.Rows)
	require.True(t, r.st.Told.Draft)
	require.NotEmpty(t, r.st.Orders.Rows)
}

// pleaded is the theft case with guilty pleas throughout, and the result line
// ready.
func pleaded(tb testing.TB) *robot {
	tb.Helper()
	r := opened(tb)
	r.press("Ctrl+P")
	r.types("g*")
	r.enter()
	r.keys = 0
	return r
}

func TestALineThatIsNotWholeIsNotRecordedAndSaysWhatIsMissing(t *testing.T) {
	r := pleaded(t)

	r.types("1 FO")
	r.enter()

	require.NotEmpty(t, r.st.Line.Missing)
	require.Equal(t, "1 FO", r.st.Line.Text)
	require.Empty(t, r.theft().Results.Results)
}

func TestACompletionIsTakenIntoTheLine(t *testing.T) {
	r := pleaded(t)

	r.types("1 fo")
	require.NotEmpty(t, r.st.Line.Choices)
	want := r.st.Line.Choices[1].Insert
	require.NotEqual(t, want, r.st.Line.Choices[0].Insert)
	r.p.Choose(1)
	r.p.Take()

	require.Equal(t, want, r.st.Line.Text)
	require.True(t, strings.HasPrefix(want, "1 "), want)
}

func TestTheSameResultForOthers(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")

	r.press("Ctrl+D")
	require.Equal(t, "2,3,4", r.st.Confirm.Text, "those that have none yet")
	r.answers("2-3")

	require.NotEmpty(t, r.st.Case.Rows[2].Result)
	require.NotEmpty(t, r.st.Case.Rows[3].Result)
	require.Empty(t, r.st.Case.Rows[5].Result)
}

func TestTheFormRecordsWhatTheLineWould(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.press("Ctrl+F")

	require.NotNil(t, r.st.Form)
	require.Equal(t, "120", r.st.Form.Fields[0].Value)
	r.p.FieldChanged(r.st.Form.Fields[0].Reference, "250")
	require.Contains(t, strings.Join(r.st.Form.Says, " "), "250")
	r.p.FormEntered()

	require.Nil(t, r.st.Form)
	require.Contains(t, r.st.Case.Rows[1].Result, "250")
}

func TestAHalfTypedLineComesBackWithItsCase(t *testing.T) {
	r := pleaded(t)
	r.types("1 IMP 6")

	r.p.OpenRow(2)
	require.Empty(t, r.st.Line.Text)
	r.p.OpenRow(1)

	require.Equal(t, "1 IMP 6", r.st.Line.Text)
}

// resulted is the theft case with a result on every offence.
func resulted(tb testing.TB) *robot {
	tb.Helper()
	r := pleaded(tb)
	r.line("1-3 FO 120 COST 85 SUR COLL 28D")
	r.line("4 FO 120 SUR COLL 28D")
	return r
}

func TestSharingShowsWhoIsToldAndAsksOnce(t *testing.T) {
	r := resulted(t)
	r.keys = 0

	r.press("Ctrl+Return")
	require.NotNil(t, r.st.Confirm)
	require.NotEmpty(t, r.st.Confirm.Yes, "%v", r.st.Confirm.Lines)
	require.NotEmpty(t, r.st.Confirm.Rows)
	r.enter()

	require.Equal(t, 2, r.keys)
	require.Empty(t, r.st.Problem)
	require.Contains(t, r.st.Notice, "shared")
	require.Equal(t, courtroom.MarkShared, r.st.List.Rows[1].Mark)
	files, err := filepath.Glob(filepath.Join(r.st.Orders.SavedTo, "*.pdf"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, row := range r.st.Told.Rows {
		require.NotEmpty(t, row.State)
	}
}

func TestNothingCanBeSharedWithoutAResult(t *testing.T) {
	r := pleaded(t)

	r.press("Ctrl+Return")

	require.Empty(t, r.st.Confirm.Yes)
	r.p.Answer(true)
	require.Empty(t, r.theft().Hearings.Hearings[0].Shared)
}

func TestAChangeAfterTheShareNeedsAReasonAndSupersedes(t *testing.T) {
	r := resulted(t)
	r.press("Ctrl+Return")
	r.enter()

	r.p.GridRow(1)
	r.press("Ctrl+M")
	if r.st.Palette != nil {
		r.enter()
	}
	require.NotEmpty(t, r.st.Line.Text)
	r.p.LineChanged(strings.Replace(r.st.Line.Text, "120", "150", 1), len(r.st.Line.Text))
	r.p.LineEntered()
	require.NotNil(t, r.st.Confirm, r.st.Problem)
	require.True(t, r.st.Confirm.Must)
	r.enter()
	require.NotNil(t, r.st.Confirm, "no change without a reason")
	r.answers("Typed wrongly")

	require.Equal(t, courtroom.MarkWarning, r.st.List.Rows[1].Mark, "changed since the share")
	r.press("Ctrl+Return")
	r.enter()
	require.Empty(t, r.st.Problem)
	shared := r.theft().Hearings.Hearings[0].Shared
	require.Len(t, shared, 2)
	require.Equal(t, shared[0].Set, shared[1].Supersedes)
}

func TestTheResultOfACommonMistakeIsTakenBack(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")
	r.p.GridRow(1)

	r.press("Ctrl+Shift+M")
	r.enter()

	require.Empty(t, r.st.Case.Rows[1].Result)
	require.Len(t, r.theft().Results.Results, 1, "nothing is erased")
}

func TestThePaletteFindsCasesActionsAndResults(t *testing.T) {
	r := atWork(t)

	r.press("Ctrl+K")
	r.finds("lly") // no circumflex on this keyboard
	require.Contains(t, r.st.Palette.Rows[0].Title, "LLŶR")
	r.enter()
	require.Equal(t, "13AB0000226", r.st.Case.Reference)

	r.press("Ctrl+K")
	r.finds("lock")
	r.enter()
	require.Equal(t, 1, r.desk.locked)
}

func TestEveryStringTurnsWelshAtOnce(t *testing.T) {
	r := opened(t)

	r.press("Ctrl+Shift+Y")

	require.Equal(t, court.Welsh, r.desk.language)
	require.Equal(t, "ar y gweill", r.st.List.Rows[1].MarkText)
	require.Contains(t, r.st.Header.Date, "Tachwedd")
}

func TestANoteARestrictionAndAttendanceAreRecorded(t *testing.T) {
	r := opened(t)
	r.press("Ctrl+R")

	r.line("NOTE Usher asks for a break at noon")
	r.line("RESTRICT YJCEA 1999 s.45 / nothing that identifies the witness")
	r.line("d2 ATTEND v")
	r.line("d1 REP Harcourt & Co / Ms Okafor")

	c := r.theft()
	require.Len(t, c.File.Notes, 1)
	require.Len(t, c.File.Restrictions, 1)
	require.Equal(t, "YJCEA 1999 s.45", c.File.Restrictions[0].Provision)
	require.Equal(t, "Harcourt & Co", c.File.Defendants[0].Representation.Firm)
	day, _ := c.Hearings.Hearings[0].Day(today)
	require.Contains(t, day.Attendance, "d2")
}

func TestAFileThatCannotBeReadIsKeptAndItsFaultsAreShown(t *testing.T) {
	r := atWork(t)
	file := filepath.Join(t.TempDir(), "broken.xml")
	require.NoError(t, os.WriteFile(file, []byte("<RouteData><unclosed>"), 0o600))

	r.p.Dropped([]string{file})

	require.NotNil(t, r.st.Confirm)
	require.NotEmpty(t, r.st.Confirm.Lines)
	kept, err := r.cases.Kept(t.Context())
	require.NoError(t, err)
	require.Len(t, kept, 1)
}

func TestBailFollowsTheShare(t *testing.T) {
	r := pleaded(t)
	r.line("1-3 RI 14/12/26 10:00")
	r.line("4 UB 14/12/26 10:00")
	r.press("Ctrl+Return")
	require.NotEmpty(t, r.st.Confirm.Yes, "%v", r.st.Confirm.Lines)
	r.enter()

	d, _ := r.theft().File.Defendant("d1")
	require.Equal(t, casefile.InCustody, d.Custody.Liberty)
	require.Len(t, r.theft().Hearings.Hearings, 2, "the next hearing is fixed")
}

func TestTheSurchargeCountsTheWholeSentenceNotOneLine(t *testing.T) {
	r := pleaded(t)
	r.line("3 FO 200")

	r.line("1-2 FO 120 SUR")

	var surcharges []string
	for _, row := range r.st.Results {
		if strings.Contains(row.Text, "urcharge") {
			surcharges = append(surcharges, row.Text)
		}
	}
	require.Len(t, surcharges, 1)
	require.Contains(t, surcharges[0], "£176", "40% of £440")
}

func TestTwoDefendantsWhoOweDifferentSurchargesAreNotGivenOneAmount(t *testing.T) {
	r := pleaded(t)

	r.types("1-4 FO 120 SUR") // three fines for one defendant, one for the other

	require.NotEmpty(t, r.st.Line.Missing)
	require.False(t, r.st.Line.Ready)
}

func TestTheFormTakesWhatStandsUnderAnOrder(t *testing.T) {
	r := pleaded(t)
	r.types("1 COEW 12M UPW 120")
	r.press("Ctrl+F")

	last := r.st.Form.Fields[len(r.st.Form.Fields)-1]
	require.Contains(t, last.Value, "120")
	r.p.FieldChanged(last.Reference, "UPW 100 RAR 20D")
	require.Contains(t, strings.Join(r.st.Form.Says, " "), "100 hours")
	r.p.FieldChanged(last.Reference, "UPW a lot")
	require.NotEmpty(t, r.st.Form.Fields[len(r.st.Form.Fields)-1].Fault)
	r.p.FieldChanged(last.Reference, "UPW 100")
	r.p.FormEntered()

	require.Nil(t, r.st.Form)
	require.Contains(t, r.st.Case.Rows[1].Result, "100 hours")
}
