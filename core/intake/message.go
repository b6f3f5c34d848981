package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize.example/core/court"
)

// message is one message while it is read: what it has given so far, and what
// is wrong with it.
type message struct {
	file   string
	ref    Reference
	batch  Batch
	faults Faults
	used   map[string]bool   // identifiers given to defendants and offences
	last   map[string]string // the identifier last made apart from another, by that other

	cases    map[string]int     // place in the batch, by identifier
	mentions map[string]int     // of a case, by identifier
	sittings map[sittingID]int  // place in the batch
	items    map[[2]string]bool // case and hearing, of the sitting that is being read
	again    map[sittingID]int  // how often it was met after the first time
	refs     map[string]string  // what the message calls an offence, by identifier
	charges  map[charge]string  // identifier of an offence
}

// sittingID is what tells one sitting of a list from another.
type sittingID struct {
	court court.Code
	room  string
	date  court.Date
}

// charge is an offence as a message names it.
type charge struct{ defendant, ref string }

func newMessage(file string, ref Reference) *message {
	return &message{
		file: file, ref: ref, used: map[string]bool{}, last: map[string]string{}, cases: map[string]int{}, mentions: map[string]int{},
		sittings: map[sittingID]int{}, again: map[sittingID]int{}, items: map[[2]string]bool{}, refs: map[string]string{}, charges: map[charge]string{},
	}
}

// fault records what is wrong at a path below e.
func (m *message) fault(e *element, path string, want court.Text) {
	if len(m.faults) < MaxFaults {
		m.faults = append(m.faults, m.at(e, path, want))
	}
}

// doubt records what was read all the same.
func (m *message) doubt(e *element, path string, want court.Text) {
	if len(m.batch.Doubts) < MaxFaults {
		m.batch.Doubts = append(m.batch.Doubts, m.at(e, path, want))
	}
}

// several returns the elements at a path, and faults it where there are too
// many of them.
func (m *message) several(e *element, path string) []*element {
	found := e.all(path)
	if len(found) > MaxAlike {
		m.fault(found[MaxAlike], "", wantFewer)
		return found[:MaxAlike]
	}
	return found
}

// at makes a fault of what stands at a path below e. A path may end in an
// attribute: Charge/@IndictmentCountNumber.
func (m *message) at(e *element, path string, want court.Text) Fault {
	f := Fault{File: m.file, Line: e.line, Element: e.path(), Want: want}
	if path == "" {
		f.Found = e.value()
		return f
	}
	if found := e.at(path); found != nil {
		f.Line, f.Element, f.Found = found.line, found.path(), found.value()
		return f
	}
	f.Element += "/" + path
	if name, ok := strings.CutPrefix(path, "@"); ok {
		f.Found = e.attr(name)
	}
	return f
}

// need returns the text at a path, and faults it where it is missing or blank.
func (m *message) need(e *element, path string) string {
	v := e.get(path)
	if v == "" {
		m.fault(e, path, wantValue)
	}
	return v
}

// parsed reads an optional text with parse; what cannot be read is a fault.
func parsed[T any](m *message, e *element, path string, parse func(string) (T, error), want court.Text) T {
	var zero T
	s := e.get(path)
	if s == "" {
		return zero
	}
	v, err := parse(s)
	if err != nil {
		m.fault(e, path, want)
		return zero
	}
	return v
}

// needed is parsed for what must be there.
func needed[T any](m *message, e *element, path string, parse func(string) (T, error), want court.Text) T {
	if e.get(path) == "" {
		m.fault(e, path, want)
	}
	return parsed(m, e, path, parse, want)
}

// isoDate reads an xsd:date or the date of an xsd:dateTime. A zone says where
// the date was written, not which day it is.
func isoDate(s string) (court.Date, error) {
	const day = "2006-01-02"
	if len(s) > len(day) && strings.ContainsRune("TZ+-", rune(s[len(day)])) {
		s = s[:len(day)]
	}
	t, err := time.Parse(day, s)
	return court.DateOf(t), err
}

// dayFirst reads 23/11/2026.
func dayFirst(s string) (court.Date, error) {
	t, err := time.Parse("02/01/2006", s)
	return court.DateOf(t), err
}

var clock = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$`)

// clockTime reads an xsd:time, or the hour and minute of a list, as local time.
// Police systems write local times and give them a zone of nought all year.
func clockTime(s string) (string, error) {
	m := clock.FindStringSubmatch(s)
	if m == nil {
		return "", strconv.ErrSyntax
	}
	return m[1] + ":" + m[2], nil
}

// timeOfDateTime returns the time in an xsd:dateTime; midnight says that only
// the date is known.
func timeOfDateTime(s string) string {
	_, after, _ := strings.Cut(s, "T")
	t, err := clockTime(after)
	if err != nil || t == "00:00" {
		return ""
	}
	return t
}

// code reads one of the codes that the format allows; any other is a fault.
// Empty is left to the caller.
func (m *message) code(e *element, path string, codes ...string) string {
	v := e.get(path)
	if v != "" && !slices.Contains(codes, v) {
		m.fault(e, path, wantOneOf(codes))
		return ""
	}
	return v
}

// known reads a code that the format leaves open and a national list closes.
// One that is not in the list is kept, and doubted.
func (m *message) known(e *element, path string, codes ...string) string {
	v := e.get(path)
	if v != "" && !slices.Contains(codes, v) {
		m.doubt(e, path, wantOneOf(codes))
	}
	return v
}

// offenceForm is what the formats allow: the national codes are narrower, but
// a charge that stands in a message is shown, not lost.
var offenceForm = regexp.MustCompile(`^[0-9A-Za-z]{1,8}$`)

func offenceCode(s string) (court.OffenceCode, error) {
	if !offenceForm.MatchString(s) {
		return "", strconv.ErrSyntax
	}
	return court.OffenceCode(strings.ToUpper(s)), nil
}

// words joins what is not empty.
func words(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
