// Package documenttest makes documents for the tests of what they say and of
// how they are laid out: typed lines, recorded, shared and composed by the real
// parts. Everybody in it is made up.
package documenttest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the court's zone must be there on every machine that tests

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/hearing"
	"assize.example/core/notify"
	"assize.example/core/reference"
	"assize.example/core/result"
	"assize.example/core/share"
)

var (
	// SittingDay is the day on which the results are made.
	SittingDay = court.On(2026, 11, 23)
	// Signer authenticates the documents.
	Signer = document.Signer{Name: "Anwen Prosser", Role: "Legal adviser"}
	// SharedAt is when the results are shared.
	SharedAt = time.Date(2026, 11, 23, 15, 42, 7, 0, time.UTC)
)

// Wording is the wording of the product.
func Wording(tb testing.TB) document.Wording {
	tb.Helper()
	w, err := document.LoadWording(Assets(tb, "wording"))
	require.NoError(tb, err)
	courts, err := reference.LoadCourts(Assets(tb, "reference"))
	require.NoError(tb, err)
	return w.With(courts)
}

// Rules says who is told, as the product does.
func Rules(tb testing.TB) notify.Rules {
	tb.Helper()
	r, err := notify.LoadRules(Assets(tb, "reference/notifications"))
	require.NoError(tb, err)
	return r
}

func catalogue(tb testing.TB) result.Catalogue {
	tb.Helper()
	cat, err := result.Load(Assets(tb, "reference/results"))
	require.NoError(tb, err)
	return cat
}

// London is the zone of the courts.
func London(tb testing.TB) *time.Location {
	tb.Helper()
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(tb, err)
	return zone
}

// Person is a defendant with two offences of which he has been convicted.
func Person(l court.Language) casefile.Defendant {
	plea := &casefile.Plea{Code: "G", On: court.On(2026, 10, 5)}
	return casefile.Defendant{
		ID: "d1", Number: 1, Language: l, ASN: "2654CD0100000012345K", PNC: "2014/0123456A",
		Person: &casefile.Person{
			Name: court.Name{Title: "Mr", Given: []string{"Gruffydd", "Siôn"}, Family: "Llŷr-Ŵyn"},
			Born: court.On(1994, 2, 28), Gender: "male", Nationality: "British", Driver: "LLYR9402284GS9XY",
		},
		Address: court.Address{Lines: []string{"14 Heol y Tŷ Gwyn", "Aberystwyth"}, Postcode: "SY99 1ZZ"},
		Custody: casefile.Custody{Prison: "HMP Berwyn"},
		Offences: []casefile.Offence{
			{
				ID: "o1", Number: 1, Code: "TH68010", Plea: plea,
				Title: court.Text{EN: "Theft from a shop", CY: "Dwyn o siop"}, Wording: court.Text{
					EN: "On 3 August 2026 at Aberystwyth stole three bottles of perfume, to the value of £186.00, belonging to Siop y Dref.",
					CY: "Ar 3 Awst 2026 yn Aberystwyth dwyn tair potel o bersawr, gwerth £186.00, yn eiddo i Siop y Dref.",
				},
			},
			{
				ID: "o2", Number: 2, Code: "RT88191", Verdict: &casefile.Verdict{Code: "G", On: court.On(2026, 11, 23)},
				Title: court.Text{EN: "Using a vehicle without insurance", CY: "Defnyddio cerbyd heb yswiriant"}, Wording: court.Text{
					EN: "On 3 August 2026 at Aberystwyth used a motor vehicle on a road when there was no policy of insurance in force.",
				},
			},
		},
	}
}

// Recorded is the results of typed lines, each with the row it is typed on.
func Recorded(tb testing.TB, file casefile.File, day court.Date, j court.Jurisdiction, lines ...string) []result.Recorded {
	tb.Helper()
	cat, n := catalogue(tb), 0
	var out []result.Recorded
	for _, text := range lines {
		ctx := result.Context{Case: file, Row: file.Defendants[0].Offences[0].ID, Day: day, Jurisdiction: j, Standing: out}
		line, faults := result.ParseLine(cat, ctx, text)
		require.Empty(tb, faults, text)
		require.Empty(tb, line.Missing, text)
		newID := func() string { n++; return "r" + strconv.Itoa(n) }
		out = append(out, result.Record(cat, line, result.Sitting{Hearing: "h", Day: day}, newID)...)
	}
	return out
}

// Shared is what is shared on one day in a court.
func Shared(tb testing.TB, j court.Jurisdiction, def casefile.Defendant, lines ...string) share.Set {
	tb.Helper()
	file := casefile.File{
		ID: "case", URN: "63TS0417926", Court: "B63AY00", CourtName: "Aberystwyth Justice Centre", Jurisdiction: j,
		Prosecutor: casefile.Prosecutor{Name: "Crown Prosecution Service"}, Defendants: []casefile.Defendant{def},
	}
	bench := []hearing.Justice{{Name: "Mrs Eirlys Bowen JP", Role: "magistrate", Chair: true}, {Name: "Mr Ade Okafor JP", Role: "magistrate"}, {Name: "Ms Ruth Pike JP", Role: "magistrate"}}
	if j == court.Crown {
		file.Numbers, file.Court, file.CourtName = []court.CaseNumber{"T20260417"}, "438", "Swansea Crown Court"
		bench = []hearing.Justice{{Name: "Her Honour Judge Mair Ellis", Role: "judge"}}
	}
	h := hearing.Hearing{ID: "h", Jurisdiction: j, Days: []hearing.Day{{Date: SittingDay, Court: file.Court, CourtName: file.CourtName, Room: "1", Bench: bench}}}
	return share.Set{Case: file, Hearing: h, Day: SittingDay, Results: Recorded(tb, file, SittingDay, j, lines...)}
}

// Compose words a set as the desk does, with who gets copies.
func Compose(tb testing.TB, set share.Set) []document.Document {
	tb.Helper()
	w, rules := Wording(tb), Rules(tb)
	docs, err := document.Compose(set, w, Signer, SharedAt, London(tb))
	require.NoError(tb, err)
	return document.CopiesTo(docs, Told(set, rules), w)
}

// Told is who must be told of a set, through the sets that it amends.
func Told(set share.Set, rules notify.Rules) []notify.Obligation {
	if set.Before == nil {
		return notify.Derive(set, rules)
	}
	return notify.DeriveAmended(set, Told(*set.Before, rules), rules)
}

// Amending is a set as it is shared after an earlier one: results of the same
// identifier stand, and what is not among them any more was withdrawn.
func Amending(tb testing.TB, set, before share.Set) share.Set {
	tb.Helper()
	name, err := before.Name()
	require.NoError(tb, err)
	set.Supersedes, set.Before, set.Withdrawn = name, &before, nil
	for _, r := range before.Results {
		if !slices.Contains(set.ResultIDs(), r.ID) {
			r.State, r.Changed.Reason = result.Amended, "the term was wrongly entered"
			set.Withdrawn = append(set.Withdrawn, r)
		}
	}
	return set
}

// Of returns the one document of a kind and language.
func Of(tb testing.TB, docs []document.Document, kind string, l court.Language) document.Document {
	tb.Helper()
	var found []document.Document
	for _, d := range docs {
		if d.Kind == kind && d.Language == l {
			found = append(found, d)
		}
	}
	require.Len(tb, found, 1, "documents of kind %s in %s among %s", kind, l, kindsOf(docs))
	return found[0]
}

func kindsOf(docs []document.Document) string {
	var out []string
	for _, d := range docs {
		out = append(out, d.Kind+" "+string(d.Language))
	}
	return strings.Join(out, ", ")
}

// Assets are the files of a directory of assets, found from any package's tests.
func Assets(tb testing.TB, dir string) fs.FS {
	tb.Helper()
	root, err := os.Getwd()
	require.NoError(tb, err)
	for !isFile(filepath.Join(root, "go.mod")) {
		require.NotEqual(tb, root, filepath.Dir(root), "the module's root was not found")
		root = filepath.Dir(root)
	}
	return os.DirFS(filepath.Join(root, "assets", dir))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
