package law

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"assize.example/core/court"
	"assize.example/core/table"
)

// Calendar knows on which days courts do business. It is data: a one-off bank
// holiday is one more line.
type Calendar struct{ holidays map[court.Date]bool }

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
	if len(t.Rows) == 0 {
		return Calendar{}, errors.New("load the bank holidays: bank_holidays.csv: want at least one")
	}
	c := Calendar{holidays: map[court.Date]bool{}}
	for _, row := range t.Rows {
		row.Must("date")
		d := row.Date("date")
		if c.holidays[d] {
			row.Fault("date", "a day that is not listed yet")
		}
		row.Text("name")
		table.OneOf(row, "sure", degrees...)
		c.holidays[d] = true
	}
	if err := t.Err(); err != nil {
		return Calendar{}, fmt.Errorf("load the bank holidays: %w", err)
	}
	return c, nil
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
	return !c.holidays[d]
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
