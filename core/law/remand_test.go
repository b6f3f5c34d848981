package law_test

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

func charged(code court.OffenceCode) change {
	return defendant(func(d *casefile.Defendant) { d.Offences[0].Code = code })
}

func chargedOn(n int, on court.Date) change {
	return defendant(func(d *casefile.Defendant) { d.Offences[n-1].Charged = on })
}

func waits(l casefile.Liberty) change {
	return defendant(func(d *casefile.Defendant) { d.Custody.Liberty = l })
}

// drunk is drunk and disorderly: summary, a fine only.
const drunk = "CJ67002"

// indicated are pleas that were indicated, not taken.
var indicated = defendant(func(d *casefile.Defendant) {
	for i := range d.Offences {
		d.Offences[i].IndicatedPlea, d.Offences[i].Plea = d.Offences[i].Plea, nil
	}
})

// coDefendantBack adds a second defendant who comes back on a day.
func coDefendantBack(on string) change {
	return func(s *share.Set) {
		s.Case.Defendants = append(s.Case.Defendants, casefile.Defendant{
			ID: "d2", Number: 2, Person: &casefile.Person{Born: court.On(1990, 2, 1)}, Offences: []casefile.Offence{offence(7, "TH68010")},
		})
		r := recorded(7, "RU", nil, recorded(7, "NHMC", result.Values{"HDATE": on}))
		r.Defendant = "d2"
		s.Results = append(s.Results, r)
	}
}

var remandTrials = []trial{
	{rule: "CTL-SEND", name: "sent in custody", lines: "6 CCII 21/12/26 10:00", with: []change{denied}, fires: true},
	{rule: "CTL-SEND", name: "with the limit set", lines: "6 CCII 21/12/26 10:00\n6 CTL 24/5/27", with: []change{denied}, fires: false},
	{rule: "CTL-SEND", name: "with the limit on the file", lines: "6 CCII 21/12/26 10:00", with: []change{denied, limited(court.On(2027, 1, 15), false)}, fires: false},
	{rule: "CTL-SEND", name: "with a limit that has stopped", lines: "6 CCII 21/12/26 10:00", with: []change{denied, limited(court.On(2027, 1, 15), true)}, fires: true},
	{rule: "CTL-SEND", name: "a child to local authority accommodation", with: []change{denied, born(2012, 1, 1), ordered(wounding, "CCIILA", nil)}, fires: true},
	{rule: "CTL-SEND", name: "sent on bail", lines: "6 CCIU 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "CTL-SEND", name: "committed for sentence", lines: "1 CCSI 21/12/26 10:00", fires: false},
	{rule: "SEND-COURT", name: "nowhere", lines: "6 CCII 21/12/26 10:00", with: []change{denied}, fires: true},
	{rule: "SEND-COURT", name: "to a court that is named", lines: "6 CCII 21/12/26 10:00 court=[Snaresbrook]", with: []change{denied}, fires: false},
	{rule: "SEND-COURT", name: "on bail to nowhere", lines: "6 CCIU 21/12/26 10:00", with: []change{denied}, fires: true},
	{rule: "SEND-COURT", name: "adjourned", lines: "1 UB 21/12/26", fires: false},
	{rule: "SEND-GUILTY", name: "theft, pleaded guilty to", lines: "1 CCII 21/12/26 10:00", fires: true},
	{rule: "SEND-GUILTY", name: "on bail", lines: "1 CCIU 21/12/26 10:00", fires: true},
	{rule: "SEND-GUILTY", name: "convicted by a list", lines: "1 CCIU 21/12/26 10:00", with: []change{convictedByList(court.On(2026, 6, 1))}, fires: true},
	{rule: "SEND-GUILTY", name: "theft, denied", lines: "1 CCII 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-GUILTY", name: "committed for sentence", lines: "1 CCSI 21/12/26 10:00", fires: false},
	{rule: "SEND-GUILTY", name: "wounding, which is sent whatever is said", lines: "6 CCII 21/12/26 10:00", fires: false},
	{rule: "SEND-PLEA", name: "wounding, to which a plea stands", lines: "6 CCII 21/12/26 10:00", fires: true},
	{rule: "SEND-PLEA", name: "wounding, with an indication", lines: "6 CCII 21/12/26 10:00", with: []change{indicated}, fires: false},
	{rule: "SEND-PLEA", name: "theft", lines: "1 CCII 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-SUMMARY", name: "assault alone", lines: "2 CCIU 21/12/26 10:00", with: []change{denied}, fires: true},
	{rule: "SEND-SUMMARY", name: "drunk and disorderly alone", lines: "1 CCII 21/12/26 10:00", with: []change{charged(drunk)}, fires: true},
	{rule: "SEND-SUMMARY", name: "assault with wounding", lines: "2,6 CCIU 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-SUMMARY", name: "assault, wounding sent before", lines: "2 CCIU 21/12/26 10:00", with: []change{denied, earlier(wounding, "CCIU")}, fires: false},
	{rule: "SEND-SUMMARY", name: "theft alone", lines: "1 CCIU 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-RELATED", name: "drunk and disorderly with wounding", lines: "1,6 CCIU 21/12/26 10:00", with: []change{denied, charged(drunk)}, fires: true},
	{rule: "SEND-RELATED", name: "no insurance, which may disqualify, with wounding", lines: "3,6 CCIU 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-RELATED", name: "assault with wounding", lines: "2,6 CCIU 21/12/26 10:00", with: []change{denied}, fires: false},
	{rule: "SEND-RELATED", name: "an offence of which nothing is known", lines: "1 CCIU 21/12/26 10:00", with: []change{denied, unknownOffences}, fires: false},
	{rule: "SEND-CHILD", name: "at 15", lines: "1 CCIU 21/12/26 10:00", with: []change{denied, born(2011, 1, 1)}, fires: true},
	{rule: "SEND-CHILD", name: "at 18", lines: "1 CCIU 21/12/26 10:00", with: []change{denied, born(2008, 1, 1)}, fires: false},
	{rule: "CTL-BACK", name: "back after the limit", lines: "1 RIC 20/1/27", with: []change{denied, limited(court.On(2027, 1, 15), false)}, fires: true},
	{rule: "CTL-BACK", name: "back on its last day", lines: "1 RIC 15/1/27", with: []change{denied, limited(court.On(2027, 1, 15), false)}, fires: false},
	{rule: "CTL-RECKONED", name: "in the past", lines: "1 CTL 20/11/26", fires: true},
	{rule: "CTL-RECKONED", name: "182 days on", lines: "1 CTL 24/5/27", fires: false},
	{rule: "CTL-RECKONED", name: "a year on", lines: "1 CTL 23/11/27", fires: true},
	{rule: "CTL-DAY", name: "a Saturday", lines: "1 CTL 16/1/27", fires: true},
	{rule: "CTL-DAY", name: "a Friday", lines: "1 CTL 15/1/27", fires: false},
	{rule: "REM-NONE", name: "adjourned in custody", lines: "1 ADJ 30/11/26", with: []change{waits(casefile.InCustody)}, fires: true},
	{rule: "REM-NONE", name: "a child in local authority accommodation", lines: "1-2 ADJ 30/11/26", with: []change{waits(casefile.InLocalAccom)}, fires: true},
	{rule: "REM-NONE", name: "sentence deferred", with: []change{waits(casefile.InCustody), ordered(shopTheft, "DS", nil)}, fires: true},
	{rule: "REM-NONE", name: "remanded on one of two offences", lines: "1 ADJ 30/11/26\n5 RIC 30/11/26", with: []change{waits(casefile.InCustody)}, fires: false},
	{rule: "REM-NONE", name: "bailed", lines: "1 UB 30/11/26", with: []change{waits(casefile.InCustody)}, fires: false},
	{rule: "REM-NONE", name: "sentenced to custody on the other", lines: "1 ADJ 30/11/26\n5 IMP 3M", with: []change{waits(casefile.InCustody)}, fires: false},
	{rule: "REM-NONE", name: "serving since an earlier day", lines: "1 ADJ 30/11/26", with: []change{waits(casefile.InCustody), earlier(dangerous, "IMP")}, fires: false},
	{rule: "REM-NONE", name: "on bail", lines: "1 ADJ 30/11/26", with: []change{waits(casefile.OnConditions)}, fires: false},
	{rule: "REM-NONE", name: "fined", lines: "1 FO 100", with: []change{waits(casefile.InCustody)}, fires: false},
	{rule: "REM-FIRST", name: "nine clear days", lines: "1 RIC 3/12/26", with: []change{denied}, fires: true},
	{rule: "REM-FIRST", name: "eight clear days", lines: "1 RIC 2/12/26", with: []change{denied}, fires: false},
	{rule: "REM-FIRST", name: "the Crown Court", lines: "1 RIC 3/12/26", crown: true, with: []change{denied}, fires: false},
	{rule: "REM-LATER", name: "29 clear days", lines: "1 RIC 23/12/26", with: []change{denied, earlier(shopTheft, "RI")}, fires: true},
	{rule: "REM-LATER", name: "28 clear days", lines: "1 RIC 22/12/26", with: []change{denied, earlier(shopTheft, "RI")}, fires: false},
	{rule: "REM-REPORTS", name: "more than three weeks in custody", lines: "1 RIC 15/12/26", fires: true},
	{rule: "REM-REPORTS", name: "three weeks in custody", lines: "1 RIC 14/12/26", fires: false},
	{rule: "REM-REPORTS", name: "four weeks on bail", lines: "1 UB 21/12/26", fires: false},
	{rule: "REM-REPORTS", name: "more than four weeks on bail", lines: "1 UB 22/12/26", fires: true},
	{rule: "REM-REASON", name: "no ground", lines: "1 RIC 30/11/26", fires: true},
	{rule: "REM-REASON", name: "sent in custody with a direction for bail", with: []change{ordered(wounding, "CCIIB", nil)}, fires: true},
	{rule: "REM-REASON", name: "ground and reason", fires: false, with: []change{
		ordered(shopTheft, "RI", result.Values{"bailException": "LO", "bailExceptionReason": "NS"}),
	}},
	{rule: "BAIL-REASON", name: "no reason", lines: "1 CB conditions=[Live at 1 High Street] 14/12/26", fires: true},
	{rule: "BAIL-REASON", name: "a reason", lines: "1 CB conditions=[Live at 1 High Street] why=TEA 14/12/26", fires: false},
	{rule: "NEXT-FIXED", name: "bail to no day", with: []change{ordered(shopTheft, "RU", nil)}, fires: true},
	{rule: "NEXT-FIXED", name: "bail to a day", lines: "1 UB 14/12/26", fires: false},
	{rule: "NEXT-AHEAD", name: "yesterday", lines: "1 UB 20/11/26", fires: true},
	{rule: "NEXT-AHEAD", name: "today", lines: "1 UB 23/11/26", fires: false},
	{rule: "NEXT-SITS", name: "Christmas Day", lines: "1 UB 25/12/26", fires: true},
	{rule: "NEXT-SITS", name: "Boxing Day's substitute", lines: "1 UB 28/12/26", fires: true},
	{rule: "NEXT-SITS", name: "a Sunday", lines: "1 UB 29/11/26", fires: true},
	{rule: "NEXT-SITS", name: "a Tuesday", lines: "1 UB 29/12/26", fires: false},
	{rule: "NEXT-TOGETHER", name: "a co-defendant on another day", lines: "1 UB 14/12/26", with: []change{coDefendantBack("2026-12-15")}, fires: true},
	{rule: "NEXT-TOGETHER", name: "a co-defendant on the same day", lines: "1 UB 14/12/26", with: []change{coDefendantBack("2026-12-14")}, fires: false},
	{rule: "NEXT-APART", name: "two offences on two days", lines: "1 UB 14/12/26\n5 UB 15/12/26", fires: true},
	{rule: "NEXT-APART", name: "two offences on one day", lines: "1,5 UB 14/12/26", fires: false},
	{rule: "NEXT-APART", name: "one sent, one adjourned", lines: "6 CCIU 21/12/26\n1 UB 14/12/26", fires: false},
	{rule: "BAIL-MURDER", name: "bail", lines: "1 UB 14/12/26", with: []change{charged("COML025")}, fires: true},
	{rule: "BAIL-MURDER", name: "bail in the Crown Court", lines: "1 UB 14/12/26", crown: true, with: []change{charged("COML025")}, fires: false},
	{rule: "BAIL-MURDER", name: "bail for theft", lines: "1 UB 14/12/26", fires: false},
	{rule: "TIME-BAR", name: "assault, after seven months", with: []change{chargedOn(assault, court.On(2026, 10, 26))}, fires: true},
	{rule: "TIME-BAR", name: "assault, after six months", with: []change{chargedOn(assault, court.On(2026, 9, 25))}, fires: false},
	{rule: "TIME-BAR", name: "assault over a time that ended six months before", fires: false, with: []change{
		chargedOn(assault, court.On(2026, 10, 26)),
		defendant(func(d *casefile.Defendant) { d.Offences[assault-1].To = court.On(2026, 4, 26) }),
	}},
	{rule: "TIME-BAR", name: "theft, after seven months", with: []change{chargedOn(shopTheft, court.On(2026, 10, 26))}, fires: false},
	{rule: "DEFER", name: "beyond twelve months", crown: true, fires: true, with: []change{
		ordered(shopTheft, "DS", nil, recorded(shopTheft, "NHCCS", result.Values{"fixedDate": "2027-11-24"})),
	}},
	{rule: "DEFER", name: "nine months, convicted before the Sentencing Code", crown: true, fires: true, with: []change{
		convicted(court.On(2020, 11, 30)),
		ordered(shopTheft, "DS", nil, recorded(shopTheft, "NHCCS", result.Values{"fixedDate": "2027-08-24"})),
	}},
	{rule: "DEFER", name: "six months", crown: true, fires: false, with: []change{
		ordered(shopTheft, "DS", nil, recorded(shopTheft, "NHCCS", result.Values{"fixedDate": "2027-05-24"})),
	}},
	{rule: "DEFER", name: "nine months, convicted before the Act of 2026", crown: true, fires: true, with: []change{
		convicted(court.On(2026, 3, 1)),
		ordered(shopTheft, "DS", nil, recorded(shopTheft, "NHCCS", result.Values{"fixedDate": "2027-08-24"})),
	}},
}
