// Package hearing is what may happen, and has, at the hearings of a case: the
// sitting days, each with its own room, bench and clerk; who attended; who
// appeared; and which results have been shared.
package hearing

import (
	"slices"
	"time"

	"assize.example/core/court"
)

// Book is every hearing of one case, folded from the case's stream.
type Book struct {
	Hearings []Hearing `json:"hearings"`
	Later    int       `json:"later,omitempty"` // events of a later version
}

// Hearing is one hearing, on one or many sitting days.
type Hearing struct {
	ID           string             `json:"id"`
	Type         string             `json:"type"`                 // code: FHG first hearing, PTP, TRL, SEN …
	Reference    string             `json:"reference,omitempty"`  // the identifier that the list gave it
	Respondent   string             `json:"respondent,omitempty"` // on appeal
	Description  court.Text         `json:"description"`
	Jurisdiction court.Jurisdiction `json:"jurisdiction"`
	Days         []Day              `json:"days"`
	Defendants   []string           `json:"defendants"` // identifiers; empty means all
	Appearances  []Appearance       `json:"appearances,omitempty"`
	Shared       []Shared           `json:"shared,omitempty"` // oldest first
	By           court.Stamp        `json:"by"`
}

// Day is one sitting day of a hearing. Each day has its own room, bench and clerk.
type Day struct {
	Date       court.Date            `json:"date"`
	Court      court.Code            `json:"court"`
	CourtName  string                `json:"court_name,omitempty"`
	Room       string                `json:"room"`
	At         string                `json:"at,omitempty"` // listed time, local: 10:00
	Bench      []Justice             `json:"bench,omitempty"`
	Clerk      string                `json:"clerk,omitempty"`
	Attendance map[string]Attendance `json:"attendance,omitempty"` // by defendant
}

// Justice is a judge or magistrate who sat.
type Justice struct {
	Name  string `json:"name"`            // as printed: His Honour Judge Patel
	Role  string `json:"role"`            // judge, recorder, district-judge, magistrate
	Chair bool   `json:"chair,omitempty"` // presided
}

// Presence is how a defendant attended.
type Presence string

// The ways of attending, or not.
const (
	InPerson Presence = "in-person"
	ByVideo  Presence = "by-video"
	NotThere Presence = "not-present"
	Excused  Presence = "excused"
)

// Attendance says how one defendant attended on one day.
type Attendance struct {
	Presence Presence    `json:"presence"`
	By       court.Stamp `json:"by"`
}

// Appearance is an advocate or other person who appeared for a party.
type Appearance struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	Role string      `json:"role"`          // prosecution, defence, interpreter, probation, …
	For  []string    `json:"for,omitempty"` // defendants, for the defence
	Date court.Date  `json:"date"`
	By   court.Stamp `json:"by"`
}

// Shared says that a set of results left the court.
type Shared struct {
	Set        string      `json:"set"` // hash that names the exact results
	Day        court.Date  `json:"day"`
	Results    []string    `json:"results"` // identifiers, in the order of the record
	Supersedes string      `json:"supersedes,omitempty"`
	Officer    string      `json:"officer"`        // who shared, as orders print the name
	Role       string      `json:"role,omitempty"` // Legal adviser
	At         time.Time   `json:"at"`
	By         court.Stamp `json:"by"`
}

// Hearing returns the hearing with this identifier.
func (b Book) Hearing(id string) (Hearing, bool) {
	for _, h := range b.Hearings {
		if h.ID == id {
			return h, true
		}
	}
	return Hearing{}, false
}

// OnDay returns the hearings that sit on a day.
func (b Book) OnDay(day court.Date) []Hearing {
	var on []Hearing
	for _, h := range b.Hearings {
		if _, ok := h.Day(day); ok {
			on = append(on, h)
		}
	}
	return on
}

// Day returns the sitting day of this date.
func (h Hearing) Day(date court.Date) (Day, bool) {
	for _, d := range h.Days {
		if d.Date == date {
			return d, true
		}
	}
	return Day{}, false
}

// SharedOn returns the latest set shared for a day.
func (h Hearing) SharedOn(day court.Date) (Shared, bool) {
	for _, s := range slices.Backward(h.Shared) {
		if s.Day == day {
			return s, true
		}
	}
	return Shared{}, false
}
