package broker_test

import (
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"assize.example/core/journal/journaltest"
	"assize.example/server/internal/broker"
)

func TestPlainTextStaysOnThisMachine(t *testing.T) {
	for listen, refused := range map[string]bool{
		"127.0.0.1:0": false, "localhost:0": false, "[::1]:0": false,
		"0.0.0.0:0": true, ":0": true, "192.0.2.1:4222": true, "[::]:0": true, "hub.example:4222": true,
	} {
		b, err := broker.Start(t.Context(), broker.Config{
			Dir: filepath.Join(t.TempDir(), "record"), Listen: listen, Key: journaltest.NewDesk("hub").Key,
			Log: slog.New(slog.DiscardHandler), Grant: func(string) broker.Grant { return broker.Grant{} },
		})
		if refused {
			require.ErrorIs(t, err, broker.ErrPlain, listen)
			continue
		}
		require.NoError(t, err, listen)
		b.Close()
	}
}

func TestAPortThatIsTakenIsAnError(t *testing.T) {
	start := func(listen string) *broker.Broker {
		b, err := broker.Start(t.Context(), broker.Config{
			Dir: filepath.Join(t.TempDir(), "record"), Listen: listen, Key: journaltest.NewDesk("hub").Key,
			Log: slog.New(slog.DiscardHandler), Grant: func(string) broker.Grant { return broker.Grant{} },
		})
		require.NoError(t, err)
		t.Cleanup(b.Close)
		return b
	}
	first := start("127.0.0.1:0")
	require.Empty(t, first.URL(), "nobody comes in before Listen")
	require.NoError(t, first.Listen())
	second := start(first.URL()[len("nats://"):])
	require.Error(t, second.Listen())
}

func TestTheAuthorityIsMadeOnce(t *testing.T) {
	dir := t.TempDir()
	first, err := broker.LoadOrMakeCA(dir, time.Now())
	require.NoError(t, err)
	again, err := broker.LoadOrMakeCA(dir, time.Now())
	require.NoError(t, err)
	require.Equal(t, first.DER(), again.DER())
}

func TestAnAuthorityWhoseKeyIsMissingIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	_, err := broker.LoadOrMakeCA(dir, time.Now())
	require.NoError(t, err)
	require.NoError(t, os.Remove(filepath.Join(dir, "ca.key")))
	_, err = broker.LoadOrMakeCA(dir, time.Now())
	require.ErrorContains(t, err, "ca.key")
}

func TestTheCertificateDoesNotRunOutWhileTheHubRuns(t *testing.T) {
	// given: a hub's TLS
	ca, err := broker.LoadOrMakeCA(t.TempDir(), time.Now())
	require.NoError(t, err)
	now := time.Now()
	clock := func() time.Time { return now }
	cfg, err := ca.Server([]string{"hub.example"}, clock)
	require.NoError(t, err)
	trust := x509.NewCertPool()
	require.True(t, trust.AppendCertsFromPEM(ca.PEM()))

	for years := range 4 {
		// when: a desk connects, years later
		now = now.AddDate(years, 0, 0)
		theirs, ours := net.Pipe()
		served := make(chan struct{})
		go func() {
			defer close(served)
			_ = tls.Server(theirs, cfg).Handshake() // what the desk sees is what counts
		}()
		err := tls.Client(ours, &tls.Config{RootCAs: trust, ServerName: "hub.example", MinVersion: tls.VersionTLS13, Time: clock}).Handshake()

		// then
		require.NoError(t, err)
		require.NoError(t, ours.Close())
		<-served
	}
}

func TestAnAcknowledgementThatNeverComesIsNotWaitedForForEver(t *testing.T) {
	b, err := broker.Start(t.Context(), broker.Config{
		Dir: filepath.Join(t.TempDir(), "record"), Key: journaltest.NewDesk("hub").Key, Ack: 20 * time.Millisecond,
		Log: slog.New(slog.DiscardHandler), Grant: func(string) broker.Grant { return broker.Grant{} },
	})
	require.NoError(t, err)
	t.Cleanup(b.Close)
	_, err = b.Front.Subscribe("silent", func(*nats.Msg) {})
	require.NoError(t, err)
	_, err = b.JS.PublishAsync("silent", nil)
	require.NoError(t, err)
	require.Eventually(t, func() bool { return b.JS.PublishAsyncPending() == 0 }, 10*time.Second, time.Millisecond)
}
