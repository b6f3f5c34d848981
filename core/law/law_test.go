package law_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/law"
	"assize.example/core/result"
	"assize.example/core/share"
)

var today = court.On(2026, 11, 23) // a Monday

var loaded = sync.OnceValues(func() (law.Reference, error) { return law.LoadReference(os.DirFS("../../assets/reference")) })

func load(tb testing.TB) law.Reference {
	tb.Helper()
	ref, err := loaded()
	require.NoError(tb, err)
	return ref
}

// The defendant's offences, by the number that a clerk types.
const (
	shopTheft    = 1 // either-way
	assault      = 2 // summary, imprisonable
	noInsurance  = 3 // summary, not imprisonable, endorsable
	drinkDriving = 4 // summary, disqualification obligatory
	dangerous    = 5 // either-way, two years, extended test
	wounding     = 6 // indictable only
)

func offence(n int, code court.OffenceCode) casefile.Offence {
	return casefile.Offence{
		ID: "o" + strconv.Itoa(n), Number: n, Code: code, From: court.On(2026, 3, 25),
		Plea: &casefile.Plea{Code: "G", On: today},
	}
}

// scene is a hearing day of one adult who pleaded guilty to everything.
func scene(j court.Jurisdiction) share.Set {
	return share.Set{
		Case: casefile.File{
			ID: "c", Jurisdiction: j, Defendants: []casefile.Defendant{{
				ID: "d1", Number: 1, Person: &casefile.Person{Name: court.Name{Family: "Doe"}, Born: court.On(1990, 2, 1)},
				Address:        court.Address{Lines: []string{"1 High Street"}},
				Representation: &casefile.Representation{Firm: "Made-up & Co"},
				Offences: []casefile.Offence{
					offence(shopTheft, "TH68010"), offence(assault, "CJ88116"), offence(noInsurance, "RA88001"),
					offence(drinkDriving, "RT88007"), offence(dangerous, "RT88026"), offence(wounding, "OF61016"),
				},
			}},
		},
		Hearing: hearing.Hearing{ID: "h", Jurisdiction: j, Days: []hearing.Day{{Date: today}}},
		Day:     today,
	}
}

// change is something that differs from the scene.
type change func(*share.Set)

func defendant(f func(*casefile.Defendant)) change {
	return func(s *share.Set) { f(&s.Case.Defendants[0]) }
}

func born(y, m, d int) change {
	return defendant(func(d1 *casefile.Defendant) { d1.Person.Born = court.On(y, time.Month(m), d) })
}

func convicted(on court.Date) change {
	return defendant(func(d *casefile.Defendant) {
		for i := range d.Offences {
			d.Offences[i].Plea = &casefile.Plea{Code: "G", On: on}
		}
	})
}

func committed(on court.Date) change {
	return defendant(func(d *casefile.Defendant) {
		for i := range d.Offences {
			d.Offences[i].From = on
		}
	})
}

// convictedByList is what a Libra list says of a conviction: a day, and no plea.
func convictedByList(on court.Date) change {
	return defendant(func(d *casefile.Defendant) {
		for i := range d.Offences {
			d.Offences[i].Plea, d.Offences[i].ConvictionDate = nil, on
		}
	})
}

// unknownOffences are charged with codes of which nothing is known.
var unknownOffences = defendant(func(d *casefile.Defendant) {
	for i := range d.Offences {
		d.Offences[i].Code = "ZZ99999"
	}
})

func extended(on int, term, extension string) change {
	return ordered(on, "EXTIVS", result.Values{"appropriateCustodialTerm": term, "extensionPeriod": extension})
}

var denied = defendant(func(d *casefile.Defendant) {
	for i := range d.Offences {
		d.Offences[i].Plea = &casefile.Plea{Code: "NG", On: today}
	}
})

// typed records lines as a clerk types them.
func typed(tb testing.TB, s *share.Set, lines string) {
	tb.Helper()
	ref := load(tb)
	for line := range strings.SplitSeq(lines, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		read, faults := result.ParseLine(ref.Results, result.Context{
			Case: s.Case, Row: "o1", Day: today, Jurisdiction: s.Hearing.Jurisdiction, Standing: s.Results,
			Surcharge: func(ts []result.Target, items []result.Item) (court.Pence, bool) {
				return surcharge(ref, *s, ts, items)
			},
		}, line)
		require.Empty(tb, faults, line)
		at := result.Sitting{Hearing: "h", Day: today}
		id := func() string { return "r" + strconv.Itoa(len(s.Results)) + "-" + strconv.Itoa(nextID()) }
		s.Results = append(s.Results, result.Record(ref.Results, read, at, id)...)
	}
}

// surcharge is what a line that is being typed carries beside what stands.
func surcharge(ref law.Reference, s share.Set, targets []result.Target, items []result.Item) (court.Pence, bool) {
	at := result.Sitting{Hearing: "h", Day: today}
	typed := result.Record(ref.Results, result.Line{Targets: targets, Items: items}, at, func() string { return strconv.Itoa(nextID()) })
	s.Results = slices.Concat(s.Results, typed)
	due, ok := ref.SurchargeDue(s, targets[0].Defendant)
	return due.Amount, ok
}

var nextID = func() func() int { n := 0; return func() int { n++; return n } }()

// ordered adds a result as it stands in the record, for definitions whose
// answers are not typed: "on" is an offence's number, 0 the defendant.
func ordered(on int, code string, values result.Values, children ...result.Recorded) change {
	return func(s *share.Set) {
		s.Results = append(s.Results, recorded(on, code, values, children...))
	}
}

func recorded(on int, code string, values result.Values, children ...result.Recorded) result.Recorded {
	ref, err := loaded()
	d, known := ref.Results.Lookup(code, today)
	if err != nil || !known {
		d = result.Definition{Code: code, Level: result.ForOffence, Category: result.Final}
	}
	r := result.Recorded{
		ID: "r" + strconv.Itoa(nextID()), Hearing: "h", Day: today, Defendant: "d1",
		Code: d.Code, Label: d.Label, Category: d.Category, Values: values, Children: children,
	}
	if on > 0 {
		r.Offence = "o" + strconv.Itoa(on)
	}
	return r
}

// earlier puts a result of an earlier day into the record.
func earlier(on int, code string) change {
	return func(s *share.Set) {
		r := recorded(on, code, nil)
		r.Day = today.AddDays(-14)
		s.Earlier = append(s.Earlier, r)
	}
}

// trial is one case of one rule.
type trial struct {
	rule  string
	name  string
	lines string
	with  []change
	crown bool
	fires bool
}

func (c trial) set(tb testing.TB) share.Set {
	tb.Helper()
	s := scene(court.Magistrates)
	if c.crown {
		s = scene(court.Crown)
	}
	for _, change := range c.with {
		change(&s)
	}
	typed(tb, &s, c.lines)
	return s
}

func findings(found []law.Finding, rule string) []law.Finding {
	return slices.DeleteFunc(slices.Clone(found), func(f law.Finding) bool { return f.Rule != rule })
}

func TestEachRuleFiresWhereItShouldAndNowhereElse(t *testing.T) {
	for _, c := range trials {
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			found := findings(law.Check(c.set(t), load(t)), c.rule)
			require.Equal(t, c.fires, len(found) > 0, "%+v", found)
			for _, f := range found {
				requireWorded(t, f)
			}
		})
	}
}

func TestEveryRuleIsTriedBothWays(t *testing.T) {
	tried := map[string]int{}
	for _, c := range trials {
		tried[c.rule+" "+strconv.FormatBool(c.fires)]++
	}
	for _, r := range load(t).Rules() {
		require.NotZero(t, tried[r.ID+" true"], "%s is not seen to fire", r.ID)
		require.NotZero(t, tried[r.ID+" false"], "%s is not seen to hold back", r.ID)
	}
	for _, id := range []string{"DR-SENT-001", "DR-DISQ-002", "DR-CTL-003", "DR-YRO-004", "DR-COEW-005", "DR-CONV-006", "DR-AGE-007"} {
		require.GreaterOrEqual(t, tried[id+" true"]+tried[id+" false"], 6, id)
	}
}

// trials are the cases of every rule.
var trials = slices.Concat(hmctsTrials, custodyTrials, communityTrials, moneyTrials, drivingTrials, remandTrials, recordTrials)

// requireWorded finds placeholders that were not filled in.
func requireWorded(t *testing.T, f law.Finding) {
	t.Helper()
	require.NotRegexp(t, `[{}]|\bfor ;|is  `, f.Says.EN)
	require.NotRegexp(t, `[{}]`, f.Says.CY)
	require.NotEqual(t, f.Says.EN, f.Says.CY)
	require.NotEmpty(t, f.Provision)
	require.Contains(t, []string{"d1", "d2"}, f.Defendant)
}
