package broker

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// CA is the hub's own certificate authority. Desks learn its fingerprint with
// their enrolment code and trust nothing else.
type CA struct {
	cert *x509.Certificate
	key  crypto.Signer
}

// CAFile has the authority's certificate, in the data directory.
const CAFile = "ca.pem"

const (
	caKeyFile = "ca.key"
	caLife    = 20 * 365 * 24 * time.Hour
	leafLife  = 397 * 24 * time.Hour
	leeway    = time.Hour // of clocks that differ
)

// LoadOrMakeCA reads the authority in dir, or makes one where there is none. One
// whose key is missing is an error: with another in its place no desk would
// trust the hub any more.
func LoadOrMakeCA(dir string, now time.Time) (*CA, error) {
	if _, err := os.Stat(filepath.Join(dir, CAFile)); !errors.Is(err, fs.ErrNotExist) {
		return loadCA(dir)
	}
	ca, err := makeCA(now)
	if err != nil {
		return nil, fmt.Errorf("make the hub's certificate authority: %w", err)
	}
	return ca, ca.save(dir)
}

func loadCA(dir string) (*CA, error) {
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, CAFile), filepath.Join(dir, caKeyFile))
	if err != nil {
		return nil, fmt.Errorf("load the hub's certificate authority: %w", err)
	}
	return &CA{pair.Leaf, pair.PrivateKey.(crypto.Signer)}, nil
}

func makeCA(now time.Time) (*CA, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := newSerial()
	if err != nil {
		return nil, err
	}
	shape := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "Assize hub"},
		NotBefore: now.Add(-leeway), NotAfter: now.Add(caLife),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, shape, shape, key.Public(), key)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	return &CA{cert, key}, err
}

func newSerial() (*big.Int, error) {
	return rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
}

func (c *CA) save(dir string) error {
	der, err := x509.MarshalPKCS8PrivateKey(c.key)
	if err != nil {
		return fmt.Errorf("save the hub's certificate authority: %w", err)
	}
	key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	// The certificate comes last: without it the pair counts as not yet made.
	return errors.Join(
		os.WriteFile(filepath.Join(dir, caKeyFile), key, 0o600),
		os.WriteFile(filepath.Join(dir, CAFile), c.PEM(), 0o644),
	)
}

// PEM returns the certificate, for desks.
func (c *CA) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.cert.Raw})
}

// DER returns the certificate, of which the enrolment code has a fingerprint.
func (c *CA) DER() []byte { return c.cert.Raw }

// Server returns TLS with a certificate for the names and addresses that desks
// reach the hub by. It is never written down, and made anew at each start and
// when half of its life is over: a hub may run for longer than that.
func (c *CA) Server(names []string, now func() time.Time) (*tls.Config, error) {
	l := &leaf{ca: c, names: names, now: now}
	if _, err := l.get(nil); err != nil {
		return nil, err
	}
	return &tls.Config{GetCertificate: l.get, MinVersion: tls.VersionTLS13, Time: now}, nil
}

// leaf is the hub's certificate.
type leaf struct {
	ca    *CA
	names []string
	now   func() time.Time

	mu   sync.Mutex
	cert *tls.Certificate
	made time.Time
}

// get returns the certificate for one connection.
func (l *leaf) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if l.cert != nil && now.Sub(l.made) < leafLife/2 {
		return l.cert, nil
	}
	cert, err := l.ca.leaf(l.names, now)
	if err != nil {
		return nil, fmt.Errorf("make the hub's certificate: %w", err)
	}
	l.cert, l.made = cert, now
	return cert, nil
}

func (c *CA) leaf(names []string, now time.Time) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := newSerial()
	if err != nil {
		return nil, err
	}
	shape := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "Assize hub"},
		NotBefore: now.Add(-leeway), NotAfter: now.Add(leafLife),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, n := range names {
		if ip := net.ParseIP(n); ip != nil {
			shape.IPAddresses = append(shape.IPAddresses, ip)
		} else {
			shape.DNSNames = append(shape.DNSNames, n)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, shape, c.cert, key.Public(), c.key)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{der, c.cert.Raw}, PrivateKey: key}, nil
}
