package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/signin"
)

// nothing is hands that do nothing: a picture is only looked at.
type nothing struct{}

func (nothing) Do(string)                   {}
func (nothing) OpenRow(int)                 {}
func (nothing) GridRow(int)                 {}
func (nothing) LogRow(int)                  {}
func (nothing) LineChanged(string, int)     {}
func (nothing) LogChanged(string, int)      {}
func (nothing) LineEntered()                {}
func (nothing) LogEntered()                 {}
func (nothing) Choose(int)                  {}
func (nothing) Take()                       {}
func (nothing) Panel(courtroom.PanelID)     {}
func (nothing) OrderRow(int)                {}
func (nothing) OrderPage(int)               {}
func (nothing) FieldChanged(string, string) {}
func (nothing) FormEntered()                {}
func (nothing) PaletteChanged(string)       {}
func (nothing) PaletteChoose(int)           {}
func (nothing) PaletteTake()                {}
func (nothing) ConfirmText(string)          {}
func (nothing) Answer(bool)                 {}
func (nothing) Dropped([]string)            {}
func (nothing) Escape()                     {}

// idle is hands that sign nobody in.
type idle struct{}

func (idle) ChooseUser(string)   {}
func (idle) SignIn(signin.Entry) {}

// page stands for the picture of an order.
func page() image.Image {
	w := test.NewWindow(kit.NewPane(kit.Paper, func(p *kit.Pen, width float32) float32 {
		title := kit.Style{Size: 24, Bold: true}
		y := 70 + p.Para(70, 70, width-140, "IN THE CROWN COURT AT DERBY", kit.Style{Bold: true})
		y += p.Para(70, y+20, width-140, "Warrant of commitment", title) + 40
		for range 14 {
			y += p.Para(70, y, width-140, "A made-up paragraph that stands where the order of the court would stand, with its particulars.", kit.Style{}) + 12
		}
		return y
	}))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(794, 1123))
	return w.Canvas().Capture()
}
