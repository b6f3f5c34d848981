// Command assize-hub is the sync server: desks send it what they recorded and
// hear from it what the other desks of their courts did. See
// packaging/server/README.md.
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
	"strings"
	"syscall"
	"time"

	"assize.example/core/court"
	"assize.example/core/notify"
	"assize.example/server/internal/hub"
	"assize.example/sync/wire"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "assize-hub:", err)
		stop()
		os.Exit(1) //nolint:gocritic // stop has been called
	}
}

// commands are what the program does, by its first argument; without one, or
// with a flag first, it runs the hub.
var commands = map[string]func(ctx context.Context, args []string, out, logs io.Writer) error{
	"run": runHub, "code": makeCode, "status": showStatus, "verify": verify, "revoke": revoke, "resend": resend,
}

func run(ctx context.Context, args []string, out, logs io.Writer) error {
	name := "run"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	command, ok := commands[name]
	if !ok {
		return fmt.Errorf("unknown command %q: want run, code, status, verify, revoke or resend", name)
	}
	err := command(ctx, args, out, logs)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	return err
}

// flags are those that every command has.
func flags(name string, logs io.Writer) (*flag.FlagSet, *string) {
	f := flag.NewFlagSet("assize-hub "+name, flag.ContinueOnError)
	f.SetOutput(logs)
	return f, f.String("data", "hub-data", "data `directory`")
}

func runHub(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("run", logs)
	s := settings{Listen: "127.0.0.1:4222", Checkpoint: duration(time.Minute)}
	file := f.String("config", "", "configuration `file`, in place of the other flags; see packaging/server/README.md")
	f.StringVar(&s.Listen, "listen", s.Listen, "`address` that desks connect to")
	f.Func("names", "host `names` that desks reach this hub by, with commas: turns TLS on", func(v string) error {
		s.Names = split(v)
		return nil
	})
	f.StringVar(&s.NATS.URL, "nats-url", "", "`URL` of a NATS cluster that keeps the record")
	f.DurationVar((*time.Duration)(&s.Checkpoint), "checkpoint", time.Minute, "`time` between signed checkpoints")
	clock := f.String("clock", "", "start the clock at this `instant` (RFC 3339), for demonstrations")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *file != "" {
		if err := s.read(*file); err != nil {
			return err
		}
	}
	now, err := clockFrom(*clock)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelInfo}))
	h, err := hub.Open(ctx, s.hub(*dir, now, log))
	if err != nil {
		return fmt.Errorf("start the hub: %w", err)
	}
	_, err = fmt.Fprintf(out, "assize-hub is ready at %s\n", h.URL())
	h.Run(ctx)
	return errors.Join(err, h.Close())
}

// clockFrom returns the machine's clock, or one that starts at an instant.
func clockFrom(start string) (func() time.Time, error) {
	if start == "" {
		return time.Now, nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("clock: %w", err)
	}
	began := time.Now()
	return func() time.Time { return at.Add(time.Since(began)) }, nil
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// makeCode has the running hub make a code, by its clock; where none runs it
// makes the code itself.
func makeCode(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("code", logs)
	desk := f.String("desk", "", "`name` of the desk, as people know it")
	courts := f.String("courts", "", "`codes` of the courts that it serves, with commas")
	clock := f.String("clock", "", "the -clock that the hub will be started with, if any")
	if err := f.Parse(args); err != nil {
		return err
	}
	now, err := clockFrom(*clock)
	if err != nil {
		return err
	}
	var codes []court.Code
	for _, c := range split(*courts) {
		codes = append(codes, court.Code(c))
	}
	code, err := hub.AskCode(ctx, *dir, *desk, codes)
	if _, answered := errors.AsType[*wire.Fault](err); err != nil && !answered {
		code, err = hub.MakeCode(*dir, *desk, codes, now())
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, code)
	return err
}

func showStatus(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("status", logs)
	if err := f.Parse(args); err != nil {
		return err
	}
	var a hub.Account
	if err := hub.AskRunning(ctx, *dir, "status", nil, &a); err != nil {
		return err
	}
	return writeStatus(out, a)
}

func writeStatus(out io.Writer, a hub.Account) error {
	var b strings.Builder
	fmt.Fprintf(&b, "record: %d events, hash %s\n", a.Position, a.Hash)
	for _, d := range a.Desks {
		fmt.Fprintf(&b, "desk %s (%s): courts %v, %d events, revoked %v\n", d.ID, d.Name, d.Courts, d.Events, d.Revoked)
	}
	fmt.Fprintf(&b, "notifications: %d required, %d without a state, %d unexplained", a.Told.Expected, len(a.Told.Missing), len(a.Told.Extra))
	for _, s := range notify.States() {
		fmt.Fprintf(&b, ", %d %s", a.Told.ByState[s], s)
	}
	b.WriteString("\n")
	if n := a.Refused - len(a.Quarantined); n > 0 {
		fmt.Fprintf(&b, "refused: %d more, earlier than these\n", n)
	}
	for _, q := range a.Quarantined {
		fmt.Fprintf(&b, "refused %s of desk %s, %s: %s\n", q.Event, q.Desk, q.Kind, q.Why.EN)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func revoke(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("revoke", logs)
	desk := f.String("desk", "", "`identifier` of the desk; see status")
	if err := f.Parse(args); err != nil {
		return err
	}
	if err := hub.AskRunning(ctx, *dir, "revoke", []byte(*desk), nil); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, "revoked", *desk)
	return err
}

// resend has a rejected notification sent once more.
func resend(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("resend", logs)
	id := f.String("notification", "", "`identifier` of the notification")
	if err := f.Parse(args); err != nil {
		return err
	}
	if err := hub.AskRunning(ctx, *dir, "resend", []byte(*id), nil); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, "to be sent again:", *id)
	return err
}

// verify recomputes the whole record. The hub must not be running on it.
func verify(ctx context.Context, args []string, out, logs io.Writer) error {
	f, dir := flags("verify", logs)
	if err := f.Parse(args); err != nil {
		return err
	}
	// Without its directory there is nothing to verify: do not make one.
	if _, err := os.Stat(filepath.Join(*dir, "record")); err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	h, err := hub.Open(ctx, hub.Config{
		Dir: *dir, Now: time.Now, Log: slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	report, err := h.Verify(ctx)
	if err := errors.Join(err, h.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d events of %d desks, %d bodies erased, %d faults\n",
		report.Events, report.Desks, report.Erased, len(report.Faults))
	return errors.Join(append(report.Faults, err)...)
}
