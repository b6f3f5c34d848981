// Package notify is who must be told of what a court ordered, how, and by
// when, and what has become of each telling.
//
// Obligations are derived from a shared set by a pure function with
// deterministic identifiers, so that every desk and the hub derive the same
// ones and none can be lost or doubled.
package notify

import (
	"time"

	"assize.example/core/court"
)

// State is where a notification stands. It is always in exactly one.
type State string

// The states of a notification, in the order in which they are reached. Held
// is not recorded: it is what a desk shows while the share itself waits.
const (
	Held         State = "held"         // at the desk: the share has not reached the hub
	Queued       State = "queued"       // at the hub
	Sent         State = "sent"         // handed to the mail server or folder
	Delivered    State = "delivered"    // the receiving system has it
	Acknowledged State = "acknowledged" // the agency said so
	NotRequired  State = "not-required" // with the reason why
	Rejected     State = "rejected"     // with the reason: a task for a person
	Overdue      State = "overdue"      // not there in time: an alarm
)

// Obligation is one telling that follows from a shared set.
type Obligation struct {
	ID         string        `json:"id"`     // deterministic: of set, agency, kind, defendant
	Set        string        `json:"set"`    // name of the shared set
	Rule       string        `json:"rule"`   // identifier of the routing rule
	Agency     string        `json:"agency"` // electronic-monitoring, probation, prison, police, dvla, fines, cps, defence, yot
	Kind       string        `json:"kind"`   // tagging-order, warrant, result …
	What       court.Text    `json:"what"`   // in words: "Curfew with electronic monitoring"
	Defendant  string        `json:"defendant,omitempty"`
	Results    []string      `json:"results,omitempty"`   // that give rise to it, and those told of before that are withdrawn
	Documents  []string      `json:"documents,omitempty"` // document kinds to go with it
	Within     time.Duration `json:"within"`              // from the share; then it is overdue
	Required   bool          `json:"required"`
	Why        court.Text    `json:"why"`                  // why it is, or is not, required
	Supersedes bool          `json:"supersedes,omitempty"` // replaces one sent before
	Gone       bool          `json:"gone,omitempty"`       // what was told before no longer stands, and nothing takes its place
	Stands     bool          `json:"stands,omitempty"`     // of an earlier set, and left as it is by an amendment: not told again
	Needs      []Need        `json:"needs,omitempty"`      // the particulars that its message carries
}

// Notification is an obligation with what has become of it.
type Notification struct {
	Obligation
	State   State       `json:"state"`
	Channel string      `json:"channel,omitempty"` // mail, folder
	To      string      `json:"to,omitempty"`      // address or folder
	Detail  string      `json:"detail,omitempty"`  // receipt, or why it was rejected
	Tries   int         `json:"tries,omitempty"`
	At      time.Time   `json:"at,omitzero"` // of the last step, UTC
	By      court.Stamp `json:"by,omitzero"`
}

// Board is every notification of one case, folded from the case's stream.
type Board struct {
	Steps map[string]Notification `json:"steps,omitempty"` // by identifier; only those with a recorded step
	Later int                     `json:"later,omitempty"`
}

// An Event is a step in the life of a notification. The hub records it.
type Event interface {
	Kind() string
	Fact() string
}

// Stepped says that a notification reached a state. Its kind on the wire is
// "notification-" and the state: notification-sent.
type Stepped struct {
	ID      string    `json:"id"`
	Set     string    `json:"set"`
	State   State     `json:"state"`
	Channel string    `json:"channel,omitempty"`
	To      string    `json:"to,omitempty"`
	Detail  string    `json:"detail,omitempty"`
	Tries   int       `json:"tries,omitempty"`
	At      time.Time `json:"at"`
}

// Kind implements Event.
func (e Stepped) Kind() string { return "notification-" + string(e.State) }

// Fact implements Event: only the hub records steps, so none is in conflict.
func (Stepped) Fact() string { return "" }
