// Package desk is one desk without its window: its settings, key, people,
// cases and link to the hub, opened from a data directory and closed again.
package desk

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"

	"assize.example/app/internal/caseload"
	"assize.example/app/internal/settings"
	"assize.example/app/internal/signon"
	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/keyfile"
	"assize.example/sync/directory"
	"assize.example/sync/link"
)

// keyName is the file of the desk's key in its data directory, mode 0600.
const keyName = "desk.key"

// Desk is an open desk.
type Desk struct {
	Dir      string
	Settings settings.Desk
	Zone     *time.Location
	Cases    *caseload.Load
	People   *signon.Book
	Rules    caseload.Rules
	now      func() time.Time
	key      ed25519.PrivateKey
	log      *slog.Logger
	lock     *flock.Flock
}

// Config is what a desk is opened with.
type Config struct {
	Dir   string
	Rules caseload.Rules
	Now   func() time.Time
	Log   *slog.Logger
	Cost  signon.Cost // of a passphrase; the zero value is the recommended one
}

// Open opens the desk in cfg.Dir. A desk that has not been enrolled, is open
// already, or was written by a later version is refused with a *court.Problem.
func Open(ctx context.Context, cfg Config) (*Desk, error) {
	s, err := settings.Load(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if s.ID == "" {
		return nil, notEnrolled(cfg.Dir)
	}
	d := &Desk{Dir: cfg.Dir, Settings: s, Rules: cfg.Rules, now: cfg.Now, log: cfg.Log}
	if err := d.take(); err != nil {
		return nil, err
	}
	if err := d.open(ctx, cfg); err != nil {
		return nil, errors.Join(err, d.lock.Unlock())
	}
	return d, nil
}

func (d *Desk) open(ctx context.Context, cfg Config) (err error) {
	if d.Zone, err = d.Settings.Location(); err != nil {
		return err
	}
	if d.key, err = keyfile.Load(filepath.Join(d.Dir, keyName)); err != nil {
		return err
	}
	if cfg.Cost == (signon.Cost{}) {
		cfg.Cost = signon.Recommended
	}
	if d.People, err = signon.Open(d.Dir, cfg.Now, cfg.Cost); err != nil {
		return err
	}
	d.Cases, err = caseload.Open(ctx, caseload.Config{
		Dir: d.Dir, Desk: d.Settings.ID, Courts: d.Settings.Courts, Key: d.key, Zone: d.Zone,
		Now: cfg.Now, NewID: newID, Rules: cfg.Rules, Log: cfg.Log,
	})
	return err
}

// take locks the data directory, so that no second desk writes in it.
func (d *Desk) take() error {
	d.lock = flock.New(filepath.Join(d.Dir, "desk.lock"))
	got, err := d.lock.TryLock()
	if err != nil {
		return fmt.Errorf("lock the desk in %s: %w", d.Dir, err)
	}
	if !got {
		return alreadyOpen()
	}
	return nil
}

// Close closes the desk. What was recorded is on disk already.
func (d *Desk) Close() error {
	return errors.Join(d.Cases.Close(), d.lock.Unlock())
}

// newID returns a UUID of version 7. It panics only where the computer has no
// source of randomness at all, and then no key would be safe either.
func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// NewID returns a new identifier for an entry or a result.
func NewID() string { return newID().String() }

// Save keeps the settings.
func (d *Desk) Save() error { return d.Settings.Save(d.Dir) }

// Link returns the desk's link to its hub; nil where no hub was named.
func (d *Desk) Link(onState func(link.State)) *link.Link {
	if d.Settings.Hub == "" {
		return nil
	}
	return link.New(link.Config{
		URL: d.Settings.Hub, CAFile: d.Settings.CA, Desk: d.Settings.ID, Key: d.key,
		Courts: d.Settings.Courts, HubKey: d.Settings.HubKey, Store: d.Cases.Store(),
		Receive: d.Cases.Received, Now: d.now, Log: d.log, OnState: onState,
	})
}

// Verify checks every hash, signature and chain that this desk holds. It needs
// no network.
func (d *Desk) Verify(ctx context.Context) (journal.Report, error) {
	if err := d.Cases.Check(ctx); err != nil {
		return journal.Report{}, err
	}
	keys, err := d.keys(ctx)
	if err != nil {
		return journal.Report{}, err
	}
	return journal.Verify(ctx, d.Cases.Store(), keys, d.Settings.ID)
}

// keys are the public keys of the desks that this one has heard of.
func (d *Desk) keys(ctx context.Context) (func(court.DeskID) (ed25519.PublicKey, bool), error) {
	events, err := d.Cases.Store().Stream(ctx, journal.Directory)
	if err != nil {
		return nil, fmt.Errorf("read the directory of desks: %w", err)
	}
	known := directory.Fold(events).Keys(d.Settings.HubKey)
	own := d.key.Public().(ed25519.PublicKey) //nolint:forcetypeassert // of an ed25519.PrivateKey
	return func(id court.DeskID) (ed25519.PublicKey, bool) {
		if id == d.Settings.ID {
			return own, true
		}
		return known(id)
	}, nil
}

// Enrolment is what a desk is enrolled with.
type Enrolment struct {
	Dir, Hub, Code, Name string
	Now                  func() time.Time
}

// Enrol makes the desk's key and has the hub take it into its directory. The
// code is used up by it; doing it again with the same directory keeps the key.
func Enrol(ctx context.Context, e Enrolment) (settings.Desk, error) {
	if err := os.MkdirAll(e.Dir, 0o700); err != nil {
		return settings.Desk{}, fmt.Errorf("make the desk's directory: %w", err)
	}
	d := &Desk{Dir: e.Dir}
	if err := d.take(); err != nil { // two at once would each make a key
		return settings.Desk{}, err
	}
	s, err := d.enrol(ctx, e)
	return s, errors.Join(err, d.lock.Unlock())
}

func (d *Desk) enrol(ctx context.Context, e Enrolment) (settings.Desk, error) {
	s, err := settings.Load(e.Dir)
	if err != nil {
		return s, err
	}
	key, err := keyfile.LoadOrMake(filepath.Join(e.Dir, keyName))
	if err != nil {
		return s, err
	}
	got, err := link.Enrol(ctx, e.Hub, e.Code, e.Name, key, e.Now)
	if err != nil {
		return s, fmt.Errorf("enrol desk %q at %s: %w", e.Name, e.Hub, err)
	}
	s.ID, s.Name, s.Courts, s.Hub, s.HubKey, s.Title = got.Desk, e.Name, got.Courts, e.Hub, got.HubKey, e.Name
	if len(got.CA) > 0 {
		s.CA = filepath.Join(e.Dir, "hub-ca.pem")
		if err := os.WriteFile(s.CA, got.CA, 0o600); err != nil {
			return s, fmt.Errorf("keep the hub's certificate authority: %w", err)
		}
	}
	return s, s.Save(e.Dir)
}

func notEnrolled(dir string) error {
	return &court.Problem{
		Kind: court.NotFound, Code: "not-enrolled",
		What: court.Text{EN: "The desk in " + dir + " has not been enrolled.", CY: "Nid yw'r ddesg yn " + dir + " wedi'i chofrestru."},
		Do:   court.Text{EN: "Ask for a code at the hub (assize-hub code), then run: assize enrol -hub ADDRESS -code CODE -name NAME", CY: "Gofynnwch am god wrth yr hwb (assize-hub code), yna rhedwch: assize enrol -hub CYFEIRIAD -code COD -name ENW"},
	}
}

func alreadyOpen() error {
	return &court.Problem{
		Kind: court.Refused, Code: "desk-open",
		What: court.Text{EN: "This desk is open in another window.", CY: "Mae'r ddesg hon ar agor mewn ffenestr arall."},
		Safe: court.Text{EN: "Nothing was changed.", CY: "Ni newidiwyd dim."},
		Do:   court.Text{EN: "Use that window, or close it first. A file can be dropped on it.", CY: "Defnyddiwch y ffenestr honno, neu caewch hi yn gyntaf. Gellir gollwng ffeil arni."},
	}
}
