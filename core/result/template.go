package result

import (
	"fmt"
	"strings"
)

// A template is the text of a result with directives, in the grammar of the
// national definitions:
//
//	{ref}            the prompt's value; a yes-or-no prompt gives its label
//	{ref~Name}       of a name and address, the name alone
//	{ref~Place}      of a court's name, the place alone: our own, see placeOf
//	%CODE%           the text of the child result with that code
//	%AllChildText%   the texts of all children, joined with commas
//	%ResultLabel%    the definition's label
//	%Prompts%        "Label: value" of every answered prompt, joined with commas
//	[ … ]            left out when every directive inside is empty
type node struct {
	kind  nodeKind
	text  string // literal text, prompt reference or child code
	name  bool   // {ref~Name}
	place bool   // {ref~Place}
	parts []node // of a conditional
}

type nodeKind int

const (
	literal nodeKind = iota
	promptRef
	childRef
	allChildren
	resultLabel
	allPrompts
	conditional
)

// parseTemplate reads a template. Brackets inside brackets are refused, as is
// a directive that does not end. A lone % is text: "20% of income".
func parseTemplate(s string) ([]node, error) {
	var top, inner []node
	inside := false
	put := func(n node) {
		if inside {
			inner = append(inner, n)
		} else {
			top = append(top, n)
		}
	}
	for i := 0; i < len(s); {
		switch s[i] {
		case '[', ']':
			if inside == (s[i] == '[') {
				return nil, fmt.Errorf("template %q: bracket at %d has no partner", s, i)
			}
			if inside {
				top, inner = append(top, node{kind: conditional, parts: inner}), nil
			}
			inside = !inside
			i++
		case '{':
			end := strings.IndexByte(s[i:], '}')
			if end < 2 {
				return nil, fmt.Errorf("template %q: brace at %d has no reference or no end", s, i)
			}
			put(promptNode(s[i+1 : i+end]))
			i += end + 1
		default:
			n, width := textNode(s[i:])
			put(n)
			i += width
		}
	}
	if inside {
		return nil, fmt.Errorf("template %q: a bracket does not close", s)
	}
	return top, nil
}

func promptNode(ref string) node {
	ref, name := strings.CutSuffix(ref, "~Name")
	ref, place := strings.CutSuffix(ref, "~Place")
	return node{kind: promptRef, text: strings.TrimSpace(ref), name: name, place: place}
}

// textNode reads a %directive% or the literal text up to the next directive.
func textNode(s string) (n node, width int) {
	if word, ok := percentWord(s); ok {
		kinds := map[string]nodeKind{"AllChildText": allChildren, "ResultLabel": resultLabel, "Prompts": allPrompts}
		if k, known := kinds[word]; known {
			return node{kind: k}, len(word) + 2
		}
		return node{kind: childRef, text: word}, len(word) + 2
	}
	end := 1
	for end < len(s) && !strings.ContainsRune("[]{", rune(s[end])) {
		if _, ok := percentWord(s[end:]); ok {
			break
		}
		end++
	}
	return node{kind: literal, text: s[:end]}, end
}

// percentWord returns the word of a %WORD% at the start of s.
func percentWord(s string) (string, bool) {
	if s == "" || s[0] != '%' {
		return "", false
	}
	end := strings.IndexByte(s[1:], '%')
	if end < 1 || strings.ContainsFunc(s[1:1+end], func(r rune) bool { return !isWordRune(r) }) {
		return "", false
	}
	return s[1 : 1+end], true
}
