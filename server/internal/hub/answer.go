package hub

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/sync/directory"
	"assize.example/sync/wire"
)

// workers answer each kind of request, at most. Submits wait for each other in
// the ledger in any case; fetches of many desks run side by side.
const (
	workers      = 4
	answerWithin = 30 * time.Second
)

// answer subscribes to what desks ask.
func (h *Hub) answer(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx) // what was begun is brought to an end

	handlers := map[string]func(context.Context, *nats.Msg) (any, error){
		wire.DesksSubject(wire.VerbHello):  asDesk(h, h.hello),
		wire.DesksSubject(wire.VerbSubmit): asDesk(h, h.submit),
		wire.DesksSubject(wire.VerbFetch):  asDesk(h, h.fetch),
		wire.DesksSubject(wire.VerbStatus): asDesk(h, h.status),
		wire.EnrolsSubject():               h.enrol,
		wire.AdminSubject("status"):        asAdmin(h.adminStatus),
		wire.AdminSubject("revoke"):        asAdmin(h.adminRevoke),
		wire.AdminSubject("resend"):        asAdmin(h.adminResend),
		wire.AdminSubject("code"):          asAdmin(h.adminCode),
	}
	for subject, f := range handlers {
		for range workers {
			_, err := h.broker.Front.QueueSubscribe(subject, "hub", func(m *nats.Msg) { h.reply(ctx, m, f) })
			if err != nil {
				return fmt.Errorf("answer at %s: %w", subject, err)
			}
		}
	}
	return h.broker.Front.Flush()
}

func (h *Hub) reply(ctx context.Context, m *nats.Msg, f func(context.Context, *nats.Msg) (any, error)) {
	if !h.repliesToAsker(m) {
		h.cfg.Log.WarnContext(ctx, "request not answered: its reply was to go elsewhere", "subject", m.Subject)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	value, err := guarded(ctx, m, f)
	if err != nil {
		h.cfg.Log.WarnContext(ctx, "request not answered", "subject", m.Subject, "error", err)
	}
	data, err := wire.Answer(value, err)
	if err == nil {
		err = m.Respond(data)
	}
	if err != nil {
		h.cfg.Log.ErrorContext(ctx, "reply not sent", "subject", m.Subject, "error", err)
	}
}

// guarded answers a request so that none can end the hub for all desks: one
// that makes an answer panic is refused like any other that goes wrong.
func guarded(ctx context.Context, m *nats.Msg, f func(context.Context, *nats.Msg) (any, error)) (value any, err error) {
	defer func() {
		if r := recover(); r != nil {
			value, err = nil, fmt.Errorf("answer %s: panic: %v\n%s", m.Subject, r, debug.Stack())
		}
	}()
	return f(ctx, m)
}

// repliesToAsker reports whether the answer goes to who asked. The broker does
// not check where a request wants its answer, and the hub may publish anywhere:
// without this any stranger could have it write into the record.
func (h *Hub) repliesToAsker(m *nats.Msg) bool {
	if strings.HasPrefix(m.Subject, wire.AdminSubject("")) {
		return true // only the holder of the hub's own key may publish there
	}
	asker, enrols := strings.CutPrefix(m.Subject, wire.EnrolSubject(""))
	if !enrols {
		var err error
		if asker, err = wire.NKey(h.Directory().Desks[wire.DeskOf(m.Subject)].Key); err != nil {
			return false
		}
	}
	return strings.HasPrefix(m.Reply, wire.InboxPrefix(asker)+".")
}

// asDesk reads a request and finds the desk that made it. The broker lets a
// desk publish to its own subjects only, so the subject says who asks.
func asDesk[Q any](h *Hub, f func(context.Context, directory.Desk, Q) (any, error)) func(context.Context, *nats.Msg) (any, error) {
	return func(ctx context.Context, m *nats.Msg) (any, error) {
		desk, ok := h.Directory().Desks[wire.DeskOf(m.Subject)]
		if !ok || desk.Revoked {
			return nil, &faultDesk
		}
		var q Q
		if err := json.Unmarshal(m.Data, &q); err != nil {
			return nil, unreadable(err)
		}
		return f(ctx, desk, q)
	}
}

var faultDesk = wire.Fault{Code: "desk-unknown", Text: court.Text{
	EN: "This desk is not enrolled, or has been withdrawn from use.",
	CY: "Nid yw'r ddesg hon wedi'i hymrestru, neu mae wedi'i thynnu o ddefnydd.",
}}

// unreadable says that a message cannot be read. Why is for the log: it is in no
// language that a clerk reads.
func unreadable(err error) error { return fmt.Errorf("%w: %w", &faultUnreadable, err) }

var faultUnreadable = wire.Fault{Code: "unreadable", Text: court.Text{
	EN: "The hub could not read what this desk sent. The desk and the hub may be of different versions.",
	CY: "Ni allai'r hwb ddarllen yr hyn a anfonodd y ddesg hon. Efallai fod y ddesg a'r hwb o fersiynau gwahanol.",
}}

var faultBatch = wire.Fault{Code: "batch-size", Text: court.Text{
	EN: "The desk sent too many entries at once.", CY: "Anfonodd y ddesg ormod o gofnodion ar unwaith.",
}}

func (h *Hub) hello(ctx context.Context, desk directory.Desk, _ wire.Hello) (any, error) {
	last, _ := h.ledger.Last()
	tip, err := h.ledger.Tip(ctx, desk.ID)
	return wire.Welcome{Position: last, Tip: tip.Counter, Courts: desk.Courts, At: h.cfg.Now().UTC()}, err
}

func (h *Hub) submit(ctx context.Context, desk directory.Desk, s wire.Submit) (any, error) {
	if len(s.Events) > wire.BatchEvents {
		return nil, &faultBatch // other desks wait meanwhile
	}
	events := make([]journal.Event, 0, len(s.Events))
	for _, w := range s.Events {
		w.Position = 0
		e, err := w.Unpack()
		if err != nil {
			return nil, unreadable(err)
		}
		events = append(events, e)
	}
	outcomes, err := h.ledger.Submit(ctx, desk, events, h.cfg.Now())
	h.announce(ctx)
	return wire.Ack{Outcomes: outcomes}, err
}

func (h *Hub) fetch(ctx context.Context, desk directory.Desk, f wire.Fetch) (any, error) {
	return h.ledger.Feed(ctx, desk.Courts, f)
}

// status recomputes what this desk must hold.
func (h *Hub) status(ctx context.Context, desk directory.Desk, ask wire.Ask) (any, error) {
	st, err := h.ledger.Account(ctx, desk.Courts, ask.UpTo)
	st.At = h.cfg.Now().UTC()
	return st, err
}

// enrol answers one who wants to become a desk. The broker has checked that
// the connection holds the key that the subject names.
func (h *Hub) enrol(ctx context.Context, m *nats.Msg) (any, error) {
	var ask wire.Enrol
	if err := json.Unmarshal(m.Data, &ask); err != nil {
		return nil, unreadable(err)
	}
	nkey, err := wire.NKey(ask.Key)
	if err != nil || !strings.HasSuffix(m.Subject, "."+nkey) {
		return nil, &faultKey
	}
	h.enrolling.Lock()
	defer h.enrolling.Unlock()
	return h.office.Enrol(ctx, ask)
}

var faultKey = wire.Fault{Code: "enrolment-key", Text: court.Text{
	EN: "The key to be enrolled is not the one that the desk connected with.",
	CY: "Nid yr allwedd i'w hymrestru yw'r un y cysylltodd y ddesg â hi.",
}}
