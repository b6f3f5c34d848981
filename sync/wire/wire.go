// Package wire is what desk and hub say to each other: subjects, messages and
// their version. Messages are JSON; an event travels as the exact bytes that
// were signed.
package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Version is the version of the protocol. It is in every subject, so that a
// hub can serve an older and a newer desk side by side.
const Version = 1

// Limits of one message. They keep a batch far below the broker's own limit.
const (
	BatchEvents  = 200       // events in a batch, at most
	BatchBytes   = 512 << 10 // bytes of events in a batch; one larger event travels alone
	MaxEvent     = 2 << 20   // bytes of one event, at most
	MaxMessage   = 8 << 20   // what the broker accepts
	fetchDefault = BatchEvents
)

// Event is a signed event on its way. Position is 0 from desk to hub.
type Event struct {
	Raw      []byte `json:"raw"`
	Body     []byte `json:"body,omitempty"`
	Sig      []byte `json:"sig"`
	Position uint64 `json:"position,omitempty"`
}

// Pack makes the message form of an event.
func Pack(e journal.Event) Event {
	return Event{Raw: e.Raw, Body: e.Body, Sig: e.Sig, Position: e.Position}
}

// Unpack reads the event. It checks its shape, not its signature.
func (e Event) Unpack() (journal.Event, error) {
	return journal.Parse(e.Raw, e.Body, e.Sig, e.Position)
}

// Size is what the event takes in a batch, in bytes.
func Size(e journal.Event) int { return len(e.Raw) + len(e.Body) + len(e.Sig) }

// Fault is the hub's answer where it could not do what was asked.
type Fault struct {
	Code  string     `json:"code"`
	Text  court.Text `json:"text"`
	Retry bool       `json:"retry,omitempty"` // the same request may succeed later
}

// Error returns the English sentence.
func (f *Fault) Error() string { return fmt.Sprintf("the hub answered %s: %s", f.Code, f.Text.EN) }

// Problem returns the fault in the form that a person is shown.
func (f *Fault) Problem() *court.Problem {
	kind := court.Refused
	if f.Retry {
		kind = court.Unavailable
	}
	return &court.Problem{Kind: kind, Code: f.Code, What: f.Text, Err: f}
}

// Hello asks the hub where it stands, at the start of a connection.
type Hello struct {
	Desk  court.DeskID `json:"desk"`
	Build string       `json:"build,omitempty"` // of the desk's program, for the hub's list of desks
}

// Welcome answers Hello.
type Welcome struct {
	Position uint64       `json:"position"` // last in the record
	Tip      uint64       `json:"tip"`      // counter of this desk's last event that the hub has
	Courts   []court.Code `json:"courts"`   // that this desk holds
	At       time.Time    `json:"at"`       // the hub's clock, UTC
}

// Submit hands a desk's next events to the hub, oldest first.
type Submit struct {
	Events []Event `json:"events"`
}

// Outcome is what became of one submitted event: a position, or a refusal.
type Outcome struct {
	ID       uuid.UUID `json:"id"`
	Position uint64    `json:"position,omitempty"`
	Refused  *Fault    `json:"refused,omitempty"`
}

// Ack answers Submit: one outcome an event, in the same order. Every event
// with a position is on the hub's disk.
type Ack struct {
	Outcomes []Outcome `json:"outcomes"`
}

// Fetch asks for what the desk's courts have that comes after a position. Skip
// resumes inside the history that came along with a case from another court.
type Fetch struct {
	After uint64 `json:"after"`
	Skip  int    `json:"skip,omitempty"`
	Limit int    `json:"limit,omitempty"` // events, at most; 0 is BatchEvents
}

// Most returns how many events the fetch asks for.
func (f Fetch) Most() int {
	if f.Limit <= 0 || f.Limit > BatchEvents {
		return fetchDefault
	}
	return f.Limit
}

// Batch answers Fetch. Ask next with After and Skip from here; More says that
// there is something already.
type Batch struct {
	Events []Event `json:"events,omitempty"`
	After  uint64  `json:"after"`
	Skip   int     `json:"skip,omitempty"`
	More   bool    `json:"more,omitempty"`
}

// Ask asks for the hub's account of what this desk must hold up to a position.
type Ask struct {
	UpTo uint64 `json:"upto"`
}

// Status answers Ask. Hash is the journal.RecordHash of the events that the
// desk's courts have up to Position: a desk that has seen Position has the same.
type Status struct {
	Position uint64       `json:"position"`
	Events   int          `json:"events"`
	Hash     journal.Hash `json:"hash"`
	At       time.Time    `json:"at"`
}

// Enrol asks to become a desk, with a one-time code. The connection is made
// with the key that is to be enrolled, which proves that it is held.
type Enrol struct {
	Code string `json:"code"`
	Name string `json:"name"` // of the desk, as people know it: Court 1
	Key  []byte `json:"key"`  // Ed25519 public key
}

// Enrolled answers Enrol: everything that a desk needs to know of its hub.
type Enrolled struct {
	Desk   court.DeskID `json:"desk"`
	Name   string       `json:"name"`
	Courts []court.Code `json:"courts"`
	HubKey []byte       `json:"hubKey"` // Ed25519 public key of the desk "hub"
	CA     []byte       `json:"ca"`     // PEM; whom to trust from now on
}

// Reply is what the hub answers: the value asked for, or a fault.
type Reply struct {
	Value json.RawMessage `json:"value,omitempty"`
	Fault *Fault          `json:"fault,omitempty"`
}

// Answer encodes a reply. A *Fault in err's chain is passed on; any other
// error is told only in general terms, since the other side cannot mend it.
func Answer(value any, err error) ([]byte, error) {
	var r Reply
	if err != nil {
		r.Fault = faultOf(err)
		return json.Marshal(r)
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("encode reply: %w", err)
	}
	r.Value = raw
	return json.Marshal(r)
}

func faultOf(err error) *Fault {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	return &Fault{Code: "hub-trouble", Retry: true, Text: court.Text{
		EN: "The hub could not do this just now.", CY: "Ni allai'r hwb wneud hyn ar hyn o bryd.",
	}}
}

// ReadReply decodes a reply into value, or returns its fault as the error.
func ReadReply(data []byte, value any) error {
	var r Reply
	if err := json.Unmarshal(data, &r); err != nil {
		return fmt.Errorf("read the hub's reply: %w", err)
	}
	if r.Fault != nil {
		return r.Fault
	}
	if err := json.Unmarshal(r.Value, value); err != nil {
		return fmt.Errorf("read the hub's reply: %w", err)
	}
	return nil
}
