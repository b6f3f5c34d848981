package result_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

func TestConditionsOfBailAreTypedByShortCodes(t *testing.T) {
	const heading = "RC - Remanded on conditional bail\nRemanded on bail with conditions. "
	for line, want := range map[string]string{
		"1 CB 14/12 NC [Jane Roe] EXC [High Street] CUR 1900-0700": "Conditions: not to contact Jane Roe directly or indirectly, not to enter High Street, to stay indoors between 19:00 and 07:00 every day.",
		"1 CB NC [Jane Roe] CUR 1900-0700 14/12 1000":              "Conditions: not to contact Jane Roe directly or indirectly, to stay indoors between 19:00 and 07:00 every day.",
		"1 CB 14/12 CURE 1900-0700 at=[1 High Street]":             "Conditions: to stay indoors at 1 High Street between 19:00 and 07:00 every day with electronic monitoring.",
		"1 CB 14/12 tag 1900-0700 EMSC":                            "Conditions: to stay indoors between 19:00 and 07:00 every day with electronic monitoring by EMS Manchester (curfew).",
		"1 CB 14/12 SUR 5000 PASS [Derby police station]":          "Before release: to find a surety in the sum of £5,000.00, to surrender every passport to Derby police station.",
		"1 CB 14/12 [To live at 1 High Street]":                    "Conditions: To live at 1 High Street.",
		"1 CB 14/12 SUR 500 RES [1 High Street] why=TPO":           "Conditions: to live and sleep each night at 1 High Street. Before release: to find a surety in the sum of £500.00. Reasons for the conditions: To prevent offending.",
		"1 CB 14/12 [No alcohol] NC [Jane Roe]":                    "Conditions: No alcohol. Conditions: not to contact Jane Roe directly or indirectly.",
	} {
		rs := record(t, line)
		require.Equal(t, []string{"A", "RC"}, []string{rs[0].Code, rs[1].Code}, line)
		require.Equal(t, heading+want, rs[1].Text.EN, line)
		next, ok := result.NextHearing(rs[0])
		require.True(t, ok, line)
		require.Equal(t, court.On(2026, 12, 14), next.Date, line)
	}
}

func TestBailOnConditionsNeedsACondition(t *testing.T) {
	cat := catalogue(t)
	for _, text := range []string{"1 CB 14/12", "1 CCIC 21/12 1000", "1 RCBV"} {
		line, faults := result.ParseLine(cat, magistrates(), text)
		require.Empty(t, faults, text)
		require.Len(t, line.Missing, 1, text)
		require.Equal(t, "conditions", line.Missing[0].Reference, text)
		require.Contains(t, line.Missing[0].Says.EN, "conditions=[…]; or one of CSUR, CUR", text)
		require.Contains(t, line.Missing[0].Says.CY, "teipiwch", text)
	}
	line, _ := result.ParseLine(cat, magistrates(), "1 UB 14/12")
	require.Empty(t, line.Missing)
}

func TestAShortCodeMeansAConditionUnderBailOnly(t *testing.T) {
	rs := record(t, "1 CB [No alcohol]; SUR 48")
	require.Equal(t, []string{"RC", "FVS"}, []string{rs[0].Code, rs[1].Code})
	_, faults := result.ParseLine(catalogue(t), magistrates(), "1 NC [Jane Roe]")
	require.NotEmpty(t, faults)
	_, faults = result.ParseLine(catalogue(t), magistrates(), "1 PORE3 [Jane Roe]")
	require.Contains(t, faults[0].Says.EN, "needs bail before it")
}

func TestEveryConditionOfBailIsListed(t *testing.T) {
	rs := record(t, "1 CB 14/12 NC [Jane Roe] SUR 5000 conditions=[No alcohol; To be of good behaviour]")
	var en []string
	for _, c := range result.BailConditions(rs[1]) {
		en = append(en, c.EN)
	}
	require.Equal(t, []string{
		"No alcohol", "To be of good behaviour", "not to contact Jane Roe directly or indirectly", "to find a surety in the sum of £5,000.00",
	}, en)
	require.Equal(t, "canfod meichiau yn y swm o £5,000.00", result.BailConditions(rs[1])[3].CY)
}

func TestWhatIsTypedForMissingChildrenIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"1 ADJ":        "Adjournment (A) needs the next hearing: type for example A 14/12 10:00.",
		"1 COEW 12M":   "Community order England / Wales (COEW) needs a requirement: type for example COEW 6M UPW 120H; or one of AAR, ATR, CUR, CURE, DRR, DRWR, ….",
		"1 COEW":       "Community order England / Wales (COEW) needs Length of the order: type for example COEW 6M.",
		"1 PAYT":       "Payment terms (PAYT) needs a result under it: type for example PAYT PDATE 14/12; or one of INSTL, LUMSI, PDATE.",
		"1 RO 5Y":      "Restraining order for period (RESTRAOP) needs Terms: type for example RESTRAOP terms=[…] protects=[…] 6M.",
		"1 UPWR":       "Unpaid work (UPWR) needs Hours of work: type for example UPWR 120H.",
		"1 CB CUR":     "Bail condition: curfew (CUR) needs Begins: type for example CUR 19:00 07:00.",
		"1 IMP SUSP":   "Suspended sentence order - imprisonment (IMP) needs Term: type for example IMP 6M SUSP 18M.",
		"1 FO":         "Fine (FO) needs Amount: type for example FO 120.",
		"1 DDO COURSE": "Obligatory disqualification (DDO) needs Length: type for example DDO 6M.",
		"1 CB":         "Remanded on conditional bail (RC) needs Conditions of bail: type for example RC conditions=[…]; or one of CSUR, CUR, CURE, EXC, EXCE, NA, ….",
	} {
		line, _ := result.ParseLine(catalogue(t), magistrates(), text)
		require.NotEmpty(t, line.Missing, text)
		require.Equal(t, want, line.Missing[0].Says.EN, text)
		require.NotEmpty(t, line.Missing[0].Label.CY, text)
	}
}

// TestWhatIsGivenAsAnExampleCanBeTyped tries the examples of every result that
// stands by itself.
func TestWhatIsGivenAsAnExampleCanBeTyped(t *testing.T) {
	cat := catalogue(t)
	for _, d := range cat.Definitions(today) {
		if over[d.Group] != nil || d.Code == "CRS" {
			continue // typed under another result
		}
		line, _ := result.ParseLine(cat, magistrates(), "1 "+d.Code)
		for _, m := range line.Missing {
			_, example, _ := strings.Cut(m.Says.EN, "for example ")
			example, _, _ = strings.Cut(strings.TrimSuffix(example, "."), "; or one of")
			typed, faults := result.ParseLine(cat, magistrates(), "1 "+example)
			require.Empty(t, faults, example)
			for _, still := range typed.Missing {
				require.False(t, still.Code == m.Code && still.Reference == m.Reference, "%s: %s", example, still.Says.EN)
			}
		}
	}
}
