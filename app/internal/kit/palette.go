package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The tokens of the palette. A view names a token and never a colour, so that
// every theme can be proved legible by computation.
const (
	Ink       fyne.ThemeColorName = "assizeInk"       // what is read
	Quiet     fyne.ThemeColorName = "assizeQuiet"     // secondary text
	Paper     fyne.ThemeColorName = "assizePaper"     // behind what is read
	Desk      fyne.ThemeColorName = "assizeDesk"      // behind the paper: strips, heads
	Hair      fyne.ThemeColorName = "assizeHair"      // a rule that only calms the eye
	Bound     fyne.ThemeColorName = "assizeBound"     // the edge of an input
	Do        fyne.ThemeColorName = "assizeDo"        // what can be done
	Wrong     fyne.ThemeColorName = "assizeWrong"     // stops the work
	Warn      fyne.ThemeColorName = "assizeWarn"      // needs a person
	Good      fyne.ThemeColorName = "assizeGood"      // done, live
	Chosen    fyne.ThemeColorName = "assizeChosen"    // behind the chosen row
	Band      fyne.ThemeColorName = "assizeBand"      // behind a defendant's head
	WarnBack  fyne.ThemeColorName = "assizeWarnBack"  // behind a warning
	WrongBack fyne.ThemeColorName = "assizeWrongBack" // behind a problem
	Focus     fyne.ThemeColorName = "assizeFocus"     // around what has the keyboard
	FocusEdge fyne.ThemeColorName = "assizeFocusEdge" // the dark edge of the focus
	Bar       fyne.ThemeColorName = "assizeBar"       // the strip along the top
	OnBar     fyne.ThemeColorName = "assizeOnBar"     // text on the strip
	OnLoud    fyne.ThemeColorName = "assizeOnLoud"    // text on a loud word
	Veil      fyne.ThemeColorName = "assizeVeil"      // over the window, beneath a question
)

// palette holds a colour, as 0xRRGGBBAA, for each token.
type palette map[fyne.ThemeColorName]uint32

var light = palette{
	Ink: 0x0b0c0cff, Quiet: 0x4c565bff, Paper: 0xffffffff, Desk: 0xf1f3f4ff, Hair: 0xd5dadcff,
	Bound: 0x6b757bff, Do: 0x1560a0ff, Wrong: 0xb3240cff, Warn: 0x824500ff, Good: 0x006536ff,
	Chosen: 0xdcebf8ff, Band: 0xe9edefff, WarnBack: 0xfff3d1ff, WrongBack: 0xfde8e4ff,
	Focus: 0xffdd00ff, FocusEdge: 0x0b0c0cff, Bar: 0x14283bff, OnBar: 0xffffffff, OnLoud: 0xffffffff, Veil: 0x0b0c0c73,
	loudColour("IMMEDIATE CUSTODY"): 0x8f1a0dff, loudColour("SUSPENDED"): 0x633a94ff,
	loudColour("COMMUNITY"): 0x14608aff, loudColour("FINE"): 0x6b4a00ff, loudColour("DISCHARGE"): 0x4b5960ff,
	loudColour("BAIL"): 0x00663aff, loudColour("REMANDED"): 0xa8300fff, loudColour("RELEASED"): 0x0a665cff,
	loudColour("DISQUALIFIED"): 0x842a63ff, loudColour("ORDER"): 0x33414bff,
}

var dark = palette{
	Ink: 0xf3f5f6ff, Quiet: 0xb7c0c6ff, Paper: 0x191e22ff, Desk: 0x12161aff, Hair: 0x343d44ff,
	Bound: 0x8d98a0ff, Do: 0x82c3f7ff, Wrong: 0xffa08cff, Warn: 0xffcb6bff, Good: 0x7bd9a4ff,
	Chosen: 0x21405bff, Band: 0x252c32ff, WarnBack: 0x3a2f14ff, WrongBack: 0x44201aff,
	Focus: 0xffdd00ff, FocusEdge: 0x000000ff, Bar: 0x0b1a28ff, OnBar: 0xf3f5f6ff, OnLoud: 0x0b0c0cff, Veil: 0x000000a6,
	loudColour("IMMEDIATE CUSTODY"): 0xff9d8aff, loudColour("SUSPENDED"): 0xc9a9f2ff,
	loudColour("COMMUNITY"): 0x84c6ecff, loudColour("FINE"): 0xe8c268ff, loudColour("DISCHARGE"): 0xb9c4caff,
	loudColour("BAIL"): 0x79d6a0ff, loudColour("REMANDED"): 0xffab80ff, loudColour("RELEASED"): 0x74d8cbff,
	loudColour("DISQUALIFIED"): 0xf0a3d2ff, loudColour("ORDER"): 0xc3ced5ff,
}

var contrast = palette{
	Ink: 0xffffffff, Quiet: 0xffffffff, Paper: 0x000000ff, Desk: 0x000000ff, Hair: 0xb0b0b0ff,
	Bound: 0xffffffff, Do: 0x8fdcffff, Wrong: 0xffb3a3ff, Warn: 0xffe066ff, Good: 0x8dffb8ff,
	Chosen: 0x003c78ff, Band: 0x1f1f1fff, WarnBack: 0x000000ff, WrongBack: 0x000000ff,
	Focus: 0xffdd00ff, FocusEdge: 0x000000ff, Bar: 0x000000ff, OnBar: 0xffffffff, OnLoud: 0x000000ff, Veil: 0x000000cc,
	loudColour("IMMEDIATE CUSTODY"): 0xffb3a3ff, loudColour("SUSPENDED"): 0xdcc2ffff,
	loudColour("COMMUNITY"): 0x8fdcffff, loudColour("FINE"): 0xffe066ff, loudColour("DISCHARGE"): 0xffffffff,
	loudColour("BAIL"): 0x8dffb8ff, loudColour("REMANDED"): 0xffbf94ff, loudColour("RELEASED"): 0x7dffeaff,
	loudColour("DISQUALIFIED"): 0xffb8e4ff, loudColour("ORDER"): 0xffffffff,
}

// toolkitTokens says which token each colour of Fyne's own widgets takes.
var toolkitTokens = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground: Paper, theme.ColorNameForeground: Ink, theme.ColorNamePlaceHolder: Quiet,
	theme.ColorNamePrimary: Do, theme.ColorNameHyperlink: Do, theme.ColorNameFocus: Chosen,
	theme.ColorNameInputBackground: Paper, theme.ColorNameInputBorder: Bound, theme.ColorNameButton: Band,
	theme.ColorNameDisabled: Quiet, theme.ColorNameDisabledButton: Desk, theme.ColorNameHover: Band,
	theme.ColorNamePressed: Chosen, theme.ColorNameSelection: Chosen, theme.ColorNameSeparator: Hair,
	theme.ColorNameScrollBar: Bound, theme.ColorNameScrollBarBackground: Desk, theme.ColorNameMenuBackground: Paper,
	theme.ColorNameOverlayBackground: Paper, theme.ColorNameHeaderBackground: Desk,
	theme.ColorNameError: Wrong, theme.ColorNameWarning: Warn, theme.ColorNameSuccess: Good,
	theme.ColorNameForegroundOnPrimary: Paper, theme.ColorNameForegroundOnError: Paper,
	theme.ColorNameForegroundOnWarning: Paper, theme.ColorNameForegroundOnSuccess: Paper,
}

func (p palette) colour(name fyne.ThemeColorName) (color.Color, bool) {
	if token, ok := toolkitTokens[name]; ok {
		name = token
	}
	v, ok := p[name]
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, ok
}
