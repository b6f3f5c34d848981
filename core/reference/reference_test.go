package reference_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/reference"
)

var shipped = os.DirFS("../../assets/reference")

func TestTheShippedDataHaveNoFault(t *testing.T) {
	set, err := reference.Load(shipped)

	require.NoError(t, err)
	require.Greater(t, set.Offences.Len(), 5000)
	require.NotEmpty(t, set.Courts.List)
}

func TestAnOffenceIsLookedUpWithItsPenalties(t *testing.T) {
	offences, err := reference.LoadOffences(shipped)
	require.NoError(t, err)

	theft, ok := offences.Lookup("TH68010")
	require.True(t, ok)
	require.Equal(t, casefile.EitherWay, theft.Mode)
	require.True(t, theft.Imprisonable.Is())
	require.Equal(t, reference.Custody{Bound: reference.Stated, Term: court.Period{Years: 7}}, theft.Indictment)

	drink, ok := offences.Lookup("RT88007")
	require.True(t, ok)
	require.True(t, drink.Disqualification.Obligatory)
	require.Equal(t, court.Period{Months: 12}, drink.Disqualification.Least)
	require.Equal(t, court.Period{Years: 3}, drink.Disqualification.LeastRepeated)
	require.Equal(t, reference.Points{Min: 3, Max: 11}, drink.Points)

	murder, ok := offences.Lookup("COML025")
	require.True(t, ok)
	require.True(t, murder.Indictment.Term.Life)
}

func TestACodeOfWhichOnlyTheTitleIsKnownSaysNothingElse(t *testing.T) {
	offences, err := reference.LoadOffences(shipped)
	require.NoError(t, err)

	o, ok := offences.Lookup("YJ99501")

	require.True(t, ok)
	require.NotEmpty(t, o.Title.EN)
	require.Equal(t, reference.Unknown, o.Imprisonable)
	require.Equal(t, reference.BoundUnknown, o.Summary.Bound)
}

func TestACourtIsFoundByWhateverAMessageCallsIt(t *testing.T) {
	courts, err := reference.LoadCourts(shipped)
	require.NoError(t, err)

	for _, called := range []string{"C60CL00", "998", "CAER LWYD", "Llys y Goron yng Nghaer Lwyd", "crown court at caer lwyd"} {
		p, ok := courts.Find(called)
		require.True(t, ok, called)
		require.Equal(t, court.Code("C60CL00"), p.Code)
	}
	_, ok := courts.Find("Teesside")
	require.False(t, ok)
}

func TestPleasAndVerdictsConvictAsTheCaseFileSays(t *testing.T) {
	set, err := reference.Load(shipped)
	require.NoError(t, err)

	for _, p := range set.Pleas.List {
		require.Equal(t, p.Convicts, casefile.Plea{Code: p.Code}.Guilty(), "plea %s", p.Code)
	}
	for _, v := range set.Verdicts.List {
		require.Equal(t, v.Convicts, casefile.Verdict{Code: v.Code}.Guilty(), "verdict %s", v.Code)
	}
}

func TestOnlyPleasOfTheCourtAreOffered(t *testing.T) {
	set, err := reference.Load(shipped)
	require.NoError(t, err)

	for _, p := range set.Pleas.In(court.Magistrates) {
		require.NotEqual(t, court.Crown, p.Jurisdiction, p.Code)
	}
	for _, v := range set.Verdicts.In(court.Crown) {
		require.False(t, v.Superseded, v.Code)
	}
	_, known := set.Verdicts.Lookup("GLJ")
	require.True(t, known, "a superseded verdict is still read")
}

const header = "code,label_en,label_cy,jurisdiction,convicts,needs_offence,indicated,superseded,status,sure\n"

func TestEveryFaultIsReportedWithFileAndLine(t *testing.T) {
	cases := map[string]struct {
		file  string
		wants []string
	}{
		"all at once": {
			header + "G,Guilty,Euog,,perhaps,,,,G,seen\n,No code,,,,,,,,seen\nG,Again,,county,,,,,,seen\n",
			[]string{
				`pleas/pleas.csv:2: convicts "perhaps"`, `pleas/pleas.csv:3: code ""`,
				`pleas/pleas.csv:4: jurisdiction "county"`, `line 2 already`,
			},
		},
		"a misspelt column": {
			strings.Replace(header, "sure", "shure", 1),
			[]string{`pleas.csv:1: column "shure" is not known`, `pleas.csv:1: column "sure" is missing`},
		},
		"no Welsh":     {header + "G,Guilty,,,,,,,G,seen\n", []string{`pleas/pleas.csv:2: label_cy ""`}},
		"a short line": {header + "G,Guilty\n", []string{"line 2", "pleas/pleas.csv"}},
		"nothing":      {"", []string{"pleas/pleas.csv:1: read column names"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := reference.LoadPleas(fstest.MapFS{"pleas/pleas.csv": {Data: []byte(c.file)}})

			require.Error(t, err)
			for _, want := range c.wants {
				require.ErrorContains(t, err, want)
			}
		})
	}
}

func TestPenaltiesThatAreNotUnderstoodAreFaults(t *testing.T) {
	file, err := os.ReadFile("../../assets/reference/offences/offences.csv")
	require.NoError(t, err)
	head, _, _ := strings.Cut(string(file), "\n")
	bad := "th68010x9,Theft,,,felony,hybrid,si,often,L9,2 fortnights,,tomorrow,no,11-3,obligatory soon,,yes,yes,,seen,seen"

	_, err = reference.LoadOffences(fstest.MapFS{
		"offences/offences.csv": {Data: []byte(head + "\n" + bad + "\n")},
		"offences/titles.csv":   {Data: []byte("code,title_en\n")},
	})

	require.Error(t, err)
	for _, column := range []string{
		"code", "nature", "mode", "imprisonable", "summary_max", "fine_max", "indictment_max", "changed", "points", "disqualification",
	} {
		require.ErrorContains(t, err, "offences/offences.csv:2: "+column+" ")
	}
}

func FuzzTheOffenceFile(f *testing.F) {
	file, err := os.ReadFile("../../assets/reference/offences/offences.csv")
	require.NoError(f, err)
	f.Add(string(file[:2000]))
	f.Fuzz(func(_ *testing.T, data string) {
		_, _ = reference.LoadOffences(fstest.MapFS{
			"offences/offences.csv": {Data: []byte(data)},
			"offences/titles.csv":   {Data: []byte("code,title_en\n")},
		})
	})
}
