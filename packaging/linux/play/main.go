// Command play plays a sitting as its users would: a hub, two desks in real
// windows on virtual displays, and every key pressed by xdotool. It leaves
// screenshots, the PDFs of the orders and their pages, and a summary that
// compares what the two desks hold. It fails when they differ.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

// demoClock is when the demo court's day begins.
const demoClock = "2026-11-23T09:55:00Z"

func main() {
	out := flag.String("out", "out", "folder for pictures, PDFs and the summary")
	bin := flag.String("bin", "bin", "folder with assize and assize-hub")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	if err := play(ctx, *bin, *out); err != nil {
		fmt.Fprintln(os.Stderr, "play:", err)
		os.Exit(1) //nolint:gocritic // the processes were ended by play
	}
}

// stage is everything that takes part.
type stage struct {
	ctx      context.Context
	bin, out string
	work     string // data directories, thrown away before the next play
	hub      *process
	address  string // of the hub
	desks    []*desk
	began    time.Time
	shots    int
	notes    []string // of the summary
}

func play(ctx context.Context, bin, out string) (err error) {
	s := &stage{ctx: ctx, bin: bin, out: out, work: filepath.Join(out, "data"), began: time.Now()}
	for _, dir := range []string{"shots", "data", "orders", "pages", "agencies"} {
		if err := errors.Join(os.RemoveAll(filepath.Join(out, dir)), os.MkdirAll(filepath.Join(out, dir), 0o700)); err != nil {
			return err
		}
	}
	defer func() { err = errors.Join(err, s.end()) }()
	for _, act := range []struct {
		what string
		do   func() error
	}{
		{"start the hub", s.startHub},
		{"enrol two desks and import the demo court", s.enrol},
		{"open two windows and sign in", s.openWindows},
		{"first case: called on, logged, resulted, shared", s.firstCase},
		{"second case: called on, logged, resulted, shared", s.secondCase},
		{"the second desk shows the same", s.sameAtSecondDesk},
		{"the hub is killed; a third case is resulted and shared offline", s.thirdCaseOffline},
		{"the hub returns; everything converges", s.hubReturns},
		{"compare the records, gather the orders", s.compare},
	} {
		s.say("%s", act.what)
		if err := act.do(); err != nil {
			s.shootAll("failed")
			return fmt.Errorf("%s: %w", act.what, err)
		}
	}
	return s.summary()
}

func (s *stage) say(format string, args ...any) {
	fmt.Printf("%5.1f s  %s\n", time.Since(s.began).Seconds(), fmt.Sprintf(format, args...))
}

// note keeps a line for the summary.
func (s *stage) note(format string, args ...any) {
	s.notes = append(s.notes, fmt.Sprintf(format, args...))
}

// until waits for something to become true, and says what it waited for when
// it does not.
func (s *stage) until(what string, most time.Duration, is func() (bool, error)) error {
	deadline := time.Now().Add(most)
	for {
		ok, err := is()
		if ok {
			return nil
		}
		if time.Now().After(deadline) {
			return errors.Join(fmt.Errorf("waited %s for: %s", most, what), err)
		}
		select {
		case <-s.ctx.Done():
			return s.ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}
