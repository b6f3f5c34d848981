package result

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

func canonicalPence(p court.Pence) string { return strconv.FormatInt(int64(p), 10) }

// keyword reads "TAG 30" or "tag=30": a prompt of an open result by its name.
// It reports whether it took the following word as well.
func (p *parser) keyword(ts []token) bool {
	if len(ts) < 2 {
		return false
	}
	for _, item := range slices.Backward(p.open) {
		for _, q := range item.Definition.Prompts {
			if q.Keyword == "" || !strings.EqualFold(q.Keyword, ts[0].text) || q.Type == Boolean || q.Type == YesBox {
				continue
			}
			if v, ok := p.read(q, ts[1], true); ok {
				item.Values[q.Reference] = v
				return true
			}
		}
	}
	return false
}

// answer gives a word to the first open prompt that it fits, innermost result
// first, and then to the next hearing that an open result may have.
func (p *parser) answer(t token) bool {
	if name, value, ok := strings.Cut(t.text, "="); ok && name != "" && !t.quoted {
		return p.named(name, token{value, t.column, t.length, true})
	}
	if item, q, v, ok := p.find(t); ok {
		item.Values[q.Reference] = v
		return true
	}
	return p.nextHearing(t)
}

func (p *parser) fits(t token) bool { _, _, _, ok := p.find(t); return ok }

func (p *parser) find(t token) (*Item, Prompt, string, bool) {
	for _, item := range slices.Backward(p.open) {
		for _, q := range ordered(item) {
			if v, ok := p.read(q, t, t.quoted || strings.HasPrefix(t.text, "=")); ok {
				return item, q, v, true
			}
		}
	}
	return nil, Prompt{}, "", false
}

// ordered returns the prompts that still want an answer: those that must be
// answered before those that may be.
func ordered(item *Item) []Prompt {
	var must, may []Prompt
	for _, q := range item.Definition.Prompts {
		switch {
		case q.Hidden || item.Values[q.Reference] != "" && item.Definition.Code != "FVS":
		case q.Rule == Mandatory:
			must = append(must, q)
		default:
			may = append(may, q)
		}
	}
	return append(must, may...)
}

func (p *parser) named(name string, t token) bool {
	for _, item := range slices.Backward(p.open) {
		for _, q := range item.Definition.Prompts {
			if strings.EqualFold(q.Keyword, name) || strings.EqualFold(q.Reference, name) {
				if v, ok := p.read(q, t, true); ok {
					item.Values[q.Reference] = v
					return true
				}
			}
		}
	}
	return false
}

// nextHearing opens the next hearing under a result that may have one, when
// the word is a date: "RIC 30/11".
func (p *parser) nextHearing(t token) bool {
	if _, ok := p.date(t.text); !ok {
		return false
	}
	for _, item := range slices.Backward(p.open) {
		for _, c := range item.Definition.Children {
			d, ok := p.cat.Lookup(c.Code, p.ctx.Day)
			if !ok || d.Group != "next hearing" || len(item.Definition.hearings(p.cat, p.ctx.Day)) > 1 && !fitsCourt(d.Code, p.ctx.Jurisdiction) {
				continue
			}
			next := &Item{Definition: d, Values: Values{}, Column: t.column}
			p.attach(item, next)
			p.open = append(p.open, next)
			return p.answer(t)
		}
	}
	return false
}

// hearings returns the codes of the next hearings that may stand under d.
func (d Definition) hearings(cat Catalogue, day court.Date) []string {
	var out []string
	for _, c := range d.Children {
		if kid, ok := cat.Lookup(c.Code, day); ok && kid.Group == "next hearing" {
			out = append(out, c.Code)
		}
	}
	return out
}

func fitsCourt(code string, j court.Jurisdiction) bool {
	return (code == "NHCCS") == (j == court.Crown)
}

// read turns a word into the canonical value of a prompt. A text is taken only
// where it is marked as one: "=text", [text] or by the prompt's name.
func (p *parser) read(q Prompt, t token, marked bool) (string, bool) {
	s := strings.TrimPrefix(t.text, "=")
	switch q.Type {
	case Txt, NameAddress, AddressType, CourtHouse, CourtRoom:
		return clean(s), marked && clean(s) != ""
	case Fixed, FixedOr, FixedMany, FixedManyOr:
		return p.choice(q, s)
	}
	if t.quoted && !marked || q.Type == Int && q.Rule == Optional && !marked {
		return "", false // a stray number must not become days on a tag
	}
	if (q.Type == Boolean || q.Type == YesBox) && yes(q, s) {
		return "true", true
	}
	if q.Type == DateType {
		d, ok := p.date(s)
		return d.String(), ok
	}
	v, err := Canonical(q, s)
	return v, err == nil && q.Type != Boolean && q.Type != YesBox
}

// clean drops what a template would read as a directive.
func clean(s string) string {
	return strings.TrimSpace(strings.NewReplacer("{", "(", "}", ")", "%", " per cent ").Replace(s))
}

// yes reports whether s is the keyword of a yes-or-no prompt, or at least four
// letters of it: CONC for concurrent.
func yes(q Prompt, s string) bool {
	return len(s) >= 3 && q.Keyword != "" && strings.HasPrefix(q.Keyword, strings.ToLower(s))
}

// choice finds the element of a list by its code, or by the start of its label
// where only one starts so.
// Several choices are separated by commas.
func (p *parser) choice(q Prompt, s string) (string, bool) {
	if one, rest, many := strings.Cut(s, ","); many && (q.Type == FixedMany || q.Type == FixedManyOr) {
		first, ok1 := p.choice(q, one)
		others, ok2 := p.choice(q, rest)
		return first + "|" + others, ok1 && ok2
	}
	list := p.cat.lists[q.List]
	if e, ok := list.Element(s); ok {
		return e.Code, true
	}
	var found []string
	for _, e := range list.Elements {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(e.Label.EN), strings.ToLower(s)) {
			found = append(found, e.Code)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

var dayMonth = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})$`)

// date reads a date. One without a year is the next such day.
func (p *parser) date(s string) (court.Date, bool) {
	if m := dayMonth.FindStringSubmatch(s); m != nil && !p.ctx.Day.IsZero() {
		for year := p.ctx.Day.Year; year <= p.ctx.Day.Year+1; year++ {
			d, err := court.ParseDate(s + "/" + strconv.Itoa(year))
			if err == nil && !d.Before(p.ctx.Day) {
				return d, true
			}
		}
		return court.Date{}, false
	}
	d, err := court.ParseDate(s)
	return d, err == nil
}
