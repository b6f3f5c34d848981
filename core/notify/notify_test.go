package notify_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/notify"
	"assize.example/core/result"
	"assize.example/core/share"
)

var today = court.On(2026, 11, 23)

var (
	loadedRules = sync.OnceValues(func() (notify.Rules, error) {
		return notify.LoadRules(os.DirFS("../../assets/reference/notifications"))
	})
	loadedCatalogue = sync.OnceValues(func() (result.Catalogue, error) { return result.Load(os.DirFS("../../assets/reference/results")) })
)

func rules(tb testing.TB) notify.Rules {
	tb.Helper()
	r, err := loadedRules()
	require.NoError(tb, err)
	return r
}

func catalogue(tb testing.TB) result.Catalogue {
	tb.Helper()
	c, err := loadedCatalogue()
	require.NoError(tb, err)
	return c
}

// made returns a result of this code, as the catalogue labels it.
func made(tb testing.TB, id, defendant, code string, children ...result.Recorded) result.Recorded {
	tb.Helper()
	d, ok := catalogue(tb).Lookup(code, court.Date{})
	require.True(tb, ok, code)
	r := result.Recorded{ID: id, Hearing: "h", Day: today, Defendant: defendant, Code: code, Label: d.Label, Category: d.Category, Children: children}
	r.Text = court.Text{EN: d.Label.EN + " ordered."}
	return r
}

func grownUp(id string, n int) casefile.Defendant {
	return casefile.Defendant{
		ID: id, Number: n, ASN: "ASN" + court.ASN(id), Address: court.Address{Lines: []string{"1 High Street"}, Postcode: "DE1 1AA"},
		Person: &casefile.Person{
			Name: court.Name{Given: []string{"Ann"}, Family: "Secret" + id}, Born: court.On(1990, 5, 4),
			Driver: "SECRE905045A99ZZ", Insurance: "QQ123456C",
		},
		Offences: []casefile.Offence{{ID: "o" + id, Number: n, Code: "TH68010", Title: court.Text{EN: "Theft from a shop"}}},
	}
}

func setOf(rs ...result.Recorded) share.Set {
	return share.Set{
		Case: casefile.File{
			ID: "c", URN: "12AB3456726", Prosecutor: casefile.Prosecutor{Name: "Derbyshire Constabulary", Police: true},
			Defendants: []casefile.Defendant{grownUp("d1", 1), grownUp("d2", 2)},
		},
		Hearing: hearing.Hearing{ID: "h", Jurisdiction: court.Magistrates, Days: []hearing.Day{{Date: today, Court: "B30PG", CourtName: "Derby Magistrates’ Court", Room: "3"}}},
		Day:     today, Results: rs,
	}
}

// required returns agency/kind of what must be told of a defendant.
func required(all []notify.Obligation, defendant string) []string {
	var out []string
	for _, o := range all {
		if o.Required && o.Defendant == defendant {
			out = append(out, o.Agency+"/"+o.Kind)
		}
	}
	return out
}

func only(t *testing.T, all []notify.Obligation, agency, defendant string) notify.Obligation {
	t.Helper()
	i := slices.IndexFunc(all, func(o notify.Obligation) bool { return o.Agency == agency && o.Defendant == defendant })
	require.GreaterOrEqual(t, i, 0, agency)
	return all[i]
}

func TestEachResultReachesTheAgenciesThatActOnIt(t *testing.T) {
	for code, want := range map[string][]string{
		"WOFN": {"police/result", "police/warrant", "victim-care/liberty"},
		"WWDN": {"police/result", "police/warrant-withdrawn"},
		"FO":   {"police/result", "fines/account", "victim-care/outcome"},
		"IMP":  {"prison/warrant-sentence", "escort/movement", "probation/custody", "police/result", "victim-care/outcome"},
		"RI":   {"prison/warrant-remand", "escort/movement", "police/result", "victim-care/liberty"},
		"LEP":  {"police/result", "police/endorsement", "dvla/endorsement"},
		"CCII": {
			"prison/warrant-remand", "escort/movement", "crown-court/sending", "probation/sending", "police/result", "victim-care/liberty",
		},
		"AACD": {"magistrates-court/appeal-result", "police/result", "victim-care/outcome"},
		"CCIU": {"crown-court/sending", "probation/sending", "police/result", "victim-care/liberty"},
		"CCSU": {"crown-court/sending", "probation/sending", "police/result", "victim-care/liberty"},
		"MHHO": {"police/result", "victim-care/outcome", "hospital/order"},
	} {
		t.Run(code, func(t *testing.T) {
			got := notify.Derive(setOf(made(t, "r1", "d1", code)), rules(t))
			require.Equal(t, want, required(got, "d1"))
			require.Empty(t, required(got, "d2"), "a co-defendant is not told of")
		})
	}
}

func TestATagUnderACommunityOrderReachesTheMonitoringCompanyAlone(t *testing.T) {
	// given
	order := made(t, "r1", "d1", "COEW", made(t, "r1a", "d1", "CURE"), made(t, "r1b", "d1", "UPWR"))

	// when
	o := only(t, notify.Derive(setOf(order), rules(t)), "electronic-monitoring", "d1")
	m := notify.Compose(setOf(order), o, court.English)

	// then
	require.Equal(t, []string{"r1a"}, o.Results)
	require.Equal(t, time.Hour, o.Within)
	require.Contains(t, m.Body, "Curfew with electronic monitoring ordered.")
	require.NotContains(t, m.Body, "Unpaid work")
}

func TestConditionsBeyondTheResultDecide(t *testing.T) {
	youth := func(s *share.Set) { s.Case.Defendants[0].Person.Born = court.On(2010, 1, 1) }
	for name, c := range map[string]struct {
		change       func(*share.Set)
		code, agency string
		told         bool
		why          string
	}{
		"a youth":                   {youth, "FO", "yot", true, "Fine"},
		"an adult":                  {func(*share.Set) {}, "FO", "yot", false, "The defendant is not known to be under 18"},
		"a represented defendant":   {func(s *share.Set) { s.Case.Defendants[0].Representation = &casefile.Representation{Firm: "A & Co"} }, "FO", "defence", true, "Fine"},
		"an unrepresented one":      {func(*share.Set) {}, "FO", "defence", false, "Nobody is recorded as acting for the defendant"},
		"a council's case":          {func(s *share.Set) { s.Case.Prosecutor = casefile.Prosecutor{Name: "Derby City Council"} }, "FO", "prosecutor", true, "Fine"},
		"a police case":             {func(*share.Set) {}, "FO", "prosecutor", false, "The case is brought by Derbyshire Constabulary"},
		"a police case at Crown":    {func(s *share.Set) { s.Hearing.Jurisdiction = court.Crown }, "FO", "cps", true, "Fine"},
		"somebody out of custody":   {func(s *share.Set) { s.Case.Defendants[0].Custody.Liberty = casefile.InCustody }, "RU", "prison", true, "Remanded on unconditional bail"},
		"a foreign national":        {func(s *share.Set) { s.Case.Defendants[0].Person.Nationality = "French" }, "IMP", "home-office", true, "Imprisonment"},
		"a British national":        {func(s *share.Set) { s.Case.Defendants[0].Person.Nationality = "British" }, "IMP", "home-office", false, "The defendant is not recorded as a foreign national"},
		"a revoked order, tagged":   {func(s *share.Set) { s.Earlier = []result.Recorded{made(t, "e", "d1", "CURE")} }, "OREV", "electronic-monitoring", true, "Order revoked"},
		"a revoked order, untagged": {func(*share.Set) {}, "OREV", "electronic-monitoring", false, "The order was not electronically monitored"},
		"a youth's review":          {youth, "REMMED", "probation", false, "The defendant is under 18"},
		"an unconcluded case": {func(s *share.Set) {
			s.Case.Defendants[0].Representation = &casefile.Representation{Firm: "A", LegalAid: "1"}
		}, "RU", "legal-aid", false, "Nothing was concluded"},
	} {
		t.Run(name, func(t *testing.T) {
			set := setOf(made(t, "r1", "d1", c.code))
			c.change(&set)
			o := only(t, notify.Derive(set, rules(t)), c.agency, "d1")
			require.Equal(t, c.told, o.Required)
			require.Equal(t, c.why, o.Why.EN)
			require.NotEmpty(t, o.Why.CY)
		})
	}
}

func TestEveryAgencyIsListedForEveryDefendantOfTheHearing(t *testing.T) {
	// given
	r := rules(t)
	set := setOf(made(t, "r1", "d1", "FO"))

	// when
	all := notify.Derive(set, r)

	// then
	for _, d := range set.Case.Defendants {
		for _, a := range r.Agencies() {
			o := only(t, all, a.Code, d.ID)
			require.NotEmpty(t, o.Why.EN)
			require.NotEmpty(t, o.Why.CY, a.Code)
		}
	}
	require.Equal(t, "No result was made on this defendant", only(t, all, "police", "d2").Why.EN)
}

func TestADefendantWhoIsNotOfTheHearingIsNotListed(t *testing.T) {
	set := setOf(made(t, "r1", "d1", "FO"))
	set.Hearing.Defendants = []string{"d1"}
	for _, o := range notify.Derive(set, rules(t)) {
		require.Equal(t, "d1", o.Defendant)
	}
}

func TestNobodyIsTakenForAForeignNationalByAWordForBritishOrForNothing(t *testing.T) {
	for nationality, foreign := range map[string]bool{
		"Welsh": false, " GBR ": false, "Scottish": false, "Northern Irish": false, "Not stated": false, "Unknown": false, "": false,
		"POL": true, "Irish": true,
	} {
		set := setOf(made(t, "r1", "d1", "IMP"))
		set.Case.Defendants[0].Person.Nationality = nationality
		require.Equal(t, foreign, slices.Contains(required(notify.Derive(set, rules(t)), "d1"), "home-office/custody-of-foreign-national"), nationality)
	}
}

func TestASubjectIsOneLine(t *testing.T) {
	set := setOf(made(t, "r1", "d1", "FO"))
	set.Case.URN, set.Case.Libra = "", "123\r\nBcc: press@example.test"
	for _, o := range notify.Derive(set, rules(t)) {
		require.NotContains(t, notify.Compose(set, o, court.English).Subject, "\n")
		require.NotContains(t, notify.Compose(set, o, court.English).Subject, "\r")
	}
}

func TestAResultOnTheCaseConcernsEveryDefendant(t *testing.T) {
	all := notify.Derive(setOf(made(t, "r1", "", "D45")), rules(t))
	require.Contains(t, required(all, "d1"), "police/result")
	require.Contains(t, required(all, "d2"), "police/result")
}

func TestRecipientsAreThoseOfEachDefendantWhateverTheOrder(t *testing.T) {
	r, codes := rules(t), catalogue(t).Codes()
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		// given: up to five defendants with any results
		set := setOf()
		set.Case.Defendants = nil
		for n := range 1 + random.IntN(5) {
			d := grownUp(fmt.Sprint("d", n), n)
			set.Case.Defendants = append(set.Case.Defendants, d)
			for k := range random.IntN(4) {
				set.Results = append(set.Results, made(t, fmt.Sprint(d.ID, "r", k), d.ID, codes[random.IntN(len(codes))]))
			}
		}

		// when
		all := notify.Derive(set, r)

		// then: each defendant's recipients are those of that defendant alone
		seen := map[string]bool{}
		for _, o := range all {
			require.False(t, seen[o.ID], "identifiers are unique")
			seen[o.ID] = true
		}
		for _, d := range set.Case.Defendants {
			alone := set
			alone.Case.Defendants = []casefile.Defendant{d}
			require.Equal(t, required(notify.Derive(alone, r), d.ID), required(all, d.ID))
		}
		shuffled := set
		shuffled.Case.Defendants = slices.Clone(set.Case.Defendants)
		random.Shuffle(len(shuffled.Case.Defendants), func(i, j int) {
			d := shuffled.Case.Defendants
			d[i], d[j] = d[j], d[i]
		})
		again := notify.Derive(shuffled, r)
		require.Len(t, again, len(all))
		for _, o := range again {
			require.True(t, seen[o.ID], "the order of defendants makes no other notification")
		}
	}
}

func TestAnAgencyIsSentWhatItNeedsAndNothingElse(t *testing.T) {
	// given
	set := setOf(made(t, "r1", "d1", "LEP"), made(t, "r2", "d1", "FO"), made(t, "r3", "d2", "FO"))
	all := notify.Derive(set, rules(t))

	// when
	dvla := notify.Compose(set, only(t, all, "dvla", "d1"), court.English)
	fines := notify.Compose(set, only(t, all, "fines", "d1"), court.Welsh)

	// then
	require.Contains(t, dvla.Body, "SECRE905045A99ZZ")
	require.NotContains(t, dvla.Body+string(dvla.Payload), "QQ123456C")
	require.Contains(t, fines.Body, "QQ123456C")
	require.NotContains(t, fines.Body+string(fines.Payload), "SECRE905045A99ZZ")
	require.NotContains(t, fines.Body+string(fines.Payload), "Secretd2")
	var p notify.Payload
	require.NoError(t, json.Unmarshal(fines.Payload, &p))
	require.Equal(t, "fines", p.Agency)
	require.Len(t, p.Results, 1)
	require.Equal(t, "23 Tachwedd 2026", p.Day.Long(court.Welsh))
}

func TestNoSubjectNamesADefendant(t *testing.T) {
	for _, code := range catalogue(t).Codes() {
		set := setOf(made(t, "r1", "d1", code))
		for _, o := range notify.Derive(set, rules(t)) {
			for _, l := range []court.Language{court.English, court.Welsh} {
				m := notify.Compose(set, o, l)
				require.NotContains(t, m.Subject, "Secret")
				require.NotContains(t, m.Subject, "1990")
				require.NotEmpty(t, m.Body)
			}
		}
	}
}

func TestFaultsInTheRoutesAreAllNamedWithTheirLines(t *testing.T) {
	read := func(file string) []byte {
		b, err := os.ReadFile("../../assets/reference/notifications/" + file)
		require.NoError(t, err)
		return b
	}
	bad := append(read("routes.csv"), []byte("X-1,nobody,kind,FO,moonlight,What,Beth,soon,poem,here,maybe\n")...)
	_, err := notify.LoadRules(fstest.MapFS{"agencies.csv": {Data: read("agencies.csv")}, "documents.csv": {Data: read("documents.csv")}, "routes.csv": {Data: bad}})
	for _, want := range []string{"routes.csv:", `agency "nobody"`, "moonlight", "poem", `within_minutes "soon"`, `sure "maybe"`} {
		require.ErrorContains(t, err, want)
	}
}

func TestEveryRouteNamesResultsThatExist(t *testing.T) {
	c := catalogue(t)
	for _, code := range rules(t).Codes() {
		_, ok := c.Lookup(code, court.Date{})
		require.True(t, ok, code)
	}
}

func TestEveryRouteNamesDocumentsThatCanBeMade(t *testing.T) {
	set := setOf()
	for _, code := range catalogue(t).Codes() {
		set.Results = append(set.Results, made(t, "r-"+code, "d1", code))
	}
	set.Case.Defendants[0].Representation = &casefile.Representation{Firm: "A & Co"}
	for _, o := range notify.Derive(set, rules(t)) {
		for _, kind := range o.Documents {
			require.FileExists(t, "../../assets/wording/"+kind+".json", o.Rule)
		}
	}
}

func BenchmarkDerive(b *testing.B) {
	r, set := rules(b), setOf(made(b, "r1", "d1", "COEW", made(b, "r2", "d1", "CURE")), made(b, "r3", "d2", "IMP"))
	for b.Loop() {
		notify.Derive(set, r)
	}
}
