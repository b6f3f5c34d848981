package courtlog

import (
	"strconv"
	"strings"
	"time"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Suggestion is one way to go on from what has been typed.
type Suggestion struct {
	Definition Definition
	Label      court.Text // of the definition, with the defendant or option that it picks
	Insert     string     // the line that takes the place of what was typed
	Ready      bool       // the line can be saved as it is
}

// Suggest completes a typed line: with the definitions that it may mean and,
// once the first of them is clear, with one suggestion for each defendant or
// option that is still to be picked.
func Suggest(ds Definitions, c Context, typed string, limit int) []Suggestion {
	line := splitLine(typed)
	var out []Suggestion
	for i, m := range ds.match(c.Jurisdiction, line.words) {
		if len(out) >= limit {
			break
		}
		d := m.Definition
		start := strings.TrimSpace(line.clock + " " + d.Initials)
		if i == 0 && m.How <= ByCode {
			said := line.words[rawWords(line.words, m.Words):]
			out = append(out, expand(d, c, strings.TrimSpace(start+" "+strings.Join(said, " ")), said)...)
			continue
		}
		out = append(out, Suggestion{Definition: d, Label: d.Label, Insert: start})
	}
	out = out[:min(len(out), max(limit, 0))]
	for i := range out {
		_, err := Compose(ds, c, out[i].Insert)
		out[i].Ready = err == nil
	}
	return out
}

// expand offers each defendant, or else each option, that the words do not pick.
func expand(d Definition, c Context, line string, words []string) []Suggestion {
	var s said
	rest, err := s.readDefendant(d, c.Case, words)
	if err != nil {
		return []Suggestion{{Definition: d, Label: d.Label, Insert: line}}
	}
	var out []Suggestion
	if d.NeedsPart(PartDefendant) && s.defendant == "" {
		for _, defendant := range c.Case.Defendants {
			name := nameInLog(c.Case, defendant)
			insert := line + " D" + strconv.Itoa(defendant.Number)
			out = append(out, Suggestion{Definition: d, Label: extended(d, court.Text{EN: name, CY: name}), Insert: insert})
		}
		return out
	}
	if d.NeedsPart(PartOption) && len(rest) == 0 {
		for _, o := range d.Options {
			out = append(out, Suggestion{Definition: d, Label: extended(d, o.Label), Insert: line + " " + o.Code})
		}
		return out
	}
	return []Suggestion{{Definition: d, Label: d.Label, Insert: line}}
}

func extended(d Definition, by court.Text) court.Text {
	return court.Text{EN: d.Label.EN + ": " + by.EN, CY: d.Label.CY + ": " + by.CY}
}

// Line returns the line that composes to an entry, for a clerk to correct:
// "10:31:10 10200 D2 DEL".
func Line(e Entry, file casefile.File, zone *time.Location) string {
	words := []string{e.At.In(zone).Format(time.TimeOnly), e.Code}
	if d, ok := file.Defendant(e.Defendant); ok {
		words = append(words, "D"+strconv.Itoa(d.Number))
	}
	if e.Option != "" {
		words = append(words, e.Option)
	}
	name := e.Witness + e.Counsel // an entry has one of them at most
	if name != "" && e.Note != "" {
		name += ";"
	}
	for _, w := range []string{name, e.Note} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
