package broker

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"log/slog"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/nats-io/nkeys"

	"assize.example/sync/wire"
)

// gate lets in whoever shows that they hold an Ed25519 key, with the rights
// that this key has. There are no passwords.
type gate struct {
	grant func(nkey string) Grant
	hub   ed25519.PublicKey
}

// Check implements server.Authentication.
func (g gate) Check(c server.ClientAuthentication) bool {
	o := c.GetOpts()
	key, err := nkeys.FromPublicKey(o.Nkey)
	if err != nil {
		return false
	}
	sig, err := base64.RawURLEncoding.DecodeString(o.Sig)
	if err != nil || key.Verify(c.GetNonce(), sig) != nil {
		return false
	}
	if hub, err := wire.NKey(g.hub); err == nil && o.Nkey == hub {
		c.RegisterUser(&server.User{Username: "hub"})
		return true
	}
	grant := g.grant(o.Nkey)
	c.RegisterUser(&server.User{Username: o.Nkey, Permissions: &server.Permissions{
		Publish:   &server.SubjectPermission{Allow: grant.Publish},
		Subscribe: &server.SubjectPermission{Allow: append(grant.Subscribe, wire.InboxPrefix(o.Nkey)+".>")},
	}})
	return true
}

// logger passes the broker's own messages on. They name connections, never
// people.
type logger struct{ log *slog.Logger }

func (l logger) Noticef(format string, v ...any) { l.say(slog.LevelDebug, format, v) }
func (l logger) Debugf(format string, v ...any)  { l.say(slog.LevelDebug, format, v) }
func (l logger) Tracef(format string, v ...any)  { l.say(slog.LevelDebug, format, v) }
func (l logger) Warnf(format string, v ...any)   { l.say(slog.LevelWarn, format, v) }
func (l logger) Errorf(format string, v ...any)  { l.say(slog.LevelError, format, v) }
func (l logger) Fatalf(format string, v ...any)  { l.say(slog.LevelError, format, v) }

func (l logger) say(level slog.Level, format string, v []any) {
	l.log.Log(context.Background(), level, "broker", "says", fmt.Sprintf(format, v...))
}
