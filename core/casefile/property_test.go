package casefile_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// source turns bytes into choices: the fuzzer steers a sequence of events by them.
type source struct{ bytes []byte }

func (s *source) below(n int) int {
	if len(s.bytes) == 0 {
		return 0
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return int(b) % n
}

func pick[T any](s *source, from ...T) T { return from[s.below(len(from))] }

func (s *source) offence() casefile.Offence {
	o := offence(pick(s, "o1", "o2", "o3", "o4", "o5", ""), pick(s, casefile.EitherWay, casefile.SummaryOnly))
	o.Number, o.CRN = s.below(3), pick(s, "", "1", "2")
	return o
}

func (s *source) defendant() casefile.Defendant {
	d := pick(s, smith, company)
	d.ID, d.Number = pick(s, "d1", "d2", "d3", ""), s.below(3)
	for range s.below(3) {
		d.Offences = append(d.Offences, s.offence())
	}
	return d
}

func (s *source) file() casefile.File {
	f := casefile.File{ID: pick(s, "c1", ""), Numbers: []court.CaseNumber{pick(s, court.CaseNumber("T20260417"), "T20260418")}}
	for range s.below(4) {
		f.Defendants = append(f.Defendants, s.defendant())
	}
	return f
}

// event makes an event of any kind, about what may or may not be there.
func (s *source) event() casefile.Event {
	d, o, code := pick(s, "d1", "d2", "d3"), pick(s, "o1", "o2", "o3", "o5"), pick(s, "G", "NG", "")
	switch s.below(20) {
	case 0:
		return casefile.CaseReceived{File: s.file()}
	case 1:
		return casefile.CaseSupplemented{File: s.file()}
	case 2:
		return casefile.NumberGiven{Number: pick(s, court.CaseNumber("T20260417"), "S20260001")}
	case 3:
		return casefile.DefendantAmended{Defendant: s.defendant()}
	case 4:
		return casefile.OffenceAdded{Defendant: d, Offence: s.offence()}
	case 5:
		return casefile.OffenceAmended{Offence: s.offence()}
	case 6:
		return casefile.PleaEntered{Offence: o, Code: code, On: today, Indicated: s.below(2) == 0}
	case 7:
		return casefile.VerdictReturned{Offence: o, Code: code, On: today}
	case 8:
		return casefile.AllocationDecided{Offence: o, Code: code, On: today}
	case 9:
		return casefile.CustodyRecorded{Defendant: d, Custody: casefile.Custody{Liberty: casefile.OnConditions, Conditions: []string{code}}}
	case 10:
		return casefile.TimeLimitSet{Defendant: d, Expires: today}
	case 11:
		return casefile.TimeLimitStopped{Defendant: d}
	case 12:
		return casefile.RepresentationRecorded{Defendant: d, Representation: casefile.Representation{Firm: code}}
	case 13:
		return casefile.RestrictionImposed{Restriction: casefile.Restriction{ID: d, Provision: code}}
	case 14:
		return casefile.RestrictionLifted{ID: d, On: today}
	case 15:
		return casefile.CaseLinked{Link: casefile.Link{CaseID: d}}
	case 16:
		return casefile.MaterialServed{Material: casefile.Material{ID: d, Title: code}}
	case 17:
		return casefile.NoteWritten{Text: code}
	case 18:
		return casefile.CaseTransferred{To: "433", Jurisdiction: court.Crown, On: today}
	}
	return nil
}

// FuzzApply folds any sequence of events. Each time two events are applied to
// the same file: neither may change the file, the other's outcome, or an event,
// and a number that was given once stays.
func FuzzApply(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte(strings.Repeat("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13", 8)))
	for seed := range 32 {
		data := make([]byte, 400)
		for i := range data {
			data[i] = byte((i*i + 7*i*(seed+3) + seed) >> 1)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := &source{data[:min(len(data), 600)]} // longer sequences only grow the file
		at := file()
		for len(s.bytes) > 0 {
			one, two := s.event(), s.event()
			before, first, second := encoded(t, at), encoded(t, one), encoded(t, two)
			after := casefile.Apply(at, one, by)
			was := encoded(t, after)
			casefile.Apply(at, two, by)
			require.Equal(t, was, encoded(t, after), "%T changed what %T had made", two, one)
			require.Equal(t, before, encoded(t, at), "%T or %T changed the file that it was applied to", one, two)
			require.Equal(t, first, encoded(t, one))
			require.Equal(t, second, encoded(t, two))
			requireNumbersStand(t, at, after)
			at = after
		}
	})
}

func requireNumbersStand(t *testing.T, before, after casefile.File) {
	t.Helper()
	require.GreaterOrEqual(t, len(after.Defendants), len(before.Defendants), "a defendant was lost")
	for i, d := range before.Defendants {
		require.Equal(t, d.Number, after.Defendants[i].Number)
		require.GreaterOrEqual(t, len(after.Defendants[i].Offences), len(d.Offences), "an offence was lost")
		for j, o := range d.Offences {
			require.Equal(t, o.Number, after.Defendants[i].Offences[j].Number)
		}
	}
}

// written are bodies of each kind exactly as schema 1 wrote them. The files
// stay for ever: a record that was made once can always be read.
const written = "testdata/schema1"

func TestBodiesOfSchemaOneAreReadForEver(t *testing.T) {
	files, err := os.ReadDir(written)
	require.NoError(t, err)
	require.Len(t, files, 19, "every kind has its body")
	for _, file := range files {
		t.Run(file.Name(), func(t *testing.T) {
			body, err := os.ReadFile(filepath.Join(written, file.Name()))
			require.NoError(t, err)
			kind := strings.TrimSuffix(file.Name(), ".json")

			e, err := casefile.Decode(kind, 1, body)

			require.NoError(t, err)
			require.Equal(t, kind, e.Kind())
			require.JSONEq(t, string(body), encoded(t, e), "something of the body was not read")
		})
	}
}

func FuzzDecode(f *testing.F) {
	files, err := os.ReadDir(written)
	require.NoError(f, err)
	for _, file := range files {
		body, err := os.ReadFile(filepath.Join(written, file.Name()))
		require.NoError(f, err)
		f.Add(strings.TrimSuffix(file.Name(), ".json"), body)
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		e, err := casefile.Decode(kind, 1, body)
		if err != nil {
			require.Nil(t, e)
			return
		}
		after := casefile.Apply(file(), e, by)
		require.True(t, json.Valid([]byte(encoded(t, after))))
		if e != nil {
			require.Equal(t, kind, e.Kind())
			require.NotEqual(t, "/", e.Fact())
		}
	})
}
