package document_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/result"
)

func anyContains(in []string, s string) bool {
	return slices.ContainsFunc(in, func(have string) bool { return strings.Contains(have, s) })
}

// copied is the product's wording, to be spoilt.
func copied(tb testing.TB) fstest.MapFS {
	tb.Helper()
	from, to := documenttest.Assets(tb, "wording"), fstest.MapFS{}
	files, err := fs.Glob(from, "*.json")
	require.NoError(tb, err)
	for _, f := range files {
		b, err := fs.ReadFile(from, f)
		require.NoError(tb, err)
		to[f] = &fstest.MapFile{Data: b}
	}
	return to
}

func TestAFaultInTheWordingIsNamedWithItsFile(t *testing.T) {
	for name, c := range map[string]struct{ file, old, with, want string }{
		"a sentence without Welsh":   {"bail-notice.json", `"cy": "Nid oes amodau."`, `"cy": ""`, "bail-notice.json: orders[2]: want a text in English and in Welsh"},
		"a field that is not known":  {"bail-notice.json", `"warnings"`, `"warning"`, `bail-notice.json:`},
		"a placeholder not known":    {"bail-notice.json", `The court grants {name}`, `The court grants {person}`, "{person}: want one of"},
		"a form not known":           {"bail-notice.json", `"as": "hearing"`, `"as": "listening"`, `bail-notice.json: terms[0]: as "listening"`},
		"a kind of another name":     {"bail-notice.json", `"kind": "bail-notice"`, `"kind": "bail"`, `bail-notice.json: kind "bail": want the name of the file`},
		"a label that is not there":  {"common.json", `"copies":`, `"copie":`, "common.json: label copies: want a text"},
		"a warning without a source": {"bail-notice.json", `"provision": "Bail Act 1976 ss.6-7",`, ``, "bail-notice.json: warnings[0]: want a provision"},
		"no JSON at all":             {"bail-notice.json", `{`, `?`, "bail-notice.json:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			files := copied(t)
			spoilt := strings.Replace(string(files[c.file].Data), c.old, c.with, 1)
			require.NotEqual(t, string(files[c.file].Data), spoilt, "the test spoils nothing")
			files[c.file] = &fstest.MapFile{Data: []byte(spoilt)}

			_, err := document.LoadWording(files)

			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestEveryTriggerIsAResultThatCanBeRecorded(t *testing.T) {
	cat, err := result.Load(documenttest.Assets(t, "reference/results"))
	require.NoError(t, err)

	for _, code := range documenttest.Wording(t).Triggers() {
		require.Contains(t, cat.Codes(), code)
	}
}

func TestEachKindOfDocumentHasLinesThatMakeItInTheTests(t *testing.T) {
	for _, kind := range documenttest.Wording(t).Kinds() {
		if kind != "withdrawal-notice" { // made by an amendment, tested there
			require.Contains(t, documenttest.Kinds, kind)
		}
	}
}

func FuzzWording(f *testing.F) {
	all := copied(f)
	for _, file := range all {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, data string) {
		files := fstest.MapFS{"common.json": all["common.json"], "bail-notice.json": {Data: []byte(data)}}
		if w, err := document.LoadWording(files); err == nil {
			require.Equal(t, []string{"bail-notice"}, w.Kinds())
		}
	})
}
