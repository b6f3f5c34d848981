package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
)

// counts is a defendant with offences on an indictment: counts 1 up, which the
// grid numbers 5 up.
func counts(n int) casefile.Defendant {
	def := documenttest.Person(court.English)
	first := def.Offences[0]
	def.Offences = nil
	for i := 1; i <= n; i++ {
		o := first
		o.ID, o.Number, o.Count = "o"+string(rune('0'+i)), i+4, i
		def.Offences = append(def.Offences, o)
	}
	return def
}

func termsOf(d document.Document) map[string]string {
	out := map[string]string{}
	for _, l := range d.Terms {
		out[l.Label] = l.Value
	}
	return out
}

func TestSentencesSayHowTheyRunByCountsAndWhatTheyComeTo(t *testing.T) {
	for name, c := range map[string]struct {
		lines       []string
		each, total string
	}{
		"one sentence": {[]string{"5 IMP 20M"}, "20 months", ""},
		"consecutive":  {[]string{"5 IMP 20M", "6 IMP 30M CONS 5"}, "20 months (count 1); 30 months, consecutive to count 1 (count 2)", "50 months"},
		"concurrent":   {[]string{"5 IMP 20M", "6 IMP 1Y CONC"}, "20 months (count 1); 1 year, concurrent (count 2)", "20 months"},
		"a chain and one beside it": {
			[]string{"5 IMP 6M CONS 6", "6 IMP 8W CONS 7", "7 IMP 1Y", "8 IMP 18M CONC"},
			"6 months, consecutive to count 2 (count 1); 8 weeks, consecutive to count 3 (count 2); 1 year (count 3); 18 months, concurrent (count 4)",
			"1 year 6 months 8 weeks",
		},
		"in a ring":                       {[]string{"5 IMP 6M CONS 6", "6 IMP 8M CONS 5"}, "6 months, consecutive to count 2 (count 1); 8 months, consecutive to count 1 (count 2)", ""},
		"not said how they run":           {[]string{"5 IMP 20M", "6 IMP 12M"}, "20 months (count 1); 12 months (count 2)", ""},
		"after a sentence of another day": {[]string{"5 IMP 20M", "6 IMP 12M CONS 8"}, "20 months (count 1); 12 months, consecutive to count 4 (count 2)", ""},
		"as the court said in all":        {[]string{"5 IMP 20M", "6 IMP 12M CONS 5", "5 TIMP 32M"}, "20 months (count 1); 12 months, consecutive to count 1 (count 2)", "32 months"},
	} {
		t.Run(name, func(t *testing.T) {
			set := documenttest.Shared(t, court.Crown, counts(4), c.lines...)
			for _, r := range set.Results {
				if strings.Contains(r.Line, "CONC") {
					r.Values["concurrent"] = "true"
				}
			}

			got := termsOf(documenttest.Of(t, composed(t, set), "warrant-imprisonment", court.English))

			require.Equal(t, c.each, got["Sentence on each offence"])
			require.Equal(t, c.total, got["Total term"])
		})
	}
}

func TestACurfewStatesItsPlaceAndItsDays(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		home court.Address
		want string
	}{
		"at home":            {"1 COEW 12M CURE 2100-0600 8W", documenttest.Person(court.English).Address, "Place of the curfew: 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ. First day: 23 November 2026."},
		"no address on file": {"1 COEW 12M CURE 2100-0600 8W", court.Address{}, "Place of the curfew: not recorded. First day: 23 November 2026."},
	} {
		t.Run(name, func(t *testing.T) {
			def := documenttest.Person(court.English)
			def.Address = c.home

			doc := documenttest.Of(t, composed(t, magistrates(t, def, c.line)), "community-order", court.English)

			require.Equal(t, "Curfew with electronic monitoring for 8 weeks between 21:00 and 06:00 each day, until 17 January 2027. "+c.want, doc.Requirements[0].Text)
		})
	}
}

func TestACurfewElsewhereStatesThatPlaceOnce(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.English), "1 COEW 12M CURE 2100-0600 8W")
	curfew := &set.Results[0].Children[0]
	curfew.Values["curfewAddressDetailsAndTimings"] = "2 Maes Hyfryd, Aberystwyth"
	curfew.Values["startDateOfTagging"] = "2026-11-25"

	doc := documenttest.Of(t, composed(t, set), "community-order", court.English)

	require.Contains(t, doc.Requirements[0].Text, "Place of the curfew: 2 Maes Hyfryd, Aberystwyth. First day: 25 November 2026.")
	require.NotContains(t, doc.Requirements[0].Text, "Heol y Tŷ Gwyn")
}

func TestASuspendedSentenceWithRequirementsStatesItsSupervisionAndArea(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, documenttest.Person(court.English), "1 IMP 12M SUSP 18M UPW 120")
	set.Case.CommittedBy = "Marchfield Magistrates' Court"

	got := termsOf(documenttest.Of(t, composed(t, set), "suspended-sentence-order", court.English))

	require.Equal(t, "18 months", got["Supervision period"])
	require.Equal(t, "Caer Lwyd and the Border", got["Home local justice area"])
}

func TestASuspendedSentenceWithoutRequirementsHasNoSupervision(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, documenttest.Person(court.English), "1 IMP 12M SUSP 18M")

	got := termsOf(documenttest.Of(t, composed(t, set), "suspended-sentence-order", court.English))

	require.NotContains(t, got, "Supervision period")
	require.NotContains(t, got, "Home local justice area")
}

func TestOnAnIndictmentAnOffenceIsCalledByItsCount(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, counts(2), "5 IMP 20M", "6 IMP 10M CONS 5")

	doc := documenttest.Of(t, composed(t, set), "warrant-imprisonment", court.English)

	requireGolden(t, "warrant-imprisonment-counts.en.txt", doc.Plain())
}

func TestOnAnIndictmentNoReaderMeetsTheNumbersOfTheGrid(t *testing.T) {
	for l, want := range map[court.Language]string{court.English: "consecutive to count 1.", court.Welsh: "yn olynol i gyhuddiad 1."} {
		def := counts(3)
		def.Language = l
		set := documenttest.Shared(t, court.Crown, def, "5 IMP 20M", "6 IMP 10M CONS 5", "7 IMP 4M CONS 6")

		for _, kind := range []string{"warrant-imprisonment", "result-sheet"} {
			doc := documenttest.Of(t, composed(t, set), kind, l)

			require.Contains(t, doc.Offences[1].Result, want)
			require.NotRegexp(t, `(?i)(offence|d?t?rosedd) [5-7]`, doc.Plain())
		}
	}
}

func TestTheResultSheetSaysWhatEachDefendantsSentencesComeTo(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, counts(2), "5 IMP 20M", "6 IMP 10M CONS 5")
	require.Equal(t, []document.Line{{Label: "Total term", Value: "30 months"}}, documenttest.Of(t, composed(t, set), "result-sheet", court.English).Terms)

	set = documenttest.Shared(t, court.Crown, counts(2), "5 IMP 12M SUSP 18M", "6 IMP 6M CONS 5 SUSP 18M")
	set.Case.Defendants = append(set.Case.Defendants, casefile.Defendant{ID: "d2", Number: 2, Person: &casefile.Person{}})
	require.Equal(t, []document.Line{{Label: "Total term, suspended", Value: "Mr Gruffydd Siôn Llŷr-Ŵyn: 18 months"}},
		documenttest.Of(t, composed(t, set), "result-sheet", court.English).Terms)
}
