package law_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/law"
)

func load(t testing.TB) law.Reference {
	t.Helper()
	ref, err := law.LoadReference(os.DirFS("../../assets/reference"))
	require.NoError(t, err)
	return ref
}

func TestTheReferenceIsLoaded(t *testing.T) {
	require.GreaterOrEqual(t, len(load(t).Rules()), 40)
}
