package result_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

// filledIn is what a clerk might write in the field of a prompt.
func filledIn(cat result.Catalogue, q result.Prompt) string {
	switch q.Type {
	case result.DateType:
		return "15/3/2027"
	case result.TimeType:
		return "1430"
	case result.Currency:
		return "£1,250.50"
	case result.Int, result.Interval:
		return "7"
	case result.Duration:
		return "3" + q.Units[len(q.Units)-1:]
	case result.Boolean, result.YesBox:
		return "yes"
	case result.Fixed, result.FixedOr, result.FixedMany, result.FixedManyOr:
		list, _ := cat.List(q.List)
		code := list.Elements[len(list.Elements)-1].Code
		if q.Type == result.FixedMany || q.Type == result.FixedManyOr {
			return list.Elements[0].Code + ", " + code
		}
		return code
	default:
		if q.Max > 0 && q.Max < 40 {
			return "a - 7 - b"
		}
		return "100% of a=b; [c] {d}\nthen = \"e\""
	}
}

// over are the results under which others stand, by group.
var over = map[string][]string{
	"requirement": {"COEW"}, "bail condition": {"RC", "BAIC"}, "next hearing": {"A"}, "container": {"RC"}, "youth": {"YRO"}, "driving course": {"DDO"},
}

func under(d result.Definition) []string {
	switch {
	case strings.HasPrefix(d.Code, "YR") && d.Group == "requirement":
		return over["youth"]
	case strings.HasPrefix(d.Code, "PRBC"):
		return []string{"RC", "PREBC"}
	case d.Code == "CRS":
		return over["requirement"]
	}
	return over[d.Group]
}

// filling fills in every prompt, or only those that must be answered.
func filling(cat result.Catalogue, d result.Definition, every bool) map[string]string {
	written := map[string]string{}
	for _, q := range d.Prompts {
		if every || q.Rule != result.Optional {
			written[q.Reference] = filledIn(cat, q)
		}
	}
	return written
}

// form fills the form of a definition, with what stands under it, and puts it
// under what it needs.
func form(t *testing.T, d result.Definition, written map[string]string, children []result.Item) result.Line {
	t.Helper()
	cat := catalogue(t)
	line, faults := cat.FilledOn(today, d, []result.Target{{Defendant: "d1", Offence: "o1", Number: 1}}, written, children)
	require.Empty(t, faults, d.Code)
	for _, code := range slices.Backward(under(d)) {
		parent, ok := cat.Lookup(code, today)
		require.True(t, ok)
		values := result.Values{}
		if code == "COEW" || code == "YRO" {
			values["orderPeriod"] = "12M"
		}
		line.Items = []result.Item{{Definition: parent, Values: values, Children: line.Items, Day: today}}
	}
	return line
}

func TestAFilledFormAndTheTypedLineRecordTheSame(t *testing.T) {
	cat := catalogue(t)
	for _, d := range cat.Definitions(today) {
		for _, every := range []bool{true, false} {
			t.Run(d.Code, func(t *testing.T) {
				var children []result.Item
				if d.Group == result.Container || d.Code == "PAYT" {
					kid, ok := cat.Lookup(d.Children[0].Code, today)
					require.True(t, ok)
					line := form(t, kid, filling(cat, kid, every), nil)
					for range under(kid) {
						line.Items = line.Items[0].Children
					}
					children = line.Items
				}
				requireTypedAlike(t, form(t, d, filling(cat, d, every), children))
			})
		}
	}
}

func TestEveryElementOfAListCanBeTyped(t *testing.T) {
	cat := catalogue(t)
	for _, d := range cat.Definitions(today) {
		for _, q := range d.Prompts {
			list, _ := cat.List(q.List)
			for _, e := range list.Elements {
				written := filling(cat, d, false)
				written[q.Reference] = e.Code
				requireTypedAlike(t, form(t, d, written, nil))
				written[q.Reference] = e.Label.EN
				requireTypedAlike(t, form(t, d, written, nil))
			}
		}
	}
}

// requireTypedAlike records a line, types what was recorded, and wants the same.
func requireTypedAlike(t *testing.T, line result.Line) {
	t.Helper()
	cat, ctx, at := catalogue(t), magistrates(), result.Sitting{Hearing: "h", Day: today}
	ctx.Surcharge = nil
	made := result.Record(cat, line, at, ids())
	require.Len(t, made, 1)
	typed := "1 " + result.Typed(cat, ctx, made[0])
	read, faults := result.ParseLine(cat, ctx, typed)
	require.Empty(t, faults, typed)
	again := result.Record(cat, read, at, ids())
	require.Len(t, again, 1, typed)
	made[0].Line, again[0].Line = "", ""
	require.Equal(t, made[0], again[0], typed)
}

func TestAFormRefusesWhatIsNotOnItsList(t *testing.T) {
	cat := catalogue(t)
	d, _ := cat.Lookup("INSTL", today)
	written := map[string]string{"IAMT": "20", "PF": "yearly", "instalmentStartDate": "14/12"}
	line, faults := cat.FilledOn(today, d, nil, written, nil)
	require.ErrorContains(t, faults["PF"], "WKLY / FTNLY / MTHLY")
	require.Equal(t, "2026-12-14", line.Items[0].Values["instalmentStartDate"])
	require.Equal(t, "PF", line.Missing[0].Reference)
	written["PF"] = "monthly"
	line, faults = cat.FilledOn(today, d, nil, written, nil)
	require.Empty(t, faults)
	require.Equal(t, "MTHLY", line.Items[0].Values["PF"])
}

func TestAnswersOutOfBoundsAreRefused(t *testing.T) {
	for prompt, want := range map[result.Prompt]string{
		{Type: result.Int, Min: 1, Max: 12}:                       "from 1 to 12",
		{Type: result.Currency, Min: 1, Max: 5}:                   "from £1 to £5",
		{Type: result.Duration, Units: "YM", Min: 1, Max: 9}:      "from 1 to 9",
		{Type: result.Txt, Min: 1, Max: 3, Label: court.Text{}}:   "from 1 to 3, not 4",
		{Type: result.YesBox, Keyword: "conc"}:                    "yes or no",
		{Type: result.TimeType}:                                   "10:30",
		{Type: result.Duration, Units: "H", Min: 1, Max: 1000000}: "units among H",
	} {
		_, err := result.Canonical(prompt, map[result.PromptType]string{
			result.Int: "13", result.Currency: "£6", result.Duration: "10M", result.Txt: "four",
			result.YesBox: "perhaps", result.TimeType: "25:00",
		}[prompt.Type])
		require.ErrorContains(t, err, want)
	}
}
