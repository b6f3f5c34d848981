package wire

import (
	"crypto/ed25519"
	"fmt"

	"github.com/nats-io/nkeys"
)

// NKey returns an Ed25519 public key in NATS form. A desk shows the broker the
// same key that it signs events with.
func NKey(pub ed25519.PublicKey) (string, error) {
	if len(pub) != ed25519.PublicKeySize {
		return "", fmt.Errorf("public key: %d bytes, want %d", len(pub), ed25519.PublicKeySize)
	}
	s, err := nkeys.Encode(nkeys.PrefixByteUser, pub)
	if err != nil {
		return "", fmt.Errorf("write public key: %w", err)
	}
	return string(s), nil
}
