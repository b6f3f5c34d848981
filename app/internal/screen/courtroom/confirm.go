package courtroom

import (
	"strings"

	"assize.example/core/court"
)

var (
	wordClose    = court.Text{EN: "Close", CY: "Cau"}
	wordCancel   = court.Text{EN: "Go back", CY: "Yn ôl"}
	wordReason   = court.Text{EN: "Reason", CY: "Rheswm"}
	wordTakeBack = court.Text{EN: "Take back", CY: "Tynnu'n ôl"}
	wordRecord   = court.Text{EN: "Record", CY: "Cofnodi"}
)

// ask puts one question. yes is what the answer yes does, with the text given.
func (p *Presenter) ask(c Confirm, yes func(text string)) {
	p.st.Confirm, p.onYes = &c, yes
	p.render()
}

// askNext puts something that nobody asked for: after what is open now, so that
// no answer and no reason half typed is taken away by it.
func (p *Presenter) askNext(c Confirm) {
	p.waiting = append(p.waiting, c)
	p.render()
}

// putWaiting puts what waits, once nothing else stands over the window.
func (p *Presenter) putWaiting() {
	if len(p.waiting) > 0 && !p.asking() {
		next := p.waiting[0]
		p.waiting = p.waiting[1:]
		p.st.Confirm, p.onYes = &next, nil
	}
}

// askReason asks why something that was shared is changed. The reason goes
// into the record and to everyone who had the old order.
func (p *Presenter) askReason(then func(why string)) {
	p.askWhy(
		court.Text{EN: "These results have been shared. Why are they changed?", CY: "Mae'r canlyniadau hyn wedi'u rhannu. Pam y cânt eu newid?"}.In(p.Language),
		court.Text{
			EN: "The reason goes into the record. Share again to send superseding orders to everyone who had the old ones.",
			CY: "Aiff y rheswm i'r cofnod. Rhannwch eto i anfon gorchmynion newydd at bawb a gafodd yr hen rai.",
		}.In(p.Language), then)
}

// askWhy asks for a reason, and goes on with it.
func (p *Presenter) askWhy(title, line string, then func(why string)) {
	p.ask(Confirm{
		Title: title, Lines: []string{line}, Input: wordReason.In(p.Language), Must: true,
		Yes: wordRecord.In(p.Language), No: wordCancel.In(p.Language),
	}, then)
}

// ConfirmText implements Hands.
func (p *Presenter) ConfirmText(text string) {
	if p.st.Confirm != nil {
		c := *p.st.Confirm // the view may hold the old one
		c.Text = text
		p.st.Confirm = &c
	}
}

// Answer implements Hands. A question that must have a text stays open until
// it has one; one with no Yes can only be closed.
func (p *Presenter) Answer(yes bool) {
	c := p.st.Confirm
	if c == nil || yes && c.Must && strings.TrimSpace(c.Text) == "" {
		return
	}
	then := p.onYes
	p.st.Confirm, p.onYes = nil, nil
	p.focus(p.st.Focus)
	if yes && c.Yes != "" && then != nil {
		then(strings.TrimSpace(c.Text))
	}
	p.render()
}
