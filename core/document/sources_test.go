package document_test

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document/documenttest"
	"assize.example/core/result"
	"assize.example/core/share"
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

func TestEverySumOnANoticeOfAFineIsInTheTotalThatAgenciesAreTold(t *testing.T) {
	raw, err := fs.ReadFile(documenttest.Assets(t, "wording"), "fine-notice.json")
	require.NoError(t, err)
	var notice struct {
		Money []struct{ Result, Amount string }
	}
	require.NoError(t, json.Unmarshal(raw, &notice))
	require.NotEmpty(t, notice.Money)
	for _, m := range notice.Money {
		r := result.Recorded{Code: m.Result, Values: result.Values{m.Amount: "150"}}

		sum, several := share.Set{}.Payable([]result.Recorded{r, r})

		require.True(t, several, m.Result)
		require.Equal(t, court.Pence(300), sum, m.Result)
	}
}
