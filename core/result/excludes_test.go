package result_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/result"
)

func TestWhatExcludesEachOtherOnOneOffence(t *testing.T) {
	cat := catalogue(t)
	for _, c := range []struct {
		a, b     string
		excludes bool
	}{
		{"RI", "RC", true},
		{"RI", "RU", true},
		{"RIB", "RI", true},
		{"RC", "RU", true},
		{"CCII", "CCIC", true},
		{"CCII", "RU", true},
		{"RCBV", "RI", true},
		{"RILA", "RC", true},
		{"RIH", "RU", true},
		{"CCQB", "RU", true},
		{"A", "A", true},
		{"RI", "RI", true},
		{"FO", "FO", true},
		{"LEP", "LEP", true},
		{"IMP", "SUSPS", true},
		{"IMP", "YOI", true},
		{"A", "RI", false},
		{"RC", "RCBV", false},
		{"RC", "RIBA2", false},
		{"CCII", "CCQB", false},
		{"RU", "REMMED", false},
		{"IMP", "RC", false},
		{"FO", "FCOMP", false},
		{"FORFOV", "FORFOV", false},
		{"FCOST", "FCOST", false},
		{"DDO", "LEP", false},
	} {
		a, _ := cat.Lookup(c.a, today)
		b, _ := cat.Lookup(c.b, today)
		require.Equal(t, c.excludes, result.Excludes(a, b), "%s %s", c.a, c.b)
		require.Equal(t, c.excludes, result.Excludes(b, a), "%s %s", c.b, c.a)
	}
}

func TestALaterResultExcludesAnEarlierOne(t *testing.T) {
	cat := catalogue(t)
	for name, c := range map[string]struct {
		lines    [2]string
		excludes bool
	}{
		"custody and bail on one offence":       {[2]string{"1 RI", "1 RU"}, true},
		"custody and bail on two offences":      {[2]string{"1 RI", "2 RU"}, true},
		"custody and bail of two people":        {[2]string{"1 RI", "4 RU"}, false},
		"two kinds of bail on two offences":     {[2]string{"1 CB [Live at home]", "2 RU"}, false},
		"a fine again":                          {[2]string{"1 FO 100", "1 FO 150"}, true},
		"a fine on another offence":             {[2]string{"1 FO 100", "2 FO 150"}, false},
		"compensation to two people":            {[2]string{"1 COMP 50 to=[A. Person]", "1 COMP 50 to=[B. Person]"}, false},
		"compensation again to the same one":    {[2]string{"1 COMP 50 to=[A. Person]", "1 COMP 60 to=[A. Person]"}, true},
		"costs again: one for each fine, maybe": {[2]string{"1 COST 85", "2 COST 85"}, false},
	} {
		first, second := record(t, c.lines[0])[0], record(t, c.lines[1])[0]
		require.Equal(t, c.excludes, cat.Excludes(first, second), name)
		require.Equal(t, c.excludes, cat.Excludes(second, first), name)
	}
}
