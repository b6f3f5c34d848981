// Command assize is the desk that a court clerk works at. Without a command it
// opens the window; the commands do from a terminal what IT staff need.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"assize.example/app/internal/caseload"
	"assize.example/assets"
	"assize.example/core/court"
)

const usage = `Assize: the desk.

  assize [-data DIR]                    open the window
  assize enrol -hub ADDRESS -code CODE -name NAME
                                        enrol this desk at its hub, once
  assize import FILE...                 read SPI messages, Libra and XHIBIT lists
  assize demo DIR                       write the files of the demo court
  assize verify                         check every hash, signature and chain; no network
  assize status                         record hash, position, what waits

Flags, before the command:
  -data DIR     the desk's data directory (default: assize in the user's configuration directory)
  -clock TIME   start the clock at TIME (2026-11-23T09:55:00Z): for the demo court
`

// command is one of the commands. clock tells the time; it is the only one.
type command struct {
	dir   string
	clock func() time.Time
	log   *slog.Logger
	out   io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, say(err))
		os.Exit(1) //nolint:gocritic // the deferred stop only unhooks signals
	}
}

// say is what a person at a terminal is told.
func say(err error) string {
	if p, ok := court.AsProblem(err); ok {
		return p.Sentence(court.English)
	}
	return "assize: " + err.Error()
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("assize", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprint(errs, usage) }
	dir := flags.String("data", "", "")
	start := flags.String("clock", "", "")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	c := command{dir: *dir, out: out, log: slog.New(slog.NewTextHandler(errs, nil))}
	var err error
	if c.clock, err = clockFrom(*start); err != nil {
		return err
	}
	if c.dir == "" {
		if c.dir, err = defaultDir(); err != nil {
			return err
		}
	}
	return c.do(ctx, flags.Args())
}

func (c command) do(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return c.window(ctx)
	}
	switch name, rest := args[0], args[1:]; name {
	case "enrol":
		return c.enrol(ctx, rest)
	case "import":
		return c.importFiles(ctx, rest)
	case "demo":
		return c.demo(rest)
	case "verify":
		return c.verify(ctx)
	case "status":
		return c.status(ctx)
	default:
		return fmt.Errorf("there is no command %q\n\n%s", name, usage)
	}
}

// clockFrom returns the clock: the computer's, or one that starts at a given
// time and runs on from there.
func clockFrom(start string) (func() time.Time, error) {
	if start == "" {
		return time.Now, nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("-clock %q: want a time such as 2026-11-23T09:55:00Z: %w", start, err)
	}
	ahead := time.Until(at)
	return func() time.Time { return time.Now().Add(ahead) }, nil
}

func defaultDir() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find where this user keeps settings (or give -data DIR): %w", err)
	}
	return filepath.Join(base, "assize"), nil
}

// rules loads the reference data. A desk with half its rules must not open.
func rules() (caseload.Rules, error) {
	r, err := caseload.LoadRules(assets.Files)
	if err != nil {
		return r, fmt.Errorf("load the reference data: %w", err)
	}
	return r, nil
}
