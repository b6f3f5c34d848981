package enrol_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/server/internal/enrol"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// office is an office whose directory is kept in d.
func office(t *testing.T, d *directory.Directory) enrol.Office {
	t.Helper()
	return enrol.Office{
		Codes: enrol.Codes{Dir: t.TempDir()}, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		Directory: func() directory.Directory { return *d },
		Record: func(_ context.Context, e directory.Event) error {
			*d = directory.Apply(*d, e, court.Stamp{})
			return nil
		},
	}
}

// alike returns two keys whose hashes begin with the same three bytes: such a
// key is found in seconds by who looks for one to a given key, and two of them
// sooner.
func alike() (one, other []byte) {
	seen := map[[3]byte]uint64{}
	for n := uint64(0); ; n++ {
		sum := sha256.Sum256(numbered(n))
		if m, ok := seen[[3]byte(sum[:3])]; ok {
			return numbered(m), numbered(n)
		}
		seen[[3]byte(sum[:3])] = n
	}
}

func numbered(n uint64) []byte { return binary.BigEndian.AppendUint64(make([]byte, 24), n) }

func TestNoKeyTakesTheNameOfAnotherDesk(t *testing.T) {
	// given: a desk, and another key with the same first digits
	var d directory.Directory
	o := office(t, &d)
	one, other := alike()
	enrolled := func(key []byte) wire.Enrolled {
		code, err := o.Codes.Make(enrol.Offer{Name: "Court 1", Courts: []court.Code{"433"}, Expires: o.Now().Add(enrol.Life)}, []byte("ca"))
		require.NoError(t, err)
		e, err := o.Enrol(t.Context(), wire.Enrol{Code: code, Key: key})
		require.NoError(t, err)
		return e
	}
	first := enrolled(one)

	// when: its holder is enrolled by the same name
	second := enrolled(other)

	// then
	require.NotEqual(t, first.Desk, second.Desk)
	require.EqualValues(t, one, d.Desks[first.Desk].Key, "the key of the first is what it was")
}
