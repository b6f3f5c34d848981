// Package keyfile keeps a desk's or hub's Ed25519 key in a file that only its
// owner can read.
package keyfile

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrMode is returned for a key file that others can read.
var ErrMode = errors.New("others can read the key file: want mode 0600")

// Load reads the key in file. It refuses one that others can read.
func Load(file string) (ed25519.PrivateKey, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, fmt.Errorf("load key: %w", err)
	}
	if othersMayRead(info) {
		return nil, fmt.Errorf("load key %s: %w", file, ErrMode)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("load key: %w", err)
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(raw)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("load key %s: want %d hexadecimal digits", file, 2*ed25519.SeedSize)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// othersMayRead reports whether the mode lets others read the file. Windows has
// no such mode, and shows 0666 for every file: there the access list of the
// user's own folder protects it.
func othersMayRead(info fs.FileInfo) bool {
	return runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}

// LoadOrMake reads the key in file, or makes one where there is no file.
func LoadOrMake(file string) (ed25519.PrivateKey, error) {
	key, err := Load(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	_, key, err = ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	return key, save(file, []byte(hex.EncodeToString(key.Seed())+"\n"))
}

// save creates file in one step and waits until it is on disk: a key that is
// lost in a power cut cannot be made again.
func save(file string, data []byte) error {
	dir := filepath.Dir(file)
	f, err := os.CreateTemp(dir, ".key-*") // mode 0600
	if err != nil {
		return fmt.Errorf("save key: %w", err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the error that matters is the first
		return fmt.Errorf("save key %s: %w", file, err)
	}
	return syncDir(dir)
}

// syncDir waits until the names in dir are on disk. Windows keeps them with the
// file, and cannot flush a directory.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("flush %s: %w", dir, err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("flush %s: %w", dir, err)
	}
	return nil
}
