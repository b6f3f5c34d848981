package journal

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
)

// Sum is the hash of a record so far: what RecordHash returns, kept up to date
// event by event.
type Sum struct{ h hash.Hash }

// NewSum returns the sum of an empty record.
func NewSum() *Sum { return &Sum{sha256.New()} }

// Add adds the next event, by position.
func (s *Sum) Add(e Event) {
	var at [8]byte
	binary.BigEndian.PutUint64(at[:], e.Position)
	h := e.Hash()
	s.h.Write(at[:])
	s.h.Write(h[:])
}

// Hash returns the sum of what has been added.
func (s *Sum) Hash() Hash { return Hash(s.h.Sum(nil)) }
