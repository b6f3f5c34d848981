package courtlog

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
)

// said is what a line says besides what happened.
type said struct {
	defendant        string // identifier
	name             string // of the defendant, as logged
	option           Option
	witness, counsel string
	clock            string // a time of day
	note             string
}

// numberForm is a defendant's number as it is typed: 2 or D2.
var numberForm = regexp.MustCompile(`^([dD]?)([1-9][0-9]{0,2})$`)

// readSaid reads the words after those that chose the definition.
func readSaid(d Definition, file casefile.File, words []string) (said, error) {
	var s said
	rest, err := s.readDefendant(d, file, words)
	if err != nil {
		return said{}, err
	}
	if rest, err = s.readOption(d, rest); err != nil {
		return said{}, err
	}
	rest = s.readName(d, rest)
	if d.Takes(PartTime) && len(rest) > 0 && clockForm.MatchString(rest[0]) {
		s.clock, rest = rest[0], rest[1:]
	}
	s.note = strings.Join(rest, " ")
	if missing, ok := s.missing(d); ok {
		return said{}, needed(d, missing, file)
	}
	return s, nil
}

// readDefendant takes the defendant from the words: D2 wherever it stands, or 2,
// or a family name, where they come first. The only defendant need not be named.
func (s *said) readDefendant(d Definition, file casefile.File, words []string) ([]string, error) {
	if !d.Takes(PartDefendant) {
		return words, nil
	}
	i, defendant, err := findDefendant(d, file, words)
	if err != nil {
		return nil, err
	}
	switch {
	case i >= 0:
		words = slices.Delete(slices.Clone(words), i, i+1)
	case len(file.Defendants) == 1:
		defendant = file.Defendants[0]
	default:
		return words, nil
	}
	s.defendant, s.name = defendant.ID, nameInLog(file, defendant)
	return words, nil
}

// findDefendant returns which word names a defendant, or -1.
func findDefendant(d Definition, file casefile.File, words []string) (int, casefile.Defendant, error) {
	for i, w := range words {
		number := numberForm.FindStringSubmatch(w)
		if number == nil || number[1] == "" && (i > 0 || !bareNumber(d, file, words)) {
			continue
		}
		n, _ := strconv.Atoi(number[2])
		for _, defendant := range file.Defendants {
			if defendant.Number == n {
				return i, defendant, nil
			}
		}
		return -1, casefile.Defendant{}, noSuchDefendant(d, file, n)
	}
	if len(words) > 0 && d.NeedsPart(PartDefendant) {
		if defendant, ok := familyName(file, words[0]); ok {
			return 0, defendant, nil
		}
	}
	return -1, casefile.Defendant{}, nil
}

// bareNumber reports whether a number at the front, without D, is a
// defendant's. Where there is nobody to choose from it may belong to the note.
func bareNumber(d Definition, file casefile.File, words []string) bool {
	if len(file.Defendants) != 1 {
		return d.NeedsPart(PartDefendant)
	}
	only := strconv.Itoa(file.Defendants[0].Number)
	return d.NeedsPart(PartDefendant) && words[0] == only && (len(words) > 1 || !d.NeedsPart(PartNote))
}

// familyName returns the one defendant who has this family name.
func familyName(file casefile.File, word string) (found casefile.Defendant, ok bool) {
	for _, d := range file.Defendants {
		if d.Person == nil || fold(word) == "" || fold(d.Person.Name.Family) != fold(word) {
			continue
		}
		if ok {
			return casefile.Defendant{}, false // two of that name
		}
		found, ok = d, true
	}
	return found, ok
}

// nameInLog gives a defendant's name, with the number where there are several.
func nameInLog(file casefile.File, d casefile.Defendant) string {
	if len(file.Defendants) == 1 {
		return d.Name()
	}
	return "D" + strconv.Itoa(d.Number) + " " + d.Name()
}

// readOption takes an option from the front of the words: by its code, or by
// the beginnings of words of its label. Where a name may follow only the code
// counts, so that De Souza is not taken for a defence witness.
func (s *said) readOption(d Definition, words []string) ([]string, error) {
	if len(d.Options) == 0 || len(words) == 0 {
		return words, nil
	}
	if o, ok := d.Option(words[0]); ok {
		s.option = o
		return words[1:], nil
	}
	if d.Takes(PartWitness) || d.Takes(PartCounsel) {
		return words, nil
	}
	found, n := optionsByWords(d.Options, words)
	switch {
	case len(found) == 1:
		s.option = found[0]
		return words[n:], nil
	case len(found) > 1 && d.NeedsPart(PartOption):
		return nil, whichOption(d, found)
	}
	return words, nil
}

// optionsByWords returns the options that the most leading words fit, and how
// many words. An option whose very label was typed is preferred.
func optionsByWords(options []Option, words []string) (found []Option, most int) {
	var exact []Option
	for _, o := range options {
		n, all := fit(o, words)
		if n > most {
			found, exact, most = nil, nil, n
		}
		if n > 0 && n == most {
			found = append(found, o)
			if all {
				exact = append(exact, o)
			}
		}
	}
	if len(exact) == 1 {
		return exact, most
	}
	return found, most
}

// fit counts the leading words that begin words of an option's label, in the
// language where they are most, and says whether they are the label itself.
func fit(o Option, words []string) (n int, exact bool) {
	typed := foldLeading(words)
	for _, text := range []string{o.Label.EN, o.Label.CY} {
		label := labelWords(foldAll(strings.Fields(text)))
		if m := label.begunBy(typed); m > n {
			n, exact = m, slices.Equal(typed[:m], label)
		}
	}
	return n, exact
}

// foldLeading folds the words before the first that has no letter or digit.
func foldLeading(words []string) []string {
	var out []string
	for _, w := range words {
		f := fold(w)
		if f == "" {
			break
		}
		out = append(out, f)
	}
	return out
}

// readName takes the name of a witness or of counsel: all words up to a
// semicolon.
func (s *said) readName(d Definition, words []string) []string {
	if !d.Takes(PartWitness) && !d.Takes(PartCounsel) {
		return words
	}
	name, note, _ := strings.Cut(strings.Join(words, " "), ";")
	if name = strings.TrimSpace(name); d.Takes(PartWitness) {
		s.witness = name
	} else {
		s.counsel = name
	}
	return strings.Fields(note)
}

// missing returns the first part that the definition needs and the line lacks.
func (s *said) missing(d Definition) (Part, bool) {
	given := map[Part]bool{
		PartDefendant: s.defendant != "", PartOption: s.option.Code != "", PartWitness: s.witness != "",
		PartCounsel: s.counsel != "", PartTime: s.clock != "", PartNote: s.note != "",
	}
	for _, p := range d.Needs {
		if !given[p] {
			return p, true
		}
	}
	return "", false
}
