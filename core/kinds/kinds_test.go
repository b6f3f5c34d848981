package kinds_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/kinds"
)

type told struct {
	Text string `json:"text"`
}

func (told) Kind() string { return "told" }

var table = kinds.Table[kinds.Event]{"told": kinds.Body[kinds.Event, told]}

func TestABodyIsReadByItsKind(t *testing.T) {
	e, err := table.Decode("told", 1, []byte(`{"text":"Llŷr"}`))
	require.NoError(t, err)
	require.Equal(t, told{"Llŷr"}, e)
}

func TestWhatIsNotKnownIsNotAnError(t *testing.T) {
	for _, c := range []struct {
		kind   string
		schema int
	}{{"sung", 1}, {"told", kinds.Schema + 1}} {
		e, err := table.Decode(c.kind, c.schema, []byte(`{}`))
		require.NoError(t, err)
		require.Nil(t, e)
	}
}

func TestABodyThatCannotBeReadNamesItsKind(t *testing.T) {
	_, err := table.Decode("told", 1, []byte(`{"text":3}`))
	require.ErrorContains(t, err, "read told")
}
