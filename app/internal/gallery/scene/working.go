package scene

import "assize.example/app/internal/screen/courtroom"

// Typing is a result half typed, with its completions open.
func Typing() courtroom.State {
	st := Crown()
	st.Line = courtroom.Line{
		Text: "imp 18m su", Rev: 1, Targets: "Offence 1 · OYELARAN, Tobias Adewale", Headline: courtroom.LoudCustody,
		Says: []string{"18 months' imprisonment, immediate."},
		Choices: []courtroom.Choice{
			{Code: "SUSP", Label: "Suspended sentence", Detail: "needs a period, for example 24M"},
			{Code: "SUPV", Label: "Supervision", Detail: "requirement of an order"},
			{Code: "SURC", Label: "Surcharge", Detail: "worked out for you"},
			{Code: "SUMC", Label: "Summons for contempt"},
			{Code: "SUSPE", Label: "Suspended sentence: activated", Detail: "breach of an order of any court"},
		},
		Chosen: 0, Missing: []string{"how long it is suspended for"}, Checks: "✓ 39 checks",
	}
	st.Focus, st.FocusRev = courtroom.OnLine, 1
	return st
}

// ReadBack is a suspended sentence read back, ready to be recorded.
func ReadBack() courtroom.State {
	st := Crown()
	st.Line = courtroom.Line{
		Text: "a:1-3 imp 18m susp 24m upw 120h rar 20d", Rev: 2, Targets: "Offences 1 to 3 · OYELARAN, Tobias Adewale",
		Headline: courtroom.LoudSuspended, Ready: true, Checks: "✓ 41 checks",
		Says: []string{
			"18 months' imprisonment suspended for 24 months.",
			"120 hours' unpaid work, to be done within 12 months. Up to 20 days' rehabilitation activity.",
			"Surcharge £187 (offence of 3 February 2025).",
		},
		Findings: findings(),
	}
	st.Focus, st.FocusRev = courtroom.OnLine, 2
	return st
}

func findings() []courtroom.FindingRow {
	return []courtroom.FindingRow{
		{Mark: courtroom.MarkWarning, Rule: "SUSP-04", Text: "A requirement ends after the operational period.", Provision: "Sentencing Act 2020 s288"},
		{Mark: courtroom.MarkWarning, Rule: "UPW-02", Text: "No pre-sentence report is on the file.", Provision: "Sentencing Act 2020 s30"},
		{Mark: courtroom.MarkWarning, Rule: "COMP-01", Text: "No compensation: say why, as there was a loss.", Provision: "Sentencing Act 2020 s55"},
		{Mark: courtroom.MarkWarning, Rule: "RAR-03", Text: "The responsible officer's area is not given.", Provision: "Sentencing Act 2020 Sch 9"},
	}
}

// Blocked is a line that cannot stand.
func Blocked() courtroom.State {
	st := ReadBack()
	st.Line.Text, st.Line.Rev = "a:1-3 imp 30m susp 36m upw 400h xyz", 3
	st.Line.Ready, st.Line.Blocked, st.Line.Checks = false, true, "✕ 2 of 41 checks"
	st.Line.Faults = []courtroom.Fault{{Column: 32, Text: "“xyz” is not a code in force today."}}
	st.Line.Says = []string{"30 months' imprisonment suspended for 36 months.", "400 hours' unpaid work."}
	st.Line.Findings = []courtroom.FindingRow{
		{Mark: courtroom.MarkBlocked, Rule: "SUSP-01", Text: "A sentence of more than 2 years cannot be suspended.", Provision: "Sentencing Act 2020 s277(2)"},
		{Mark: courtroom.MarkBlocked, Rule: "UPW-01", Text: "Unpaid work is between 40 and 300 hours; 400 were ordered, which no court may do on any number of offences together.", Provision: "Sentencing Act 2020 Sch 9 para 2"},
		findings()[0],
	}
	st.Problem = "The results cannot be shared: 2 checks stop them. Everything is saved at this desk. Change the result, or record why it stands."
	return st
}

func told(draft bool) []courtroom.ToldRow {
	rows := []courtroom.ToldRow{
		{Mark: courtroom.MarkDone, State: "acknowledged", Agency: "Probation", Defendant: "WHITCOMBE, Marek", What: "Community order", How: "message to Derbyshire Probation", Why: "an order with requirements was made", When: "11:52"},
		{Mark: courtroom.MarkSent, State: "sent", Agency: "HMP Nottingham", Defendant: "OYELARAN, Tobias Adewale", What: "Warrant of commitment", How: "mail to receptions.nottingham@prison.example", Why: "custody was imposed", When: "11:51"},
		{Mark: courtroom.MarkHeld, State: "held: no network", Agency: "Derbyshire Police", Defendant: "both", What: "Results", How: "message", Why: "every result is told to the police"},
		{Mark: courtroom.MarkWarning, State: "overdue", Agency: "Electronic monitoring", Defendant: "WHITCOMBE, Marek", What: "Curfew with tag", How: "mail to orders@monitoring.example", Why: "not acknowledged within 60 minutes: telephone 0300 555 0199", When: "due 11:55"},
		{Mark: courtroom.MarkNone, State: "not told", Agency: "DVLA", Defendant: "both", What: "Endorsement", Why: "no offence here is endorsable"},
		{Mark: courtroom.MarkNone, State: "not told", Agency: "Youth offending team", Why: "no defendant is under 18"},
	}
	if draft {
		for i := range rows {
			rows[i].When = ""
			if rows[i].Mark != courtroom.MarkNone {
				rows[i].Mark, rows[i].State = courtroom.MarkWaiting, "will be told"
			}
		}
	}
	return rows
}

// BeforeShare is the question before sharing: who will be told, and who not.
func BeforeShare() courtroom.State {
	st := Crown()
	st.Confirm = &courtroom.Confirm{
		Title: "Share the results of R v OYELARAN and WHITCOMBE?",
		Lines: []string{"3 orders are made as PDF now. These will be told, and these will not:"},
		Rows:  told(true), Yes: "Share", No: "Go back",
	}
	return st
}

// Orders is the preview of an order.
func Orders() courtroom.State {
	st := Crown()
	st.Panel = courtroom.PanelOrders
	st.Orders = courtroom.Orders{
		Rows: []courtroom.OrderRow{
			{Title: "Warrant of commitment", Defendant: "OYELARAN, Tobias Adewale", Copies: "HMP Nottingham, police, defence"},
			{Title: "Community order", Defendant: "WHITCOMBE, Marek", Copies: "Probation, defence"},
			{Title: "Collection order", Defendant: "WHITCOMBE, Marek", Copies: "Fines enforcement, defendant"},
		},
		PageNo: 1, Pages: 2, Draft: true,
	}
	return st
}

// Told is who was told after the share.
func Told() courtroom.State {
	st := Crown()
	st.Panel, st.Told = courtroom.PanelTold, courtroom.Told{Rows: told(false)}
	st.Panels[2].Mark = courtroom.MarkWarning
	st.Notice = "Shared. 3 orders printed."
	return st
}

// Offline is the desk with the network unplugged.
func Offline() courtroom.State {
	st := Crown()
	st.Status = courtroom.Status{Connection: "offline since 10:42", Waiting: "3 waiting to be sent", Checkpoint: "checkpoint 10:41:55 · 4,211", Desk: "DERBY-CC-03", Mark: courtroom.MarkWaiting}
	for i := range st.Log.Entries[9:] {
		st.Log.Entries[9+i].Pending = true
	}
	return st
}

// Conflict is a fact that two desks recorded differently.
func Conflict() courtroom.State {
	st := Crown()
	st.Panel = courtroom.PanelConflict
	st.Panels[5].Count, st.Panels[5].Mark = 1, courtroom.MarkWarning
	st.Case.Rows[3].Conflict = true
	st.Disputes = []courtroom.Dispute{{
		Title: "Plea · offence 3 · OYELARAN, Tobias Adewale", Why: "Two desks recorded a plea while they could not see each other. Which was entered in court?",
		Sides: []courtroom.Side{
			{ID: "a", Value: "Guilty", Who: "A Puw · DERBY-CC-03 · 10:44:10"},
			{ID: "b", Value: "Not guilty; guilty to the lesser offence of attempt", Who: "D Marchbanks · DERBY-CC-03B · 10:44:31"},
		},
	}}
	return st
}
