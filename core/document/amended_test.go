package document_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/result"
	"assize.example/core/share"
)

// amended is a day that was shared with a suspended sentence, and is shared
// again with immediate custody.
func amended(t *testing.T) []document.Document {
	t.Helper()
	def := documenttest.Person(court.English)
	first := documenttest.Shared(t, court.Crown, def, "1 IMP 12M SUSP 18M UPW 120")
	set := documenttest.Shared(t, court.Crown, def, "1 IMP 12M")
	renamed(set.Results, "again")
	return composed(t, documenttest.Amending(t, set, first))
}

// renamed gives results that take the place of others identifiers of their own.
func renamed(rs []result.Recorded, suffix string) {
	for i := range rs {
		rs[i].ID += "-" + suffix
	}
}

// two is a case of two defendants, each fined what is said.
func two(t *testing.T, first, second string) share.Set {
	t.Helper()
	other := documenttest.Person(court.English)
	other.ID, other.Number = "d2", 2
	other.Person = &casefile.Person{Name: court.Name{Given: []string{"Non"}, Family: "Penri"}, Born: court.On(2010, 3, 4)}
	other.Custody = casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Berwyn", Conditions: []string{"Live at home"}}
	other.Parent = &casefile.Parent{Name: "Elin Penri"}
	other.Offences = slices.Clone(other.Offences)
	for i := range other.Offences {
		other.Offences[i].ID, other.Offences[i].Number = fmt.Sprint("o", i+3), i+3
	}
	set := magistrates(t, documenttest.Person(court.English), first)
	theirs := magistrates(t, other, second)
	for i := range theirs.Results {
		theirs.Results[i].ID = "theirs" + theirs.Results[i].ID
	}
	set.Case.Defendants = append(set.Case.Defendants, other)
	set.Results = append(set.Results, theirs.Results...)
	return set
}

func TestADocumentOfAnAmendedSetSaysWhatItTakesThePlaceOf(t *testing.T) {
	docs := amended(t)

	require.Regexp(t, `^Made on 23 November 2026 at 15:42 GMT, when the court amended its results: these take the place of results [0-9a-f]{16}\. `+
		`Reason: the term was wrongly entered\.$`, documenttest.Of(t, docs, "warrant-imprisonment", court.English).Banner)
	sheet := documenttest.Of(t, docs, "result-sheet", court.English)
	require.True(t, sheet.Supersedes)
	require.Regexp(t, `^Amended on 23 November 2026 at 15:42 GMT\. This document takes the place of the one made under results [0-9a-f]{16}, `+
		`which no longer has effect\. Reason: the term was wrongly entered\.$`, sheet.Banner)
}

func TestAnAmendmentLeavesTheOrdersOfACoDefendantStanding(t *testing.T) {
	first := two(t, "1 FO 120", "3 FO 50")
	second := two(t, "1 FO 150", "3 FO 50")
	renamed(second.Results[:1], "again")
	second.Case.Defendants[1].Custody = casefile.Custody{Liberty: casefile.NotApplicable} // as the share itself recorded
	second = documenttest.Amending(t, second, first)

	var made []string
	for _, d := range composed(t, second) {
		made = append(made, d.Kind+" "+d.Defendant)
	}
	require.Equal(t, []string{"fine-notice d1", "result-sheet "}, made)
	for _, o := range documenttest.Told(second, documenttest.Rules(t)) {
		require.Equal(t, o.Required && o.Defendant == "d2", o.Stands, "%s %s of %s", o.Agency, o.Kind, o.Defendant)
	}
}

func TestADocumentTakesThePlaceOfTheOneThatWasHandedOutLastHoweverLongAgo(t *testing.T) {
	first := two(t, "1 FO 120", "3 FO 50")
	second := two(t, "1 FO 150", "3 FO 50")
	renamed(second.Results[:1], "again")
	second = documenttest.Amending(t, second, first)
	third := two(t, "1 FO 150", "3 FO 60")
	renamed(third.Results[:1], "again")
	renamed(third.Results[1:], "once more")
	third = documenttest.Amending(t, third, second)

	name, err := first.Name()
	require.NoError(t, err)
	for _, d := range composed(t, third) {
		if d.Kind == "fine-notice" {
			require.Equal(t, "d2", d.Defendant)
			require.Contains(t, d.Banner, "made under results "+name[:16], "the paper that the defendant holds bears this")
		}
	}
}

func TestWhoeverIsToldOnlyNowGetsTheOrderThatStands(t *testing.T) {
	def := documenttest.Person(court.English)
	first := documenttest.Shared(t, court.Crown, def, "1 SHOPP 5Y terms=[Not to enter 9 Maes Hyfryd]")
	second := documenttest.Shared(t, court.Crown, def, "1 SHOPP 5Y terms=[Not to enter 9 Maes Hyfryd]", "2 IMP 12M")

	doc := documenttest.Of(t, composed(t, documenttest.Amending(t, second, first)), "sexual-harm-prevention-order", court.English)

	require.Contains(t, doc.Copies, "The prison")
	require.True(t, doc.Stands)
	require.False(t, doc.Supersedes)
	require.Regexp(t, `^This document says what the one made under results [0-9a-f]{16} says, which stands\.$`, doc.Banner)
}

func TestAnOrderThatAnAmendmentDidAwayWithIsWithdrawnByName(t *testing.T) {
	doc := documenttest.Of(t, amended(t), "withdrawal-notice", court.English)

	requireGolden(t, "withdrawal-notice.en.txt", doc.Plain())
}

func TestADraftIsSignedByNobodyAndSaysSo(t *testing.T) {
	docs := composed(t, magistrates(t, documenttest.Person(court.English), "1 FO 50"))

	draft := document.Drafts(docs, documenttest.Wording(t))[0]

	require.Equal(t, "DRAFT", draft.Draft)
	require.Contains(t, draft.Banner, "not a document of the court")
	require.NotContains(t, draft.Plain(), "Anwen Prosser")
	require.Empty(t, docs[0].Draft, "the issued document is untouched")
}

func TestADraftOfAnAmendmentSaysAlsoWhatItWillTakeThePlaceOf(t *testing.T) {
	draft := documenttest.Of(t, document.Drafts(amended(t), documenttest.Wording(t)), "result-sheet", court.English)

	require.Regexp(t, `^Draft\. .* Amended on 23 November 2026 .* Reason: the term was wrongly entered\.$`, draft.Banner)
}

func TestNothingIsWithdrawnWhereTheSameKindOfOrderStands(t *testing.T) {
	def := documenttest.Person(court.English)
	set := documenttest.Shared(t, court.Crown, def, "1 IMP 9M")
	set.Withdrawn = documenttest.Shared(t, court.Crown, def, "1 IMP 12M").Results

	for _, d := range composed(t, set) {
		require.NotEqual(t, "withdrawal-notice", d.Kind)
	}
}

func TestAnAdjournmentThatANoticeOfBailNowTellsOfIsNotWithdrawn(t *testing.T) {
	def := documenttest.Person(court.English)
	set := magistrates(t, def, "1 ADJ 14/12/26 10:00", "1 RU")
	set.Withdrawn = magistrates(t, def, "1 ADJ 14/12/26 10:00").Results

	for _, d := range composed(t, set) {
		require.NotEqual(t, "withdrawal-notice", d.Kind)
	}
}

func TestWhatCannotBeWordedInFullIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ spoil, want string }{
		"a defendant who is not in the case": {"defendant", `result r1 (FO) is on defendant "d9", who is not in case`},
		"an offence of nobody":               {"offence", `result r1 (FO) is on offence "o9", which is not defendant "d1"'s in case`},
		"an amount that is none":             {"amount", `compose fine-notice of 63TS0417926: result r1 (FO), AOF: amount "twelve": want whole pence`},
	} {
		t.Run(name, func(t *testing.T) {
			set := magistrates(t, documenttest.Person(court.English), "1 FO 120")
			switch r := &set.Results[0]; c.spoil {
			case "defendant":
				r.Defendant = "d9"
			case "offence":
				r.Offence = "o9"
			case "amount":
				r.Values["AOF"] = "twelve"
			}

			docs, err := document.Compose(set, documenttest.Wording(t), documenttest.Signer, documenttest.SharedAt, nil)

			require.ErrorContains(t, err, c.want)
			require.Empty(t, docs)
		})
	}
}

func TestEveryWordThatWasAnnouncedIsOnTheResultSheet(t *testing.T) {
	for kind, c := range documenttest.Kinds {
		for _, l := range []court.Language{court.English, court.Welsh} {
			set := documenttest.Shared(t, c.In, documenttest.Person(l), c.Lines...)

			sheet := documenttest.Of(t, composed(t, set), "result-sheet", l)

			for _, r := range set.Results {
				var printed []string
				printed = append(printed, sheet.General...)
				for _, o := range sheet.Offences {
					printed = append(printed, o.Result)
				}
				require.Condition(t, func() bool { return anyContains(printed, r.Text.In(l)) }, "%s: %s", kind, r.Text.In(l))
			}
		}
	}
}
