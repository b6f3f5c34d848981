package pdf_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/document/pdf"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	out    = flag.String("out", "", "directory to write every kind of document to, for looking at")
)

func render(t testing.TB, docs ...document.Document) []byte {
	t.Helper()
	b, err := pdf.Render(docs, documenttest.Assets(t, "fonts"))
	require.NoError(t, err)
	return b
}

func TestEachKindOfDocumentIsLaidOutInBothLanguages(t *testing.T) {
	for kind := range documenttest.Kinds {
		for _, l := range []court.Language{court.English, court.Welsh} {
			t.Run(kind+" "+string(l), func(t *testing.T) {
				b := render(t, documenttest.Document(t, kind, l))

				require.Equal(t, "%PDF-", string(b[:5]))
				if *out != "" {
					require.NoError(t, os.WriteFile(filepath.Join(*out, kind+"."+string(l)+".pdf"), b, 0o644))
				}
			})
		}
	}
}
