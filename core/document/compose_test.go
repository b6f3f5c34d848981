package document_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document/documenttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestEachKindOfDocumentSaysWhatItMustInBothLanguages(t *testing.T) {
	for kind := range documenttest.Kinds {
		for _, l := range []court.Language{court.English, court.Welsh} {
			t.Run(kind+" "+string(l), func(t *testing.T) {
				doc := documenttest.Document(t, kind, l)

				requireGolden(t, kind+"."+string(l)+".txt", doc.Plain())
			})
		}
	}
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
