// Package courtroom presents the one window that a clerk works in: today's
// list, the case file, the court log, the result line with its checks, the
// orders, and who is told. It knows nothing of Fyne.
package courtroom

// State is everything that the window shows, already worded in the clerk's
// language. It is a value: a test compares it and the gallery draws it without
// a court, a database or a window.
type State struct {
	Language string // en or cy: of the labels that the view draws itself
	Header   Header
	List     List
	Case     Case
	Log      Log
	Line     Line
	Panel    PanelID // which panel stands under the grid
	Panels   []Tab   // the panels with their counts and keys
	Orders   Orders
	Told     Told
	Facts    []Fact // material, notes and links: the File panel
	History  []Happening
	Results  []ResultRow // what is recorded today, in full words: the Results panel
	Disputes []Dispute   // what two desks recorded differently: the Conflicts panel
	Form     *Form       // set while a result is entered by form
	Palette  *Palette    // set while Ctrl+K is open
	Confirm  *Confirm    // set while one question waits for an answer
	Status   Status
	Keys     []Key  // the key bar at the foot: what can be done now
	Problem  string // what happened, what is safe, what to do; empty when all is well
	Notice   string // something done, said once: "Shared. 3 orders printed."
	Focus    Focus  // where the keyboard goes; applied when FocusRev changes
	FocusRev int
}

// Focus names a place that the keyboard can be in.
type Focus string

// The places.
const (
	OnList Focus = "list"
	OnGrid Focus = "grid"
	OnLog  Focus = "log"  // the log's entry line
	OnLine Focus = "line" // the result line
)

// Header is the strip along the top.
type Header struct {
	Room  string // Court 3 · Derby Crown Court
	Bench string // HHJ Patel
	Date  string // Mon 23 Nov 2026
	Clerk string
}

// List is the left column: the sittings that this desk serves today.
type List struct {
	Rows     []ListRow
	Selected int    // index of the open case, -1 for none
	Warnings []Flag // not shared, overdue: each with its key
}

// ListRow is one row of the list: the head of a sitting, or a case.
type ListRow struct {
	Heading   bool   // a court room's head; Title only
	ID        string // case and hearing, opaque to the view
	Time      string // 10:00
	Reference string // T20260417
	Title     string // R v SMITH and JONES
	Type      string // Trial
	Mark      Mark
	MarkText  string // in words: in progress
}

// Mark is a state with a shape of its own, never colour alone.
type Mark string

// The marks.
const (
	MarkNone    Mark = ""
	MarkWaiting Mark = "waiting" // ○
	MarkLive    Mark = "live"    // ●
	MarkPaused  Mark = "paused"  // ‖
	MarkEnded   Mark = "ended"   // □ heard, not shared
	MarkShared  Mark = "shared"  // ✓
	MarkWarning Mark = "warning" // ⚠
	MarkBlocked Mark = "blocked" // ✕
	MarkHeld    Mark = "held"    // ⇡ waits for the network
	MarkSent    Mark = "sent"    // →
	MarkDone    Mark = "done"    // ✓✓
)

// Flag is one thing that needs a person.
type Flag struct {
	Mark Mark
	Text string
	Key  string
}

// Case is the middle: the whole case at once.
type Case struct {
	Open      bool
	Reference string
	Title     string
	Type      string  // Trial · day 3 of 5
	Badges    []Badge // CTL 12 days, restriction, interpreter
	Rows      []GridRow
	Selected  int // row; -1 for none
}

// Badge is a short loud fact about the case.
type Badge struct {
	Mark Mark
	Text string
}

// GridRow is one row of the defendants × offences grid.
type GridRow struct {
	Defendant bool // the head of a defendant; Title, Sub and Custody only
	ID        string
	Number    string // D1, or 3
	Title     string // SMITH, John; or the offence
	Sub       string // born 12/03/1990 (36); or code and date
	Custody   string // Bail, conditions
	When      string // of an offence: 03/02/2025
	Mode      string
	Plea      string
	Verdict   string
	Result    string // all results on the row, in short words
	Loud      Loud   // of the weightiest result
	Draft     bool   // recorded and not yet shared
	Conflict  bool   // two desks recorded different things
}

// Loud is one of the few loud words with a shape and colour of its own.
type Loud string

// The loud words.
const (
	LoudNone         Loud = ""
	LoudCustody      Loud = "IMMEDIATE CUSTODY"
	LoudSuspended    Loud = "SUSPENDED"
	LoudCommunity    Loud = "COMMUNITY"
	LoudFine         Loud = "FINE"
	LoudDischarge    Loud = "DISCHARGE"
	LoudBail         Loud = "BAIL"
	LoudRemanded     Loud = "REMANDED"
	LoudReleased     Loud = "RELEASED"
	LoudDisqualified Loud = "DISQUALIFIED"
	LoudOther        Loud = "ORDER"
)

// Log is the right column: the court log and its entry line.
type Log struct {
	Entries    []LogRow
	Picked     int    // the entry chosen by hand, from 1; 0 for none
	Text       string // of the entry line; applied when Rev changes
	Aside      string // what was half typed before, in words; empty otherwise
	Rev        int
	Preview    string // the line that Enter would save
	Choices    []Choice
	Chosen     int
	Refused    string // why the last entry was refused
	RefusedRev int    // with each refusal what is typed is selected: the next letter begins anew
	Missed     string // what was refused and then typed over, with its time; empty otherwise
	Correcting string // the entry being corrected, in words; empty otherwise
	Live       string // in progress since 10:31 · 00:11:40
}

// LogRow is one entry of the log.
type LogRow struct {
	ID      string
	Time    string // 10:31:07
	Text    string
	Who     string // clerk and desk
	Struck  bool   // corrected or withdrawn
	Why     string // corrected 10:40 by …
	Pending bool   // not yet at the hub
}

// Choice is one completion.
type Choice struct {
	Code   string
	Label  string
	Detail string
	Insert string // what choosing it makes of the line
}

// Line is the result line: what is typed, what it means, what the checks say.
type Line struct {
	Text     string // applied when Rev changes
	Instead  string // the result that the line takes the place of, in words; empty otherwise
	Aside    string // what was half typed before, in words; empty otherwise
	Rev      int
	Targets  string // offences 1 to 3 · SMITH, John
	Headline Loud
	Says     []string // the read-back, in plain words
	Missing  []string // what must still be given
	Faults   []Fault
	Choices  []Choice
	Chosen   int
	Findings []FindingRow
	Checks   string // ✓ 41 checks
	Ready    bool   // Enter records
	Missed   string // a line that was not recorded and then typed over, with its time; empty otherwise

	RefusedRev int  // with each Enter that records nothing the line is selected: the next letter begins anew
	Blocked    bool // something stops the share
}

// Fault is one word of the line that could not be read.
type Fault struct {
	Column int // from 0, in runes
	Text   string
}

// FindingRow is one finding of the checks.
type FindingRow struct {
	Mark      Mark // warning or blocked
	Rule      string
	Text      string
	Provision string
}

// PanelID names a panel.
type PanelID string

// The panels.
const (
	PanelResults  PanelID = "results"
	PanelOrders   PanelID = "orders"
	PanelTold     PanelID = "told"
	PanelFile     PanelID = "file"
	PanelHistory  PanelID = "history"
	PanelConflict PanelID = "conflicts"
)

// Tab is the handle of a panel.
type Tab struct {
	ID    PanelID
	Label string // Orders
	Count int    // shown when above zero
	Key   string // Ctrl+2
	Mark  Mark
}

// Orders is the preview of the orders, a picture of each page.
type Orders struct {
	Rows     []OrderRow
	Selected int
	Page     any // image.Image of the page shown; nil while it is drawn
	PageNo   int // from 1
	Pages    int
	Draft    bool // not shared yet: the picture says so
	Busy     bool
	SavedTo  string // folder of the PDFs, once shared
	Left     string // orders of an earlier share of the day that stay as they are, in words
}

// OrderRow is one order.
type OrderRow struct {
	Title     string
	Defendant string
	Copies    string // who gets it
}

// Told is who will be told, how, and who will not and why.
type Told struct {
	Rows  []ToldRow
	Draft bool // before the share: what would be
}

// ToldRow is one notification.
type ToldRow struct {
	Mark      Mark
	State     string // held, queued, sent … in words
	Agency    string
	Defendant string
	What      string
	How       string // mail to …
	Why       string // it is, or is not, required; or what went wrong
	When      string
}

// Fact is a labelled particular of the case file.
type Fact struct{ Group, Label, Value, By string }

// Happening is one event of the case's history: who recorded what, when, where.
type Happening struct {
	When, What, Who, Where string
	Pending                bool
}

// ResultRow is one result of today in full words.
type ResultRow struct {
	On    string // 1 · SMITH, John
	Text  string // as it will be announced and printed
	Loud  Loud
	By    string // who recorded it, when
	Draft bool   // not shared yet
}

// Dispute is one fact that desks recorded differently while apart.
type Dispute struct {
	Title string // Plea on offence 2 · SMITH, John
	Why   string // why somebody must look, in the court's terms
	Sides []Side
}

// Side is one of the values that a person chooses between.
type Side struct{ ID, Value, Who string }

// Form is a result's form, drawn from the same definition as the line.
type Form struct {
	Title  string
	Fields []Field
	Says   []string
	Faults []string
}

// Field is one prompt of a form.
type Field struct {
	Reference string
	Label     string
	Help      string
	Kind      string // text, date, time, money, period, yesno, choice, many
	Value     string
	Options   []Option
	Required  bool
	Fault     string
}

// Option is one of a fixed list.
type Option struct{ Value, Label string }

// Palette finds any case or action.
type Palette struct {
	Text   string
	Rows   []PaletteRow
	Chosen int
}

// PaletteRow is one hit.
type PaletteRow struct {
	ID     string
	Title  string
	Detail string
	Key    string
}

// Confirm is one question that waits for an answer. Enter says yes, Esc no.
type Confirm struct {
	Title string
	Lines []string
	Rows  []ToldRow // shown before a share
	Yes   string
	No    string
	Input string // label of a text that is asked for; empty for none
	Text  string
	Must  bool // Yes only with a text
}

// Status is the bar at the foot.
type Status struct {
	Online     bool
	Connection string // ● live, ○ offline since 10:42
	Waiting    string // 3 waiting to be sent
	Checkpoint string // checkpoint 10:41:55 · 4,211
	Desk       string
	Mark       Mark
}

// Key is one action with its key, as the key bar shows it.
type Key struct {
	Action string // identifier
	Label  string
	Key    string // Ctrl+R
	On     bool
}
