package document_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/result"
)

func TestATermThatIsSaidTwiceOnOneOffenceIsNotATermOfBoth(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.English), "1-2 RC conditions=[Report daily]")
	set.Results[0].Values = result.Values{"conditions": "Live at home; Live at home; Report daily"}

	doc := documenttest.Of(t, composed(t, set), "bail-notice", court.English)

	require.Equal(t, []document.Requirement{{Heading: "(offence 1)", Text: "Live at home"}, {Text: "Report daily"}}, doc.Requirements)
}

func TestEveryWarrantOfCustodySaysWhatTheCourtWasToldOfRisk(t *testing.T) {
	for _, kind := range []string{
		"warrant-imprisonment", "warrant-detention-yoi", "warrant-detention-youth", "warrant-remand", "warrant-remand-youth", "warrant-sending",
	} {
		c := documenttest.Kinds[kind]
		lines := append(slices.Clone(c.Lines), "VULN risk=[Has harmed himself in custody]")
		for l, label := range map[court.Language]string{court.English: "Risk or vulnerability", court.Welsh: "Risg neu fregusrwydd"} {
			doc := documenttest.Of(t, composed(t, documenttest.Shared(t, c.In, documenttest.Person(l), lines...)), kind, l)
			require.Contains(t, doc.Terms, document.Line{Label: label, Value: "Has harmed himself in custody"}, kind)
		}
	}
}

// named gathers what a wording file names: under keys of codes, codes; under
// keys of answers, prompt references.
type named struct{ codes, answers []string }

func (n *named) walk(value any, key string) {
	switch v := value.(type) {
	case map[string]any:
		for k, inner := range v {
			n.walk(inner, k)
		}
	case []any:
		for _, inner := range v {
			n.walk(inner, key)
		}
	case string:
		switch key {
		case "when", "without", "unless", "triggers", "of", "result":
			n.codes = append(n.codes, v)
		case "from", "values", "amount":
			n.answers = append(n.answers, v)
		}
	}
}

func TestTheWordingNamesOnlyResultsAndAnswersThatThereAre(t *testing.T) {
	cat, err := result.Load(documenttest.Assets(t, "reference/results"))
	require.NoError(t, err)
	var prompts []string
	for _, d := range cat.Definitions(court.Date{}) {
		for _, p := range d.Prompts {
			prompts = append(prompts, p.Reference)
		}
	}
	wording := documenttest.Assets(t, "wording")
	files, err := fs.Glob(wording, "*.json")
	require.NoError(t, err)
	for _, file := range files {
		b, err := fs.ReadFile(wording, file)
		require.NoError(t, err)
		var tree any
		require.NoError(t, json.Unmarshal(b, &tree))
		var n named
		n.walk(tree, "")
		require.Subset(t, cat.Codes(), n.codes, file)
		require.Subset(t, prompts, n.answers, file)
	}
}
