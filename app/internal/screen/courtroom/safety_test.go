package courtroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
)

// What a clerk in a hurry does wrong, and what the window does about it.

func TestALineTypedAgainWithACorrectionReplacesAndDoesNotDouble(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")

	r.types("1 FO 150")
	r.enter()
	require.NotNil(t, r.st.Confirm)
	require.Contains(t, r.st.Confirm.Title, "Replace")
	r.enter()

	require.Len(t, r.st.Results, 1)
	require.Contains(t, r.st.Case.Rows[1].Result, "150")
	require.Len(t, r.theft().Results.Results, 2, "the old one stays in the record")
}

func TestTheSameLineTwiceIsRecordedOnce(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120 COST 85")
	before := len(r.theft().Events)

	r.types("1 FO 120 COST 85")
	r.enter()

	require.Nil(t, r.st.Confirm)
	require.Len(t, r.theft().Events, before)
	require.NotEmpty(t, r.st.Notice)
}

func TestCompensationToTwoLosersStandsTwice(t *testing.T) {
	r := pleaded(t)
	r.line("1 V 50 to=[A Shop]")
	r.line("1 V 60 to=[B Jones]")
	require.Len(t, r.st.Results, 2)

	r.types("1 V 70 to=[A Shop]")
	r.enter()
	require.NotNil(t, r.st.Confirm, "the same loser once")
}

func TestTypingOnTheResultLineBringsItsReadBackIntoView(t *testing.T) {
	r := pleaded(t)
	r.p.Panel(courtroom.PanelOrders)

	r.types("1")

	require.Equal(t, courtroom.PanelResults, r.st.Panel)
}

func TestALineThatIsStillTypedStopsTheShare(t *testing.T) {
	r := pleaded(t)
	r.line("1-3 FO 120 SUR")
	r.types("4 FO 80")

	r.press("Ctrl+Return")

	require.Empty(t, r.st.Confirm.Yes)
	require.Contains(t, r.st.Confirm.Lines, "4 FO 80")
}

func TestTheSurchargeIsWorkedOutWheneverItIsTyped(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")

	r.types("1 SUR")

	require.True(t, r.st.Line.Ready, "%+v", r.st.Line)
	require.Contains(t, r.st.Line.Says[0], "£48")
}

func TestWhoSitsIsRecordedOnceForTheRoom(t *testing.T) {
	r := opened(t)
	r.press("Ctrl+R")

	r.line("BENCH Mrs A Rhys JP; Mr B Okoro JP")

	require.Equal(t, "Mrs A Rhys JP, Mr B Okoro JP", r.st.Header.Bench)
	day, _ := r.theft().Hearings.Hearings[0].Day(today)
	require.Len(t, day.Bench, 2)
	require.True(t, day.Bench[0].Chair)
	r.press("Ctrl+N")
	c, err := r.cases.Case(r.t.Context(), assaultCase)
	require.NoError(t, err)
	day, _ = c.Hearings.Hearings[0].Day(today)
	require.Len(t, day.Bench, 2, "the next case called on has it too")
}

func TestAShareWithNobodyOnTheBenchSaysSo(t *testing.T) {
	r := resulted(t)

	r.press("Ctrl+Return")

	found := false
	for _, l := range r.st.Confirm.Lines {
		found = found || l == "Warning: who sat is not recorded; the orders will say so. Type BENCH and the names."
	}
	require.True(t, found, "%v", r.st.Confirm.Lines)
}

func TestTheFormsPickerFindsByCodeFirst(t *testing.T) {
	r := pleaded(t)

	r.press("Ctrl+F")
	r.finds("fo")

	require.Equal(t, "FO", r.st.Palette.Rows[0].Detail)
	r.enter()
	require.NotNil(t, r.st.Form)
}

func TestACaseIsFoundByTheLastDigitsOfItsNumber(t *testing.T) {
	r := atWork(t)

	r.press("Ctrl+K")
	r.finds("226")

	require.Contains(t, r.st.Palette.Rows[0].Title, "LLŶR")
}

func TestARefusalGoesWithItsCase(t *testing.T) {
	r := opened(t)
	r.types("23:59 bp")
	r.enter()
	require.NotEmpty(t, r.st.Log.Refused)

	r.p.OpenRow(2)

	require.Empty(t, r.st.Log.Refused)
}

func TestPausingKeepsAHalfTypedEntry(t *testing.T) {
	r := opened(t)
	r.types("mi")

	r.press("Ctrl+B")

	require.Equal(t, "mi", r.st.Log.Text)
}

func TestAChangedVerdictAsksForItsReason(t *testing.T) {
	r := opened(t)
	r.press("Ctrl+P")
	r.types("ng")
	r.enter()
	r.line("1 VERDICT ng")

	r.types("1 VERDICT g")
	r.enter()
	require.NotNil(t, r.st.Confirm, r.st.Problem)
	r.answers("Announced wrongly")

	o, _, _ := r.theft().File.Offence("o1")
	require.Equal(t, "G", o.Verdict.Code)
}

func TestADefendantWhoseOffencesHaveAllEndedIsHeldNoLonger(t *testing.T) {
	r := pleaded(t)
	require.NoError(t, r.cases.Record(r.t.Context(), theftCase, "", casefile.CustodyRecorded{
		Defendant: "d2", Custody: casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Gororau", Since: court.On(2026, 11, 22)},
	}))
	r.line("4 FO 120 SUR")

	r.press("Ctrl+Return")
	r.enter()

	d, _ := r.theft().File.Defendant("d2")
	require.Equal(t, casefile.NotApplicable, d.Custody.Liberty)
	require.Empty(t, d.Custody.Prison)
}

func TestThePrisonStaysKnownWhenCustodyIsRecordedAnew(t *testing.T) {
	r := pleaded(t)
	require.NoError(t, r.cases.Record(r.t.Context(), theftCase, "", casefile.CustodyRecorded{
		Defendant: "d2", Custody: casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Gororau"},
	}))
	r.line("4 IMP 8W SUR")

	r.press("Ctrl+Return")
	r.enter()

	d, _ := r.theft().File.Defendant("d2")
	require.Equal(t, casefile.Convicted, d.Custody.Liberty)
	require.Equal(t, "HMP Gororau", d.Custody.Prison)
	require.Contains(t, r.st.Case.Badges, courtroom.Badge{Mark: courtroom.MarkBlocked, Text: "D2 SERVING SENTENCE"})
}

// unlisted is a case that is held, found with Ctrl+K, and on no list today.

// soonMajority is the least time in retirement for a majority (Juries Act 1974 s.17(4)).
const soonMajority = 2 * time.Hour

func TestAMajorityIsReadBackWithItsFigures(t *testing.T) {
	// given: a trial in the Crown Court
	r := atWork(t)
	f := assault()
	f.ID, f.URN, f.Jurisdiction = "case-trial", "13AB0000526", court.Crown
	h := hearing.Hearing{ID: "trial", Jurisdiction: court.Crown, Days: []hearing.Day{{Date: today, Court: leedsMags, Room: "2", At: "15:00"}}}
	item := listing.Item{CaseID: f.ID, Hearing: "trial", Reference: string(f.URN), Title: f.Title(), At: "15:00", Sequence: 3}
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.CaseStream(f.ID), casefile.CaseReceived{File: f}, hearing.Fixed{Hearing: h}))
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.SittingStream(leedsMags, "2", today), listing.CaseListed{Item: item}))
	r.p.OpenRow(3)
	r.line("1 PLEA ng")

	// then
	read := r.reads("1 VERDICT g 10-2")
	require.Contains(t, read.Says[0], "out for 0 minutes", "the log has no retirement")
	require.True(t, read.Ready, "it warns")
	retired := courtlog.Entry{ID: "out", Hearing: "trial", Day: today, At: r.clock.Add(-soonMajority), Code: "2", Control: courtlog.JuryRetires}
	called := retired
	called.ID, called.At, called.Control = "on", retired.At.Add(-1), courtlog.Starts
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.CaseStream(f.ID), courtlog.EntryMade{Entry: called}, courtlog.EntryMade{Entry: retired}))
	require.Equal(t, []string{"Verdict: Guilty by a majority of 10 to 2 · offence 1 · LLŶR, Ffion"}, r.reads("1 VERDICT g 10-2").Says)
	require.Equal(t, []string{"Verdict: Guilty · offence 1 · LLŶR, Ffion"}, r.reads("1 VERDICT g").Says)
}

func TestAHearingIsNotUncalledByOneKey(t *testing.T) {
	// given: a case that was called on, and nothing else
	r := opened(t)
	require.Len(t, r.st.Log.Entries, 1)

	// when
	r.press("Ctrl+W")
	require.NotNil(t, r.st.Confirm)
	r.p.Answer(false)

	// then
	require.False(t, r.st.Log.Entries[0].Struck)
	r.press("Ctrl+W")
	r.enter()
	require.True(t, r.st.Log.Entries[0].Struck)
}

func TestWhatCannotBeRecordedIsSaidBeforeAReasonIsAskedFor(t *testing.T) {
	// given: a shared fine that is to be amended
	r := shared(t)
	r.press("Ctrl+M")

	// when: what is typed is against another defendant's offence
	r.p.LineChanged("d2 CD 12M", 9)

	// then
	if !r.st.Line.Ready {
		require.NotEmpty(t, append(r.st.Line.Missing, faultTexts(r.st.Line)...))
	}
	r.enter()
	require.Nil(t, r.st.Confirm, "no reason is asked for in vain")
}

func faultTexts(l courtroom.Line) (out []string) {
	for _, f := range l.Faults {
		out = append(out, f.Text)
	}
	return out
}

func TestWhoGetsACopyIsNamedInTheClerksLanguage(t *testing.T) {
	r := fined(t)
	r.press("Ctrl+2")
	require.Contains(t, r.st.Orders.Rows[0].Copies, "The defendant")

	r.press("Ctrl+Shift+Y")

	require.Contains(t, r.st.Orders.Rows[0].Copies, "Y diffynnydd")
	require.NotContains(t, r.st.Orders.Rows[0].Copies, "The defendant")
}

func TestWhatTheSentencesComeToIsInSight(t *testing.T) {
	r := pleaded(t)
	r.line("1 IMP 8W SUR")
	require.NotContains(t, r.st.Case.Rows[0].Result, "Total", "one sentence is its own total")

	r.line("2 IMP 4W CONS 1")
	r.line("3 IMP 6W CONC")

	require.Contains(t, r.st.Case.Rows[0].Result, "Total: 12 weeks")
	require.NotContains(t, r.st.Case.Rows[4].Result, "Total", "another's")
}

func TestAnAmendmentSaysWhatItLeavesAsItWas(t *testing.T) {
	// given: two defendants' fines, shared
	r := pleaded(t)
	r.line("1-3 FO 120")
	r.line("4 FO 80")
	r.press("Ctrl+Return")
	r.enter()
	before := len(r.st.Orders.Rows)

	// when: one of them is amended
	r.p.GridRow(1)
	r.press("Ctrl+M")
	for r.st.Palette != nil {
		r.enter()
	}
	r.p.LineChanged("1 FO 200", 8)
	r.enter()
	r.answers("Announced wrongly")

	// then: the other's order, and whoever was told of it, stay as they are
	r.press("Ctrl+2")
	require.Less(t, len(r.st.Orders.Rows), before)
	require.Contains(t, r.st.Orders.Left, "Jones")
	states := map[string]int{}
	for _, row := range r.st.Told.Rows {
		states[row.State]++
	}
	require.Positive(t, states["held at this desk"], "they were told: %v", states)
	require.Positive(t, states["will be told"], "%v", states)
}

func TestALineThatWasRefusedIsNotGluedToTheNext(t *testing.T) {
	// given: a line for an offence that there is not
	r := pleaded(t)
	r.types("9 f100")
	r.enter()
	require.Equal(t, 1, r.st.Line.RefusedRev, "the view selects it")

	// when: the clerk types on
	r.p.LineChanged("4", 1)
	r.p.LineChanged("4 FO 80", 7)
	r.enter()

	// then
	require.Contains(t, r.st.Case.Rows[5].Result, "80")
	require.Contains(t, r.st.Line.Missed, "9 f100")
	r.p.Escape()
	require.Empty(t, r.st.Line.Missed)
}

func TestALineThatLacksSomethingIsGoneOnWith(t *testing.T) {
	r := pleaded(t)
	r.types("1 imp")
	r.enter()

	require.NotEmpty(t, r.st.Line.Missing)
	require.Zero(t, r.st.Line.RefusedRev)
}

func TestALineThatReplacesIsCheckedWithoutWhatItReplaces(t *testing.T) {
	r := pleaded(t)
	r.line("1 FO 120")

	r.types("1 FO 150")

	for _, f := range r.st.Line.Findings {
		require.NotContains(t, f.Rule, "RES-TWICE", f.Text)
	}
}

func TestAChangedVerdictThatCannotBeIsRefusedBeforeItsReason(t *testing.T) {
	r := opened(t)
	r.line("1 PLEA ng")
	r.line("1 VERDICT ng")

	read := r.reads("1 VERDICT zz")

	require.False(t, read.Ready)
	require.NotEmpty(t, read.Faults)
}

func TestAFindingSaysWhichOfSeveralDefendantsItIsAbout(t *testing.T) {
	r := pleaded(t)
	r.line("4 FO 80")

	var said []string
	for _, f := range r.st.Line.Findings {
		said = append(said, f.Text)
	}

	require.NotEmpty(t, said)
	require.Contains(t, strings.Join(said, "\n"), "D2: ")
}
