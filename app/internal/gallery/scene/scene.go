// Package scene has the States in which the window is looked at and tested,
// with made-up people and cases: nobody here exists.
package scene

import (
	"fmt"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/signin"
	"assize.example/core/court"
)

// A Scene is a State with a name.
type Scene struct {
	Name  string
	State courtroom.State
}

// A SignIn is a State of signing in with a name.
type SignIn struct {
	Name  string
	State signin.State
}

// All returns every scene of the court room.
func All() []Scene {
	return []Scene{
		{"01-list", ListOnly()},
		{"02-magistrates", Magistrates()},
		{"03-crown", Crown()},
		{"04-typing", Typing()},
		{"05-readback", ReadBack()},
		{"06-blocked", Blocked()},
		{"07-before-share", BeforeShare()},
		{"08-orders", Orders()},
		{"09-told", Told()},
		{"10-offline", Offline()},
		{"11-conflict", Conflict()},
		{"12-palette", Palette()},
		{"13-form", Form()},
		{"14-log-choices", LogChoices()},
		{"15-welsh", Welsh()},
		{"16-long", Long()},
		{"17-history", History()},
		{"18-file", File()},
		{"19-reason", Reason()},
		{"23-help", Help()},
		{"24-long-list", LongList()},
	}
}

// SignIns returns every scene of signing in.
func SignIns() []SignIn {
	names := []string{"Angharad Puw", "Delroy Marchbanks", "Priya Ramaswami"}
	return []SignIn{
		{"20-sign-in", signin.State{Language: "en", Court: "Derby Crown Court · Court 3", Users: names, User: names[0]}},
		{"21-locked", signin.State{
			Language: "en", Court: "Derby Crown Court · Court 3", Users: names, User: names[1], Locked: true,
			Problem: "That is not the passphrase of Delroy Marchbanks. Nothing is lost. Type it again.",
			Wait:    "The next try is in 4 seconds.",
		}},
		{"25-newcomer", signin.State{
			Language: "en", Court: "Derby Crown Court · Court 3", Users: append(names, "Delyth Okonjo", "Hari Mistry", "Somebody new…"),
			User: "Somebody new…", New: true, By: names[0], Problem: "It is not clear what you are in court. Type one of: Court clerk, Legal adviser, Crown Court clerk, Court associate, Court officer.",
		}},
		{"22-first", signin.State{Language: "cy", Court: "Llys y Goron Caernarfon", New: true}},
	}
}

func base() courtroom.State {
	return courtroom.State{
		Language: "en",
		Header: courtroom.Header{
			Room: "Court 3 · Derby Crown Court", Bench: "HHJ Patel", Date: "Mon 23 Nov 2026", Clerk: "Angharad Puw",
		},
		List:   list(),
		Case:   courtroom.Case{Selected: -1},
		Panel:  courtroom.PanelResults,
		Panels: tabs(court.English, 0, 0),
		Status: courtroom.Status{
			Online: true, Connection: "live", Waiting: "0 waiting", Checkpoint: "checkpoint 10:41:55 · 4,211",
			Desk: "DERBY-CC-03", Mark: courtroom.MarkLive,
		},
		Keys: keys(court.English),
	}
}

func keys(l court.Language) []courtroom.Key {
	var out []courtroom.Key
	for _, id := range []string{"call-next", "log", "plea", "result", "form", "apply-to", "share", "find", "help"} {
		for _, a := range courtroom.Actions(l) {
			if a.ID == id {
				out = append(out, courtroom.Key{Action: id, Label: a.Label, Key: a.Key, On: id != "apply-to"})
			}
		}
	}
	return out
}

func tabs(l court.Language, orders, told int) []courtroom.Tab {
	labels := map[court.Language][]string{
		court.English: {"Results", "Orders", "Told", "File", "History", "Conflicts"},
		court.Welsh:   {"Canlyniadau", "Gorchmynion", "Hysbyswyd", "Ffeil", "Hanes", "Gwrthdaro"},
	}[l]
	ids := []courtroom.PanelID{
		courtroom.PanelResults, courtroom.PanelOrders, courtroom.PanelTold, courtroom.PanelFile,
		courtroom.PanelHistory, courtroom.PanelConflict,
	}
	counts := []int{0, orders, told, 12, 0, 0}
	var out []courtroom.Tab
	for i, id := range ids {
		out = append(out, courtroom.Tab{ID: id, Label: labels[i], Count: counts[i], Key: fmt.Sprintf("Ctrl+%d", i+1)})
	}
	return out
}

func list() courtroom.List {
	row := func(id, at, ref, title, kind string, m courtroom.Mark, words string) courtroom.ListRow {
		return courtroom.ListRow{ID: id, Time: at, Reference: ref, Title: title, Type: kind, Mark: m, MarkText: words}
	}
	return courtroom.List{
		Selected: -1,
		Rows: []courtroom.ListRow{
			{Heading: true, Title: "Court 3 · HHJ Patel"},
			row("1", "10:00", "T20260417", "R v MARSDEN and PRICE", "Sentence", courtroom.MarkEnded, "heard, not shared"),
			row("2", "10:30", "T20260388", "R v OYELARAN and WHITCOMBE", "Trial", courtroom.MarkLive, "in progress"),
			row("3", "11:30", "S20260088", "R v KOWALCZYK", "Plea and trial preparation", courtroom.MarkWaiting, "ready"),
			row("4", "12:00", "A20260031", "R v DHALIWAL", "Appeal against sentence", courtroom.MarkWaiting, "ready"),
			row("5", "14:00", "T20260402", "R v FENN", "Mention", courtroom.MarkPaused, "paused"),
			row("6", "15:00", "T20260399", "R v ABERNATHY", "Sentence", courtroom.MarkShared, "shared 09:58"),
		},
		Warnings: []courtroom.Flag{
			{Mark: courtroom.MarkWarning, Text: "1 heard, not shared", Key: "Ctrl+O"},
			{Mark: courtroom.MarkBlocked, Text: "1 told nobody in time", Key: "Ctrl+O"},
		},
	}
}

// ListOnly is the desk before anything is called on.
func ListOnly() courtroom.State {
	st := base()
	st.Focus, st.FocusRev = courtroom.OnList, 1
	return st
}
