package courtroom

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"assize.example/app/internal/caseload"
	"assize.example/core/court"
	"assize.example/core/law"
	"assize.example/core/notify"
)

// askPreview asks what a share would do now: the checks, the orders and who
// would be told. A preview that comes after a later one was asked for is dropped.
func (p *Presenter) askPreview() {
	p.asked++
	n, open, day := p.asked, p.open, p.day
	if _, ok := p.current(); !ok {
		p.preview = caseload.Preview{}
		p.showPreview()
		p.render()
		return
	}
	var got caseload.Preview
	p.Tasks.Aside(func(ctx context.Context) (err error) {
		got, err = p.Cases.Preview(ctx, open.caseID, open.hearing, day)
		return err
	}, func(err error) {
		if n != p.asked {
			return
		}
		if err != nil {
			got = caseload.Preview{Findings: []law.Finding{notChecked()}}
		}
		p.preview = got
		p.showPreview()
		if err != nil {
			p.problem(err)
			return
		}
		p.render()
	})
}

// notChecked stands in the place of the checks where they could not be put to
// the case: what is not known to be right must not look so.
func notChecked() law.Finding {
	return law.Finding{Rule: "RULES", Severity: law.Blocks, Says: court.Text{
		EN: "The checks could not be put to this case. Nothing can be shared until they can.",
		CY: "Ni ellid rhoi'r gwiriadau i'r achos hwn. Ni ellir rhannu dim nes y gellir.",
	}}
}

// showPreview words what a share would do, or what the last share did.
func (p *Presenter) showPreview() {
	p.showOrders()
	p.st.Told = Told{Rows: p.toldRows(), Draft: p.preview.Draft}
	p.st.Results = p.resultRows()
	p.st.Disputes = p.disputes()
	c, ok := p.current()
	if ok {
		p.st.Case.Rows = p.grid(c).rows() // what is disputed may have changed
	}
	p.readLine()
	p.showTabs()
}

// toldRows words every notification: first those who are told, then those who
// are not, each with the reason.
func (p *Presenter) toldRows() []ToldRow {
	var told, not []ToldRow
	for _, n := range p.preview.Told {
		if n.Required {
			told = append(told, p.toldRow(n))
		} else {
			not = append(not, p.toldRow(n))
		}
	}
	return append(told, not...)
}

func (p *Presenter) toldRow(n notify.Notification) ToldRow {
	row := ToldRow{
		Mark: stateMarks[n.State], State: stateWords[n.State].In(p.Language), Agency: p.agency(n.Agency),
		Why: n.Why.In(p.Language), How: p.how(n),
	}
	if n.Required {
		row.What = n.What.In(p.Language)
	}
	if p.preview.Draft && n.Required && !n.Stands {
		row.Mark, row.State = MarkWaiting, wordWillBeTold.In(p.Language)
	}
	if c, ok := p.current(); ok {
		d, _ := c.File.Defendant(n.Defendant)
		row.Defendant = d.Listed()
	}
	if n.State == notify.Rejected || n.State == notify.Overdue {
		row.Why = n.Detail
	}
	if !n.At.IsZero() {
		row.When = n.At.In(p.Zone).Format("15:04:05")
	}
	return row
}

// how says by what way an agency is told. A folder's path is the hub's own
// matter.
func (p *Presenter) how(n notify.Notification) string {
	words, ok := channelWords[n.Channel]
	if !ok {
		return ""
	}
	if n.Channel == "mail" {
		return words.In(p.Language) + " " + n.To
	}
	return words.In(p.Language)
}

func (p *Presenter) resultRows() []ResultRow {
	var rows []ResultRow
	c, _ := p.current()
	for _, r := range p.preview.Set.Results {
		row := ResultRow{
			Text: r.Text.In(p.Language), Loud: loudOf(p.Rules.Results, r), Draft: !p.sharedAlready(r.ID),
			By: r.By.At.In(p.Zone).Format("15:04") + " · " + string(r.By.User),
		}
		if o, d, ok := c.File.Offence(r.Offence); ok {
			row.On = fmt.Sprintf("%d · %s", o.Number, d.Listed())
		} else if d, ok := c.File.Defendant(r.Defendant); ok {
			row.On = fmt.Sprintf("D%d · %s", d.Number, d.Listed())
		}
		rows = append(rows, row)
	}
	return rows
}

func (p *Presenter) sharedAlready(resultID string) bool {
	c, _ := p.current()
	h, _ := c.Hearings.Hearing(p.open.hearing)
	last, ok := h.SharedOn(p.day)
	return ok && slices.Contains(last.Results, resultID)
}

// findingWords words a finding; where the case has several defendants it says
// first whom it is about.
func (p *Presenter) findingWords(f law.Finding) string {
	c, ok := p.current()
	if d, known := c.File.Defendant(f.Defendant); ok && known && len(c.File.Defendants) > 1 {
		return fmt.Sprintf("D%d: ", d.Number) + f.Says.In(p.Language)
	}
	return f.Says.In(p.Language)
}

// checks puts the findings beside the line, with those of what is being typed.
// The count says in words how many found something: the findings themselves may
// stand below what is in view.
func (p *Presenter) checks(line *Line, findings []law.Finding) {
	line.Findings, line.Blocked = nil, false
	var warn, block int
	for _, f := range findings {
		row := FindingRow{Mark: MarkWarning, Rule: f.Rule, Text: p.findingWords(f), Provision: f.Provision}
		if f.Severity == law.Blocks {
			row.Mark, line.Blocked = MarkBlocked, true
			block++
		} else {
			warn++
		}
		line.Findings = append(line.Findings, row)
	}
	slices.SortStableFunc(line.Findings, func(a, b FindingRow) int { return cmp.Compare(weight(a.Mark), weight(b.Mark)) })
	line.Checks = fmt.Sprintf("%d %s", p.Rules.Checks(), wordChecks.In(p.Language))
	if warn > 0 {
		line.Checks += fmt.Sprintf(" · %d %s", warn, wordWarnings.In(p.Language))
	}
	if block > 0 {
		line.Checks += fmt.Sprintf(" · %d %s", block, wordBlocks.In(p.Language))
	}
}

// weight puts what blocks before what warns.
func weight(m Mark) int {
	if m == MarkBlocked {
		return 0
	}
	return 1
}

// askShare shows what will be ordered, printed and told, and asks once. What
// blocks the share is named instead.
func (p *Presenter) askShare() {
	if p.unentered() {
		return
	}
	open, day, logged := p.open, p.day, p.lines.log.Text
	var got caseload.Preview
	p.asked++
	p.Tasks.Run(func(ctx context.Context) (err error) {
		got, err = p.Cases.Preview(ctx, open.caseID, open.hearing, day)
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		if open != p.open || p.asking() || p.unentered() {
			return // the clerk went on: no key meant for something else may answer
		}
		if p.lines.log.Text != logged {
			p.say(court.Text{EN: "Not shared: you went on typing. Press Ctrl+Enter again.", CY: "Heb ei rannu: aethoch ymlaen i deipio. Pwyswch Ctrl+Enter eto."})
			p.render()
			return
		}
		p.preview = got
		p.showPreview()
		p.ask(p.shareQuestion(got), func(string) { p.share(open, got) })
	})
}

// asking reports whether something stands over the window already.
func (p *Presenter) asking() bool {
	return p.st.Confirm != nil || p.st.Palette != nil || p.st.Form != nil
}

// unentered stops a share while a line is typed that nobody has recorded: it
// would be left out without a word.
func (p *Presenter) unentered() bool {
	line := p.lines.result
	for i := len(line.aside) - 1; strings.TrimSpace(line.Text) == "" && i >= 0; i-- {
		line.typed = line.aside[i]
	}
	typed := strings.TrimSpace(line.Text)
	if typed == "" {
		return false
	}
	p.st.Panel = PanelResults
	p.ask(Confirm{
		Title: court.Text{EN: "A line is typed and not recorded", CY: "Mae llinell wedi'i theipio heb ei chofnodi"}.In(p.Language),
		Lines: []string{typed, court.Text{
			EN: "Press Enter on the line to record it, or clear it. Then share.",
			CY: "Pwyswch Enter ar y llinell i'w chofnodi, neu ei chlirio. Yna rhannwch.",
		}.In(p.Language)},
		No: wordCancel.In(p.Language),
	}, nil)
	return true
}

func (p *Presenter) shareQuestion(v caseload.Preview) Confirm {
	if blocks := p.blocks(v); len(blocks) > 0 {
		return Confirm{
			Title: court.Text{EN: "This cannot be shared yet", CY: "Ni ellir rhannu hyn eto"}.In(p.Language),
			Lines: blocks, No: wordCancel.In(p.Language),
		}
	}
	c := Confirm{
		Title: court.Text{EN: "Share these results?", CY: "Rhannu'r canlyniadau hyn?"}.In(p.Language),
		Lines: p.willPrint(v), Rows: p.toldRows(),
		Yes: p.shareWord().In(p.Language), No: wordCancel.In(p.Language),
	}
	if day, ok := v.Set.Hearing.Day(p.day); ok && len(day.Bench) == 0 {
		c.Lines = append(c.Lines, wordWarning.In(p.Language)+": "+wordNoBench.In(p.Language))
	}
	for _, f := range v.Findings {
		c.Lines = append(c.Lines, wordWarning.In(p.Language)+": "+p.findingWords(f)+" ("+f.Provision+")")
	}
	return c
}

// shareWord promises no paper where there is no printer.
func (p *Presenter) shareWord() court.Text {
	if p.Desk.HasPrinter() {
		return court.Text{EN: "Share and print", CY: "Rhannu ac argraffu"}
	}
	return court.Text{EN: "Share", CY: "Rhannu"}
}

// blocks says why nothing may be shared: an empty list, a finding that blocks,
// or a conflict that nobody has settled.
func (p *Presenter) blocks(v caseload.Preview) []string {
	var out []string
	if len(v.Set.Results) == 0 && len(v.Set.Withdrawn) == 0 {
		out = append(out, court.Text{EN: "No result has been recorded for this day.", CY: "Ni chofnodwyd canlyniad ar gyfer y diwrnod hwn."}.In(p.Language))
	}
	if !v.Draft && len(out) == 0 {
		out = append(out, court.Text{EN: "Everything recorded for this day has been shared already.", CY: "Mae popeth a gofnodwyd ar gyfer y diwrnod hwn eisoes wedi'i rannu."}.In(p.Language))
	}
	for _, f := range v.Findings {
		if f.Severity == law.Blocks {
			out = append(out, p.findingWords(f)+" ("+f.Rule+", "+f.Provision+")")
		}
	}
	for _, d := range p.disputes() {
		out = append(out, d.Title+": "+d.Why)
	}
	return out
}

func (p *Presenter) willPrint(v caseload.Preview) []string {
	var out []string
	for _, d := range v.Documents {
		line := p.documentTitle(d)
		if len(d.Party) > 0 {
			line += " · " + d.Party[0].Value
		}
		out = append(out, line)
	}
	return out
}

// share shares what was shown: the preview that the question was about, and no
// later one. It is checked again beneath: if anything changed between the
// question and the answer, nothing is shared.
func (p *Presenter) share(open ref, shown caseload.Preview) {
	day := p.day
	var done caseload.Shared
	p.Tasks.Run(func(ctx context.Context) (err error) {
		done, err = p.Cases.Share(ctx, open.caseID, open.hearing, day, shown.Seal)
		return err
	}, func(err error) {
		if err != nil {
			p.notRecorded(open, err)
			return
		}
		of := shown.Set.Case.Reference()
		p.say(court.Text{
			EN: fmt.Sprintf("%s: shared. Orders: %d, in %s", of, len(done.Files), done.Folder),
			CY: fmt.Sprintf("%s: rhannwyd. Gorchmynion: %d, yn %s", of, len(done.Files), done.Folder),
		})
		if open == p.open {
			p.st.Panel = PanelOrders
			p.drawPage()
		}
		if p.Desk.HasPrinter() {
			p.sendToPrinter(done.Files)
		}
		p.render()
	})
}
