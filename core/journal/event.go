// Package journal is the append-only record: the envelope that every event
// travels in, the chain that ties each desk's events together, and what a
// store of them must do.
package journal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/google/uuid"

	"assize.example/core/court"
)

// Stream names what an event is about: "case/<uuid>",
// "sitting/<court>/<room>/<date>", "court/<code>" or "directory".
type Stream string

// Directory is the stream of people and desks.
const Directory Stream = "directory"

// CaseStream returns the stream of one case.
func CaseStream(caseID string) Stream { return Stream("case/" + caseID) }

// CourtStream returns the stream of one court house.
func CourtStream(c court.Code) Stream { return Stream("court/" + string(c)) }

// SittingStream returns the stream of one court room's day.
func SittingStream(c court.Code, room string, day court.Date) Stream {
	return Stream("sitting/" + string(c) + "/" + room + "/" + day.String())
}

// Hash is a SHA-256 sum. It is written in hexadecimal.
type Hash [sha256.Size]byte

// String returns the hash in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// MarshalText implements encoding.TextMarshaler.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *Hash) UnmarshalText(b []byte) error {
	if hex.DecodedLen(len(b)) != len(h) {
		return fmt.Errorf("hash %q: want %d hexadecimal digits", b, 2*len(h))
	}
	_, err := hex.Decode(h[:], b)
	return err
}

// Head is the envelope of an event: everything but its body. Its exact bytes
// are signed and kept; BodyHash ties the body to it, so that a body can be
// erased at the end of its retention and the chain still be checked.
type Head struct {
	ID       uuid.UUID    `json:"id"` // version 7
	Stream   Stream       `json:"stream"`
	Court    court.Code   `json:"court"` // whose desks hold the stream
	Kind     string       `json:"kind"`
	Schema   int          `json:"schema"`
	Desk     court.DeskID `json:"desk"`
	Counter  uint64       `json:"counter"` // 1, 2, 3 … at this desk
	Prev     Hash         `json:"prev"`    // of the desk's previous head; zero for its first
	Base     uint64       `json:"base"`    // hub position of this stream that the desk had seen
	At       time.Time    `json:"at"`      // UTC, as the desk's clock read: evidence, never order
	Zone     string       `json:"zone"`    // of the desk: Europe/London
	User     court.UserID `json:"user"`
	Reason   string       `json:"reason,omitempty"` // where one is asked for
	BodyHash Hash         `json:"body"`
}

// Event is one signed event as stored and sent.
type Event struct {
	Head     Head   // parsed from Raw
	Raw      []byte // the exact signed bytes of the head
	Body     []byte // JSON; nil once erased
	Sig      []byte // Ed25519 over Raw
	Position uint64 // the hub's, from 1; 0 while it waits to be sent
}

// Hash returns the hash of the event's head, which the desk's next event names.
func (e Event) Hash() Hash { return sha256.Sum256(e.Raw) }

// Stamp returns what a fact shows of its origin.
func (e Event) Stamp() court.Stamp {
	return court.Stamp{
		Event: e.Head.ID.String(), At: e.Head.At, Zone: e.Head.Zone,
		User: e.Head.User, Desk: e.Head.Desk, Reason: e.Head.Reason,
	}
}

// Sign makes an event of head and body with the desk's key. It fills in
// BodyHash and fixes At to UTC, to the microsecond.
func Sign(head Head, body []byte, key ed25519.PrivateKey) (Event, error) {
	head.BodyHash = sha256.Sum256(body)
	head.At = head.At.UTC().Truncate(time.Microsecond)
	raw, err := json.Marshal(head)
	if err != nil {
		return Event{}, fmt.Errorf("encode event %s: %w", head.ID, err)
	}
	return Event{Head: head, Raw: raw, Body: body, Sig: ed25519.Sign(key, raw)}, nil
}

// Parse reads an event from its stored parts. It checks its shape, not its
// signature; see Event.Verify.
func Parse(raw, body, sig []byte, position uint64) (Event, error) {
	e := Event{Raw: raw, Body: body, Sig: sig, Position: position}
	if err := json.Unmarshal(raw, &e.Head); err != nil {
		return Event{}, fmt.Errorf("parse event head: %w", err)
	}
	if h := e.Head; h.Stream == "" || h.Kind == "" || h.Desk == "" || h.Counter == 0 || h.Counter > maxCounter {
		return Event{}, fmt.Errorf("parse event head %s: want a stream, a kind, a desk and a counter from 1 to %d", h.ID, uint64(maxCounter))
	}
	return e, nil
}

// maxCounter is the highest counter that every store can keep: SQLite's
// integers are signed.
const maxCounter = math.MaxInt64

// Verify checks the signature against the desk's public key, and the body
// against the hash in the head. An erased body passes: its hash remains.
func (e Event) Verify(pub ed25519.PublicKey) error {
	if len(pub) != ed25519.PublicKeySize || !ed25519.Verify(pub, e.Raw, e.Sig) {
		return fmt.Errorf("event %s of desk %s: %w", e.Head.ID, e.Head.Desk, ErrSignature)
	}
	if e.Body != nil && sha256.Sum256(e.Body) != e.Head.BodyHash {
		return fmt.Errorf("event %s of desk %s: %w", e.Head.ID, e.Head.Desk, ErrBody)
	}
	return nil
}
