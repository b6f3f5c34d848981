package link

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"assize.example/sync/wire"
)

const (
	dialWithin = 5 * time.Second
	askWithin  = 15 * time.Second
	pingEvery  = 5 * time.Second // two unanswered and the hub counts as gone
)

// dial connects once. A connection that breaks is not mended but replaced, by
// Run: what was under way is then known to be over.
// failed is called when it breaks, or the hub forbids what the desk does.
func dial(hubURL string, key ed25519.PrivateKey, secure *tls.Config, failed func(error), more ...nats.Option) (*nats.Conn, error) {
	pub, err := wire.NKey(key.Public().(ed25519.PublicKey))
	if err != nil {
		return nil, err
	}
	pair, err := nkeys.FromRawSeed(nkeys.PrefixByteUser, key.Seed())
	if err != nil {
		return nil, fmt.Errorf("read the desk's key: %w", err)
	}
	opts := append([]nats.Option{
		nats.Nkey(pub, pair.Sign), nats.CustomInboxPrefix(wire.InboxPrefix(pub)), nats.NoReconnect(),
		nats.ClosedHandler(func(*nats.Conn) { failed(errGone) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { failed(err) }),
		nats.Timeout(dialWithin), nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(2), nats.Name("assize"),
		func(o *nats.Options) error {
			// Plain only to this machine; where the hub asks for TLS it is used there too.
			o.TLSConfig, o.Secure = secure, !loopback(hubURL)
			return nil
		},
	}, more...)
	c, err := nats.Connect(hubURL, opts...)
	if err != nil {
		return nil, fmt.Errorf("connect to the hub at %s: %w", hubURL, err)
	}
	return c, nil
}

// loopback reports whether a hub's URL leads to this machine. No URL is a hub
// in the same process.
func loopback(hubURL string) bool {
	if hubURL == "" {
		return true
	}
	u, err := url.Parse(hubURL)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme != "tls" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// trust returns TLS that trusts the authority in caFile and no other.
func trust(caFile string, now func() time.Time) (*tls.Config, error) {
	cfg := &tls.Config{MinVersion: tls.VersionTLS13, Time: now}
	if caFile == "" {
		return cfg, nil
	}
	pem, err := os.ReadFile(caFile)
	if err != nil {
		return nil, fmt.Errorf("read the hub's certificate: %w", err)
	}
	cfg.RootCAs = x509.NewCertPool()
	if !cfg.RootCAs.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("read the hub's certificate %s: there is none in it", caFile)
	}
	return cfg, nil
}

// ask makes one request of the hub.
func ask[R any](ctx context.Context, c *nats.Conn, subject string, question any) (R, error) {
	var answer R
	data, err := json.Marshal(question)
	if err != nil {
		return answer, fmt.Errorf("encode %s: %w", subject, err)
	}
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	m, err := c.RequestWithContext(ctx, subject, data)
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause // says more than that the request was cancelled
		}
		return answer, fmt.Errorf("ask %s: %w", subject, err)
	}
	return answer, wire.ReadReply(m.Data, &answer)
}

// errGone ends what was under way on a connection that broke.
var errGone = errors.New("the connection to the hub broke")

// errStranger is returned where the hub's certificate is not the one that the
// enrolment code names.
var errStranger = errors.New("the hub is not the one that the enrolment code was made by")

// byCode returns TLS that trusts the authority that an enrolment code names.
func byCode(code string, now func() time.Time) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS13, Time: now,
		// The authority is not known yet, only its fingerprint: VerifyConnection
		// does what the standard check would do.
		InsecureSkipVerify: true, //nolint:gosec // see above
		VerifyConnection: func(s tls.ConnectionState) error {
			roots := x509.NewCertPool()
			for _, c := range s.PeerCertificates {
				if wire.CodeNames(code, c.Raw) {
					roots.AddCert(c)
				}
			}
			_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: roots, DNSName: s.ServerName, CurrentTime: now()})
			if err != nil {
				return fmt.Errorf("%w: %w", errStranger, err)
			}
			return nil
		},
	}
}
