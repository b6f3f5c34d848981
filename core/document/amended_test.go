package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
)

// amended is a day that was shared with a suspended sentence, and is shared
// again with immediate custody.
func amended(t *testing.T) []document.Document {
	t.Helper()
	def := documenttest.Person(court.English)
	first := documenttest.Shared(t, court.Crown, def, "1 IMP 12M SUSP 18M UPW 120")
	set := documenttest.Shared(t, court.Crown, def, "1 IMP 12M")
	set.Withdrawn = first.Results
	name, err := first.Name()
	require.NoError(t, err)
	set.Supersedes = name
	return composed(t, set)
}

func TestADocumentOfAnAmendedSetSaysWhatItTakesThePlaceOf(t *testing.T) {
	doc := documenttest.Of(t, amended(t), "warrant-imprisonment", court.English)

	require.True(t, doc.Supersedes)
	require.Regexp(t, `takes? the place of results [0-9a-f]{16}: a document of the earlier results no longer has effect\.$`, doc.Banner)
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
