package law

import (
	"fmt"
	"io/fs"
	"time"

	"assize.example/core/court"
	"assize.example/core/table"
)

// Calendar knows on which days courts do business. It is data: a one-off bank
// holiday is one more line.
type Calendar struct {
	holidays map[court.Date]court.Text
	years    map[int]bool // that the list covers
}

// Limit is a custody time limit as two ways of counting give it. The statute
// and the authorities' table differ by a day; a person chooses.
type Limit struct {
	Regulations court.Date // the first day is not counted
	Inclusive   court.Date // the first day is day 1
}

// LoadCalendar reads bank_holidays.csv at the root of fsys.
func LoadCalendar(fsys fs.FS) (Calendar, error) {
	t, err := table.Read(fsys, "bank_holidays.csv", "date", "name_en", "name_cy", "sure")
	if err != nil {
		return Calendar{}, fmt.Errorf("load the bank holidays: %w", err)
	}
	c := Calendar{holidays: map[court.Date]court.Text{}, years: map[int]bool{}}
	for _, row := range t.Rows {
		row.Must("date")
		d := row.Date("date")
		if _, twice := c.holidays[d]; twice {
			row.Fault("date", "a day that is not listed yet")
		}
		table.OneOf(row, "sure", degrees...)
		c.holidays[d], c.years[d.Year] = row.Text("name"), true
	}
	if err := t.Err(); err != nil {
		return Calendar{}, fmt.Errorf("load the bank holidays: %w", err)
	}
	return c, nil
}

// Covers reports whether the bank holidays of a day's year are known.
func (c Calendar) Covers(d court.Date) bool { return c.years[d.Year] }

// Holiday returns the name of the bank holiday on a day.
func (c Calendar) Holiday(d court.Date) (court.Text, bool) {
	name, ok := c.holidays[d]
	return name, ok
}

// BusinessDay reports whether a day is none of Saturday, Sunday, Christmas Day,
// Boxing Day, Good Friday, Easter Monday and the bank holidays (Criminal
// Procedure Rules, definition of business day).
func (c Calendar) BusinessDay(d court.Date) bool {
	switch weekday := d.Time().Weekday(); {
	case weekday == time.Saturday, weekday == time.Sunday:
		return false
	case d.Month == time.December && (d.Day == 25 || d.Day == 26):
		return false
	}
	_, holiday := c.holidays[d]
	return !holiday
}

// AddBusinessDays returns the n-th business day after a day, which itself is
// not counted: day 1 is the next business day.
func (c Calendar) AddBusinessDays(d court.Date, n int) court.Date {
	for n > 0 {
		if d = d.AddDays(1); c.BusinessDay(d) {
			n--
		}
	}
	return d
}

// LastBusinessDay returns the day itself, or the nearest business day before it.
func (c Calendar) LastBusinessDay(d court.Date) court.Date {
	for !c.BusinessDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

// ClearDays returns the latest day with at most n clear days between it and
// from: neither end is counted (Magistrates' Courts Act 1980 s.128(6)).
func ClearDays(from court.Date, n int) court.Date { return from.AddDays(n + 1) }

// CustodyTimeLimit returns the last day of a custody time limit of so many
// days from the first remand. A limit that would end on a day without business
// ends on the business day before (SI 1987/299 reg.2(5)).
func (c Calendar) CustodyTimeLimit(first court.Date, days int) Limit {
	return Limit{
		Regulations: c.LastBusinessDay(first.AddDays(days)),
		Inclusive:   c.LastBusinessDay(first.AddDays(days - 1)),
	}
}

// Days within which an appeal is brought, from the sentence or other decision.
const (
	crownAppealBusinessDays = 15 // from a magistrates' court (CrimPR r.34.2)
	courtOfAppealDays       = 28 // from the Crown Court (Criminal Appeal Act 1968 s.18)
)

// AppealBy returns the last day for notice of appeal against a decision of a
// court of this jurisdiction.
func (c Calendar) AppealBy(j court.Jurisdiction, decided court.Date) court.Date {
	if j == court.Magistrates {
		return c.AddBusinessDays(decided, crownAppealBusinessDays)
	}
	return decided.AddDays(courtOfAppealDays)
}
