package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a line to type on that keeps no key to itself: what moves in the
// completions or the grid, submits or escapes is handed on, and so are function
// keys and shortcuts, which the toolkit's own entry swallows.
type Entry struct {
	widget.Entry
	// OnKey is asked first about every key that is not a letter; true takes it.
	OnKey func(fyne.KeyName) bool
	// OnShortcut is asked first about every shortcut that is not editing.
	OnShortcut func(fyne.Shortcut) bool
	// WantsTab says whether Tab is for OnKey rather than the next place.
	WantsTab func() bool
	// OnFocus tells when the line gains or loses the keyboard.
	OnFocus func(bool)
	rev     int
	quiet   bool
}

// NewEntry returns an empty line; changed hears its text and where the caret
// stands, in runes, after each change.
func NewEntry(changed func(text string, caret int)) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.Scroll = fyne.ScrollHorizontalOnly
	e.OnChanged = func(text string) {
		if !e.quiet && changed != nil {
			changed(text, e.CursorColumn)
		}
	}
	return e
}

// SetRevision puts text on the line if rev is new, with the caret at the end.
// Any other time what is typed stands: a redraw never takes a letter away.
func (e *Entry) SetRevision(text string, rev int) {
	if rev == e.rev {
		return
	}
	e.rev = rev
	if text == e.Text {
		return
	}
	e.quiet = true
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.quiet = false
	e.Refresh()
}

// Offer selects what is typed, so that the next letter takes its place and any
// other key leaves it to be mended.
func (e *Entry) Offer() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key.Name) {
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	_, custom := s.(*desktop.CustomShortcut)
	_, redo := s.(*fyne.ShortcutRedo)
	if (custom || redo) && e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	e.Entry.TypedShortcut(s)
}

// AcceptsTab implements fyne.Tabbable.
func (e *Entry) AcceptsTab() bool { return e.WantsTab != nil && e.WantsTab() }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}
