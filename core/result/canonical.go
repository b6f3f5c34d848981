package result

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"assize.example/core/court"
)

var (
	clock = regexp.MustCompile(`^([01]?\d|2[0-3])[:.]?([0-5]\d)$`)
	whole = regexp.MustCompile(`^\d{1,6}$`)
)

// Canonical returns what a clerk wrote as the value that is recorded: see
// Values. The error says what was expected.
func Canonical(q Prompt, s string) (string, error) {
	s = strings.TrimSpace(s)
	switch q.Type {
	case Int, Interval:
		n, err := strconv.ParseInt(s, 10, 32)
		if err != nil || !q.within(n) {
			return "", fmt.Errorf("%s %q: want a whole number%s", q.Label.EN, s, q.bounds())
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
		pence, err := court.ParsePence(s)
		return canonicalPence(pence), err
	case Duration:
		return canonicalPeriod(q, s)
	case Boolean, YesBox:
		return strconv.FormatBool(s == "true" || strings.EqualFold(s, "yes")), nil
	default:
		return clean(s), nil
	}
}

// canonicalPeriod reads a period in the units that the prompt offers. A bare
// number is taken where there is only one unit: UPW 120.
func canonicalPeriod(q Prompt, s string) (string, error) {
	if whole.MatchString(s) && len(q.Units) == 1 {
		s += q.Units
	}
	p, err := court.ParsePeriod(s)
	if err != nil {
		return "", err
	}
	for _, r := range p.String() {
		if r >= 'A' && r <= 'Z' && q.Units != "" && !p.Life && !strings.ContainsRune(q.Units, r) {
			return "", fmt.Errorf("%s %q: want units among %s", q.Label.EN, s, q.Units)
		}
	}
	return p.String(), nil
}

func (q Prompt) within(n int64) bool { return n >= q.Min && (q.Max == 0 || n <= q.Max) }

func (q Prompt) bounds() string {
	if q.Max == 0 {
		return ""
	}
	return fmt.Sprintf(" from %d to %d", q.Min, q.Max)
}
