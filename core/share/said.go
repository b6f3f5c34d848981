package share

import (
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
)

// consecutive is the answer that names the offence which a sentence follows, by
// its row in the grid: what a clerk types.
const consecutive = "consecutiveToOffenceNumber"

// Said is the text of a result as a reader outside the court understands it:
// as recorded, but with an offence that is a count on the indictment called by
// its count. The rows of the grid are the clerk's own numbers.
func (s Set) Said(r result.Recorded) court.Text {
	said := r.Text
	for _, number := range followed(r) {
		n, err := strconv.Atoi(strings.TrimSpace(number))
		o, _, known := s.Case.Numbered(n)
		if err != nil || !known || o.Count == 0 {
			continue
		}
		count := strconv.Itoa(o.Count)
		said.EN = renumbered(said.EN, "to offence ", number, "to count "+count)
		for _, way := range []string{"i drosedd ", "i trosedd "} {
			said.CY = renumbered(said.CY, way, number, "i gyhuddiad "+count)
		}
	}
	return said
}

// followed are the numbers of the offences that a result, or one under it whose
// text it may contain, says it follows.
func followed(r result.Recorded) []string {
	var out []string
	if n := r.Values[consecutive]; n != "" {
		out = append(out, n)
	}
	for _, c := range r.Children {
		out = append(out, followed(c)...)
	}
	return out
}

// renumbered replaces what stands before a number, with the number; "offence 1"
// is not the beginning of "offence 12".
func renumbered(text, before, number, with string) string {
	var out strings.Builder
	for {
		head, tail, found := strings.Cut(text, before+number)
		out.WriteString(head)
		switch {
		case !found:
			return out.String()
		case tail != "" && tail[0] >= '0' && tail[0] <= '9':
			out.WriteString(before + number)
		default:
			out.WriteString(with)
		}
		text = tail
	}
}
