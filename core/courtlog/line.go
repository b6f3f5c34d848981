package courtlog

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"assize.example/core/court"
)

// clockForm is a time as it is typed: 9:05, 10.42, 10:42:07.
var clockForm = regexp.MustCompile(`^([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.]([0-5][0-9]))?$`)

// typedLine is a line as typed: a time, perhaps, and words.
type typedLine struct {
	clock string
	words []string
}

// splitLine takes a line apart at its spaces. What cannot be printed counts as
// a space.
func splitLine(typed string) typedLine {
	words := strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(typed, " ")))
	if len(words) > 0 && clockForm.MatchString(words[0]) {
		return typedLine{clock: words[0], words: words[1:]}
	}
	return typedLine{words: words}
}

// smallHours is how late in the night a sitting may still belong to the day on
// which it began: courts have sat through the night.
const smallHours = 6

// at returns when a line happened: the time typed, on the day of the log, or
// now. The result is in UTC, to the second.
func (c Context) at(clock string) (time.Time, error) {
	now := c.Now.In(c.zone())
	late := court.DateOf(now) == c.Day.AddDays(1) && now.Hour() < smallHours
	if clock == "" {
		if court.DateOf(now) != c.Day && !late {
			return time.Time{}, otherDay(c.Day)
		}
		return now.UTC().Truncate(time.Second), nil
	}
	h, m, s := readClock(clock)
	day := c.Day
	if late && h < smallHours {
		day = day.AddDays(1)
	}
	return c.instant(day, h, m, s)
}

func readClock(clock string) (h, m, s int) {
	part := clockForm.FindStringSubmatch(clock)
	h, _ = strconv.Atoi(part[1])
	m, _ = strconv.Atoi(part[2])
	s, _ = strconv.Atoi(part[3])
	return h, m, s
}

// instant finds when the clock on the wall showed a time. In the hour that an
// autumn night has twice it is the later one that is not still to come; in the
// hour that a spring night leaves out there is none.
func (c Context) instant(day court.Date, h, m, s int) (time.Time, error) {
	t := time.Date(day.Year, day.Month, day.Day, h, m, s, 0, c.zone())
	var found time.Time
	for _, shift := range []time.Duration{-time.Hour, 0, time.Hour} {
		at := t.Add(shift)
		shown := at.Hour() == h && at.Minute() == m && court.DateOf(at) == day
		if shown && (found.IsZero() || !at.After(c.Now)) {
			found = at
		}
	}
	if found.IsZero() {
		return time.Time{}, noSuchTime(h, m)
	}
	return found.UTC(), nil
}

func (c Context) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}
