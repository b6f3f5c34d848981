// Package share is the act by which results leave the court: the exact set of
// results of one hearing day, named by its hash. The checks, the documents and
// the notifications are all functions of a Set, so that what was checked is
// what is printed and what is sent.
package share

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/result"
)

// Set is what is shared, or would be if the clerk shared now.
type Set struct {
	Case       casefile.File     `json:"case"`
	Hearing    hearing.Hearing   `json:"hearing"`
	Day        court.Date        `json:"day"`
	Results    []result.Recorded `json:"results"`              // of this day, in force, in the order of the record
	Earlier    []result.Recorded `json:"earlier,omitempty"`    // of earlier days and hearings, in force
	Withdrawn  []result.Recorded `json:"withdrawn,omitempty"`  // shared before for this day, in force no longer
	Supersedes string            `json:"supersedes,omitempty"` // name of the set that this one amends
	Before     *Set              `json:"before,omitempty"`     // the set that this one amends, as it was shared; nil where it cannot be rebuilt
}

// Name returns the hash that names the set: SHA-256, in hexadecimal, over the
// case, hearing, day and exact results. Two desks that share the same results
// name the same set; who shared it, and when, is not part of the name.
func (s Set) Name() (string, error) {
	b, err := json.Marshal(struct {
		Case, Hearing string
		Day           court.Date
		Results       []named
		Supersedes    string
	}{s.Case.ID, s.Hearing.ID, s.Day, names(s.Results), s.Supersedes})
	if err != nil {
		return "", fmt.Errorf("name the results of %s: %w", s.Case.Reference(), err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// named is what of a result enters the name of its set.
type named struct {
	ID, Defendant, Offence, Code string
	Text                         court.Text
	Values                       result.Values
	Children                     []named `json:",omitempty"`
}

func names(rs []result.Recorded) []named {
	var out []named
	for _, r := range rs {
		out = append(out, named{r.ID, r.Defendant, r.Offence, r.Code, r.Text, r.Values, names(r.Children)})
	}
	return out
}

// Of returns the results of one defendant: those on the defendant and on each
// of the defendant's offences. A case-level result belongs to every defendant.
func (s Set) Of(defendant string) []result.Recorded {
	var out []result.Recorded
	for _, r := range s.Results {
		if r.Defendant == defendant || r.Defendant == "" {
			out = append(out, r)
		}
	}
	return out
}

// Chain returns the sets that this one amends, directly or through others, the
// first that was shared for the day first.
func (s Set) Chain() []Set {
	var out []Set
	for b := s.Before; b != nil; b = b.Before {
		out = append(out, *b)
	}
	slices.Reverse(out)
	return out
}

// Amends returns the set of this name among those that this one amends.
func (s Set) Amends(name string) (Set, bool) {
	for ; s.Before != nil; s = *s.Before {
		if s.Supersedes == name {
			return *s.Before, true
		}
	}
	return Set{}, false
}

// Came returns a defendant as the case file had them when the day was first
// shared. Sharing records bail, custody and time limits that follow from the
// results: an amendment must not take these for how the defendant came to court.
func (s Set) Came(defendant string) (casefile.Defendant, bool) {
	for s.Before != nil {
		s = *s.Before
	}
	return s.Case.Defendant(defendant)
}

// Reasons returns why the set differs from the one that it amends, each reason
// once as it was typed: for one defendant, or for all where defendant is "".
func (s Set) Reasons(defendant string) []string {
	var out []string
	add := func(r result.Recorded, why string) {
		theirs := defendant == "" || r.Defendant == "" || r.Defendant == defendant
		if theirs && why != "" && !slices.Contains(out, why) {
			out = append(out, why)
		}
	}
	for _, r := range s.Withdrawn {
		add(r, r.Changed.Reason)
	}
	if s.Before == nil {
		return out
	}
	known := s.Before.ResultIDs()
	for _, r := range s.Results {
		if !slices.Contains(known, r.ID) {
			add(r, r.By.Reason)
		}
	}
	return out
}

// ResultIDs returns the identifiers of the results, in the order of the record.
func (s Set) ResultIDs() []string {
	out := make([]string, 0, len(s.Results))
	for _, r := range s.Results {
		out = append(out, r.ID)
	}
	return out
}
