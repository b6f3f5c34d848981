// Package law is the checks that stand between a result and its share: rules
// as data plus named Go functions, each with its provision and its dates.
//
// The checks fail closed: one that cannot be run blocks the share and says so.
// A rule that is not confirmed warns; it does not block.
package law

import "assize.example/core/court"

// Severity says what a finding does.
type Severity string

// The severities.
const (
	Blocks Severity = "blocks" // the results cannot be shared
	Warns  Severity = "warns"  // the clerk is told and may go on
)

// Finding is one thing that a check found.
type Finding struct {
	Rule      string     `json:"rule"` // identifier: MC-CUST-01
	Severity  Severity   `json:"severity"`
	Says      court.Text `json:"says"`      // for the clerk: what is wrong and what to do
	Provision string     `json:"provision"` // Sentencing Code s.224
	Sure      string     `json:"sure"`      // how sure we are: confirmed, seen, general, unsure; empty: it could not be run
	Defendant string     `json:"defendant,omitempty"`
	Results   []string   `json:"results,omitempty"`  // concerned, outermost
	Offences  []string   `json:"offences,omitempty"` // concerned
}
