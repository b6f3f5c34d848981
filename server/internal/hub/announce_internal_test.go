package hub

import (
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

func TestWhatARequestThatFailedDidPlaceIsAnnounced(t *testing.T) {
	// given: a hub with a desk
	h, err := Open(t.Context(), Config{Dir: t.TempDir(), Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	keys := journaltest.NewDesk("a")
	require.NoError(t, h.recordDirectory(t.Context(), directory.DeskEnrolled{Desk: "a", Key: keys.Public(), Courts: []court.Code{"433"}}))
	var announced []journal.Event
	h.OnPlaced(func(events []journal.Event) { announced = append(announced, events...) })

	// when: an event gets into the record, but the broker's answer is lost
	shared := keys.Next(t, "case/1")
	data, err := json.Marshal(wire.Pack(shared))
	require.NoError(t, err)
	_, err = h.broker.JS.Publish(t.Context(), wire.RecordSubject("case/1"), data)
	require.NoError(t, err)
	_, err = h.submit(t.Context(), h.Directory().Desks["a"], wire.Submit{Events: []wire.Event{wire.Pack(shared)}})
	require.Error(t, err, "the desk is to send it again, and may never")

	// then
	require.Len(t, announced, 1)
	require.Equal(t, shared.Head.ID, announced[0].Head.ID)

	// when: it does
	_, err = h.submit(t.Context(), h.Directory().Desks["a"], wire.Submit{Events: []wire.Event{wire.Pack(shared)}})
	require.NoError(t, err)

	// then
	require.Len(t, announced, 1, "it is not announced again")
}

func TestACheckpointThatTheRecordDoesNotBearOutIsAFault(t *testing.T) {
	h, err := Open(t.Context(), Config{Dir: t.TempDir(), Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	require.NoError(t, h.recordDirectory(t.Context(), directory.DeskEnrolled{Desk: "a", Key: journaltest.NewDesk("a").Public()}))
	require.NoError(t, h.MakeCheckpoint(t.Context()))
	report, err := h.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, report.Faults)

	require.NoError(t, h.recordDirectory(t.Context(), directory.Checkpoint{Position: 1, Hash: journal.Hash{1}}))
	report, err = h.Verify(t.Context())
	require.NoError(t, err)
	require.Len(t, report.Faults, 1)
	require.ErrorIs(t, report.Faults[0], errCheckpoint)
}
