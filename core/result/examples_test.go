package result_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

// example is one result typed as a clerk would, and what is announced.
type example struct{ code, line, en string }

func examples(tb testing.TB) []example {
	tb.Helper()
	f, err := os.Open("testdata/examples.csv")
	require.NoError(tb, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(tb, err)
	var out []example
	for _, r := range rows[1:] {
		out = append(out, example{r[0], r[1], r[2]})
	}
	return out
}

func TestEveryResultIsAnnouncedInOurWordsFromATypedLine(t *testing.T) {
	for _, e := range examples(t) {
		t.Run(e.code, func(t *testing.T) {
			made := found(record(t, "1 "+e.line), e.code)
			require.NotNil(t, made, "%s is not on the line %s", e.code, e.line)
			heading, en, _ := strings.Cut(made.Text.EN, "\n")
			require.True(t, strings.HasPrefix(heading, e.code+" - "))
			require.Equal(t, e.en, en)
			require.NotEmpty(t, made.Text.CY)
			require.NotEqual(t, made.Text.EN, made.Text.CY)
			require.False(t, strings.ContainsAny(made.Text.EN+made.Text.CY, "{}%"))
			for _, odd := range []string{"  ", " .", " ,", ".,", "..", "@end"} {
				require.NotContains(t, made.Text.EN, odd)
				require.NotContains(t, made.Text.CY, odd)
			}
		})
	}
}

func found(rs []result.Recorded, code string) *result.Recorded {
	for _, r := range rs {
		if got, ok := r.Find(code); ok {
			return &got
		}
	}
	return nil
}

func TestEveryDefinitionIsWhole(t *testing.T) {
	cat, typed := catalogue(t), map[string]bool{}
	for _, e := range examples(t) {
		typed[e.code] = true
	}
	for _, d := range cat.Definitions(court.Date{}) {
		require.True(t, typed[d.Code], "%s has no example", d.Code)
		require.NotEmpty(t, d.Label.EN, d.Code)
		require.NotEmpty(t, d.Label.CY, d.Code)
		require.NotEmpty(t, d.Template.EN, d.Code)
		require.NotEmpty(t, d.Template.CY, d.Code)
		require.False(t, d.From.IsZero(), "%s has no date of effect", d.Code)
		require.NotEmpty(t, d.Loud, d.Code)
		require.NotEmpty(t, d.Provision, d.Code)
		for _, q := range d.Prompts {
			require.NotEmpty(t, q.Label.CY, "%s %s", d.Code, q.Reference)
			require.Equal(t, chooses(q), q.List != "", "%s %s", d.Code, q.Reference)
			require.Equal(t, q.Type == result.Duration, q.Units != "", "%s %s", d.Code, q.Reference)
			require.True(t, !bounded(q) || q.Max > 0, "%s %s has no bound", d.Code, q.Reference)
		}
	}
}

func chooses(q result.Prompt) bool {
	return q.Type == result.Fixed || q.Type == result.FixedMany || q.Type == result.FixedOr || q.Type == result.FixedManyOr
}

func bounded(q result.Prompt) bool {
	return q.Type == result.Int || q.Type == result.Duration || q.Type == result.Currency || q.Type == result.Txt
}

// TestNothingThatIsAskedIsLeftOutOfTheText finds a prompt whose answer the
// order would not say.
func TestNothingThatIsAskedIsLeftOutOfTheText(t *testing.T) {
	for _, d := range catalogue(t).Definitions(court.Date{}) {
		for _, q := range d.Prompts {
			says := regexp.MustCompile(`\{` + q.Reference + `(~Place)?\}`)
			require.Regexp(t, says, d.Template.EN, d.Code)
			require.Regexp(t, says, d.Template.CY, d.Code)
		}
	}
}
