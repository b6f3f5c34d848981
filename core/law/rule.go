package law

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/reference"
	"assize.example/core/table"
)

// degrees are the words of the data for how sure we are.
var degrees = []reference.Sure{reference.Confirmed, reference.Seen, reference.General, reference.Unsure}

// Basis says which date decides what version of a rule applies.
type Basis string

// The dates that a rule may go by.
const (
	ByOffence    Basis = "offence"    // the day of the offence, the first where there are two
	ByConviction Basis = "conviction" // the plea or verdict; the hearing day where none is recorded
	ByHearing    Basis = "hearing"    // the hearing day: of sentence, remand or order
)

// Rule is one rule of law or of the court's systems. Its versions differ in
// dates, limits and provision; what it tests is a named Go function.
type Rule struct {
	ID       string
	Area     string
	Versions []Version // oldest first
	test     test
}

// Version is a rule as it stood between two dates.
type Version struct {
	Severity  Severity // Blocks only where the rule was seen or confirmed
	Provision string
	From, To  court.Date // both included; zero: open
	Basis     Basis
	Sure      reference.Sure
	RestsOn   bool // on the offence list: the finding is no surer than that
	Says      court.Text
	numbers   map[string]int
	lists     map[string][]string
}

// num returns a number of the rule's data. The loader has made sure that it
// is there.
func (v Version) num(name string) int { return v.numbers[name] }

func (v Version) codes() []string { return v.lists["codes"] }

func (v Version) months(name string) court.Period { return court.Period{Months: v.num(name)} }

func (v Version) days(name string) court.Period { return court.Period{Days: v.num(name)} }

// inForce reports whether a version applies on a day.
func (v Version) inForce(d court.Date) bool {
	return !d.Before(v.From) && (v.To.IsZero() || !d.After(v.To))
}

var ruleColumns = strings.Fields(`id severity area provision effective_from effective_to basis params rests_on sure source says_en says_cy`)

// loadRules reads rules.csv and ties each rule to its function. It reports
// every fault with its file and line.
func loadRules(fsys fs.FS) ([]Rule, error) {
	t, err := table.Read(fsys, "rules.csv", ruleColumns...)
	if err != nil {
		return nil, fmt.Errorf("load the rules of law: %w", err)
	}
	var rules []Rule
	for _, row := range t.Rows {
		rules = addVersion(rules, row)
	}
	var faults []error
	for id := range tests {
		if !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id }) {
			faults = append(faults, fmt.Errorf("rules.csv: rule %s is missing", id))
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	if err := errors.Join(append(faults, t.Err())...); err != nil {
		return nil, fmt.Errorf("load the rules of law: %w", err)
	}
	return rules, nil
}

// addVersion adds a line to its rule, or begins a new one.
func addVersion(rules []Rule, row table.Row) []Rule {
	id, v := row.Must("id"), versionOf(row)
	test, known := tests[id]
	if !known {
		row.Fault("id", "a rule that this version of the program can test")
	}
	for _, name := range test.needs {
		if _, number := v.numbers[name]; !number && v.lists[name] == nil {
			row.Fault("params", "also "+name)
		}
	}
	if have := len(v.numbers) + len(v.lists); have > len(test.needs) {
		row.Fault("params", "only "+strings.Join(test.needs, ", "))
	}
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return append(rules, Rule{ID: id, Area: row.Must("area"), Versions: []Version{v}, test: test})
	}
	last := rules[i].Versions[len(rules[i].Versions)-1]
	if last.To.IsZero() || v.From.IsZero() || !last.To.Before(v.From) {
		row.Fault("effective_from", "a day after the rule's earlier version ends")
	}
	rules[i].Versions = append(rules[i].Versions, v)
	return rules
}

func versionOf(row table.Row) Version {
	v := Version{
		Severity: Warns, Provision: row.Must("provision"),
		From: row.Date("effective_from"), To: row.Date("effective_to"),
		Basis:   table.OneOf(row, "basis", ByOffence, ByConviction, ByHearing),
		Sure:    table.OneOf(row, "sure", degrees...),
		RestsOn: table.OneOf(row, "rests_on", "", "offences") != "",
		Says:    row.Text("says"),
	}
	row.Must("source")
	if table.OneOf(row, "severity", "error", "warning") == "error" && seen(v.Sure) {
		v.Severity = Blocks
	}
	if err := v.readParams(row.Get("params")); err != nil {
		row.Fault("params", "an object of whole numbers and lists of codes: "+err.Error())
	}
	return v
}

// seen reports whether something is known well enough for a rule to block.
func seen(s reference.Sure) bool { return s == reference.Confirmed || s == reference.Seen }

// readParams reads {"max_months": 12, "codes": ["IMP"]}.
func (v *Version) readParams(s string) error {
	v.numbers, v.lists = map[string]int{}, map[string][]string{}
	if s == "" {
		return nil
	}
	raw := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(s), &raw); err != nil {
		return err
	}
	for name, value := range raw {
		if bytes.HasPrefix(value, []byte("[")) {
			var list []string
			if err := json.Unmarshal(value, &list); err != nil {
				return err
			}
			v.lists[name] = list
			continue
		}
		var n int
		if err := json.Unmarshal(value, &n); err != nil {
			return err
		}
		v.numbers[name] = n
	}
	return nil
}
