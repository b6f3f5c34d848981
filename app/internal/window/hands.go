package window

import (
	"assize.example/app/internal/screen/courtroom"
)

// watched passes on what the clerk does, and notes that somebody is there.
type watched struct {
	hands courtroom.Hands
	seen  func()
}

// Each method notes that somebody is there, and passes the act on.

func (w watched) Do(a string)                     { w.seen(); w.hands.Do(a) }
func (w watched) OpenRow(i int)                   { w.seen(); w.hands.OpenRow(i) }
func (w watched) GridRow(i int)                   { w.seen(); w.hands.GridRow(i) }
func (w watched) LogRow(i int)                    { w.seen(); w.hands.LogRow(i) }
func (w watched) LineChanged(s string, caret int) { w.seen(); w.hands.LineChanged(s, caret) }
func (w watched) LogChanged(s string, caret int)  { w.seen(); w.hands.LogChanged(s, caret) }
func (w watched) LineEntered()                    { w.seen(); w.hands.LineEntered() }
func (w watched) LogEntered()                     { w.seen(); w.hands.LogEntered() }
func (w watched) Choose(by int)                   { w.seen(); w.hands.Choose(by) }
func (w watched) Take()                           { w.seen(); w.hands.Take() }
func (w watched) Panel(p courtroom.PanelID)       { w.seen(); w.hands.Panel(p) }
func (w watched) OrderRow(i int)                  { w.seen(); w.hands.OrderRow(i) }
func (w watched) OrderPage(by int)                { w.seen(); w.hands.OrderPage(by) }
func (w watched) FieldChanged(ref, v string)      { w.seen(); w.hands.FieldChanged(ref, v) }
func (w watched) FormEntered()                    { w.seen(); w.hands.FormEntered() }
func (w watched) PaletteChanged(s string)         { w.seen(); w.hands.PaletteChanged(s) }
func (w watched) PaletteChoose(by int)            { w.seen(); w.hands.PaletteChoose(by) }
func (w watched) PaletteTake()                    { w.seen(); w.hands.PaletteTake() }
func (w watched) ConfirmText(s string)            { w.seen(); w.hands.ConfirmText(s) }
func (w watched) Answer(yes bool)                 { w.seen(); w.hands.Answer(yes) }
func (w watched) Dropped(paths []string)          { w.seen(); w.hands.Dropped(paths) }
func (w watched) Escape()                         { w.seen(); w.hands.Escape() }
