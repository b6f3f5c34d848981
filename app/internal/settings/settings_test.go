package settings_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/settings"
)

func TestSettingsComeBackAsSaved(t *testing.T) {
	dir := t.TempDir()
	d, err := settings.Load(dir)
	require.NoError(t, err)
	require.Equal(t, "Europe/London", d.Zone)
	require.Equal(t, 10*time.Minute, d.Idle())
	d.ID, d.Courts, d.IdleLock = "desk-1", append(d.Courts, "433"), 3
	require.NoError(t, d.Save(dir))
	again, err := settings.Load(dir)
	require.NoError(t, err)
	require.Equal(t, d, again)
	require.Equal(t, 3*time.Minute, again.Idle())
	loc, err := again.Location()
	require.NoError(t, err)
	require.Equal(t, "Europe/London", loc.String())
}

func TestAMisspeltSettingIsRefused(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, settings.File), []byte(`{"zome":"Europe/London"}`), 0o600))
	_, err := settings.Load(dir)
	require.ErrorContains(t, err, "zome")
}
