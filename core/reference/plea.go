package reference

import "assize.example/core/court"

// PleaType is one way of pleading.
type PleaType struct {
	Code         string
	Label        court.Text
	Jurisdiction court.Jurisdiction // empty where either
	Convicts     bool               // the plea amounts to a conviction
	NeedsOffence bool               // names a lesser or alternative offence
	Indicated    bool               // given before venue (Magistrates' Courts Act 1980 s.17A)
	Superseded   bool               // met in older records: read, never offered
	Status       string             // CJS plea status: G, NG, ADM, CON, DEN, NONE, OPP; empty where none fits
	Sure         Sure
}

// VerdictType is one finding that a court or jury can return.
type VerdictType struct {
	Code         string
	Label        court.Text
	Jurisdiction court.Jurisdiction // empty where either
	Convicts     bool               // the verdict is a conviction, of the offence charged or of another
	NeedsOffence bool               // names a lesser or alternative offence
	Jury         bool               // how many jurors agreed is recorded, in the Crown Court
	Superseded   bool               // met in older records: read, never offered
	CJS          string             // CJS verdict code: G, NG, NA, NC; empty where none fits
	Sure         Sure
}

// Pleas is the list of pleas, in the order in which they are offered.
type Pleas struct{ List []PleaType }

// Verdicts is the list of verdicts, in the order in which they are offered.
type Verdicts struct{ List []VerdictType }

// Lookup returns the plea with this code.
func (p Pleas) Lookup(code string) (PleaType, bool) {
	for _, t := range p.List {
		if t.Code == code {
			return t, true
		}
	}
	return PleaType{}, false
}

// Lookup returns the verdict with this code.
func (v Verdicts) Lookup(code string) (VerdictType, bool) {
	for _, t := range v.List {
		if t.Code == code {
			return t, true
		}
	}
	return VerdictType{}, false
}

// In returns the pleas that are offered in this kind of court.
func (p Pleas) In(j court.Jurisdiction) []PleaType {
	var in []PleaType
	for _, t := range p.List {
		if !t.Superseded && (t.Jurisdiction == "" || t.Jurisdiction == j) {
			in = append(in, t)
		}
	}
	return in
}

// In returns the verdicts that are offered in this kind of court.
func (v Verdicts) In(j court.Jurisdiction) []VerdictType {
	var in []VerdictType
	for _, t := range v.List {
		if !t.Superseded && (t.Jurisdiction == "" || t.Jurisdiction == j) {
			in = append(in, t)
		}
	}
	return in
}
