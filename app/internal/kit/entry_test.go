package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/kit"
)

// begin starts the toolkit without a display, in our theme.
func begin(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
}

func press(on fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		on.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestAnEntryHandsOnTheKeysThatItsOwnerTakes(t *testing.T) {
	begin(t)
	e := kit.NewEntry(nil)
	var got []fyne.KeyName
	e.OnKey = func(k fyne.KeyName) bool {
		got = append(got, k)
		return k != fyne.KeyBackspace
	}
	test.Type(e, "ab")

	press(e, fyne.KeyF2, fyne.KeyUp, fyne.KeyEscape, fyne.KeyBackspace)

	require.Equal(t, []fyne.KeyName{fyne.KeyF2, fyne.KeyUp, fyne.KeyEscape, fyne.KeyBackspace}, got)
	require.Equal(t, "a", e.Text, "the entry keeps what its owner does not take")
}

func TestAnEntryTellsItsTextAndWhereTheCaretStands(t *testing.T) {
	begin(t)
	var text string
	var caret int
	e := kit.NewEntry(func(s string, at int) { text, caret = s, at })

	test.Type(e, "ŵy")

	require.Equal(t, "ŵy", text)
	require.Equal(t, 2, caret, "in runes")
}

func TestARedrawTakesNoLetterAwayThatIsTyped(t *testing.T) {
	begin(t)
	changes := 0
	e := kit.NewEntry(func(string, int) { changes++ })
	e.SetRevision("imp", 1)
	require.Zero(t, changes, "what the presenter sets is not told back")

	test.Type(e, " 6m")
	e.SetRevision("imp", 1)
	require.Equal(t, "imp 6m", e.Text)

	e.SetRevision("fine 200", 2)
	require.Equal(t, "fine 200", e.Text)
	require.Equal(t, 8, e.CursorColumn)
}

func TestAnEntryHandsOnShortcutsButKeepsEditing(t *testing.T) {
	begin(t)
	e := kit.NewEntry(nil)
	var got []string
	e.OnShortcut = func(s fyne.Shortcut) bool { got = append(got, s.ShortcutName()); return true }
	test.Type(e, "abc")

	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyR, Modifier: fyne.KeyModifierControl})
	e.TypedShortcut(&fyne.ShortcutRedo{})
	e.TypedShortcut(&fyne.ShortcutSelectAll{})

	require.Len(t, got, 2)
	require.Equal(t, "abc", e.SelectedText())
}

func TestTabIsTakenOnlyWhileItIsWanted(t *testing.T) {
	begin(t)
	e := kit.NewEntry(nil)
	require.False(t, e.AcceptsTab())
	e.WantsTab = func() bool { return true }
	require.True(t, e.AcceptsTab())
}

func TestADateIsTidiedAndNeverGuessed(t *testing.T) {
	for typed, want := range map[string]string{
		"1/2/26": "01/02/2026", "010226": "01/02/2026", "1.2.2026": "01/02/2026", "29/2/2028": "29/02/2028", "01022026": "01/02/2026",
	} {
		got, ok := kit.TidyDate(typed)
		require.True(t, ok, typed)
		require.Equal(t, want, got, typed)
	}
	for _, typed := range []string{"", "31/2/2026", "29/2/2027", "tomorrow", "1/2", "0/1/2026", "1/13/2026", "1/2/3/4", "ab0226"} {
		got, ok := kit.TidyDate(typed)
		require.False(t, ok, typed)
		require.Equal(t, typed, got)
	}
}

func FuzzADateReadsBackAsItself(f *testing.F) {
	f.Add("1/2/26")
	f.Add("310225")
	f.Fuzz(func(t *testing.T, typed string) {
		tidy, ok := kit.TidyDate(typed)
		if !ok {
			require.Equal(t, typed, tidy)
			return
		}
		again, ok := kit.TidyDate(tidy)
		require.True(t, ok)
		require.Equal(t, tidy, again)
	})
}

func TestADateIsTidiedWhenTheKeyboardLeavesIt(t *testing.T) {
	begin(t)
	var told string
	e := kit.NewDateEntry(func(s string, _ int) { told = s })
	w := test.NewTempWindow(t, kit.NewFramed(e))
	w.Canvas().Focus(e)
	test.Type(e, "1/2/26")
	w.Canvas().Unfocus()

	require.Equal(t, "01/02/2026", e.Text)
	require.Equal(t, "01/02/2026", told)
}

func TestAShortcutIsReadAsItIsWritten(t *testing.T) {
	require.Equal(t, &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, kit.Shortcut("Ctrl+Shift+P"))
	require.Equal(t, &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}, kit.Shortcut("Ctrl+Return"))
	require.Equal(t, &fyne.ShortcutRedo{}, kit.Shortcut("Ctrl+Y"), "the toolkit never sends our own shortcut for this key")
	require.Nil(t, kit.Shortcut(""))
	require.Nil(t, kit.Shortcut("F2"))
}
