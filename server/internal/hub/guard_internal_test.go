package hub

import (
	"context"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
)

func TestARequestThatMakesAnAnswerPanicDoesNotEndTheHub(t *testing.T) {
	value, err := guarded(t.Context(), &nats.Msg{Subject: "x"}, func(context.Context, *nats.Msg) (any, error) {
		var none []int
		return none[len(none)-1:], nil
	})
	require.ErrorContains(t, err, "panic")
	require.Nil(t, value)
}
