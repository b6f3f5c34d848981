package casefile

import "assize.example/core/court"

// Code is one plea or verdict that a court may record, as the national plea and
// verdict lists have it.
type Code struct {
	Code         string
	Label        court.Text
	Jurisdiction court.Jurisdiction // that may record it; empty for both
	Other        bool               // names another offence: guilty of a lesser one
	Split        bool               // a jury's figures may be recorded with it, in the Crown Court
}

// Codes are the pleas and verdicts that may be recorded. They are reference
// data, loaded elsewhere; where none are given, none may be recorded.
type Codes struct {
	Pleas, Verdicts []Code
}

// Plea returns the plea with this code in a court of jurisdiction j.
func (c Codes) Plea(code string, j court.Jurisdiction) (Code, bool) { return find(c.Pleas, code, j) }

// Verdict returns the verdict with this code in a court of jurisdiction j.
func (c Codes) Verdict(code string, j court.Jurisdiction) (Code, bool) {
	return find(c.Verdicts, code, j)
}

func find(in []Code, code string, j court.Jurisdiction) (Code, bool) {
	for _, c := range in {
		if c.Code == code && (c.Jurisdiction == "" || c.Jurisdiction == j) {
			return c, true
		}
	}
	return Code{}, false
}

// Ruling is what a plea or verdict is decided by, beside the record.
type Ruling struct {
	Codes  Codes
	Reason string // why a plea or verdict that stands is changed; empty where none was given
}
