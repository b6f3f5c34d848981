package result

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize.example/core/court"
)

var (
	clock = regexp.MustCompile(`^([01]?\d|2[0-3])[:.]?([0-5]\d)$`)
	whole = regexp.MustCompile(`^\d{1,6}$`)
)

// Canonical returns what a clerk wrote as the value that is recorded: see
// Values. The error says what was expected. Choices of a fixed list are left as
// they are: the list is the catalogue's.
func Canonical(q Prompt, s string) (string, error) {
	s = strings.TrimSpace(s)
	switch q.Type {
	case Int, Interval:
		n, err := strconv.ParseInt(s, 10, 32)
		if err != nil || !q.within(n) {
			return "", fmt.Errorf("%s %q: want a whole number%s", q.Label.EN, s, q.bounds(""))
		}
		return strconv.FormatInt(n, 10), nil
	case DateType:
		d, err := court.ParseDate(s)
		return d.String(), err
	case TimeType:
		m := clock.FindStringSubmatch(s)
		if m == nil {
			return "", fmt.Errorf("%s %q: want a time, for example 10:30", q.Label.EN, s)
		}
		return fmt.Sprintf("%02s:%s", m[1], m[2]), nil
	case Currency:
		return canonicalAmount(q, s)
	case Duration:
		return canonicalPeriod(q, s)
	case Boolean, YesBox:
		return canonicalYes(q, s)
	default:
		s = clean(s)
		if n := int64(utf8.RuneCountInString(s)); q.Max > 0 && n > q.Max || n < q.Min && n > 0 {
			return "", fmt.Errorf("%s: want a number of characters%s, not %d", q.Label.EN, q.bounds(""), n)
		}
		return s, nil
	}
}

func canonicalAmount(q Prompt, s string) (string, error) {
	pence, err := court.ParsePence(s)
	if err != nil {
		return "", fmt.Errorf("%s: %w", q.Label.EN, err)
	}
	if int64(pence) < 100*q.Min || q.Max > 0 && int64(pence) > 100*q.Max {
		return "", fmt.Errorf("%s %q: want an amount%s", q.Label.EN, s, q.bounds("£"))
	}
	return canonicalPence(pence), nil
}

func canonicalYes(q Prompt, s string) (string, error) {
	switch {
	case strings.EqualFold(s, "yes") || strings.EqualFold(s, "true") || q.Keyword != "" && strings.EqualFold(s, q.Keyword):
		return "true", nil
	case strings.EqualFold(s, "no") || strings.EqualFold(s, "false") || s == "":
		return "false", nil
	}
	return "", fmt.Errorf("%s %q: want yes or no", q.Label.EN, s)
}

// canonicalPeriod reads a period in the units that the prompt offers. A bare
// number is taken where there is only one unit: UPW 120.
func canonicalPeriod(q Prompt, s string) (string, error) {
	if whole.MatchString(s) && len(q.Units) == 1 {
		s += q.Units
	}
	p, err := court.ParsePeriod(s)
	if err != nil || p.Life {
		return p.String(), err
	}
	for _, u := range []struct {
		n    int
		unit string
	}{{p.Years, "Y"}, {p.Months, "M"}, {p.Weeks, "W"}, {p.Days, "D"}, {p.Hours, "H"}} {
		if u.n == 0 {
			continue
		}
		if q.Units != "" && !strings.Contains(q.Units, u.unit) {
			return "", fmt.Errorf("%s %q: want units among %s", q.Label.EN, s, q.Units)
		}
		if !q.within(int64(u.n)) {
			return "", fmt.Errorf("%s %q: want a number%s of each unit", q.Label.EN, s, q.bounds(""))
		}
	}
	return p.String(), nil
}

func (q Prompt) within(n int64) bool { return n >= q.Min && (q.Max == 0 || n <= q.Max) }

func (q Prompt) bounds(of string) string {
	if q.Max == 0 {
		return ""
	}
	return fmt.Sprintf(" from %s%d to %s%d", of, q.Min, of, q.Max)
}

// read returns what a clerk wrote, in a line or in a form, as the value that is
// recorded: Canonical, with the choices of a fixed list and with dates that
// leave out the year.
func (c Catalogue) read(q Prompt, s string, day court.Date) (string, error) {
	s = strings.TrimSpace(s)
	switch q.Type {
	case DateType:
		d, err := readDate(s, day)
		if err != nil {
			return "", fmt.Errorf("%s: %w", q.Label.EN, err)
		}
		return d.String(), nil
	case Fixed, FixedOr, FixedMany, FixedManyOr:
		return c.choices(q, s)
	default:
		return Canonical(q, s)
	}
}

// choices reads one element of a fixed list, or several with commas between. A
// label may have commas of its own.
func (c Catalogue) choices(q Prompt, s string) (string, error) {
	if code, ok := c.lists[q.List].find(s); ok {
		return code, nil
	}
	words := []string{s}
	if q.Type == FixedMany || q.Type == FixedManyOr {
		words = strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '|' })
	}
	var codes []string
	for _, w := range words {
		code, ok := c.lists[q.List].find(strings.TrimSpace(w))
		if !ok {
			return "", fmt.Errorf("%s %q: want one of %s", q.Label.EN, w, c.example(q))
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 {
		return "", fmt.Errorf("%s %q: want one of %s", q.Label.EN, s, c.example(q))
	}
	return strings.Join(codes, "|"), nil
}

// find returns the code of the element with this code or label, or of the only
// one whose label starts so.
func (l FixedList) find(s string) (string, bool) {
	if e, ok := l.Element(s); ok {
		return e.Code, true
	}
	var found []string
	for _, e := range l.Elements {
		if strings.EqualFold(e.Label.EN, s) || strings.EqualFold(e.Label.CY, s) {
			return e.Code, true
		}
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(e.Label.EN), strings.ToLower(s)) {
			found = append(found, e.Code)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}
