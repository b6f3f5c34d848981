package law_test

import (
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/share"
)

func absent(s *share.Set) {
	s.Hearing.Days = []hearing.Day{{Date: today, Attendance: map[string]hearing.Attendance{"d1": {Presence: hearing.NotThere}}}}
}

var drivingTrials = []trial{
	{rule: "DISQ-OBLIGE", name: "a fine alone for drink-driving", lines: "4 FO 500", fires: true},
	{rule: "DISQ-OBLIGE", name: "disqualified", lines: "4 FO 500\n4 DDO 12M", fires: false},
	{rule: "DISQ-OBLIGE", name: "special reasons", lines: "4 FO 500", with: []change{ordered(drinkDriving, "NDSR", nil)}, fires: false},
	{rule: "DISQ-OBLIGE", name: "adjourned", lines: "4 UB 7/12/26", fires: false},
	{rule: "DISQ-LEAST", name: "eleven months", lines: "4 DDO 11M", fires: true},
	{rule: "DISQ-LEAST", name: "ten months for special reasons", lines: "4 DDO 10M", with: []change{ordered(drinkDriving, "NDSR", nil)}, fires: false},
	{rule: "DISQ-OBLIGE", name: "a company", lines: "4 FO 500", with: []change{defendant(company)}, fires: false},
	{rule: "PTS-ENDORSE", name: "a company", lines: "3 FO 300", with: []change{defendant(company)}, fires: false},
	{rule: "DISQ-LEAST", name: "twelve months", lines: "4 DDO 12M", fires: false},
	{rule: "DISQ-LEAST", name: "two years for a death before 28 June 2022", lines: "1 DDO 2Y", crown: true, with: []change{charged("RT88500"), committed(court.On(2022, 6, 27))}, fires: false},
	{rule: "DISQ-LEAST", name: "two years for a death after", lines: "1 DDO 2Y", crown: true, with: []change{charged("RT88500"), committed(court.On(2022, 6, 28))}, fires: true},
	{rule: "DISQ-TOTTING", name: "five months", lines: "3 DDP 5M", fires: true},
	{rule: "DISQ-TOTTING", name: "six months", lines: "3 DDP 6M", fires: false},
	{rule: "DISQ-EXTEND", name: "with custody", lines: "5 IMP 6M\n5 DDOTE 12M", fires: true},
	{rule: "DISQ-EXTEND", name: "with a suspended sentence", lines: "5 IMP 6M SUSP 12M\n5 DDOTE 12M", fires: false},
	{rule: "DISQ-COURSE", name: "two months", lines: "4 DDO 12M COURSE 2M 22/6/27", fires: true},
	{rule: "DISQ-COURSE", name: "a quarter", lines: "4 DDO 12M COURSE 3M 22/6/27", fires: false},
	{rule: "DISQ-COURSE", name: "more than a quarter", lines: "4 DDO 12M COURSE 4M 22/6/27", fires: true},
	{rule: "DISQ-COURSE", name: "twelve weeks of three years", lines: "4 DDO 3Y COURSE 36W 22/6/27", fires: false},
	{rule: "DISQ-COURSE", name: "of less than twelve months", lines: "4 DDO 11M COURSE 3M 22/5/27", fires: true},
	{rule: "DISQ-CRS-BY", name: "two months before the end", lines: "4 DDO 12M COURSE 3M 22/6/27", fires: false},
	{rule: "DISQ-CRS-BY", name: "one month before the end", lines: "4 DDO 12M COURSE 3M 22/7/27", fires: true},
	{rule: "DISQ-CRS-BY", name: "in the past", lines: "4 DDO 12M COURSE 3M 22/6/26", fires: true},
	{rule: "DISQ-CRS-FOR", name: "drink-driving", lines: "4 DDO 12M COURSE 3M 22/6/27", fires: false},
	{rule: "DISQ-CRS-FOR", name: "dangerous driving", lines: "5 DDOTE 12M COURSE 3M 22/6/27", fires: true},
	{rule: "DISQ-ABSENT", name: "not there", lines: "4 DDO 12M", with: []change{absent}, fires: true},
	{rule: "DISQ-ABSENT", name: "excused", lines: "4 DDO 12M", fires: true, with: []change{func(s *share.Set) {
		s.Hearing.Days = []hearing.Day{{Date: today, Attendance: map[string]hearing.Attendance{"d1": {Presence: hearing.Excused}}}}
	}}},
	{rule: "DISQ-ABSENT", name: "there", lines: "4 DDO 12M", fires: false},
	{rule: "PTS-RANGE", name: "five for no insurance", lines: "3 LEP 5", fires: true},
	{rule: "PTS-RANGE", name: "six for no insurance", lines: "3 LEP 6", fires: false},
	{rule: "PTS-RANGE", name: "twelve", lines: "4 LEP 12", fires: true},
	{rule: "PTS-OR-DISQ", name: "both", lines: "4 DDO 12M; LEP 6", fires: true},
	{rule: "PTS-OR-DISQ", name: "on different offences", lines: "4 DDO 12M\n3 LEP 6", fires: false},
	{rule: "PTS-ENDORSE", name: "a fine alone", lines: "3 FO 300", fires: true},
	{rule: "PTS-ENDORSE", name: "points", lines: "3 FO 300\n3 LEP 6", fires: false},
	{rule: "PTS-ENDORSE", name: "theft", lines: "1 FO 300", fires: false},
}
