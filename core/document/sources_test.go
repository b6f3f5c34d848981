package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/document/documenttest"
)

func TestWhoeverHoldsADocumentIsToldWhenAResultChangesOfWhichItSaysSomething(t *testing.T) {
	w, rules := documenttest.Wording(t), documenttest.Rules(t)
	for kind := range documenttest.Kinds {
		if kind == "result-sheet" { // it is sent to nobody
			continue
		}
		require.Equal(t, w.MadeFrom(kind), rules.MadeFrom(kind), "documents.csv: want %s,%s", kind, strings.Join(w.MadeFrom(kind), " "))
	}
}
