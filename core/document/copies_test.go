package document_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/notify"
)

// routes are the lines of routes.csv, by the names of their columns.
func routes(tb testing.TB) []map[string]string {
	tb.Helper()
	f, err := documenttest.Assets(tb, "reference/notifications").Open("routes.csv")
	require.NoError(tb, err)
	defer func() { require.NoError(tb, f.Close()) }()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(tb, err)
	var out []map[string]string
	for _, row := range rows[1:] {
		line := map[string]string{}
		for i, name := range rows[0] {
			line[name] = row[i]
		}
		out = append(out, line)
	}
	return out
}

func TestEveryDocumentThatARouteSendsIsOneThatIsComposed(t *testing.T) {
	kinds := documenttest.Wording(t).Kinds()
	for _, r := range routes(t) {
		for kind := range strings.FieldsSeq(r["documents"]) {
			require.Contains(t, kinds, kind, r["id"])
		}
	}
}

func TestCopiesGoToExactlyThoseWhoAreToldWithTheDocument(t *testing.T) {
	for kind, c := range documenttest.Kinds {
		t.Run(kind, func(t *testing.T) {
			def := documenttest.Person(court.English)
			def.Representation = &casefile.Representation{Firm: "Bowen a'i Gwmni"}
			set := documenttest.Shared(t, c.In, def, c.Lines...)

			got := documenttest.Of(t, composed(t, set), kind, court.English).Copies

			want := 1 // the court record
			if kind != "result-sheet" {
				want++ // the defendant
			}
			var told []string
			for _, o := range notify.Derive(set, documenttest.Rules(t)) {
				if o.Required && slices.Contains(o.Documents, kind) && !slices.Contains(told, o.Agency) {
					told = append(told, o.Agency)
				}
			}
			require.Len(t, got, want+len(told), "%v for %v", got, told)
			require.NotContains(t, got, "", "an agency of no name")
			require.Equal(t, "The court record", got[len(got)-1])
		})
	}
}

func TestEveryAgencyHasANameForDocuments(t *testing.T) {
	rules := documenttest.Rules(t)
	for _, l := range []court.Language{court.English, court.Welsh} {
		for _, a := range rules.Agencies() {
			d := document.Document{Kind: "fine-notice", Defendant: "d1", Language: l, CopyTo: []string{document.ToDefendant}}
			told := []notify.Obligation{{Agency: a.Code, Defendant: "d1", Required: true, Documents: []string{"fine-notice"}}}

			got := document.CopiesTo([]document.Document{d}, told, documenttest.Wording(t))[0].Copies

			require.Len(t, got, 3)
			require.NotEmpty(t, got[1], a.Code)
		}
	}
}

func TestADefendantWhoHasNobodyActingIsNotSaidToHave(t *testing.T) {
	doc := documenttest.Document(t, "warrant-sending", court.English)

	require.Contains(t, doc.Copies, "The prison")
	require.NotContains(t, doc.Copies, "The defendant’s legal representative")
}

func TestADocumentInWelshThatARouteSendsIsFollowedByTheEnglish(t *testing.T) {
	for _, r := range routes(t) {
		for kind := range strings.FieldsSeq(r["documents"]) {
			set := documenttest.Shared(t, documenttest.Kinds[kind].In, documenttest.Person(court.Welsh), documenttest.Kinds[kind].Lines...)

			documenttest.Of(t, composed(t, set), kind, court.English)
		}
	}
}

func TestWhoGetsCopiesIsWordedInTheLanguageOfWhoeverReadsTheList(t *testing.T) {
	doc := documenttest.Document(t, "warrant-remand", court.Welsh)
	w := documenttest.Wording(t)

	require.Equal(t, []string{"defendant", "prison", "escort", "cps", "record"}, doc.CopyTo)
	require.Equal(t, []string{"The defendant", "The prison", "The prisoner escort service", "The Crown Prosecution Service", "The court record"}, w.CopiesIn(doc, court.English))
	require.Equal(t, doc.Copies, w.CopiesIn(doc, court.Welsh))
}

func TestTheParentAndTheYouthOffendingTeamHaveTheOrdersOfAChild(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Person.Born = court.On(2011, 4, 5)
	for kind, line := range map[string]string{
		"discharge-order": "1 CD 12M", "fine-notice": "1 FO 50", "adjournment-notice": "1 ADJ 14/12/26 10:00",
		"bail-notice": "1 RU", "youth-rehabilitation-order": "1 YRO 12M", "warrant-detention-youth": "1 DTO 8M",
	} {
		t.Run(kind, func(t *testing.T) {
			def.Parent = &casefile.Parent{Name: "Elin Llŷr"}
			doc := documenttest.Of(t, composed(t, magistrates(t, def, line)), kind, court.English)
			require.Equal(t, []string{"defendant", "parent"}, doc.CopyTo[:2])
			require.Equal(t, "The defendant’s parent or guardian", doc.Copies[1])
			require.Contains(t, doc.CopyTo, "yot")

			def.Parent = nil
			require.NotContains(t, documenttest.Of(t, composed(t, magistrates(t, def, line)), kind, court.English).CopyTo, "parent")
		})
	}
	grown := documenttest.Person(court.English)
	grown.Parent = &casefile.Parent{Name: "Elin Llŷr"}
	require.NotContains(t, documenttest.Of(t, composed(t, magistrates(t, grown, "1 CD 12M")), "discharge-order", court.English).CopyTo, "parent")
}
