// Package kit holds the window's own theme and its few widgets: an entry line
// that keeps no key to itself, a list of rows that the keyboard walks, and a
// pen that sets type, marks and rules exactly. It knows nothing of the court.
package kit

import (
	"image/color"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The variants of the theme.
const (
	Light    = "light"
	Dark     = "dark"
	Contrast = "contrast"
)

// Fonts are the faces that the window is set in; a face that is nil falls back
// to the toolkit's own, which has ŵ and ŷ and tabular figures too.
type Fonts struct {
	Regular, Bold, Italic, BoldItalic, Mono fyne.Resource
}

// ReadFonts reads the product's typefaces from their folder. One that is not
// there is left to the toolkit.
func ReadFonts(files fs.FS) Fonts {
	face := func(name string) fyne.Resource {
		data, err := fs.ReadFile(files, "NotoSans-"+name+".ttf")
		if err != nil {
			return nil
		}
		return fyne.NewStaticResource(name+".ttf", data)
	}
	return Fonts{Regular: face("Regular"), Bold: face("Bold"), Italic: face("Italic")}
}

// Sizes of type, in pixels at scale 1. What is read is never below Body.
const (
	Body  float32 = 16
	Small float32 = 14 // keys, column heads and the foot of the window
	Large float32 = 19
)

type assizeTheme struct {
	palette palette
	variant fyne.ThemeVariant
	fonts   Fonts
}

// NewTheme returns the theme called variant (Light, Dark or Contrast; anything
// else is Light), whatever the system prefers: the clerk chooses.
func NewTheme(variant string, fonts Fonts) fyne.Theme {
	switch variant {
	case Dark:
		return &assizeTheme{dark, theme.VariantDark, fonts}
	case Contrast:
		return &assizeTheme{contrast, theme.VariantDark, fonts}
	}
	return &assizeTheme{light, theme.VariantLight, fonts}
}

// Color implements fyne.Theme.
func (t *assizeTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameShadow {
		return color.Transparent
	}
	if c, ok := t.palette.colour(name); ok {
		return c
	}
	return theme.DefaultTheme().Color(name, t.variant)
}

// Font implements fyne.Theme.
func (t *assizeTheme) Font(style fyne.TextStyle) fyne.Resource {
	face := t.fonts.Regular
	switch {
	case style.Monospace:
		face = t.fonts.Mono
	case style.Bold && style.Italic:
		face = t.fonts.BoldItalic
	case style.Bold:
		face = t.fonts.Bold
	case style.Italic:
		face = t.fonts.Italic
	}
	if style.Symbol || face == nil {
		return theme.DefaultTheme().Font(style)
	}
	return face
}

// Icon implements fyne.Theme.
func (t *assizeTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               Body,
	theme.SizeNameCaptionText:        Small,
	theme.SizeNameHeadingText:        24,
	theme.SizeNameSubHeadingText:     Large,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       6,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameInputBorder:        2,
	theme.SizeNameInputRadius:        2,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     5,
	theme.SizeNameSeparatorThickness: 1,
}

// Size implements fyne.Theme.
func (t *assizeTheme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}
