package lang_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/assets/lang"
)

func TestEveryLabelIsInBothLanguages(t *testing.T) {
	english, err := lang.In(lang.English)
	require.NoError(t, err)
	welsh, err := lang.In(lang.Welsh)
	require.NoError(t, err)

	require.Equal(t, slices.Sorted(maps.Keys(english)), slices.Sorted(maps.Keys(welsh)))
	for key, label := range welsh {
		require.NotEmpty(t, label, key)
		require.NotEmpty(t, english[key], key)
	}
}

func TestAnUnknownLanguageIsAnError(t *testing.T) {
	_, err := lang.In("fr")
	require.ErrorContains(t, err, `"fr"`)
}
