package courtroom

// A View draws a State. It holds no rule.
type View interface{ Render(State) }

// Hands is what a person can do at the window; the Presenter implements it and
// the view calls it. Everything here has a key.
type Hands interface {
	// Do runs an action by its identifier: see Actions.
	Do(action string)
	// OpenRow opens the case of a list row; GridRow and LogRow move the
	// selection within the grid and the log.
	OpenRow(index int)
	GridRow(index int)
	LogRow(index int)
	// LineChanged and LogChanged tell what an entry line now holds, and where
	// the caret is, in runes.
	LineChanged(text string, caret int)
	LogChanged(text string, caret int)
	// LineEntered and LogEntered are Enter in an entry line.
	LineEntered()
	LogEntered()
	// Choose moves within the open completions (+1 down, -1 up) and Take puts
	// the chosen one into the line.
	Choose(by int)
	Take()
	// Panel shows a panel.
	Panel(PanelID)
	// OrderRow and OrderPage choose what the preview shows.
	OrderRow(index int)
	OrderPage(by int)
	// FieldChanged answers a prompt of the form; FormEntered records it.
	FieldChanged(reference, value string)
	FormEntered()
	// PaletteChanged searches; PaletteChoose moves; PaletteTake goes there.
	PaletteChanged(text string)
	PaletteChoose(by int)
	PaletteTake()
	// ConfirmText answers a question's text; Answer answers the question.
	ConfirmText(text string)
	Answer(yes bool)
	// Dropped imports files dropped on the window, or chosen in a dialog.
	Dropped(paths []string)
	// Escape closes the innermost thing that is open.
	Escape()
}

// Action is one thing that can be done, with its key. The main menu, the key
// bar and the palette are all drawn from the same list.
type Action struct {
	ID    string
	Menu  string // menu that it stands in: Case, Log, Result, Share, Go, Desk
	Label string
	Key   string // "Ctrl+R", "F2": "" for none
}
