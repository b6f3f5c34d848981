package law

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/result"
	"assize.example/core/share"
)

func TestARuleThatPanicsBlocksTheShareAndIsNamed(t *testing.T) {
	// given: a rule that falls over between two that do not
	quiet := test{run: func(*party, Rule) []breach { return nil }}
	falls := test{run: func(*party, Rule) []breach { panic("an index out of range") }}
	finds := test{run: func(_ *party, r Rule) []breach { return []breach{breached(r.Versions[0], nil)} }}
	ref := Reference{codes: []string{"NSP"}, rules: []Rule{
		{ID: "QUIET", test: quiet},
		{ID: "FALLS", test: falls},
		{ID: "FINDS", test: finds, Versions: []Version{{Severity: Warns, Provision: "s.1"}}},
	}}
	set := share.Set{
		Case:    casefile.File{Defendants: []casefile.Defendant{{ID: "d1"}}},
		Results: []result.Recorded{{ID: "r1", Defendant: "d1", Code: "NSP"}},
	}

	// when
	found := Check(set, ref)

	// then
	require.Len(t, found, 2)
	require.Equal(t, "FALLS", found[0].Rule)
	require.Equal(t, Blocks, found[0].Severity)
	require.Contains(t, found[0].Says.EN, "FALLS could not be run (an index out of range)")
	require.NotEmpty(t, found[0].Says.CY)
	require.Equal(t, "FINDS", found[1].Rule, "the other rules are still put")
}
