package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/intake"
)

func TestWhatIsOddButReadableIsReadAndDoubted(t *testing.T) {
	cases := map[string]struct{ file, from, to, element string }{
		"no custody status":  {"spi-60CL0005325-drink-driving.xml", "&lt;CustodyStatus&gt;U&lt;/CustodyStatus&gt;", "", "CustodyStatus"},
		"bail without terms": {"spi-60CL0005325-drink-driving.xml", "CustodyStatus&gt;U", "CustodyStatus&gt;B", "BailConditions"},
		"an unknown status":  {"spi-60CL0005325-drink-driving.xml", "CustodyStatus&gt;U", "CustodyStatus&gt;X", "CustodyStatus"},
		"after the hearing":  {"spi-60CL0005325-drink-driving.xml", "StartDate&gt;2026-11-07", "StartDate&gt;2026-12-07", "OffenceDateStartDate"},
		"neither kind":       {"list-magistrates-caer-lwyd.xml", "<def_type>O</def_type>", "", "def_type"},
		"a list of two days": {"list-crown-caer-lwyd.xml", "<cs:EndDate>2026-11-23", "<cs:EndDate>2026-11-24", "EndDate"},
		"no date at all":     {"list-crown-caer-lwyd.xml", "<cs:EndDate>2026-11-23", "<cs:EndDate>soon", "EndDate"},
		"a line unlike any":  {"list-magistrates-caer-lwyd.xml", "60CL0005370", "X-1", "caseno"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			b, err := intake.Read("m.xml", []byte(strings.ReplaceAll(string(file(t, c.file)), c.from, c.to)), load(t))

			require.NoError(t, err)
			require.Len(t, b.Doubts, 1)
			require.Contains(t, b.Doubts[0].Element, c.element)
		})
	}
}

func TestAHearingOnAnotherDayThanItsListIsDoubted(t *testing.T) {
	crown := string(file(t, "list-crown-caer-lwyd.xml"))
	require.Contains(t, crown, "<cs:HearingDate>2026-11-23")

	b, err := intake.Read("list.xml", []byte(strings.ReplaceAll(crown, "<cs:HearingDate>2026-11-23", "<cs:HearingDate>2026-11-24")), load(t))

	require.NoError(t, err)
	require.NotEmpty(t, b.Doubts)
	require.Contains(t, b.Doubts[0].Element, "HearingDetails/HearingDate")
	require.Contains(t, b.Doubts[0].In("cy"), "diwrnod y rhestr, 23/11/2026")
	require.Empty(t, read(t, "list-crown-caer-lwyd.xml").Doubts, "dates that agree are not doubted")
}
