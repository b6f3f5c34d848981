// Package settings is what one desk is told once: who it is, whose cases it
// holds, where the hub is, and how it looks. It is a file in the data directory.
package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"assize.example/core/court"
)

// File is the name of the settings file in the data directory.
const File = "desk.json"

// Desk is the settings of one desk. The zero value of a field has a default.
type Desk struct {
	ID       court.DeskID   `json:"id"`        // given at enrolment
	Name     string         `json:"name"`      // as people say it: Court 3
	Courts   []court.Code   `json:"courts"`    // whose cases it holds
	Title    string         `json:"title"`     // of the window and the sign-in
	Hub      string         `json:"hub"`       // address: nats://hub.example:4222
	HubKey   []byte         `json:"hub_key"`   // the hub's public key
	CA       string         `json:"ca"`        // PEM file of the hub's certificate authority
	Zone     string         `json:"zone"`      // Europe/London
	Language court.Language `json:"language"`  // of the window
	Theme    string         `json:"theme"`     // light, dark or contrast
	IdleLock int            `json:"idle_lock"` // minutes without a key until the desk locks; 0: ten
	Printer  string         `json:"printer"`   // name for lp; empty: the system's default
	Edges    Edges          `json:"edges"`     // of the window's columns; zero: where they stand at first
}

// Edges are where the clerk left the movable edges of the window, each as a
// share of its room.
type Edges struct {
	List  float64 `json:"list"`
	Log   float64 `json:"log"`
	Grid  float64 `json:"grid"`
	Panel float64 `json:"panel"`
}

// Load reads the settings in dir. A desk that has none yet is given the
// defaults; fs.ErrNotExist is not an error here.
func Load(dir string) (Desk, error) {
	d := Desk{Zone: "Europe/London", Language: court.English, Theme: "light", IdleLock: 10}
	raw, err := os.ReadFile(filepath.Join(dir, File))
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil {
		return d, fmt.Errorf("read settings: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return d, fmt.Errorf("read settings %s: %w", filepath.Join(dir, File), err)
	}
	return d, nil
}

// Save writes the settings in dir, in one step.
func (d Desk) Save(dir string) error {
	raw, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("encode settings: %w", err)
	}
	f, err := os.CreateTemp(dir, "desk-*")
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	_, err = f.Write(append(raw, '\n'))
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, File))
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the error that matters is the first
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

// Location returns the desk's time zone.
func (d Desk) Location() (*time.Location, error) {
	loc, err := time.LoadLocation(d.Zone)
	if err != nil {
		return nil, fmt.Errorf("time zone of the desk: %w", err)
	}
	return loc, nil
}

// Idle returns how long the desk waits without a key before it locks.
func (d Desk) Idle() time.Duration {
	if d.IdleLock <= 0 {
		return 10 * time.Minute
	}
	return time.Duration(d.IdleLock) * time.Minute
}
