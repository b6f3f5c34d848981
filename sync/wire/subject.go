package wire

import (
	"fmt"
	"strings"

	"assize.example/core/court"
	"assize.example/core/journal"
)

// Verb is what a desk asks of the hub.
type Verb string

// The verbs of version 1.
const (
	VerbHello  Verb = "hello"
	VerbSubmit Verb = "submit"
	VerbFetch  Verb = "fetch"
	VerbStatus Verb = "status"
)

// Everyone is the court of what every desk is told: the directory.
const Everyone court.Code = ""

var root = fmt.Sprintf("assize.%d", Version)

// DeskSubject is where the hub hears one desk. Only that desk may publish there.
func DeskSubject(desk court.DeskID, v Verb) string {
	return root + ".desk." + Token(string(desk)) + "." + string(v)
}

// DesksSubject is where the hub hears every desk.
func DesksSubject(v Verb) string { return root + ".desk.*." + string(v) }

// DeskOf reads the desk out of a DeskSubject.
func DeskOf(subject string) court.DeskID {
	parts := strings.Split(subject, ".")
	if len(parts) != 5 {
		return ""
	}
	return court.DeskID(untoken(parts[3]))
}

// EnrolSubject is where the hub hears one who has no desk yet, by the public
// key (in NATS form) of the connection.
func EnrolSubject(nkey string) string { return root + ".enrol." + nkey }

// EnrolsSubject is where the hub hears everyone who wants to enrol.
func EnrolsSubject() string { return root + ".enrol.*" }

// AdminSubject is where the hub hears its own command line.
func AdminSubject(what string) string { return root + ".admin." + what }

// NudgeSubject is where the hub says that a court has something new.
func NudgeSubject(c court.Code) string {
	if c == Everyone {
		return root + ".nudge._"
	}
	return root + ".nudge." + Token(string(c))
}

// InboxPrefix is where the replies to a connection come in, by its public key:
// nobody can listen to another's.
func InboxPrefix(nkey string) string { return "_INBOX." + nkey }

// RecordSubject is the subject of a journal stream in the hub's record.
func RecordSubject(s journal.Stream) string {
	parts := strings.Split(string(s), "/")
	for i, p := range parts {
		parts[i] = Token(p)
	}
	return "record." + strings.Join(parts, ".")
}

// Token writes any text as one token of a subject. Letters, digits and hyphens
// stand for themselves, any other byte as =XX.
func Token(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; plain(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	if b.Len() == 0 {
		return "=" // a token must not be empty
	}
	return b.String()
}

func plain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-'
}

func untoken(t string) string {
	var b strings.Builder
	for i := 0; i < len(t); i++ {
		var c byte
		if t[i] != '=' {
			b.WriteByte(t[i])
		} else if n, _ := fmt.Sscanf(t[i+1:], "%02X", &c); n == 1 {
			b.WriteByte(c)
			i += 2
		}
	}
	return b.String()
}
