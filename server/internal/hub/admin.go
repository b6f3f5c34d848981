package hub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/store/keyfile"
	"assize.example/server/internal/broker"
	"assize.example/server/internal/enrol"
	"assize.example/sync/wire"
)

// Account is what `assize-hub status` shows of a running hub.
type Account struct {
	Position    uint64        `json:"position"`
	Hash        journal.Hash  `json:"hash"`
	At          time.Time     `json:"at"`
	Desks       []DeskAccount `json:"desks"`
	Refused     int           `json:"refused"`     // events in quarantine
	Quarantined []Quarantined `json:"quarantined"` // the newest of them
	Told        notify.Report `json:"told"`        // what had to be told to agencies, and what has become of it
}

// quarantinedMost is how many refused events an Account names: it must fit into
// one message.
const quarantinedMost = 1000

// DeskAccount is one desk in an Account.
type DeskAccount struct {
	ID      court.DeskID `json:"id"`
	Name    string       `json:"name"`
	Courts  []court.Code `json:"courts"`
	Events  uint64       `json:"events"` // of its chain that the hub has
	Revoked bool         `json:"revoked,omitempty"`
}

// Quarantined is one refused event in an Account.
type Quarantined struct {
	Event string       `json:"event"`
	Desk  court.DeskID `json:"desk"` // that sent it
	Kind  string       `json:"kind"`
	At    time.Time    `json:"at"`
	Why   court.Text   `json:"why"`
}

// asAdmin tells the hub's own command line what went wrong: who has the hub's
// key may know.
func asAdmin(f func(context.Context, *nats.Msg) (any, error)) func(context.Context, *nats.Msg) (any, error) {
	return func(ctx context.Context, m *nats.Msg) (any, error) {
		value, err := f(ctx, m)
		if _, told := errors.AsType[*wire.Fault](err); err != nil && !told {
			err = &wire.Fault{Code: "not-done", Text: court.Text{EN: err.Error(), CY: "Ni wnaed hyn: " + err.Error()}}
		}
		return value, err
	}
}

func (h *Hub) adminStatus(ctx context.Context, _ *nats.Msg) (any, error) {
	a := Account{At: h.cfg.Now().UTC()}
	a.Position, a.Hash = h.ledger.Last()
	desks := h.Directory().Desks
	for _, id := range slices.Sorted(maps.Keys(desks)) {
		tip, err := h.ledger.Tip(ctx, id)
		if err != nil {
			return nil, err
		}
		d := desks[id]
		a.Desks = append(a.Desks, DeskAccount{ID: id, Name: d.Name, Courts: d.Courts, Events: tip.Counter, Revoked: d.Revoked})
	}
	refused := h.ledger.Quarantined()
	a.Refused = len(refused)
	for _, r := range refused[max(0, len(refused)-quarantinedMost):] {
		a.Quarantined = append(a.Quarantined, Quarantined{Event: r.ID.String(), Desk: r.From, Kind: r.Kind, At: r.At, Why: r.Why.Text})
	}
	if h.post != nil {
		var err error
		if a.Told, err = h.post.Report(ctx); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// adminCode makes an enrolment code by the hub's own clock.
func (h *Hub) adminCode(_ context.Context, m *nats.Msg) (any, error) {
	var o enrol.Offer
	if err := json.Unmarshal(m.Data, &o); err != nil {
		return nil, unreadable(err)
	}
	return MakeCode(h.cfg.Dir, o.Name, o.Courts, h.cfg.Now())
}

func (h *Hub) adminResend(ctx context.Context, m *nats.Msg) (any, error) {
	if h.post == nil {
		return nil, &faultNoPost
	}
	return struct{}{}, h.post.Again(ctx, string(m.Data))
}

var faultNoPost = wire.Fault{Code: "nothing-sent", Text: court.Text{
	EN: "This hub sends nothing to agencies.", CY: "Nid yw'r hwb hwn yn anfon dim at asiantaethau.",
}}

func (h *Hub) adminRevoke(ctx context.Context, m *nats.Msg) (any, error) {
	return struct{}{}, h.Revoke(ctx, court.DeskID(m.Data))
}

// AskCode has the hub that runs on dir make an enrolment code.
func AskCode(ctx context.Context, dir, name string, courts []court.Code) (string, error) {
	data, err := json.Marshal(enrol.Offer{Name: name, Courts: courts})
	if err != nil {
		return "", fmt.Errorf("ask for an enrolment code: %w", err)
	}
	var code string
	err = AskRunning(ctx, dir, "code", data, &code)
	return code, err
}

// MakeCode makes a one-time enrolment code in the hub's data directory,
// whether the hub runs or not. now must be the hub's clock.
func MakeCode(dir, name string, courts []court.Code, now time.Time) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make an enrolment code: %w", err)
	}
	ca, err := broker.LoadOrMakeCA(dir, now)
	if err != nil {
		return "", err
	}
	return enrol.Codes{Dir: codesDir(dir)}.Make(enrol.Offer{Name: name, Courts: courts, Expires: now.Add(enrol.Life)}, ca.DER())
}

// addressFile has the URL of the running hub, for its own command line.
const addressFile = "hub.url"

func (h *Hub) noteAddress() error {
	if err := os.WriteFile(filepath.Join(h.cfg.Dir, addressFile), []byte(h.URL()+"\n"), 0o600); err != nil {
		return fmt.Errorf("note the hub's address: %w", err)
	}
	return nil
}

// askWithin is longer than the hub takes at most.
const askWithin = answerWithin + 5*time.Second

// AskRunning asks the hub that runs on dir. It needs the hub's own key, so only
// who may read the data directory can ask.
func AskRunning(ctx context.Context, dir, what string, data []byte, reply any) error {
	noted, err := os.ReadFile(filepath.Join(dir, addressFile))
	if err != nil {
		return fmt.Errorf("find the running hub: %w", err)
	}
	url := strings.TrimSpace(string(noted))
	key, err := keyfile.Load(filepath.Join(dir, "hub.key"))
	if err != nil {
		return err
	}
	auth, err := broker.KeyOption(key)
	if err != nil {
		return err
	}
	opts := []nats.Option{auth, nats.Name("assize-hub " + what)}
	if strings.HasPrefix(url, "tls://") {
		opts = append(opts, nats.RootCAs(filepath.Join(dir, broker.CAFile)))
	}
	c, err := nats.Connect(url, opts...)
	if err != nil {
		return fmt.Errorf("reach the hub at %s: %w", url, err)
	}
	defer c.Close()
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	m, err := c.RequestWithContext(ctx, wire.AdminSubject(what), data)
	if err != nil {
		return fmt.Errorf("ask the hub: %w", err)
	}
	if reply == nil {
		reply = &json.RawMessage{}
	}
	return wire.ReadReply(m.Data, reply)
}
