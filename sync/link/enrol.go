package link

import (
	"context"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"time"

	"github.com/nats-io/nats.go"

	"assize.example/core/court"
	"assize.example/sync/wire"
)

// Enrol makes the holder of key a desk, with a one-time code. Asking again
// with the same code and key gives the same answer: the first may have been
// lost on its way. Keep what it returns; the code is spent.
func Enrol(ctx context.Context, hubURL, code, name string, key ed25519.PrivateKey, now func() time.Time, opts ...nats.Option) (wire.Enrolled, error) {
	var none wire.Enrolled
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	c, err := dial(hubURL, key, byCode(code, now), fail, opts...)
	if errors.Is(err, errStranger) {
		return none, strange(err)
	}
	if err != nil {
		return none, unreachable(err)
	}
	defer c.Close()
	pub := key.Public().(ed25519.PublicKey)
	nkey, err := wire.NKey(pub)
	if err != nil {
		return none, err
	}
	e, err := ask[wire.Enrolled](ctx, c, wire.EnrolSubject(nkey), wire.Enrol{Code: code, Name: name, Key: pub})
	var f *wire.Fault
	switch {
	case errors.As(err, &f):
		p := f.Problem()
		p.Do = court.Text{EN: "Ask your IT staff for a new code.", CY: "Gofynnwch i'ch staff TG am god newydd."}
		return none, p
	case err != nil:
		return none, unreachable(err)
	case !named(code, e.CA):
		return none, strange(errStranger)
	}
	return e, nil
}

// named checks the certificate authority that the hub handed out against the
// code, also where the connection was plain.
func named(code string, ca []byte) bool {
	block, _ := pem.Decode(ca)
	if block == nil {
		return false
	}
	_, err := x509.ParseCertificate(block.Bytes)
	return err == nil && wire.CodeNames(code, block.Bytes)
}

func unreachable(err error) error {
	return &court.Problem{
		Kind: court.Unavailable, Code: "hub-unreachable",
		What: court.Text{EN: "The hub could not be reached.", CY: "Ni ellid cyrraedd yr hwb."},
		Do:   court.Text{EN: "Check the hub's address and the network, then try again with the same code.", CY: "Gwiriwch gyfeiriad yr hwb a'r rhwydwaith, yna rhowch gynnig arall arni gyda'r un cod."},
		Err:  err,
	}
}

func strange(err error) *court.Problem {
	return &court.Problem{
		Kind: court.Refused, Code: "hub-not-genuine",
		What: court.Text{EN: "The computer at this address is not the hub that this desk was given.", CY: "Nid y cyfrifiadur yn y cyfeiriad hwn yw'r hwb a roddwyd i'r ddesg hon."},
		Do:   court.Text{EN: "Check the address, and the code if you were given one, and tell your IT staff.", CY: "Gwiriwch y cyfeiriad, a'r cod os cawsoch un, a rhowch wybod i'ch staff TG."},
		Err:  err,
	}
}
