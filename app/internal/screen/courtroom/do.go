package courtroom

import (
	"context"
	"strings"

	"assize.example/app/internal/caseload"
	"assize.example/core/court"
	"assize.example/core/courtlog"
)

// Do implements Hands.
func (p *Presenter) Do(action string) {
	if p.st.Confirm != nil {
		return // one question at a time
	}
	p.st.Palette, p.picked, p.offered = nil, nil, nil // what it offered was for here and now
	if p.st.Form != nil && !besideForm[action] {
		p.say(court.Text{EN: "Record the form first, or leave it with Esc.", CY: "Cofnodwch y ffurflen yn gyntaf, neu gadewch hi gydag Esc."})
		p.render()
		return
	}
	if panel, ok := strings.CutPrefix(action, actPanel); ok {
		p.Panel(PanelID(panel))
		return
	}
	if !p.can(action) {
		p.say(court.Text{EN: "Not possible now: open a case first.", CY: "Nid yw'n bosibl nawr: agorwch achos yn gyntaf."})
		p.render()
		return
	}
	if line, ok := strings.CutPrefix(action, actLine); ok {
		p.startCommand(line)
		return
	}
	if act, ok := p.acts()[action]; ok {
		act()
	}
}

// acts are what each action does.
func (p *Presenter) acts() map[string]func() {
	return map[string]func(){
		ActCallNext: p.callNext,
		ActLog:      func() { p.goTo(OnLog) },
		ActResult:   func() { p.goTo(OnLine) },
		ActList:     func() { p.goTo(OnList) },
		ActGrid:     func() { p.goTo(OnGrid) },
		ActPlea:     func() { p.startCommand("PLEA ") },
		ActVerdict:  func() { p.startCommand("VERDICT ") },
		ActForm:     p.openForm,
		ActApplyTo:  p.applyTo,
		ActAmend:    p.amend,
		ActTakeBack: p.takeBack,
		ActShare:    p.askShare,
		ActPrint:    p.print,
		ActCorrect:  p.correct,
		ActWithdraw: p.withdraw,
		ActPause:    p.pause,
		ActEnd:      p.end,
		ActFind:     p.openPalette,
		ActImport:   p.Desk.ChooseFile,
		ActLock:     p.Desk.Lock,
		ActTheme:    p.Desk.NextTheme,
		ActLanguage: p.otherLanguage,
		ActSettle:   p.settle,
		ActHelp:     p.help,

		ActOutstanding: p.showOutstanding,
	}
}

// anytime are the actions that need no open case.
var anytime = map[string]bool{
	ActCallNext: true, ActList: true, ActFind: true, ActImport: true,
	ActLock: true, ActTheme: true, ActLanguage: true, ActHelp: true, ActOutstanding: true,
}

// besideForm are the actions that leave an open form as it is.
var besideForm = map[string]bool{ActLock: true, ActTheme: true, ActLanguage: true, ActHelp: true}

// can reports whether an action is possible now.
func (p *Presenter) can(action string) bool {
	if action == ActCallNext {
		_, ok := p.nextCase()
		return ok
	}
	_, open := p.current()
	return anytime[action] || open
}

func (p *Presenter) goTo(f Focus) {
	p.focus(f)
	p.render()
}

// callNext opens the next case that has not been called on, and logs that it
// is called on.
func (p *Presenter) callNext() {
	next, _ := p.nextCase()
	p.openCase(next)
	p.callOn()
	p.focus(OnLog)
	p.render()
}

func (p *Presenter) end() {
	if c, ok := p.current(); ok {
		p.control(c, courtlog.Ends)
	}
}

// otherLanguage turns the window into the other language, at once.
func (p *Presenter) otherLanguage() {
	if p.Language == court.Welsh {
		p.Language = court.English
	} else {
		p.Language = court.Welsh
	}
	p.Desk.UseLanguage(p.Language)
	p.readLine()
	p.readLog()
	if p.st.Form != nil {
		p.showForm()
	}
	p.show()
}

// help shows every action with its key.
func (p *Presenter) help() {
	p.ask(Confirm{
		Title: court.Text{EN: "Keys, and words for the result line", CY: "Bysellau, a geiriau ar gyfer llinell y canlyniadau"}.In(p.Language),
		Lines: HelpLines(p.Language), Yes: wordClose.In(p.Language),
	}, func(string) {})
}

// print sends the orders of the last share of this day to the printer: all of
// them, also where the share was made at another desk, or its orders found no
// room on the disk.
func (p *Presenter) print() {
	c, open, day := p.cases[p.open.caseID], p.open, p.day
	if !sharedBefore(c.Hearings, open.hearing, day) {
		p.say(court.Text{EN: "Nothing has been shared for this day yet: share first, then print.", CY: "Nid oes dim wedi'i rannu ar gyfer y diwrnod hwn eto: rhannwch yn gyntaf, yna argraffwch."})
		p.render()
		return
	}
	var orders caseload.Shared
	p.Tasks.Aside(func(ctx context.Context) (err error) {
		orders, err = p.Cases.SaveOrders(ctx, open.caseID, open.hearing, day)
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		p.sendToPrinter(orders.Files)
	})
}

func (p *Presenter) sendToPrinter(files []string) {
	p.Tasks.Aside(func(ctx context.Context) error { return p.Desk.Print(ctx, files) }, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		p.st.Notice += " " + court.Text{EN: "Sent to the printer.", CY: "Anfonwyd at yr argraffydd."}.In(p.Language)
		p.render()
	})
}

// Choose implements Hands: it moves within the completions of the line that is
// being typed.
func (p *Presenter) Choose(by int) {
	if p.typing == OnLog {
		p.st.Log.Chosen = within(p.st.Log.Chosen+by, len(p.st.Log.Choices))
	} else {
		p.st.Line.Chosen = within(p.st.Line.Chosen+by, len(p.st.Line.Choices))
	}
	p.render()
}

// Take implements Hands: the chosen completion goes into the line.
func (p *Presenter) Take() {
	switch log, line := p.st.Log, p.st.Line; {
	case p.typing == OnLog && log.Chosen < len(log.Choices):
		p.setLog(log.Choices[log.Chosen].Insert)
		p.keepDraft(p.open, OnLog)
	case p.typing == OnLine && line.Chosen < len(line.Choices):
		p.setLine(line.Choices[line.Chosen].Insert)
		p.keepDraft(p.open, OnLine)
	default:
		return
	}
	p.render()
}

// within keeps i among n things, going round at the ends.
func within(i, n int) int {
	if n == 0 {
		return 0
	}
	return (i%n + n) % n
}

// Escape implements Hands: it closes the innermost thing that is open.
func (p *Presenter) Escape() {
	switch {
	case p.st.Palette != nil:
		p.st.Palette, p.picked, p.offered = nil, nil, nil
	case p.st.Confirm != nil:
		p.Answer(false)
		return
	case p.st.Form != nil:
		p.st.Form = nil
	case p.leaveEntry(p.typing), p.leaveEntry(OnLog), p.leaveEntry(OnLine):
	default:
		p.lasting = false
		p.calm()
		p.st.Log.Refused, p.st.Log.Missed = "", ""
		p.lines.refused, p.lines.missed = refusal{}, ""
		p.lines.refusedLine, p.lines.missedLine, p.st.Line.Missed = refusal{}, "", ""
	}
	p.focus(p.st.Focus)
	p.render()
}

// leaveEntry leaves what is typed in the place of something, or while something
// else is set aside; false where a line holds neither.
func (p *Presenter) leaveEntry(at Focus) bool {
	e := p.lines.on(at)
	if e.Instead == "" && len(e.aside) == 0 {
		return false
	}
	momentary := e.Instead != ""
	if c, ok := p.current(); ok && at != OnLog {
		_, command := p.commandOf(c, e.Text)
		momentary = momentary || command
	}
	e.leave(momentary)
	p.showEntry(at)
	p.keepDraft(p.open, at)
	return true
}
