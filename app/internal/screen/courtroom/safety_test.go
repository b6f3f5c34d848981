package courtroom_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
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
	r.line("1 V 50")
	r.line("1 V 60")

	require.Len(t, r.st.Results, 2)
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

func TestWhatChangesWhileTheShareIsAskedAboutIsNotSharedUnseen(t *testing.T) {
	r := resulted(t)
	r.press("Ctrl+Return")
	require.NotEmpty(t, r.st.Confirm.Yes)

	// when: another result comes in beneath the question
	late := r.theft().Results.Results[0]
	late.ID, late.Defendant, late.Offence = "late", "d2", "o4"
	require.NoError(t, r.cases.Record(t.Context(), theftCase, "", result.ResultRecorded{Result: late}))
	r.enter()

	require.Contains(t, r.st.Problem, "changed while the question was open")
	require.Empty(t, r.theft().Hearings.Hearings[0].Shared)
}

func TestAShareIsNotAskedAboutOverALineTypedMeanwhile(t *testing.T) {
	r := resulted(t)
	r.later = true
	r.press("Ctrl+Return")
	r.types("1 NOTE")

	r.catchUp()

	require.Empty(t, r.st.Confirm.Yes, "Enter on the line must not answer a question that comes up under it")
}

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

// unlisted is a case that is held, found with Ctrl+K, and on no list today.
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

func TestOrdersArePrintedWhereTheyAreNotOnThisDisk(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, folder string){
		"shared at another desk": func(t *testing.T, folder string) { t.Helper(); require.NoError(t, os.RemoveAll(folder)) },
		"the disk was full half way": func(t *testing.T, folder string) {
			t.Helper()
			files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
			require.NoError(t, err)
			require.NoError(t, os.Remove(files[len(files)-1]))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := shared(t)
			want := r.desk.printed
			require.NotEmpty(t, want)
			spoil(t, r.st.Orders.SavedTo)
			r.desk.printed = nil

			r.press("Ctrl+Shift+P")

			require.Equal(t, want, r.desk.printed)
			for _, f := range want {
				require.FileExists(t, f)
			}
		})
	}
}

func TestAShareThatEndsWhileAnotherCaseIsOpenSaysWhichAndMovesNothing(t *testing.T) {
	r := fined(t)
	r.press("Ctrl+Return")
	r.later = true
	r.enter()
	r.p.OpenRow(2)
	r.p.Panel(courtroom.PanelFile)
	r.catchUp()

	require.Equal(t, courtroom.PanelFile, r.st.Panel)
	require.Contains(t, r.st.Notice, "13AB0000126")
}

func TestAShareIsNotAskedAboutOverAnEntryTypedMeanwhile(t *testing.T) {
	r := resulted(t)
	r.press("Ctrl+L")
	r.later = true
	r.press("Ctrl+Return")
	r.types("di 2")

	r.catchUp()

	require.Nil(t, r.st.Confirm, "Enter on the log line must not share")
	require.Equal(t, "di 2", r.st.Log.Text)
	require.Contains(t, r.st.Notice, "Ctrl+Enter")
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
