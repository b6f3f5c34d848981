// Package enrol lets desks in: one-time codes, and what a desk is told when it
// joins. A code is shown once; the hub keeps its hash.
package enrol

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/sync/wire"
)

// Life is how long a code is good for.
const Life = 24 * time.Hour

// secretBytes of chance are in a code: 80 bits, beyond guessing.
const secretBytes = 10

// Offer is what a code is good for.
type Offer struct {
	Name    string       `json:"name"` // of the desk
	Courts  []court.Code `json:"courts"`
	Expires time.Time    `json:"expires"`
}

// Codes are the offers that wait in a directory, one file each, named by the
// hash of its code.
type Codes struct{ Dir string }

// Make makes a code for a desk. The code also names the hub's certificate
// authority, by its fingerprint, so that the desk knows whom it speaks to.
func (c Codes) Make(o Offer, caDER []byte) (string, error) {
	if strings.TrimSpace(o.Name) == "" || len(o.Courts) == 0 {
		return "", errors.New("make an enrolment code: a desk needs a name and at least one court")
	}
	secret := make([]byte, secretBytes)
	if _, err := rand.Read(secret); err != nil {
		return "", fmt.Errorf("make an enrolment code: %w", err)
	}
	code := group(base32.StdEncoding.EncodeToString(secret)) + "-" + wire.Fingerprint(caDER)
	data, err := json.Marshal(o)
	if err != nil {
		return "", fmt.Errorf("make an enrolment code: %w", err)
	}
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return "", fmt.Errorf("make an enrolment code: %w", err)
	}
	if err := os.WriteFile(c.file(Hash(code)), data, 0o600); err != nil {
		return "", fmt.Errorf("make an enrolment code: %w", err)
	}
	return code, nil
}

// group writes ABCDEFGH as ABCD-EFGH, for reading out.
func group(s string) string {
	var parts []string
	for ; len(s) > 4; s = s[4:] {
		parts = append(parts, s[:4])
	}
	return strings.Join(append(parts, s), "-")
}

// Hash returns the name of a code: the SHA-256 of its letters and digits, in
// hexadecimal. How it was spaced and cased makes no difference.
func Hash(code string) string {
	sum := sha256.Sum256([]byte(wire.TidyCode(code)))
	return hex.EncodeToString(sum[:])
}

func (c Codes) file(hash string) string { return filepath.Join(c.Dir, hash+".json") }

// Why a code is not good.
var (
	faultCode = wire.Fault{Code: "enrolment-code", Text: court.Text{
		EN: "The hub does not know this enrolment code.", CY: "Nid yw'r hwb yn adnabod y cod ymrestru hwn.",
	}}
	faultExpired = wire.Fault{Code: "enrolment-expired", Text: court.Text{
		EN: "This enrolment code has expired.", CY: "Mae'r cod ymrestru hwn wedi dod i ben.",
	}}
	faultSpent = wire.Fault{Code: "enrolment-spent", Text: court.Text{
		EN: "This enrolment code has been used by another desk.", CY: "Mae desg arall wedi defnyddio'r cod ymrestru hwn.",
	}}
	faultRevoked = wire.Fault{Code: "desk-revoked", Text: court.Text{
		EN: "This desk has been withdrawn from use.", CY: "Mae'r ddesg hon wedi'i thynnu o ddefnydd.",
	}}
	// A desk goes on from where it has seen the record: what a further court
	// recorded before that would never reach it.
	faultCourts = wire.Fault{Code: "enrolment-courts", Text: court.Text{
		EN: "This computer is already a desk of other courts. It can serve further courts only with a new data folder.",
		CY: "Mae'r cyfrifiadur hwn eisoes yn ddesg i lysoedd eraill. Dim ond gyda ffolder data newydd y gall wasanaethu llysoedd eraill.",
	}}
)

// find reads the offer behind a code's hash.
func (c Codes) find(hash string, now time.Time) (Offer, error) {
	var o Offer
	data, err := os.ReadFile(c.file(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return o, &faultCode
	}
	if err != nil {
		return o, fmt.Errorf("read enrolment code: %w", err)
	}
	if err := json.Unmarshal(data, &o); err != nil {
		return o, fmt.Errorf("read enrolment code: %w", err)
	}
	if now.After(o.Expires) {
		return o, &faultExpired
	}
	return o, nil
}

// spend forgets a code. The directory keeps its hash, so that it can never be
// used again.
func (c Codes) spend(hash string) error {
	if err := os.Remove(c.file(hash)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("spend enrolment code: %w", err)
	}
	return nil
}
