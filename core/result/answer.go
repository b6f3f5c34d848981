package result

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

func canonicalPence(p court.Pence) string { return strconv.FormatInt(int64(p), 10) }

// keyword reads "TAG 30": a prompt of an open result by its name, and the
// answer after it. It returns how many further words it took.
func (p *parser) keyword(ts []token) (used int, ok bool) {
	for _, item := range slices.Backward(p.open) {
		for _, q := range item.Definition.Prompts {
			if q.Keyword == "" || q.Type == Boolean || q.Type == YesBox || !q.named(ts[0].text) {
				continue
			}
			if q.Reference == consecutive {
				return p.consecutive(item, ts), true
			}
			if len(ts) < 2 {
				continue
			}
			if v, ok := p.read(q, ts[1], true); ok {
				item.Values[q.Reference] = v
				return 1, true
			}
		}
	}
	return 0, false
}

// wholeWord is what CONS is short for.
const wholeWord = "consecutive"

// named reports whether a word is the keyword of q. CONSEC and CONSECUTIVE are
// read as CONS.
func (q Prompt) named(word string) bool {
	word = strings.ToLower(word)
	return word == q.Keyword || q.Reference == consecutive && len(word) > len(q.Keyword) && strings.HasPrefix(wholeWord, word)
}

// answer gives a word to the first open prompt that it fits, innermost result
// first, and then to the next hearing that an open result may have.
func (p *parser) answer(t token) bool {
	if name, value, ok := strings.Cut(t.text, "="); ok && name != "" && !t.quoted {
		return p.named(name, token{text: value, column: t.column, length: t.length, quoted: true})
	}
	if item, q, v, ok := p.find(t); ok {
		item.Values[q.Reference] = v
		return true
	}
	return p.nextHearing(t)
}

func (p *parser) fits(t token) bool { _, _, _, ok := p.find(t); return ok }

// find gives answers that must be given the first choice, so that the text of
// "CB 14/12 [Live at home]" is the conditions and not a court house.
func (p *parser) find(t token) (*Item, Prompt, string, bool) {
	marked := t.quoted || strings.HasPrefix(t.text, "=")
	for _, wanted := range []bool{true, false} {
		for _, item := range slices.Backward(p.open) {
			for _, q := range p.unanswered(item, wanted) {
				if v, ok := p.read(q, t, marked); ok {
					return item, q, v, true
				}
			}
		}
	}
	return nil, Prompt{}, "", false
}

// unanswered returns the prompts that still want an answer: those that must be
// answered, or those that may be. A prompt of which one must be answered is
// wanted until one is, or a child stands in its place.
func (p *parser) unanswered(i *Item, wanted bool) []Prompt {
	var out []Prompt
	for _, q := range i.Definition.Prompts {
		// The amount of a surcharge that was worked out gives way to one that is typed.
		if q.Hidden || i.Values[q.Reference] != "" && i.Definition.Code != surchargeCode {
			continue
		}
		must := q.Rule == Mandatory || q.Rule != Optional && !p.answersOne(i, q.Rule)
		if must == wanted {
			out = append(out, q)
		}
	}
	return out
}

// answersOne reports whether one of the prompts and children of a rule is given.
func (p *parser) answersOne(i *Item, rule Rule) bool {
	prompts, children := i.Definition.under(rule)
	return i.answersOne(prompts, nil) || slices.ContainsFunc(p.kids[i], func(k *Item) bool {
		return slices.ContainsFunc(children, func(c ChildRule) bool { return c.Code == k.Definition.Code })
	})
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
	if _, err := readDate(t.text, p.ctx.Day); err != nil {
		return false
	}
	for _, item := range slices.Backward(p.open) {
		if slices.ContainsFunc(p.kids[item], isHearing) {
			continue
		}
		for _, c := range item.Definition.Children {
			d, ok := p.cat.Lookup(c.Code, p.ctx.Day)
			if !ok || d.Group != "next hearing" || len(item.Definition.hearings(p.cat, p.ctx.Day)) > 1 && !fitsCourt(d.Code, p.ctx.Jurisdiction) {
				continue
			}
			next := p.item(d, t)
			p.kids[item] = append(p.kids[item], next)
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
	s := t.text
	if !t.quoted {
		s = strings.TrimPrefix(s, "=")
	}
	switch q.Type { //nolint:exhaustive // the others are read alike
	case Txt, NameAddress, AddressType, CourtHouse, CourtRoom:
		if !marked || clean(s) == "" {
			return "", false
		}
	case Boolean, YesBox:
		return "true", yes(q, s) || marked && strings.EqualFold(s, "yes")
	case Int:
		if q.Rule == Optional && !marked {
			return "", false // a stray number must not become days on a tag
		}
	}
	if t.quoted && !marked {
		return "", false
	}
	v, err := p.cat.read(q, s, p.ctx.Day)
	return v, err == nil
}

// plainly writes what a template would read as a directive, and the brackets
// that the line puts round a text, in another way.
var plainly = strings.NewReplacer("{", "(", "}", ")", "[", "(", "]", ")", "%", " per cent ")

// clean makes a text fit to be recorded. Lines become terms with semicolons
// between, as the line has no other way to write them.
func clean(s string) string {
	var terms []string
	for line := range strings.SplitSeq(plainly.Replace(s), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			terms = append(terms, line)
		}
	}
	for i := range terms[:max(len(terms)-1, 0)] {
		terms[i] = strings.TrimRight(terms[i], "; ")
	}
	return strings.Join(terms, "; ")
}

// yes reports whether s is the keyword of a yes-or-no prompt, or at least three
// letters of it: CONC for concurrent.
func yes(q Prompt, s string) bool {
	return len(s) >= 3 && q.Keyword != "" && strings.HasPrefix(q.Keyword, strings.ToLower(s))
}

var dayMonth = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})$`)

// readDate reads a date. One without a year is the next such day.
func readDate(s string, day court.Date) (court.Date, error) {
	if !dayMonth.MatchString(s) || day.IsZero() {
		return court.ParseDate(s)
	}
	var d court.Date
	var err error
	for year := day.Year; year <= day.Year+1; year++ {
		if d, err = court.ParseDate(s + "/" + strconv.Itoa(year)); err == nil && !d.Before(day) {
			return d, nil
		}
	}
	return d, err
}
