package courtlog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A template is the text of an entry with a {placeholder} for each part. What
// stands between [ and ] is left out where a placeholder inside it is empty:
// "Adjourned[ until {time}]".

func placeholder(p Part) string { return "{" + string(p) + "}" }

// fill puts values into a template.
func fill(template string, values map[Part]string) string {
	var b strings.Builder
	for template != "" {
		before, rest, _ := strings.Cut(template, "[")
		section, after, _ := strings.Cut(rest, "]")
		b.WriteString(substitute(before, values))
		if !lacks(section, values) {
			b.WriteString(substitute(section, values))
		}
		template = after
	}
	return b.String()
}

func lacks(section string, values map[Part]string) bool {
	return slices.ContainsFunc(parts, func(p Part) bool {
		return values[p] == "" && strings.Contains(section, placeholder(p))
	})
}

// substitute replaces every placeholder at once, so that a value which looks
// like a placeholder stays as it was typed.
func substitute(s string, values map[Part]string) string {
	var pairs []string
	for _, p := range parts {
		pairs = append(pairs, placeholder(p), values[p])
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// checkTemplate says what is wrong with a template: an unknown placeholder, or
// a bracket without its fellow.
func checkTemplate(template string) error {
	var faults []error
	for rest := template; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			break
		}
		name, next, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains(parts, Part(name)) {
			faults = append(faults, fmt.Errorf("placeholder {%s} is not known", name))
		}
		rest = next
	}
	depth := 0
	for _, r := range template {
		switch r {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth < 0 || depth > 1 {
			return errors.Join(append(faults, errors.New("brackets do not pair, or stand inside each other"))...)
		}
	}
	if depth != 0 {
		faults = append(faults, errors.New("a bracket is not closed"))
	}
	return errors.Join(faults...)
}
