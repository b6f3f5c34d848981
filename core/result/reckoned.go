package result

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"assize.example/core/court"
)

// reckonEnd begins the default of a prompt whose answer follows from others:
// "@end:orderPeriod" is the last day of that period, counted from the day of
// the hearing, and "@end:curfewPeriod:startDate" from that date where one is
// given.
const reckonEnd = "@end:"

func (q Prompt) reckons() bool { return strings.HasPrefix(q.Default, reckonEnd) }

// reckoning returns the references of the period and of its start.
func (q Prompt) reckoning() (period, start string) {
	period, start, _ = strings.Cut(strings.TrimPrefix(q.Default, reckonEnd), ":")
	return period, start
}

// reckoned returns the last day that follows from the other answers: the day
// before the corresponding day, so that twelve months from 23 November end on
// 22 November. It is empty where they give no period, or one without an end.
func (q Prompt) reckoned(v Values, day court.Date) string {
	periodOf, startOf := q.reckoning()
	period, err := court.ParsePeriod(v[periodOf])
	if err != nil {
		return ""
	}
	if start, err := court.ParseDate(v[startOf]); err == nil {
		day = start
	}
	if day.IsZero() {
		return ""
	}
	end := period.End(day)
	if end.IsZero() || end.Year > lastYear {
		return ""
	}
	return end.String()
}

// lastYear is the last that a date is written with: four digits.
const lastYear = 9999

// answers returns the item's values with those that follow from them.
func (i Item) answers() Values {
	v := maps.Clone(i.Values)
	for _, q := range i.Definition.Prompts {
		if !q.reckons() || v[q.Reference] != "" {
			continue
		}
		if end := q.reckoned(v, i.Day); end != "" {
			v[q.Reference] = end
		}
	}
	return v
}

// on returns the item, and what stands under it, as ordered on a day.
func (i Item) on(day court.Date) Item {
	i.Day = day
	i.Children = slices.Clone(i.Children)
	for n, k := range i.Children {
		i.Children[n] = k.on(day)
	}
	return i
}

// checkReckoning finds a default that names a prompt which does not stand
// before it.
func checkReckoning(before []Prompt, q Prompt) error {
	if strings.HasPrefix(q.Default, "@") && !q.reckons() {
		return errors.New("a value, or @end:period or @end:period:start")
	}
	if !q.reckons() {
		return nil
	}
	period, start := q.reckoning()
	for _, want := range []string{period, start} {
		known := slices.ContainsFunc(before, func(p Prompt) bool { return p.Reference == want })
		if want != "" && !known {
			return errors.New("the references of prompts that stand before it, not " + want)
		}
	}
	return nil
}
