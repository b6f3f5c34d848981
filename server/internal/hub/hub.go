// Package hub is the sync server: it lets desks in, takes what they recorded
// into the one record, feeds it to the other desks of the court, and sees to
// it that agencies are told.
package hub

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/keyfile"
	"assize.example/core/store/sqlite"
	"assize.example/server/internal/broker"
	"assize.example/server/internal/deliver"
	"assize.example/server/internal/enrol"
	"assize.example/server/internal/ledger"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// Config says how a hub runs.
type Config struct {
	Dir        string        // data directory: key, record, index, codes
	Listen     string        // host:port; "" opens no port (tests)
	Names      []string      // host names and addresses that desks reach the hub by, for TLS
	External   string        // URL of a NATS cluster that keeps the record; "" keeps it in Dir
	Creds      string        // credentials file for External
	Checkpoint time.Duration // between signed checkpoints, when there is something new; 0 makes none
	Assets     fs.FS         // reference data, wording and typeface, for what agencies are sent; nil sends nothing
	Deliver    deliver.Config
	Now        func() time.Time
	Log        *slog.Logger
}

// Hub is a running hub.
type Hub struct {
	cfg    Config
	key    ed25519.PrivateKey
	ca     *broker.CA
	index  *sqlite.Store
	broker *broker.Broker
	ledger *ledger.Ledger
	writer *journal.Writer
	office enrol.Office
	post   *deliver.Deliverer // nil where nothing is sent
	lock   *flock.Flock

	enrolling  sync.Mutex // one at a time: a code is good for one desk
	announcing sync.Mutex // one at a time, in the order of the record
	announced  uint64     // position up to which events have been announced
	mu         sync.Mutex
	desks      directory.Directory
	placed     []func([]journal.Event) // told of every event that was placed
}

// Open starts a hub. It answers desks when Open returns.
func Open(ctx context.Context, cfg Config) (*Hub, error) {
	h := &Hub{cfg: cfg}
	if err := h.open(ctx); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *Hub) open(ctx context.Context) error {
	var err error
	if h.lock, err = lockDir(h.cfg.Dir); err != nil {
		return err
	}
	if h.key, err = keyfile.LoadOrMake(filepath.Join(h.cfg.Dir, "hub.key")); err != nil {
		return err
	}
	if h.ca, err = broker.LoadOrMakeCA(h.cfg.Dir, h.cfg.Now()); err != nil {
		return err
	}
	if h.index, err = sqlite.Open(ctx, filepath.Join(h.cfg.Dir, "index.db"), h.cfg.Now); err != nil {
		return err
	}
	if err := h.startBroker(ctx); err != nil {
		return err
	}
	if h.ledger, err = ledger.Open(ctx, h.broker.JS, h.index, h.cfg.Log); err != nil {
		return err
	}
	if h.desks, err = enrol.Directory(ctx, h.ledger, h.Key()); err != nil {
		return err
	}
	h.announced, _ = h.ledger.Last()
	h.writer = journal.NewWriter(h.ledger, directory.Hub, h.key, "Europe/London", h.cfg.Now, newID)
	h.office = enrol.Office{
		Codes: enrol.Codes{Dir: codesDir(h.cfg.Dir)}, HubKey: h.Key(), CA: h.ca.PEM(),
		Now: h.cfg.Now, Directory: h.Directory, Record: h.recordDirectory,
	}
	if err := h.openPost(); err != nil {
		return err
	}
	if err := h.answer(ctx); err != nil {
		return err
	}
	if err := h.broker.Listen(); err != nil {
		return err
	}
	return h.noteAddress()
}

// openPost prepares the sending of messages to agencies.
func (h *Hub) openPost() error {
	if h.cfg.Assets == nil {
		return nil
	}
	press, err := deliver.LoadPress(h.cfg.Assets)
	if err != nil {
		return err
	}
	if err := h.cfg.Deliver.Check(press.Rules); err != nil {
		return fmt.Errorf("read how agencies are reached: %w", err)
	}
	h.post = deliver.New(h.cfg.Deliver, press, h.ledger, h.Record, h.cfg.Now, h.cfg.Log)
	h.OnPlaced(h.post.Placed)
	return nil
}

func codesDir(dir string) string { return filepath.Join(dir, "codes") }

// newID returns a version 7 identifier.
func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

func (h *Hub) startBroker(ctx context.Context) error {
	secure, err := h.tls()
	if err != nil {
		return err
	}
	h.broker, err = broker.Start(ctx, broker.Config{
		Dir: filepath.Join(h.cfg.Dir, "record"), Listen: h.cfg.Listen, TLS: secure,
		External: h.cfg.External, Creds: h.cfg.Creds, Key: h.key, Grant: h.grant, Log: h.cfg.Log,
	})
	return err
}

// tls returns nil where only this machine can reach the hub.
func (h *Hub) tls() (*tls.Config, error) {
	host, _, err := net.SplitHostPort(h.cfg.Listen)
	if h.cfg.Listen == "" || err == nil && broker.Loopback(host) && len(h.cfg.Names) == 0 {
		return nil, nil //nolint:nilnil // no TLS is an answer
	}
	if err != nil {
		return nil, fmt.Errorf("listen at %q: %w", h.cfg.Listen, err)
	}
	names := append([]string{"localhost", "127.0.0.1"}, h.cfg.Names...)
	if host != "" && !net.ParseIP(host).IsUnspecified() {
		names = append(names, host)
	}
	return h.ca.Server(names, h.cfg.Now)
}

// Key returns the hub's public key.
func (h *Hub) Key() ed25519.PublicKey { return h.key.Public().(ed25519.PublicKey) }

// URL is where this machine reaches the hub.
func (h *Hub) URL() string { return h.broker.URL() }

// InProcess lets a test's desk connect without a port.
func (h *Hub) InProcess() nats.InProcessConnProvider { return h.broker.InProcess() }

// Ledger returns the record.
func (h *Hub) Ledger() *ledger.Ledger { return h.ledger }

// Directory returns the desks as they now stand.
func (h *Hub) Directory() directory.Directory {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.desks
}

// OnPlaced has f told of every event that was placed in the record. f must not
// block.
func (h *Hub) OnPlaced(f func([]journal.Event)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.placed = append(h.placed, f)
}

// grant says what the holder of a key may do: a desk, to speak for itself and
// to hear of its courts; anyone else, to ask to be enrolled.
func (h *Hub) grant(nkey string) broker.Grant {
	for _, d := range h.Directory().Desks {
		if k, err := wire.NKey(d.Key); err != nil || k != nkey || d.Revoked {
			continue
		}
		g := broker.Grant{Publish: []string{wire.EnrolSubject(nkey)}, Subscribe: []string{wire.NudgeSubject(wire.Everyone)}}
		for _, v := range []wire.Verb{wire.VerbHello, wire.VerbSubmit, wire.VerbFetch, wire.VerbStatus} {
			g.Publish = append(g.Publish, wire.DeskSubject(d.ID, v))
		}
		for _, c := range d.Courts {
			g.Subscribe = append(g.Subscribe, wire.NudgeSubject(c))
		}
		return g
	}
	return broker.Grant{Publish: []string{wire.EnrolSubject(nkey)}}
}

// Record writes the hub's own events and tells the desks.
func (h *Hub) Record(ctx context.Context, drafts ...journal.Draft) error {
	_, err := h.writer.Write(ctx, drafts...)
	h.announce(ctx)
	return err
}

func (h *Hub) recordDirectory(ctx context.Context, e directory.Event) error {
	return h.Record(ctx, journal.Draft{
		Stream: journal.Directory, Court: wire.Everyone, Kind: e.Kind(), Schema: directory.Schema,
		User: court.UserID(directory.Hub), Body: e,
	})
}

// announceMost is how many events are announced together.
const announceMost = 500

// announce tells of every event that was placed since it last did: also of one
// that was placed by a request which failed, for whoever sent it may be gone. It
// has no error to return: what is placed stays placed, and is announced with
// what comes next, or found by those who look again.
func (h *Hub) announce(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	h.announcing.Lock()
	defer h.announcing.Unlock()
	for {
		events, err := h.ledger.After(ctx, h.announced, announceMost)
		if err != nil {
			h.cfg.Log.ErrorContext(ctx, "placed events not announced", "after", h.announced, "error", err)
			return
		}
		if len(events) == 0 {
			return
		}
		h.tell(ctx, events)
		h.announced = events[len(events)-1].Position
	}
}

// tell takes placed events into the directory and nudges the desks whose courts
// hold them. A nudge that is lost costs time, not data.
func (h *Hub) tell(ctx context.Context, events []journal.Event) {
	h.mu.Lock()
	for _, e := range events {
		h.desks = h.desks.Take(e)
	}
	listeners := slices.Clone(h.placed)
	h.mu.Unlock()
	for _, c := range h.ledger.Holders(events) {
		if err := h.broker.Front.Publish(wire.NudgeSubject(c), nil); err != nil {
			h.cfg.Log.WarnContext(ctx, "court not nudged", "court", c, "error", err)
		}
	}
	for _, f := range listeners {
		f(events)
	}
}

// Revoke withdraws a desk from use.
func (h *Hub) Revoke(ctx context.Context, desk court.DeskID) error {
	if d, ok := h.Directory().Desks[desk]; !ok || d.Revoked {
		return fmt.Errorf("revoke desk %s: no desk in use has this name", desk)
	}
	return h.recordDirectory(ctx, directory.DeskRevoked{Desk: desk})
}

// Close stops the hub. What was acknowledged is on disk already.
func (h *Hub) Close() error {
	if h.broker != nil {
		h.broker.Close()
	}
	var err error
	if h.index != nil {
		err = h.index.Close()
	}
	if h.lock != nil {
		err = errors.Join(err, h.lock.Close())
	}
	return err
}
