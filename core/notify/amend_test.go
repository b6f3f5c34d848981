package notify_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/notify"
	"assize.example/core/result"
	"assize.example/core/share"
)

func TestAnAmendmentTellsWhoeverWasToldBeforeAndWhoeverIsConcernedNow(t *testing.T) {
	// given: a tagged community order, and then a fine in its place
	first := setOf(made(t, "r1", "d1", "COEW", made(t, "r1a", "d1", "CURE")))
	before := notify.Derive(first, rules(t))
	name, err := first.Name()
	require.NoError(t, err)
	fine := made(t, "r2", "d1", "FO")
	fine.Replaces = "r1"
	second := setOf(fine)
	second.Supersedes, second.Withdrawn = name, first.Results

	// when
	now := notify.DeriveAmended(second, before, rules(t))

	// then
	require.Subset(t, required(now, "d1"), required(before, "d1"))
	require.ElementsMatch(t, append(required(before, "d1"), "fines/account"), required(now, "d1"))
	tag := only(t, now, "electronic-monitoring", "d1")
	require.True(t, tag.Gone)
	require.Equal(t, []string{"r1a"}, tag.Results)
	require.Contains(t, tag.Documents, "withdrawal-notice")
	police := only(t, now, "police", "d1")
	require.True(t, police.Supersedes)
	require.False(t, police.Gone)
	require.False(t, only(t, now, "fines", "d1").Supersedes)
	m := notify.Compose(second, tag, court.English)
	require.Contains(t, m.Body, "no longer stands")
	require.Regexp(t, `NO LONGER IN FORCE\n.*\n- .* \(CURE\)\n`, m.Body)
	require.Regexp(t, `NO LONGER IN FORCE\n.*\n- .* \(COEW\)\n`, notify.Compose(second, police, court.English).Body)
}

// amending is a set as it is shared after another: fines in the place of those.
func amending(t *testing.T, set, before share.Set) share.Set {
	t.Helper()
	name, err := before.Name()
	require.NoError(t, err)
	set.Supersedes, set.Before = name, &before
	for _, r := range before.Results {
		if !slices.Contains(set.ResultIDs(), r.ID) {
			set.Withdrawn = append(set.Withdrawn, r)
		}
	}
	return set
}

func TestWhoeverHearsNothingNewIsNotToldAgain(t *testing.T) {
	// given: two defendants, of whom one came from custody and was released by the results that were shared
	first := setOf(made(t, "r1", "d1", "FO"), made(t, "r2", "d2", "CURE"), made(t, "r3", "d2", "COV"))
	first.Case.Defendants[1].Custody = casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Example", Conditions: []string{"Live at home"}}
	before := notify.Derive(first, rules(t))
	second := setOf(made(t, "r1b", "d1", "FO"), made(t, "r2", "d2", "CURE"), made(t, "r3", "d2", "COV"))
	second.Case.Defendants[1].Custody.Liberty = casefile.NotApplicable
	second = amending(t, second, first)

	// when
	now := notify.DeriveAmended(second, before, rules(t))

	// then: what was owed for the second defendant is still the same, under its own name
	require.Equal(t, required(before, "d2"), required(now, "d2"))
	for _, o := range now {
		if !o.Required {
			continue
		}
		require.Equal(t, o.Defendant == "d2", o.Stands, o.Agency)
		require.Equal(t, o.Defendant == "d1", o.Supersedes, o.Agency)
		require.Equal(t, o.Stands, slices.ContainsFunc(before, func(b notify.Obligation) bool { return b.ID == o.ID }), o.Agency)
	}
	third := amending(t, setOf(made(t, "r1b", "d1", "FO"), made(t, "r4", "d2", "FO")), second)
	last := notify.DeriveAmended(third, now, rules(t))
	require.Equal(t, only(t, now, "police", "d1").ID, only(t, last, "police", "d1").ID, "told by the second share, and left alone by the third")
	require.True(t, only(t, last, "electronic-monitoring", "d2").Gone)
	require.True(t, only(t, last, "police", "d2").Supersedes)
	fourth := amending(t, setOf(made(t, "r5", "d1", "FO"), made(t, "r4", "d2", "FO")), third)
	again := notify.DeriveAmended(fourth, last, rules(t))
	require.Equal(t, only(t, last, "electronic-monitoring", "d2").ID, only(t, again, "electronic-monitoring", "d2").ID, "that it has gone is said once")
}

func TestWhoeverHoldsAnOrderThatChangesIsToldThoughTheMessageDoesNotChange(t *testing.T) {
	// given: the police enforce an order that bears the defendant's address, and the prison holds one beside the warrant
	order := func(id string) result.Recorded { return made(t, id, "d1", "SHOPP") }
	first := setOf(made(t, "r1", "d1", "IMP"), order("r2"))
	first.Case.Defendants[0].Custody.Prison = "HMP Example"
	second := setOf(made(t, "r1", "d1", "IMP"), order("r2b"))
	second.Case.Defendants[0].Custody.Prison = "HMP Example"

	// when
	now := notify.DeriveAmended(amending(t, second, first), notify.Derive(first, rules(t)), rules(t))

	// then
	require.False(t, only(t, now, "prison", "d1").Stands)
	require.True(t, only(t, now, "escort", "d1").Stands)
}

func TestAnAmendmentOfAnAmendmentStillReachesTheFirstRecipients(t *testing.T) {
	r, first := rules(t), setOf(made(t, "r1", "d1", "CURE"))
	before := notify.Derive(first, r)
	for n := range 3 {
		set := setOf(made(t, fmt.Sprint("f", n), "d1", "FO"))
		set.Supersedes = fmt.Sprint(n)
		now := notify.DeriveAmended(set, before, r)
		require.Contains(t, required(now, "d1"), "electronic-monitoring/tagging-order")
		before = now
	}
}
