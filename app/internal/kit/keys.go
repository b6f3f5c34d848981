package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var modifiers = map[string]fyne.KeyModifier{
	"Ctrl": fyne.KeyModifierControl, "Shift": fyne.KeyModifierShift, "Alt": fyne.KeyModifierAlt,
}

// Shortcut reads a key as it is written on the window ("Ctrl+Shift+P") into
// what the toolkit matches; nil for "" and for a key without Ctrl or Alt.
//
// Ctrl+A, C, V, X, Y and Z arrive as the toolkit's editing shortcuts and match
// only those: Ctrl+Y, its "redo", would never match a shortcut of our own.
func Shortcut(key string) fyne.Shortcut {
	parts := strings.Split(key, "+")
	var held fyne.KeyModifier
	for _, p := range parts[:len(parts)-1] {
		held |= modifiers[p]
	}
	name := parts[len(parts)-1]
	switch {
	case held&(fyne.KeyModifierControl|fyne.KeyModifierAlt) == 0:
		return nil
	case key == "Ctrl+Y":
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(name), Modifier: held}
}
