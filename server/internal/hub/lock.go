package hub

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRunning is returned where another hub runs on the same data directory.
var ErrRunning = errors.New("another hub runs on this data directory")

// lockDir keeps a second hub away from dir, until the lock is closed. The
// system drops it when the process ends, however it ends.
func lockDir(dir string) (*flock.Flock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open data directory: %w", err)
	}
	lock := flock.New(filepath.Join(dir, "hub.lock"), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock data directory: %w", err)
	}
	if !got {
		return nil, fmt.Errorf("lock %s: %w", dir, ErrRunning)
	}
	return lock, nil
}
