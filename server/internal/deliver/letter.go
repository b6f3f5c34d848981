package deliver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"assize.example/core/document"
	"assize.example/core/document/pdf"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/reference"
	"assize.example/core/share"
)

// Letter is one message with the orders that go with it.
type Letter struct {
	notify.Message
	To     string // address or folder
	Orders []Order
}

// Order is one order as PDF, the same bytes as at the desk that shared it.
type Order struct {
	Name string // of the file, without personal data
	PDF  []byte
}

// A Sender hands a letter to a channel. Sending a letter again must be harmless
// where the first was not known to arrive: it has the same identifier. An error
// that is a *Refusal is final; after any other it is tried again.
type Sender interface {
	Send(ctx context.Context, l Letter) (receipt string, err error)
}

// Refusal is a channel's final no: trying again would not help.
type Refusal struct{ Why string }

// Error implements error.
func (r *Refusal) Error() string { return "refused: " + r.Why }

// Press makes letters from the record.
type Press struct {
	Rules   notify.Rules
	Wording document.Wording
	Fonts   fs.FS
}

// LoadPress reads from the asset tree what letters are made of.
func LoadPress(assets fs.FS) (Press, error) {
	var p Press
	routes, err1 := fs.Sub(assets, "reference/notifications")
	wording, err2 := fs.Sub(assets, "wording")
	fonts, err3 := fs.Sub(assets, "fonts")
	lists, err4 := fs.Sub(assets, "reference")
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return p, fmt.Errorf("load what letters are made of: %w", err)
	}
	p.Fonts = fonts
	p.Rules, err1 = notify.LoadRules(routes)
	p.Wording, err2 = document.LoadWording(wording)
	courts, err3 := reference.LoadCourts(lists)
	p.Wording = p.Wording.With(courts)
	return p, errors.Join(err1, err2, err3)
}

// letter makes the message of one obligation, with its orders.
func (p Press) letter(events []journal.Event, t task) (Letter, error) {
	set, shared, ok := record.SetShared(events, t.share.Head.ID.String())
	if !ok {
		return Letter{}, fmt.Errorf("make the message %s: the record holds no share %s", t.ID, t.share.Head.ID)
	}
	told := record.Obligations(events, t.share.Head.ID.String(), p.Rules)
	orders, err := p.orders(set, shared, t.Obligation, told)
	if err != nil {
		return Letter{}, fmt.Errorf("make the orders of message %s: %w", t.ID, err)
	}
	return Letter{Message: notify.Compose(set, t.Obligation, t.way.language), To: t.way.to, Orders: orders}, nil
}

// orders lays out the documents that go with an obligation. The instant, the
// officer, the zone and all who are told are those of the share, so that the
// bytes are those that the desk printed.
func (p Press) orders(set share.Set, s hearing.Shared, o notify.Obligation, told []notify.Obligation) ([]Order, error) {
	if len(o.Documents) == 0 {
		return nil, nil
	}
	zone, err := time.LoadLocation(s.By.Zone)
	if err != nil {
		return nil, fmt.Errorf("find the court's time zone: %w", err)
	}
	docs, err := document.Compose(set, p.Wording, document.Signer{Name: s.Officer, Role: s.Role}, s.At, zone)
	if err != nil {
		return nil, err
	}
	var out []Order
	for _, d := range document.CopiesTo(docs, told, p.Wording) {
		if !slices.Contains(o.Documents, d.Kind) || d.Defendant != o.Defendant {
			continue
		}
		b, err := pdf.Render([]document.Document{d}, p.Fonts)
		if err != nil {
			return nil, fmt.Errorf("lay out %s: %w", d.Kind, err)
		}
		out = append(out, Order{Name: d.Kind + "-" + d.ID + ".pdf", PDF: b})
	}
	return out, nil
}
