package wire

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// fingerprintLetters of a certificate's hash are in a code: 100 bits.
const fingerprintLetters = 20

// Fingerprint names the hub's certificate authority in an enrolment code, by
// its DER form.
func Fingerprint(der []byte) string {
	sum := sha256.Sum256(der)
	s := base32.StdEncoding.EncodeToString(sum[:])[:fingerprintLetters]
	var parts []string
	for ; s != ""; s = s[4:] {
		parts = append(parts, s[:4])
	}
	return strings.Join(parts, "-")
}

// TidyCode drops from an enrolment code whatever is not a letter or digit of
// it, and reads small letters as capitals.
func TidyCode(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '2' && r <= '7' {
			return r
		}
		return -1
	}, strings.ToUpper(code))
}

// CodeNames reports whether an enrolment code names this certificate authority.
func CodeNames(code string, der []byte) bool {
	return strings.HasSuffix(TidyCode(code), TidyCode(Fingerprint(der)))
}
