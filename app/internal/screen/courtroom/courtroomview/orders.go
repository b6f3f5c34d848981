package courtroomview

import (
	"fmt"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

// orders is the preview of the orders: their list, and the page looked at.
type orders struct {
	s       *Screen
	rows    *kit.Rows
	head    *kit.Pane
	page    *kit.PageView
	scroll  *kit.ScrollPane
	content *fyne.Container
}

func newOrders(s *Screen) *orders {
	o := &orders{s: s, page: kit.NewPageView()}
	o.rows = kit.NewRows(kit.RowSource{Count: func() int { return max(1, len(s.st.Orders.Rows)) }, Row: o.paintRow})
	o.rows.OnChoose = s.hands.OrderRow
	o.rows.OnKey = o.key
	o.head = kit.NewPane(kit.Desk, o.paintHead)
	o.scroll = kit.NewScrollPane(container.New(pageMargin{}, o.page))
	page := kit.NewColumn(o.scroll, o.head, o.scroll)
	o.content = container.NewStack(kit.NewSplit(false, o.rows, page, 0.34))
	return o
}

// key turns the pages with the arrows and moves down the page with PgUp, PgDn.
func (o *orders) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft:
		o.s.hands.OrderPage(-1)
	case fyne.KeyRight:
		o.s.hands.OrderPage(1)
	case fyne.KeyPageUp:
		o.scroll.By(-0.8)
	case fyne.KeyPageDown:
		o.scroll.By(0.8)
	default:
		return o.s.escapes(name)
	}
	return true
}

func (o *orders) render(old courtroom.Orders, all bool) {
	now := o.s.st.Orders
	if all || !slices.Equal(old.Rows, now.Rows) || old.SavedTo != now.SavedTo || old.Left != now.Left {
		o.rows.Update()
	}
	o.rows.Choose(now.Selected)
	picture, _ := now.Page.(image.Image)
	o.page.SetPage(picture)
	if old.Selected != now.Selected || old.PageNo != now.PageNo {
		o.scroll.ToTop()
	}
	if all || old.PageNo != now.PageNo || old.Pages != now.Pages || old.Draft != now.Draft || old.Busy != now.Busy {
		o.head.Refresh()
		o.content.Refresh()
	}
	show(o.page, len(now.Rows) > 0)
}

func (o *orders) paintRow(p *kit.Pen, i int, width float32, _ bool) float32 {
	rows := o.s.st.Orders.Rows
	if len(rows) == 0 {
		return p.Para(14, 12, width-28, o.s.label("no-orders"), kit.Style{Color: kit.Quiet}) + 20
	}
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	y := 5 + p.Para(14, 5, width-28, rows[i].Title, kit.Style{Bold: true})
	y += p.Para(14, y, width-28, rows[i].Defendant, kit.Style{})
	if rows[i].Copies != "" {
		y += p.Para(14, y, width-28, o.s.label("copies")+" "+rows[i].Copies, small)
	}
	if i == len(rows)-1 {
		y = o.paintNotes(p, y, width)
	}
	p.Rule(14, y+5, width-14)
	return y + 6
}

// paintNotes sets below the last order where all of them are, and which others
// stay as they were.
func (o *orders) paintNotes(p *kit.Pen, y, width float32) float32 {
	small := kit.Style{Size: kit.Small, Color: kit.Quiet}
	if saved := o.s.st.Orders.SavedTo; saved != "" {
		p.Rule(14, y+5, width-28)
		y += 8 + p.Para(14, y+8, width-28, o.s.label("saved")+" "+saved, small)
	}
	if left := o.s.st.Orders.Left; left != "" {
		y += 8 + p.Para(14, y+8, width-28, left, small)
	}
	return y
}

func (o *orders) paintHead(p *kit.Pen, width float32) float32 {
	st := o.s.st.Orders
	if len(st.Rows) == 0 {
		return 0
	}
	x := float32(14)
	if st.Draft {
		p.Mark(x, 7, 15, "ended")
		x += 22 + p.Text(x+22, 4, o.s.label("order-draft"), kit.Style{Bold: true}) + 16
	}
	if st.Busy {
		p.Text(x, 4, o.s.label("drawing"), kit.Style{Color: kit.Quiet})
	}
	if st.Pages > 0 {
		p.Right(width-14, 4, fmt.Sprintf("◂ %s %d %s %d ▸", o.s.label("page"), st.PageNo, o.s.label("of"), st.Pages), kit.Style{})
		p.Hit(width-180, 0, 90, columnHead, func() { o.s.hands.OrderPage(-1) })
		p.Hit(width-90, 0, 90, columnHead, func() { o.s.hands.OrderPage(1) })
	}
	p.Rule(0, columnHead-1, width)
	return columnHead
}

// pageMargin leaves desk around the page.
type pageMargin struct{}

const margin = 10

func (pageMargin) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.NewPos(margin, margin))
	objects[0].Resize(fyne.NewSize(max(0, s.Width-2*margin-8), max(0, s.Height-2*margin)))
}

func (pageMargin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*margin+8, 2*margin)
}
