package court

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Date is a civil date: a date of birth, of an offence, of effect. It has no
// time and no zone. The zero Date means "not known".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// On returns the date y-m-d, normalised as time.Date does.
func On(y int, m time.Month, d int) Date { return DateOf(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)) }

// DateOf returns the civil date of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// dateForms are the ways in which a date may be written, ISO first.
var dateForms = []string{"2006-01-02", "2/1/2006", "2/1/06", "2-1-2006", "2.1.2006", "02012006", "020106", "2 Jan 2006", "2 January 2006"}

// ParseDate reads 2026-11-23, 23/11/2026, 23/11/26, 23-11-2026, 23.11.2026,
// 23112026, 231126, 23 Nov 2026 and 23 November 2026.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	for _, f := range dateForms {
		if t, err := time.Parse(f, s); err == nil {
			return DateOf(t), nil
		}
	}
	return Date{}, fmt.Errorf("date %q: want day/month/year, for example 23/11/2026", s)
}

// IsZero reports whether the date is not known.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC at the start of d.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Compare orders dates; an unknown date comes first.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths returns the corresponding date n months later, or the last day of
// that month where there is no such day.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// DaysUntil returns the number of days from d to o, negative when o is earlier.
func (d Date) DaysUntil(o Date) int { return int(o.Time().Sub(d.Time()).Hours() / 24) }

// AgeOn returns the age in whole years, on the given day, of a person born on
// d. An age is reached at the beginning of the birthday (Family Law Reform Act
// 1969 s.9); a person born on 29 February has it on 1 March in other years.
func (d Date) AgeOn(day Date) int {
	age := day.Year - d.Year
	if day.Month < d.Month || day.Month == d.Month && day.Day < d.Day {
		age--
	}
	return age
}

// String returns the date as stored: 2026-11-23, or "" when not known.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Short returns the date as a clerk reads it in a grid: 23/11/2026.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// MarshalText implements encoding.TextMarshaler with the stored form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse("2006-01-02", string(b))
	if err != nil {
		return fmt.Errorf("date %q: want yyyy-mm-dd: %w", b, err)
	}
	*d = DateOf(t)
	return nil
}

var months = map[Language][]string{
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Welsh:   {"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"},
}

// Long returns the date as a document prints it: 23 November 2026, 23 Tachwedd 2026.
func (d Date) Long(l Language) string {
	if d.IsZero() {
		return ""
	}
	names, ok := months[l]
	if !ok {
		names = months[English]
	}
	return fmt.Sprintf("%d %s %d", d.Day, names[d.Month-1], d.Year)
}
