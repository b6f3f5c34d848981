package result_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
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
		{EN: "Offence 1: Imprisonment for 6 months.", CY: "Trosedd 1: Carchar am 6 mis."},
		{EN: "Offence 2: Imprisonment for 6 months, consecutive to offence 1.", CY: "Trosedd 2: Carchar am 6 mis, yn olynol i drosedd 1."},
		{EN: "Offence 3: Imprisonment for 6 months, consecutive to offence 2.", CY: "Trosedd 3: Carchar am 6 mis, yn olynol i drosedd 2."},
	}, cat.ReadBack(line).Sentences)
}

func TestSentencesOfOneLineThatDifferSayOfWhichOffencesTheyAre(t *testing.T) {
	cat := catalogue(t)
	for typed, want := range map[string][]string{
		"1-3 IMP 20M CONC": {"Offence 1: Imprisonment for 20 months.", "Offences 2, 3: Imprisonment for 20 months. Concurrent."},
		"1-8 IMP 20M CONC": {"Offence 1: Imprisonment for 20 months.", "Offences 2 to 8: Imprisonment for 20 months. Concurrent."},
		"1,3,5-7 IMP 20M CONC SUR": {
			"Offence 1: Imprisonment for 20 months.", "Offences 3, 5 to 7: Imprisonment for 20 months. Concurrent.", "Surcharge of £48.00.",
		},
		"2-3 IMP 4M CONS 1": {"Imprisonment for 4 months, consecutive to offence 1."},
		"2 IMP 4M CONC":     {"Imprisonment for 4 months. Concurrent."},
		"1-3 FO 100":        {"Fined £100.00."},
	} {
		ctx := magistrates()
		one := &ctx.Case.Defendants[0]
		for n := 6; n <= 10; n++ {
			one.Offences = append(one.Offences, casefile.Offence{ID: "o" + strconv.Itoa(n)})
		}
		for i := range one.Offences {
			one.Offences[i].Number = i + 1
		}
		ctx.Case.Defendants = ctx.Case.Defendants[:1]
		line, faults := result.ParseLine(cat, ctx, typed)
		require.Empty(t, faults)
		var got []string
		for _, says := range cat.ReadBack(line).Sentences {
			got = append(got, says.EN)
		}
		require.Equal(t, want, got, typed)
	}
	line, _ := result.ParseLine(cat, magistrates(), "1-3 IMP 20M CONC")
	require.Equal(t, "Troseddau 2, 3: Carchar am 20 mis. Cydamserol.", cat.ReadBack(line).Sentences[1].CY)
}

func TestConsecutiveToNothingIsRefused(t *testing.T) {
	_, faults := result.ParseLine(catalogue(t), magistrates(), "1 IMP 6M CONS")
	require.Len(t, faults, 1)
	require.Equal(t, 9, faults[0].Column)
	require.Contains(t, faults[0].Says.EN, "CONS 1")
}

func TestASentenceIsConcurrentWithTheOneThatStands(t *testing.T) {
	const six, with = "Imprisonment for 6 months.", "Imprisonment for 6 months. Concurrent."
	for name, c := range map[string]struct {
		before, line string
		want         []string
	}{
		"one offence alone":                   {"", "2 IMP 6M CONC", []string{with}},
		"several beside the one that leads":   {"1 IMP 12M", "2-3 IMP 6M CONC", []string{with, with}},
		"beside one that is concurrent":       {"1 IMP 12M CONC", "2-3 IMP 6M CONC", []string{six, with}},
		"beside one that is consecutive":      {"1 IMP 12M CONS [an earlier term]", "2-3 IMP 6M CONC", []string{six, with}},
		"instead of the one that leads":       {"1 IMP 12M", "1-2 IMP 6M CONC", []string{six, with}},
		"beside a sentence of another kind":   {"1 F120", "2-3 IMP 6M CONC", []string{six, with}},
		"beside a suspended one":              {"1 IMP 12M SUSP 12M", "2-3 IMP 6M CONC", []string{six, with}},
		"of two defendants, each with a lead": {"", "1-2,4-5 IMP 6M CONC", []string{six, with, six, with}},
		"of two defendants, one has a lead":   {"4 IMP 12M", "1-2,5 IMP 6M CONC", []string{six, with, with}},
	} {
		t.Run(name, func(t *testing.T) {
			// given
			cat, ctx := catalogue(t), magistrates()
			if c.before != "" {
				ctx.Standing = recordIn(t, ctx, c.before)
			}

			// when
			line, faults := result.ParseLine(cat, ctx, c.line)
			require.Empty(t, faults)

			// then: what is recorded, and what is read back, says how it runs
			var got []string
			for _, r := range recordIn(t, ctx, c.line) {
				got = append(got, plain(r))
			}
			require.Equal(t, c.want, got)
			for _, says := range cat.ReadBack(line).Sentences {
				_, said, numbered := strings.Cut(says.EN, ": ")
				if !numbered {
					said = says.EN
				}
				require.Contains(t, c.want, said)
			}
			require.Len(t, cat.ReadBack(line).Sentences, len(slices.Compact(slices.Sorted(slices.Values(c.want)))))
		})
	}
}

func TestAChainOfTwoDefendantsStartsWithEach(t *testing.T) {
	var got []string
	for _, r := range record(t, "1-2,4-5 IMP 6M CONS") {
		got = append(got, r.Values["consecutiveToOffenceNumber"])
	}
	require.Equal(t, []string{"", "1", "", "4"}, got)
}

func TestASentenceFollowsOneOfTheSameDefendantAlone(t *testing.T) {
	for line, refused := range map[string]bool{
		"4 IMP 6M CONS 1":                    true, // another defendant's
		"1 IMP 6M CONS 1":                    true, // itself
		"1 IMP 6M CONS 9":                    true, // nobody's
		"1,4 IMP 6M CONS 2":                  true, // of one of them only
		"1 IMP 6M CONS 2":                    false,
		"4 IMP 6M CONS [the sentence of Y1]": false,
	} {
		_, faults := result.ParseLine(catalogue(t), magistrates(), line)
		require.Equal(t, refused, len(faults) > 0, "%s: %v", line, faults)
	}
}
