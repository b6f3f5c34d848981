package courtroom_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/result"
)

// Nothing that a clerk has typed is lost, and nothing comes up in another case
// than that in which it was typed.

var errDisk = errors.New("the disk is full")

func TestWhatCannotBeWrittenGoesBackToTheCaseInWhichItWasTyped(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.later, r.fails = true, map[string]error{"record": errDisk}
	r.enter()

	// when: the clerk is in another case by the time that the disk fails
	r.p.OpenRow(2)
	r.catchUp()

	require.Equal(t, "13AB0000226", r.st.Case.Reference)
	require.Empty(t, r.st.Line.Text, "a sentence of another case")
	require.Contains(t, r.st.Problem, "13AB0000126", "which case it was is said")
	r.types("1")
	require.NotEmpty(t, r.st.Problem, "and stays said until somebody has read it")
	r.p.OpenRow(1)
	require.Equal(t, "1 FO 120", r.st.Line.Text)
	draft, err := r.cases.Draft(t.Context(), "line/"+theftCase+"/"+theftSit)
	require.NoError(t, err)
	require.Contains(t, draft, "1 FO 120")
}

func TestWhatCannotBeWrittenDoesNotTakeThePlaceOfWhatIsTypedMeanwhile(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.later, r.fails = true, map[string]error{"record": errDisk}
	r.enter()
	r.types("2 FO 80")
	rev := r.st.Line.Rev
	r.catchUp()

	require.Equal(t, "2 FO 80", r.st.Line.Text)
	require.Equal(t, rev, r.st.Line.Rev, "no letter is moved under the clerk's hands")
	require.Contains(t, r.st.Line.Aside, "1 FO 120")
	r.fails = nil
	r.enter()
	require.Equal(t, "1 FO 120", r.st.Line.Text)
	r.enter()
	require.Len(t, r.theft().Results.Results, 2)
}

func TestALogEntryThatCannotBeWrittenIsStillACorrection(t *testing.T) {
	r := opened(t)
	r.types("di 2")
	r.enter()
	r.press("Ctrl+E")
	r.p.LogChanged("di 1", 4)
	r.fails = map[string]error{"record": errDisk}
	r.enter()
	require.Equal(t, "di 1", r.st.Log.Text)
	require.NotEmpty(t, r.st.Log.Correcting)

	r.fails = nil
	r.enter()

	struck := 0
	for _, e := range r.st.Log.Entries {
		if e.Struck {
			struck++
		}
	}
	require.Equal(t, 1, struck)
}

func TestAnAmendmentStaysOneThroughAnotherCaseAndAFailedDisk(t *testing.T) {
	for name, meanwhile := range map[string]func(*robot){
		"another case": func(r *robot) { r.p.OpenRow(2); r.p.OpenRow(1) },
		"a failed disk": func(r *robot) {
			r.fails = map[string]error{"record": errDisk}
			r.enter()
			r.fails = nil
		},
		"a plea": func(r *robot) { r.press("Ctrl+P"); r.types("g*"); r.p.Escape() },
	} {
		t.Run(name, func(t *testing.T) {
			r := fined(t)
			r.p.GridRow(1)
			r.press("Ctrl+M")
			r.p.LineChanged("1 CD 12M", 8) // a discharge in place of the fine
			require.Contains(t, r.st.Line.Instead, "120")

			meanwhile(r)

			require.Equal(t, "1 CD 12M", r.st.Line.Text)
			require.Contains(t, r.st.Line.Instead, "120")
			r.enter()
			require.Len(t, standing(r), 1, "not a fine and a discharge")
		})
	}
}

func standing(r *robot) []result.Recorded { return r.theft().Results.Standing(theftSit, today) }

func TestAnAmendmentComesBackAsOneAfterAPowerCut(t *testing.T) {
	r := fined(t)
	r.p.GridRow(1)
	r.press("Ctrl+M")
	r.p.LineChanged("1 CD 12M", 8)

	again := r.restarted()

	require.Equal(t, "1 CD 12M", again.st.Line.Text)
	require.Contains(t, again.st.Line.Instead, "120")
}

func TestApplyingToOthersWhileAmendingReplacesNothing(t *testing.T) {
	r := fined(t)
	r.p.GridRow(1)
	r.press("Ctrl+M")

	r.press("Ctrl+D")
	r.answers("2")

	require.Len(t, standing(r), 2, "the fine on offence 1 stands")
	require.NotEmpty(t, r.st.Line.Instead, "and is still being amended")
}

func TestAnAmendmentThatWouldMoveAResultToAnotherOffenceIsAskedAbout(t *testing.T) {
	r := fined(t)
	r.p.GridRow(1)
	r.press("Ctrl+M")
	r.p.LineChanged("", 0)
	r.types("2 FO 50") // forgotten that it amends

	r.enter()

	require.NotNil(t, r.st.Confirm)
	require.Contains(t, strings.Join(r.st.Confirm.Lines, " "), "120")
	r.p.Answer(false)
	require.Len(t, standing(r), 1)
	require.Equal(t, "2 FO 50", r.st.Line.Text)
}

func TestAKeyThatStartsAnotherLineSetsTheHalfTypedOneAside(t *testing.T) {
	for name, start := range map[string]func(*robot){
		"a plea": func(r *robot) { r.press("Ctrl+P"); r.types("g*"); r.enter() },
		"an amendment": func(r *robot) {
			r.p.GridRow(1)
			r.press("Ctrl+M")
			r.p.LineChanged("1 FO 150", 8)
			r.enter()
		},
		"others": func(r *robot) { r.press("Ctrl+D"); r.answers("2") },
	} {
		t.Run(name, func(t *testing.T) {
			r := fined(t)
			r.types("3 IMP 12M SUSP 1")

			start(r)

			require.Equal(t, "3 IMP 12M SUSP 1", r.st.Line.Text)
			require.Empty(t, r.st.Line.Aside)
		})
	}
}

func TestACorrectionSetsTheHalfTypedEntryAside(t *testing.T) {
	r := opened(t)
	r.types("di 2")
	r.enter()
	r.types("mi")

	r.press("Ctrl+E")
	require.Contains(t, r.st.Log.Aside, "mi")
	r.p.Escape()

	require.Equal(t, "mi", r.st.Log.Text)
	require.Empty(t, r.st.Log.Correcting)
}

func TestWhatIsBeingCorrectedIsNotSaidInAnotherCase(t *testing.T) {
	r := opened(t)
	r.press("Ctrl+E")
	require.NotEmpty(t, r.st.Log.Correcting)

	r.p.OpenRow(2)

	require.Empty(t, r.st.Log.Correcting)
}

func TestALineSetAsideStopsTheShare(t *testing.T) {
	r := pleaded(t)
	r.line("1-3 FO 120 SUR")
	r.types("4 FO 80")
	r.press("Ctrl+P")
	r.p.LineChanged("", 0)

	r.press("Ctrl+Return")

	require.Empty(t, r.st.Confirm.Yes)
	require.Contains(t, r.st.Confirm.Lines, "4 FO 80")
}

func TestAFormIsThereUntilItIsRecorded(t *testing.T) {
	filled := func(t *testing.T) *robot {
		t.Helper()
		r := fined(t)
		r.types("1 FO 120")
		r.press("Ctrl+F")
		r.p.FieldChanged(r.st.Form.Fields[0].Reference, "250")
		return r
	}

	t.Run("while it is asked about", func(t *testing.T) {
		r := filled(t)
		r.p.FormEntered()
		require.NotNil(t, r.st.Confirm, "a fine stands there already")
		r.p.Answer(false)
		require.NotNil(t, r.st.Form)
		require.Equal(t, "250", r.st.Form.Fields[0].Value)
	})
	t.Run("on a full disk it becomes a line", func(t *testing.T) {
		r := filled(t)
		r.fails = map[string]error{"record": errDisk}
		r.p.FormEntered()
		r.enter()
		require.Equal(t, "1 FO 250", r.st.Line.Text)
	})
	t.Run("and is then the last result", func(t *testing.T) {
		r := filled(t)
		r.p.FormEntered()
		r.enter()
		r.press("Ctrl+D")
		r.answers("2")
		require.Contains(t, r.st.Case.Rows[2].Result, "250")
	})
	t.Run("and leaves alone a line that it did not come from", func(t *testing.T) {
		r := pleaded(t)
		r.types("4 zzz")
		r.press("Ctrl+F")
		r.finds("fo")
		r.enter()
		r.p.FieldChanged(r.st.Form.Fields[0].Reference, "250")
		r.p.FormEntered()
		require.Len(t, standing(r), 1)
		require.Equal(t, "4 zzz", r.st.Line.Text)
	})
}

func TestAFormKeepsTheOtherResultsOfItsLine(t *testing.T) {
	codes := func(r *robot) []string {
		var out []string
		for _, s := range standing(r) {
			out = append(out, s.Code)
		}
		return out
	}
	t.Run("a remand and its adjournment", func(t *testing.T) {
		r := opened(t)
		r.press("Ctrl+R")
		r.types("4 RI 30/11/26 10:00")
		r.press("Ctrl+F")
		require.Contains(t, r.st.Form.Title, "Remanded in custody", "not the adjournment that comes with it")
		require.Contains(t, strings.Join(r.st.Form.Says, " "), "30 November 2026", "all that would be recorded is read back")
		r.p.FieldChanged("prison", "HMP Leeds")
		r.p.FormEntered()
		require.Nil(t, r.st.Form)
		require.ElementsMatch(t, []string{"A", "RI"}, codes(r))
		require.Empty(t, r.st.Line.Text)
	})
	t.Run("one of several that were typed", func(t *testing.T) {
		r := pleaded(t)
		r.types("1 F120 C85 V60")
		r.press("Ctrl+F")
		require.Len(t, r.st.Palette.Rows, 3, "which one is asked")
		r.p.PaletteChoose(2)
		r.enter()
		require.Equal(t, "60", r.st.Form.Fields[0].Value)
		r.p.FieldChanged(r.st.Form.Fields[0].Reference, "75")
		r.p.FormEntered()
		require.ElementsMatch(t, []string{"FO", "FCOST", "FCOMP"}, codes(r))
		require.Contains(t, r.st.Case.Rows[1].Result, "75")
	})
}

func TestTheFormIsOfWhatIsOnTheLineNow(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.press("Ctrl+P")

	r.press("Ctrl+F")

	require.Nil(t, r.st.Form, "the line is a plea: there is nothing to fill in")
	require.NotNil(t, r.st.Palette)
}

func TestWhatCameToStandWhileAQuestionWasOpenIsAskedAboutToo(t *testing.T) {
	r := fined(t)
	r.types("1-2 FO 150")
	r.enter()
	require.NotNil(t, r.st.Confirm)
	shown := r.st.Confirm.Lines

	// when: a fine on offence 2 comes in beneath the question
	late := standing(r)[0]
	late.ID, late.Offence = "late", "o2"
	require.NoError(t, r.cases.Record(t.Context(), theftCase, "", result.ResultRecorded{Result: late}))
	r.enter()

	require.NotNil(t, r.st.Confirm)
	require.Greater(t, len(r.st.Confirm.Lines), len(shown))
	r.enter()
	require.Len(t, standing(r), 2, "one fine on each")
}

func TestWhatIsTypedBeforeTheDraftIsReadLosesNeither(t *testing.T) {
	r := pleaded(t)
	r.types("1 IMP 6")
	again := r.restartedWhile(func(again *robot) { again.types("2 FO") })

	require.Equal(t, "2 FO", again.st.Line.Text)
	require.Contains(t, again.st.Line.Aside, "1 IMP 6")
}

// restarted is the desk opened again on the same record, on the theft case.
func (r *robot) restarted() *robot {
	r.t.Helper()
	return r.restartedWhile(func(*robot) {})
}

// restartedWhile does something before what is on the disk has been read.
func (r *robot) restartedWhile(do func(*robot)) *robot {
	r.t.Helper()
	again := &robot{t: r.t, desk: r.desk, cases: r.cases, clock: r.clock}
	again.sit()
	again.later = true
	again.p.OpenRow(1)
	again.st.Focus = courtroom.OnLine
	do(again)
	again.catchUp()
	return again
}

func TestAtEachMomentALineIsOnTheDiskAsADraftOrInTheRecord(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.later = true
	r.enter()

	for len(r.todo) > 0 {
		draft, err := r.cases.Draft(t.Context(), "line/"+theftCase+"/"+theftSit)
		require.NoError(t, err)
		require.True(t, strings.Contains(draft, "1 FO 120") || len(standing(r)) == 1, "a power cut here would lose it")
		do := r.todo[0]
		r.todo = r.todo[1:]
		do()
	}
	require.Len(t, standing(r), 1)
}

func TestTheFormOfOneLosersCompensationLeavesTheOthers(t *testing.T) {
	r := pleaded(t)
	r.types("1 V 50 V 60")
	r.press("Ctrl+F")
	require.NotNil(t, r.st.Palette)
	r.enter()
	require.NotNil(t, r.st.Form)

	r.p.FieldChanged(r.st.Form.Fields[0].Reference, "55")
	r.p.FormEntered()

	require.Len(t, standing(r), 2)
	require.Contains(t, standing(r)[0].Text.EN, "55")
	require.Contains(t, standing(r)[1].Text.EN, "60")
}

func TestAnOpenFormTurnsWelshToo(t *testing.T) {
	r := pleaded(t)
	r.types("1 FO 120")
	r.press("Ctrl+F")
	title := r.st.Form.Title

	r.press("Ctrl+Shift+Y")

	require.NotEqual(t, title, r.st.Form.Title)
}

func TestBailTakesThePlaceOfCustodyAndIsNotRecordedBesideIt(t *testing.T) {
	codes := func(r *robot) []string {
		var out []string
		for _, s := range standing(r) {
			out = append(out, s.Code)
		}
		return out
	}
	// given: a remand in custody
	r := opened(t)
	r.line("4 RI 30/11/26 10:00")

	// when: the bench grants bail after all
	r.press("Ctrl+R")
	r.types("4 RU 30/11/26 10:00")
	r.enter()

	// then: the clerk is asked, and one of them stands
	require.NotNil(t, r.st.Confirm)
	require.Contains(t, strings.Join(r.st.Confirm.Lines, " "), "custody")
	r.enter()
	require.ElementsMatch(t, []string{"A", "RU"}, codes(r))
}

func TestAnotherDateOfARemandMovesItsAdjournmentToo(t *testing.T) {
	r := opened(t)
	r.line("4 RI 30/11/26 10:00")

	r.press("Ctrl+R")
	r.types("4 RI 07/12/26 10:00")
	r.enter()
	r.enter()

	require.Len(t, standing(r), 2)
	for _, s := range standing(r) {
		require.NotContains(t, s.Text.EN, "30 November", s.Code)
	}
}
