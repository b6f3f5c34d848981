package courtroom

import (
	"fmt"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/record"
)

// showCase draws the middle and the right: the case file, its grid and its log.
func (p *Presenter) showCase() {
	c, ok := p.current()
	p.st.Case.Open = ok
	if !ok {
		p.st.Case = Case{Selected: -1}
		p.st.Log = Log{Text: p.st.Log.Text, Rev: p.st.Log.Rev}
		p.st.Facts, p.st.History = nil, nil
		p.showTabs()
		return
	}
	p.heardToday(c)
	h, _ := c.Hearings.Hearing(p.open.hearing)
	p.st.Case = Case{
		Open: true, Reference: c.File.Reference(), Title: c.File.Title(), Type: p.hearingWords(h),
		Badges: p.badges(c), Rows: p.grid(c).rows(),
	}
	p.st.Case.Selected = p.selected()
	p.st.Log.Entries = logRows(c, h.ID, p.day, p.Zone, p.Language)
	p.st.Log.Picked = 1 + slices.IndexFunc(p.st.Log.Entries, func(e LogRow) bool { return e.ID == p.lines.chosenEntry })
	p.st.Log.Live = p.live(c)
	p.st.Facts = facts(c, p.Language)
	p.st.History = p.history(c)
	p.showTabs()
}

// heardToday finds the hearing of a case that was opened without one: today's,
// where it is heard today and on no list of this desk.
func (p *Presenter) heardToday(c record.Case) {
	if today := c.Hearings.OnDay(p.day); p.open.hearing == "" && len(today) > 0 {
		p.open.hearing = today[0].ID
		p.readKept(p.open)
	}
}

// noHearing says why nothing of a hearing can be recorded in a case: it has
// none today, and what stood in none would never be shared.
func (p *Presenter) noHearing(c record.Case) error {
	if _, ok := c.Hearings.Hearing(p.open.hearing); ok {
		return nil
	}
	return court.Refuse("not-heard-today",
		court.Text{EN: "This case is not heard today.", CY: "Nid yw'r achos hwn yn cael ei glywed heddiw."},
		court.Text{EN: "Put it on today's list first: type LIST and a time on the result line.", CY: "Rhowch ef ar restr heddiw yn gyntaf: teipiwch LIST ac amser ar y llinell ganlyniadau."})
}

func (p *Presenter) grid(c record.Case) grid {
	return grid{c: c, hearing: p.open.hearing, day: p.day, disputed: p.disputed(), cat: p.Rules.Results, l: p.Language}
}

// selected finds the row that is chosen by what stands on it: rows move as
// offences and defendants are added, and a line must not go over to another
// offence with them. Until one is chosen it is the first offence; where the
// chosen one is gone it is none.
func (p *Presenter) selected() int {
	rows := p.st.Case.Rows
	if p.chosen == "" {
		if i := slices.IndexFunc(rows, func(r GridRow) bool { return !r.Defendant }); i >= 0 {
			p.chosen = rows[i].ID
		}
	}
	return slices.IndexFunc(rows, func(r GridRow) bool { return r.ID == p.chosen })
}

func (p *Presenter) hearingWords(h hearing.Hearing) string {
	s := h.Description.In(p.Language)
	if s == "" {
		s = h.Type
	}
	if len(h.Days) < 2 {
		return s
	}
	for i, d := range h.Days {
		if d.Date == p.day {
			return fmt.Sprintf("%s · %s %d %s %d", s, wordDay.In(p.Language), i+1, wordOf.In(p.Language), len(h.Days))
		}
	}
	return s
}

// badges are the short loud facts about the case.
func (p *Presenter) badges(c record.Case) []Badge {
	var out []Badge
	for _, r := range c.File.Restrictions {
		if r.Lifted.IsZero() {
			out = append(out, Badge{MarkWarning, r.Provision})
		}
	}
	for _, d := range c.File.Defendants {
		name := fmt.Sprintf("D%d ", d.Number)
		if d.TimeLimit != nil && !d.TimeLimit.Stopped {
			days := p.day.DaysUntil(d.TimeLimit.Expires)
			out = append(out, Badge{MarkWarning, fmt.Sprintf("%s%s %d %s", name, wordCTL.In(p.Language), days, wordDays.In(p.Language))})
		}
		if slices.Contains(held, d.Custody.Liberty) {
			out = append(out, Badge{MarkBlocked, name + libertyWords[d.Custody.Liberty].In(p.Language)})
		}
		if d.Interpreter != "" {
			out = append(out, Badge{MarkNone, name + wordInterp.In(p.Language) + ": " + d.Interpreter})
		}
		if d.HearingIn == court.Welsh {
			out = append(out, Badge{MarkNone, name + wordWelsh.In(p.Language)})
		}
	}
	for _, k := range c.File.Links {
		out = append(out, Badge{MarkNone, wordLinked.In(p.Language) + ": " + k.Reference})
	}
	return out
}

// live says since when the hearing has been in progress.
func (p *Presenter) live(c record.Case) string {
	progress := courtlog.ProgressOf(c.Log, p.open.hearing, p.day)
	var word court.Text
	switch progress.State {
	case courtlog.Running:
		word = wordLive
	case courtlog.Paused:
		word = wordPaused
	case courtlog.Ended:
		word = wordEnded
	case courtlog.Waiting:
		return ""
	}
	return word.In(p.Language) + " · " + progress.Started.In(p.Zone).Format("15:04")
}

// facts are the particulars of the File panel.
func facts(c record.Case, l court.Language) []Fact {
	g := court.Text{EN: "Case", CY: "Achos"}.In(l)
	f := c.File
	out := []Fact{
		{g, "URN", string(f.URN), string(f.Received.User)},
		{g, court.Text{EN: "Prosecutor", CY: "Erlynydd"}.In(l), f.Prosecutor.Name, ""},
		{g, court.Text{EN: "Source", CY: "Ffynhonnell"}.In(l), f.Source, string(f.Received.Desk)},
	}
	for _, d := range f.Defendants {
		out = append(out, defendantFacts(d, l)...)
	}
	for _, m := range f.Material {
		out = append(out, Fact{court.Text{EN: "Material", CY: "Deunydd"}.In(l), m.Kind, m.Title, string(m.By.User)})
	}
	for _, n := range f.Notes {
		out = append(out, Fact{court.Text{EN: "Notes", CY: "Nodiadau"}.In(l), n.By.At.Format("02/01/2006"), n.Text, string(n.By.User)})
	}
	var kept []Fact
	for _, x := range out {
		if x.Value != "" {
			kept = append(kept, x)
		}
	}
	return kept
}

func defendantFacts(d casefile.Defendant, l court.Language) []Fact {
	g := fmt.Sprintf("D%d %s", d.Number, d.Listed())
	out := []Fact{
		{g, court.Text{EN: "Address", CY: "Cyfeiriad"}.In(l), d.Address.String(), ""},
		{g, "ASN", string(d.ASN), ""},
		{g, "PNC", d.PNC, ""},
		{g, court.Text{EN: "Telephone", CY: "Ffôn"}.In(l), d.Contact.Mobile, ""},
	}
	if r := d.Representation; r != nil {
		out = append(out, Fact{g, court.Text{EN: "Represented by", CY: "Cynrychiolir gan"}.In(l), r.Firm + " " + r.Advocate, string(r.By.User)})
	}
	for _, o := range d.Offences {
		out = append(out, Fact{g, fmt.Sprint(o.Number), o.Wording.In(l), ""})
	}
	return out
}

// history tells every event of the case: who recorded what, when and where.
func (p *Presenter) history(c record.Case) []Happening {
	out := make([]Happening, 0, len(c.Events))
	for _, e := range slices.Backward(c.Events) {
		out = append(out, p.happening(c, e))
	}
	return out
}

func (p *Presenter) happening(c record.Case, e journal.Event) Happening {
	h := e.Head
	what := h.Kind + " · " + wordLate.In(p.Language)
	if d, err := record.Decode(e); err == nil && d != nil {
		what = p.words(c, d)
	}
	if h.Reason != "" {
		what += " · " + wordReason.In(p.Language) + ": " + h.Reason
	}
	return Happening{
		When: h.At.In(p.Zone).Format("02/01/2006 15:04:05"), What: what,
		Who: string(h.User), Where: string(h.Desk), Pending: e.Position == 0,
	}
}

// GridRow implements Hands.
func (p *Presenter) GridRow(i int) {
	if i >= 0 && i < len(p.st.Case.Rows) {
		p.st.Case.Selected, p.chosen = i, p.st.Case.Rows[i].ID
		p.readLine()
		p.render()
	}
}

// row returns the identifier of the selected row: an offence or a defendant.
func (p *Presenter) row() string {
	if i := p.st.Case.Selected; i >= 0 && i < len(p.st.Case.Rows) {
		return p.st.Case.Rows[i].ID
	}
	return ""
}

// showTabs draws the handles of the panels.
func (p *Presenter) showTabs() {
	told, owed := 0, MarkNone
	for _, r := range p.st.Told.Rows {
		if r.Mark != MarkNone {
			told++
		}
		if r.Mark == MarkBlocked || r.Mark == MarkWarning {
			owed = r.Mark
		}
	}
	conflicts := MarkNone
	if len(p.preview.Conflicts) > 0 {
		conflicts = MarkWarning
	}
	counts := map[PanelID]Tab{
		PanelResults:  {Count: len(p.preview.Set.Results)},
		PanelOrders:   {Count: len(p.st.Orders.Rows)},
		PanelTold:     {Count: told, Mark: owed},
		PanelFile:     {Count: len(p.st.Facts)},
		PanelHistory:  {Count: len(p.st.History)},
		PanelConflict: {Count: len(p.preview.Conflicts), Mark: conflicts},
	}
	p.st.Panels = nil
	for _, id := range []PanelID{PanelResults, PanelOrders, PanelTold, PanelFile, PanelHistory, PanelConflict} {
		t := counts[id]
		t.ID = id
		t.Label, t.Key = actionWords(actPanel+string(id), p.Language)
		p.st.Panels = append(p.st.Panels, t)
	}
}

// Panel implements Hands.
func (p *Presenter) Panel(id PanelID) {
	p.st.Panel = id
	if id == PanelOrders {
		p.drawPage()
	}
	p.render()
}
