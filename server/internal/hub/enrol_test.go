package hub_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/store/memory"
	"assize.example/server/internal/broker"
	"assize.example/server/internal/hub"
	"assize.example/sync/link"
	"assize.example/sync/synctest"
	"assize.example/sync/wire"
)

func key(n byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	seed[0] = n
	return ed25519.NewKeyFromSeed(seed)
}

func enrolAs(t *testing.T, h testHub, code string, n byte) (wire.Enrolled, error) {
	t.Helper()
	return link.Enrol(t.Context(), "", code, "Court 1", key(n), time.Now, nats.InProcessServer(h.InProcess()))
}

func requireCode(t *testing.T, err error, code string) {
	t.Helper()
	p, ok := court.AsProblem(err)
	require.True(t, ok, "%v", err)
	require.Equal(t, code, p.Code)
	require.NotEmpty(t, p.What.CY)
}

func TestACodeIsGoodForOneDeskAndForARepeatOfItsRequest(t *testing.T) {
	h := start(t, t.TempDir())
	code := h.Code("Court 1", "433")
	first, err := enrolAs(t, h, code, 1)
	require.NoError(t, err)
	require.Equal(t, []court.Code{"433"}, first.Courts)
	require.True(t, strings.HasPrefix(string(first.Desk), "court-1-"), first.Desk)
	again, err := enrolAs(t, h, strings.ToLower(strings.ReplaceAll(code, "-", " ")), 1)
	require.NoError(t, err, "the first answer may have been lost")
	require.Equal(t, first, again)
	_, err = enrolAs(t, h, code, 2)
	requireCode(t, err, "enrolment-spent")
	require.NoError(t, h.Close())
	_, err = enrolAs(t, start(t, h.dir), code, 2)
	requireCode(t, err, "enrolment-spent")
	left, err := os.ReadDir(filepath.Join(h.dir, "codes"))
	require.NoError(t, err)
	require.Empty(t, left)
}

func TestADeskThatIsEnrolledAgainStaysTheDeskThatItWas(t *testing.T) {
	h := start(t, t.TempDir())
	first, err := enrolAs(t, h, h.Code("Court 1", "433", "434"), 1)
	require.NoError(t, err)
	again, err := enrolAs(t, h, h.Code("Court 2", "433"), 1)
	require.NoError(t, err)
	require.Equal(t, first.Desk, again.Desk, "its chain goes on")
	require.Equal(t, []court.Code{"433"}, h.Directory().Desks[first.Desk].Courts)
	require.Len(t, h.Directory().Desks, 1)
	_, err = enrolAs(t, h, h.Code("Court 2", "433", "999"), 1)
	requireCode(t, err, "enrolment-courts")
}

func TestARevokedDeskIsNotWelcomedAgainByItsOldCode(t *testing.T) {
	h := start(t, t.TempDir())
	code := h.Code("Court 1", "433")
	e, err := enrolAs(t, h, code, 1)
	require.NoError(t, err)
	require.NoError(t, h.Revoke(t.Context(), e.Desk))
	_, err = enrolAs(t, h, code, 1)
	requireCode(t, err, "desk-revoked")
}

func TestACodeThatIsWrongOrOldIsRefused(t *testing.T) {
	h := start(t, t.TempDir())
	good := h.Code("Court 1", "433")
	_, err := enrolAs(t, h, "AAAA"+good[4:], 1)
	requireCode(t, err, "enrolment-code")
	_, err = enrolAs(t, h, good[:len(good)-4]+"AAAA", 1)
	require.Error(t, err, "the fingerprint of another hub")
	old, err := hub.MakeCode(h.dir, "Court 2", []court.Code{"433"}, time.Now().Add(-25*time.Hour))
	require.NoError(t, err)
	_, err = enrolAs(t, h, old, 1)
	requireCode(t, err, "enrolment-expired")
	_, err = hub.MakeCode(h.dir, "Court 3", nil, time.Now())
	require.Error(t, err, "a desk serves at least one court")
}

// connect connects to a hub as the holder of a key, without any courtesy.
func connect(t *testing.T, h testHub, k ed25519.PrivateKey) (*nats.Conn, chan error) {
	t.Helper()
	auth, err := broker.KeyOption(k)
	require.NoError(t, err)
	nkey, err := wire.NKey(k.Public().(ed25519.PublicKey))
	require.NoError(t, err)
	denied := make(chan error, 10)
	c, err := nats.Connect("", nats.InProcessServer(h.InProcess()), auth, nats.CustomInboxPrefix(wire.InboxPrefix(nkey)),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { denied <- err }))
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c, denied
}

func TestADeskMayDoNothingButSpeakForItself(t *testing.T) {
	h := start(t, t.TempDir())
	mine, err := enrolAs(t, h, h.Code("Court 1", "433"), 1)
	require.NoError(t, err)
	other, err := enrolAs(t, h, h.Code("Court 2", "434"), 2)
	require.NoError(t, err)
	c, denied := connect(t, h, key(1))
	for what, act := range map[string]func() error{
		"ask as another desk":           func() error { return c.Publish(wire.DeskSubject(other.Desk, wire.VerbFetch), []byte("{}")) },
		"write to the record":           func() error { return c.Publish(wire.RecordSubject("case/1"), []byte("{}")) },
		"delete the record":             func() error { return c.Publish("$JS.API.STREAM.DELETE.RECORD", nil) },
		"nudge":                         func() error { return c.Publish(wire.NudgeSubject("433"), nil) },
		"command the hub":               func() error { return c.Publish(wire.AdminSubject("revoke"), []byte(other.Desk)) },
		"hear of another court":         func() error { _, err := c.SubscribeSync(wire.NudgeSubject("434")); return err },
		"hear what others are answered": func() error { _, err := c.SubscribeSync("_INBOX.>"); return err },
		"hear what others submit":       func() error { _, err := c.SubscribeSync(wire.DesksSubject(wire.VerbSubmit)); return err },
	} {
		require.NoError(t, act(), what)
		require.NoError(t, c.Flush())
		select {
		case err := <-denied:
			require.ErrorIs(t, err, nats.ErrPermissionViolation, what)
		case <-time.After(5 * time.Second):
			t.Fatalf("a desk may %s", what)
		}
	}
	m, err := c.Request(wire.DeskSubject(mine.Desk, wire.VerbHello), []byte("{}"), 5*time.Second)
	require.NoError(t, err)
	require.NoError(t, wire.ReadReply(m.Data, &wire.Welcome{}))
}

func TestWhatTheHubCannotReadIsSaidInBothLanguages(t *testing.T) {
	h := start(t, t.TempDir())
	desk, err := enrolAs(t, h, h.Code("Court 1", "433"), 1)
	require.NoError(t, err)
	c, _ := connect(t, h, key(1))
	many, err := json.Marshal(wire.Submit{Events: make([]wire.Event, wire.BatchEvents+1)})
	require.NoError(t, err)
	for code, data := range map[string][]byte{"unreadable": []byte(`{"events":"x"}`), "batch-size": many} {
		m, err := c.Request(wire.DeskSubject(desk.Desk, wire.VerbSubmit), data, 5*time.Second)
		require.NoError(t, err)
		var fault *wire.Fault
		require.ErrorAs(t, wire.ReadReply(m.Data, &wire.Ack{}), &fault)
		require.Equal(t, code, fault.Code)
		require.NotContains(t, fault.Text.EN+fault.Text.CY, "json")
		require.NotEqual(t, fault.Text.EN, fault.Text.CY)
	}
}

// lines hands every line that is written to it to whoever waits for one.
type lines chan string

func (l lines) Write(b []byte) (int, error) { l <- string(b); return len(b), nil }

func (l lines) waitFor(t *testing.T, part, why string) {
	t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case said := <-l:
			if strings.Contains(said, part) {
				return
			}
		case <-late:
			t.Fatalf("not logged: %s (%s)", part, why)
		}
	}
}

func TestTheHubAnswersNobodyButWhoAsked(t *testing.T) {
	// given: a hub whose log is read, a desk of another court, and a stranger
	log := make(lines, 100)
	dir := t.TempDir()
	opened, err := hub.Open(t.Context(), hub.Config{Dir: dir, Now: time.Now, Log: slog.New(slog.NewTextHandler(log, nil))})
	require.NoError(t, err)
	t.Cleanup(func() { _ = opened.Close() })
	h := testHub{opened, t, dir}
	desk, err := enrolAs(t, h, h.Code("Court 1", "433"), 1)
	require.NoError(t, err)
	_, err = enrolAs(t, h, h.Code("Court 2", "434"), 2)
	require.NoError(t, err)
	victim, _ := connect(t, h, key(2))
	heard, err := victim.SubscribeSync(wire.NudgeSubject("434"))
	require.NoError(t, err)
	require.NoError(t, victim.Flush())

	mine, _ := connect(t, h, key(1))
	stranger, _ := connect(t, h, key(9))
	nkey, err := wire.NKey(key(9).Public().(ed25519.PublicKey))
	require.NoError(t, err)
	for name, ask := range map[string]func(reply string) error{
		"a desk": func(reply string) error {
			return mine.PublishRequest(wire.DeskSubject(desk.Desk, wire.VerbHello), reply, []byte("{}"))
		},
		"a stranger": func(reply string) error { return stranger.PublishRequest(wire.EnrolSubject(nkey), reply, []byte("{}")) },
	} {
		for _, reply := range []string{wire.NudgeSubject("434"), wire.RecordSubject("case/1"), "$JS.API.STREAM.PURGE.RECORD", "_INBOX.another.1"} {
			// when: the answer is to go where the asker may not write
			require.NoError(t, ask(reply))

			// then
			log.waitFor(t, "its reply was to go elsewhere", name+", "+reply)
		}
	}
	require.NoError(t, victim.Flush())
	pending, _, err := heard.Pending()
	require.NoError(t, err)
	require.Zero(t, pending)
}

func TestAStrangerMayOnlyAskToBeEnrolled(t *testing.T) {
	h := startAt(t, t.TempDir(), "127.0.0.1:0")
	d, err := enrolAs(t, h, h.Code("Court 1", "433"), 1)
	require.NoError(t, err)
	c, denied := connect(t, h, key(9))
	require.NoError(t, c.Publish(wire.DeskSubject(d.Desk, wire.VerbFetch), []byte("{}")))
	require.ErrorIs(t, <-denied, nats.ErrPermissionViolation)
	_, err = nats.Connect(h.URL())
	require.ErrorIs(t, err, nats.ErrAuthorization, "without a key nobody comes in")
	stolen, err := nkeys.FromRawSeed(nkeys.PrefixByteUser, key(9).Seed())
	require.NoError(t, err)
	mine, err := wire.NKey(key(1).Public().(ed25519.PublicKey))
	require.NoError(t, err)
	_, err = nats.Connect(h.URL(), nats.Nkey(mine, stolen.Sign))
	require.ErrorIs(t, err, nats.ErrAuthorization, "nor with another's")
}

func TestAStrangerCannotFillTheHubWithSubscriptions(t *testing.T) {
	h := start(t, t.TempDir())
	c, denied := connect(t, h, key(9))
	nkey, err := wire.NKey(key(9).Public().(ed25519.PublicKey))
	require.NoError(t, err)
	for i := range broker.MaxSubscriptions + 1 {
		_, err := c.SubscribeSync(fmt.Sprint(wire.InboxPrefix(nkey), ".", i))
		require.NoError(t, err)
	}
	require.NoError(t, c.Flush())
	select {
	case err := <-denied:
		require.ErrorIs(t, err, nats.ErrMaxSubscriptionsExceeded)
	case <-time.After(5 * time.Second):
		t.Fatal("there is no end to it")
	}
}

func TestAKeyCannotBeEnrolledByWhoDoesNotHoldIt(t *testing.T) {
	h := start(t, t.TempDir())
	c, _ := connect(t, h, key(1))
	nkey, err := wire.NKey(key(1).Public().(ed25519.PublicKey))
	require.NoError(t, err)
	ask, err := json.Marshal(wire.Enrol{Code: h.Code("Court 1", "433"), Name: "x", Key: key(2).Public().(ed25519.PublicKey)})
	require.NoError(t, err)
	m, err := c.Request(wire.EnrolSubject(nkey), ask, 5*time.Second)
	require.NoError(t, err)
	var fault *wire.Fault
	require.ErrorAs(t, wire.ReadReply(m.Data, &wire.Enrolled{}), &fault)
	require.Equal(t, "enrolment-key", fault.Code)
}

func TestARevokedDeskIsShutOut(t *testing.T) {
	c, h := house(t)
	a := c.Desk("Court 1", "433")
	a.Online()
	a.Record(theCase, "note-written", note("before"))
	a.Settled()
	require.NoError(t, h.Revoke(t.Context(), a.ID))
	require.Error(t, h.Revoke(t.Context(), a.ID), "once is enough")
	a.Record(theCase, "note-written", note("after"))
	synctest.Eventually(t, func() bool { s := a.Link.State(); return !s.Online && s.Problem != nil }, "the desk is not told")
	synctest.Eventually(t, func() bool { return a.Link.State().Waiting == 1 }, "what waits is not counted")
	a.Offline()
	a.Online()
	synctest.Eventually(t, func() bool { s := a.Link.State(); return s.Problem != nil && s.Problem.What.CY != "" }, "nor later")
}

func TestBeyondThisMachineThereIsOnlyTLS(t *testing.T) {
	dir := t.TempDir()
	h, err := hub.Open(t.Context(), hub.Config{
		Dir: dir, Listen: "0.0.0.0:0", Names: []string{"hub.example"}, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	require.True(t, strings.HasPrefix(h.URL(), "tls://127.0.0.1:"), h.URL())
	code, err := hub.MakeCode(dir, "Court 1", []court.Code{"433"}, time.Now())
	require.NoError(t, err)

	_, err = link.Enrol(t.Context(), h.URL(), code[:len(code)-4]+"AAAA", "Court 1", key(1), time.Now)
	requireCode(t, err, "hub-not-genuine")
	e, err := link.Enrol(t.Context(), h.URL(), code, "Court 1", key(1), time.Now)
	require.NoError(t, err)

	caFile := filepath.Join(t.TempDir(), "ca.pem")
	require.NoError(t, os.WriteFile(caFile, e.CA, 0o600))
	for _, url := range []string{h.URL(), strings.Replace(h.URL(), "tls:", "nats:", 1)} {
		l := link.New(link.Config{
			URL: url, CAFile: caFile, Desk: e.Desk, Key: key(1), Courts: e.Courts, HubKey: e.HubKey,
			Store: memory.New(), Now: time.Now, Log: slog.New(slog.DiscardHandler),
		})
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan error, 1)
		go func() { over <- l.Run(ctx) }()
		synctest.Eventually(t, func() bool { return l.State().Online }, "not online over TLS: "+url)
		cancel()
		require.NoError(t, <-over)
	}

	other, err := broker.LoadOrMakeCA(t.TempDir(), time.Now())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(caFile, other.PEM(), 0o600))
	l := link.New(link.Config{
		URL: h.URL(), CAFile: caFile, Desk: e.Desk, Key: key(1), Courts: e.Courts, HubKey: e.HubKey,
		Store: memory.New(), Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	ctx, cancel := context.WithCancel(t.Context())
	over := make(chan error, 1)
	go func() { over <- l.Run(ctx) }()
	synctest.Eventually(t, func() bool { p := l.State().Problem; return p != nil && p.Code == "hub-not-genuine" }, "another hub is not taken for one out of reach")
	cancel()
	require.NoError(t, <-over)

	host := strings.TrimPrefix(h.URL(), "tls://")
	plain, err := net.Dial("tcp", host)
	require.NoError(t, err)
	t.Cleanup(func() { _ = plain.Close() })
	_, err = plain.Write([]byte("CONNECT {}\r\nPING\r\n"))
	require.NoError(t, err)
	require.NoError(t, plain.SetReadDeadline(time.Now().Add(10*time.Second)))
	said := make([]byte, 1<<16)
	all := ""
	for n := 0; err == nil; n, err = plain.Read(said) {
		all += string(said[:n])
	}
	require.NotContains(t, all, "PONG", "nothing is answered in plain text")
}

func TestAHubOnOneDirectoryIsAlone(t *testing.T) {
	h := start(t, t.TempDir())
	_, err := hub.Open(t.Context(), hub.Config{Dir: h.dir, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.ErrorIs(t, err, hub.ErrRunning)
}

func TestAHubWithoutTheKeyOfItsRecordDoesNotGoOn(t *testing.T) {
	h := start(t, t.TempDir())
	_, err := enrolAs(t, h, h.Code("Court 1", "433"), 1)
	require.NoError(t, err)
	require.NoError(t, h.Close())
	require.NoError(t, os.Remove(filepath.Join(h.dir, "hub.key")))
	_, err = hub.Open(t.Context(), hub.Config{Dir: h.dir, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	require.ErrorContains(t, err, "another hub key")
}

func TestACheckpointReachesEveryDesk(t *testing.T) {
	c, h := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "434")
	a.Online()
	b.Online()
	a.Record(theCase, "note-written", note("x"))
	a.Settled()
	position, hash := h.Ledger().Last()
	require.NoError(t, h.MakeCheckpoint(t.Context()))
	last, _ := h.Ledger().Last()
	require.NoError(t, h.MakeCheckpoint(t.Context()))
	now, _ := h.Ledger().Last()
	require.Equal(t, last, now, "nothing new, no new checkpoint")
	for _, d := range []*synctest.Desk{a, b} {
		synctest.Eventually(t, func() bool { return d.Link.State().Checkpoint.Position == position }, "no checkpoint")
		require.Equal(t, hash, d.Link.State().Checkpoint.Hash)
	}
	st, err := h.Ledger().Account(t.Context(), a.Courts, last)
	require.NoError(t, err)
	require.Equal(t, a.Hash(), st.Hash, "what the hub says this desk must hold")
	stB, err := h.Ledger().Account(t.Context(), b.Courts, last)
	require.NoError(t, err)
	require.Equal(t, b.Hash(), stB.Hash)
	require.NotEqual(t, journal.Hash{}, stB.Hash)
}

func TestADeskCanCompareItsRecordWithTheHubs(t *testing.T) {
	c, h := house(t)
	a, b := c.Desk("Court 1", "433"), c.Desk("Court 2", "434")
	a.Online()
	b.Online()
	a.Record(theCase, "note-written", note("x"))
	b.Record("case/2", "note-written", note("not for a"))
	a.Settled()
	b.Settled()
	cfg := link.Config{
		Desk: a.ID, Key: a.Key, Store: a.Store, Now: time.Now, Options: []nats.Option{nats.InProcessServer(h.InProcess())},
	}
	st, err := link.Compare(t.Context(), cfg)
	require.NoError(t, err)
	require.Equal(t, 3, st.Events, "two enrolments and its own note")
	cfg.Store = memory.New()
	require.NoError(t, cfg.Store.Receive(t.Context(), a.Stream(theCase)...))
	_, err = link.Compare(t.Context(), cfg)
	requireCode(t, err, "hub-differs")
}
