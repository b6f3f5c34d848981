package wire_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/sync/wire"
)

var at = time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)

// golden are one message of each kind of version 1. Their bytes must never
// change: older desks and hubs speak them.
func golden(t *testing.T) map[string]any {
	t.Helper()
	e := journaltest.At(journaltest.NewDesk("court-1").Next(t, "case/1"), 7)
	fault := wire.Fault{Code: "event-gap", Retry: true, Text: court.Text{EN: "A gap.", CY: "Bwlch."}}
	id := uuid.MustParse("01931c2e-0000-7000-8000-000000000001")
	return map[string]any{
		"hello":    &wire.Hello{Desk: "court-1", Build: "1"},
		"welcome":  &wire.Welcome{Position: 9, Tip: 3, Courts: []court.Code{"433"}, At: at},
		"submit":   &wire.Submit{Events: []wire.Event{wire.Pack(e)}},
		"ack":      &wire.Ack{Outcomes: []wire.Outcome{{ID: id, Position: 7}, {ID: id, Refused: &fault}}},
		"fetch":    &wire.Fetch{After: 7, Skip: 2, Limit: 100},
		"batch":    &wire.Batch{Events: []wire.Event{wire.Pack(e)}, After: 7, Skip: 1, More: true},
		"ask":      &wire.Ask{UpTo: 7},
		"status":   &wire.Status{Position: 7, Events: 5, Hash: journal.Hash{1, 2}, At: at},
		"enrol":    &wire.Enrol{Code: "ABCD", Name: "Court 1", Key: []byte{1, 2, 3}},
		"enrolled": &wire.Enrolled{Desk: "court-1", Name: "Court 1", Courts: []court.Code{"433"}, HubKey: []byte{4}, CA: []byte("pem")},
		"reply":    &wire.Reply{Fault: &fault},
	}
}

func TestMessagesOfVersion1NeverChange(t *testing.T) {
	for name, message := range golden(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".json")
			got, err := json.Marshal(message)
			require.NoError(t, err)
			if os.Getenv("ASSIZE_GOLDEN") != "" {
				require.NoError(t, os.WriteFile(file, append(got, '\n'), 0o600))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(bytes.TrimSpace(want)), string(got))
			back, err := json.Marshal(decode(t, message, want))
			require.NoError(t, err)
			require.Equal(t, string(got), string(back))
		})
	}
}

// decode reads data into a new value of the type of like.
func decode(t *testing.T, like any, data []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	into := reflect.New(reflect.TypeOf(like).Elem()).Interface()
	require.NoError(t, d.Decode(into))
	return into
}

func TestAnEventArrivesByteForByte(t *testing.T) {
	desk := journaltest.NewDesk("court-1")
	e := journaltest.At(desk.Next(t, "case/1"), 7)
	data, err := json.Marshal(wire.Pack(e))
	require.NoError(t, err)
	var w wire.Event
	require.NoError(t, json.Unmarshal(data, &w))
	got, err := w.Unpack()
	require.NoError(t, err)
	require.Equal(t, e, got)
	require.NoError(t, got.Verify(desk.Public()))
}

func TestAFaultIsPassedOnAndOtherErrorsAreNot(t *testing.T) {
	fault := &wire.Fault{Code: "other-court", Text: court.Text{EN: "Not yours."}}
	data, err := wire.Answer(nil, fmt.Errorf("submit: %w", fault))
	require.NoError(t, err)
	require.Equal(t, fault, wire.ReadReply(data, nil))

	data, err = wire.Answer(nil, errors.New("disk /secret/path is full"))
	require.NoError(t, err)
	require.NotContains(t, string(data), "secret")
	var got *wire.Fault
	require.ErrorAs(t, wire.ReadReply(data, nil), &got)
	require.True(t, got.Retry)
}

func TestSubjectsNameDesksAndStreamsWithoutLoss(t *testing.T) {
	for _, id := range []court.DeskID{"court-1-ab12cd", "Llys 1", "a.b", "=", "*", ">", "ŷ", ""} {
		s := wire.DeskSubject(id, wire.VerbSubmit)
		require.Equal(t, id, wire.DeskOf(s), s)
		require.Regexp(t, `^assize\.1\.desk\.[-=A-Za-z0-9]+\.submit$`, s)
	}
	require.Equal(t, "record.sitting.433.Room=2E1.2026-11-23", wire.RecordSubject("sitting/433/Room.1/2026-11-23"))
	require.NotEqual(t, wire.NudgeSubject(wire.Everyone), wire.NudgeSubject("_"))
}

func TestACodeNamesItsAuthorityHoweverItIsTyped(t *testing.T) {
	der := []byte("certificate")
	code := "ABCD-EFGH-IJKL-MNOP-" + wire.Fingerprint(der)
	require.True(t, wire.CodeNames(code, der))
	require.True(t, wire.CodeNames(" abcd efgh ijkl mnop "+wire.Fingerprint(der), der))
	require.False(t, wire.CodeNames(code, []byte("another")))
	require.False(t, wire.CodeNames("", der))
}

func FuzzSubjectToken(f *testing.F) {
	f.Add("court-1")
	f.Add("a b.c*>=")
	f.Fuzz(func(t *testing.T, s string) {
		require.Regexp(t, `^[-=A-Za-z0-9]+$`, wire.Token(s))
		require.Equal(t, court.DeskID(s), wire.DeskOf(wire.DeskSubject(court.DeskID(s), wire.VerbHello)))
	})
}

func FuzzReadReply(f *testing.F) {
	f.Add([]byte(`{"value":{"after":1}}`))
	f.Add([]byte(`{"fault":{"code":"x"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b wire.Batch
		if err := wire.ReadReply(data, &b); err != nil {
			return
		}
		for _, e := range b.Events {
			_, _ = e.Unpack() // must not panic; most are no events
		}
	})
}
