package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"assize.example/assets"
	"assize.example/server/internal/deliver"
	"assize.example/server/internal/hub"
)

// settings are the configuration file; packaging/server/README.md explains it.
type settings struct {
	Listen     string   `json:"listen"`
	Names      []string `json:"names"`
	Checkpoint duration `json:"checkpoint"`
	NATS       struct {
		URL   string `json:"url"`
		Creds string `json:"creds"`
	} `json:"nats"`
	Deliver deliver.Config `json:"deliver"`
}

// duration is written as text: "90s".
type duration time.Duration

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	*d = duration(v)
	return err
}

// read reads the configuration file over what the flags say. An unknown field
// is an error: a misspelt setting must not be ignored.
func (s *settings) read(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("read configuration: %w", err)
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(s); err != nil {
		return fmt.Errorf("read configuration %s: %w", file, err)
	}
	return nil
}

func (s *settings) hub(dir string, now func() time.Time, log *slog.Logger) hub.Config {
	d := s.Deliver
	if len(d.Agencies) == 0 && d.Folder == "" {
		// Nothing is set up: what agencies must be told is kept where it can be found.
		d.Folder = filepath.Join(dir, "outgoing")
	}
	return hub.Config{
		Assets: assets.Files, Deliver: d,
		Dir: dir, Listen: s.Listen, Names: s.Names, External: s.NATS.URL, Creds: s.NATS.Creds,
		Checkpoint: time.Duration(s.Checkpoint), Now: now, Log: log,
	}
}
