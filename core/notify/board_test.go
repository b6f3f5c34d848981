package notify_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/notify"
)

func TestANotificationIsInExactlyOneState(t *testing.T) {
	// given
	o := notify.Obligation{ID: "n", Required: true, Within: time.Hour}
	none := notify.Obligation{ID: "x"}
	stepped := notify.Apply(notify.Board{}, notify.Stepped{ID: "n", State: notify.Sent}, court.Stamp{})

	// then
	require.Equal(t, notify.Held, notify.Show([]notify.Obligation{o}, notify.Board{}, false)[0].State)
	require.Equal(t, notify.Queued, notify.Show([]notify.Obligation{o}, notify.Board{}, true)[0].State)
	require.Equal(t, notify.Sent, notify.Show([]notify.Obligation{o}, stepped, true)[0].State)
	require.Equal(t, notify.NotRequired, notify.Show([]notify.Obligation{none}, stepped, false)[0].State)
}

func TestAStepNeverGoesBack(t *testing.T) {
	states := []notify.State{
		notify.Queued, notify.Overdue, notify.Sent, notify.Rejected, notify.Delivered, notify.Acknowledged, notify.NotRequired,
	}
	back := map[[2]notify.State]bool{ // the only ways back: no receipt in time, and sent again by a person
		{notify.Sent, notify.Overdue}: true, {notify.Rejected, notify.Queued}: true, {notify.Rejected, notify.Sent}: true,
	}
	for i, from := range states {
		for j, to := range states {
			t.Run(string(from+" to "+to), func(t *testing.T) {
				b := notify.Apply(notify.Board{}, notify.Stepped{ID: "n", State: from, Detail: "first"}, court.Stamp{})
				after := notify.Apply(b, notify.Stepped{ID: "n", State: to, Detail: "second"}, court.Stamp{})
				moved := after.Steps["n"].Detail == "second"
				require.Equal(t, j > i || back[[2]notify.State{from, to}], moved)
				require.Equal(t, "first", b.Steps["n"].Detail, "the earlier board is not changed")
			})
		}
	}
}

func TestLateIsWhateverHasNotArrivedInTime(t *testing.T) {
	shared := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	for state, late := range map[notify.State]bool{
		notify.Held: true, notify.Queued: true, notify.Sent: true, notify.Overdue: true,
		notify.Delivered: false, notify.Acknowledged: false, notify.NotRequired: false, notify.Rejected: false,
	} {
		n := notify.Notification{Obligation: notify.Obligation{Required: true, Within: time.Hour}, State: state}
		require.False(t, notify.Late(n, shared, shared.Add(time.Hour)), state)
		require.Equal(t, late, notify.Late(n, shared, shared.Add(time.Hour+time.Second)), state)
	}
}

func TestReconcilingCountsEveryStateAlsoThoseWithNothingInThem(t *testing.T) {
	// given
	obligations := []notify.Obligation{{ID: "a", Required: true}, {ID: "b", Required: true}, {ID: "c"}}
	board := notify.Apply(notify.Board{}, notify.Stepped{ID: "a", State: notify.Delivered}, court.Stamp{})
	board = notify.Apply(board, notify.Stepped{ID: "stray", State: notify.Sent}, court.Stamp{})

	// when
	r := notify.Reconcile(obligations, board)

	// then
	require.Equal(t, []string{"b"}, r.Missing)
	require.Equal(t, []string{"stray"}, r.Extra)
	require.Equal(t, 2, r.Expected)
	require.Len(t, r.ByState, len(notify.States()))
	require.Equal(t, 1, r.ByState[notify.Delivered])
	require.Zero(t, r.ByState[notify.Rejected])
	empty := notify.Reconcile(nil, notify.Board{})
	require.Len(t, empty.ByState, len(notify.States()))
	require.NotNil(t, empty.Missing)
}

func TestAStepIsReadBackAsItWasWritten(t *testing.T) {
	e := notify.Stepped{ID: "n", Set: "s", State: notify.Rejected, Channel: "mail", To: "a@example.test", Detail: "550", Tries: 3}
	body, err := json.Marshal(e)
	require.NoError(t, err)
	got, err := notify.Decode(e.Kind(), notify.Schema, body)
	require.NoError(t, err)
	require.Equal(t, e, got)
	require.Empty(t, e.Fact())
}

func TestKindsOfOthersAndOfLaterVersionsAreLeftAlone(t *testing.T) {
	for kind, schema := range map[string]int{"plea-entered": 1, "notification-held": 1, "notification-sent": 2, "notification-": 1} {
		e, err := notify.Decode(kind, schema, []byte(`{}`))
		require.NoError(t, err)
		require.Nil(t, e, kind)
	}
	require.Equal(t, 1, notify.Apply(notify.Board{}, nil, court.Stamp{}).Later)
}

func TestABodyThatCannotBeReadIsAnError(t *testing.T) {
	_, err := notify.Decode("notification-sent", 1, []byte(`{"tries":"many"}`))
	require.ErrorContains(t, err, "read notification-sent")
}

func TestAStepIsInTheStateThatItsKindNames(t *testing.T) {
	for _, body := range []string{`{"id":"n"}`, `{"id":"n","state":"acknowledged"}`, `{"id":"n","state":"lost"}`} {
		_, err := notify.Decode("notification-sent", 1, []byte(body))
		require.ErrorContains(t, err, "read notification-sent: its body says", body)
	}
	b := notify.Apply(notify.Board{}, notify.Stepped{ID: "n", State: "lost"}, court.Stamp{})
	require.Empty(t, b.Steps, "a notification is in a state that there is")
	require.Equal(t, 1, b.Later)
}

// FuzzSteps folds any sequence of steps, and any bodies: folding never fails,
// and each notification keeps one state.
func FuzzSteps(f *testing.F) {
	f.Add("notification-sent", []byte(`{"id":"n","state":"sent"}`), []byte{1, 4, 2})
	f.Add("notification-overdue", []byte(`{`), []byte{9})
	f.Fuzz(func(t *testing.T, kind string, body, steps []byte) {
		board := notify.Board{}
		if e, err := notify.Decode(kind, 1, body); err == nil {
			board = notify.Apply(board, e, court.Stamp{})
		}
		states := notify.States()
		acknowledged := false
		for _, s := range steps {
			board = notify.Apply(board, notify.Stepped{ID: "x", State: states[int(s)%len(states)]}, court.Stamp{})
			now := board.Steps["x"].State
			require.False(t, acknowledged && now != notify.Acknowledged && now != notify.NotRequired, "acknowledged stays so")
			acknowledged = now == notify.Acknowledged
		}
	})
}
