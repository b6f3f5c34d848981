// Package intake reads what other systems send: a prosecutor's new case (SPI),
// a magistrates' daily court list (Libra) and a Crown Court daily list
// (XHIBIT). Whatever the format, it becomes the one model of a case, its
// hearings and the day's sittings.
//
// A message is read whole or not at all. Everything that is wrong with it is
// reported at once, each fault with its line, its element and what is wanted.
// Nothing is invented: what a message does not say stays empty, and what was
// looked up by code is marked as looked up.
package intake

import (
	"cmp"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/hearing"
	"assize.example/core/listing"
	"assize.example/core/reference"
)

// Format is a kind of message that can be read.
type Format string

// The formats.
const (
	SPI    Format = "spi-new-case"      // Standard Prosecutor Interface, CPP-StdProsPoliceCase v1-2
	Libra  Format = "libra-court-list"  // ExternalDocumentRequest, adult daily court list
	XHIBIT Format = "xhibit-daily-list" // courtservice DailyList v5.2 and v5.3
)

// Reference is what a reader looks codes up in. A zero Reference is allowed:
// nothing is then looked up.
type Reference = reference.Set

// Batch is everything that one message holds.
type Batch struct {
	Format   Format
	Source   string // which message this is, as it names itself
	Cases    []Case
	Sittings []listing.Sitting
	Doubts   Faults // read and kept, but worth a look: a custody status that is missing
}

// Case is one case with its hearings as far as the message gives them.
type Case struct {
	File     casefile.File
	Hearings []hearing.Hearing
}

// readers read one format each from its innermost element.
var readers = map[Format]func(*message, *element){
	SPI:    readSPI,
	Libra:  readLibra,
	XHIBIT: readXHIBIT,
}

// Read reads a message, whose name is only used to report faults. The format
// is known by its content. The error is a *court.Problem that wraps Faults.
func Read(name string, data []byte, ref Reference) (Batch, error) {
	m := newMessage(name, ref)
	root, fault := parse(name, data)
	if fault != nil {
		return Batch{}, Faults{*fault}.problem(name)
	}
	format, at := m.recognise(root)
	if at != nil {
		m.batch.Format = format
		readers[format](m, at)
	}
	if len(m.faults) > 0 {
		slices.SortStableFunc(m.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
		return Batch{}, m.faults.problem(name)
	}
	return m.batch, nil
}
