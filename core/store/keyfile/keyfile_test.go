package keyfile_test

import (
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/store/keyfile"
)

func TestAKeyIsMadeOnceAndReadByItsOwnerOnly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "desk.key")

	made, err := keyfile.LoadOrMake(file)

	require.NoError(t, err)
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	for range 3 {
		again, err := keyfile.LoadOrMake(file)
		require.NoError(t, err)
		require.True(t, made.Equal(again), "another key was made")
	}
	others, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	require.Len(t, others, 1, "a half-written key was left behind")
}

func TestTwoDesksMakeTwoKeys(t *testing.T) {
	one, err := keyfile.LoadOrMake(filepath.Join(t.TempDir(), "desk.key"))
	require.NoError(t, err)
	two, err := keyfile.LoadOrMake(filepath.Join(t.TempDir(), "desk.key"))
	require.NoError(t, err)
	require.False(t, one.Equal(two))
}

func TestAKeyThatOthersCanReadIsRefused(t *testing.T) {
	for _, mode := range []fs.FileMode{0o604, 0o640, 0o644, 0o660, 0o601, 0o610} {
		file := filepath.Join(t.TempDir(), "desk.key")
		_, err := keyfile.LoadOrMake(file)
		require.NoError(t, err)
		require.NoError(t, os.Chmod(file, mode))

		_, err = keyfile.Load(file)
		require.ErrorIs(t, err, keyfile.ErrMode, "%o", mode)
		before, err := os.ReadFile(file)
		require.NoError(t, err)
		_, err = keyfile.LoadOrMake(file)
		require.ErrorIs(t, err, keyfile.ErrMode, "%o", mode)
		after, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, before, after, "a key that is refused must stay as it is")
	}
}

func TestAKeyThatIsNotOneIsRefusedAndKept(t *testing.T) {
	seed := hex.EncodeToString(make([]byte, 32))
	for name, content := range map[string]string{
		"empty":          "",
		"short":          seed[:62],
		"long":           seed + "00",
		"not digits":     strings.Repeat("zz", 32),
		"two on a line":  seed + " " + seed,
		"a private file": "-----BEGIN PRIVATE KEY-----\n",
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "desk.key")
			require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
			_, err := keyfile.LoadOrMake(file)
			require.ErrorContains(t, err, file)
			kept, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, content, string(kept))
		})
	}
}

func TestAMissingKeyIsNotMadeByLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "desk.key")
	_, err := keyfile.Load(file)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NoFileExists(t, file)
	_, err = keyfile.LoadOrMake(filepath.Join(t.TempDir(), "none", "desk.key"))
	require.Error(t, err, "there is no folder to keep it in")
}
