package table_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/table"
)

func read(text string) (*table.Table, error) {
	return table.Read(fstest.MapFS{"t.csv": {Data: []byte(text)}}, "t.csv", "code", "number", "from", "says_en", "says_cy")
}

func TestAFileIsReadByTheNamesOfItsColumns(t *testing.T) {
	// when
	got, err := read("number,code,from,says_cy,says_en\n 3 ,a b,2026-11-23,Ie,Yes\n,c,,Na,No\n")
	require.NoError(t, err)

	// then
	first, second := got.Rows[0], got.Rows[1]
	require.Equal(t, 3, first.Int("number", 0))
	require.Equal(t, []string{"a", "b"}, first.Words("code"))
	require.Equal(t, court.On(2026, 11, 23), first.Date("from"))
	require.Equal(t, court.Text{EN: "Yes", CY: "Ie"}, first.Text("says"))
	require.Equal(t, 7, second.Int("number", 7))
	require.True(t, second.Date("from").IsZero())
	require.NoError(t, got.Err())
}

func TestColumnsAreExactlyThoseAskedFor(t *testing.T) {
	_, err := read("code,numbr,from,says_en,says_cy\n")
	require.ErrorContains(t, err, `t.csv:1: column "numbr" is not known`)
	require.ErrorContains(t, err, `t.csv:1: column "number" is missing`)
	_, err = read("code,number,from,says_en,says_cy,number\n")
	require.ErrorContains(t, err, `t.csv:1: column "number" stands there twice`)
}

func TestAFieldHoldsSeveralValues(t *testing.T) {
	got, err := read("code,number,from,says_en,says_cy\nCourt 1| Court 2 ||,,,Yes,Ie\n")
	require.NoError(t, err)
	require.Equal(t, []string{"Court 1", "Court 2"}, got.Rows[0].List("code"))
	require.Empty(t, got.Rows[0].List("number"))
	require.Empty(t, got.Rows[0].Get("no such column"))
}

func TestAKeyThatIsGivenTwiceNamesBothLines(t *testing.T) {
	got, err := read("code,number,from,says_en,says_cy\na,,,Yes,Ie\na,,,Yes,Ie\n")
	require.NoError(t, err)
	seen := map[string]int{}
	for _, r := range got.Rows {
		table.Once(r, seen, "code", r.Get("code"))
	}
	require.ErrorContains(t, got.Err(), `t.csv:3: code "a": want a value that is not on line 2 already`)
}

func TestEveryFaultIsReportedWithItsLine(t *testing.T) {
	got, err := read("code,number,from,says_en,says_cy\n\na,three,soon,Yes,\n,1,2026-01-01,Yes,Ie\n")
	require.NoError(t, err)
	for _, r := range got.Rows {
		r.Must("code")
		r.Int("number", 0)
		r.Date("from")
		r.Text("says")
		table.OneOf(r, "code", "", "b")
	}
	for _, want := range []string{
		`t.csv:3: number "three": want a whole number`, `t.csv:3: from "soon"`, `t.csv:3: says_cy ""`, `t.csv:3: code "a"`, `t.csv:4: code ""`,
	} {
		require.ErrorContains(t, got.Err(), want)
	}
}

func TestAMissingOrBrokenFileIsNamed(t *testing.T) {
	_, err := table.Read(fstest.MapFS{}, "t.csv", "code")
	require.ErrorContains(t, err, "t.csv")
	_, err = read("")
	require.ErrorContains(t, err, "t.csv:1")
	_, err = read("code,number,from,says_en,says_cy\na,b\n")
	require.ErrorContains(t, err, "t.csv")
}

// FuzzRead reads any file: an error or a table, never a panic.
func FuzzRead(f *testing.F) {
	f.Add("code,number,from,says_en,says_cy\na,1,2026-01-01,Yes,Ie\n")
	f.Add("code,number,from,says_en,says_cy\n\"a\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := read(text)
		if err != nil {
			return
		}
		for _, r := range got.Rows {
			r.Int("number", 0)
			r.Date("from")
			require.Positive(t, r.Line)
		}
		_ = got.Err() // any fault will do
	})
}
