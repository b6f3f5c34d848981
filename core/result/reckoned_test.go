package result_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

func TestTheLastDayIsReckonedFromThePeriod(t *testing.T) {
	cat := catalogue(t)
	for name, c := range map[string]struct {
		day             court.Date
		line, code, ref string
		want            string
	}{
		"twelve months end the day before":        {court.On(2026, 11, 23), "1 COEW 12M UPW 100", "COEW", "endDate", "2027-11-22"},
		"a year from a leap day":                  {court.On(2028, 2, 29), "1 COEW 1Y UPW 100", "COEW", "endDate", "2029-02-27"},
		"a period over a leap day":                {court.On(2028, 1, 31), "1 DDO 1M", "DDO", "endDate", "2028-02-28"},
		"a month from the last day of January":    {court.On(2027, 1, 31), "1 DDO 1M", "DDO", "endDate", "2027-02-27"},
		"six months from the last day of August":  {court.On(2026, 8, 31), "1 DDD 6M", "DDD", "endDate", "2027-02-27"},
		"weeks over a leap day":                   {court.On(2028, 2, 28), "1 COEW 12M CUR 2100-0600 1W", "CUR", "endDateOfTagging", "2028-03-05"},
		"a curfew counts from its own first day":  {court.On(2026, 11, 23), "1 COEW 12M CURE 2100-0600 8W START 1/12", "CURE", "endDateOfTagging", "2027-01-25"},
		"an exclusion":                            {court.On(2026, 12, 31), "1 COEW 12M EXCL [Derby] 2M", "ERPEM", "endDate", "2027-02-27"},
		"days of abstinence":                      {court.On(2026, 11, 23), "1 COEW 12M AAR 120D", "AAR", "endDate", "2027-03-22"},
		"a restraining order":                     {court.On(2028, 2, 29), "1 RO 4Y terms=[a] protects=[b]", "RESTRAOP", "endDate", "2032-02-28"},
		"a date that is typed stands":             {court.On(2026, 11, 23), "1 COEW 12M until=30/11/2027 UPW 100", "COEW", "endDate", "2027-11-30"},
		"years and months together":               {court.On(2027, 8, 31), "1 DDO 1Y6M", "DDO", "endDate", "2029-02-27"},
		"an order that says only when it ends":    {court.On(2026, 11, 23), "1 COEW 1/6/2027 UPW 100", "COEW", "endDate", "2027-06-01"},
		"a youth rehabilitation order":            {court.On(2026, 2, 28), "1 YRO 12M YRC2 3M", "YRO", "endDate", "2027-02-27"},
		"a director, from a later day":            {court.On(2026, 11, 23), "1 DCO 2Y from=1/1/2027", "DCO", "endDate", "2028-12-31"},
		"life has no last day":                    {court.On(2026, 11, 23), "1 DDO LIFE", "DDO", "endDate", ""},
		"a youth curfew from the end of February": {court.On(2026, 2, 28), "1 YRO 12M YRC2 1M", "YRC2", "endDate", "2026-03-27"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := magistrates()
			ctx.Day = c.day
			line, faults := result.ParseLine(cat, ctx, c.line)
			require.Empty(t, faults)
			require.Empty(t, line.Missing)
			made := found(result.Record(cat, line, result.Sitting{Hearing: "h", Day: c.day}, ids()), c.code)
			require.Equal(t, c.want, made.Values[c.ref])
			if day, err := court.ParseDate(c.want); err == nil {
				require.Contains(t, made.Text.EN, day.Long(court.English))
				require.Contains(t, made.Text.CY, day.Long(court.Welsh))
				require.Contains(t, cat.ReadBack(line).Sentences[0].EN, day.Long(court.English))
			}
		})
	}
}

func TestTheLastDayFollowsThePeriodWhenTheFormIsChanged(t *testing.T) {
	cat := catalogue(t)
	line, _ := result.ParseLine(cat, magistrates(), "1 DDO 12M")
	require.Empty(t, line.Items[0].Values["endDate"], "what is reckoned is not fixed before it is recorded")
	d := line.Items[0].Definition
	filled, faults := cat.FilledOn(today, d, line.Targets, map[string]string{"disqualificationPeriod": "18M"}, nil)
	require.Empty(t, faults)
	require.Contains(t, cat.ReadBack(filled).Sentences[0].EN, "(to the end of 22 May 2028)")
	made := result.Record(cat, filled, result.Sitting{Day: today}, ids())[0]
	require.Equal(t, "DDO 18M", result.Typed(cat, magistrates(), made), "what follows from the period is not typed again")
}

func TestADefaultThatCannotBeReckonedIsRefused(t *testing.T) {
	_, err := result.Load(fstest.MapFS{
		"definitions.csv": {Data: []byte("short_code,label,level,category\nX,Example,offence,final\n")},
		"prompts.csv":     {Data: []byte("short_code,prompt_reference,label,type,rule,default\nX,a,A,DATE,optional,@end:period\nX,b,B,DATE,optional,@soon\n")},
		"children.csv":    {Data: []byte("parent_short_code,child_short_code_or_id,rule_type\n")},
		"fixed_lists.csv": {Data: []byte("fixed_list_id,element_code,element_value\n")},
	})
	require.ErrorContains(t, err, "prompts.csv:2")
	require.ErrorContains(t, err, "prompts.csv:3")
}
