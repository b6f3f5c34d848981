// Package directory is who the desks are: the events of the directory stream
// that the hub writes, and what they fold to. It tells every desk whose
// signatures to accept.
package directory

import (
	"crypto/ed25519"
	"maps"
	"slices"
	"time"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/kinds"
)

// Hub is the desk that the hub itself records as.
const Hub court.DeskID = "hub"

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

// An Event is something that happened to the directory.
type Event interface {
	Kind() string
	// Fact names the one fact that the event sets, or is "".
	Fact() string
}

// DeskEnrolled says that a desk joined with a one-time code.
type DeskEnrolled struct {
	Desk   court.DeskID `json:"desk"`
	Name   string       `json:"name"`
	Key    []byte       `json:"key"`    // Ed25519 public key
	Courts []court.Code `json:"courts"` // whose streams it holds
	Code   string       `json:"code"`   // SHA-256 of the code, which is spent
}

// DeskRevoked says that a desk's signatures are no longer accepted.
type DeskRevoked struct {
	Desk court.DeskID `json:"desk"`
}

// Checkpoint says what the whole record was at a position. The event is signed
// by the hub, so a desk that keeps it can show later what it was told.
type Checkpoint struct {
	Position uint64       `json:"position"`
	Hash     journal.Hash `json:"hash"` // journal.RecordHash of the hub's record up to Position
	At       time.Time    `json:"at"`   // UTC
}

// Kind implements Event.
func (DeskEnrolled) Kind() string { return "desk-enrolled" }

// Fact implements Event: only the hub writes these, so none is in conflict.
func (DeskEnrolled) Fact() string { return "" }

// Kind implements Event.
func (DeskRevoked) Kind() string { return "desk-revoked" }

// Fact implements Event: only the hub writes these, so none is in conflict.
func (DeskRevoked) Fact() string { return "" }

// Kind implements Event.
func (Checkpoint) Kind() string { return "checkpoint" }

// Fact implements Event: only the hub writes these, so none is in conflict.
func (Checkpoint) Fact() string { return "" }

var bodies = kinds.Table[Event]{
	"desk-enrolled": kinds.Body[Event, DeskEnrolled],
	"desk-revoked":  kinds.Body[Event, DeskRevoked],
	"checkpoint":    kinds.Body[Event, Checkpoint],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}

// HubOnly reports whether only the hub may record events of this kind.
func HubOnly(kind string) bool { return bodies[kind] != nil }

// Desk is one desk as the directory knows it.
type Desk struct {
	ID      court.DeskID
	Name    string
	Key     ed25519.PublicKey
	Courts  []court.Code
	Code    string // SHA-256 of the code that it enrolled with
	Revoked bool
	By      court.Stamp // of the enrolment
}

// Holds reports whether the desk holds a court's streams.
func (d Desk) Holds(c court.Code) bool { return slices.Contains(d.Courts, c) }

// Directory is every desk, folded from the directory stream.
type Directory struct {
	Desks map[court.DeskID]Desk
	Last  Checkpoint // the newest; zero before the first
	Later int        // events of a kind that this version does not know
}

// Apply folds one event. It never fails, and copies what it changes.
func Apply(d Directory, e Event, by court.Stamp) Directory {
	switch e := e.(type) {
	case DeskEnrolled:
		return d.with(Desk{
			ID: e.Desk, Name: e.Name, Key: e.Key, Courts: slices.Clone(e.Courts), Code: e.Code, By: by,
		})
	case DeskRevoked:
		desk, ok := d.Desks[e.Desk]
		if !ok {
			return d
		}
		desk.Revoked = true
		return d.with(desk)
	case Checkpoint:
		if e.Position > d.Last.Position {
			d.Last = e
		}
	case nil:
		d.Later++
	}
	return d
}

func (d Directory) with(desk Desk) Directory {
	d.Desks = maps.Clone(d.Desks)
	if d.Desks == nil {
		d.Desks = map[court.DeskID]Desk{}
	}
	d.Desks[desk.ID] = desk
	return d
}

// Take folds a signed event. Only the hub's word counts: what another desk
// wrote of a desk is kept in the record and has no effect.
func (d Directory) Take(e journal.Event) Directory {
	if e.Head.Stream != journal.Directory || e.Head.Desk != Hub {
		return d
	}
	event, err := Decode(e.Head.Kind, e.Head.Schema, e.Body)
	if err != nil {
		event = nil // counted, as recorded by a later version
	}
	return Apply(d, event, e.Stamp())
}

// Fold folds the directory stream, given in the agreed order.
func Fold(events []journal.Event) Directory {
	var d Directory
	for _, e := range events {
		d = d.Take(e)
	}
	return d
}

// Keys returns the public key of each desk, the hub's being hubKey: what
// journal.Verify asks for.
func (d Directory) Keys(hubKey ed25519.PublicKey) func(court.DeskID) (ed25519.PublicKey, bool) {
	return func(id court.DeskID) (ed25519.PublicKey, bool) {
		if id == Hub {
			return hubKey, true
		}
		desk, ok := d.Desks[id]
		return desk.Key, ok
	}
}
