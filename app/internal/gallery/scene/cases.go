package scene

import (
	"fmt"
	"strings"

	"assize.example/app/internal/screen/courtroom"
)

func offence(n int, title, sub, mode string) courtroom.GridRow {
	_, when, _ := strings.Cut(sub, "  ")
	return courtroom.GridRow{ID: fmt.Sprint("o", n), Number: fmt.Sprint(n), Title: title, Sub: sub, When: when, Mode: mode}
}

func with(r courtroom.GridRow, plea, verdict, result string, loud courtroom.Loud, draft bool) courtroom.GridRow {
	r.Plea, r.Verdict, r.Result, r.Loud, r.Draft = plea, verdict, result, loud, draft
	return r
}

// Magistrates is a short case in a magistrates' court.
func Magistrates() courtroom.State {
	st := base()
	st.Header.Room, st.Header.Bench = "Court 2 · Southern Derbyshire Magistrates'", "Ms Lindqvist JP, Mr Adeyemi JP, Mrs Thwaite JP"
	st.List.Selected = 2
	st.Case = courtroom.Case{
		Open: true, Reference: "30DI0417726", Title: "R v Rhodri Elwyn TANNER", Type: "First hearing", Selected: 1,
		Badges: []courtroom.Badge{{Text: "Unrepresented"}, {Mark: courtroom.MarkWarning, Text: "Time limit for a charge ends 2 Dec"}},
		Rows: []courtroom.GridRow{
			{Defendant: true, ID: "d1", Number: "D1", Title: "TANNER, Rhodri Elwyn", Sub: "born 12/03/1990 (36)", Custody: "Bail, unconditional"},
			with(offence(1, "Drive whilst disqualified", "RT88334  03/09/2026", "Summary only"), "G", "", "12 months' disqualification; fine £240", courtroom.LoudDisqualified, true),
			with(offence(2, "Use a motor vehicle on a road without third party insurance", "RT88191  03/09/2026", "Summary only"), "G", "", "No separate penalty; licence endorsed", courtroom.LoudOther, true),
			with(offence(3, "Fail to stop a mechanically propelled vehicle when required by a constable", "RT88526  03/09/2026", "Summary only"), "NG", "", "", courtroom.LoudNone, false),
		},
	}
	st.Line = courtroom.Line{Targets: "Offence 1 · TANNER, Rhodri Elwyn", Checks: "✓ 38 checks"}
	st.Results = []courtroom.ResultRow{
		{On: "1 · TANNER, Rhodri Elwyn", Text: "Disqualified from holding or obtaining a driving licence for 12 months from today.", Loud: courtroom.LoudDisqualified, By: "A Puw · 10:38:12", Draft: true},
		{On: "1 · TANNER, Rhodri Elwyn", Text: "Fined £240. Surcharge £96. Costs £85. Collection order; £20 a month from 21 December 2026.", Loud: courtroom.LoudFine, By: "A Puw · 10:39:40", Draft: true},
	}
	st.Log = log(7)
	st.Panels[1].Count, st.Panels[2].Count = 2, 4
	return st
}

// Crown is a trial of two defendants.
func Crown() courtroom.State {
	st := base()
	st.List.Selected = 2
	st.Case = courtroom.Case{
		Open: true, Reference: "T20260388", Title: "R v OYELARAN and WHITCOMBE", Type: "Trial · day 3 of 5", Selected: 1,
		Badges: []courtroom.Badge{
			{Mark: courtroom.MarkBlocked, Text: "Custody time limit: 12 days left (D2)"},
			{Mark: courtroom.MarkWarning, Text: "Reporting restricted: s45 YJCEA"},
			{Text: "Interpreter: Polish (D2)"},
			{Text: "2 special measures"},
		},
		Rows: crownRows(),
	}
	st.Line = courtroom.Line{Targets: "Offence 1 · OYELARAN, Tobias Adewale", Checks: "✓ 41 checks"}
	st.Focus, st.FocusRev = courtroom.OnGrid, 1
	st.Log = log(12)
	st.Log.Live = "in progress since 10:31 · 00:11:40"
	st.Panels[1].Count, st.Panels[2].Count = 3, 7
	return st
}

func crownRows() []courtroom.GridRow {
	return []courtroom.GridRow{
		{Defendant: true, ID: "d1", Number: "D1", Title: "OYELARAN, Tobias Adewale", Sub: "born 12/03/1990 (36)", Custody: "Bail, conditions"},
		with(offence(1, "Burglary, dwelling", "TH68010  02/02/2025", "Either way"), "NG", "G 11–1", "", courtroom.LoudNone, false),
		with(offence(2, "Theft from a shop", "TH68010  03/02/2025", "Either way"), "G", "", "6 months' imprisonment, concurrent", courtroom.LoudCustody, true),
		with(offence(3, "Going equipped for theft", "TH68015  03/02/2025", "Either way"), "G", "", "", courtroom.LoudNone, false),
		with(offence(4, "Possess a bladed article in public", "CJ88116  03/02/2025", "Either way"), "NG", "", "", courtroom.LoudNone, false),
		with(offence(5, "Fraud by false representation", "FA06001  09/02/2025", "Either way"), "NG", "NG", "Acquitted; discharged on this count", courtroom.LoudReleased, true),
		{Defendant: true, ID: "d2", Number: "D2", Title: "WHITCOMBE, Marek", Sub: "born 04/07/2001 (25)", Custody: "Remanded in custody"},
		with(offence(6, "Burglary, dwelling", "TH68010  02/02/2025", "Either way"), "NG", "G", "", courtroom.LoudNone, false),
		with(offence(7, "Handling stolen goods", "TH68037  03/02/2025", "Either way"), "NG", "", "", courtroom.LoudNone, false),
		with(offence(8, "Assault an emergency worker", "AO18001  03/02/2025", "Either way"), "G", "", "Community order, 12 months; 80 hours' unpaid work", courtroom.LoudCommunity, true),
		with(offence(9, "Fail to surrender to bail", "BA76004  11/05/2026", "Summary only"), "G", "", "Fine £150", courtroom.LoudFine, true),
	}
}

func log(n int) courtroom.Log {
	texts := []string{
		"Case called on. Parties identified.", "D1 present, represented by Ms Achterberg.",
		"D2 present in the dock, represented by Mr Llewelyn-Foss KC.", "Interpreter (Polish) sworn.",
		"Jury panel called. Twelve jurors sworn.", "Prosecution opens.",
		"Witness 1, PC 2210 Idowu, sworn. Examination in chief.", "Cross-examination for D1.",
		"Legal argument in the absence of the jury.", "Ruling: the evidence is admitted.",
		"Jury returns.", "Agreed facts read.", "Judge sums up.", "Jury sent out.",
	}
	var l courtroom.Log
	for i := range n {
		l.Entries = append(l.Entries, courtroom.LogRow{
			ID: fmt.Sprint("e", i), Time: fmt.Sprintf("10:%02d:%02d", 31+i, (7+i*17)%60), Text: texts[i%len(texts)], Who: "A Puw · DERBY-CC-03",
		})
	}
	if n > 5 {
		l.Entries[4].Struck, l.Entries[4].Why = true, "corrected 10:36 by A Puw: eleven jurors sworn"
	}
	return l
}
