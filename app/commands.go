package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize.example/app/internal/desk"
	"assize.example/assets"
	"assize.example/core/court"
)

// terminal is who records from a terminal: the record must say that nobody sat
// at the window.
const terminal court.UserID = "terminal"

func (c command) open(ctx context.Context) (*desk.Desk, error) {
	r, err := rules()
	if err != nil {
		return nil, err
	}
	return desk.Open(ctx, desk.Config{Dir: c.dir, Rules: r, Now: c.clock, Log: c.log})
}

// with opens the desk, does f, and closes it.
func (c command) with(ctx context.Context, f func(*desk.Desk) error) error {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(f(d), d.Close())
}

func (c command) enrol(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("enrol", flag.ContinueOnError)
	e := desk.Enrolment{Dir: c.dir, Now: c.clock}
	flags.StringVar(&e.Hub, "hub", "", "the hub's address: nats://hub.example:4222")
	flags.StringVar(&e.Code, "code", "", "the one-time code")
	flags.StringVar(&e.Name, "name", "", "what people call the desk: Court 3")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s, err := desk.Enrol(ctx, e)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "Enrolled as %s (%s) for %v.\n", s.ID, s.Name, s.Courts)
	return err
}

func (c command) importFiles(ctx context.Context, files []string) error {
	if len(files) == 0 {
		return errors.New("import: name the files to be read")
	}
	return c.with(ctx, func(d *desk.Desk) error {
		d.Cases.SignedIn(clerk(terminal))
		got, err := d.ImportFiles(ctx, files)
		faulty := 0
		for _, f := range slices.Sorted(maps.Keys(got)) {
			i := got[f]
			fmt.Fprintf(c.out, "%s: cases %d, sittings %d, known already %d\n", f, i.Cases, i.Sittings, i.Unchanged)
			for _, doubt := range i.Doubts {
				fmt.Fprintf(c.out, "  look at: %s\n", doubt.EN)
			}
			for _, fault := range i.Faults {
				fmt.Fprintf(c.out, "  %s\n", fault.EN)
			}
			if len(i.Faults) > 0 {
				faulty++
			}
		}
		if err == nil && faulty > 0 {
			err = fmt.Errorf("%d of %d files could not be read; they are kept for a person to look at", faulty, len(files))
		}
		return err
	})
}

func (c command) demo(args []string) error {
	if len(args) != 1 {
		return errors.New("demo: name the folder to write to, or -courts for the codes of its courts")
	}
	if args[0] == "-courts" {
		return c.demoCourts()
	}
	files, err := desk.CopyDemo(assets.Files, args[0])
	for _, f := range files {
		fmt.Fprintln(c.out, f)
	}
	return err
}

// demoCourts prints the codes of the invented courts, with commas.
func (c command) demoCourts() error {
	r, err := rules()
	if err != nil {
		return err
	}
	var codes []string
	for _, place := range r.Reference.Courts.List {
		if place.Invented {
			codes = append(codes, string(place.Code))
		}
	}
	_, err = fmt.Fprintln(c.out, strings.Join(codes, ","))
	return err
}

func (c command) verify(ctx context.Context) error {
	return c.with(ctx, func(d *desk.Desk) error {
		r, err := d.Verify(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%d events of %d desks, %d waiting for the hub, %d erased\n", r.Events, r.Desks, r.Waiting, r.Erased)
		for _, f := range r.Faults {
			fmt.Fprintln(c.out, "  ", f)
		}
		if !r.Whole() {
			return fmt.Errorf("the record is not whole: %d faults", len(r.Faults))
		}
		_, err = fmt.Fprintln(c.out, "The record is whole: every hash, signature and chain is right.")
		return err
	})
}

// status is what `assize status` prints, as JSON.
type status struct {
	Desk     court.DeskID `json:"desk"`
	Name     string       `json:"name"`
	Hash     string       `json:"record_hash"`
	Position uint64       `json:"position"` // highest seen
	Waiting  int          `json:"waiting"`  // events that the hub has not acknowledged
}

func (c command) status(ctx context.Context) error {
	return c.with(ctx, func(d *desk.Desk) error {
		s := status{Desk: d.Settings.ID, Name: d.Settings.Name}
		hash, position, err := d.Cases.RecordHash(ctx)
		if err != nil {
			return err
		}
		s.Hash, s.Position = hash.String(), position
		if s.Waiting, err = d.Cases.Waiting(ctx); err != nil {
			return err
		}
		enc := json.NewEncoder(c.out)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	})
}
