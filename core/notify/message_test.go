package notify_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/notify"
	"assize.example/core/result"
	"assize.example/core/share"
)

var update = flag.Bool("update", false, "write what the messages say now into testdata")

// fullSet is a set with everything that any agency needs to know.
func fullSet(t *testing.T) share.Set {
	t.Helper()
	tag := made(t, "r1a", "d1", "CURE")
	tag.Text = court.Text{
		EN: "Curfew with electronic monitoring for 8 weeks between 21:00 and 06:00 each day.",
		CY: "Cyrffyw gyda monitro electronig am 8 wythnos rhwng 21:00 a 06:00 bob dydd.",
	}
	tag.Values = result.Values{"startTime": "21:00", "endTime": "06:00"}
	remand := made(t, "r2", "d1", "RC", result.Recorded{
		ID: "r2a", Code: "NHMC", Values: result.Values{"HDATE": "2026-12-14", "timeOfHearing": "10:00", "HCHOUSE": "Derby", "HCROOM": "2"},
	})
	remand.Offence = "od1"
	s := setOf(made(t, "r1", "d1", "COEW", tag), remand, made(t, "r3", "d1", "VULN"))
	d := &s.Case.Defendants[0]
	d.Contact = court.Contact{Mobile: "07700 900123", Home: "01632 960123", Email: "ann@example.test"}
	d.Interpreter, d.Needs = "Polish", "Uses a wheelchair"
	d.PNC, d.Reference = "2026/0012345X", "DC/17"
	d.Parent = &casefile.Parent{Name: "Bea Secret", Contact: court.Contact{Mobile: "07700 900124"}}
	d.Representation = &casefile.Representation{Firm: "A & Co", LegalAid: "LA123"}
	d.Custody = casefile.Custody{Liberty: casefile.OnConditions, Conditions: []string{"Live at 1 High Street"}, Prison: "HMP Example"}
	d.Offences[0].Plea = &casefile.Plea{Code: "G", On: today}
	d.Offences[0].Verdict = &casefile.Verdict{Code: "G", On: today}
	return s
}

func TestMessagesSayThisInBothLanguages(t *testing.T) {
	set := fullSet(t)
	for _, o := range notify.Derive(set, rules(t)) {
		if !o.Required {
			continue
		}
		for _, l := range []court.Language{court.English, court.Welsh} {
			m := notify.Compose(set, o, l)
			requireGolden(t, o.Agency+"-"+o.Kind+"."+string(l)+".txt", m.Subject+"\n\n"+m.Body)
		}
		requireGolden(t, o.Agency+"-"+o.Kind+".json", indented(t, notify.Compose(set, o, court.English).Payload))
	}
}

func indented(t *testing.T, raw []byte) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, json.Indent(&b, raw, "", "  "))
	return b.String() + "\n"
}

func requireGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestTheSameSetGivesTheSameMessageAgain(t *testing.T) {
	set := fullSet(t)
	for _, o := range notify.Derive(set, rules(t)) {
		require.Equal(t, notify.Compose(set, o, court.Welsh), notify.Compose(set, o, court.Welsh))
	}
}

func TestACompanyHasAMessageToo(t *testing.T) {
	set := setOf(made(t, "r1", "d1", "FO"))
	set.Case.Defendants[0].Person, set.Case.Defendants[0].Company = nil, &casefile.Company{Name: "Made-up Haulage Ltd"}
	m := notify.Compose(set, only(t, notify.Derive(set, rules(t)), "fines", "d1"), court.English)
	require.Contains(t, m.Body, "Name: Made-up Haulage Ltd")
}

func TestANeedOfALaterVersionIsReadOver(t *testing.T) {
	set := fullSet(t)
	o := only(t, notify.Derive(set, rules(t)), "police", "d1")
	o.Needs = append(o.Needs, "fingerprints")
	require.NotEmpty(t, notify.Compose(set, o, court.English).Body)
}
