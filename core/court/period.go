package court

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Period is a length of time as a court orders it: "12 months", "18 weeks",
// "2 years 6 months", "120 hours". It is not a number of days until it has a
// start. The zero Period means "not given".
type Period struct {
	Years, Months, Weeks, Days, Hours int
	Life                              bool // for life
}

var periodPart = regexp.MustCompile(`^(\d{1,4})(years?|y|months?|m|weeks?|w|days?|d|hours?|h)`)

// ParsePeriod reads what a clerk types: 12M, 18W, 2Y6M, 120H, "12 months", LIFE.
func ParsePeriod(s string) (Period, error) {
	rest := strings.ToLower(strings.Join(strings.Fields(s), ""))
	if rest == "life" {
		return Period{Life: true}, nil
	}
	var p Period
	for rest != "" {
		m := periodPart.FindStringSubmatch(rest)
		if m == nil {
			return Period{}, fmt.Errorf("period %q: want a number and a unit, for example 12M, 18W or 2Y6M", s)
		}
		n, _ := strconv.Atoi(m[1])
		p.add(m[2][0], n)
		rest = rest[len(m[0]):]
	}
	if p.IsZero() || p.greatest() > maxUnits {
		return Period{}, fmt.Errorf("period %q: want a number up to %d and a unit, for example 12M, 18W or 2Y6M", s, maxUnits)
	}
	return p, nil
}

// maxUnits is the most of any unit: what String writes, ParsePeriod must read.
const maxUnits = 9999

func (p Period) greatest() int { return max(p.Years, p.Months, p.Weeks, p.Days, p.Hours) }

func (p *Period) add(unit byte, n int) {
	switch unit {
	case 'y':
		p.Years += n
	case 'm':
		p.Months += n
	case 'w':
		p.Weeks += n
	case 'd':
		p.Days += n
	case 'h':
		p.Hours += n
	}
}

// IsZero reports whether no period was given.
func (p Period) IsZero() bool { return p == Period{} }

// End returns the last day of a period that starts on start: the day before
// the corresponding day. Hours and life have no end; the zero Date is returned.
func (p Period) End(start Date) Date {
	if p.Life || p.Hours > 0 || p.IsZero() {
		return Date{}
	}
	return start.AddMonths(12*p.Years + p.Months).AddDays(7*p.Weeks + p.Days - 1)
}

// LongerThan reports whether p, counted from start, ends after o does.
func (p Period) LongerThan(o Period, start Date) bool {
	if p.Life || o.Life {
		return p.Life && !o.Life
	}
	if p.Hours > 0 || o.Hours > 0 {
		return p.Hours > o.Hours
	}
	return p.End(start).After(o.End(start))
}

type periodUnit struct {
	n        int
	short    string
	one, few string // English
	cy       string
}

func (p Period) units() []periodUnit {
	return []periodUnit{
		{p.Years, "Y", "year", "years", "blynedd"},
		{p.Months, "M", "month", "months", "mis"},
		{p.Weeks, "W", "week", "weeks", "wythnos"},
		{p.Days, "D", "day", "days", "diwrnod"},
		{p.Hours, "H", "hour", "hours", "awr"},
	}
}

// String returns the stored form, 2Y6M, which ParsePeriod reads back.
func (p Period) String() string {
	if p.Life {
		return "LIFE"
	}
	var b strings.Builder
	for _, u := range p.units() {
		if u.n > 0 {
			b.WriteString(strconv.Itoa(u.n) + u.short)
		}
	}
	return b.String()
}

// Words returns the period as a document prints it: "2 years 6 months".
func (p Period) Words(l Language) string {
	if p.Life {
		return Text{"life", "am oes"}.In(l)
	}
	var parts []string
	for _, u := range p.units() {
		if u.n > 0 {
			parts = append(parts, strconv.Itoa(u.n)+" "+u.word(l))
		}
	}
	return strings.Join(parts, " ")
}

func (u periodUnit) word(l Language) string {
	switch {
	case l == Welsh:
		return u.cy
	case u.n == 1:
		return u.one
	default:
		return u.few
	}
}

// MarshalText implements encoding.TextMarshaler with the stored form.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (p *Period) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = Period{}
		return nil
	}
	q, err := ParsePeriod(string(b))
	*p = q
	return err
}
