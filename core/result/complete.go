package result

import (
	"slices"
	"strings"

	"assize.example/core/court"
)

// Suggestion is one completion of the word at the caret.
type Suggestion struct {
	Code   string
	Label  court.Text
	Insert string // what takes the place of the word
	From   int    // where that word begins, in runes
}

// completions is how many suggestions a clerk can take in at once.
const completions = 12

// Complete suggests results and fixed-list answers for the word that ends at
// the caret (in runes): by code, alias, the words of the label, and by its answers.
func Complete(cat Catalogue, day court.Date, text string, caret int) []Suggestion {
	runes := []rune(text)
	caret = min(max(caret, 0), len(runes))
	from := caret
	for from > 0 && !strings.ContainsRune(" ;", runes[from-1]) {
		from--
	}
	word := strings.ToLower(string(runes[from:caret]))
	if word == "" {
		return nil
	}
	var found []ranked
	for _, code := range cat.codes {
		if d, ok := cat.Lookup(code, day); ok {
			if r := rankOf(d, word); r > 0 {
				found = append(found, ranked{r, Suggestion{d.Code, d.Label, shortest(d), from}})
			}
		}
	}
	found = append(found, answersFor(cat, day, string(runes[:from]), word, from)...)
	slices.SortStableFunc(found, func(a, b ranked) int { return a.rank - b.rank })
	var out []Suggestion
	for _, f := range found[:min(len(found), completions)] {
		out = append(out, f.Suggestion)
	}
	return out
}

type ranked struct {
	rank int
	Suggestion
}

// rankOf says how well a word finds a result: 1 best, 0 not at all.
func rankOf(d Definition, word string) int {
	starts := func(s string) bool { return strings.HasPrefix(strings.ToLower(s), word) }
	switch {
	case strings.EqualFold(d.Code, word) || slices.ContainsFunc(d.Aliases, func(a string) bool { return strings.EqualFold(a, word) }):
		return 1
	case starts(d.Code):
		return 3
	case slices.ContainsFunc(d.Aliases, starts):
		return 4
	case starts(d.Label.EN) || starts(d.Label.CY):
		return 5
	case slices.ContainsFunc(d.Words, starts):
		return 6
	}
	return 0
}

func shortest(d Definition) string {
	best := d.Code
	for _, a := range d.Aliases {
		if strings.EqualFold(a, best) || len(a) < len(best) && len(a) > 1 {
			best = a
		}
	}
	return best
}

// answersFor suggests what may follow the result nearest before: answers of its
// fixed lists, and the words for results that stand under it.
func answersFor(cat Catalogue, day court.Date, before, word string, from int) []ranked {
	for _, t := range slices.Backward(tokens(before)) {
		d, ok := cat.Lookup(t.text, day)
		if !ok || t.quoted {
			continue
		}
		var out []ranked
		for _, q := range d.Prompts {
			for _, e := range cat.lists[q.List].Elements {
				if strings.HasPrefix(strings.ToLower(e.Code), word) || strings.HasPrefix(strings.ToLower(e.Label.EN), word) {
					out = append(out, ranked{2, Suggestion{e.Code, e.Label, e.Code, from}})
				}
			}
		}
		return append(out, wordsUnder(cat, day, d, word, from)...)
	}
	return nil
}

// wordsUnder suggests the words that mean something under d only: NC under
// conditional bail.
func wordsUnder(cat Catalogue, day court.Date, d Definition, word string, from int) []ranked {
	var out []ranked
	for _, c := range d.Children {
		kid, ok := cat.Lookup(c.Code, day)
		if !ok {
			continue
		}
		if kid.Group == Container && d.Group != Container {
			out = append(out, wordsUnder(cat, day, kid, word, from)...)
		}
		for _, w := range c.Typed {
			if strings.HasPrefix(strings.ToLower(w), word) {
				out = append(out, ranked{1, Suggestion{kid.Code, kid.Label, w, from}})
			}
		}
	}
	return out
}
