package courtroom_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/court"
)

// The budgets of keys that the product holds itself to. Each task is typed into
// the real screen over a real store; the keys are counted.
func TestEveryTaskStaysWithinItsKeys(t *testing.T) {
	for _, task := range []struct {
		name string
		keys int
		from func(testing.TB) *robot
		do   func(*robot)
		done func(*robot) bool
	}{
		{"call on the next case", 1, atWork, func(r *robot) { r.press("Ctrl+N") }, func(r *robot) bool { return r.st.Case.Open }},
		{
			"log a common event with its time", 3, opened,
			func(r *robot) { r.types("pb"); r.enter() },
			func(r *robot) bool { return len(r.st.Log.Entries) == 2 },
		},
		{
			"plea, one offence", 3, opened, func(r *robot) { r.press("Ctrl+P"); r.types("g"); r.enter() },
			func(r *robot) bool { return r.st.Case.Rows[1].Plea == "G" },
		},
		{
			"plea, all offences", 4, opened, func(r *robot) { r.press("Ctrl+P"); r.types("g*"); r.enter() },
			func(r *robot) bool { return r.st.Case.Rows[5].Plea == "G" },
		},
		{
			"fine, costs, surcharge, compensation and collection order, one offence", 20, pleaded,
			func(r *robot) { r.press("Ctrl+R"); r.types("f120 c85 s v50 o"); r.enter() },
			func(r *robot) bool { return len(r.st.Results) == 5 },
		},
		{
			"adjourn on unconditional bail to a date", 15, pleaded,
			func(r *robot) { r.press("Ctrl+R"); r.types("ub 14/12"); r.enter() },
			func(r *robot) bool { return len(r.st.Results) == 2 },
		},
		{
			"custody on three counts, concurrent, surcharge", 40, pleaded,
			func(r *robot) { r.press("Ctrl+R"); r.types("1-3 imp 12w conc s"); r.enter() },
			func(r *robot) bool { return r.st.Case.Rows[3].Loud == courtroom.LoudCustody },
		},
		{
			"the same result for others", 4, fined,
			func(r *robot) { r.press("Ctrl+D"); r.enter() },
			func(r *robot) bool { return r.st.Case.Rows[5].Result != "" },
		},
		{
			"find a case in today's list", 4, atWork,
			func(r *robot) { r.press("Ctrl+K"); r.finds("ll"); r.enter() },
			func(r *robot) bool { return r.st.Case.Reference == "13AB0000226" },
		},
		{
			"share and print the orders", 2, fined,
			func(r *robot) { r.press("Ctrl+Return"); r.enter() },
			func(r *robot) bool { return r.st.Orders.SavedTo != "" && len(r.desk.printed) > 0 },
		},
		{
			"amend one shared line, without the words of the reason", 12, shared,
			func(r *robot) {
				r.press("Ctrl+M")
				for range 3 { // Backspace
					text := []rune(r.st.Line.Text)
					r.p.LineChanged(string(text[:len(text)-1]), len(text)-1)
					r.keys++
				}
				r.types("150")
				r.enter()
				r.answers("x")
			},
			func(r *robot) bool { return r.st.List.Rows[1].Mark == courtroom.MarkWarning },
		},
	} {
		t.Run(task.name, func(t *testing.T) {
			r := task.from(t)
			r.keys = 0
			task.do(r)
			require.True(t, task.done(r), "not done: %s %+v %v", r.st.Problem, r.st.Line, r.st.Log.Refused)
			require.LessOrEqual(t, r.keys, task.keys)
			t.Logf("%2d of %2d keys", r.keys, task.keys)
		})
	}
}

// fined is the theft case with a fine on the first offence.
func fined(tb testing.TB) *robot {
	tb.Helper()
	r := pleaded(tb)
	r.line("1 FO 120")
	return r
}

// shared is the theft case with one fine shared, on its row.
func shared(tb testing.TB) *robot {
	tb.Helper()
	r := fined(tb)
	r.press("Ctrl+Return")
	r.enter()
	require.Empty(tb, r.st.Problem)
	r.p.GridRow(1)
	return r
}

func TestNoTwoActionsShareAKeyAndEachIsInAMenu(t *testing.T) {
	for _, l := range []court.Language{court.English, court.Welsh} {
		keys := map[string]string{}
		for _, a := range courtroom.Actions(l) {
			require.NotEmpty(t, a.Label, a.ID)
			require.NotEmpty(t, a.Menu, a.ID)
			if a.Key == "" {
				require.Contains(t, a.ID, "line ", "what has no key is typed as a word")
				continue
			}
			require.Empty(t, keys[a.Key], "%s and %s", a.ID, keys[a.Key])
			require.NotContains(t, a.Key, "Ctrl+Alt", "AltGr on Welsh keyboards")
			keys[a.Key] = a.ID
		}
	}
}

func TestTypingIsNeverMovedOrLost(t *testing.T) {
	r := opened(t)
	for range 100 {
		rev, focus := r.st.Log.Rev, r.st.FocusRev
		r.types("pb")
		require.Equal(t, rev, r.st.Log.Rev, "the view's own text is not set while it is typed in")
		require.Equal(t, focus, r.st.FocusRev, "the keyboard stays where it is")
		r.enter()
		require.Equal(t, focus, r.st.FocusRev)
	}
	require.Len(t, r.st.Log.Entries, 101)
}
