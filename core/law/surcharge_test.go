package law_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/law"
)

func one(d law.Disposal) map[law.Disposal]bool { return map[law.Disposal]bool{d: true} }

func TestTheSurchargeFollowsTheOffenceTheOffenderAndTheSentence(t *testing.T) {
	of := func(offender law.Offender, earliest court.Date, d law.Disposal, fines court.Pence, term string) law.Sentenced {
		p, _ := court.ParsePeriod(term)
		return law.Sentenced{
			Offender: offender, Court: court.Crown, Earliest: earliest, Day: today, Disposals: one(d), Fines: fines,
			Terms: map[law.Disposal]court.Period{d: p},
		}
	}
	now, y2022, y2018, y2013 := court.On(2026, 3, 1), court.On(2022, 6, 15), court.On(2018, 1, 1), court.On(2013, 1, 1)
	for name, c := range map[string]struct {
		sentence law.Sentenced
		want     court.Pence
	}{
		"fine of £120 now":              {of(law.Adult, now, law.Fine, 12000, ""), 4800},
		"fine of £121.30, rounded":      {of(law.Adult, now, law.Fine, 12130, ""), 4900},
		"fine of £10,000, at most":      {of(law.Adult, now, law.Fine, 1000000, ""), 200000},
		"fine on 15 June 2022":          {of(law.Adult, y2022, law.Fine, 12000, ""), 3400},
		"large fine in 2018":            {of(law.Adult, y2018, law.Fine, 500000, ""), 17000},
		"fine in 2008":                  {of(law.Adult, court.On(2008, 1, 1), law.Fine, 12000, ""), 1500},
		"conditional discharge":         {of(law.Adult, now, law.ConditionalDischarge, 0, ""), 2600},
		"community order":               {of(law.Adult, now, law.Community, 0, ""), 11400},
		"suspended for six months":      {of(law.Adult, now, law.Suspended, 0, "6M"), 15400},
		"suspended for seven months":    {of(law.Adult, now, law.Suspended, 0, "7M"), 18700},
		"custody of six months":         {of(law.Adult, now, law.Custody, 0, "6M"), 15400},
		"custody of two years":          {of(law.Adult, now, law.Custody, 0, "2Y"), 18700},
		"custody of more":               {of(law.Adult, now, law.Custody, 0, "25M"), 22800},
		"custody for life":              {of(law.Adult, now, law.Custody, 0, "LIFE"), 22800},
		"custody in 2013":               {of(law.Adult, y2013, law.Custody, 0, "12M"), 10000},
		"a youth's community order":     {of(law.Youth, now, law.Community, 0, ""), 2600},
		"a youth's custody":             {of(law.Youth, now, law.Custody, 0, "6M"), 4100},
		"a company's fine":              {of(law.Company, now, law.Fine, 100000, ""), 40000},
		"a company's discharge in 2018": {of(law.Company, y2018, law.ConditionalDischarge, 0, ""), 2000},
	} {
		t.Run(name, func(t *testing.T) {
			due, ok := load(t).Surcharges.Due(c.sentence)
			require.True(t, ok)
			require.Equal(t, c.want, due.Amount)
			require.Contains(t, due.Provision, "s.")
		})
	}
}

func TestOnlyTheHighestSurchargeIsDue(t *testing.T) {
	due, ok := load(t).Surcharges.Due(law.Sentenced{
		Offender: law.Adult, Court: court.Crown, Earliest: today, Day: today, Fines: 10000,
		Disposals: map[law.Disposal]bool{law.Fine: true, law.Community: true, law.ConditionalDischarge: true},
	})
	require.True(t, ok)
	require.Equal(t, court.Pence(11400), due.Amount)
}

func TestMagistratesCustodyCarriedNoSurchargeBeforeSeptember2014(t *testing.T) {
	s := law.Sentenced{
		Offender: law.Adult, Court: court.Magistrates, Earliest: court.On(2014, 8, 31), Day: today, Disposals: one(law.Custody),
		Terms: map[law.Disposal]court.Period{law.Custody: {Months: 3}},
	}
	_, ok := load(t).Surcharges.Due(s)
	require.False(t, ok)
	s.Earliest = court.On(2014, 9, 1)
	due, ok := load(t).Surcharges.Due(s)
	require.True(t, ok)
	require.Equal(t, court.Pence(8000), due.Amount)
}

func TestATypedLineFillsInItsOwnSurcharge(t *testing.T) {
	for line, want := range map[string]string{
		"1 FO 120 SUR":        "4800",
		"1-2 FO 120 SUR":      "9600", // of both fines together
		"1 CD 12M SUR":        "2600",
		"1 IMP 7M SUSP 1Y S":  "18700",
		"1,2 IMP 4M CONC SUR": "15400",
	} {
		t.Run(line, func(t *testing.T) {
			s := trial{lines: line}.set(t)
			for _, r := range s.Results {
				if r.Code == "FVS" {
					require.Equal(t, want, r.Values["AOS"])
				}
			}
			require.Empty(t, findings(law.Check(s, load(t)), "SUR-AMOUNT"))
		})
	}
}

func TestASurchargeTakesTheWholeDayTogether(t *testing.T) {
	s := trial{lines: "1 FO 120\n2 COEW 12M UPW 100H"}.set(t)
	due, ok := load(t).SurchargeDue(s, "d1")
	require.True(t, ok)
	require.Equal(t, court.Pence(11400), due.Amount)
	require.Contains(t, due.Provision, "SI 2022/584")
}

func TestASurchargeThatCannotBeWorkedOutIsLeftToTheClerk(t *testing.T) {
	_, ok := load(t).SurchargeDue(scene(court.Magistrates), "d1")
	require.False(t, ok, "nobody was sentenced")
	_, ok = load(t).SurchargeDue(scene(court.Magistrates), "stranger")
	require.False(t, ok)
	undated := trial{lines: "2 FO 120", with: []change{ordered(shopTheft, "COEW", nil)}}.set(t)
	undated.Case.Defendants[0].Offences[shopTheft-1].From = court.Date{}
	_, ok = load(t).SurchargeDue(undated, "d1")
	require.False(t, ok, "nobody knows which offence is the earliest")
}

func TestALifeSentenceCarriesTheHighestSurcharge(t *testing.T) {
	due, ok := load(t).SurchargeDue(trial{crown: true, with: []change{ordered(wounding, "MLI", nil)}}.set(t), "d1")
	require.True(t, ok)
	require.Equal(t, court.Pence(22800), due.Amount)
}

func TestFaultsInTheSurchargesNameTheirLines(t *testing.T) {
	_, err := law.LoadSurcharges(fstest.MapFS{"surcharge.csv": {Data: []byte(
		"class,disposal,court,term_over,term_to,flat,percent,least,most,offence_from,offence_to,provision,sure\n" +
			"pensioner,fine,,,six,10,40,,,2020-01-01,,s.42,seen\n")}})
	for _, want := range []string{`surcharge.csv:2: class "pensioner"`, `term_to "six"`, `flat "10"`} {
		require.ErrorContains(t, err, want)
	}
}
