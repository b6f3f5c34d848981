package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// startHub starts the hub, and again where it left off after it was killed.
func (s *stage) startHub() (err error) {
	if s.address == "" {
		if s.address, err = freePort(s.ctx); err != nil {
			return err
		}
	}
	config := filepath.Join(s.work, "hub.json")
	if err := s.configure(config); err != nil {
		return err
	}
	s.hub, err = s.start("hub", nil, s.assizeHub(), "-data", filepath.Join(s.work, "hub"), "-config", config, "-clock", s.clock())
	if err != nil {
		return err
	}
	return s.until("the hub listens at "+s.address, 30*time.Second, func() (bool, error) { return reachable(s.ctx, s.address) })
}

// configure has every agency's messages put into a folder of its own.
func (s *stage) configure(file string) error {
	folder, err := filepath.Abs(filepath.Join(s.out, "agencies"))
	if err != nil {
		return err
	}
	raw, err := json.Marshal(map[string]any{
		"listen": s.address, "checkpoint": "3s", "deliver": map[string]any{"folder": folder},
	})
	if err != nil {
		return err
	}
	return os.WriteFile(file, raw, 0o600)
}

// enrol enrols both desks, each with a code of its own, and imports the demo
// court's list and messages at the first.
func (s *stage) enrol() error {
	courts, err := s.run(s.assize(), "demo", "-courts")
	if err != nil {
		return err
	}
	for _, name := range []string{"Court 1", "Court 2"} {
		d := &desk{stage: s, name: strings.ReplaceAll(strings.ToLower(name), " ", ""), dir: filepath.Join(s.work, strings.ReplaceAll(name, " ", ""))}
		s.desks = append(s.desks, d)
		code, err := s.run(s.assizeHub(), "code", "-data", filepath.Join(s.work, "hub"), "-desk", name, "-courts", strings.TrimSpace(courts), "-clock", s.clock())
		if err != nil {
			return err
		}
		if _, err := s.run(s.assize(), "-data", d.dir, "-clock", s.clock(), "enrol", "-hub", "nats://"+s.address, "-code", strings.TrimSpace(code), "-name", name); err != nil {
			return err
		}
	}
	return s.importDemo()
}

func (s *stage) importDemo() error {
	listed, err := s.run(s.assize(), "demo", filepath.Join(s.work, "demo"))
	if err != nil {
		return err
	}
	args := []string{"-data", s.desks[0].dir, "-clock", s.clock(), "import"}
	for file := range strings.Lines(listed) {
		if file = strings.TrimSpace(file); !strings.Contains(file, "faulty") {
			args = append(args, file)
		}
	}
	began := time.Now()
	if _, err := s.run(s.assize(), args...); err != nil {
		return err
	}
	s.note("imported %d files of the demo court in %d ms", len(args)-5, time.Since(began).Milliseconds())
	return nil
}

// passphrase is the demo's; nothing of the demo is worth keeping from anybody.
const passphrase = "demo passphrase 1"

// openWindows opens both desks and signs somebody in at each.
func (s *stage) openWindows() error {
	for i, who := range [][2]string{{"Marged Ellis", "Court clerk"}, {"Tomos Adeyemi", "Legal adviser"}} {
		d := s.desks[i]
		if err := errors.Join(d.openDisplay(), d.open(), d.shoot("sign in")); err != nil {
			return err
		}
		if err := d.signIn(who[0], who[1]); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) signIn(clerk, role string) error {
	for _, do := range []func() error{
		func() error { return d.types(clerk) }, func() error { return d.keys("Tab") },
		func() error { return d.types(role) }, func() error { return d.keys("Tab") },
		func() error { return d.types(passphrase) }, func() error { return d.keys("Tab") },
		func() error { return d.types(passphrase + "\n") },
		func() error { return d.shoot("today's list") },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

// sitting is a case from call-on to share: what is logged, and what the result
// line is given.
type sitting struct {
	named   string // words by which anybody finds the case
	find    string // words by which the palette finds the case; empty: the next on the list
	log     []string
	lines   []string // commands and results
	picture string
}

// play plays a sitting at the desk and waits for its orders.
func (d *desk) play(c sitting) error {
	before := len(d.orders())
	if err := d.callOn(c); err != nil {
		return err
	}
	for _, entry := range c.log {
		if err := d.types(entry + "\n"); err != nil {
			return err
		}
	}
	if err := errors.Join(d.shoot(c.picture+" logged"), d.keys("ctrl+r")); err != nil {
		return err
	}
	for i, line := range c.lines {
		if i == len(c.lines)-1 {
			if err := errors.Join(d.types(line), d.shoot(c.picture+" read back"), d.keys("Return")); err != nil {
				return err
			}
			continue
		}
		if err := d.types(line + "\n"); err != nil {
			return err
		}
	}
	return d.share(c.picture, before)
}

func (d *desk) callOn(c sitting) error {
	if c.find == "" {
		return errors.Join(d.keys("ctrl+n"), d.shoot(c.picture+" called on"))
	}
	return errors.Join(
		d.keys("ctrl+k"), d.types(c.find), d.shoot(c.picture+" found"), d.keys("Return"),
		d.keys("ctrl+l"), d.types("co\n"), d.shoot(c.picture+" called on"),
	)
}

// share shares with two keys, and waits for the orders on the disk.
func (d *desk) share(picture string, before int) error {
	if err := errors.Join(d.keys("ctrl+3"), d.shoot(picture+" who will be told"), d.keys("ctrl+Return"), d.shoot(picture+" share"), d.keys("Return")); err != nil {
		return err
	}
	if err := d.stage.until("the orders of "+picture, 30*time.Second, func() (bool, error) { return len(d.orders()) > before, nil }); err != nil {
		return err
	}
	return errors.Join(d.shoot(picture+" orders"), d.keys("ctrl+3"), d.shoot(picture+" told"))
}

// orders lists the PDFs that this desk has written.
func (d *desk) orders() []string {
	var out []string
	_ = filepath.WalkDir(filepath.Join(d.dir, "orders"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".pdf" {
			out = append(out, path)
		}
		return nil // no folder yet: no orders
	})
	return out
}

func (s *stage) firstCase() error  { return s.desks[0].play(firstSitting) }
func (s *stage) secondCase() error { return s.desks[0].play(secondSitting) }

// sameAtSecondDesk opens the first case at the second desk: log, results and
// notifications are there.
func (s *stage) sameAtSecondDesk() error {
	d := s.desks[1]
	return errors.Join(d.keys("ctrl+k"), d.types(firstSitting.named+"\n"), d.shoot("the first case at the second desk"),
		d.keys("ctrl+3"), d.shoot("told at the second desk"))
}

// thirdCaseOffline kills the hub and goes on without it.
func (s *stage) thirdCaseOffline() error {
	if err := s.hub.kill(); err != nil {
		return err
	}
	told := len(s.delivered())
	if err := s.desks[0].play(thirdSitting); err != nil {
		return err
	}
	if now := len(s.delivered()); now != told {
		return fmt.Errorf("%d messages were delivered while the hub was dead", now-told)
	}
	return nil
}

// delivered lists the messages that agencies have received.
func (s *stage) delivered() []string {
	var out []string
	_ = filepath.WalkDir(filepath.Join(s.out, "agencies"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "message.json" {
			out = append(out, filepath.Dir(path))
		}
		return nil
	})
	return out
}

// hubReturns starts the hub again and waits until the third case's messages
// have gone out.
func (s *stage) hubReturns() error {
	told := len(s.delivered())
	began := time.Now()
	if err := s.startHub(); err != nil {
		return err
	}
	if err := s.until("the third case's notifications", time.Minute, func() (bool, error) { return len(s.delivered()) > told, nil }); err != nil {
		return err
	}
	s.note("the hub returned; what had waited was delivered within %.1f s", time.Since(began).Seconds())
	for had := 0; had != len(s.delivered()); time.Sleep(time.Second) { // the rest follows at once
		had = len(s.delivered())
	}
	s.acknowledge()
	time.Sleep(5 * time.Second) // agencies' receipts are looked for every 2 s; then both desks are still
	return errors.Join(
		s.desks[0].shoot("after the hub returned"),
		s.desks[1].keys("ctrl+k"), s.desks[1].types(thirdSitting.named+"\n"), s.desks[1].keys("ctrl+3"), s.desks[1].shoot("the third case at the second desk"),
	)
}

// acknowledge answers as the agencies would: a receipt beside each message.
func (s *stage) acknowledge() {
	for _, m := range s.delivered() {
		_ = os.WriteFile(m+".ack", nil, 0o600) // one that fails stays unacknowledged, and shows
	}
}
