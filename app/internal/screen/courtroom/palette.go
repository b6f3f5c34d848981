package courtroom

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"assize.example/app/internal/caseload"
	"assize.example/core/result"
)

// found is how many hits the palette shows.
const found = 12

// openPalette opens Ctrl+K: any case, action, result or log event.
func (p *Presenter) openPalette() {
	p.picked = nil
	p.st.Palette = &Palette{}
	p.PaletteChanged("")
}

// pick lets the clerk choose one of rows; then is given its identifier.
func (p *Presenter) pick(rows []PaletteRow, then func(id string)) {
	p.picked, p.offered = then, rows
	p.st.Palette = &Palette{Rows: rows}
	p.render()
}

// PaletteChanged implements Hands.
func (p *Presenter) PaletteChanged(text string) {
	if p.st.Palette == nil {
		return
	}
	if p.picked != nil {
		p.setPalette(text, offered(p.offered, text))
		return
	}
	p.setPalette(text, p.paletteRows(text))
	if strings.TrimSpace(text) != "" {
		p.findCases(text)
	}
}

// offered are the rows of a choice that text finds: by a code that it begins
// first, then by words.
func offered(rows []PaletteRow, text string) []PaletteRow {
	var byCode, byWords []PaletteRow
	for _, r := range rows {
		switch {
		case text != "" && strings.HasPrefix(strings.ToLower(r.Detail), strings.ToLower(text)):
			byCode = append(byCode, r)
		case matches(text, r.Title+" "+r.Detail):
			byWords = append(byWords, r)
		}
	}
	return append(byCode, byWords...)
}

func (p *Presenter) setPalette(text string, rows []PaletteRow) {
	p.st.Palette = &Palette{Text: text, Rows: rows}
	p.render()
}

// paletteRows are the hits that need no search: today's cases, actions, results.
func (p *Presenter) paletteRows(text string) []PaletteRow {
	var rows []PaletteRow
	for i, r := range p.refs {
		row := p.st.List.Rows[i]
		if r.caseID != "" && matches(text, row.Title+" "+row.Reference+" "+p.names(r.caseID)) {
			rows = append(rows, PaletteRow{ID: actOpenCase + r.key(), Title: row.Title, Detail: row.Reference + " · " + row.Time})
		}
	}
	for _, a := range Actions(p.Language) {
		if matches(text, a.Label) {
			rows = append(rows, PaletteRow{ID: a.ID, Title: a.Label, Detail: a.Menu, Key: a.Key})
		}
	}
	if text != "" {
		for _, s := range result.Complete(p.Rules.Results, p.day, text, len([]rune(text))) {
			rows = append(rows, PaletteRow{ID: actLine + s.Insert + " ", Title: s.Label.In(p.Language), Detail: s.Code})
		}
	}
	return rows[:min(len(rows), found)]
}

func (p *Presenter) names(caseID string) string {
	var names []string
	for _, d := range p.cases[caseID].File.Defendants {
		names = append(names, d.Listed())
	}
	return strings.Join(names, " ")
}

// matches reports whether every word of text begins a word of s.
func matches(text, s string) bool {
	words := strings.FieldsFunc(plain(s), func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' })
	for want := range strings.FieldsSeq(plain(text)) {
		hit := len(want) >= 3 && isNumber(want) && strings.Contains(plain(s), want) // the last digits of a URN
		for _, w := range words {
			hit = hit || strings.HasPrefix(w, want)
		}
		if !hit {
			return false
		}
	}
	return true
}

func isNumber(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// plain is s in lower case without accents: a clerk finds Wiśniewski and Llŷr
// on any keyboard.
func plain(s string) string {
	bare, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		return strings.ToLower(s) // it is compared as it stands
	}
	return strings.ToLower(bare)
}

// findCases searches everything that is held, and adds it below what is shown.
func (p *Presenter) findCases(text string) {
	var hits []caseload.Hit
	p.Tasks.Aside(func(ctx context.Context) (err error) {
		hits, err = p.Cases.Find(ctx, text, found)
		return err
	}, func(err error) {
		if err != nil {
			p.problem(err)
			return
		}
		if p.st.Palette == nil || p.st.Palette.Text != text || p.picked != nil {
			return // typed on
		}
		rows := p.paletteRows(text)
		for _, h := range hits {
			row := PaletteRow{ID: actOpenCase + h.CaseID, Title: h.Title, Detail: h.Reference + " · " + h.Names}
			if !has(rows, row.ID) {
				rows = append(rows, row)
			}
		}
		chosen := p.st.Palette.Chosen
		p.st.Palette = &Palette{Text: text, Rows: rows[:min(len(rows), found)], Chosen: chosen}
		p.render()
	})
}

// has reports whether a case stands there already: as such, or in a hearing.
func has(rows []PaletteRow, id string) bool {
	for _, r := range rows {
		if r.ID == id || strings.HasPrefix(r.ID, id+"/") {
			return true
		}
	}
	return false
}

// PaletteChoose implements Hands.
func (p *Presenter) PaletteChoose(by int) {
	if p.st.Palette != nil {
		next := *p.st.Palette
		next.Chosen = within(next.Chosen+by, len(next.Rows))
		p.st.Palette = &next
		p.render()
	}
}

// PaletteTake implements Hands: it goes to what is chosen.
func (p *Presenter) PaletteTake() {
	if p.st.Palette == nil || p.st.Palette.Chosen >= len(p.st.Palette.Rows) {
		return
	}
	id, picked := p.st.Palette.Rows[p.st.Palette.Chosen].ID, p.picked
	p.st.Palette, p.picked, p.offered = nil, nil, nil
	p.focus(p.st.Focus)
	switch {
	case picked != nil:
		picked(id)
	case strings.HasPrefix(id, actOpenCase):
		p.openAny(strings.TrimPrefix(id, actOpenCase))
	default:
		p.Do(id)
	}
	p.render()
}

// openAny opens a hearing of the list, by its key, or a case by its identifier:
// in its first hearing of the list, or held and not on it. A case can be listed
// twice on a day.
func (p *Presenter) openAny(id string) {
	for _, r := range p.refs {
		if r.caseID != "" && (r.key() == id || r.caseID == id) {
			p.openCase(r)
			return
		}
	}
	p.openCase(ref{caseID: id})
}
