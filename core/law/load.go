package law

import (
	"errors"
	"io/fs"
	"slices"

	"assize.example/core/reference"
	"assize.example/core/result"
)

// Reference is what the checks are made against. It is immutable once loaded.
type Reference struct {
	Offences   reference.Offences
	Results    result.Catalogue
	Calendar   Calendar
	Surcharges Surcharges
	rules      []Rule
	codes      []string // that the catalogue defines, at whatever time
}

// Rules returns the rules in the order in which they are put.
func (r Reference) Rules() []Rule { return slices.Clone(r.rules) }

// LoadReference reads the offences, results, calendar, surcharges and rules
// from the reference tree. It reports every fault of every file; without all
// of them there is no Reference, and nothing can be shared.
func LoadReference(fsys fs.FS) (Reference, error) {
	var faults []error
	offences, err := reference.LoadOffences(fsys)
	faults = append(faults, err)
	r := Reference{
		Offences:   offences,
		Results:    in(fsys, "results", result.Load, &faults),
		Calendar:   in(fsys, "calendar", LoadCalendar, &faults),
		Surcharges: in(fsys, "surcharge", LoadSurcharges, &faults),
		rules:      in(fsys, "rules", loadRules, &faults),
	}
	if err := errors.Join(faults...); err != nil {
		return Reference{}, err
	}
	r.codes = r.Results.Codes()
	return r, nil
}

// in loads one set of the reference tree.
func in[T any](fsys fs.FS, dir string, load func(fs.FS) (T, error), faults *[]error) T {
	var none T
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		*faults = append(*faults, err)
		return none
	}
	loaded, err := load(sub)
	*faults = append(*faults, err)
	return loaded
}
