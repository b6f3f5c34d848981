package document_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/notify"
	"assize.example/core/result"
	"assize.example/core/share"
)

func composed(tb testing.TB, set share.Set) []document.Document {
	tb.Helper()
	return documenttest.Compose(tb, set)
}

func magistrates(tb testing.TB, def casefile.Defendant, lines ...string) share.Set {
	tb.Helper()
	return documenttest.Shared(tb, court.Magistrates, def, lines...)
}

func TestAnOrderMadeInTheHourThatComesTwiceSaysWhich(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.English), "1 CD 12M")
	for utc, want := range map[time.Time]string{
		time.Date(2026, 10, 24, 22, 30, 0, 0, time.UTC): "24 October 2026 at 23:30 BST",
		time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC):  "25 October 2026 at 01:30 BST",
		time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC):  "25 October 2026 at 01:30 GMT",
		time.Date(2026, 10, 25, 23, 30, 0, 0, time.UTC): "25 October 2026 at 23:30 GMT",
		time.Date(2026, 3, 28, 23, 30, 0, 0, time.UTC):  "28 March 2026 at 23:30 GMT",
		time.Date(2026, 3, 29, 22, 30, 0, 0, time.UTC):  "29 March 2026 at 23:30 BST",
	} {
		docs, err := document.Compose(set, documenttest.Wording(t), documenttest.Signer, utc, documenttest.London(t))
		require.NoError(t, err)

		require.Equal(t, want, docs[0].Signed.At)
		require.Equal(t, "Monday 23 November 2026", docs[0].Court.Date, "the order bears the day of the sitting")
	}
}

func TestTheSameSetGivesTheSameDocuments(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.Welsh), "1 FO 120 FCOST 85 COLL 28D", "2 DDD 6M", "2 LEP 6")

	require.Equal(t, composed(t, set), composed(t, set))
	ids := map[string]bool{}
	for _, d := range composed(t, set) {
		require.False(t, ids[d.ID], "two documents have the identifier %s", d.ID)
		ids[d.ID] = true
	}
}

func TestAWelshDefendantGetsWelshAndThoseWhoMustActGetEnglishToo(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, documenttest.Person(court.Welsh), "1 IMP 12M", "2 FO 100")

	var got []string
	for _, d := range composed(t, set) {
		got = append(got, d.Kind+" "+string(d.Language))
	}

	require.Equal(t, []string{
		"warrant-imprisonment cy", "warrant-imprisonment en", "fine-notice cy", "fine-notice en", "result-sheet cy", "result-sheet en",
	}, got)
}

func TestADrivingNoticeIsCalledByWhatTheCourtDid(t *testing.T) {
	for name, c := range map[string]struct {
		lines      []string
		kind, want string
	}{
		"points alone":                       {[]string{"2 LEP 6"}, "points-notice", "Notice of penalty points"},
		"points and special reasons":         {[]string{"2 LEP 6", "2 NDSR reasons=[A medical emergency]"}, "points-notice", "Notice of penalty points"},
		"special reasons alone":              {[]string{"2 NDSR reasons=[A medical emergency]"}, "no-disqualification-notice", "Notice of no disqualification"},
		"points on one, disqualified on two": {[]string{"1 LEP 6", "2 DDD 6M"}, "disqualification-notice", "Notice of driving disqualification"},
	} {
		t.Run(name, func(t *testing.T) {
			docs := composed(t, magistrates(t, documenttest.Person(court.Welsh), c.lines...))

			require.Len(t, docs, 4, "the notice and the result sheet, each in Welsh and English")
			doc := documenttest.Of(t, docs, c.kind, court.Welsh)
			require.Equal(t, c.want, doc.Called.EN)
			require.Equal(t, doc.Title, doc.Called.CY)
			require.Equal(t, c.want, documenttest.Wording(t).Title(c.kind).EN, "the kind is called so too")
			require.NotEmpty(t, doc.Offences)
		})
	}
}

func TestANoticeOfDisqualificationIsWithdrawnWhereOnlyPointsAreLeft(t *testing.T) {
	def := documenttest.Person(court.English)
	set := magistrates(t, def, "2 LEP 6")
	set.Withdrawn = magistrates(t, def, "2 DDD 6M", "2 LEP 6").Results

	doc := documenttest.Of(t, composed(t, set), "withdrawal-notice", court.English)

	require.Contains(t, doc.Plain(), "Notice of driving disqualification")
}

func TestAResultWithItsOwnDocumentNeedsNoNoticeOfAdjournment(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.English), "1-2 ADJ 14/12/26 10:00", "1 RC conditions=[Live at home]")

	for _, d := range composed(t, set) {
		require.NotEqual(t, "adjournment-notice", d.Kind)
	}
}

func TestACompanyIsNamedWithItsNumberAndHasNoDateOfBirth(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Person, def.Company = nil, &casefile.Company{Name: "Ŵyn a'i Feibion Cyf", Number: "04417926", Officer: "Ms Non Ŵyn"}

	doc := documenttest.Of(t, composed(t, magistrates(t, def, "1 FO 5000")), "fine-notice", court.English)

	require.Equal(t, []document.Line{
		{Label: "Name", Value: "Ŵyn a'i Feibion Cyf"},
		{Label: "Company number", Value: "04417926"},
		{Label: "Represented by", Value: "Ms Non Ŵyn"},
		{Label: "Address", Value: "14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ"},
		{Label: "Arrest or summons number", Value: "2654CD0100000012345K"},
	}, doc.Party)
}

func TestASingleNameWithoutDateOfBirthIsPrintedAsItIs(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Person = &casefile.Person{Name: court.Name{Family: "Suharto"}}

	doc := documenttest.Of(t, composed(t, magistrates(t, def, "1 FO 50")), "fine-notice", court.English)

	require.Equal(t, []document.Line{{Label: "Name", Value: "Suharto"}, {Label: "Date of birth", Value: "not recorded"}}, doc.Party[:2])
}

func TestAMaskedNameIsWithheldOnTheResultSheetAndForbiddenToPublishElsewhere(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Masked = true
	set := magistrates(t, def, "1 FO 50 FCOST 85")
	set.Case.Restrictions = []casefile.Restriction{
		{Provision: "YJCEA 1999 s.45", Protects: "the defendant", On: court.On(2026, 10, 1)},
		{Provision: "CCA 1981 s.4", On: court.On(2026, 10, 1), Lifted: court.On(2026, 11, 1)},
	}

	docs := composed(t, set)

	sheet := documenttest.Of(t, docs, "result-sheet", court.English).Plain()
	require.NotContains(t, sheet, "Llŷr")
	require.Contains(t, sheet, "Name withheld by order of the court")
	notice := documenttest.Of(t, docs, "fine-notice", court.English)
	require.Equal(t, "Mr Gruffydd Siôn Llŷr-Ŵyn", notice.Party[0].Value)
	require.Subset(t, notice.Warnings, []string{
		"Reporting restriction: YJCEA 1999 s.45. the defendant.", "The name of this defendant must not be published.",
	})
	require.NotContains(t, notice.Plain(), "CCA 1981", "it was lifted")
}

func TestTwentyCountsAndFortyConditionsAreAllPrinted(t *testing.T) {
	def := documenttest.Person(court.English)
	long := strings.Repeat("stole property of a value that was to be inquired into; ", 45) // about 2,500 characters
	plea := def.Offences[0].Plea
	def.Offences = nil
	for i := 1; i <= 20; i++ {
		def.Offences = append(def.Offences, casefile.Offence{
			ID: "o" + strconv.Itoa(i), Number: i, Count: i, Code: "TH68010", Plea: plea,
			Title: court.Text{EN: "Theft"}, Wording: court.Text{EN: fmt.Sprintf("Count %d: %s", i, long)},
		})
	}
	set := magistrates(t, def, "1-20 RC conditions=[Live at home]")
	var conditions []string
	for i := 1; i <= 40; i++ {
		conditions = append(conditions, fmt.Sprintf("Condition %d is to be kept", i))
	}
	for i := range set.Results {
		set.Results[i].Values = result.Values{"conditions": strings.Join(conditions, "; ")}
	}

	doc := documenttest.Of(t, composed(t, set), "bail-notice", court.English)

	require.Len(t, doc.Requirements, 40, "each condition once, though made on twenty offences")
	require.Equal(t, "Condition 40 is to be kept", doc.Requirements[39].Text)
	require.Len(t, doc.Offences, 20)
	require.Equal(t, "Count 20", doc.Offences[19].Count)
	require.Greater(t, len(doc.Offences[19].Wording), 2500)
}

func TestARequirementOfSomeOffencesOnlySaysWhich(t *testing.T) {
	set := magistrates(t, documenttest.Person(court.English), "1 COEW 12M UPW 100H RAR 20", "2 COEW 12M UPW 100H")

	doc := documenttest.Of(t, composed(t, set), "community-order", court.English)

	require.Equal(t, []document.Requirement{
		{Heading: "Unpaid work", Text: "Unpaid work for 100 hours."},
		{Heading: "Rehabilitation activity (offence 1)", Text: "Rehabilitation activity for up to 20 days."},
	}, doc.Requirements)
}

func TestTermsThatDifferBetweenOffencesSayWhichTheyBelongTo(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, documenttest.Person(court.English), "1 IMP 12M", "2 IMP 6M")

	doc := documenttest.Of(t, composed(t, set), "warrant-imprisonment", court.English)

	require.Equal(t, []document.Line{{Label: "Sentence on each offence", Value: "12 months (offence 1); 6 months (offence 2)"}}, doc.Terms)
}

func BenchmarkComposeADay(b *testing.B) {
	set := magistrates(b, documenttest.Person(court.Welsh), "1 FO 120 FCOST 85 COLL 28D", "2 DDD 6M", "2 LEP 6")
	w := documenttest.Wording(b)
	for b.Loop() {
		_, err := document.Compose(set, w, documenttest.Signer, documenttest.SharedAt, nil)
		require.NoError(b, err)
	}
}

func BenchmarkLoadWording(b *testing.B) {
	for b.Loop() {
		documenttest.Wording(b)
	}
}

func TestAnOrderListsWhatWasOrderedByOffenceHoweverItWasEntered(t *testing.T) {
	// given: fines entered from the last offence to the first
	docs := composed(t, magistrates(t, documenttest.Person(court.English), "2 FO 300", "COST 85", "1 FO 120 COMP 50 [Siop y Dref]"))

	// then
	var labels []string
	for _, m := range documenttest.Of(t, docs, "fine-notice", court.English).Money {
		labels = append(labels, m.Label)
	}
	require.Equal(t, []string{"Fine (offence 1)", "Fine (offence 2)", "Compensation (offence 1)", "Prosecution costs", "Total"}, labels)
}

func TestAWelshWarrantSaysWhoAndWhereInWelsh(t *testing.T) {
	def := documenttest.Person(court.Welsh)
	def.Custody.Prison, def.Person.Gender, def.Person.Nationality = "", "female", "GBR"
	set := documenttest.Shared(t, court.Crown, def, "1 IMP 9M", "2 IMP 3M CONS 1")

	said := documenttest.Of(t, composed(t, set), "warrant-imprisonment", court.Welsh).Plain()

	require.Contains(t, said, "i’r carchar neu’r man cadw arall")
	require.NotContains(t, said, " i y ")
	require.Contains(t, said, "Rhywedd: benyw\nCenedligrwydd: Prydeinig\n")
	require.Contains(t, said, "3 mis, yn olynol i drosedd 1 (trosedd 2)")
}

func TestACodeOfANationalityThatNobodyKnowsIsNotPrinted(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Person.Nationality = "QQQ"

	require.NotContains(t, documenttest.Of(t, composed(t, documenttest.Shared(t, court.Crown, def, "1 IMP 9M")), "warrant-imprisonment", court.English).Plain(), "QQQ")
}

func TestANoticeOfAFineSpeaksOfADateOnlyWhereTheCourtSetOne(t *testing.T) {
	for name, c := range map[string]struct {
		in     court.Jurisdiction
		lines  []string
		atOnce bool
	}{
		"a fine in the Crown Court, and no terms": {court.Crown, []string{"1 FO 500"}, true},
		"a collection order that sets no date":    {court.Magistrates, []string{"1 FO 500", "1 COLL"}, true},
		"a collection order with time to pay":     {court.Magistrates, []string{"1 FO 500", "1 COLL 28D"}, false},
		"a date":                                  {court.Crown, []string{"1 FO 500", "1 PDATE 14/12/26"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			for l, said := range map[court.Language][2]string{
				court.English: {"payable at once", "before the date for payment"}, court.Welsh: {"daladwy ar unwaith", "cyn y dyddiad talu"},
			} {
				plain := documenttest.Of(t, composed(t, documenttest.Shared(t, c.in, documenttest.Person(l), c.lines...)), "fine-notice", l).Plain()

				require.Equal(t, c.atOnce, strings.Contains(plain, said[0]))
				require.Equal(t, !c.atOnce, strings.Contains(plain, said[1]))
			}
		})
	}
}

func TestAMajorityIsStatedOfAVerdictOfGuiltyAndOfNoOther(t *testing.T) {
	for name, c := range map[string]struct {
		verdict casefile.Verdict
		en, cy  string
	}{
		"by a majority": {casefile.Verdict{Code: "G", Agreed: 10, Jurors: 12}, "Found guilty by a majority of 10 to 2 on 23 November 2026", "Cafwyd yn euog drwy fwyafrif o 10 i 2 ar 23 Tachwedd 2026"},
		"after a juror was discharged": {
			casefile.Verdict{Code: "G", Agreed: 10, Jurors: 11, Lesser: "Common assault"},
			"Found guilty by a majority of 10 to 1 on 23 November 2026, of the lesser offence: Common assault",
			"Cafwyd yn euog drwy fwyafrif o 10 i 1 ar 23 Tachwedd 2026, o’r drosedd lai: Common assault",
		},
		"by all":                   {casefile.Verdict{Code: "G", Agreed: 12, Jurors: 12}, "Found guilty on 23 November 2026", "Cafwyd yn euog ar 23 Tachwedd 2026"},
		"not guilty by a majority": {casefile.Verdict{Code: "NG", Agreed: 10, Jurors: 12}, "Found not guilty on 23 November 2026", "Cafwyd yn ddieuog ar 23 Tachwedd 2026"},
	} {
		t.Run(name, func(t *testing.T) {
			def := documenttest.Person(court.Welsh)
			c.verdict.On = documenttest.SittingDay
			def.Offences[0].Plea, def.Offences[0].Verdict = nil, &c.verdict
			docs := composed(t, documenttest.Shared(t, court.Crown, def, "1 FO 100"))

			require.Equal(t, c.en, documenttest.Of(t, docs, "result-sheet", court.English).Offences[0].Finding)
			require.Equal(t, c.cy, documenttest.Of(t, docs, "result-sheet", court.Welsh).Offences[0].Finding)
		})
	}
}

func TestWhoeverKeepsAPrisonerKnowsTheInterpreterAndTheNeeds(t *testing.T) {
	def := documenttest.Person(court.English)
	def.Interpreter, def.Needs = "Polish", "Uses a wheelchair"
	set := magistrates(t, def, "1 RIC 30/11/26 10:00")

	doc := documenttest.Of(t, composed(t, set), "warrant-remand", court.English)

	require.Subset(t, doc.Party, []document.Line{{Label: "Interpreter", Value: "Polish"}, {Label: "Needs", Value: "Uses a wheelchair"}})
	for _, o := range notify.Derive(set, documenttest.Rules(t)) {
		if o.Required && (o.Agency == "prison" || o.Agency == "escort") {
			require.Contains(t, notify.Compose(set, o, court.English).Body, "Interpreter: Polish\n")
		}
	}
}

func TestACurfewOfBailStatesItsPlace(t *testing.T) {
	for line, want := range map[string]string{
		"1 CB CUR 1900-0700":                    "Place of the curfew: 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ.",
		"1 CB TAG 1900-0700":                    "Place of the curfew: 14 Heol y Tŷ Gwyn, Aberystwyth, SY99 1ZZ.",
		"1 CB TAG 1900-0700 at=[2 Maes Hyfryd]": "to stay indoors at 2 Maes Hyfryd between 19:00 and 07:00 every day with electronic monitoring.",
	} {
		doc := documenttest.Of(t, composed(t, magistrates(t, documenttest.Person(court.English), line)), "bail-notice", court.English)

		require.Contains(t, doc.Requirements[0].Text, want)
		require.Equal(t, strings.Contains(line, "at="), !strings.Contains(doc.Requirements[0].Text, "Heol y Tŷ Gwyn"))
	}
}

func TestAnAppealThatIsDismissedIsToldToTheCourtFromWhichItCame(t *testing.T) {
	set := documenttest.Shared(t, court.Crown, documenttest.Person(court.English), "1 AASD", "2 AACD")
	set.Case.CommittedBy = "Marchfield Magistrates' Court"

	doc := documenttest.Of(t, composed(t, set), "appeal-notice", court.English)

	require.Equal(t, []string{"The court officer of Marchfield Magistrates' Court"}, doc.Addressed)
	require.Contains(t, doc.Plain(), "the decision of the magistrates’ court stands")
	require.NotContains(t, doc.Plain(), "no longer stand")
	require.Subset(t, doc.CopyTo, []string{"defendant", "magistrates-court", "police", "cps"})
}
