package law_test

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// curfew is a curfew between two times each day, for a period.
func curfew(from, to, period string) change {
	return ordered(shopTheft, "CURE", result.Values{"startTime": from, "endTime": to, "curfewAndElectronicMonitoringPeriod": period})
}

func homeless(d *casefile.Defendant) { d.Address = court.Address{} }

var communityTrials = []trial{
	{rule: "CO-LENGTH", name: "more than three years", lines: "1 COEW 37M UPW 100H", fires: true},
	{rule: "CO-LENGTH", name: "three years, said to end a year later", fires: true, with: []change{
		ordered(shopTheft, "COEW", result.Values{"orderPeriod": "3Y", "endDate": "2030-11-22"}),
	}},
	{rule: "CO-LENGTH", name: "three years", lines: "1 COEW 3Y UPW 100H", fires: false},
	{rule: "CO-REQUIRE", name: "no requirement", with: []change{ordered(shopTheft, "COEW", result.Values{"orderPeriod": "12M"})}, fires: true},
	{rule: "CO-REQUIRE", name: "one requirement", lines: "1 COEW 12M UPW 100H", fires: false},
	{rule: "CO-IMPRISON", name: "for having no insurance", lines: "3 COEW 12M UPW 100H", fires: true},
	{rule: "CO-IMPRISON", name: "for theft", lines: "1 COEW 12M UPW 100H", fires: false},
	{rule: "CO-PUNISH", name: "rehabilitation alone", lines: "1 COEW 12M RAR 20", fires: true},
	{rule: "CO-PUNISH", name: "rehabilitation and a fine", lines: "1 COEW 12M RAR 20\n2 FO 50", fires: false},
	{rule: "CO-WORK", name: "39 hours", lines: "1 COEW 12M UPW 39H", fires: true},
	{rule: "CO-WORK", name: "40 hours", lines: "1 COEW 12M UPW 40H", fires: false},
	{rule: "CO-WORK", name: "300 hours", lines: "1 COEW 12M UPW 300H", fires: false},
	{rule: "CO-WORK", name: "301 hours", lines: "1 COEW 12M UPW 301H", fires: true},
	{rule: "CO-WORK", name: "200 and 150 hours", lines: "1 COEW 12M UPW 200H\n2 COEW 12M UPW 150H", fires: true},
	{rule: "CO-RAR", name: "no days", with: []change{ordered(shopTheft, "RAR", nil)}, fires: true},
	{rule: "CO-RAR", name: "twenty days", lines: "1 COEW 12M UPW 40H RAR 20", fires: false},
	{rule: "CO-CURFEW-H", name: "one hour", with: []change{curfew("21:00", "22:00", "8W")}, fires: true},
	{rule: "CO-CURFEW-H", name: "nine hours over midnight", with: []change{curfew("21:00", "06:00", "8W")}, fires: false},
	{rule: "CO-CURFEW-H", name: "sixteen hours", with: []change{curfew("16:00", "08:00", "8W")}, fires: false},
	{rule: "CO-CURFEW-H", name: "seventeen hours each day of the week", with: []change{curfew("16:00", "09:00", "8W")}, fires: true},
	{rule: "CO-CURFEW-LEN", name: "eighteen months now", with: []change{curfew("21:00", "06:00", "18M")}, fires: false},
	{rule: "CO-CURFEW-LEN", name: "twenty-five months now", with: []change{curfew("21:00", "06:00", "25M")}, fires: true},
	{rule: "CO-CURFEW-LEN", name: "eighteen months, convicted before 28 June 2022", with: []change{convicted(court.On(2022, 6, 27)), curfew("21:00", "06:00", "18M")}, fires: true},
	{rule: "CO-CURFEW-EM", name: "not monitored", lines: "1 COEW 12M CUR 2100-0600 8W", fires: true},
	{rule: "CO-CURFEW-EM", name: "monitored", lines: "1 COEW 12M CURE 2100-0600 8W", fires: false},
	{rule: "CO-EXCLUDE", name: "three years", with: []change{ordered(shopTheft, "ERPEM", result.Values{"exclusionAndElectronicMonitoringPeriod": "3Y"})}, fires: true},
	{rule: "CO-EXCLUDE", name: "two years", with: []change{ordered(shopTheft, "ERPEM", result.Values{"exclusionAndElectronicMonitoringPeriod": "2Y"})}, fires: false},
	{rule: "CO-ABSTAIN", name: "121 days", with: []change{ordered(shopTheft, "AAR", result.Values{"period": "121D"})}, fires: true},
	{rule: "CO-ABSTAIN", name: "120 days", with: []change{ordered(shopTheft, "AAR", result.Values{"period": "120D"})}, fires: false},
	{rule: "CO-ABSTAIN-TR", name: "with treatment", with: []change{
		ordered(shopTheft, "COEW", result.Values{"orderPeriod": "12M"}, recorded(shopTheft, "AAR", nil), recorded(shopTheft, "ATR", nil)),
	}, fires: true},
	{rule: "CO-ABSTAIN-TR", name: "alone", with: []change{ordered(shopTheft, "COEW", result.Values{"orderPeriod": "12M"}, recorded(shopTheft, "AAR", nil))}, fires: false},
	{rule: "EM-PLACE", name: "no address", lines: "1 COEW 12M CURE 2100-0600 8W", with: []change{defendant(homeless)}, fires: true},
	{rule: "EM-PLACE", name: "an address on the file", lines: "1 COEW 12M CURE 2100-0600 8W", fires: false},
}
