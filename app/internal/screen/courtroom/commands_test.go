package courtroom_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
)

// reads types a line as far as Enter, and returns what is read back. The line
// is empty again afterwards.
func (r *robot) reads(line string) courtroom.Line {
	r.t.Helper()
	r.press("Ctrl+R")
	r.types(line)
	read := r.st.Line
	r.p.LineChanged("", 0)
	return read
}

func TestParticularsAreCorrectedByOneLineEach(t *testing.T) {
	r := opened(t)
	for line, says := range map[string]string{
		"d2 ADDRESS 12 High Street, Leeds, ls1 1aa": "Address: 12 High Street, Leeds, LS1 1AA · JONES, Chidi",
		"d2 BORN 4/5/1988":                          "Date of birth: 4 May 1988 · JONES, Chidi",
		"d2 NAME Chidi Ade / Jones Roberts":         "Name: JONES ROBERTS, Chidi Ade · JONES, Chidi",
	} {
		read := r.reads(line)
		require.Equal(t, []string{says}, read.Says, line)
		require.True(t, read.Ready, line)
	}

	r.line("d2 ADDRESS 12 High Street, Leeds, ls1 1aa")
	r.line("d2 BORN 4/5/1988")
	r.line("d2 NAME Chidi Ade / Jones Roberts")

	d, _ := r.theft().File.Defendant("d2")
	require.Equal(t, court.Address{Lines: []string{"12 High Street", "Leeds"}, Postcode: "LS1 1AA"}, d.Address)
	require.Equal(t, court.On(1988, 5, 4), d.Person.Born)
	require.Equal(t, "Chidi Ade Jones Roberts", d.Person.Name.String())
	require.Len(t, d.Offences, 1, "the charges stay")
	other, _ := r.theft().File.Defendant("d1")
	require.Equal(t, theft().Defendants[0].Person, other.Person, "nobody else is changed")
}

func TestBailAndCustodyAreRecordedAsFound(t *testing.T) {
	r := opened(t)
	require.Len(t, r.reads("d2 STATUS ").Choices, 7)

	r.line("d2 STATUS c HMP Leeds")
	d, _ := r.theft().File.Defendant("d2")
	require.Equal(t, casefile.Custody{Liberty: casefile.InCustody, Since: today, Prison: "HMP Leeds", By: d.Custody.By}, d.Custody)

	r.line("d2 STATUS b live at 1 High Street; report daily")
	d, _ = r.theft().File.Defendant("d2")
	require.Equal(t, []string{"live at 1 High Street", "report daily"}, d.Custody.Conditions)
}

func TestAnOffenceIsAddedWithWhatTheOffenceListKnows(t *testing.T) {
	r := opened(t)

	r.line("d2 ADD CJ88116 20/11/2026 at Leeds assaulted John Smith by beating him")

	d, _ := r.theft().File.Defendant("d2")
	require.Len(t, d.Offences, 2)
	added := d.Offences[1]
	require.Equal(t, 5, added.Number)
	require.Contains(t, strings.ToLower(added.Title.EN), "assault")
	require.Equal(t, casefile.SummaryOnly, added.Mode)
	require.Equal(t, court.On(2026, 11, 20), added.From)
	require.Equal(t, "On 20/11/2026 at Leeds assaulted John Smith by beating him", added.Wording.EN, "the order prints the wording, which says when")
	require.Contains(t, added.LookedUp, "mode", "what the message did not say is marked so")

	r.line("d2 ADD ZZ99999 20/11/2026 An old offence / did the thing")
	d, _ = r.theft().File.Defendant("d2")
	require.Equal(t, "An old offence", d.Offences[2].Title.EN)
	require.Equal(t, "On 20/11/2026 did the thing", d.Offences[2].Wording.EN)
	require.Equal(t, casefile.ModeUnknown, d.Offences[2].Mode, "nothing is guessed")
}

func TestAChargeIsAmendedAndWhatTheCourtDidStays(t *testing.T) {
	r := pleaded(t)

	r.line("2 CHARGE On 01/09/2026 at Leeds stole a bicycle")
	require.Contains(t, r.reads("2 CHARGE 3/9/2026").Says[0], "On 03/09/2026 at Leeds", "the wording that is printed follows the date")
	r.line("2 CHARGE 3/9/2026")

	o, _, _ := r.theft().File.Offence("o2")
	require.Equal(t, "On 03/09/2026 at Leeds stole a bicycle", o.Wording.EN)
	require.Equal(t, court.On(2026, 9, 3), o.From)
	require.Equal(t, court.OffenceCode("TH68010"), o.Code)
	require.Equal(t, "G", o.Plea.Code)
}

func TestARestrictionIsLiftedAndCasesAreLinked(t *testing.T) {
	r := opened(t)
	r.line("RESTRICT s.45 / the youth is not to be named")
	require.Len(t, r.reads("LIFT ").Choices, 1)
	r.line("LIFT s.45")
	require.Equal(t, today, r.theft().File.Restrictions[0].Lifted)

	r.line("LINK 13ab0000226 / the same shop")
	require.Equal(t, assaultCase, r.theft().File.Links[0].CaseID, "a case on the list is found by its reference")
	require.Equal(t, "13AB0000226", r.theft().File.Links[0].Reference)
}

func TestWhatACommandCannotDoIsSaidBeforeEnter(t *testing.T) {
	r := opened(t)
	for line, code := range map[string]string{
		"d2 BORN tomorrow":                  "is not a date of birth",
		"d2 BORN 1/1/2030":                  "is not a date of birth",
		"d2 ADDRESS 4 Gorse Lane, ZZ99 3VZ": "says already",
		"d2 STATUS x":                       "is not a bail or custody status",
		"d2 STATUS b":                       "no condition",
		"d2 ADD theft":                      "not an offence code",
		"1-2 CHARGE at Leeds":               "One charge",
		"LIFT s.45":                         "not one restriction",
		"LINK 13AB0000226":                  "why",
		"LIST never":                        "not a place",
		"LIST 9":                            "places 1 to 2",
		"LIST OUT":                          "why",
		"LIST ROOM 7":                       "LIST OUT",
	} {
		read := r.reads(line)
		require.False(t, read.Ready, line)
		require.Len(t, read.Faults, 1, line)
		require.Contains(t, read.Faults[0].Text, code, line)
		r.types(line)
		r.enter()
		require.Equal(t, line, r.st.Line.Text, "what was typed stays")
		r.p.LineChanged("", 0)
	}
}

// rows are the cases on the list, in its order.
func (r *robot) rows() []string {
	var out []string
	for _, row := range r.st.List.Rows {
		if !row.Heading {
			out = append(out, strings.TrimSpace(row.Time+" "+row.Reference))
		}
	}
	return out
}

func TestACaseIsMovedOnTheListTakenOutAndPutBack(t *testing.T) {
	r := opened(t)
	require.Equal(t, []string{"10:00 13AB0000126", "10:20 13AB0000226"}, r.rows())

	r.line("LIST 2 1415")
	require.Equal(t, []string{"10:20 13AB0000226", "14:15 13AB0000126"}, r.rows())

	r.line("LIST OUT no file")
	require.Equal(t, []string{"10:20 13AB0000226"}, r.rows())
	sittings, err := r.cases.Sittings(t.Context(), today)
	require.NoError(t, err)
	it, _ := sittings[0].Item(theftCase, theftSit)
	require.Equal(t, "no file", it.Why)

	r.line("LIST 15:00")
	require.Equal(t, []string{"10:20 13AB0000226", "15:00 13AB0000126"}, r.rows())
	require.Len(t, r.theft().Hearings.Hearings, 1, "its hearing of today is used again")
	require.Contains(t, r.st.List.Rows[2].Type, "First hearing", "and is for what it was")
}

func TestACaseThatIsOnNoListIsHeardAfterOneLine(t *testing.T) {
	// given: a case that is held, and is on no list
	r := opened(t)
	f := assault()
	f.ID, f.URN = "case-late", "13AB0000326"
	require.NoError(t, r.cases.Take(t.Context(), leedsMags, journal.CaseStream(f.ID), casefile.CaseReceived{File: f}))
	r.press("Ctrl+K")
	r.finds("13AB0000326")
	r.enter()

	// when
	r.line("LIST 11:00")

	// then: it is on the list, and can be called on, logged and resulted at once
	require.Equal(t, "11:00 13AB0000326", r.rows()[2])
	c, err := r.cases.Case(t.Context(), f.ID)
	require.NoError(t, err)
	require.Equal(t, []hearing.Day{{Date: today, Court: leedsMags, CourtName: "Leeds Magistrates' Court", Room: "2", At: "11:00"}}, c.Hearings.Hearings[0].Days)
	r.press("Ctrl+P")
	r.types("g")
	r.enter()
	r.line("1 FO 120 SUR")
	r.press("Ctrl+Return")
	require.NotEmpty(t, r.st.Confirm.Yes, "%v", r.st.Confirm.Lines)
	sittings, err := r.cases.Sittings(t.Context(), today)
	require.NoError(t, err)
	require.IsType(t, listing.Item{}, sittings[0].Items[2])
	require.Equal(t, c.Hearings.Hearings[0].ID, sittings[0].Items[2].Hearing)
}

func TestEveryCommandIsInAMenuAndInTheHelpWithAnExample(t *testing.T) {
	for _, l := range []court.Language{court.English, court.Welsh} {
		words := map[string]bool{}
		for _, a := range courtroom.Actions(l) {
			if word, ok := strings.CutPrefix(a.ID, "line "); ok {
				words[strings.TrimSpace(word)] = true
			}
		}
		for _, word := range []string{"ATTEND", "REP", "BENCH", "LIST", "ALLOC", "STATUS", "CTL", "ADDRESS", "BORN", "NAME", "ADD", "CHARGE", "RESTRICT", "LIFT", "LINK", "NOTE"} {
			require.True(t, words[word], word)
		}
	}
	r := opened(t)
	r.press("Ctrl+H")
	require.Contains(t, strings.Join(r.st.Confirm.Lines, "\n"), "d2 ATTEND video")
	r.p.Escape()
	require.Equal(t, []string{"d2 ATTEND video. Also: person, no, excused"}, r.reads("ATTEND ").Missing)
}

func TestACaseCalledOnByACodeHasTheBenchOfItsRoomToo(t *testing.T) {
	// given: a room whose bench is known
	r := opened(t)
	r.line("BENCH Mrs A Rhys JP; Mr B Okoro JP")

	// when: the next case is opened, and called on by a code in the log
	r.p.OpenRow(2)
	r.press("Ctrl+L")
	r.types("co")
	r.enter()

	// then
	c, err := r.cases.Case(t.Context(), assaultCase)
	require.NoError(t, err)
	require.Len(t, c.Hearings.Hearings[0].Days[0].Bench, 2)
}
