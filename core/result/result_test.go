package result_test

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

var today = court.On(2026, 11, 23)

// loaded is read once: a catalogue does not change.
var loaded = sync.OnceValues(func() (result.Catalogue, error) {
	return result.Load(os.DirFS("../../assets/reference/results"))
})

func catalogue(tb testing.TB) result.Catalogue {
	tb.Helper()
	cat, err := loaded()
	require.NoError(tb, err)
	return cat
}

func twoDefendants() casefile.File {
	offence := func(n int) casefile.Offence {
		return casefile.Offence{ID: "o" + strconv.Itoa(n), Number: n}
	}
	return casefile.File{ID: "c", Defendants: []casefile.Defendant{
		{ID: "d1", Number: 1, Offences: []casefile.Offence{offence(1), offence(2), offence(3)}},
		{ID: "d2", Number: 2, Offences: []casefile.Offence{offence(4), offence(5)}},
	}}
}

func magistrates() result.Context {
	return result.Context{
		Case: twoDefendants(), Row: "o1", Day: today, Jurisdiction: court.Magistrates,
		Surcharge: func([]result.Target, []result.Item) (court.Pence, bool) { return 4800, true },
	}
}

func ids() func() string {
	n := 0
	return func() string { n++; return "r" + strconv.Itoa(n) }
}

func record(tb testing.TB, text string) []result.Recorded {
	tb.Helper()
	return recordIn(tb, magistrates(), text)
}

func recordIn(tb testing.TB, ctx result.Context, text string) []result.Recorded {
	tb.Helper()
	cat := catalogue(tb)
	line, faults := result.ParseLine(cat, ctx, text)
	require.Empty(tb, faults, text)
	require.Empty(tb, line.Missing, text)
	return result.Record(cat, line, result.Sitting{Hearing: "h", Day: today}, ids())
}

func TestACatalogueOfEveryDayResultsIsLoaded(t *testing.T) {
	require.GreaterOrEqual(t, len(catalogue(t).Codes()), 90)
}

func TestTypedLinesMeanWhatAClerkMeans(t *testing.T) {
	for line, want := range map[string][]string{
		"1 FO 120 COST 85 SUR COMP 50 COLL 28D": {
			"FO - Fine\nFined £120.00.", "FCOST - Costs\nCosts of £85.00.", "FVS - Surcharge\nSurcharge of £48.00.",
			"FCOMP - Compensation\nCompensation of £50.00.", "COLLO - Collection order\nCollection order: pay within 28 days.",
		},
		"1 IMP 12M SUSP 18M UPW 120": {
			"SUSPS - Suspended sentence order - imprisonment\nImprisonment for 12 months, suspended for 18 months. Requirements: Unpaid work for 120 hours.",
		},
		"ADJ UB 14/12/26 10:00": {
			"A - Adjournment\nAdjourned to a hearing in the magistrates’ court on 14 December 2026 at 10:00.",
			"RU - Remanded on unconditional bail\nRemanded on unconditional bail.",
		},
		"RIC 30/11": {
			"A - Adjournment\nAdjourned to a hearing in the magistrates’ court on 30 November 2026.",
			"RI - Remanded in custody\nRemanded in custody.",
		},
		"1 COEW 12M UPW 100H RAR 20 CURE 2100-0600 8W": {
			"COEW - Community order England / Wales\nCommunity order for 12 months, to end on 22 November 2027. Requirements: Unpaid work for 100 hours, Rehabilitation activity for up to 20 days, Curfew with electronic monitoring for 8 weeks between 21:00 and 06:00 each day, until 17 January 2027.",
		},
		"CB conditions=[Live at 1 High Street] 14/12 1000": {
			"A - Adjournment\nAdjourned to a hearing in the magistrates’ court on 14 December 2026 at 10:00.",
			"RC - Remanded on conditional bail\nRemanded on bail with conditions. Conditions: Live at 1 High Street.",
		},
		"DDO 12M COURSE 3M by 22/6/27 [Example Course]": {
			"DDO - Obligatory disqualification\nDisqualified from holding or obtaining a driving licence for 12 months (to the end of 22 November 2027), to be reduced by 3 months if an approved course (Example Course) is completed by 22 June 2027. Disqualification obligatory.",
		},
		"DDO 12M test; LEP 6": {
			"DDO - Obligatory disqualification\nDisqualified from holding or obtaining a driving licence for 12 months (to the end of 22 November 2027) and until a driving test is passed. Disqualification obligatory.",
			"LEP - Driving record endorsed with penalty points\nDriving record endorsed with 6 penalty points.",
		},
	} {
		t.Run(line, func(t *testing.T) {
			var got []string
			for _, r := range record(t, line) {
				got = append(got, r.Text.EN)
			}
			require.Equal(t, want, got)
		})
	}
}

func TestTheBudgetsOfKeysAreKept(t *testing.T) {
	for line, budget := range map[string]struct{ keys, results int }{
		"F120 C85 S V50 O28D":       {20, 5},
		"UB 141226 1000":            {15, 2},
		"1-3 IMP 12M CONC TAG 30 S": {40, 4},
	} {
		require.LessOrEqual(t, utf8.RuneCountInString(line)+1, budget.keys, line)
		require.Len(t, record(t, line), budget.results, line)
	}
}

func TestTheFirstOfConcurrentSentencesIsTheLeadingOne(t *testing.T) {
	rs := record(t, "1-3 IMP 12M CONC TAG 30")
	require.Empty(t, rs[0].Values["concurrent"])
	require.Equal(t, "true", rs[1].Values["concurrent"])
	require.Equal(t, "30", rs[2].Values["bailRemandDaysToCountTaggedDays"])
}

func TestTargetsAreReadInEveryForm(t *testing.T) {
	for text, want := range map[string][]string{
		"1-3 AD": {"o1", "o2", "o3"}, "1,4 AD": {"o1", "o4"}, "d1:1-2 AD": {"o1", "o2"}, "d2:1 AD": {"o4"},
		"a:1 AD": {"o1", "o4"}, "* AD": {"o1", "o2", "o3", "o4", "o5"}, "all AD": {"o1", "o2", "o3", "o4", "o5"}, "AD": {"o1"}, "d2 AD": {""},
	} {
		line, faults := result.ParseLine(catalogue(t), magistrates(), text)
		require.Empty(t, faults)
		var got []string
		for _, target := range line.Targets {
			got = append(got, target.Offence)
		}
		require.Equal(t, want, got, text)
	}
}

func TestAWordThatCannotBeReadIsRefusedAtItsColumn(t *testing.T) {
	_, faults := result.ParseLine(catalogue(t), magistrates(), "1 FO 120 bananas")
	require.Len(t, faults, 1)
	require.Equal(t, 9, faults[0].Column)
	require.NotEmpty(t, faults[0].Says.CY)
	_, faults = result.ParseLine(catalogue(t), magistrates(), "1 LEP 13")
	require.Equal(t, "“13” is neither a result nor an answer that Driving record endorsed with penalty points (LEP) asks for: Penalty points from 1 to 12, for example 6.", faults[0].Says.EN)
	require.Equal(t, "Nid yw “13” yn ganlyniad nac yn ateb ar gyfer Cofnod gyrru wedi’i ardystio â phwyntiau cosb (LEP): Pwyntiau cosb, er enghraifft 6.", faults[0].Says.CY)
	_, faults = result.ParseLine(catalogue(t), magistrates(), "1 IMP 12M 30")
	require.Len(t, faults, 1, "a stray number is not taken as days on a tag")
	_, faults = result.ParseLine(catalogue(t), magistrates(), "9 FO 120")
	require.NotEmpty(t, faults)
}

func TestWhatIsMissingIsAskedFor(t *testing.T) {
	line, _ := result.ParseLine(catalogue(t), magistrates(), "1 FO")
	require.Equal(t, "AOF", line.Missing[0].Reference)
}

func TestAFormMakesTheSameRecordAsTheLine(t *testing.T) {
	cat := catalogue(t)
	line := record(t, "1 CD 12M")[0]
	d, _ := cat.Lookup("CD", today)
	filled, faults := cat.Filled(d, []result.Target{{Defendant: "d1", Offence: "o1"}}, map[string]string{"periodofConditionalDischarge": "12 months"}, nil)
	require.Empty(t, faults)
	form := result.Record(cat, filled, result.Sitting{Hearing: "h", Day: today}, ids())[0]
	form.Line = line.Line
	require.Equal(t, line, form)
	require.Equal(t, "12M", cat.FormOf(d, form.Values).Fields[0].Value)
}

func TestTheNextHearingAndTheLibertyAreDrawnFromTheResult(t *testing.T) {
	rs := record(t, "UB 141226 1000")
	next, ok := result.NextHearing(rs[0])
	require.True(t, ok)
	require.Equal(t, result.Next{Date: court.On(2026, 12, 14), Time: "10:00", Jurisdiction: court.Magistrates}, next)
	liberty, ok := catalogue(t).PostHearingLiberty(rs[1])
	require.True(t, ok)
	require.Equal(t, casefile.Unconditional, liberty)
}

func TestTheReadBackLeadsWithTheWeightiestWord(t *testing.T) {
	line, _ := result.ParseLine(catalogue(t), magistrates(), "1 FO 120; IMP 6M")
	require.Equal(t, result.LoudCustody, catalogue(t).ReadBack(line).Headline)
}

func TestDecisions(t *testing.T) {
	cat := catalogue(t)
	rs := record(t, "1 FO 120")
	s := result.Situation{Case: twoDefendants(), Jurisdiction: court.Magistrates}
	code := func(err error) string {
		p, ok := court.AsProblem(err)
		if !ok {
			return ""
		}
		return p.Code
	}
	_, err := result.RecordResults(cat, s, rs)
	require.NoError(t, err)
	_, err = result.RecordResults(cat, result.Situation{Case: s.Case, Shared: true}, rs)
	require.Equal(t, "result-after-share", code(err))
	stranger := rs[0]
	stranger.Offence = "o4"
	_, err = result.RecordResults(cat, s, []result.Recorded{stranger})
	require.Equal(t, "result-wrong-target", code(err))
	bare := rs[0]
	bare.Values = nil
	_, err = result.RecordResults(cat, s, []result.Recorded{bare})
	require.Equal(t, "result-incomplete", code(err))
	s.Jurisdiction = court.Crown
	_, err = result.RecordResults(cat, s, record(t, "1 WDRN"))
	require.Equal(t, "result-wrong-court", code(err))
	_, err = result.WithdrawResult(s, result.Sheet{}, "r1")
	require.Equal(t, "result-not-in-force", code(err))
}

func TestFoldingNeverAliases(t *testing.T) {
	rs := record(t, "1-2 FO 120")
	one := result.Apply(result.Sheet{}, result.ResultRecorded{Result: rs[0]}, court.Stamp{})
	two := result.Apply(one, result.ResultRecorded{Result: rs[1]}, court.Stamp{})
	gone := result.Apply(two, result.ResultWithdrawn{ID: "r1"}, court.Stamp{})
	require.Len(t, one.Results, 1)
	require.Equal(t, result.InForce, two.Results[0].State)
	require.Equal(t, result.Withdrawn, gone.Results[0].State)
}

func TestTheLoaderReportsEveryFaultWithItsLine(t *testing.T) {
	files := fstest.MapFS{
		"definitions.csv": {Data: []byte("short_code,label,level,category,result_text_template\nX,Example,offence,final,[open\nY,Other,moon,final,\n")},
		"prompts.csv":     {Data: []byte("short_code,label,type,rule\nX,Sum,MONEY,mandatory\n")},
		"children.csv":    {Data: []byte("parent_short_code,child_short_code_or_id,rule_type\n")},
		"fixed_lists.csv": {Data: []byte("fixed_list_id,element_code,element_value,colour\n")},
	}
	_, err := result.Load(files)
	for _, want := range []string{"definitions.csv:2", "definitions.csv:3", "prompts.csv:2", `fixed_lists.csv:1: column "colour"`} {
		require.ErrorContains(t, err, want)
	}
}

func TestCompletionFindsByCodeAliasAndWords(t *testing.T) {
	for text, want := range map[string]string{"1 IM": "IMP", "1 COMP": "FCOMP", "1 unp": "UPWR", "4 cours": "DDRCO", "4 DDO 12M drink": "DDRCO"} {
		got := result.Complete(catalogue(t), today, text, len(text))
		require.NotEmpty(t, got)
		require.Equal(t, want, got[0].Code)
	}
}

func TestCompletionOffersTheConditionsOfBail(t *testing.T) {
	got := result.Complete(catalogue(t), today, "1 CB 14/12 NC [Jane Roe] EX", 27)
	var inserts []string
	for _, s := range got[:2] {
		inserts = append(inserts, s.Insert)
	}
	require.Equal(t, []string{"EXC", "EXCE"}, inserts)
	require.Equal(t, 25, got[0].From)
}

func TestATextMayStandInBracketsOrQuotationMarks(t *testing.T) {
	want := record(t, "1 CB 14/12 [Live at home; no alcohol] NC [Jane Roe] why=TEA")
	for _, line := range []string{
		`1 CB 14/12 "Live at home; no alcohol" NC "Jane Roe" why=TEA`, "1 CB 14/12 “Live at home; no alcohol” NC “Jane Roe” why=TEA",
		`1 CB 14/12 conditions="Live at home; no alcohol" NC with=“Jane Roe" why=TEA`, `1 CB 14/12 conditions "Live at home; no alcohol" NC "Jane Roe" TEA`,
	} {
		got := record(t, line)
		require.Len(t, got, len(want), line)
		for i := range want {
			require.True(t, result.Same(want[i], got[i]), line)
		}
	}
}

func TestATextWithoutBracketsIsOneFaultThatSaysWhatToDo(t *testing.T) {
	for line, want := range map[string][]string{
		"1 CB 14/12 live at home":                  {"live at home"},
		"1 CB 14/12 keep away from a person":       {"keep away from a person"},
		"1 CB 14/12 live at 1 High Street, Derby":  {"live at 1 High Street, Derby"},
		"1 FO 120 paid in court COST 85 at once x": {"paid in court", "at once x"},
		"1 CB 14/12 foo [No alcohol] bar baz":      {"foo", "bar baz"},
		"1 CB 14/12 foo bar; FO 120 baz qux":       {"foo bar", "baz qux"},
	} {
		_, faults := result.ParseLine(catalogue(t), magistrates(), line)
		require.Len(t, faults, len(want), line)
		for i, text := range want {
			from := []rune(line)[faults[i].Column:]
			require.Equal(t, text, string(from[:faults[i].Length]), line)
			if strings.Contains(text, " ") {
				require.Contains(t, faults[i].Says.EN, "Put free text in brackets: ["+text+"].")
				require.Contains(t, faults[i].Says.CY, "["+text+"]")
			}
		}
	}
	line, _ := result.ParseLine(catalogue(t), magistrates(), "1 CB 14/12 keep away from a person")
	require.Len(t, line.Items, 2, "the A of a text is no adjournment")
}

func TestASecondNextHearingIsRefused(t *testing.T) {
	line, faults := result.ParseLine(catalogue(t), magistrates(), "1 RIC 30/11 7/12")
	require.Len(t, faults, 1)
	require.Equal(t, 12, faults[0].Column)
	next, _ := result.NextHearing(result.Record(catalogue(t), line, result.Sitting{Day: today}, ids())[0])
	require.Equal(t, court.On(2026, 11, 30), next.Date)
}

func TestResultsSetTheLibertyAfterTheHearing(t *testing.T) {
	cat := catalogue(t)
	for liberty, codes := range map[casefile.Liberty][]string{
		casefile.Unconditional: {"RU", "CCIU", "CCSU"},
		casefile.OnConditions:  {"RC", "RCBV", "CCIC", "CCSC"},
		casefile.InCustody:     {"RI", "RIB", "RIYDA", "CCII", "CCIIB", "CCIIYDA", "CCSI", "CCSIB", "CCQB", "RIBA2", "RIBA48", "REMYD"},
		casefile.InLocalAccom:  {"RILA", "RILAB", "CCIILA"},
		casefile.InHospital:    {"RIH", "RHT", "MHHO"},
		casefile.Convicted:     {"IMP", "YOI", "DTO", "DETSO", "EXTIVS", "EXTDVS", "MLI", "SSI"},
	} {
		for _, code := range codes {
			got, ok := cat.PostHearingLiberty(result.Recorded{Code: code, Day: today})
			require.True(t, ok, code)
			require.Equal(t, liberty, got, code)
		}
	}
	for _, code := range []string{"FO", "COEW", "SUSPS", "WDRN", "A", "CTL"} {
		_, ok := cat.PostHearingLiberty(result.Recorded{Code: code, Day: today})
		require.False(t, ok, code)
	}
}

func FuzzParseLine(f *testing.F) {
	cat := catalogue(f)
	for _, s := range []string{
		"1-3 IMP 12M SUSP 18M UPW 120", "F120 C85", "CB conditions=[a {b} %c%]", "[", "RIC 30/11", "d2: ;;=",
		"1 CB 14/12 NC [Jane Roe] EXC [High Street] CURE 1900-0700 SUR 5000", "1-3 IMP 6M CONS", "CO 12M CRS UPW 100", "1 YRO 12M YRC1 3M 2000-0700",
		`1 CB 14/12 "Live at home" NC “Jane Roe”`, `1 CB "`, `why="a b`, "1 CB 14/12 keep away from a person", "1 FO “”\"x;",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, faults := result.ParseLine(cat, magistrates(), s)
		for _, r := range result.Record(cat, line, result.Sitting{Day: today}, ids()) {
			require.NotEmpty(t, r.Text.EN)
			require.False(t, strings.ContainsAny(r.Text.EN, "{}%"), r.Text.EN)
			if len(faults)+len(line.Missing) == 0 {
				readsBack(t, cat, r)
			}
		}
		result.Complete(cat, today, s, len(s)/2)
	})
}

// readsBack checks that a result typed again is the same result.
func readsBack(t *testing.T, cat result.Catalogue, r result.Recorded) {
	t.Helper()
	ctx := magistrates()
	ctx.Row, ctx.Surcharge = r.Offence, nil
	if r.Offence == "" {
		ctx.Row = r.Defendant
	}
	typed := result.Typed(cat, ctx, r)
	line, faults := result.ParseLine(cat, ctx, typed)
	require.Empty(t, faults, typed)
	made := result.Record(cat, line, result.Sitting{Day: today}, ids())
	require.Len(t, made, 1, typed)
	require.True(t, result.Same(r, made[0]), typed)
}

func BenchmarkComplete(b *testing.B) {
	cat := catalogue(b)
	for b.Loop() {
		result.Complete(cat, today, "1-3 IMP 12M SU", 14)
	}
}

func BenchmarkParseLine(b *testing.B) {
	cat, ctx := catalogue(b), magistrates()
	for b.Loop() {
		result.ParseLine(cat, ctx, "1-3 IMP 12M SUSP 18M UPW 120")
	}
}
