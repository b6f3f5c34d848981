package courtroom

import (
	"context"
	"image"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/document"
)

// previewDPI is sharp on the screens of court rooms at the size that the panel has.
const previewDPI = 96

// showOrders lists the orders, and keeps the one that is looked at.
func (p *Presenter) showOrders() {
	o := Orders{Draft: p.preview.Draft, SavedTo: p.preview.Folder, Selected: p.st.Orders.Selected, PageNo: p.st.Orders.PageNo}
	for _, d := range p.preview.Documents {
		row := OrderRow{Title: p.documentTitle(d), Copies: strings.Join(p.Rules.Wording.CopiesIn(d, p.Language), ", ")}
		row.Defendant = partyOf(d)
		o.Rows = append(o.Rows, row)
	}
	var left []string
	for _, d := range p.preview.Standing {
		left = append(left, joinedWords(p.documentTitle(d), partyOf(d)))
	}
	if len(left) > 0 {
		o.Left = wordLeft.In(p.Language) + ": " + strings.Join(left, "; ")
	}
	if o.Selected >= len(o.Rows) {
		o.Selected, o.PageNo = 0, 1
	}
	o.PageNo = max(o.PageNo, 1)
	p.st.Orders = o
	p.drawPage()
}

var wordLeft = court.Text{EN: "Left as they were shared before", CY: "Gadawyd fel y'u rhannwyd o'r blaen"}

// partyOf is whom a document is about.
func partyOf(d document.Document) string {
	if len(d.Party) == 0 {
		return ""
	}
	return d.Party[0].Value
}

func joinedWords(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// documentTitle names an order in the clerk's language, whatever language it
// is written in.
func (p *Presenter) documentTitle(d document.Document) string {
	title := d.Called.In(p.Language)
	if d.Language == court.Welsh {
		title += " (" + wordInWelsh.In(p.Language) + ")"
	}
	return title
}

// OrderRow implements Hands.
func (p *Presenter) OrderRow(i int) {
	if i >= 0 && i < len(p.st.Orders.Rows) {
		p.st.Orders.Selected, p.st.Orders.PageNo = i, 1
		p.drawPage()
		p.render()
	}
}

// OrderPage implements Hands.
func (p *Presenter) OrderPage(by int) {
	if n := p.st.Orders.PageNo + by; n >= 1 && n <= p.st.Orders.Pages {
		p.st.Orders.PageNo = n
		p.drawPage()
		p.render()
	}
}

// drawPage asks for the picture of the page that is looked at. A picture that
// comes after another was asked for is dropped.
func (p *Presenter) drawPage() {
	p.drawn++
	n, at, page := p.drawn, p.st.Orders.Selected, p.st.Orders.PageNo
	if p.st.Panel != PanelOrders || at >= len(p.preview.PDFs) {
		return
	}
	p.st.Orders.Busy = true
	pdf := p.preview.PDFs[at]
	var picture image.Image
	var pages int
	p.Tasks.Aside(func(context.Context) (err error) {
		picture, pages, err = p.Pages.Page(pdf, page, previewDPI)
		return err
	}, func(err error) {
		if n != p.drawn {
			return
		}
		p.st.Orders.Busy = false
		if err != nil {
			p.problem(err)
			return
		}
		p.st.Orders.Page, p.st.Orders.Pages = picture, pages
		p.render()
	})
}
