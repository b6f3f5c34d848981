package courtroom

import (
	"strings"

	"assize.example/app/internal/caseload"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/listing"
)

// showList draws the left column and the strip along the top.
func (p *Presenter) showList() {
	p.refs = nil
	p.st.List.Rows, p.st.List.Warnings, p.st.List.Selected = nil, nil, -1
	for _, s := range p.sittings {
		room := streamOf(s)
		p.addRow(ref{sitting: room}, ListRow{Heading: true, Title: p.roomOf(s), Time: s.At})
		for _, it := range s.Items {
			if it.Removed {
				continue
			}
			p.addRow(ref{room, it.CaseID, it.Hearing}, p.listRow(it))
			if p.open.caseID == it.CaseID && p.open.hearing == it.Hearing {
				p.st.List.Selected = len(p.refs) - 1
			}
		}
	}
	p.st.List.Warnings = p.flags()
	p.showHeader()
}

func (p *Presenter) addRow(r ref, row ListRow) {
	p.refs = append(p.refs, r)
	p.st.List.Rows = append(p.st.List.Rows, row)
}

func (p *Presenter) listRow(it listing.Item) ListRow {
	row := ListRow{
		ID: it.CaseID + "/" + it.Hearing, Time: it.At, Reference: it.Reference, Title: it.Title,
		Type: it.Description.In(p.Language), Mark: MarkWaiting, // what most cases are needs no words
	}
	if it.Marking != "" && !strings.HasPrefix(it.Marking, it.At) {
		row.Time = "" // "Not before 2 pm" is not 10:00
		row.Type = strings.TrimPrefix(it.Marking+" · "+row.Type, " · ")
	}
	c, ok := p.cases[it.CaseID]
	if !ok {
		return row
	}
	row.Title, row.Reference = c.File.Title(), c.File.Reference()
	out := outstandingIn(c, it.Hearing, p.day)
	switch progress := courtlog.ProgressOf(c.Log, it.Hearing, p.day); {
	case c.Changed(it.Hearing, p.day) && sharedBefore(c.Hearings, it.Hearing, p.day):
		row.Mark, row.MarkText = MarkWarning, wordChanged.In(p.Language)
	case out.rejected+out.overdue > 0:
		row.Mark, row.MarkText = MarkWarning, wordNotTold.In(p.Language)
	case sharedBefore(c.Hearings, it.Hearing, p.day):
		row.Mark, row.MarkText = MarkShared, wordShared.In(p.Language)
	case progress.State == courtlog.Running:
		row.Mark, row.MarkText = MarkLive, wordLive.In(p.Language)
	case progress.State == courtlog.Paused:
		row.Mark, row.MarkText = MarkPaused, wordPaused.In(p.Language)
	case progress.State == courtlog.Ended:
		row.Mark, row.MarkText = MarkEnded, wordEnded.In(p.Language)
	}
	return row
}

func sharedBefore(b hearing.Book, id string, day court.Date) bool {
	h, _ := b.Hearing(id)
	_, ok := h.SharedOn(day)
	return ok
}

// roomOf names a court room, in the clerk's language.
func (p *Presenter) roomOf(s listing.Sitting) string {
	name := s.CourtName
	if place, ok := p.Rules.Reference.Courts.Lookup(s.Court); ok {
		name = place.Name.In(p.Language)
	}
	return wordRoom.In(p.Language) + " " + s.Room + " · " + name
}

func (p *Presenter) showHeader() {
	h := Header{Clerk: p.User, Date: p.day.Time().Format("Mon ") + p.day.Long(p.Language)}
	if p.Language == court.Welsh {
		h.Date = p.day.Long(court.Welsh)
	}
	s, ok := p.sitting()
	if !ok && len(p.sittings) > 0 {
		s, ok = p.sittings[0], true
	}
	if ok {
		h.Room, h.Bench = p.roomOf(s), benchOf(s.Bench)
	}
	p.st.Header = h
}

func benchOf(bench []hearing.Justice) string {
	var names []string
	for _, j := range bench {
		names = append(names, j.Name)
	}
	return strings.Join(names, ", ")
}

// OpenRow implements Hands.
func (p *Presenter) OpenRow(i int) {
	if i < 0 || i >= len(p.refs) || p.refs[i].caseID == "" || p.asking() {
		return
	}
	p.openCase(p.refs[i])
}

// openCase shows a case. What was half typed in the case that was open stays
// with it, and comes back with it. Nothing else of that case is left to act on.
func (p *Presenter) openCase(r ref) {
	p.keepLines()
	p.open = r
	p.preview = caseload.Preview{}
	p.st.Orders, p.st.Told, p.st.Results, p.st.Disputes = Orders{}, Told{}, nil, nil
	p.st.Case.Selected, p.chosen = -1, ""
	p.calm()
	p.bringLines()
	p.focus(OnLine)
	if _, held := p.cases[r.caseID]; !held {
		p.reload(nil)
		return
	}
	p.show()
}

// nextCase returns the first case of the open sitting, or of the first, that
// has not been called on, and is not just being called on.
func (p *Presenter) nextCase() (ref, bool) {
	for _, r := range p.refs {
		c, ok := p.cases[r.caseID]
		if !ok || r.sitting != p.open.sitting && p.open.sitting != "" {
			continue
		}
		waiting := courtlog.ProgressOf(c.Log, r.hearing, p.day).State == courtlog.Waiting && p.writing[r.key()] == 0
		if waiting && !sharedBefore(c.Hearings, r.hearing, p.day) {
			return r, true
		}
	}
	return ref{}, false
}
