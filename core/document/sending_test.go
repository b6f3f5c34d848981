package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document/documenttest"
	"assize.example/core/share"
)

// sent is an either-way offence that Caer Lwyd's magistrates send in custody.
func sent(tb testing.TB, l court.Language, lines ...string) share.Set {
	tb.Helper()
	def := documenttest.Person(l)
	def.TimeLimit = &casefile.TimeLimit{Expires: court.On(2027, 1, 30)}
	o := &def.Offences[0]
	o.Mode, o.Plea = casefile.EitherWay, nil
	o.IndicatedPlea = &casefile.Plea{Code: "NG", On: documenttest.SittingDay}
	o.Allocation = &casefile.Allocation{Code: casefile.DefendantElected, On: documenttest.SittingDay}
	set := magistrates(tb, def, lines...)
	set.Case.Court, set.Case.CourtName = "B60CL00", "Caer Lwyd Magistrates' Court"
	set.Hearing.Days[0].Court, set.Hearing.Days[0].CourtName = set.Case.Court, set.Case.CourtName
	return set
}

const sending = "1 CCII exception=LTA why=FTSUR prison=[HMP Gororau] NHCCS 21/12/2026 10:00 court=C60CL00"

func TestAWarrantOfSendingSaysWhereToAndWhy(t *testing.T) {
	doc := documenttest.Of(t, composed(t, sent(t, court.English, sending)), "warrant-sending", court.English)

	requireGolden(t, "warrant-sending-for-trial.en.txt", doc.Plain())
}

func TestAWarrantInWelshNamesTheCourtsInWelsh(t *testing.T) {
	docs := composed(t, sent(t, court.Welsh, sending))

	welsh := documenttest.Of(t, docs, "warrant-sending", court.Welsh)
	require.Equal(t, "Llys Ynadon Caer Lwyd", welsh.Court.Name)
	require.NotContains(t, welsh.Plain(), "Crown Court at")
	require.Equal(t, "Caer Lwyd Magistrates' Court", documenttest.Of(t, docs, "warrant-sending", court.English).Court.Name)
	requireGolden(t, "warrant-sending-for-trial.cy.txt", welsh.Plain())
}

func TestThePrisonIsThatOfTheResultsElseOfTheCaseFile(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		file  string
		want  string
	}{
		"of a result of the day": {[]string{"1 IMP 12M", "1 TIMP 12M prison=[HMP Gororau]"}, "HMP Berwyn", "The governor or director of HMP Gororau"},
		"of the case file":       {[]string{"1 IMP 12M"}, "HMP Berwyn", "The governor or director of HMP Berwyn"},
		"of neither":             {[]string{"1 IMP 12M"}, "", "The governor or director of the prison or other place of detention to which the escort takes the defendant"},
	} {
		t.Run(name, func(t *testing.T) {
			def := documenttest.Person(court.English)
			def.Custody.Prison = c.file

			doc := documenttest.Of(t, composed(t, documenttest.Shared(t, court.Crown, def, c.lines...)), "warrant-imprisonment", court.English)

			require.Contains(t, doc.Addressed, c.want)
		})
	}
}
