package result

import (
	"regexp"
	"strings"
	"unicode"
)

// token is one word of a line, one text in brackets or quotation marks, or a
// run of words that mean nothing.
type token struct {
	text   string
	column int
	length int
	quoted bool
	phrase bool // a run of words
}

// closing gives what ends a text by what begins it.
var closing = map[rune]string{'[': "]", '"': "\"”", '“': "”\""}

// tokens splits a line into words, [texts], "texts" and semicolons.
func tokens(s string) []token {
	var out []token
	runes := []rune(s)
	for i := 0; i < len(runes); {
		switch runes[i] {
		case ' ', '\t':
			i++
		case ';':
			out = append(out, token{text: ";", column: i, length: 1})
			i++
		default:
			t := wordAt(runes, i)
			out = append(out, t)
			i += t.length
		}
	}
	return out
}

func wordAt(runes []rune, i int) token {
	if ends, quoted := closing[runes[i]]; quoted {
		end := i + 1
		for end < len(runes) && !strings.ContainsRune(ends, runes[end]) {
			end++
		}
		return token{text: string(runes[i+1 : end]), column: i, length: min(end+1, len(runes)) - i, quoted: true}
	}
	end := i
	for end < len(runes) && !strings.ContainsRune(" \t;", runes[end]) {
		if closing[runes[end]] != "" && end > i && runes[end-1] == '=' {
			rest := wordAt(runes, end)
			return token{text: string(runes[i:end]) + rest.text, column: i, length: end + rest.length - i}
		}
		end++
	}
	return token{text: string(runes[i:end]), column: i, length: end - i}
}

var spanForm = regexp.MustCompile(`^(\d{2}:?\d{2})-(\d{2}:?\d{2})$`)

// spans splits "2100-0600" into the two times of a curfew.
func spans(ts []token) []token {
	var out []token
	for _, t := range ts {
		m := spanForm.FindStringSubmatch(t.text)
		if m == nil || t.quoted {
			out = append(out, t)
			continue
		}
		half := len(m[1])
		out = append(out, token{text: m[1], column: t.column, length: half}, token{text: m[2], column: t.column + half + 1, length: len(m[2])})
	}
	return out
}

// phrases joins words that mean nothing here, those in the lost columns, where
// they follow each other: a text without brackets is one fault and not one for
// each word. A single word between two of them belongs to the text, although it
// means something elsewhere: "keep away from a person", where A adjourns.
func phrases(text string, ts []token, lost []int) []token {
	runes := []rune(text)
	none := meaningless(ts, lost)
	nothing := func(i int) bool { return i < len(ts) && none[i] }
	between := func(i int) bool { return i < len(ts) && !ts[i].quoted && !strings.ContainsFunc(ts[i].text, notLetter) }
	var out []token
	for i := 0; i < len(ts); i++ {
		last := i
		for nothing(i) && (nothing(last+1) || between(last+1) && nothing(last+2)) {
			last++
		}
		if last == i {
			out = append(out, ts[i])
			continue
		}
		from, end := ts[i].column, ts[last].column+ts[last].length
		out = append(out, token{text: string(runes[from:end]), column: from, length: end - from, phrase: true})
		i = last
	}
	return out
}

// meaningless says of each word whether it has a lost column, which are in order.
func meaningless(ts []token, lost []int) []bool {
	out := make([]bool, len(ts))
	for i, t := range ts {
		for len(lost) > 0 && lost[0] < t.column+t.length {
			out[i] = out[i] || lost[0] >= t.column
			lost = lost[1:]
		}
	}
	return out
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
