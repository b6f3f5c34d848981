package notify_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document/documenttest"
	"assize.example/core/notify"
	"assize.example/core/share"
)

// ordered is what a message says under a heading.
func ordered(t *testing.T, set share.Set, agency string, l court.Language) string {
	t.Helper()
	m := notify.Compose(set, only(t, notify.Derive(set, rules(t)), agency, "d1"), l)
	_, rest, found := strings.Cut(m.Body, map[court.Language]string{court.English: "ORDERED\n", court.Welsh: "GORCHMYNNWYD\n"}[l])
	require.True(t, found, m.Body)
	said, _, _ := strings.Cut(rest, "\n\n")
	return said
}

// indicted is a defendant with two counts, which the grid numbers 5 and 6.
func indicted() casefile.Defendant {
	def := documenttest.Person(court.English)
	for i := range def.Offences {
		def.Offences[i].Number, def.Offences[i].Count = i+5, i+1
	}
	return def
}

func TestAMessageSaysOfEachCountOnceWhatWasOrderedAndWhatItComesTo(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, indicted(), "5 IMP 20M", "6 IMP 10M CONS 5")

	require.Equal(t, `Count 1: Theft from a shop (TH68010)
- Imprisonment for 20 months. (IMP)
Count 2: Using a vehicle without insurance (RT88191)
- Imprisonment for 10 months, consecutive to count 1. (IMP)
Total term: 30 months`, ordered(t, set, "prison", court.English))
	require.Equal(t, `Cyhuddiad 1: Dwyn o siop (TH68010)
- Carchar am 20 mis. (IMP)
Cyhuddiad 2: Defnyddio cerbyd heb yswiriant (RT88191)
- Carchar am 10 mis, yn olynol i gyhuddiad 1. (IMP)
Cyfanswm y cyfnod: 30 mis`, ordered(t, set, "prison", court.Welsh))
	require.Equal(t, `Count 1
- Imprisonment for 20 months. (IMP)
Count 2
- Imprisonment for 10 months, consecutive to count 1. (IMP)
Total term: 30 months`, ordered(t, set, "escort", court.English), "the escort does not need to know the offence")
	var p notify.Payload
	require.NoError(t, json.Unmarshal(notify.Compose(set, only(t, notify.Derive(set, rules(t)), "prison", "d1"), court.English).Payload, &p))
	require.Equal(t, "30M", p.Particulars["total_term"])
	require.Equal(t, 2, p.Offences[1].Count)
	require.Contains(t, p.Results[1].Text.CY, "i gyhuddiad 1")
}

func TestTheMonitoringCompanyIsToldOnceWhereAndOnWhichDays(t *testing.T) {
	set := documenttest.Shared(t, court.Magistrates, documenttest.Person(court.English), "1-2 COEW 12M UPW 100H CURE 2100-0600 8W")

	require.Equal(t, `Offence 1
Offence 2
- Curfew with electronic monitoring for 8 weeks between 21:00 and 06:00 each day, until 17 January 2027 (CURE)
  Place: 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ
  First day: 23 November 2026`, ordered(t, set, "electronic-monitoring", court.English))
	require.Contains(t, ordered(t, set, "probation", court.English), "until 17 January 2027. (COEW)\n"+
		"  Curfew with electronic monitoring: Place 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ; First day 23 November 2026")
	require.NotContains(t, ordered(t, set, "cps", court.English), "Heol y Tŷ Gwyn", "who does not need the address is not sent it")
}

func TestTaggedBailIsAtHomeUnlessTheCourtNamedAnotherPlace(t *testing.T) {
	for line, want := range map[string]string{
		"1 CB TAG 1900-0700":                    "  Place: 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ",
		"1 CB TAG 1900-0700 at=[2 Maes Hyfryd]": "to stay indoors at 2 Maes Hyfryd between 19:00 and 07:00",
	} {
		said := ordered(t, documenttest.Shared(t, court.Magistrates, documenttest.Person(court.English), line), "electronic-monitoring", court.English)
		require.Contains(t, said, want)
		require.Equal(t, strings.Contains(line, "at="), !strings.Contains(said, "Heol y Tŷ Gwyn"))
	}
}

func TestTheFinesOfficeIsToldWhatTheSumsComeTo(t *testing.T) {
	set := documenttest.Shared(t, court.Magistrates, documenttest.Person(court.English), "1 FO 120 FCOST 85 FVS 48 COMP 50 to=[Siop y Dref]", "2 FO 300")

	require.Contains(t, ordered(t, set, "fines", court.English), "Total to be paid: £603.00")
	require.NotContains(t, ordered(t, set, "fines", court.English), "Total term")
}

func TestOffencesOnWhichAMessageHasNoResultAreToldApart(t *testing.T) {
	set := documenttest.Shared(t, court.Magistrates, documenttest.Person(court.English), "1 FO 120", "1 COLL 28D")

	body := notify.Compose(set, only(t, notify.Derive(set, rules(t)), "police", "d1"), court.English).Body

	require.Contains(t, body, "\nOTHER OFFENCES\nOffence 2: Using a vehicle without insurance (RT88191)\n")
}
