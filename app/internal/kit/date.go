package kit

import (
	"strconv"
	"strings"
	"time"
)

// TidyDate makes a date as clerks type it (1/2/26, 010226, 1.2.2026) into
// dd/mm/yyyy. What is not a date of the calendar is returned as it was typed,
// with false: it is never guessed at.
func TidyDate(typed string) (string, bool) {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(parts) == 1 && (len(parts[0]) == 6 || len(parts[0]) == 8) {
		parts = []string{parts[0][:2], parts[0][2:4], parts[0][4:]}
	}
	if len(parts) != 3 {
		return typed, false
	}
	day, month, year := number(parts[0]), number(parts[1]), number(parts[2])
	if len(parts[2]) == 2 {
		year += 2000
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1900 || date.Day() != day || int(date.Month()) != month {
		return typed, false
	}
	return date.Format("02/01/2006"), true
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// NewDateEntry returns a line for a date, always dd/mm/yyyy whatever the
// computer's region, tidied when the keyboard leaves it.
func NewDateEntry(changed func(text string, caret int)) *Entry {
	e := NewEntry(changed)
	e.SetPlaceHolder("dd/mm/yyyy")
	e.OnFocus = func(on bool) {
		if tidy, ok := TidyDate(e.Text); !on && ok && tidy != e.Text {
			e.SetText(tidy)
		}
	}
	return e
}
