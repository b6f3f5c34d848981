package result_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

func TestSentencesAreConcurrentOrConsecutiveAsTyped(t *testing.T) {
	for line, want := range map[string][]string{
		"1-3 IMP 6M":            {"Imprisonment for 6 months.", "Imprisonment for 6 months.", "Imprisonment for 6 months."},
		"1-3 IMP 6M CONC":       {"Imprisonment for 6 months.", "Imprisonment for 6 months. Concurrent.", "Imprisonment for 6 months. Concurrent."},
		"1-3 IMP 6M CONS":       {"Imprisonment for 6 months.", "Imprisonment for 6 months, consecutive to offence 1.", "Imprisonment for 6 months, consecutive to offence 2."},
		"1,3 IMP 6M CONSEC":     {"Imprisonment for 6 months.", "Imprisonment for 6 months, consecutive to offence 1."},
		"2 IMP 4M CONS 1":       {"Imprisonment for 4 months, consecutive to offence 1."},
		"2-3 IMP 4M cons 1":     {"Imprisonment for 4 months, consecutive to offence 1.", "Imprisonment for 4 months, consecutive to offence 1."},
		"1-2 IMP 6M CONS TAG 9": {"Imprisonment for 6 months. Days on tagged bail that count: 9.", "Imprisonment for 6 months, consecutive to offence 1. Days on tagged bail that count: 9."},
		"2 IMP 4M CONS [the sentence of 3 August 2026]": {"Imprisonment for 4 months, consecutive to offence the sentence of 3 August 2026."},
		"1-2 IMP 6M CONS SUSP 12M UPW 100":              {"Imprisonment for 6 months, suspended for 12 months. Requirements: Unpaid work for 100 hours.", "Imprisonment for 6 months, consecutive to offence 1, suspended for 12 months. Requirements: Unpaid work for 100 hours."},
	} {
		var got []string
		for _, r := range record(t, line) {
			got = append(got, plain(r))
		}
		require.Equal(t, want, got, line)
	}
}

func plain(r result.Recorded) string { return r.Text.EN[len(r.Code)+len(" - ")+len(r.Label.EN)+1:] }

func TestAChainIsReadBackOffenceByOffence(t *testing.T) {
	cat := catalogue(t)
	line, faults := result.ParseLine(cat, magistrates(), "1-3 IMP 6M CONS")
	require.Empty(t, faults)
	require.Equal(t, []court.Text{
		{EN: "Imprisonment for 6 months.", CY: "Carchar am 6 mis."},
		{EN: "Imprisonment for 6 months, consecutive to offence 1.", CY: "Carchar am 6 mis, yn olynol i drosedd 1."},
		{EN: "Imprisonment for 6 months, consecutive to offence 2.", CY: "Carchar am 6 mis, yn olynol i drosedd 2."},
	}, cat.ReadBack(line).Sentences)
}

func TestConsecutiveToNothingIsRefused(t *testing.T) {
	_, faults := result.ParseLine(catalogue(t), magistrates(), "1 IMP 6M CONS")
	require.Len(t, faults, 1)
	require.Equal(t, 9, faults[0].Column)
	require.Contains(t, faults[0].Says.EN, "CONS 1")
}
