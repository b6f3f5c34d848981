package deliver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/notify"
)

const letterID = "0b6b1f6e-0000-5000-8000-000000000001"

func letterTo(folder string) Letter {
	return Letter{Message: notify.Message{ID: letterID, Subject: "s", Body: "b", Payload: []byte("{}")}, To: folder}
}

// sent is an agency's folder with one letter in it.
func sent(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "prison")
	_, err := FolderDrop{}.Send(t.Context(), letterTo(folder))
	require.NoError(t, err)
	return folder
}

func TestALinkInAnAgencysFolderDoesNotLeadToTheHubsOwnFiles(t *testing.T) {
	folder := sent(t)
	secret := filepath.Join(t.TempDir(), "hub.key")
	require.NoError(t, os.WriteFile(secret, []byte("the hub's key"), 0o600))

	require.NoError(t, os.Symlink(secret, filepath.Join(folder, letterID+".ack")))

	what, note := FolderDrop{}.look(folder, letterID)
	require.Equal(t, lying, what, "it is no acknowledgement")
	require.NotContains(t, note, "key")
}

func TestAnAcknowledgementIsReadNoFurtherThanItIsShown(t *testing.T) {
	folder := sent(t)
	ack := filepath.Join(folder, letterID+".ack")
	require.NoError(t, os.WriteFile(ack, []byte(strings.Repeat("ŵ", noteMost/2-1)+"aŷ"), 0o600)) // cut inside a letter
	require.NoError(t, os.Truncate(ack, 1<<36))                                                  // 64 GB, of which nothing is on disk

	what, note := FolderDrop{}.look(folder, letterID)
	require.Equal(t, acknowledged, what)
	require.Equal(t, strings.Repeat("ŵ", noteMost/2-1)+"a", note)
}

func TestALetterThatLiesThereIsNotPutThereAgain(t *testing.T) {
	folder := sent(t)
	file := filepath.Join(folder, letterID, "message.txt")
	before, err := os.Stat(file)
	require.NoError(t, err)
	_, err = FolderDrop{}.Send(t.Context(), letterTo(folder))
	require.NoError(t, err)
	after, err := os.Stat(file)
	require.NoError(t, err)
	require.True(t, os.SameFile(before, after))
}

func TestALetterIsNotTakenForDeliveredWhereItsFolderIsGone(t *testing.T) {
	for name, lose := range map[string]func(folder string) error{
		"the folder is not there":                os.RemoveAll,
		"an empty directory is where a disk was": func(folder string) error { return errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o700)) },
	} {
		t.Run(name, func(t *testing.T) {
			folder := sent(t)
			require.NoError(t, lose(folder))
			what, _ := FolderDrop{}.look(folder, letterID)
			require.Equal(t, lying, what)
		})
	}
	folder := sent(t)
	require.NoError(t, os.RemoveAll(filepath.Join(folder, letterID)))
	what, _ := FolderDrop{}.look(folder, letterID)
	require.Equal(t, taken, what)
}
