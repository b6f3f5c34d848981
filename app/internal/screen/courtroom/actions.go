package courtroom

import "assize.example/core/court"

// The actions by identifier. Each has its key; the key bar, the menus and the
// palette are drawn from Actions, so none can be forgotten.
const (
	ActCallNext = "call-next"
	ActLog      = "log"
	ActResult   = "result"
	ActPlea     = "plea"
	ActVerdict  = "verdict"
	ActForm     = "form"
	ActApplyTo  = "apply-to"
	ActAmend    = "amend"
	ActTakeBack = "take-back"
	ActShare    = "share"
	ActPrint    = "print"
	ActCorrect  = "correct"
	ActWithdraw = "withdraw"
	ActPause    = "pause"
	ActEnd      = "end"
	ActList     = "list"
	ActGrid     = "grid"
	ActFind     = "find"
	ActImport   = "import"
	ActLock     = "lock"
	ActTheme    = "theme"
	ActLanguage = "language"
	ActSettle   = "settle"
	ActHelp     = "help"

	ActOutstanding = "outstanding"
	actPanel       = "panel-" // and the panel's identifier
	actOpenCase    = "open "  // and the row's identifier
	actLine        = "line "  // and what it puts into the result line
)

type actionText struct {
	id, menu string
	label    court.Text
	key      string
}

// actionTexts are in the order in which the menus show them. Ctrl+Alt is
// nowhere: it is AltGr on the keyboards of Wales.
var actionTexts = []actionText{
	{ActCallNext, "Case", court.Text{EN: "Call on next case", CY: "Galw'r achos nesaf"}, "Ctrl+N"},
	{ActPause, "Case", court.Text{EN: "Pause or resume", CY: "Seibio neu ailddechrau"}, "Ctrl+B"},
	{ActEnd, "Case", court.Text{EN: "End the hearing", CY: "Gorffen y gwrandawiad"}, "Ctrl+J"},
	{ActLog, "Log", court.Text{EN: "Log", CY: "Cofnod"}, "Ctrl+L"},
	{ActCorrect, "Log", court.Text{EN: "Correct the entry", CY: "Cywiro'r cofnod"}, "Ctrl+E"},
	{ActWithdraw, "Log", court.Text{EN: "Withdraw the entry", CY: "Tynnu'r cofnod yn ôl"}, "Ctrl+W"},
	{ActResult, "Result", court.Text{EN: "Result", CY: "Canlyniad"}, "Ctrl+R"},
	{ActPlea, "Result", court.Text{EN: "Plea", CY: "Ple"}, "Ctrl+P"},
	{ActVerdict, "Result", court.Text{EN: "Verdict", CY: "Rheithfarn"}, "Ctrl+Y"},
	{ActForm, "Result", court.Text{EN: "Result by form", CY: "Canlyniad drwy ffurflen"}, "Ctrl+F"},
	{ActApplyTo, "Result", court.Text{EN: "Apply to others", CY: "Cymhwyso i eraill"}, "Ctrl+D"},
	{ActAmend, "Result", court.Text{EN: "Amend a result", CY: "Diwygio canlyniad"}, "Ctrl+M"},
	{ActTakeBack, "Result", court.Text{EN: "Take a result back", CY: "Tynnu canlyniad yn ôl"}, "Ctrl+Shift+M"},
	{ActShare, "Share", court.Text{EN: "Share", CY: "Rhannu"}, "Ctrl+Return"},
	{ActPrint, "Share", court.Text{EN: "Print the orders", CY: "Argraffu'r gorchmynion"}, "Ctrl+Shift+P"},
	{ActSettle, "Share", court.Text{EN: "Settle a conflict", CY: "Datrys gwrthdaro"}, "Ctrl+U"},
	{ActFind, "Go", court.Text{EN: "Find anything", CY: "Canfod unrhyw beth"}, "Ctrl+K"},
	{ActOutstanding, "Go", court.Text{EN: "What is outstanding", CY: "Beth sydd heb ei wneud"}, "Ctrl+O"},
	{ActList, "Go", court.Text{EN: "Today's list", CY: "Rhestr heddiw"}, "Ctrl+T"},
	{ActGrid, "Go", court.Text{EN: "Offences", CY: "Troseddau"}, "Ctrl+G"},
	{actPanel + string(PanelResults), "Go", court.Text{EN: "Results", CY: "Canlyniadau"}, "Ctrl+1"},
	{actPanel + string(PanelOrders), "Go", court.Text{EN: "Orders", CY: "Gorchmynion"}, "Ctrl+2"},
	{actPanel + string(PanelTold), "Go", court.Text{EN: "Told", CY: "Hysbyswyd"}, "Ctrl+3"},
	{actPanel + string(PanelFile), "Go", court.Text{EN: "File", CY: "Ffeil"}, "Ctrl+4"},
	{actPanel + string(PanelHistory), "Go", court.Text{EN: "History", CY: "Hanes"}, "Ctrl+5"},
	{actPanel + string(PanelConflict), "Go", court.Text{EN: "Conflicts", CY: "Gwrthdaro"}, "Ctrl+6"},
	{ActImport, "Desk", court.Text{EN: "Import a file…", CY: "Mewnforio ffeil…"}, "Ctrl+I"},
	{ActTheme, "Desk", court.Text{EN: "Light, dark, high contrast", CY: "Golau, tywyll, cyferbyniad uchel"}, "Ctrl+Shift+T"},
	{ActLanguage, "Desk", court.Text{EN: "Cymraeg", CY: "English"}, "Ctrl+Shift+Y"},
	{ActLock, "Desk", court.Text{EN: "Lock", CY: "Cloi"}, "Ctrl+Shift+L"},
	{ActHelp, "Desk", court.Text{EN: "Help", CY: "Cymorth"}, "Ctrl+H"},
}

// barred are the actions that the key bar shows, in its order.
var barred = []string{ActCallNext, ActLog, ActPlea, ActResult, ActForm, ActApplyTo, ActShare, ActFind, ActHelp}

// Actions lists everything that can be done, worded in l.
func Actions(l court.Language) []Action {
	out := make([]Action, 0, len(actionTexts)+len(commandTexts))
	for _, a := range actionTexts {
		out = append(out, Action{ID: a.id, Menu: a.menu, Label: a.label.In(l), Key: a.key})
		if a.id == ActWithdraw { // the commands have words for keys, and a menu after the log's
			for _, t := range commandTexts {
				out = append(out, Action{ID: actLine + t.word + " ", Menu: "Record", Label: t.label.In(l) + "   " + t.word})
			}
		}
	}
	return out
}

// keys words the key bar; on says which can be done now.
func keys(l court.Language, on func(action string) bool) []Key {
	out := make([]Key, 0, len(barred))
	for _, id := range barred {
		for _, a := range actionTexts {
			if a.id == id {
				out = append(out, Key{Action: id, Label: a.label.In(l), Key: a.key, On: on(id)})
			}
		}
	}
	return out
}

// actionWords returns an action's label and key.
func actionWords(id string, l court.Language) (label, key string) {
	for _, a := range actionTexts {
		if a.id == id {
			return a.label.In(l), a.key
		}
	}
	return "", ""
}
