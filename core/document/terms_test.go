package document_test

import (
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
