package hearing

import (
	"assize.example/core/court"
	"assize.example/core/kinds"
)

// An Event is something that has happened at, or to, a hearing.
type Event interface {
	Kind() string
	// Fact names the one fact that the event sets, or is "".
	Fact() string
}

// Fixed says that a hearing of the case was fixed, with its first days.
type Fixed struct {
	Hearing Hearing `json:"hearing"`
}

// DayAdded says that a hearing sits on a further day, or that the room, bench
// or clerk of a day is known or changed.
type DayAdded struct {
	Hearing string `json:"hearing"`
	Day     Day    `json:"day"`
}

// DayVacated says that a hearing will not sit on a day after all.
type DayVacated struct {
	Hearing string     `json:"hearing"`
	Date    court.Date `json:"date"`
}

// AttendanceRecorded says how one defendant attended on one day.
type AttendanceRecorded struct {
	Hearing   string     `json:"hearing"`
	Date      court.Date `json:"date"`
	Defendant string     `json:"defendant"`
	Presence  Presence   `json:"presence"`
}

// Appeared says that an advocate or another person appeared.
type Appeared struct {
	Hearing    string     `json:"hearing"`
	Appearance Appearance `json:"appearance"`
}

// ResultsShared says that a set of results left the court. The set is named by
// the hash of exactly what was shared (share.Set).
type ResultsShared struct {
	Hearing    string     `json:"hearing"`
	Day        court.Date `json:"day"`
	Set        string     `json:"set"`
	Results    []string   `json:"results"`
	Supersedes string     `json:"supersedes,omitempty"`
	Officer    string     `json:"officer"`        // who shared, as orders print the name
	Role       string     `json:"role,omitempty"` // Legal adviser
}

// Kind implements Event.
func (Fixed) Kind() string              { return "hearing-fixed" }
func (DayAdded) Kind() string           { return "sitting-day-added" }
func (DayVacated) Kind() string         { return "sitting-day-vacated" }
func (AttendanceRecorded) Kind() string { return "attendance-recorded" }
func (Appeared) Kind() string           { return "appearance-recorded" }
func (ResultsShared) Kind() string      { return "results-shared" }

// Fact implements Event.
func (Fixed) Fact() string        { return "" }
func (e DayAdded) Fact() string   { return "day/" + e.Hearing + "/" + e.Day.Date.String() }
func (e DayVacated) Fact() string { return "day/" + e.Hearing + "/" + e.Date.String() }
func (e AttendanceRecorded) Fact() string {
	return "attendance/" + e.Hearing + "/" + e.Date.String() + "/" + e.Defendant
}

// Fact implements Event.
func (Appeared) Fact() string        { return "" }
func (e ResultsShared) Fact() string { return "share/" + e.Hearing + "/" + e.Day.String() }

// Schema is the schema version of the bodies that this package writes.
const Schema = kinds.Schema

var bodies = kinds.Table[Event]{
	"hearing-fixed":       kinds.Body[Event, Fixed],
	"sitting-day-added":   kinds.Body[Event, DayAdded],
	"sitting-day-vacated": kinds.Body[Event, DayVacated],
	"attendance-recorded": kinds.Body[Event, AttendanceRecorded],
	"appearance-recorded": kinds.Body[Event, Appeared],
	"results-shared":      kinds.Body[Event, ResultsShared],
}

// Decode reads an event's body; nil and no error for a kind that is not of this
// package, or of a later schema.
func Decode(kind string, schema int, body []byte) (Event, error) {
	return bodies.Decode(kind, schema, body)
}
