package court_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
)

func TestMoneyIsReadInPounds(t *testing.T) {
	for s, want := range map[string]court.Pence{
		"0": 0, "120": 12000, "£120": 12000, "85.50": 8550, "£1,250.00": 125000, "1,234,567.89": 123456789,
		"999999999999": 99999999999900, "0.07": 7,
	} {
		p, err := court.ParsePence(s)
		require.NoError(t, err, s)
		require.Equal(t, want, p, s)
	}
	spaced, err := court.ParsePence(" 5 ")
	require.NoError(t, err)
	require.Equal(t, court.Pence(500), spaced)
	for _, s := range []string{"", "£", "1.5", "1.555", "-5", "1,25", "12,50.00", "5p", "£ 5", "1e3", "1000000000000", "٣"} {
		_, err := court.ParsePence(s)
		require.ErrorContains(t, err, "120 or 85.50", s)
	}
}

func TestMoneyIsPrinted(t *testing.T) {
	for p, want := range map[court.Pence]string{
		0: "£0.00", 7: "£0.07", 8550: "£85.50", 100000: "£1,000.00", 125000: "£1,250.00",
		123456789: "£1,234,567.89", -8550: "-£85.50", 99999: "£999.99",
	} {
		require.Equal(t, want, p.String())
	}
}

func FuzzParsePence(f *testing.F) {
	f.Add("£1,250.00")
	f.Add("999999999999.99")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := court.ParsePence(s)
		if err != nil {
			return
		}
		require.GreaterOrEqual(t, p, court.Pence(0))
		back, err := court.ParsePence(p.String())
		require.NoError(t, err)
		require.Equal(t, p, back)
	})
}

func TestReferencesAreTidiedAndOnlyTheirFormIsAsked(t *testing.T) {
	read := map[string]func(string) (string, error){
		"urn":     func(s string) (string, error) { u, err := court.ParseURN(s); return string(u), err },
		"number":  func(s string) (string, error) { n, err := court.ParseCaseNumber(s); return string(n), err },
		"offence": func(s string) (string, error) { c, err := court.ParseOffenceCode(s); return string(c), err },
	}
	for _, tc := range []struct{ kind, in, want string }{
		{"urn", "12AB3456726", "12AB3456726"},
		{"urn", "12/ab/34567/26", "12AB3456726"},
		{"urn", " 12 AB 3456726 ", "12AB3456726"},
		{"urn", "TFL-123456", "TFL-123456"},
		{"urn", "12A", ""},
		{"urn", "", ""},
		{"urn", "12AB_34", "12AB_34"},
		{"urn", "12AB.34", ""},
		{"urn", "-12AB345", ""},
		{"urn", "1234567890123456789012345678901234567", ""},
		{"number", "T20260417", "T20260417"},
		{"number", "t2026 0417", "T20260417"},
		{"number", "S2026/0001", "S20260001"},
		{"number", "20260417", ""},
		{"number", "T2026041", ""},
		{"number", "TT2026041", ""},
		{"offence", "TH68010", "TH68010"},
		{"offence", "th68010", "TH68010"},
		{"offence", "TH68010A", "TH68010A"},
		{"offence", "COML062", "COML062"},
		{"offence", "COML025A", "COML025A"},
		{"offence", "THEFT", ""},
		{"offence", "TH6801", ""},
		{"offence", "T168010", ""},
		{"offence", "", ""},
	} {
		got, err := read[tc.kind](tc.in)
		require.Equal(t, tc.want, got, "%s %q", tc.kind, tc.in)
		require.Equal(t, tc.want == "", err != nil, "%s %q", tc.kind, tc.in)
	}
}

func TestAProblemTellsWhatHappenedWhatIsSafeAndWhatToDo(t *testing.T) {
	cause := errors.New("disk full")
	p := &court.Problem{
		Kind: court.Unavailable, Code: "disk-full",
		What: court.Text{EN: "The entry was not saved.", CY: "Ni chadwyd y cofnod."},
		Safe: court.Text{EN: "What you typed is still there."},
		Do:   court.Text{EN: "Call IT.", CY: "Ffoniwch TG."}, Err: cause,
	}
	require.Equal(t, "The entry was not saved. What you typed is still there. Call IT.", p.Sentence(court.English))
	require.Equal(t, "Ni chadwyd y cofnod. What you typed is still there. Ffoniwch TG.", p.Sentence(court.Welsh))
	require.EqualError(t, p, "The entry was not saved.: disk full")

	wrapped := fmt.Errorf("save: %w", p)
	got, ok := court.AsProblem(wrapped)
	require.True(t, ok)
	require.Same(t, p, got)
	require.ErrorIs(t, wrapped, cause)
	_, ok = court.AsProblem(cause)
	require.False(t, ok)

	refused := court.Refuse("no", court.Text{EN: "No."}, court.Text{})
	require.Equal(t, court.Refused, refused.Kind)
	require.Equal(t, "No.", refused.Sentence(court.English))
	require.EqualError(t, refused, "No.")
	require.Equal(t, court.Invalid, court.Bad("bad", court.Text{}, court.Text{}).Kind)
}

func TestNamesAndAddressesAreShownWithoutTheirGaps(t *testing.T) {
	n := court.Name{Title: "Mr", Given: []string{"Llŷr", " ", "Siôn"}, Family: "ap Rhys-Ellis", Suffix: "KC"}
	require.Equal(t, "Mr Llŷr Siôn ap Rhys-Ellis KC", n.String())
	require.Equal(t, "AP RHYS-ELLIS, Llŷr Siôn", n.Listed())
	require.Equal(t, "Nguyễn", court.Name{Family: "Nguyễn"}.String())
	require.Equal(t, "1 High Street, Lowbridge, ZZ99 1AA", court.Address{Lines: []string{"1 High Street", "", "Lowbridge"}, Postcode: "ZZ99 1AA"}.String())
	require.True(t, court.Address{}.IsZero())
}

func TestANameMayBeReadByManyAtOnce(t *testing.T) {
	given := make([]string, 1, 8) // as JSON leaves it: room beyond its length
	given[0] = "Siân"
	n := court.Name{Title: "Ms", Given: given, Family: "Rees"}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { require.Equal(t, "Ms Siân Rees", n.String()) })
	}
	all.Wait()
	require.Empty(t, given[:2][1], "showing a name wrote beside it")
}

func TestATextFallsBackToEnglish(t *testing.T) {
	require.Equal(t, "Ple", court.Text{EN: "Plea", CY: "Ple"}.In(court.Welsh))
	require.Equal(t, "Plea", court.Text{EN: "Plea"}.In(court.Welsh))
	require.Equal(t, "Plea", court.Text{EN: "Plea", CY: "Ple"}.String())
}
