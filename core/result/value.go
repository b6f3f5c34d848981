package result

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize.example/core/court"
)

var clockForm = regexp.MustCompile(`^([01]?\d|2[0-3])[:.]?([0-5]\d)$`)

// parseValue reads what a clerk gives for a prompt into its canonical form.
// day is the hearing day: a period given for a date counts from it.
func (c Catalogue) parseValue(p Prompt, s string, day court.Date) (string, error) {
	s = strings.TrimSpace(s)
	switch p.Type {
	case DateType:
		return parseDay(s, day)
	case TimeType:
		m := clockForm.FindStringSubmatch(s)
		if m == nil {
			return "", fmt.Errorf("%q: want a time, for example 10:00", s)
		}
		h, _ := strconv.Atoi(m[1])
		return fmt.Sprintf("%02d:%s", h, m[2]), nil
	case Currency:
		v, err := court.ParsePence(s)
		return strconv.FormatInt(int64(v), 10), err
	case Duration:
		return parsePeriod(p, s)
	case Int:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < p.Min || p.Max > 0 && n > p.Max {
			return "", fmt.Errorf("%q: want a number from %d to %d", s, p.Min, p.Max)
		}
		return strconv.FormatInt(n, 10), nil
	case Boolean, YesBox:
		return parseYes(s)
	case Fixed, FixedMany, FixedOr, FixedManyOr:
		return c.parseChoice(p, s)
	case Txt, NameAddress, AddressType, Interval, CourtHouse, CourtRoom:
	}
	if p.Max > 0 && int64(utf8.RuneCountInString(s)) > p.Max {
		return "", fmt.Errorf("the text is longer than %d characters", p.Max)
	}
	return s, nil
}

// parseDay reads a date, or a period that ends on one: 12M from the hearing.
func parseDay(s string, day court.Date) (string, error) {
	if d, err := court.ParseDate(s); err == nil {
		return d.String(), nil
	}
	if p, err := court.ParsePeriod(s); err == nil && !day.IsZero() && !p.End(day).IsZero() {
		return p.End(day).String(), nil
	}
	return "", fmt.Errorf("%q: want a date, for example 14/12/26, or a period, for example 12M", s)
}

var unitNames = map[byte]string{'Y': "Y", 'M': "M", 'W': "W", 'D': "D", 'H': "H"}

func parsePeriod(p Prompt, s string) (string, error) {
	if _, err := strconv.Atoi(s); err == nil && len(p.Units) == 1 {
		s += unitNames[p.Units[0]] // "UPW 120": hours, as nothing else may be meant
	}
	v, err := court.ParsePeriod(s)
	if err != nil {
		return "", err
	}
	text := v.String()
	for i := range len(text) {
		if _, unit := unitNames[text[i]]; unit && !v.Life && !strings.ContainsRune(p.Units, rune(text[i])) {
			return "", fmt.Errorf("%q: %s is not counted in that unit", s, p.Label.EN)
		}
	}
	return text, nil
}

func parseYes(s string) (string, error) {
	switch strings.ToLower(s) {
	case "y", "yes", "true", "ie", "1":
		return "true", nil
	case "n", "no", "false", "na", "0":
		return "false", nil
	}
	return "", fmt.Errorf("%q: want yes or no", s)
}

// parseChoice reads one element of a fixed list, or several separated by
// commas or |, each by its code or the beginning of its label.
func (c Catalogue) parseChoice(p Prompt, s string) (string, error) {
	list, _ := c.List(p.List)
	var codes []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '|' }) {
		e, ok := list.find(strings.TrimSpace(part))
		if !ok {
			return "", fmt.Errorf("%q is none of: %s", part, list.codes())
		}
		codes = append(codes, e.Code)
	}
	many := p.Type == FixedMany || p.Type == FixedManyOr
	if len(codes) == 0 || len(codes) > 1 && !many {
		return "", fmt.Errorf("%q: want one of: %s", s, list.codes())
	}
	return strings.Join(codes, "|"), nil
}

func (l FixedList) find(s string) (Element, bool) {
	if e, ok := l.Element(s); ok {
		return e, true
	}
	for _, e := range l.Elements {
		for _, label := range []string{e.Label.EN, e.Label.CY} {
			if len(s) > 2 && strings.HasPrefix(strings.ToLower(label), strings.ToLower(s)) {
				return e, true
			}
		}
	}
	return Element{}, false
}

func (l FixedList) codes() string {
	var all []string
	for _, e := range l.Elements {
		all = append(all, e.Code)
	}
	return strings.Join(all, ", ")
}

// words writes a canonical value as a person reads it.
func (c Catalogue) words(p Prompt, value string, l court.Language) string {
	if value == "" {
		return ""
	}
	switch p.Type {
	case DateType:
		if d, err := court.ParseDate(value); err == nil {
			return d.Long(l)
		}
	case Currency:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return court.Pence(n).String()
		}
	case Duration:
		if d, err := court.ParsePeriod(value); err == nil {
			return d.Words(l)
		}
	case Fixed, FixedMany, FixedOr, FixedManyOr:
		return c.choiceWords(p, value, l)
	case NameAddress:
		return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r == '|' }), ", ")
	case Boolean, YesBox:
		return court.Text{EN: map[bool]string{true: "yes", false: "no"}[value == "true"], CY: map[bool]string{true: "ie", false: "na"}[value == "true"]}.In(l)
	case Txt, Int, TimeType, AddressType, Interval, CourtHouse, CourtRoom:
	}
	return value
}

func (c Catalogue) choiceWords(p Prompt, value string, l court.Language) string {
	list, _ := c.List(p.List)
	var all []string
	for _, code := range strings.Split(value, "|") {
		if e, ok := list.Element(code); ok {
			code = e.Label.In(l)
		}
		all = append(all, code)
	}
	return strings.Join(all, ", ")
}

// Pence returns an amount among the values; 0 where it is not given.
func (v Values) Pence(reference string) court.Pence {
	n, _ := strconv.ParseInt(v[reference], 10, 64)
	return court.Pence(n)
}

// Period returns a period among the values; zero where it is not given.
func (v Values) Period(reference string) court.Period {
	p, _ := court.ParsePeriod(v[reference])
	return p
}

// Date returns a date among the values; zero where it is not given.
func (v Values) Date(reference string) court.Date {
	d, _ := court.ParseDate(v[reference])
	return d
}

// Yes reports whether a yes-or-no prompt was answered yes.
func (v Values) Yes(reference string) bool { return v[reference] == "true" }
