// Package broker runs the NATS server that the desks connect to, and keeps the
// record's JetStream on disk: embedded, or on an external cluster.
package broker

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nkeys"

	"assize.example/sync/wire"
)

// Config is what a broker needs.
type Config struct {
	Dir      string             // of the JetStream store
	Listen   string             // host:port for desks; "" opens no port
	TLS      *tls.Config        // nil: plain, which only loopback allows
	External string             // URL of a NATS cluster that keeps the record instead of Dir
	Creds    string             // credentials file for External, if it asks for one
	Key      ed25519.PrivateKey // of the hub, which may do everything
	Grant    func(nkey string) Grant
	Log      *slog.Logger
	Ack      time.Duration // how long an acknowledgement of the record is waited for; 0 is ackWithin
}

// Grant is what a connection may do: the subjects that it may publish and
// subscribe to. Anything else the broker refuses.
type Grant struct{ Publish, Subscribe []string }

// Broker is a running NATS server with the hub's own connection to it.
type Broker struct {
	Front *nats.Conn          // the hub's connection, where it answers desks
	JS    jetstream.JetStream // where the record is kept

	server   *server.Server
	external *nats.Conn
	secure   bool
	listen   string
	drained  chan struct{} // closed with Front
}

// MaxSubscriptions is how many subscriptions one connection may have: more than
// the courts that a desk can hold, and few enough that a stranger, who may
// listen for the answer to a request, cannot fill the hub's memory with them.
const MaxSubscriptions = 1024

// ErrPlain is returned for a listen address that others can reach, without TLS.
var ErrPlain = errors.New("refusing to listen without TLS beyond this machine")

const (
	startWithin = 20 * time.Second
	drainWithin = 5 * time.Second
	ackWithin   = 20 * time.Second
)

// Start starts the server and connects to it. Nobody else can, until Listen.
func Start(ctx context.Context, cfg Config) (*Broker, error) {
	opts, err := options(cfg)
	if err != nil {
		return nil, err
	}
	s, err := server.NewServer(opts)
	if err != nil {
		return nil, fmt.Errorf("make broker: %w", err)
	}
	s.SetLoggerV2(logger{cfg.Log}, false, false, false)
	b := &Broker{server: s, secure: cfg.TLS != nil, listen: cfg.Listen, drained: make(chan struct{})}
	s.Start()
	if !s.ReadyForConnections(startWithin) {
		b.Close()
		return nil, fmt.Errorf("start broker at %q: it did not come up within %s", cfg.Listen, startWithin)
	}
	if err := b.connect(ctx, cfg); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func options(cfg Config) (*server.Options, error) {
	o := &server.Options{
		ServerName: "assize-hub", NoSigs: true, NoLog: true,
		MaxPayload: wire.MaxMessage, MaxPending: 8 * wire.MaxMessage, MaxSubs: MaxSubscriptions,
		JetStream: cfg.External == "", StoreDir: cfg.Dir,
		// Every write is on disk before it is acknowledged: this is the record.
		SyncAlways: true,
		// The nonce is what a connection signs to show that it holds its key.
		AlwaysEnableNonce:          true,
		CustomClientAuthentication: gate{cfg.Grant, cfg.Key.Public().(ed25519.PublicKey)},
		DontListen:                 true, // until Listen
		PingInterval:               10 * time.Second, MaxPingsOut: 2,
	}
	if cfg.Listen == "" {
		return o, nil
	}
	host, port, err := net.SplitHostPort(cfg.Listen)
	if err != nil {
		return nil, fmt.Errorf("listen at %q: %w", cfg.Listen, err)
	}
	if cfg.TLS == nil && !Loopback(host) {
		return nil, fmt.Errorf("listen at %q: %w", cfg.Listen, ErrPlain)
	}
	o.Host, o.TLSConfig, o.TLS, o.TLSTimeout = host, cfg.TLS, cfg.TLS != nil, 5
	if o.Port, err = strconv.Atoi(port); err != nil {
		return nil, fmt.Errorf("listen at %q: %w", cfg.Listen, err)
	}
	if o.Port == 0 {
		o.Port = server.RANDOM_PORT
	}
	return o, nil
}

// Loopback reports whether host is this machine alone.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// connect makes the hub's own connections: in process to the front, and to
// wherever the record is kept.
func (b *Broker) connect(ctx context.Context, cfg Config) error {
	auth, err := KeyOption(cfg.Key)
	if err != nil {
		return err
	}
	b.Front, err = nats.Connect("", nats.InProcessServer(b.server), auth, nats.Name("hub"), nats.MaxReconnects(-1),
		nats.DrainTimeout(drainWithin), nats.ClosedHandler(func(*nats.Conn) { close(b.drained) }))
	if err != nil {
		return fmt.Errorf("connect to the broker: %w", err)
	}
	keep := b.Front
	if cfg.External != "" {
		if keep, err = dialExternal(cfg); err != nil {
			return err
		}
		b.external = keep
	}
	// An acknowledgement that never comes must not be waited for for ever: after
	// some thousands of them nothing more could be published.
	if b.JS, err = jetstream.New(keep, jetstream.WithPublishAsyncTimeout(cmp.Or(cfg.Ack, ackWithin))); err != nil {
		return fmt.Errorf("open JetStream: %w", err)
	}
	if _, err := b.JS.AccountInfo(ctx); err != nil {
		return fmt.Errorf("open JetStream: %w", err)
	}
	return nil
}

func dialExternal(cfg Config) (*nats.Conn, error) {
	opts := []nats.Option{nats.Name("assize-hub"), nats.MaxReconnects(-1)}
	if cfg.Creds != "" {
		opts = append(opts, nats.UserCredentials(cfg.Creds))
	}
	c, err := nats.Connect(cfg.External, opts...)
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", cfg.External, err)
	}
	return c, nil
}

// KeyOption signs in to a broker with an Ed25519 key.
func KeyOption(key ed25519.PrivateKey) (nats.Option, error) {
	pub, err := wire.NKey(key.Public().(ed25519.PublicKey))
	if err != nil {
		return nil, err
	}
	pair, err := nkeys.FromRawSeed(nkeys.PrefixByteUser, key.Seed())
	if err != nil {
		return nil, fmt.Errorf("read key: %w", err)
	}
	return nats.Nkey(pub, pair.Sign), nil
}

// InProcess lets a test connect without a port.
func (b *Broker) InProcess() nats.InProcessConnProvider { return b.server }

// Listen opens the port for desks, once it is known what each may do: a desk
// that came in earlier would be taken for a stranger.
func (b *Broker) Listen() error {
	if b.listen == "" {
		return nil
	}
	b.server.AcceptLoop(make(chan struct{}))
	if b.server.Addr() == nil {
		return fmt.Errorf("listen at %s: the port cannot be opened", b.listen)
	}
	return nil
}

// URL is where this machine reaches the broker, "" where no port is open.
func (b *Broker) URL() string {
	addr, ok := b.server.Addr().(*net.TCPAddr)
	if !ok {
		return ""
	}
	scheme, host := "nats", addr.IP.String()
	if b.secure {
		scheme = "tls"
	}
	if addr.IP.IsUnspecified() {
		host = "127.0.0.1"
	}
	return scheme + "://" + net.JoinHostPort(host, strconv.Itoa(addr.Port))
}

// Close brings to an end what is being answered, ends every connection and
// stops the server. What was acknowledged is on disk already.
func (b *Broker) Close() {
	if b.Front != nil && b.Front.Drain() == nil {
		<-b.drained
	}
	if b.external != nil {
		b.external.Close()
	}
	b.server.Shutdown()
	b.server.WaitForShutdown()
}
