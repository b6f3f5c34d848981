package intake_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/intake"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/reference"
)

var demo = os.DirFS("../../assets/demo")

func load(tb testing.TB) intake.Reference {
	tb.Helper()
	ref, err := reference.Load(os.DirFS("../../assets/reference"))
	require.NoError(tb, err)
	return ref
}

func file(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := fs.ReadFile(demo, name)
	require.NoError(tb, err)
	return data
}

func demoFiles(tb testing.TB) []string {
	tb.Helper()
	names, err := fs.Glob(demo, "*.xml")
	require.NoError(tb, err)
	return names
}

func read(tb testing.TB, name string) intake.Batch {
	tb.Helper()
	b, err := intake.Read(name, file(tb, name), load(tb))
	require.NoError(tb, err)
	return b
}

// shelf is a record in memory. What it is given goes through JSON, as in a store.
type shelf struct {
	files    map[string]casefile.File
	books    map[string]hearing.Book
	sittings map[journal.Stream]listing.Sitting
}

func newShelf() *shelf {
	return &shelf{map[string]casefile.File{}, map[string]hearing.Book{}, map[journal.Stream]listing.Sitting{}}
}

func (s *shelf) held() intake.Held {
	return intake.Held{
		Case: func(id string) (casefile.File, hearing.Book, bool) {
			f, ok := s.files[id]
			return f, s.books[id], ok
		},
		Sitting: func(stream journal.Stream) (listing.Sitting, bool) {
			found, ok := s.sittings[stream]
			return found, ok
		},
	}
}

// take records a batch and returns how many events that took.
func (s *shelf) take(tb testing.TB, b intake.Batch) int {
	tb.Helper()
	n := 0
	for _, stream := range intake.Events(b, s.held()) {
		for _, e := range stream.Events {
			n++
			s.apply(tb, stream.Stream, e)
		}
	}
	return n
}

func (s *shelf) apply(tb testing.TB, stream journal.Stream, e record.Event) {
	tb.Helper()
	by := court.Stamp{User: "clerk", Desk: "desk-1"}
	id := strings.TrimPrefix(string(stream), "case/")
	body, err := json.Marshal(e)
	require.NoError(tb, err)
	ofCase, err1 := casefile.Decode(e.Kind(), casefile.Schema, body)
	ofHearing, err2 := hearing.Decode(e.Kind(), hearing.Schema, body)
	ofList, err3 := listing.Decode(e.Kind(), listing.Schema, body)
	require.NoError(tb, errors.Join(err1, err2, err3))
	switch {
	case ofCase != nil:
		s.files[id] = casefile.Apply(s.files[id], ofCase, by)
	case ofHearing != nil:
		s.books[id] = hearing.Apply(s.books[id], ofHearing, by)
	default:
		require.NotNil(tb, ofList, e.Kind())
		s.sittings[stream] = listing.Apply(s.sittings[stream], ofList, by)
	}
}

func take(tb testing.TB, names []string) *shelf {
	tb.Helper()
	s := newShelf()
	for _, name := range names {
		s.take(tb, read(tb, name))
	}
	return s
}

func TestTheDemoCourtIsReadWithoutAFaultOrADoubt(t *testing.T) {
	for _, name := range demoFiles(t) {
		require.Empty(t, read(t, name).Doubts, name)
	}
}

// outline is what a case must be whichever message came first.
func outline(s *shelf) map[string][]string {
	out := map[string][]string{}
	for id, f := range s.files {
		for _, d := range f.Defendants {
			out[string(f.URN)] = append(out[string(f.URN)], d.Listed())
			for _, o := range d.Offences {
				out[string(f.URN)] = append(out[string(f.URN)], d.Listed()+" "+string(o.Code)+" "+o.From.String())
			}
		}
		for _, h := range s.books[id].Hearings {
			for _, d := range h.Days {
				out[string(f.URN)] = append(out[string(f.URN)], "sits "+string(d.Court)+" "+d.Room+" "+d.Date.String())
			}
		}
		out[string(f.URN)] = append(out[string(f.URN)], string(f.Court))
		slices.Sort(out[string(f.URN)])
	}
	for stream, sitting := range s.sittings {
		for _, it := range sitting.Items {
			out[string(stream)] = append(out[string(stream)], it.Title)
		}
	}
	return out
}

func TestTheDemoCourtIsTheSameInWhateverOrderItsMessagesArrive(t *testing.T) {
	names := demoFiles(t) // lists first
	backwards := slices.Clone(names)
	slices.Reverse(backwards)

	lists, prosecutors := take(t, names), take(t, backwards)

	require.Equal(t, 20, len(lists.files))
	require.Equal(t, 3, len(lists.sittings))
	require.Equal(t, outline(lists), outline(prosecutors))
	burglary := lists.files[casefile.NewID("60CL0004126")]
	require.Len(t, burglary.Defendants, 2)
	require.Len(t, burglary.Defendants[0].Offences, 4)
	require.Len(t, burglary.Defendants[1].Offences, 4)
	require.Equal(t, 8, burglary.Defendants[1].Offences[3].Number)
	require.Equal(t, "T20260417", burglary.Reference())
	require.Equal(t, "R v ŴYN-PRITCHARD and O'NEILL", burglary.Title())
}

func TestImportingTwiceAddsNothing(t *testing.T) {
	s := take(t, demoFiles(t))

	for _, name := range demoFiles(t) {
		require.Zero(t, s.take(t, read(t, name)), name)
	}
}

func TestImportingAgainUndoesNothingThatWasChangedByHand(t *testing.T) {
	// given a room that was changed, and a bench and a place in the list
	s := take(t, demoFiles(t))
	stream := journal.SittingStream("B60CL00", "1", court.On(2026, 11, 23))
	sitting := s.sittings[stream]
	first := sitting.Items[0]
	changed := sitting
	changed.Items, changed.Clerk = nil, "Meleri Bowen"
	s.apply(t, stream, listing.SittingListed{Sitting: changed})
	s.apply(t, stream, listing.CaseTaken{CaseID: first.CaseID, Hearing: first.Hearing})
	day := s.books[first.CaseID].Hearings[0].Days[0]
	day.Room = "4"
	s.apply(t, journal.CaseStream(first.CaseID), hearing.DayAdded{Hearing: first.Hearing, Day: day})

	// when the same list is imported again
	n := s.take(t, read(t, "list-magistrates-caer-lwyd.xml"))

	// then all of it stands
	require.Zero(t, n)
	require.Equal(t, "Meleri Bowen", s.sittings[stream].Clerk)
	require.True(t, s.sittings[stream].Items[0].Removed)
	require.Equal(t, "4", s.books[first.CaseID].Hearings[0].Days[0].Room)
}

func TestALaterEditionOfAListMovesTheCase(t *testing.T) {
	s := take(t, demoFiles(t))
	list := strings.Replace(string(file(t, "list-crown-caer-lwyd.xml")), "<cs:CourtRoomNumber>1<", "<cs:CourtRoomNumber>3<", 1)
	list = strings.ReplaceAll(list, "FINAL v1", "FINAL v2")

	b, err := intake.Read("list-2.xml", []byte(list), load(t))
	require.NoError(t, err)
	s.take(t, b)

	book := s.books[casefile.NewID("60CL0004126")]
	crown := book.OnDay(court.On(2026, 11, 23))
	require.Len(t, crown, 1)
	require.Equal(t, "3", crown[0].Days[0].Room)
}

func TestACaseSentToTheCrownCourtIsTransferred(t *testing.T) {
	s := take(t, []string{"spi-60CL0004871-drugs.xml"})
	id := casefile.NewID("60CL0004871")
	require.Equal(t, court.Code("B60CL00"), s.files[id].Court)

	s.take(t, read(t, "list-crown-caer-lwyd.xml"))

	require.Equal(t, court.Code("C60CL00"), s.files[id].Court)
	require.Equal(t, court.Crown, s.files[id].Jurisdiction)
	require.Equal(t, "Marchfield Magistrates' Court", s.files[id].CommittedBy)
}

func TestAnyDayCanBeTheDay(t *testing.T) {
	for _, name := range []string{"list-crown-caer-lwyd.xml", "list-magistrates-caer-lwyd.xml"} {
		moved := strings.NewReplacer("2026-11-23", "2027-02-01", "23/11/2026", "01/02/2027").Replace(string(file(t, name)))

		b, err := intake.Read(name, []byte(moved), load(t))

		require.NoError(t, err)
		require.Equal(t, court.On(2027, 2, 1), b.Sittings[0].Date)
	}
}
