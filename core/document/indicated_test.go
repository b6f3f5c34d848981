package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document/documenttest"
)

func TestGuiltyIndicatedToAnEitherWayOffenceIsPrintedAsThePleaThatItIs(t *testing.T) {
	def := documenttest.Person(court.English)
	for i := range def.Offences {
		o := &def.Offences[i]
		o.Mode, o.Plea, o.Verdict = casefile.EitherWay, nil, nil
		o.IndicatedPlea = &casefile.Plea{Code: "IG", On: court.On(2026, 11, 23)}
	}

	doc := documenttest.Of(t, composed(t, magistrates(t, def, "1 FO 50")), "fine-notice", court.English)

	require.NotEmpty(t, doc.Offences)
	require.Contains(t, doc.Offences[0].Finding, "23 November 2026")
}
