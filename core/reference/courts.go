package reference

import (
	"strings"

	"assize.example/core/court"
)

// Courts is the list of court houses.
type Courts struct{ List []Place }

// Lookup returns the court house with this code.
func (c Courts) Lookup(code court.Code) (Place, bool) {
	for _, p := range c.List {
		if p.Code == code {
			return p, true
		}
	}
	return Place{}, false
}

// Find returns the court house that a message calls by this code, alias or
// name; letter case and punctuation do not matter.
func (c Courts) Find(called string) (Place, bool) {
	want := fold(called)
	if want == "" {
		return Place{}, false
	}
	for _, p := range c.List {
		if fold(string(p.Code)) == want || fold(p.Name.EN) == want || fold(p.Name.CY) == want {
			return p, true
		}
		for _, a := range p.Aliases {
			if fold(a) == want {
				return p, true
			}
		}
	}
	return Place{}, false
}

// fold reduces a name to what tells court houses apart.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return strings.ContainsRune(" .,;:'’()-", r)
	}), " ")
}
