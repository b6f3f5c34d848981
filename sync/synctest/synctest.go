// Package synctest puts desks around a hub in one process, without ports:
// they can be taken offline, their connections cut, and the hub replaced, and
// in the end all must hold the same record.
package synctest

import (
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/memory"
	"assize.example/sync/link"
)

// Hub is a hub under test.
type Hub interface {
	InProcess() nats.InProcessConnProvider
	// Code makes an enrolment code.
	Code(name string, courts ...court.Code) string
}

// Courthouse is a hub's place in the network: the hub behind the door may be
// stopped and another one started.
type Courthouse struct {
	t   testing.TB
	url string // of a hub in another process; "" for one in this
	Now func() time.Time

	mu   sync.Mutex
	hub  Hub
	cut  func() int // bytes after which a new connection breaks; nil never
	next uint64     // of the seeds of keys
}

// New returns a courthouse with a running hub.
func New(tb testing.TB, hub Hub, now func() time.Time) *Courthouse {
	tb.Helper()
	return &Courthouse{t: tb, Now: now, hub: hub}
}

// At returns a courthouse whose hub runs elsewhere, at a URL.
func At(tb testing.TB, url string, now func() time.Time, code func(name string, courts ...court.Code) string) *Courthouse {
	tb.Helper()
	return &Courthouse{t: tb, Now: now, url: url, hub: elsewhere{code}}
}

// elsewhere is a hub in another process.
type elsewhere struct {
	code func(name string, courts ...court.Code) string
}

// InProcess implements Hub; there is none.
func (elsewhere) InProcess() nats.InProcessConnProvider { return nil }

// Code implements Hub.
func (e elsewhere) Code(name string, courts ...court.Code) string { return e.code(name, courts...) }

// options connect a desk to the hub behind the door.
func (c *Courthouse) options() []nats.Option {
	if c.url != "" {
		return nil
	}
	return []nats.Option{nats.InProcessServer(c)}
}

// Replace puts another hub behind the door; nil for none.
func (c *Courthouse) Replace(hub Hub) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hub = hub
}

// Cut makes every new connection break after as many bytes from the hub as f
// says; nil mends the network.
func (c *Courthouse) Cut(f func() int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cut = f
}

// InProcessConn implements nats.InProcessConnProvider.
func (c *Courthouse) InProcessConn() (net.Conn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hub == nil {
		return nil, errors.New("there is no hub")
	}
	conn, err := c.hub.InProcess().InProcessConn()
	if err != nil || c.cut == nil {
		return conn, err
	}
	return &frail{Conn: conn, left: c.cut()}, nil
}

// frail is a connection that breaks after some bytes have been read.
type frail struct {
	net.Conn
	left int
}

func (f *frail) Read(b []byte) (int, error) {
	n, err := f.Conn.Read(b)
	if f.left -= n; f.left < 0 {
		_ = f.Conn.Close() // it breaks one way or the other
		return 0, net.ErrClosed
	}
	return n, err
}

// Desk is one desk under test.
type Desk struct {
	ID     court.DeskID
	Key    ed25519.PrivateKey
	HubKey ed25519.PublicKey
	Store  journal.Store
	Link   *link.Link
	Courts []court.Code

	house  *Courthouse
	writer *journal.Writer
	stop   context.CancelFunc
	done   chan struct{}
}

// Desk enrols a desk; it is offline at first.
func (c *Courthouse) Desk(name string, courts ...court.Code) *Desk {
	return c.DeskOn(memory.New(), name, courts...)
}

// DeskOn enrols a desk that keeps its record in store.
func (c *Courthouse) DeskOn(store journal.Store, name string, courts ...court.Code) *Desk {
	c.t.Helper()
	c.next++
	seed := make([]byte, ed25519.SeedSize)
	binary.BigEndian.PutUint64(seed, c.next)
	key := ed25519.NewKeyFromSeed(seed)
	c.mu.Lock()
	code := c.hub.Code(name, courts...)
	c.mu.Unlock()
	e, err := link.Enrol(c.t.Context(), c.url, code, name, key, c.Now, c.options()...)
	require.NoError(c.t, err)
	d := &Desk{
		ID: e.Desk, Key: key, HubKey: e.HubKey, Store: store, Courts: e.Courts, house: c,
		writer: journal.NewWriter(store, e.Desk, key, "Europe/London", c.Now, func() uuid.UUID { return uuid.Must(uuid.NewV7()) }),
	}
	c.t.Cleanup(d.Offline)
	return d
}

// Online starts the desk's link.
func (d *Desk) Online() {
	d.Offline()
	var ctx context.Context
	ctx, d.stop = context.WithCancel(context.Background())
	d.done = make(chan struct{})
	d.Link = link.New(link.Config{
		Desk: d.ID, Key: d.Key, Courts: d.Courts, HubKey: d.HubKey, Store: d.Store, Now: d.house.Now,
		Log: slog.New(slog.DiscardHandler), Options: d.house.options(), URL: d.house.url,
		Jitter: rand.New(rand.NewPCG(1, 2)).Float64, //nolint:gosec // not a secret
	})
	go func(l *link.Link, done chan struct{}) {
		defer close(done)
		if err := l.Run(ctx); err != nil {
			d.house.t.Errorf("desk %s: %v", d.ID, err)
		}
	}(d.Link, d.done)
}

// Offline stops the link, and returns when it has stopped.
func (d *Desk) Offline() {
	if d.stop == nil {
		return
	}
	d.stop()
	<-d.done
	d.stop = nil
}

// Record records an event of the desk's first court.
func (d *Desk) Record(s journal.Stream, kind string, body any) journal.Event {
	d.house.t.Helper()
	events, err := d.writer.Write(d.house.t.Context(), journal.Draft{
		Stream: s, Court: d.Courts[0], Kind: kind, Schema: 1, User: court.UserID("clerk." + string(d.ID)), Body: body,
	})
	require.NoError(d.house.t, err)
	if d.Link != nil {
		d.Link.Nudge()
	}
	return events[0]
}

// Stream returns the events that the desk holds of a stream.
func (d *Desk) Stream(s journal.Stream) []journal.Event {
	d.house.t.Helper()
	events, err := d.Store.Stream(d.house.t.Context(), s)
	require.NoError(d.house.t, err)
	return events
}

// Hash returns the desk's journal.RecordHash.
func (d *Desk) Hash() journal.Hash {
	d.house.t.Helper()
	h, err := journal.RecordHash(d.house.t.Context(), d.Store)
	require.NoError(d.house.t, err)
	return h
}

// Settled waits until the desk is live and nothing waits but what the hub has
// refused.
func (d *Desk) Settled() {
	d.house.t.Helper()
	Eventually(d.house.t, func() bool {
		waiting, err := d.Store.Waiting(d.house.t.Context())
		return err == nil && d.Link.State().Online && waiting == len(d.Link.State().Refused)
	}, "desk "+string(d.ID)+" did not settle")
}

// Converge waits until all desks, which must be of the same courts, are live
// and hold the same record.
func Converge(tb testing.TB, desks ...*Desk) {
	tb.Helper()
	for _, d := range desks {
		d.Settled()
	}
	Eventually(tb, func() bool {
		return !slices.ContainsFunc(desks[1:], func(d *Desk) bool { return d.Hash() != desks[0].Hash() })
	}, "the desks hold different records")
}

// Eventually waits until f holds, for 30 seconds at most.
func Eventually(tb testing.TB, f func() bool, otherwise string) {
	tb.Helper()
	for end := time.Now().Add(30 * time.Second); !f(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			tb.Fatal(otherwise)
		}
	}
}
