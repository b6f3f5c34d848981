package law_test

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// televisionLicence makes the first offence one of level 3 on the standard scale.
var televisionLicence = defendant(func(d *casefile.Defendant) { d.Offences[0].Code = "CA03010" })

//nolint:misspell // the national reference is spelt so
var parentToPay = ordered(0, "PDATE", result.Values{"PARENT_GAURDIAN_TO_PAY": "true"})

func asked(pence court.Pence) change {
	return defendant(func(d *casefile.Defendant) { d.Offences[0].Compensation = pence })
}

var moneyTrials = []trial{
	{rule: "FINE-LEVEL", name: "£1,001 at level 3", lines: "1 FO 1001", with: []change{televisionLicence}, fires: true},
	{rule: "FINE-LEVEL", name: "£1,000 at level 3", lines: "1 FO 1000", with: []change{televisionLicence}, fires: false},
	{rule: "FINE-LEVEL", name: "£20,000 for theft", lines: "1 FO 20000", fires: false},
	{rule: "FINE-CHILD", name: "£251 at 13", lines: "1 FO 251", with: []change{born(2013, 1, 1)}, fires: true},
	{rule: "FINE-CHILD", name: "£250 at 13", lines: "1 FO 250", with: []change{born(2013, 1, 1)}, fires: false},
	{rule: "FINE-YOUNG", name: "£1,001 at 17", lines: "1 FO 1001", with: []change{born(2009, 1, 1)}, fires: true},
	{rule: "FINE-YOUNG", name: "£1,001 at 18", lines: "1 FO 1001", with: []change{born(2008, 1, 1)}, fires: false},
	{rule: "FINE-PARENT", name: "at 15", lines: "1 FO 50", with: []change{born(2011, 1, 1)}, fires: true},
	{rule: "FINE-PARENT", name: "at 15, the parent pays", lines: "1 FO 50", with: []change{born(2011, 1, 1), parentToPay}, fires: false},
	{rule: "FINE-COLLECT", name: "none", lines: "1 FO 120", fires: true},
	{rule: "FINE-COLLECT", name: "a collection order", lines: "1 FO 120 COLL 28D", fires: false},
	{rule: "FINE-COLLECT", name: "a youth", lines: "1 FO 120", with: []change{born(2010, 1, 1)}, fires: false},
	{rule: "FINE-COLLECT", name: "the Crown Court", lines: "1 FO 120", crown: true, fires: false},
	{rule: "COMP-ASKED", name: "asked and not decided", lines: "1 FO 120", with: []change{asked(5000)}, fires: true},
	{rule: "COMP-ASKED", name: "asked and ordered", lines: "1 FO 120 COMP 50", with: []change{asked(5000)}, fires: false},
	{rule: "COMP-PAYEE", name: "to nobody", lines: "1 COMP 50", fires: true},
	{rule: "COMP-PAYEE", name: "to somebody", lines: "1 COMP 50 to=[A. Person]", fires: false},
	{rule: "COMP-YOUTH", name: "£5,001 at 15", lines: "1 COMP 5001", with: []change{born(2011, 1, 1)}, fires: true},
	{rule: "COMP-YOUTH", name: "£5,001 of an adult", lines: "1 COMP 5001", fires: false},
	{rule: "COST-YOUTH", name: "more costs than fine at 15", lines: "1 FO 50 COST 85", with: []change{born(2011, 1, 1)}, fires: true},
	{rule: "COST-YOUTH", name: "more costs than fine of an adult", lines: "1 FO 50 COST 85", fires: false},
	{rule: "COST-SMALL", name: "beside a fine of £5", lines: "1 FO 5 COST 85", fires: true},
	{rule: "COST-SMALL", name: "beside a fine of £6", lines: "1 FO 6 COST 85", fires: false},
	{rule: "SUR-ONE", name: "none", lines: "1 FO 120", fires: true},
	{rule: "SUR-ONE", name: "two", lines: "1 FO 120 SUR\n2 FO 120 SUR", fires: true},
	{rule: "SUR-ONE", name: "one", lines: "1 FO 120 SUR", fires: false},
	{rule: "SUR-ONE", name: "an absolute discharge carries none", lines: "1 AD", fires: false},
	{rule: "SUR-AMOUNT", name: "as typed", lines: "1 FO 120 SUR", fires: false},
	{rule: "SUR-AMOUNT", name: "of other fines", lines: "1 FO 120 SUR 20", fires: true},
	{rule: "SUR-AMOUNT", name: "typed, where the day of the offence is not recorded", lines: "1 FO 120 SUR 20", with: []change{committed(court.Date{})}, fires: false},
	{rule: "SUR-AMOUNT", name: "of custody", lines: "1 IMP 7M SUR", fires: false},
}
