package casefile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

func TestANationalityIsWordedWhateverTheMessageCalledIt(t *testing.T) {
	for recorded, c := range map[string]struct {
		want  court.Text
		coded bool
	}{
		"GBR": {court.Text{EN: "British", CY: "Prydeinig"}, false}, "british": {court.Text{EN: "British", CY: "Prydeinig"}, false},
		"pol": {court.Text{EN: "Polish", CY: "Pwylaidd"}, false}, "Gwyddelig": {court.Text{EN: "Irish", CY: "Gwyddelig"}, false},
		"QQQ": {court.Text{EN: "QQQ"}, true}, "Manx": {court.Text{EN: "Manx"}, false},
	} {
		words, coded := casefile.Person{Nationality: recorded}.NationalityText()
		require.Equal(t, c.want, words, recorded)
		require.Equal(t, c.coded, coded, recorded)
	}
	require.Equal(t, "benyw", casefile.Person{Gender: "Female"}.GenderText().CY)
	require.Equal(t, "non-binary", casefile.Person{Gender: "non-binary"}.GenderText().In(court.Welsh))
}
