package law_test

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// yro is a youth rehabilitation order that ends on a day, with a curfew that
// ends on another.
func yro(end, curfew string) change {
	return ordered(assault, "YRO", result.Values{"endDate": end},
		recorded(assault, "YRC1", result.Values{"startDate": "2026-11-23", "endDate": curfew}))
}

func curfewed(order, period, end string) change {
	return ordered(shopTheft, "COEW", result.Values{"orderPeriod": order},
		recorded(shopTheft, "CURE", result.Values{"curfewAndElectronicMonitoringPeriod": period, "endDateOfTagging": end, "startTime": "21:00", "endTime": "06:00"}))
}

func limited(until court.Date, stopped bool) change {
	return defendant(func(d *casefile.Defendant) { d.TimeLimit = &casefile.TimeLimit{Expires: until, Stopped: stopped} })
}

var hmctsTrials = []trial{
	{rule: "DR-SENT-001", name: "one sentence", lines: "1 IMP 6M", fires: false},
	{rule: "DR-SENT-001", name: "two that say nothing", lines: "1-2 IMP 3M", fires: true},
	{rule: "DR-SENT-001", name: "three concurrent on one line", lines: "1-2,5 IMP 3M CONC", fires: false},
	{rule: "DR-SENT-001", name: "the second consecutive to the first", lines: "1 IMP 3M\n2 IMP 1M CONS 1", fires: false},
	{rule: "DR-SENT-001", name: "three, of which two say nothing", lines: "1 IMP 3M\n2 IMP 1M\n5 IMP 2M CONS 1", fires: true},
	{rule: "DR-SENT-001", name: "two of a young offender", lines: "1-2 YOI 3M", with: []change{born(2007, 1, 1)}, fires: true},
	{rule: "DR-SENT-001", name: "one immediate and one suspended", lines: "1 IMP 3M\n5 IMP 3M SUSP 12M", fires: false},
	{rule: "DR-SENT-001-ONE", name: "both concurrent", fires: true, with: []change{
		ordered(shopTheft, "IMP", result.Values{"imprisonmentPeriod": "3M", "concurrent": "true"}),
		ordered(assault, "IMP", result.Values{"imprisonmentPeriod": "3M", "concurrent": "true"}),
	}},
	{rule: "DR-SENT-001-ONE", name: "one stands first", lines: "1-2 IMP 3M CONC", fires: false},
	{rule: "DR-SENT-001-WAY", name: "both at once", fires: true, with: []change{
		ordered(shopTheft, "IMP", result.Values{"imprisonmentPeriod": "3M", "concurrent": "true", "consecutiveToOffenceNumber": "2"}),
	}},
	{rule: "DR-SENT-001-WAY", name: "concurrent alone", lines: "1-2 IMP 3M CONC", fires: false},

	{rule: "DR-DISQ-002", name: "ordinary test only", lines: "5 IMP 6M\n5 DDO 12M test", fires: true},
	{rule: "DR-DISQ-002", name: "extended test", lines: "5 IMP 6M\n5 DDOTE 12M", fires: false},
	{rule: "DR-DISQ-002", name: "no disqualification at all", lines: "5 FO 500", fires: true},
	{rule: "DR-DISQ-002", name: "withdrawn", lines: "5 WDRN", fires: false},
	{rule: "DR-DISQ-002", name: "another offence", lines: "4 FO 500\n4 DDO 12M", fires: false},
	{rule: "DR-DISQ-002", name: "only adjourned", lines: "5 ADJ UB 7/12/26", fires: false},
	{rule: "DR-DISQ-002", name: "the extended test on another offence", lines: "5 FO 500\n4 DDOTE 12M", fires: true},

	{rule: "DR-CTL-003", name: "remanded after a plea of not guilty", lines: "1 RIC 30/11/26", with: []change{denied}, fires: true},
	{rule: "DR-CTL-003", name: "remanded after conviction", lines: "1 RIC 30/11/26", fires: false},
	{rule: "DR-CTL-003", name: "with the limit set today", lines: "1 RIC 30/11/26\n1 CTL 18/1/27", with: []change{denied}, fires: false},
	{rule: "DR-CTL-003", name: "with the limit on the file", lines: "1 RIC 30/11/26", with: []change{denied, limited(court.On(2027, 1, 15), false)}, fires: false},
	{rule: "DR-CTL-003", name: "with a limit that has stopped", lines: "1 RIC 30/11/26", with: []change{denied, limited(court.On(2027, 1, 15), true)}, fires: true},
	{rule: "DR-CTL-003", name: "remanded on no offence that is recorded", fires: true, with: []change{
		defendant(func(d *casefile.Defendant) { d.Offences = nil }), ordered(0, "RI", nil),
	}},
	{rule: "DR-CTL-003", name: "on bail", lines: "1 UB 30/11/26", with: []change{denied}, fires: false},
	{rule: "DR-CTL-003", name: "a youth detained", with: []change{denied, born(2012, 1, 1), ordered(shopTheft, "RIYDA", nil)}, fires: true},

	{rule: "DR-YRO-004", name: "ends a day before its curfew", with: []change{yro("2027-03-22", "2027-03-23")}, fires: true},
	{rule: "DR-YRO-004", name: "ends with its curfew", with: []change{yro("2027-03-22", "2027-03-22")}, fires: false},
	{rule: "DR-YRO-004", name: "ends long after", with: []change{yro("2027-11-22", "2027-03-22")}, fires: false},
	{rule: "DR-YRO-004", name: "with the curfew recorded beside it", with: []change{
		ordered(assault, "YRO", result.Values{"endDate": "2027-03-22"}), ordered(assault, "YRC2", result.Values{"endDate": "2027-03-23"}),
	}, fires: true},
	{rule: "DR-YRO-004", name: "with the curfew of another offence", with: []change{
		ordered(assault, "YRO", result.Values{"endDate": "2027-03-22"}), ordered(shopTheft, "YRC2", result.Values{"endDate": "2027-03-23"}),
	}, fires: false},
	{rule: "DR-YRO-004", name: "without a curfew", with: []change{ordered(assault, "YRO", result.Values{"endDate": "2027-03-22"})}, fires: false},
	{rule: "DR-YRO-004", name: "with the curfew as a period", with: []change{
		ordered(assault, "YRO", result.Values{"orderPeriod": "3M"}, recorded(assault, "YRC1", result.Values{"startDate": "2026-11-23", "curfewAndElectricalMonitoringPeriod": "4M"})),
	}, fires: true},

	{rule: "DR-COEW-005", name: "the curfew outlasts the order", with: []change{curfewed("1M", "8W", "")}, fires: true},
	{rule: "DR-COEW-005", name: "the curfew ends with the order", with: []change{curfewed("12M", "12M", "")}, fires: false},
	{rule: "DR-COEW-005", name: "well within", lines: "1 COEW 12M UPW 100H CURE 2100-0600 8W", fires: false},
	{rule: "DR-COEW-005", name: "by its recorded end", with: []change{curfewed("3M", "", "2027-02-23")}, fires: true},
	{rule: "DR-COEW-005", name: "on the last day", with: []change{curfewed("3M", "", "2027-02-22")}, fires: false},
	{rule: "DR-COEW-005", name: "abstinence beyond the order", with: []change{
		ordered(shopTheft, "COEW", result.Values{"orderPeriod": "2M"}, recorded(shopTheft, "AAR", result.Values{"period": "90D"})),
	}, fires: true},
	{rule: "DR-COEW-005", name: "a requirement that has no end", lines: "1 COEW 12M UPW 100H", fires: false},
	{rule: "DR-COEW-005-END", name: "a day too late", with: []change{curfewed("12M", "8W", "2027-01-18")}, fires: true},
	{rule: "DR-COEW-005-END", name: "start and period less a day", with: []change{curfewed("12M", "8W", "2027-01-17")}, fires: false},
	{rule: "DR-COEW-005-END", name: "from its own start", fires: false, with: []change{
		ordered(shopTheft, "CURE", result.Values{"curfewAndElectronicMonitoringPeriod": "2W", "startDateOfTagging": "2026-12-01", "endDateOfTagging": "2026-12-14"}),
	}},

	{rule: "DR-CONV-006", name: "a fine after a plea of not guilty", lines: "1 FO 100", with: []change{denied}, fires: true},
	{rule: "DR-CONV-006", name: "a fine after a plea of guilty", lines: "1 FO 100", fires: false},
	{rule: "DR-CONV-006", name: "convicted on a day that a list gives", lines: "1 FO 100", with: []change{convictedByList(court.On(2026, 9, 1))}, fires: false},
	{rule: "DR-CONV-006", name: "acquitted after the day that a list gives", lines: "1 FO 100", fires: true, with: []change{
		convictedByList(court.On(2026, 9, 1)),
		defendant(func(d *casefile.Defendant) { d.Offences[0].Verdict = &casefile.Verdict{Code: "NG", On: today} }),
	}},
	{rule: "DR-CONV-006", name: "a fine beside a refused application", lines: "1 RFSD\n1 FO 100", with: []change{denied}, fires: true},
	{rule: "DR-CONV-006", name: "a withdrawal", lines: "1 WDRN", with: []change{denied}, fires: false},
	{rule: "DR-CONV-006", name: "an adjournment", lines: "1 UB 7/12/26", with: []change{denied}, fires: false},
	{rule: "DR-CONV-006", name: "a refused application", lines: "1 RFSD", with: []change{denied}, fires: false},
	{rule: "DR-CONV-006", name: "guilty by verdict", lines: "1 FO 100", fires: false, with: []change{denied, defendant(func(d *casefile.Defendant) {
		d.Offences[0].Verdict = &casefile.Verdict{Code: "G", On: today}
	})}},
	{rule: "DR-CONV-006", name: "no plea at all", lines: "1 CD 12M", fires: true, with: []change{defendant(func(d *casefile.Defendant) { d.Offences[0].Plea = nil })}},

	{rule: "DR-AGE-007", name: "the day before the 21st birthday", lines: "1 IMP 3M", with: []change{born(2005, 11, 24)}, fires: true},
	{rule: "DR-AGE-007", name: "on the 21st birthday", lines: "1 IMP 3M", with: []change{born(2005, 11, 23)}, fires: false},
	{rule: "DR-AGE-007", name: "the day after", lines: "1 IMP 3M", with: []change{born(2005, 11, 22)}, fires: false},
	{rule: "DR-AGE-007", name: "suspended at 20", lines: "1 IMP 3M SUSP 12M", with: []change{born(2006, 1, 1)}, fires: true},
	{rule: "DR-AGE-007", name: "extended at 19, in the Crown Court", crown: true, with: []change{born(2007, 1, 1), ordered(wounding, "EXTIVS", nil)}, fires: true},
	{rule: "DR-AGE-007", name: "detention at 20", lines: "1 YOI 3M", with: []change{born(2006, 1, 1)}, fires: false},
	{rule: "DR-AGE-007", name: "a fine at 18", lines: "1 FO 100", with: []change{born(2008, 1, 1)}, fires: false},
	{rule: "DR-AGE-007", name: "born on 29 February", lines: "1 IMP 3M", with: []change{born(2008, 2, 29)}, fires: true},
}
