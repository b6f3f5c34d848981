package result_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

func TestASurchargeThatCannotBeWorkedOutSaysWhy(t *testing.T) {
	cat := catalogue(t)
	unknown := func([]result.Target, []result.Item) (court.Pence, bool) { return 0, false }
	for name, c := range map[string]struct {
		line, en, cy string
		dated        []int // offences whose date is recorded
		standing     string
	}{
		"no date": {"1 FO 120 SUR", "The date of offence 1 is not recorded, so that the surcharge cannot be worked out.", "dyddiad trosedd 1,", nil, ""},
		"another offence that was fined has none": {
			"1 FO 120 SUR", "The date of offence 2 is not recorded", "dyddiad trosedd 2,", []int{0}, "2 FO 100",
		},
		"several":   {"1-3 FO 120 SUR", "The dates of offences 1, 3 are not recorded", "dyddiadau troseddau 1, 3,", []int{1}, ""},
		"all dated": {"1 FO 120 SUR", "The surcharge cannot be worked out from what is recorded.", "Ni ellir", []int{0, 1, 2}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			// given
			ctx := magistrates()
			ctx.Surcharge = unknown
			for _, i := range c.dated {
				ctx.Case.Defendants[0].Offences[i].From = court.On(2026, 3, 25)
			}
			if c.standing != "" {
				ctx.Standing = recordIn(t, ctx, c.standing)
			}

			// when
			line, faults := result.ParseLine(cat, ctx, c.line)

			// then
			require.Empty(t, faults)
			require.Len(t, line.Missing, 1)
			require.Contains(t, line.Missing[0].Says.EN, c.en)
			require.Contains(t, line.Missing[0].Says.EN, "Type the amount, for example SUR 48.")
			require.Contains(t, line.Missing[0].Says.CY, c.cy)
			require.Equal(t, court.Text{EN: "Surcharge …", CY: "Gordal …"}, cat.ReadBack(line).Sentences[1])
		})
	}
	ctx := magistrates()
	ctx.Surcharge = unknown
	line, _ := result.ParseLine(cat, ctx, "1 FO 120 SUR 48")
	require.Empty(t, line.Missing, "the amount may be typed")
}

func TestWhatIsNotYetAnsweredIsNotReadBackAsAHole(t *testing.T) {
	cat := catalogue(t)
	for line, want := range map[string]string{
		"1 IMP": "Imprisonment …", "1 FO": "Fine …", "1 CB 14/12 CUR 1900": "Remanded on conditional bail …",
		"1 CB": "Remanded on bail with conditions.", "1 UB": "Remanded on unconditional bail.",
	} {
		read, faults := result.ParseLine(cat, magistrates(), line)
		require.Empty(t, faults)
		said := cat.ReadBack(read).Sentences
		require.Equal(t, want, said[len(said)-1].EN, line)
	}
}
