package result_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/result"
)

// The line that an amendment starts from must mean what was recorded.
func TestAResultTypedAgainReadsBackAsTheSame(t *testing.T) {
	for _, text := range []string{
		"1 FO 120",
		"1 FO 120.50",
		"1 IMP 12M SUSP 18M UPW 120",
		"1 COEW 12M UPW 120",
		"1 RI 14/12/26",
		"1 DDO 14M",
	} {
		cat, ctx := catalogue(t), magistrates()
		for _, r := range record(t, text) {
			typed := "1 " + result.Typed(cat, ctx, r)
			line, faults := result.ParseLine(cat, ctx, typed)
			require.Empty(t, faults, typed)
			made := result.Record(cat, line, result.Sitting{Hearing: "h", Day: today}, ids())
			require.Len(t, made, 1, typed)
			require.True(t, result.Same(r, made[0]), "%s → %s", text, typed)
		}
	}
}

func TestAnAmountIsWrittenAsAClerkWould(t *testing.T) {
	cat, ctx := catalogue(t), magistrates()
	for text, want := range map[string]string{
		"1 FO 1250":                  "FO 1250",
		"1 FO 120.50":                "FO 120.50",
		"1 IMP 12M SUSP 18M UPW 120": "SUSPS 12M 18M UPWR 120",
		"1 CB NC [Jane Roe] CUR 1900-0700 at=[1 High Street] SUR 500": "RC NC [Jane Roe] CUR 19:00 07:00 [1 High Street] SUR 500",
		"1 CB [No alcohol] why=TPO,TEA":                               "RC [No alcohol] TPO,TEA",
		"1 RO 5Y terms=[No contact] protects=[Jane Roe]":              "RESTRAOP [No contact] [Jane Roe] 5Y",
	} {
		require.Equal(t, want, result.Typed(cat, ctx, record(t, text)[0]))
	}
}
