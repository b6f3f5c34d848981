package courtlog_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/courtlog"
)

var both = []court.Jurisdiction{court.Crown, court.Magistrates}

func TestEveryEventOfAClerkIsDefined(t *testing.T) {
	ds := definitions(t)
	require.GreaterOrEqual(t, len(ds.For(court.Crown)), 67, "the 66 events of a Crown clerk, and the end of a hearing")
	require.GreaterOrEqual(t, len(ds.For(court.Magistrates)), 45)
}

func TestEveryKeyOfTheDeskHasAnEventThatNeedsNothing(t *testing.T) {
	ds := definitions(t)
	for _, j := range both {
		for _, control := range []courtlog.Control{courtlog.Starts, courtlog.Pauses, courtlog.Resumes, courtlog.Ends} {
			d, ok := ds.Control(j, control)
			require.True(t, ok, "%s %s", j, control)
			require.Empty(t, d.Needs, d.Code)
		}
	}
}

func TestInitialsThatRefusalsNameAreDefined(t *testing.T) {
	for _, j := range both {
		for initials, control := range map[string]courtlog.Control{
			"CO": courtlog.Starts, "RE": courtlog.Resumes, "FT": courtlog.NoControl,
		} {
			found := definitions(t).Match(j, initials, 1)
			require.Len(t, found, 1)
			require.Equal(t, courtlog.ByInitials, found[0].How)
			require.Equal(t, control, found[0].Definition.Control)
		}
	}
}

// filled gives the words after the initials that a definition needs.
func filled(d courtlog.Definition) string {
	var words []string
	for _, need := range []courtlog.Part{courtlog.PartDefendant, courtlog.PartOption, courtlog.PartWitness, courtlog.PartCounsel, courtlog.PartTime, courtlog.PartNote} {
		if !d.NeedsPart(need) {
			continue
		}
		words = append(words, map[courtlog.Part]string{
			courtlog.PartDefendant: "2", courtlog.PartWitness: "Mr Ŵyn Jones", courtlog.PartCounsel: "Ms Clarke",
			courtlog.PartTime: "14:00", courtlog.PartNote: "as the judge said",
		}[need])
		if need == courtlog.PartOption {
			words[len(words)-1] = d.Options[0].Code
		}
	}
	return strings.Join(words, " ")
}

func TestEachDefinitionComposes(t *testing.T) {
	ds := definitions(t)
	for _, j := range both {
		for _, d := range ds.For(j) {
			for _, language := range []court.Language{court.English, court.Welsh} {
				for _, chosen := range []string{d.Initials, strings.ToLower(d.Initials), d.Code, d.Label.EN, d.Label.CY} {
					t.Run(string(j)+" "+chosen+" in "+string(language), func(t *testing.T) {
						c := crown(t, "SMITH", "JONES")
						c.Jurisdiction, c.Language = j, language

						draft, err := courtlog.Compose(ds, c, chosen+" "+filled(d))

						require.NoError(t, err)
						require.Equal(t, d.Code, draft.Entry.Code)
						require.Equal(t, d.Control, draft.Entry.Control)
						require.NotEmpty(t, draft.Entry.Text)
						require.NotContains(t, draft.Entry.Text, "  ")
						require.NotRegexp(t, `[][{}]`, draft.Entry.Text)
						require.Equal(t, d.NeedsPart(courtlog.PartDefendant), draft.Entry.Defendant == "defendant-2")
					})
				}
			}
		}
	}
}

func TestEachOptionIsChosenByItsCodeAndByItsWords(t *testing.T) {
	ds := definitions(t)
	for _, j := range both {
		for _, d := range ds.For(j) {
			for _, o := range d.Options {
				chosen := []string{o.Code}
				if !d.Takes(courtlog.PartWitness) {
					chosen = append(chosen, o.Label.EN, o.Label.CY)
				}
				for _, words := range chosen {
					c := crown(t, "SMITH")
					c.Jurisdiction = j
					draft, err := courtlog.Compose(ds, c, d.Initials+" "+words+" Mr Jones")
					require.NoError(t, err, "%s %s", d.Initials, words)
					require.Equal(t, o.Code, draft.Entry.Option, "%s %s", d.Initials, words)
				}
			}
		}
	}
}

const (
	eventsHeader  = "code,jurisdiction,group,initials,label_en,label_cy,template_en,template_cy,needs,control,alterable\n"
	optionsHeader = "code,option,label_en,label_cy\n"
)

func TestAFaultInTheDataNamesItsFileAndLine(t *testing.T) {
	good := "1,crown,course,CO,On,Ar,On,Ar,,start,Y\n"
	for _, c := range []struct{ name, events, options, want string }{
		{"a jurisdiction that there is not", "1,family,g,CO,a,b,a,b,,,Y\n", "", `events.csv:2: jurisdiction "family"`},
		{"initials of one letter", "1,crown,g,C,a,b,a,b,,,Y\n", "", `events.csv:2: initials "C"`},
		{"initials twice", good + "2,both,g,CO,a,b,a,b,,,Y\n", "", `events.csv:3: initials "CO"`},
		{"a code twice", good + "1,crown,g,CX,a,b,a,b,,,Y\n", "", `events.csv:3: code "1"`},
		{"no Welsh", "1,crown,g,CO,a,,a,b,,,Y\n", "", `events.csv:2: label_cy ""`},
		{"a control that there is not", "1,crown,g,CO,a,b,a,b,,stop,Y\n", "", `events.csv:2: control "stop"`},
		{"a placeholder that there is not", "1,crown,g,CO,a,b,{judge},{judge},,,Y\n", "", "placeholder {judge} is not known"},
		{"a bracket that is not closed", "1,crown,g,CO,a,b,a[ {note},b[ {note},,,Y\n", "", "a bracket is not closed"},
		{"brackets inside brackets", "1,crown,g,CO,a,b,a[[{note}]],b[[{note}]],,,Y\n", "", "brackets do not pair"},
		{"a placeholder that Welsh lacks", "1,crown,g,CO,a,b,a {note},b,,,Y\n", "", `events.csv:2: template_cy "b"`},
		{"a need that the template has no place for", "1,crown,g,CO,a,b,a,b,note,,Y\n", "", `events.csv:2: needs "note"`},
		{"two names", "1,crown,g,CO,a,b,{witness}{counsel},{witness}{counsel},,,Y\n", "", "only one name can be typed"},
		{"a place for an option and no options", "1,crown,g,CO,a,b,{option},{option},,,Y\n", "", "{option} exactly where"},
		{"options of an event that there is not", good, "9,A,a,b\n", `options.csv:2: code "9"`},
		{"an option twice", "1,crown,g,CO,a,b,{option},{option},,,Y\n", "1,A,a,b\n1,a,c,d\n", `options.csv:3: option "a"`},
		{"an answer that is neither yes nor no", "1,crown,g,CO,a,b,a,b,,,y\n", "", `events.csv:2: alterable "y"`},
		{"too few fields", "1,crown\n", "", "events.csv: record on line 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := courtlog.Load(fstest.MapFS{
				"events.csv":  {Data: []byte(eventsHeader + c.events)},
				"options.csv": {Data: []byte(optionsHeader + c.options)},
			})
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestAMisspeltColumnIsRefused(t *testing.T) {
	_, err := courtlog.Load(fstest.MapFS{
		"events.csv":  {Data: []byte(strings.Replace(eventsHeader, "initials", "initial", 1))},
		"options.csv": {Data: []byte(optionsHeader)},
	})
	require.ErrorContains(t, err, `events.csv:1: column "initial" is not known`)
	require.ErrorContains(t, err, `events.csv:1: column "initials" is missing`)
}

func TestFaultsAreInTheOrderOfTheFiles(t *testing.T) {
	var first string
	for range 20 {
		_, err := courtlog.Load(fstest.MapFS{
			"events.csv":  {Data: []byte(eventsHeader + "1,crown,g,CO,a,b,{x},{y},,,Y\n")},
			"options.csv": {Data: []byte(optionsHeader + "9,A,a,b\n8,A,a,b\n7,A,a,b\n6,A,a,b\n")},
		})
		require.Error(t, err)
		if first == "" {
			first = err.Error()
		}
		require.Equal(t, first, err.Error())
	}
}

func TestMissingFilesAreNamed(t *testing.T) {
	_, err := courtlog.Load(os.DirFS(t.TempDir()))
	require.ErrorContains(t, err, "events.csv")
	require.ErrorContains(t, err, "options.csv")
}
