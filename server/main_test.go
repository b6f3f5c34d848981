package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func command(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), args, &out, io.Discard)
	return out.String(), err
}

func TestAHubIsRunAskedStoppedAndVerified(t *testing.T) {
	dir := t.TempDir()
	code, err := command(t, "code", "-data", dir, "-desk", "Court 1", "-courts", "433,B01LY00")
	require.NoError(t, err)
	require.Regexp(t, `^([A-Z2-7]{4}-){8}[A-Z2-7]{4}\n$`, code)

	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	var over sync.WaitGroup
	over.Go(func() {
		if err := run(ctx, []string{"-data", dir, "-listen", "127.0.0.1:0", "-clock", "2026-11-23T09:00:00Z"}, w, io.Discard); err != nil {
			t.Errorf("run: %v", err)
		}
	})
	ready := make([]byte, 100)
	n, err := r.Read(ready)
	require.NoError(t, err)
	require.Contains(t, string(ready[:n]), "ready at nats://127.0.0.1:")

	code, err = command(t, "code", "-data", dir, "-desk", "Court 2", "-courts", "433")
	require.NoError(t, err)
	offers, err := filepath.Glob(filepath.Join(dir, "codes", "*.json"))
	require.NoError(t, err)
	require.Len(t, offers, 2)
	require.NotContains(t, strings.Join(offers, " "), strings.TrimSpace(code), "only its hash is kept")
	out, err := command(t, "status", "-data", dir)
	require.NoError(t, err)
	require.Contains(t, out, "record: 0 events")
	require.Contains(t, out, "notifications: 0 required, 0 without a state", "said also when there is none")
	_, err = command(t, "verify", "-data", dir)
	require.ErrorContains(t, err, "another hub runs")
	_, err = command(t, "revoke", "-data", dir, "-desk", "nobody")
	require.ErrorContains(t, err, "no desk in use has this name")
	_, err = command(t, "resend", "-data", dir, "-notification", "none")
	require.ErrorContains(t, err, "none that was rejected has this identifier")
	_, err = command(t, "code", "-data", dir, "-desk", "Court 3")
	require.ErrorContains(t, err, "at least one court")
	stop()
	over.Wait()

	out, err = command(t, "verify", "-data", dir)
	require.NoError(t, err)
	require.Contains(t, out, "0 faults")
}

func TestWhatIsMistypedIsSaid(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "hub.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"lisen": "x"}`), 0o600))
	for want, args := range map[string][]string{
		"unknown command":       {"frobnicate"},
		`unknown field "lisen"`: {"-data", dir, "-config", file},
		"clock":                 {"-data", dir, "-clock", "yesterday"},
		"at least one court":    {"code", "-data", dir, "-desk", "x"},
		"no such file":          {"verify", "-data", filepath.Join(dir, "none")},
		"find the running hub":  {"status", "-data", dir},
	} {
		_, err := command(t, args...)
		require.ErrorContains(t, err, want)
	}
	_, err := command(t, "-help")
	require.NoError(t, err)
}

func TestTheExampleConfigurationIsRead(t *testing.T) {
	var s settings
	require.NoError(t, s.read("../packaging/server/hub.example.json"))
	require.Equal(t, time.Minute, time.Duration(s.Checkpoint))
	cfg := s.hub("data", time.Now, nil)
	require.Equal(t, "0.0.0.0:4222", cfg.Listen)
	require.NotEmpty(t, cfg.Deliver.Agencies)
	require.True(t, strings.Contains(cfg.Deliver.Mail.From, "@"))
}
