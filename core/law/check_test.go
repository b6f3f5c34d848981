package law_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/law"
	"assize.example/core/result"
	"assize.example/core/share"
)

func TestTheDayToDayLinesAreNotBlocked(t *testing.T) {
	for _, line := range []string{
		"1 FO 120 COST 85 SUR COMP 50 COLL 28D", "1 UB 14/12/26 10:00", "1 RIC 30/11/26", "1 CD 12M SUR", "1 NSP", "1 WDRN",
		"1 COEW 12M UPW 100H RAR 20 CURE 2100-0600 8W SUR", "1 IMP 6M SUSP 18M UPW 120 SUR", "1-2,5 IMP 6M CONC TAG 30 SUR",
		"4 FO 500 SUR\n4 DDO 12M", "3 FO 300 SUR\n3 LEP 6",
		"1-2 IMP 8W SUSP 12M CONC SUR", "1 IMP 8W SUSP 12M\n2 IMP 4W SUSP 12M CONS 1", "1,6 CCII 21/12/26 10:00", "6 CCIU 21/12/26 10:00",
		"1 FO 120 COST 85 SUR COLL 28D\n2 FO 80 COLL 28D", "1 COMP 50 to=[A. Person]\n1 COMP 60 to=[B. Person]", "1 G [To vary the conditions of bail]",
	} {
		t.Run(line, func(t *testing.T) {
			for _, f := range law.Check(trial{lines: line}.set(t), load(t)) {
				require.Equal(t, law.Warns, f.Severity, "%s: %s", f.Rule, f.Says.EN)
			}
		})
	}
}

func TestHMCTSErrorsBlockAndItsWarningsWarn(t *testing.T) {
	blocks := map[string]bool{
		"DR-SENT-001": true, "DR-YRO-004": true, "DR-COEW-005": true, "DR-COEW-005-END": true, "DR-AGE-007": true,
		"DR-DISQ-002": false, "DR-CTL-003": false, "DR-CONV-006": false, "DR-SENT-001-ONE": false, "DR-SENT-001-WAY": false,
	}
	for _, c := range hmctsTrials {
		if !c.fires {
			continue
		}
		found := findings(law.Check(c.set(t), load(t)), c.rule)
		require.Equal(t, blocks[c.rule], found[0].Severity == law.Blocks, c.rule)
	}
}

func TestNoRuleBlocksThatWasNotSeen(t *testing.T) {
	for _, r := range load(t).Rules() {
		for _, v := range r.Versions {
			if v.Severity == law.Blocks {
				require.Contains(t, []string{"seen", "confirmed"}, string(v.Sure), r.ID)
			}
		}
	}
	for _, c := range trials {
		for _, f := range law.Check(c.set(t), load(t)) {
			known := f.Sure == "seen" || f.Sure == "confirmed"
			require.True(t, f.Severity == law.Warns || known || f.Rule == "RULES", "%s %s", f.Rule, f.Sure)
		}
	}
}

func TestALimitOfAnOffenceOfWhichWeAreNotSureWarns(t *testing.T) {
	known := trial{lines: "5 IMP 25M", crown: true}.set(t)
	require.Equal(t, law.Blocks, findings(law.Check(known, load(t)), "CUST-MAX")[0].Severity)

	less := trial{lines: "1 IMP 8Y", crown: true}.set(t) // theft, whose maximum is general knowledge
	require.Equal(t, law.Warns, findings(law.Check(less, load(t)), "CUST-MAX")[0].Severity)
}

func TestALimitIsSaidUnmistakably(t *testing.T) {
	for lines, c := range map[string]struct{ rule, en, cy string }{
		"1 IMP 8Y":  {"CUST-MAX", "above the maximum of 7 years", "uwchlaw'r uchafswm o 7 blynedd"},
		"4 DDO 10M": {"DISQ-LEAST", "below the minimum of 12 months", "islaw'r lleiafswm o 12 mis"},
	} {
		found := findings(law.Check(trial{lines: lines, crown: true}.set(t), load(t)), c.rule)
		require.Len(t, found, 1)
		require.Contains(t, found[0].Says.EN, c.en)
		require.Contains(t, found[0].Says.CY, c.cy)
	}
}

func TestSuspendedSentencesThatDoNotSayHowTheyRunCannotBeShared(t *testing.T) {
	// given: a clerk types two suspended sentences, each by itself
	found := law.Check(trial{lines: "1 IMP 8W SUSP 12M\n2 IMP 4W SUSP 18M"}.set(t), load(t))

	// then
	require.Equal(t, law.Blocks, findings(found, "SSO-RUN")[0].Severity)
	together := findings(found, "SSO-TOGETHER")[0]
	require.Equal(t, law.Warns, together.Severity)
	require.Contains(t, together.Says.EN, "different operational periods: 12 months, 18 months.")
}

func TestASendingInCustodySaysWhatIsMissing(t *testing.T) {
	// given: a sending of two offences, to no Crown Court that is named
	found := law.Check(trial{lines: "1,6 CCII 21/12/26 10:00", with: []change{denied}}.set(t), load(t))

	// then
	require.Len(t, findings(found, "SEND-COURT"), 1, "the court is asked for once")
	limits := findings(found, "CTL-SEND")
	require.Len(t, limits, 2, "each offence has a limit of its own")
	require.Contains(t, limits[0].Says.EN, "182 days from today end on 24 May 2027")
	require.NotEmpty(t, findings(found, "REM-REASON"))
	for _, f := range found {
		require.Equal(t, law.Warns, f.Severity, "%s: %s", f.Rule, f.Says.EN)
	}
}

func TestAResultThatStandsTwiceCannotBeSharedAndTheClerkIsToldHow(t *testing.T) {
	for lines, rule := range map[string]string{
		"1 FO 100\n1 FO 150": "RES-TWICE", "4 DDO 10M\n4 DDO 12M": "RES-TWICE", "1 IMP 3M\n1 IMP 3M SUSP 12M": "RES-CUSTODY", "1 G": "RES-APPLY",
		"1 RIC 30/11/26\n5 UB 30/11/26": "RES-LIBERTY", "1 UB 30/11/26\n1 CB 30/11/26 [Live at home]": "RES-REMAND",
		"1 ADJ 30/11/26\n1 ADJ 7/12/26": "RES-NEXT", "1 RIC 30/11/26\n1 RIC 7/12/26": "RES-TWICE",
	} {
		found := findings(law.Check(trial{lines: lines}.set(t), load(t)), rule)
		require.NotEmpty(t, found, lines)
		require.Equal(t, law.Blocks, found[0].Severity)
		for _, says := range []string{found[0].Says.EN, found[0].Says.CY} {
			require.Contains(t, says, "Ctrl+M")
			require.Contains(t, says, "Ctrl+Shift+M")
		}
	}
	warned := findings(law.Check(trial{lines: "1 FO 100 COST 85\n2 FO 100 COST 85"}.set(t), load(t)), "RES-REPEAT")
	require.Equal(t, law.Warns, warned[0].Severity)
}

func TestOffencesWithoutAResultAreNamedWhateverStandsOnTheDefendant(t *testing.T) {
	found := findings(law.Check(trial{lines: "1,3-4 FO 100 COST 85 SUR"}.set(t), load(t)), "RES-MISSING")
	require.Len(t, found, 1)
	require.Equal(t, []string{"o2", "o5", "o6"}, found[0].Offences)
	require.Contains(t, found[0].Says.EN, "today: 2, 5, 6")
}

func TestOneInCustodyIsNotAdjournedWithoutARemandOrBail(t *testing.T) {
	found := findings(law.Check(trial{lines: "* ADJ 30/11/26 10:00", with: []change{waits(casefile.InCustody)}}.set(t), load(t)), "REM-NONE")
	require.Len(t, found, 1, "once for the defendant")
	require.Equal(t, law.Blocks, found[0].Severity)
	require.Len(t, found[0].Offences, 6)
	require.Contains(t, found[0].Says.EN, "RI, RIB")
}

func TestWithoutRulesNothingCanBeShared(t *testing.T) {
	found := law.Check(trial{lines: "1 NSP"}.set(t), law.Reference{})
	require.Equal(t, law.Blocks, found[0].Severity)
	require.Contains(t, found[0].Says.EN, "could not be run")
}

func TestAResultThatNoRuleCanBePutToCannotBeShared(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*result.Recorded)
		says  string
	}{
		"on nobody of the case":          {func(r *result.Recorded) { r.Defendant = "stranger" }, "not in the case"},
		"on an offence of nobody":        {func(r *result.Recorded) { r.Offence = "o99" }, "not the defendant's"},
		"on an offence of somebody else": {func(r *result.Recorded) { r.Offence = "o7" }, "not the defendant's"},
		"of a code that nobody defines":  {func(r *result.Recorded) { r.Code = "ZZZ" }, "ZZZ is a result that this version does not know"},
		"with such a code under it": {func(r *result.Recorded) {
			r.Children = []result.Recorded{{Code: "YYY"}}
		}, "YYY is a result that this version does not know"},
	} {
		t.Run(name, func(t *testing.T) {
			s := trial{lines: "1 NSP"}.set(t)
			s.Case.Defendants = append(s.Case.Defendants, casefile.Defendant{ID: "d2", Offences: []casefile.Offence{offence(7, "TH68010")}})
			c.spoil(&s.Results[0])

			found := law.Check(s, load(t))

			require.Equal(t, law.Blocks, found[0].Severity)
			require.Equal(t, []string{s.Results[0].ID}, found[0].Results)
			require.Contains(t, found[0].Says.EN, c.says)
			require.NotContains(t, found[0].Says.CY, "not ", "the reason is in Welsh too")
		})
	}
}

func TestTheRulesCannotBeChangedByWhoReadsThem(t *testing.T) {
	ref := load(t)
	ref.Rules()[0].ID = "spoilt"
	require.NotEqual(t, "spoilt", ref.Rules()[0].ID)
}

func TestEachDefendantIsCheckedAlone(t *testing.T) {
	// given: one custodial sentence each
	s := scene(court.Magistrates)
	second := s.Case.Defendants[0]
	second.ID, second.Number = "d2", 2
	second.Offences = []casefile.Offence{offence(7, "TH68010")}
	s.Case.Defendants = append(s.Case.Defendants, second)
	typed(t, &s, "1,7 IMP 3M")

	// then
	require.Empty(t, findings(law.Check(s, load(t)), "DR-SENT-001"))
}

func TestAProsecutorWhoIsNotRecordedIsAskedForOnceInTheCase(t *testing.T) {
	// given: the second of three defendants is the first to have a result
	s := scene(court.Magistrates)
	for n, id := range []string{"d2", "d3"} {
		d := s.Case.Defendants[0]
		d.ID, d.Number, d.Offences = id, n+2, []casefile.Offence{offence(n+7, "TH68010")}
		s.Case.Defendants = append(s.Case.Defendants, d)
	}
	typed(t, &s, "7,8 FO 100")

	// when
	found := findings(law.Check(s, load(t)), "RES-BY")

	// then
	require.Len(t, found, 1)
	require.Equal(t, "d2", found[0].Defendant)
}

func TestFindingsNameResultAndOffence(t *testing.T) {
	s := trial{lines: "1 FO 20\n2 IMP 7M"}.set(t)
	f := findings(law.Check(s, load(t)), "CUST-SUMMARY")[0]
	require.Equal(t, []string{s.Results[1].ID}, f.Results)
	require.Equal(t, []string{"o2"}, f.Offences)
	require.Equal(t, "Imprisonment on offence 2 is for 7 months; a magistrates' court may give at most 6 months for a summary offence. Shorten it.", f.Says.EN)
	require.Contains(t, f.Says.CY, "trosedd 2 am 7 mis")
}

// random makes a hearing of any results with any answers.
func random(r *rand.Rand, cat result.Catalogue) share.Set {
	codes := cat.Codes()
	s := scene([]court.Jurisdiction{court.Crown, court.Magistrates, ""}[r.IntN(3)])
	answers := []string{"", "3M", "0", "LIFE", "999999", "2026-11-23", "0000-00-00", "true", "21:00", "x", "-5", "9999Y", "£", "40H"}
	var made func(depth int) result.Recorded
	made = func(depth int) result.Recorded {
		d, _ := cat.Lookup(codes[r.IntN(len(codes))], court.Date{})
		v := result.Values{"concurrent": answers[r.IntN(len(answers))], "consecutiveToOffenceNumber": answers[r.IntN(len(answers))]}
		for _, q := range d.Prompts {
			v[q.Reference] = answers[r.IntN(len(answers))]
		}
		out := recorded(r.IntN(7), d.Code, v)
		for range r.IntN(3) * depth {
			out.Children = append(out.Children, made(0))
		}
		return out
	}
	for range r.IntN(8) {
		s.Results = append(s.Results, made(1))
	}
	for range r.IntN(3) {
		s.Earlier = append(s.Earlier, made(1))
	}
	if r.IntN(4) == 0 {
		s.Case.Defendants[0].Person = nil
	}
	return s
}

func TestWhateverIsRecordedTheChecksRunAndSayTheSameAgain(t *testing.T) {
	r, ref := rand.New(rand.NewPCG(7, 11)), load(t)
	for range 3000 {
		s := random(r, ref.Results)
		found := law.Check(s, ref)
		require.Equal(t, found, law.Check(s, ref))
		for _, f := range found {
			require.NotContains(t, f.Says.EN, "could not be run")
		}
	}
}

// FuzzCheck records any code with any answer: the checks run to the end.
func FuzzCheck(f *testing.F) {
	f.Add("IMP", "imprisonmentPeriod", "12M", true)
	f.Add("CURE", "startTime", "25:61", false)
	f.Add("LEP", "PENPT", "-9223372036854775808", false)
	f.Add("SUSPS", "suspendedPeriod", "9999Y9999M", true)
	ref, err := loaded()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, code, name, value string, crown bool) {
		if _, known := ref.Results.Lookup(code, court.Date{}); !known {
			return // refused before any rule is put
		}
		c := trial{crown: crown, with: []change{ordered(shopTheft, code, result.Values{name: value}), ordered(0, code, result.Values{name: value})}}
		for _, found := range law.Check(c.set(t), ref) {
			require.NotContains(t, found.Says.EN, "could not be run")
		}
	})
}

func TestFaultsInTheRulesAreAllNamedWithTheirLines(t *testing.T) {
	// given: the real reference data, with the rules spoilt
	real := os.DirFS("../../assets/reference")
	spoilt := fstest.MapFS{}
	for _, dir := range []string{"offences", "results", "calendar", "surcharge", "rules"} {
		files, err := os.ReadDir("../../assets/reference/" + dir)
		require.NoError(t, err)
		for _, f := range files {
			b, err := os.ReadFile("../../assets/reference/" + dir + "/" + f.Name())
			require.NoError(t, err)
			spoilt[dir+"/"+f.Name()] = &fstest.MapFile{Data: b}
		}
	}
	lines := strings.Split(string(spoilt["rules/rules.csv"].Data), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "CD-LENGTH") })
	lines[1] = strings.Replace(lines[1], `error,`, `fatal,`, 1)
	lines = append(lines[:len(lines)-1],
		`MOON-1,error,moon,Moon Act,,,hearing,,,seen,nowhere,Says,Dywed`,
		`CO-RAR,error,community,Code,2020-01-01,,hearing,"{""min_days"":""one""}",,seen,x,Says,Dywed`,
		`CO-RAR,error,community,Code,2021-01-01,,hearing,"{""min_days"":1} 2",,seen,x,Says,Dywed`)
	spoilt["rules/rules.csv"].Data = []byte(strings.Join(lines, "\n") + "\n")

	// when
	_, err := law.LoadReference(spoilt)

	// then
	last, twice := strconv.Itoa(len(lines)-1), strconv.Itoa(len(lines))
	for _, want := range []string{
		"rule CD-LENGTH is missing", `rules.csv:2: severity "fatal"`, `id "MOON-1"`, "rules.csv:" + last + ": params", "rules.csv:" + last + ": effective_from", "rules.csv:" + twice + ": params",
	} {
		require.ErrorContains(t, err, want)
	}
	_, err = law.LoadReference(real)
	require.NoError(t, err)
}

// BenchmarkCheck is the budget: all the checks on a hearing in 2 ms.
func BenchmarkCheck(b *testing.B) {
	s, ref := scene(court.Crown), load(b)
	s.Case.Defendants[0].Offences = nil
	first := s.Case.Defendants[0]
	s.Case.Defendants = nil
	for d := range 3 {
		who := first
		who.ID, who.Number = "d"+strconv.Itoa(d), d+1
		for n := range 8 {
			who.Offences = append(slices.Clip(who.Offences), offence(8*d+n+1, "TH68010"))
		}
		s.Case.Defendants = append(s.Case.Defendants, who)
	}
	typed(b, &s, "1-8 IMP 12M CONC SUR\n9-16 COEW 12M UPW 100H RAR 20 CURE 2100-0600 8W\n9 SUR 114\n17-24 FO 120 COST 85 COMP 50 SUR COLL 28D")
	b.ReportAllocs()
	for b.Loop() {
		law.Check(s, ref)
	}
}
