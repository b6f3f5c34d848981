package casefile_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

var (
	today   = court.On(2026, 11, 23)
	by      = court.Stamp{Event: "e", User: "a.clerk", Desk: "desk-1"}
	smith   = casefile.Defendant{ID: "d1", ASN: "2601AB0100000123456K", Person: &casefile.Person{Name: court.Name{Given: []string{"Siân"}, Family: "Smith"}, Born: court.On(1990, 2, 28)}}
	company = casefile.Defendant{ID: "d2", Company: &casefile.Company{Name: "Pryce Haulage Ltd"}}
)

func offence(id string, mode casefile.Mode) casefile.Offence {
	return casefile.Offence{ID: id, Code: "TH68010", Title: court.Text{EN: "Theft"}, From: court.On(2026, 6, 1), Mode: mode}
}

// file is a case in a magistrates' court with a person of three offences, one
// of each mode of trial, and a company of one.
func file() casefile.File {
	one, two := smith, company
	one.Offences = []casefile.Offence{offence("o1", casefile.EitherWay), offence("o2", casefile.SummaryOnly), offence("o3", casefile.IndictableOnly)}
	two.Offences = []casefile.Offence{offence("o4", casefile.SummaryOnly)}
	return fold(casefile.CaseReceived{File: casefile.File{
		ID: "c1", URN: "12AB3456726", Court: "B01LY", Jurisdiction: court.Magistrates,
		Defendants: []casefile.Defendant{one, two},
	}})
}

func crown() casefile.File {
	f := file()
	f.Court, f.Jurisdiction = "433", court.Crown
	return f
}

func fold(events ...casefile.Event) casefile.File { return onto(casefile.File{}, events...) }

func onto(f casefile.File, events ...casefile.Event) casefile.File {
	for _, e := range events {
		f = casefile.Apply(f, e, by)
	}
	return f
}

func offenceOf(t *testing.T, f casefile.File, id string) casefile.Offence {
	t.Helper()
	o, _, ok := f.Offence(id)
	require.True(t, ok, id)
	return o
}

func defendantOf(t *testing.T, f casefile.File, id string) casefile.Defendant {
	t.Helper()
	d, ok := f.Defendant(id)
	require.True(t, ok, id)
	return d
}

func encoded(tb testing.TB, v any) string {
	tb.Helper()
	b, err := json.Marshal(v)
	require.NoError(tb, err)
	return string(b)
}

func TestOffencesAreNumberedOneUpOverTheWholeCase(t *testing.T) {
	f := file()
	for n, id := range map[int]string{1: "o1", 2: "o2", 3: "o3", 4: "o4"} {
		o, _, ok := f.Numbered(n)
		require.True(t, ok)
		require.Equal(t, id, o.ID)
	}
	added := onto(f, casefile.OffenceAdded{Defendant: "d1", Offence: offence("o5", casefile.SummaryOnly)})
	require.Equal(t, 5, offenceOf(t, added, "o5").Number)
	require.Equal(t, 4, offenceOf(t, added, "o4").Number, "a number that a clerk has typed changed")
	require.Equal(t, 1, defendantOf(t, f, "d1").Number)
	require.Equal(t, 2, defendantOf(t, f, "d2").Number)
}

func TestASupplementLeavesTheEventAsItWas(t *testing.T) {
	more := casefile.File{Defendants: []casefile.Defendant{{
		ID: "d9", Number: 7, Company: &casefile.Company{Name: "New Ltd"},
		Offences: []casefile.Offence{{ID: "o9", Number: 9, Code: "TH68010"}},
	}}}
	before := encoded(t, more)

	f := onto(file(), casefile.CaseSupplemented{File: more})

	require.Equal(t, before, encoded(t, more))
	require.Equal(t, 5, offenceOf(t, f, "o9").Number)
	require.Equal(t, 3, defendantOf(t, f, "d9").Number)
}

func TestASupplementFillsWhatIsUnknownAndOverwritesNothing(t *testing.T) {
	same := smith
	same.ID, same.ASN, same.PNC = "", smith.ASN, "2026/0012345A"
	same.Person = &casefile.Person{Name: court.Name{Family: "Smyth"}, Born: court.On(1991, 1, 1), Gender: "female"}
	same.Offences = []casefile.Offence{
		{ID: "o1", Code: "TH68010", Title: court.Text{EN: "Other title"}, Wording: court.Text{EN: "On 1 June 2026 …"}},
		offence("new", casefile.SummaryOnly), offence("new2", casefile.SummaryOnly), offence("new3", casefile.SummaryOnly),
	}

	f := onto(file(), casefile.CaseSupplemented{File: casefile.File{
		URN: "99ZZ9999926", Numbers: []court.CaseNumber{"T20260417"}, Markers: []string{"domestic abuse"},
		Prosecutor: casefile.Prosecutor{Name: "Crown Prosecution Service"}, Defendants: []casefile.Defendant{same},
	}})

	require.EqualValues(t, "12AB3456726", f.URN)
	require.Equal(t, "T20260417", f.Reference())
	require.Equal(t, []string{"domestic abuse"}, f.Markers)
	require.Equal(t, "Crown Prosecution Service", f.Prosecutor.Name)
	d := defendantOf(t, f, "d1")
	require.Equal(t, "Siân Smith", d.Name())
	require.Equal(t, smith.Person.Born, d.Person.Born)
	require.Equal(t, "female", d.Person.Gender)
	require.Equal(t, "2026/0012345A", d.PNC)
	require.Equal(t, "Theft", d.Offences[0].Title.EN)
	require.Equal(t, "On 1 June 2026 …", d.Offences[0].Wording.EN)
	require.Len(t, d.Offences, 4, "o1 by its identifier, two of the new ones by code and date, and the third is new")
}

func TestFatherAndSonOfOneNameStayTwoDefendants(t *testing.T) {
	person := func(id string, born court.Date) casefile.Defendant {
		return casefile.Defendant{ID: id, Person: &casefile.Person{Name: court.Name{Given: []string{"Owain"}, Family: "Rees"}, Born: born}}
	}
	father, son := court.On(1970, 1, 1), court.On(2001, 1, 1)
	for name, tc := range map[string]struct {
		known, more []casefile.Defendant
		want        int
	}{
		"both new":                          {nil, []casefile.Defendant{person("a", court.Date{}), person("b", court.Date{})}, 2},
		"one known, a list names both":      {[]casefile.Defendant{person("a", son)}, []casefile.Defendant{person("x", court.Date{}), person("y", court.Date{})}, 2},
		"two dates of birth":                {[]casefile.Defendant{person("a", son)}, []casefile.Defendant{person("b", father)}, 2},
		"the identifier decides first":      {[]casefile.Defendant{person("a", son), person("b", father)}, []casefile.Defendant{person("x", father), person("b", court.Date{})}, 3},
		"a list without the date of birth":  {[]casefile.Defendant{person("a", son)}, []casefile.Defendant{person("b", court.Date{})}, 1},
		"no identifiers at all, two people": {nil, []casefile.Defendant{person("", father), person("", son)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			f := fold(casefile.CaseReceived{File: casefile.File{ID: "c", Defendants: tc.known}}, casefile.CaseSupplemented{File: casefile.File{Defendants: tc.more}})
			require.Len(t, f.Defendants, tc.want)
		})
	}
}

func TestACaseReceivedTwiceIsOneCase(t *testing.T) {
	f := file()
	again := onto(f, casefile.PleaEntered{Offence: "o1", Code: "G", On: today}, casefile.CaseReceived{File: f})
	require.Len(t, again.Defendants, 2)
	require.Len(t, again.Defendants[0].Offences, 3)
	require.NotNil(t, offenceOf(t, again, "o1").Plea)
}

func TestAmendingKeepsWhatTheCourtHasDone(t *testing.T) {
	f := onto(file(),
		casefile.PleaEntered{Offence: "o1", Code: "G", On: today},
		casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.InCustody, Since: today}},
		casefile.TimeLimitSet{Defendant: "d1", Expires: today.AddDays(56)},
		casefile.TimeLimitStopped{Defendant: "d1"},
	)
	amended := offence("o1", casefile.SummaryOnly)
	amended.Title.EN = "Theft from a shop"
	particulars := smith
	particulars.Interpreter = "Polish"

	f = onto(f, casefile.OffenceAmended{Offence: amended}, casefile.DefendantAmended{Defendant: particulars})

	o, d := offenceOf(t, f, "o1"), defendantOf(t, f, "d1")
	require.Equal(t, "Theft from a shop", o.Title.EN)
	require.Equal(t, 1, o.Number)
	require.Equal(t, "G", o.Plea.Code)
	require.Equal(t, by, o.Plea.By)
	require.Equal(t, "Polish", d.Interpreter)
	require.Equal(t, casefile.InCustody, d.Custody.Liberty)
	require.Len(t, d.Offences, 3)
	require.Equal(t, casefile.TimeLimit{Expires: today.AddDays(56), Stopped: true, By: by}, *d.TimeLimit)
}

func TestWhatALaterVersionRecordedIsCounted(t *testing.T) {
	e, err := casefile.Decode("plea-entered", casefile.Schema+1, []byte(`{}`))
	require.NoError(t, err)
	require.Nil(t, e)
	e, err = casefile.Decode("tea-served", 1, []byte(`{}`))
	require.NoError(t, err)
	require.Nil(t, e)
	require.Equal(t, 2, fold(nil, nil).Later)
	_, err = casefile.Decode("plea-entered", 1, []byte(`{"on":"yesterday"}`))
	require.ErrorContains(t, err, "plea-entered")
}

func TestConvictions(t *testing.T) {
	plea := func(code string) *casefile.Plea { return &casefile.Plea{Code: code, On: today} }
	verdict := func(code string) *casefile.Verdict { return &casefile.Verdict{Code: code, On: today.AddDays(1)} }
	for name, tc := range map[string]struct {
		offence casefile.Offence
		on      court.Date
	}{
		"nothing yet":                          {casefile.Offence{}, court.Date{}},
		"guilty":                               {casefile.Offence{Plea: plea("G")}, today},
		"guilty before a single justice":       {casefile.Offence{Plea: plea("GSJP")}, today},
		"not guilty":                           {casefile.Offence{Plea: plea("NG")}, court.Date{}},
		"consent to a civil order":             {casefile.Offence{Plea: plea("CON")}, court.Date{}},
		"autrefois convict":                    {casefile.Offence{Plea: plea("AC")}, court.Date{}},
		"found guilty after not guilty":        {casefile.Offence{Plea: plea("NG"), Verdict: verdict("G")}, today.AddDays(1)},
		"guilty of a lesser offence":           {casefile.Offence{Plea: plea("NG"), Verdict: verdict("NGLOC")}, today.AddDays(1)},
		"proved in absence":                    {casefile.Offence{Verdict: verdict("PIA")}, today.AddDays(1)},
		"not guilty in a magistrates' court":   {casefile.Offence{Plea: plea("NG"), Verdict: verdict("N")}, court.Date{}},
		"jury unable to agree":                 {casefile.Offence{Plea: plea("NG"), Verdict: verdict("JUTA")}, court.Date{}},
		"not guilty by reason of insanity":     {casefile.Offence{Verdict: verdict("NGIS")}, court.Date{}},
		"guilty indicated, either way":         {casefile.Offence{Mode: casefile.EitherWay, IndicatedPlea: plea("IG")}, today},
		"guilty indicated, indictable only":    {casefile.Offence{Mode: casefile.IndictableOnly, IndicatedPlea: plea("IG")}, court.Date{}},
		"indication overtaken by a later plea": {casefile.Offence{Mode: casefile.EitherWay, IndicatedPlea: plea("G"), Plea: plea("NG")}, court.Date{}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.on, tc.offence.ConvictedOn())
			require.Equal(t, !tc.on.IsZero(), tc.offence.Convicted())
			if tc.offence.Convicted() && tc.offence.Verdict == nil {
				p, guilty := tc.offence.GuiltyPlea()
				require.True(t, guilty)
				require.Equal(t, tc.on, p.On)
			}
		})
	}
}

func TestNamesAndReferencesOfACase(t *testing.T) {
	f := file()
	require.Equal(t, "R v SMITH and Pryce Haulage Ltd", f.Title())
	require.Equal(t, "12AB3456726", f.Reference())
	require.Equal(t, "T20260417", onto(f, casefile.NumberGiven{Number: "T20260417"}, casefile.NumberGiven{Number: "T20260417"}).Reference())
	require.Equal(t, "SMITH, Siân", f.Defendants[0].Listed())
	require.Equal(t, "PRYCE HAULAGE LTD", f.Defendants[1].Listed())
	age, ok := f.Defendants[0].AgeOn(today)
	require.True(t, ok)
	require.Equal(t, 36, age)
	_, ok = f.Defendants[1].AgeOn(today)
	require.False(t, ok)
	require.Equal(t, casefile.NewID("12AB3456726"), casefile.NewID("12AB3456726"))
	require.NotEqual(t, casefile.NewID("12AB3456726"), casefile.NewID("12AB3456727"))
}

// columns reads a reference file as the values of two of its columns.
func columns(t *testing.T, file, key, value string) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("../../assets/reference/pleas", file))
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	k, v := slices.Index(rows[0], key), slices.Index(rows[0], value)
	out := map[string]string{}
	for _, row := range rows[1:] {
		out[row[k]] = row[v]
	}
	return out
}

func TestTheReferenceDataAgreesWhatAConvictionIs(t *testing.T) {
	for code, convicts := range columns(t, "pleas.csv", "code", "convicts") {
		require.Equal(t, convicts == "yes", casefile.Plea{Code: code}.Guilty(), "plea %s", code)
	}
	for code, convicts := range columns(t, "verdicts.csv", "code", "convicts") {
		require.Equal(t, convicts == "yes", casefile.Verdict{Code: code}.Guilty(), "verdict %s", code)
	}
}
