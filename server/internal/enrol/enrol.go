package enrol

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// Office enrols desks.
type Office struct {
	Codes  Codes
	HubKey []byte // Ed25519 public key
	CA     []byte // PEM
	Now    func() time.Time
	// Directory returns the desks as they now stand.
	Directory func() directory.Directory
	// Record writes to the directory.
	Record func(ctx context.Context, e directory.Event) error
}

// Enrol makes the holder of a good code a desk. The same key with the same
// code gets the same answer again: the first may have been lost on its way. The
// same key with a new code stays the desk that it was, whose chain it goes on
// with.
func (o Office) Enrol(ctx context.Context, ask wire.Enrol) (wire.Enrolled, error) {
	hash, desks := Hash(ask.Code), o.Directory().Desks
	for _, d := range desks {
		switch {
		case d.Code != hash:
		case !bytes.Equal(d.Key, ask.Key):
			return wire.Enrolled{}, &faultSpent
		case d.Revoked:
			return wire.Enrolled{}, &faultRevoked
		default:
			return o.welcome(d.ID, d.Name, d.Courts), o.Codes.spend(hash)
		}
	}
	offer, err := o.Codes.find(hash, o.Now())
	if err != nil {
		return wire.Enrolled{}, err
	}
	id := deskID(desks, offer.Name, ask.Key)
	if was, again := desks[id]; again && slices.ContainsFunc(offer.Courts, func(c court.Code) bool { return !was.Holds(c) }) {
		return wire.Enrolled{}, &faultCourts
	}
	err = o.Record(ctx, directory.DeskEnrolled{Desk: id, Name: offer.Name, Key: ask.Key, Courts: offer.Courts, Code: hash})
	if err != nil {
		return wire.Enrolled{}, fmt.Errorf("enrol desk %s: %w", id, err)
	}
	return o.welcome(id, offer.Name, offer.Courts), o.Codes.spend(hash)
}

func (o Office) welcome(id court.DeskID, name string, courts []court.Code) wire.Enrolled {
	return wire.Enrolled{Desk: id, Name: name, Courts: courts, HubKey: o.HubKey, CA: o.CA}
}

// deskID names a desk so that people recognise it and no two are the same:
// court-1-3fa94c. Keys can be made until one has the digits of another desk's,
// so a name that is taken gets more of them.
func deskID(desks map[court.DeskID]directory.Desk, name string, key []byte) court.DeskID {
	for id, d := range desks {
		if bytes.Equal(d.Key, key) {
			return id
		}
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	sum := sha256.Sum256(key)
	for n := 3; ; n++ {
		id := court.DeskID(strings.Join(append(slices.Clip(words), hex.EncodeToString(sum[:n])), "-"))
		if _, taken := desks[id]; !taken {
			return id
		}
	}
}

// ErrKey is returned where the record was signed by another hub key.
var ErrKey = errors.New("the record was signed by another hub key: put back the hub.key that belongs to it")

// Directory folds the directory stream of a store. hubKey must be the key that
// signed it: what the hub would sign with another, no desk would take, and it
// could not be removed from the record again.
func Directory(ctx context.Context, s journal.Store, hubKey ed25519.PublicKey) (directory.Directory, error) {
	events, err := s.Stream(ctx, journal.Directory)
	if err != nil {
		return directory.Directory{}, fmt.Errorf("read the directory: %w", err)
	}
	if n := len(events); n > 0 && events[n-1].Verify(hubKey) != nil {
		return directory.Directory{}, fmt.Errorf("read the directory: %w", ErrKey)
	}
	return directory.Fold(events), nil
}
