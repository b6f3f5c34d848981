package scene

import (
	"fmt"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/court"
)

// Palette is the search for anything.
func Palette() courtroom.State {
	st := Crown()
	st.Palette = &courtroom.Palette{
		Text: "pri",
		Rows: []courtroom.PaletteRow{
			{ID: "a", Title: "R v MARSDEN and PRICE", Detail: "T20260417 · 10:00 · Court 3 · heard, not shared"},
			{ID: "b", Title: "Print the orders", Detail: "Share", Key: "Ctrl+Shift+P"},
			{ID: "c", Title: "R v PRICE-WILLIAMS", Detail: "S20250911 · sentenced 3 March 2026 · Derby"},
			{ID: "d", Title: "R v PRITCHARD and others", Detail: "T20240122 · held at this desk"},
		},
		Chosen: 1,
	}
	return st
}

// Form is a result entered prompt by prompt.
func Form() courtroom.State {
	st := Crown()
	st.Form = &courtroom.Form{
		Title: "Remand on conditional bail · WHITCOMBE, Marek",
		Fields: []courtroom.Field{
			{Reference: "date", Label: "Next hearing", Kind: "date", Value: "14/12/2026", Required: true},
			{Reference: "time", Label: "Time", Kind: "time", Value: "9", Required: true, Fault: "“9” is not a time: write 09:00."},
			{Reference: "kind", Label: "Kind of hearing", Kind: "choice", Value: "S", Required: true, Options: []courtroom.Option{
				{Value: "S", Label: "Sentence"}, {Value: "T", Label: "Trial"}, {Value: "P", Label: "Plea and trial preparation"}, {Value: "M", Label: "Mention"},
			}},
			{Reference: "cond", Label: "Conditions", Kind: "many", Value: "R,C", Options: []courtroom.Option{
				{Value: "R", Label: "Live and sleep at an address"}, {Value: "C", Label: "Curfew"}, {Value: "N", Label: "Not to contact"}, {Value: "P", Label: "Report to the police"},
			}},
			{Reference: "tag", Label: "Electronic monitoring", Kind: "yesno", Value: "true"},
			{Reference: "surety", Label: "Surety", Help: "The sum in pounds, for example 2000", Kind: "money"},
		},
		Says:   []string{"Remanded on bail to 14 December 2026 at Derby Crown Court for sentence.", "Conditions: to live and sleep at the address given; curfew, electronically monitored."},
		Faults: []string{"Still to be given: the hours of the curfew"},
	}
	return st
}

// LongList is a form with a list too long to stand whole.
func LongList() courtroom.State {
	st := Crown()
	var options []courtroom.Option
	for i, label := range []string{
		"Sentence", "Trial", "Plea and trial preparation", "Mention", "Bail application", "Breach", "Further case management",
		"Confiscation", "Appeal against conviction", "Appeal against sentence", "Committal for sentence", "Ground rules",
		"Fitness to plead", "Newton hearing", "Application to dismiss", "Pre-trial review", "Application to vacate a plea",
	} {
		options = append(options, courtroom.Option{Value: fmt.Sprintf("H%02d", i+1), Label: label})
	}
	st.Form = &courtroom.Form{Title: "Adjourned · OYELARAN, Tobias Adewale", Fields: []courtroom.Field{
		{Reference: "kind", Label: "Kind of hearing", Kind: "choice", Required: true, Options: options},
		{Reference: "date", Label: "Date", Kind: "date", Required: true},
	}}
	return st
}

// LogChoices is the log's line with its completions open.
func LogChoices() courtroom.State {
	st := Crown()
	st.Log.Text, st.Log.Rev, st.Log.Preview = "jury o", 1, "10:43:20  Jury sent out to consider their verdicts."
	st.Log.Choices = []courtroom.Choice{
		{Code: "20912", Label: "Jury sent out", Detail: "to consider verdicts"},
		{Code: "20913", Label: "Jury out: question asked"},
		{Code: "20914", Label: "Jury out overnight, separated under direction"},
		{Code: "20915", Label: "Jury out: majority direction given"},
	}
	st.Log.Correcting = "10:39:03 Legal argument"
	st.Focus, st.FocusRev = courtroom.OnLog, 3
	return st
}

// Reason asks why something shared is changed.
func Reason() courtroom.State {
	st := Crown()
	st.Confirm = &courtroom.Confirm{
		Title: "Results that have been shared are changed. Why?",
		Lines: []string{"The reason is recorded. Share again, and everyone who had the old orders gets the new."},
		Input: "Reason", Must: true, Yes: "Record", No: "Go back",
	}
	return st
}

// History is what happened on the case, who recorded it and where.
func History() courtroom.State {
	st := Crown()
	st.Panel = courtroom.PanelHistory
	for i, what := range []string{
		"Plea on offence 1 recorded: not guilty", "Custody time limit extended to 5 December 2026", "Result on offence 2 recorded: 6 months' imprisonment",
		"Result on offence 5 recorded: acquitted", "Log entry corrected: eleven jurors sworn", "Note added: the jury bundle is with the usher",
	} {
		st.History = append(st.History, courtroom.Happening{When: fmt.Sprintf("23/11 10:%02d:04", 31+i*2), What: what, Who: "A Puw", Where: "DERBY-CC-03", Pending: i > 4})
	}
	return st
}

// File is the particulars of the case.
func File() courtroom.State {
	st := Crown()
	st.Panel = courtroom.PanelFile
	st.Facts = []courtroom.Fact{
		{Group: "Parties", Label: "Prosecution", Value: "CPS East Midlands · Ms R Thorne", By: "CPS 2 Nov"},
		{Group: "Parties", Label: "Defence, D1", Value: "Achterberg & Bright · Ms L Achterberg · Representation order of 14 March 2026", By: "A Puw 4 Nov"},
		{Group: "Parties", Label: "Defence, D2", Value: "Mr H Llewelyn-Foss KC", By: "A Puw 4 Nov"},
		{Group: "Material", Label: "Indictment", Value: "Amended 12 November 2026, 4 pages", By: "CPS 12 Nov"},
		{Group: "Material", Label: "Pre-sentence report", Value: "D2, 7 pages, restricted", By: "Probation 20 Nov"},
		{Group: "Notes", Label: "For the judge", Value: "Juror 7 must leave by 16:00 on Tuesday.", By: "A Puw 10:02"},
	}
	return st
}

// Welsh is the window in Welsh.
func Welsh() courtroom.State {
	st := ReadBack()
	st.Language = "cy"
	st.Header = courtroom.Header{Room: "Llys 1 · Llys y Goron Caernarfon", Bench: "EB Barnwr Rowlands", Date: "Llun 23 Tach 2026", Clerk: "Siân Gŵyr-Ŷstwyth"}
	st.Status.Connection, st.Status.Waiting = "yn fyw", "0 yn aros"
	st.Keys, st.Panels = keys(court.Welsh), tabs(court.Welsh, 3, 7)
	st.Case.Title, st.Case.Type = "R v GWYNFRYN-JONES ac ŴERN", "Treial · diwrnod 3 o 5"
	st.Case.Rows[0].Title, st.Case.Rows[0].Sub, st.Case.Rows[0].Custody = "GWYNFRYN-JONES, Tŵm Llŷr", "ganwyd 12/03/1990 (36)", "Mechnïaeth, amodau"
	st.Case.Rows[1].Title, st.Case.Rows[2].Title = "Bwrgleriaeth, annedd", "Dwyn o siop"
	st.Line.Targets, st.Line.Checks = "Troseddau 1 i 3 · GWYNFRYN-JONES, Tŵm Llŷr", "✓ 41 gwiriad"
	st.Line.Says = []string{"18 mis o garchar wedi'i ohirio am 24 mis.", "120 awr o waith di-dâl. Hyd at 20 diwrnod o weithgarwch adsefydlu.", "Gordal £187."}
	st.Log.Live = "ar waith ers 10:31 · 00:11:40"
	return st
}

// Long has the longest names and titles that are likely.
func Long() courtroom.State {
	st := Blocked()
	st.Header.Bench = "The Honourable Mrs Justice Featherstonehaugh-Cholmondeley"
	st.Case.Title = "R v LLANFAIRPWLLGWYNGYLL-ROBERTS, VAN DER WESTHUIZEN-ABUBAKAR and MUHAMMAD-HUSSAIN-QURESHI"
	st.Case.Rows[0].Title = "LLANFAIRPWLLGWYNGYLL-ROBERTS, Gwenllian Angharad Myfanwy Arianrhod"
	st.Case.Rows[0].Custody = "Conditional bail: residence, curfew 19:00 to 07:00 with electronic monitoring, exclusion from Derby city centre"
	st.Case.Rows[1].Title = "Conspiracy to fraudulently evade the prohibition on the importation of a controlled drug of Class A, contrary to section 1 of the Criminal Law Act 1977"
	st.Case.Rows[1].Result, st.Case.Rows[1].Loud, st.Case.Rows[1].Draft = "14 years' imprisonment; 412 days on remand to count; serious crime prevention order, 5 years; forfeiture of the telephone, the scales and £12,400", courtroom.LoudCustody, true
	st.List.Rows[2].Title = "R v LLANFAIRPWLLGWYNGYLL-ROBERTS, VAN DER WESTHUIZEN-ABUBAKAR and 4 others"
	return st
}

// Large has ten defendants with twenty counts each, and 300 log entries.
func Large() courtroom.State {
	st := ReadBack()
	st.Case.Rows = nil
	for d := range 10 {
		st.Case.Rows = append(st.Case.Rows, courtroom.GridRow{Defendant: true, ID: fmt.Sprint("d", d), Number: fmt.Sprintf("D%d", d+1), Title: fmt.Sprintf("ACHESON-%d, Morgan", d+1), Sub: "born 12/03/1990 (36)", Custody: "Bail, conditions"})
		for o := range 20 {
			st.Case.Rows = append(st.Case.Rows, with(offence(d*20+o+1, "Fraud by false representation", "FA06001  09/02/2025", "Either way"), "NG", "G", "6 months' imprisonment, concurrent", courtroom.LoudCustody, true))
		}
	}
	st.Log = log(300)
	return st
}

// Help lists the keys; it can only be closed.
func Help() courtroom.State {
	st := Crown()
	c := courtroom.Confirm{Title: "Keys", Lines: courtroom.HelpLines(court.English), Yes: "Close"}
	st.Confirm = &c
	return st
}
