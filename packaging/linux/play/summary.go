package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// standing is what `assize status` says of a desk.
type standing struct {
	Desk     string `json:"desk"`
	Name     string `json:"name"`
	Hash     string `json:"record_hash"`
	Position uint64 `json:"position"`
	Waiting  int    `json:"waiting"`
}

// compare closes the windows, compares what the desks and the hub hold, and
// gathers the orders.
func (s *stage) compare() error {
	hub, err := s.stillHub()
	if err != nil {
		return err
	}
	s.note("hub      %s", firstLine(hub))
	var all []standing
	for _, d := range s.desks {
		if err := d.app.stop(); err != nil {
			return err
		}
		one, err := s.standing(d)
		if err != nil {
			return err
		}
		all = append(all, one)
	}
	if all[0].Hash != all[1].Hash || all[0].Position != all[1].Position {
		return fmt.Errorf("the desks differ: %+v", all)
	}
	if all[0].Waiting+all[1].Waiting > 0 {
		return fmt.Errorf("something still waits to be sent: %+v", all)
	}
	if !strings.Contains(hub, all[0].Hash) {
		return fmt.Errorf("the hub's record differs from the desks': %s and %+v", hub, all[0])
	}
	s.note("the hub and both desks hold the same record")
	return s.gather()
}

// stillHub ends the hub at a moment when both desks have all that it has: it
// goes on recording (checkpoints, receipts) for as long as it runs.
func (s *stage) stillHub() (status string, err error) {
	err = s.until("the hub to have nothing new for a while", 30*time.Second, func() (bool, error) {
		before := status
		time.Sleep(time.Second)
		status, err = s.run(s.assizeHub(), "status", "-data", filepath.Join(s.work, "hub"))
		return err == nil && status == before, err
	})
	return status, errors.Join(err, s.hub.stop())
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func (s *stage) standing(d *desk) (standing, error) {
	var one standing
	out, err := s.run(s.assize(), "-data", d.dir, "status")
	if err != nil {
		return one, err
	}
	if err := json.Unmarshal([]byte(out), &one); err != nil {
		return one, fmt.Errorf("read the status of %s: %w", d.name, err)
	}
	verified, err := s.run(s.assize(), "-data", d.dir, "verify")
	if err != nil {
		return one, err
	}
	s.note("%s  record %s at position %d, %d waiting; %s", d.name, one.Hash, one.Position, one.Waiting, firstLine(verified))
	return one, nil
}

var notInNames = regexp.MustCompile(`[^A-Za-z0-9.-]+`)

// gather copies the orders out of the desk's directory and draws their pages.
func (s *stage) gather() error {
	for _, file := range s.desks[0].orders() {
		name := notInNames.ReplaceAllString(filepath.Base(filepath.Dir(file))+" "+filepath.Base(file), "-")
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		copied := filepath.Join(s.out, "orders", name)
		if err := os.WriteFile(copied, data, 0o600); err != nil {
			return err
		}
		page := filepath.Join(s.out, "pages", strings.TrimSuffix(name, ".pdf"))
		if _, err := s.run("pdftoppm", "-r", "80", "-png", copied, page); err != nil {
			return err
		}
	}
	s.note("%d orders in %s, their pages in %s", len(s.desks[0].orders()), filepath.Join(s.out, "orders"), filepath.Join(s.out, "pages"))
	s.note("%d messages to agencies in %s", len(s.delivered()), filepath.Join(s.out, "agencies"))
	if len(s.desks[0].orders()) == 0 || len(s.delivered()) == 0 {
		return errors.New("the sitting left no orders or no messages")
	}
	return nil
}

// summary prints what was shown, and keeps it.
func (s *stage) summary() error {
	s.note("%d pictures in %s, played in %.0f s", s.shots, filepath.Join(s.out, "shots"), time.Since(s.began).Seconds())
	text := strings.Join(s.notes, "\n") + "\n"
	fmt.Print("\n", text)
	return os.WriteFile(filepath.Join(s.out, "summary.txt"), []byte(text), 0o600)
}
