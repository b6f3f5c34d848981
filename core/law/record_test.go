package law_test

import (
	"assize.example/core/casefile"
	"assize.example/core/result"
	"assize.example/core/share"
)

func singleJustice(s *share.Set) { s.Case.Initiation = casefile.SingleJustice }

// anApplication is a code of the national list that stands for no offence.
const anApplication = "BA76504"

func brought(by casefile.Prosecutor) change {
	return func(s *share.Set) { s.Case.Prosecutor = by }
}

var recordTrials = []trial{
	{rule: "RES-MISSING", name: "two of six", lines: "1-4 FO 100", fires: true},
	{rule: "RES-MISSING", name: "nothing has been announced yet", lines: "", fires: false},
	{rule: "RES-MISSING", name: "all", lines: "1-6 FO 100", fires: false},
	{rule: "RES-MISSING", name: "one finished before", lines: "1-5 FO 100", with: []change{earlier(wounding, "WDRN")}, fires: false},
	{rule: "RES-MISSING", name: "costs, a surcharge and time to pay on the defendant", lines: "1-4 FO 100 COST 85 SUR COLL 28D", fires: true},
	{rule: "RES-MISSING", name: "points alone on the last", lines: "1-2,4-6 FO 100\n3 LEP 6", fires: true},
	{rule: "RES-MISSING", name: "one remanded, with no adjournment said", lines: "1-5 FO 100 COST 85", with: []change{ordered(wounding, "RC", nil)}, fires: false},
	{rule: "RES-MISSING", name: "one sent, one adjourned", lines: "6 CCIU 21/12/26\n1 ADJ 21/12/26\n2-5 FO 100 COST 85", fires: false},
	{rule: "RES-ONE", name: "discharged and fined", lines: "1 CD 12M\n1 FO 100", fires: true},
	{rule: "RES-ONE", name: "withdrawn and fined", lines: "1 WDRN\n1 FO 100", fires: true},
	{rule: "RES-ONE", name: "discharged with compensation", lines: "1 CD 12M COMP 50", fires: false},
	{rule: "RES-TWICE", name: "fined twice", lines: "1 FO 100\n1 FO 100", fires: true},
	{rule: "RES-TWICE", name: "fined on two offences", lines: "1-2 FO 100", fires: false},
	{rule: "RES-TWICE", name: "fined again with another amount", lines: "1 FO 100\n1 FO 150", fires: true},
	{rule: "RES-TWICE", name: "disqualified again for longer", lines: "4 DDO 10M\n4 DDO 12M", fires: true},
	{rule: "RES-TWICE", name: "compensation to two people", lines: "1 COMP 50 to=[A. Person]\n1 COMP 60 to=[B. Person]", fires: false},
	{rule: "RES-TWICE", name: "compensation twice to nobody", lines: "1 COMP 50\n1 COMP 60", fires: true},
	{rule: "RES-TWICE", name: "costs twice", lines: "1 FO 100 COST 85\n2 FO 100 COST 85", fires: false},
	{rule: "RES-TWICE", name: "adjourned again to another day", lines: "1 ADJ 14/12/26\n1 ADJ 15/12/26", fires: true},
	{rule: "RES-TWICE", name: "remanded again to another day", fires: true, with: []change{
		ordered(shopTheft, "RI", nil, recorded(shopTheft, "NHMC", result.Values{"HDATE": "2026-11-30"})),
		ordered(shopTheft, "RI", nil, recorded(shopTheft, "NHMC", result.Values{"HDATE": "2026-12-01"})),
	}},
	{rule: "RES-TWICE", name: "sent twice", lines: "6 CCII 21/12/26\n6 CCII 22/12/26", fires: true},
	{rule: "RES-TWICE", name: "two offences adjourned", lines: "1-2 ADJ 14/12/26", fires: false},
	{rule: "RES-TWICE", name: "points twice", lines: "3 LEP 6\n3 LEP 8", fires: true},
	{rule: "RES-TWICE", name: "two things forfeited", fires: false, with: []change{
		ordered(shopTheft, "FORFOV", result.Values{"items": "a knife"}), ordered(shopTheft, "FORFOV", result.Values{"items": "a bag"}),
	}},
	{rule: "RES-LIBERTY", name: "custody and then bail", lines: "1 RIC 30/11/26 10:00\n1 CB 30/11/26 10:00 EXC [Station Road]", fires: true},
	{rule: "RES-LIBERTY", name: "bail and then custody, on two offences", lines: "1 UB 30/11/26\n5 RIC 30/11/26", fires: true},
	{rule: "RES-LIBERTY", name: "sent in custody and bailed", lines: "6 CCII 21/12/26\n1 UB 21/12/26", fires: true},
	{rule: "RES-LIBERTY", name: "bail varied and custody", lines: "1 RCBV [Live at home]\n5 RIC 30/11/26", fires: true},
	{rule: "RES-LIBERTY", name: "a child in local authority accommodation and on bail", with: []change{ordered(shopTheft, "RILA", nil), ordered(assault, "RU", nil)}, fires: true},
	{rule: "RES-LIBERTY", name: "custody on everything", lines: "* RIC 30/11/26", fires: false},
	{rule: "RES-LIBERTY", name: "bail on conditions and without", lines: "1 UB 30/11/26\n5 CB 30/11/26 [Live at home]", fires: false},
	{rule: "RES-LIBERTY", name: "a sentence of custody and bail on another offence", lines: "1 IMP 3M\n5 UB 30/11/26", fires: false},
	{rule: "RES-LIBERTY", name: "bail, against which the prosecutor appeals", lines: "1 UB 30/11/26", with: []change{ordered(shopTheft, "RIBA2", nil)}, fires: false},
	{rule: "RES-LIBERTY", name: "two defendants, each their own", lines: "1 RIC 14/12/26", with: []change{coDefendantBack("2026-12-14")}, fires: false},
	{rule: "RES-REMAND", name: "bail with and without conditions", lines: "1 UB 30/11/26\n1 CB 30/11/26 [Live at home]", fires: true},
	{rule: "RES-REMAND", name: "remanded and sent", lines: "6 RIC 21/12/26\n6 CCII 21/12/26", fires: true},
	{rule: "RES-REMAND", name: "on two offences", lines: "1 UB 30/11/26\n5 CB 30/11/26 [Live at home]", fires: false},
	{rule: "RES-REMAND", name: "bail varied and bailed", lines: "1 RCBV [Live at home]\n1 CB 30/11/26 [Live at home]", fires: false},
	{rule: "RES-REMAND", name: "bailed for a medical report", lines: "1 UB 30/11/26", with: []change{ordered(shopTheft, "REMMED", nil)}, fires: false},
	{rule: "RES-NEXT", name: "adjourned to one day, remanded to another", fires: true, lines: "1 ADJ 30/11/26", with: []change{
		ordered(shopTheft, "RI", nil, recorded(shopTheft, "NHMC", result.Values{"HDATE": "2026-12-07"})),
	}},
	{rule: "RES-NEXT", name: "adjourned and remanded to one day", fires: false, lines: "1 ADJ 30/11/26", with: []change{
		ordered(shopTheft, "RI", nil, recorded(shopTheft, "NHMC", result.Values{"HDATE": "2026-11-30"})),
	}},
	{rule: "RES-NEXT", name: "two offences to two days", lines: "1 UB 30/11/26\n5 UB 7/12/26", fires: false},
	{rule: "RES-CUSTODY", name: "immediate and suspended", lines: "1 IMP 3M\n1 IMP 3M SUSP 12M", fires: true},
	{rule: "RES-CUSTODY", name: "on two offences", lines: "1 IMP 3M\n5 IMP 3M SUSP 12M", fires: false},
	{rule: "RES-DISQ", name: "obligatory and for points", lines: "4 DDO 12M\n4 DDP 6M", fires: true},
	{rule: "RES-DISQ", name: "on two offences", lines: "4 DDO 12M\n3 DDP 6M", fires: false},
	{rule: "RES-REPEAT", name: "costs with each fine", lines: "1 FO 100 COST 85\n2 FO 100 COST 85", fires: true},
	{rule: "RES-REPEAT", name: "two collection orders", lines: "1 FO 100 COLL 28D\n2 FO 100 COLL 14D", fires: true},
	{rule: "RES-REPEAT", name: "two surcharges", lines: "1 FO 100 SUR\n2 FO 100 SUR", fires: true},
	{rule: "RES-REPEAT", name: "costs once", lines: "1 FO 100 COST 85\n2 FO 100", fires: false},
	{rule: "RES-APPLY", name: "granted, for guilty", lines: "1 G", fires: true},
	{rule: "RES-APPLY", name: "refused", lines: "1 RFSD", fires: true},
	{rule: "RES-APPLY", name: "granted, and said what", lines: "1 G [To vary the conditions of bail]", fires: false},
	{rule: "RES-APPLY", name: "on an application", lines: "1 G", with: []change{charged(anApplication)}, fires: false},
	{rule: "RES-APPLY", name: "in a case that is an application", lines: "1 G", with: []change{func(s *share.Set) { s.Case.Summons = "A" }}, fires: false},
	{rule: "RES-BY", name: "nobody", lines: "1 FO 100", fires: true},
	{rule: "RES-BY", name: "an informant's code alone", lines: "1 FO 100", with: []change{brought(casefile.Prosecutor{Informant: "POL01"})}, fires: true},
	{rule: "RES-BY", name: "a council", lines: "1 FO 100", with: []change{brought(casefile.Prosecutor{Name: "Derby City Council"})}, fires: false},
	{rule: "RES-FINISHED", name: "sentenced before", lines: "1 FO 100", with: []change{earlier(shopTheft, "CD")}, fires: true},
	{rule: "RES-FINISHED", name: "adjourned before", lines: "1 FO 100", with: []change{earlier(shopTheft, "A")}, fires: false},
	{rule: "RES-COURT", name: "sent to the Crown Court by the Crown Court", crown: true, with: []change{ordered(shopTheft, "CCII", nil)}, fires: true},
	{rule: "RES-COURT", name: "sent by magistrates", with: []change{ordered(shopTheft, "CCII", nil)}, fires: false},
	{rule: "RES-EFFECT", name: "a code that nobody defines", with: []change{ordered(shopTheft, "ZZZ", nil)}, fires: true},
	{rule: "RES-EFFECT", name: "a fine", lines: "1 FO 100", fires: false},
	{rule: "SJP-POWER", name: "custody by a single justice", lines: "1 IMP 1M", with: []change{singleJustice}, fires: true},
	{rule: "SJP-POWER", name: "a fine by a single justice", lines: "1 FO 100", with: []change{singleJustice}, fires: false},
	{rule: "RO-TERMS", name: "no terms", with: []change{ordered(assault, "RESTRAOP", result.Values{"periodOfOrder": "12M", "protectedPerson": "A. Person"})}, fires: true},
	{rule: "RO-TERMS", name: "terms and a person", fires: false, with: []change{
		ordered(assault, "RESTRAOP", result.Values{"periodOfOrder": "12M", "protectedPerson": "A. Person", "orderDetails": "Not to go there"}),
	}},
	{rule: "CBO-ADULT", name: "a year", with: []change{ordered(assault, "CRIMBO", result.Values{"periodOfOrder": "12M"})}, fires: true},
	{rule: "CBO-ADULT", name: "two years", with: []change{ordered(assault, "CRIMBO", result.Values{"periodOfOrder": "2Y"})}, fires: false},
	{rule: "CBO-YOUTH", name: "four years", with: []change{born(2010, 1, 1), ordered(assault, "CRIMBO", result.Values{"periodOfOrder": "4Y"})}, fires: true},
	{rule: "CBO-YOUTH", name: "a year", with: []change{born(2010, 1, 1), ordered(assault, "CRIMBO", result.Values{"periodOfOrder": "12M"})}, fires: false},
	{rule: "CBO-ALONE", name: "with an absolute discharge", lines: "1 AD", with: []change{ordered(shopTheft, "CRIMBO", result.Values{"periodOfOrder": "2Y"})}, fires: true},
	{rule: "CBO-ALONE", name: "with a fine", lines: "1 FO 100", with: []change{ordered(shopTheft, "CRIMBO", result.Values{"periodOfOrder": "2Y"})}, fires: false},
	{rule: "CD-BREACH", name: "of a criminal behaviour order", lines: "1 CD 12M", with: []change{charged("SE20001")}, fires: true},
	{rule: "CD-BREACH", name: "of nothing", lines: "1 CD 12M", fires: false},
	{rule: "CD-LENGTH", name: "37 months", lines: "1 CD 37M", fires: true},
	{rule: "CD-LENGTH", name: "three years", lines: "1 CD 3Y", fires: false},
}
