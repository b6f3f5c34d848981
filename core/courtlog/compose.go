package courtlog

import (
	"strings"
	"time"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Context is what a typed line is read against.
type Context struct {
	Jurisdiction court.Jurisdiction
	Case         casefile.File
	Day          court.Date // of the log
	Now          time.Time
	Zone         *time.Location // of the desk
	Language     court.Language
}

// Draft is an entry as a typed line would make it.
type Draft struct {
	Definition Definition
	Entry      Entry  // without identifier and hearing
	Preview    string // "10:42:07 Jury retires"
}

// Compose reads a typed line: a time if it happened earlier, what happened (by
// initials, code or words of the label), then a defendant's number, an option,
// a name and a note, as its definition takes them: "10:42 di 2",
// "ws Mr Jones; by live link". The error is a court.Problem that says what is missing.
func Compose(ds Definitions, c Context, typed string) (Draft, error) {
	line := splitLine(typed)
	chosen, err := ds.choose(c.Jurisdiction, line.words)
	if err != nil {
		return Draft{}, err
	}
	at, err := c.at(line.clock)
	if err != nil {
		return Draft{}, err
	}
	d := chosen.Definition
	said, err := readSaid(d, c.Case, line.words[chosen.Words:])
	if err != nil {
		return Draft{}, err
	}
	e := said.entry(d, c.Language)
	e.Day, e.At = c.Day, at
	return Draft{Definition: d, Entry: e, Preview: at.In(c.zone()).Format(time.TimeOnly) + " " + e.Text}, nil
}

// choose finds the one definition that the first words mean. Words that only
// begin a label choose it when nothing follows them; a note may follow initials,
// a code or the whole label, so that a remark is never taken for an event.
func (ds Definitions) choose(j court.Jurisdiction, typed []string) (Match, error) {
	if len(foldAll(typed)) == 0 {
		return Match{}, nothingTyped()
	}
	found := ds.match(j, typed)
	if len(found) == 0 || found[0].How == BySomeWords && !found[0].Whole {
		return Match{}, notUnderstood(typed, found)
	}
	if len(found) > 1 && betterMatch(found[0], found[1]) == 0 {
		return Match{}, ambiguous(typed, found)
	}
	found[0].Words = rawWords(typed, found[0].Words)
	return found[0], nil
}

// rawWords says how many of the words as typed hold the first n that count:
// a dash on its own does not.
func rawWords(typed []string, n int) int {
	for i, w := range typed {
		if fold(w) != "" {
			n--
		}
		if n == 0 {
			return i + 1
		}
	}
	return len(typed)
}

// entry words what was said by the definition's template. A note for which the
// template has no place comes last.
func (s said) entry(d Definition, l court.Language) Entry {
	values := map[Part]string{
		PartDefendant: s.name, PartWitness: s.witness, PartCounsel: s.counsel,
		PartOption: s.option.Label.In(l), PartTime: s.clock, PartNote: s.note,
	}
	text := fill(d.Template.In(l), values)
	if s.note != "" && !d.Takes(PartNote) {
		text += " – " + s.note
	}
	return Entry{
		Code: d.Code, Option: s.option.Code, Text: text, Control: d.Control, Defendant: s.defendant,
		Witness: s.witness, Counsel: s.counsel, Note: strings.TrimSpace(s.clock + " " + s.note),
	}
}
