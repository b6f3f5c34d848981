package result

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"assize.example/core/court"
)

// Catalogue is every version of every result definition, with the fixed lists.
// It is immutable once loaded, and safe for use by many at once.
type Catalogue struct {
	versions map[string][]Definition // by code, oldest first
	lists    map[string]FixedList
	aliases  map[string]string // upper case; codes are their own alias
	codes    []string          // in order
}

// newCatalogue indexes definitions that the loader has checked.
func newCatalogue(defs []Definition, lists []FixedList) Catalogue {
	c := Catalogue{versions: map[string][]Definition{}, lists: map[string]FixedList{}, aliases: map[string]string{}}
	for _, l := range lists {
		c.lists[l.ID] = l
	}
	for _, d := range defs {
		c.versions[d.Code] = append(c.versions[d.Code], d)
		for _, a := range d.Aliases {
			c.aliases[strings.ToUpper(a)] = d.Code
		}
	}
	for code, v := range c.versions {
		c.aliases[strings.ToUpper(code)] = code
		slices.SortFunc(v, func(a, b Definition) int { return a.From.Compare(b.From) })
	}
	c.codes = slices.Sorted(maps.Keys(c.versions))
	return c
}

// Codes returns every short code, in alphabetical order.
func (c Catalogue) Codes() []string { return slices.Clone(c.codes) }

// Definitions returns the definitions in effect on a day, by code. The zero
// Date gives the latest version of each.
func (c Catalogue) Definitions(day court.Date) []Definition {
	var out []Definition
	for _, code := range c.codes {
		if d, ok := c.Lookup(code, day); ok {
			out = append(out, d)
		}
	}
	return out
}

// Lookup returns the version of a result that is in effect on a day, by its
// code or an alias, in any case. The zero Date gives the latest version.
func (c Catalogue) Lookup(code string, day court.Date) (Definition, bool) {
	for _, d := range slices.Backward(c.versions[c.aliases[strings.ToUpper(code)]]) {
		if d.InEffect(day) {
			return d, true
		}
	}
	return Definition{}, false
}

// List returns the fixed list with this identifier.
func (c Catalogue) List(id string) (FixedList, bool) {
	l, ok := c.lists[id]
	return l, ok
}

// On returns the catalogue as it stands on a day: one version of each result
// that is in effect.
func (c Catalogue) On(day court.Date) Catalogue {
	lists := slices.SortedFunc(maps.Values(c.lists), func(a, b FixedList) int { return cmp.Compare(a.ID, b.ID) })
	return newCatalogue(c.Definitions(day), lists)
}
