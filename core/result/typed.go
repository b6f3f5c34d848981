package result

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// Typed returns a line that reads back as a recorded result, without its
// target: "FO 120 COST 85". An answer that would be read as that of another
// prompt is written with the prompt's name: "days=[30]".
func Typed(cat Catalogue, ctx Context, r Recorded) string {
	return strings.Join(typed(cat, ctx, nil, Definition{}, r), " ")
}

// typed puts the words of r after those of the results that it stands under.
func typed(cat Catalogue, ctx Context, words []string, over Definition, r Recorded) []string {
	d, _ := cat.Lookup(r.Code, ctx.Day)
	words = slices.Clone(words)
	if !leftOut(over, d, r) {
		words = append(words, over.wordFor(r.Code))
	}
	for _, q := range d.Prompts {
		if v := r.Values[q.Reference]; v != "" && v != q.Default && !follows(q, r, ctx.Day) {
			words = append(words, plainest(cat, ctx, words, r.Code, q, v))
		}
	}
	for _, k := range r.Children {
		words = typed(cat, ctx, words, d, k)
	}
	return words
}

// wordFor returns what a clerk types for a result under d: NC under conditional
// bail.
func (d Definition) wordFor(code string) string {
	for _, c := range d.Children {
		if c.Code == code && len(c.Typed) > 0 {
			return c.Typed[0]
		}
	}
	return code
}

// leftOut reports whether a container is understood from what stands in it.
func leftOut(over, d Definition, r Recorded) bool {
	return d.Group == Container && over.Code != "" && len(r.Children) > 0 &&
		!slices.ContainsFunc(r.Children, func(k Recorded) bool { return over.Admits(k.Code) })
}

// follows reports whether an answer is what follows from the others: it is left
// out, so that it changes with them.
func follows(q Prompt, r Recorded, day court.Date) bool {
	return q.reckons() && q.reckoned(r.Values, day) == r.Values[q.Reference]
}

// plainest writes an answer as a clerk would where that is read as meant, and
// with its name where it would not be.
func plainest(cat Catalogue, ctx Context, before []string, code string, q Prompt, v string) string {
	plain := Written(q, v)
	switch {
	case q.Type == YesBox || q.Type == Boolean:
		plain = strings.ToUpper(q.Keyword)
	case q.Type == Duration && len(q.Units) == 1:
		plain = strings.TrimSuffix(v, q.Units)
	}
	tries := []string{"[" + plain + "]"}
	if plain != "" && !strings.ContainsAny(plain, " ;[]=\"“") {
		tries = append([]string{plain}, tries...)
	}
	if q.Keyword != "" {
		tries = append(tries, strings.ToUpper(q.Keyword)+" "+tries[0])
	}
	for _, words := range tries {
		line, faults := ParseLine(cat, ctx, strings.Join(append(slices.Clone(before), words), " "))
		if len(faults) == 0 && answered(line.Items, code, q.Reference, v) {
			return words
		}
	}
	return q.Reference + "=[" + Written(q, v) + "]"
}

// answered reports whether a result with this code, or one under it, has the answer.
func answered(items []Item, code, reference, v string) bool {
	return slices.ContainsFunc(items, func(i Item) bool {
		return i.Definition.Code == code && i.Values[reference] == v || answered(i.Children, code, reference, v)
	})
}

// Written returns a canonical value as a clerk would write it: 14/12/2026, 120,
// 12M.
func Written(q Prompt, v string) string {
	switch q.Type { //nolint:exhaustive // the others are written as they are recorded
	case DateType:
		if d, err := court.ParseDate(v); err == nil {
			return d.Short()
		}
	case Currency:
		if p, err := strconv.ParseInt(v, 10, 64); err == nil {
			return strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(court.Pence(p).String(), ",", ""), "£"), ".00")
		}
	case FixedMany, FixedManyOr:
		return strings.ReplaceAll(v, "|", ",")
	}
	return v
}

// Same reports whether two results order the same, whoever recorded them.
func Same(a, b Recorded) bool {
	return a.Code == b.Code && a.Defendant == b.Defendant && a.Offence == b.Offence && maps.Equal(a.Values, b.Values) &&
		slices.EqualFunc(a.Children, b.Children, Same)
}
