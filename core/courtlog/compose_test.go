package courtlog_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
)

func TestALineBecomesAnEntry(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		names       []string
		want        courtlog.Entry
		preview     string
	}{
		{
			"initials alone take the time from the clock", "co",
			[]string{"SMITH"},
			courtlog.Entry{Code: "10100", Text: "Case called on", Control: courtlog.Starts},
			"10:42:07 Case called on",
		},
		{
			"a time before the words says when it happened", "10:31 jo",
			[]string{"SMITH"},
			courtlog.Entry{At: clock("10:31:00"), Code: "20912", Text: "Jury leaves court"},
			"10:31:00 Jury leaves court",
		},
		{
			"the time may have seconds, and full stops", "9.05.30 20912",
			[]string{"SMITH"},
			courtlog.Entry{At: clock("09:05:30"), Code: "20912", Text: "Jury leaves court"},
			"09:05:30 Jury leaves court",
		},
		{
			"a number picks the defendant", "di 2",
			[]string{"SMITH", "JONES"},
			courtlog.Entry{Code: "2100", Text: "D2 Alex JONES identified", Defendant: "defendant-2"},
			"10:42:07 D2 Alex JONES identified",
		},
		{
			"D and a number pick the defendant wherever they stand", "at delayed d2",
			[]string{"SMITH", "JONES"},
			courtlog.Entry{Code: "10200", Option: "DEL", Text: "D2 Alex JONES: delayed", Defendant: "defendant-2"},
			"10:42:07 D2 Alex JONES: delayed",
		},
		{
			"a family name picks the defendant", "di jones",
			[]string{"SMITH", "JONES"},
			courtlog.Entry{Code: "2100", Text: "D2 Alex JONES identified", Defendant: "defendant-2"},
			"10:42:07 D2 Alex JONES identified",
		},
		{
			"the only defendant need not be named", "di",
			[]string{"SMITH"},
			courtlog.Entry{Code: "2100", Text: "Alex SMITH identified", Defendant: "defendant-1"},
			"10:42:07 Alex SMITH identified",
		},
		{
			"the only defendant may be numbered all the same", "di 1",
			[]string{"SMITH"},
			courtlog.Entry{Code: "2100", Text: "Alex SMITH identified", Defendant: "defendant-1"},
			"10:42:07 Alex SMITH identified",
		},
		{
			"where nobody else can be meant a number may be the note", "tic 5",
			[]string{"SMITH"},
			courtlog.Entry{
				Code: "20921", Defendant: "defendant-1", Note: "5",
				Text: "Alex SMITH admits offences to be taken into consideration: 5",
			},
			"10:42:07 Alex SMITH admits offences to be taken into consideration: 5",
		},
		{
			"a witness is named", "ws Mr Jones",
			[]string{"SMITH"},
			courtlog.Entry{Code: "20904", Text: "Mr Jones sworn", Witness: "Mr Jones"},
			"10:42:07 Mr Jones sworn",
		},
		{
			"a note follows a name after a semicolon", "ws PE Dr Siân Pŵel; by live link",
			[]string{"SMITH"},
			courtlog.Entry{
				Code: "20904", Option: "PE", Witness: "Dr Siân Pŵel", Note: "by live link",
				Text: "prosecution expert Dr Siân Pŵel sworn – by live link",
			},
			"10:42:07 prosecution expert Dr Siân Pŵel sworn – by live link",
		},
		{
			"a name that begins like an option stays a name", "ws De Souza",
			[]string{"SMITH"},
			courtlog.Entry{Code: "20904", Text: "De Souza sworn", Witness: "De Souza"},
			"10:42:07 De Souza sworn",
		},
		{
			"counsel and a defendant", "mi 2 Ms Clarke",
			[]string{"SMITH", "JONES"},
			courtlog.Entry{Code: "3904", Defendant: "defendant-2", Counsel: "Ms Clarke", Text: "Mitigation for D2 Alex JONES by Ms Clarke"},
			"10:42:07 Mitigation for D2 Alex JONES by Ms Clarke",
		},
		{
			"counsel may be left out", "mi 2",
			[]string{"SMITH", "JONES"},
			courtlog.Entry{Code: "3904", Defendant: "defendant-2", Text: "Mitigation for D2 Alex JONES"},
			"10:42:07 Mitigation for D2 Alex JONES",
		},
		{
			"an adjournment takes a time of its own", "9:58 sa r 14:05 lunch",
			[]string{"SMITH"},
			courtlog.Entry{
				At: clock("09:58:00"), Code: "30100", Option: "R", Control: courtlog.Pauses, Note: "14:05 lunch",
				Text: "Short adjournment: case released until 14:05 – lunch",
			},
			"09:58:00 Short adjournment: case released until 14:05 – lunch",
		},
		{
			"the whole label may be typed, in any order, and a note after it", "out jury for a point of law",
			[]string{"SMITH"},
			courtlog.Entry{Code: "20912", Text: "Jury leaves court – for a point of law", Note: "for a point of law"},
			"10:42:07 Jury leaves court – for a point of law",
		},
		{
			"beginnings of words will do where they say enough", "summ",
			[]string{"SMITH"},
			courtlog.Entry{Code: "20911", Text: "Summing up"},
			"10:42:07 Summing up",
		},
		{
			"free text is kept as typed", "ft Juror 7 {note} [unwell]",
			[]string{"SMITH"},
			courtlog.Entry{Code: "21300", Text: "Juror 7 {note} [unwell]", Note: "Juror 7 {note} [unwell]"},
			"10:42:07 Juror 7 {note} [unwell]",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			draft, err := courtlog.Compose(definitions(t), crown(t, c.names...), c.typed)

			require.NoError(t, err)
			c.want.Day = monday
			if c.want.At.IsZero() {
				c.want.At = clock("10:42:07")
			}
			require.Equal(t, c.want, draft.Entry)
			require.Equal(t, c.preview, draft.Preview)
		})
	}
}

func TestALineThatSaysTooLittleIsRefusedAndTheRefusalSaysWhatToType(t *testing.T) {
	for _, c := range []struct{ name, typed, code, do string }{
		{"nothing", "  ", "log-empty", "CO"},
		{"only a time", "10:42", "log-empty", "CO"},
		{"only punctuation", "…", "log-empty", "CO"},
		{"words that mean nothing", "the judge sneezes", "log-not-understood", "FT"},
		{"words that begin like an event and go on otherwise", "interpreter late", "log-not-understood", "IS Interpreter sworn"},
		{"words that mean several things", "jury", "log-ambiguous", "JR Jury retires"},
		{"a defendant not named among several", "di", "log-which-defendant", "DI 1 Alex SMITH; DI 2 Alex JONES"},
		{"a defendant that there is not", "di 7", "log-no-such-defendant", "DI 2 Alex JONES"},
		{"a family name that two have", "di EVANS", "log-which-defendant", "DI 3 Alex EVANS"},
		{"no option", "at 2", "log-which-option", "FA fails to attend"},
		{"an option that several labels begin with", "bc 2 bail ceases", "log-which-option", "G bail granted"},
		{"no witness", "ws", "log-needs-witness", "the name of the witness"},
		{"no witness before the note", "ws ; by live link", "log-needs-witness", "the name of the witness"},
		{"no note", "ft", "log-needs-note", "what is to be noted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := courtlog.Compose(definitions(t), crown(t, "SMITH", "JONES", "EVANS", "EVANS"), c.typed)
			require.Contains(t, requireProblem(t, err, c.code).Do.EN, c.do)
		})
	}
}

func TestAWelshDeskWritesWelsh(t *testing.T) {
	c := magistrates(t, "ŴYN", "JONES")
	c.Language = court.Welsh

	draft, err := courtlog.Compose(definitions(t), c, "di wyn")

	require.NoError(t, err)
	require.Equal(t, "Cadarnhawyd pwy yw D1 Alex ŴYN", draft.Entry.Text)
}

func TestACompanyIsLoggedByItsName(t *testing.T) {
	c := magistrates(t)
	c.Case.Defendants = []casefile.Defendant{{ID: "company", Number: 1, Company: &casefile.Company{Name: "Brass & Byrne Ltd"}}}

	draft, err := courtlog.Compose(definitions(t), c, "op")

	require.NoError(t, err)
	require.Equal(t, "Offences put to Brass & Byrne Ltd", draft.Entry.Text)
}

func TestTheTimeOfAnEntry(t *testing.T) {
	sunday := court.On(2026, time.October, 25) // the clocks go back at 02:00
	spring := court.On(2026, time.March, 29)   // the clocks go forward at 01:00
	at := func(s string) time.Time {
		at, err := time.Parse(time.RFC3339, s)
		require.NoError(t, err)
		return at
	}
	for _, c := range []struct {
		name, typed string
		day         court.Date
		now, want   time.Time
		problem     string
	}{
		{"in summer the clock is an hour ahead", "9:30 jo", court.On(2026, 7, 1), at("2026-07-01T10:00:00Z"), at("2026-07-01T08:30:00Z"), ""},
		{"in winter it is not", "9:30 jo", court.On(2026, 12, 1), at("2026-12-01T10:00:00Z"), at("2026-12-01T09:30:00Z"), ""},
		{"before the clocks go back", "00:30 jo", sunday, at("2026-10-25T10:00:00Z"), at("2026-10-24T23:30:00Z"), ""},
		{"an hour that the night has twice is the later one", "01:30 jo", sunday, at("2026-10-25T10:00:00Z"), at("2026-10-25T01:30:00Z"), ""},
		{"but not one that is still to come", "01:30 jo", sunday, at("2026-10-25T00:45:00Z"), at("2026-10-25T00:30:00Z"), ""},
		{"after the clocks went back", "10:00 jo", sunday, at("2026-10-25T11:00:00Z"), at("2026-10-25T10:00:00Z"), ""},
		{"an hour that the night leaves out is refused", "01:30 jo", spring, at("2026-03-29T10:00:00Z"), time.Time{}, "log-no-such-time"},
		{"after the clocks went forward", "10:00 jo", spring, at("2026-03-29T11:00:00Z"), at("2026-03-29T09:00:00Z"), ""},
		{"now, to the second", "jo", monday, at("2026-11-23T10:42:07.9Z"), at("2026-11-23T10:42:07Z"), ""},
		{"the log of an earlier day wants a time", "jo", monday, at("2026-11-25T10:00:00Z"), time.Time{}, "log-other-day"},
		{"and takes it of that day", "15:10 jo", monday, at("2026-11-25T10:00:00Z"), at("2026-11-23T15:10:00Z"), ""},
		{"a court that sits into the night", "jo", monday, at("2026-11-24T00:40:00Z"), at("2026-11-24T00:40:00Z"), ""},
		{"and logs what happened after midnight", "00:20 jo", monday, at("2026-11-24T00:40:00Z"), at("2026-11-24T00:20:00Z"), ""},
		{"or before it", "23:50 jo", monday, at("2026-11-24T00:40:00Z"), at("2026-11-23T23:50:00Z"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := crown(t, "SMITH")
			ctx.Day, ctx.Now = c.day, c.now

			draft, err := courtlog.Compose(definitions(t), ctx, c.typed)

			if c.problem != "" {
				requireProblem(t, err, c.problem)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.want, draft.Entry.At)
			require.Equal(t, c.day, draft.Entry.Day)
		})
	}
}

func FuzzCompose(f *testing.F) {
	for _, typed := range []string{"co", "10:42 di 2", "ws Mr Jones; by link", "at 2 delayed", "9.05 sa r 14:00 lunch", "ft \x00\xff{note}", "mi d1 Ms Clarke", "jury ŵ", "bc bail"} {
		f.Add(typed, true)
		f.Add(typed, false)
	}
	ds := definitions(f)
	f.Fuzz(func(t *testing.T, typed string, inCrown bool) {
		c := magistrates(t, "SMITH", "JONES")
		if inCrown {
			c.Jurisdiction = court.Crown
		}
		draft, err := courtlog.Compose(ds, c, typed)
		if err != nil {
			_, ok := court.AsProblem(err)
			require.True(t, ok, "a refusal is fit for a person: %v", err)
			return
		}
		e := draft.Entry
		require.True(t, utf8.ValidString(e.Text))
		require.NotEmpty(t, strings.TrimSpace(e.Text))
		require.False(t, strings.ContainsFunc(e.Text, unicode.IsControl))
		require.Contains(t, draft.Preview, e.Text)
		require.NotEmpty(t, ds.Match(c.Jurisdiction, typed, 8), "what can be saved is also suggested")
	})
}
