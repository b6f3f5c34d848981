package courtlog

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"assize.example/core/court"
)

// Match is a definition that what was typed may mean.
type Match struct {
	Definition Definition
	How        How
	Words      int  // how many of the words typed chose it; the rest say more
	Whole      bool // every word of its label was typed
}

// How says how a definition was found; the lower, the better.
type How int

// The ways of finding a definition, best first.
const (
	ByInitials How = iota
	ByCode
	ByInitialsBegun
	ByCodeBegun
	ByWords     // every word typed begins a word of the label
	BySomeWords // the first words typed do
)

// labelWords are the words of a label, folded, in one language.
type labelWords []string

// folded are the accents of Welsh, and others that names have: a clerk may
// leave them out.
var folded = strings.NewReplacer(
	"â", "a", "ê", "e", "î", "i", "ô", "o", "û", "u", "ŵ", "w", "ŷ", "y",
	"á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ẃ", "w", "ý", "y",
	"à", "a", "è", "e", "ì", "i", "ò", "o", "ù", "u", "ẁ", "w", "ỳ", "y",
	"ä", "a", "ë", "e", "ï", "i", "ö", "o", "ü", "u", "ẅ", "w", "ÿ", "y",
)

// fold makes a word comparable: lower case, without accents and punctuation.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, folded.Replace(strings.ToLower(word)))
}

// foldAll folds each word, and leaves out what has no letter or digit.
func foldAll(words []string) []string {
	var out []string
	for _, w := range words {
		if f := fold(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// Match returns the definitions that a typed line may mean, best first: by
// exact initials, exact code, initials begun, code begun, and the beginnings of
// words of the label in either language and any order. A time before the words
// is passed over, and so is what follows them.
func (ds Definitions) Match(j court.Jurisdiction, typed string, limit int) []Match {
	found := ds.match(j, splitLine(typed).words)
	return found[:min(len(found), max(limit, 0))]
}

func (ds Definitions) match(j court.Jurisdiction, typed []string) []Match {
	words := foldAll(typed)
	if len(words) == 0 {
		return nil
	}
	var found []Match
	for _, d := range ds.all {
		if m, ok := d.match(words); ok && d.in(j) {
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, betterMatch)
	return found
}

func betterMatch(a, b Match) int {
	return cmp.Or(
		cmp.Compare(a.How, b.How),
		cmp.Compare(b.Words, a.Words),
		compareTrue(a.Whole, b.Whole),
	)
}

// compareTrue orders what is true first.
func compareTrue(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (d Definition) match(words []string) (Match, bool) {
	first, initials, code := words[0], strings.ToLower(d.Initials), strings.ToLower(d.Code)
	switch {
	case first == initials:
		return Match{Definition: d, How: ByInitials, Words: 1}, true
	case first == code:
		return Match{Definition: d, How: ByCode, Words: 1}, true
	case len(words) == 1 && strings.HasPrefix(initials, first):
		return Match{Definition: d, How: ByInitialsBegun, Words: 1}, true
	case len(words) == 1 && strings.HasPrefix(code, first):
		return Match{Definition: d, How: ByCodeBegun, Words: 1}, true
	}
	n, whole := d.leading(words)
	m := Match{Definition: d, How: BySomeWords, Words: n, Whole: whole}
	if n == len(words) {
		m.How = ByWords
	}
	return m, n > 0
}

// leading counts the words from the first on that begin words of the label, in
// the language where they are most.
func (d Definition) leading(words []string) (n int, whole bool) {
	for _, label := range d.words {
		if m := label.begunBy(words); m > n {
			n, whole = m, m == len(label)
		}
	}
	return n, whole
}

// begunBy counts the typed words, from the first on, that each begin a
// different word of the label.
func (l labelWords) begunBy(typed []string) int {
	used := make([]bool, len(l))
	for n, word := range typed {
		i := l.unused(used, func(w string) bool { return w == word })
		if i < 0 {
			i = l.unused(used, func(w string) bool { return strings.HasPrefix(w, word) })
		}
		if i < 0 {
			return n
		}
		used[i] = true
	}
	return len(typed)
}

func (l labelWords) unused(used []bool, is func(string) bool) int {
	for i, w := range l {
		if !used[i] && is(w) {
			return i
		}
	}
	return -1
}
