package court

import (
	"fmt"
	"regexp"
	"strings"
)

// URN is the prosecutor's unique reference number of a case, for example
// 12AB3456726: force, unit, serial and year. Formats differ between
// prosecutors, so only the alphabet and length are fixed.
type URN string

// CaseNumber is the Crown Court's own number of a case: T (trial), S
// (sentence), A (appeal) or U, then year and serial: T20260417.
type CaseNumber string

// ASN is the arrest or summons number that ties a person to an offence.
type ASN string

// OffenceCode is a CJS offence code: act, year and serial, with an optional
// suffix: TH68010, RT88191. Common law has ML in place of a year: COML025.
type OffenceCode string

// Code is the code of a court house: an OU code such as B01LY00 or a Crown
// Court number such as 433.
type Code string

// UserID names a person who uses a desk.
type UserID string

// DeskID names a desk or the hub.
type DeskID string

var (
	urnForm     = regexp.MustCompile(`^[0-9A-Z][0-9A-Z_-]{3,35}$`)
	numberForm  = regexp.MustCompile(`^[A-Z][0-9]{8}$`)
	offenceForm = regexp.MustCompile(`^[A-Z]{2}[0-9A-Z]{2}[0-9]{3}[A-Z]?$`)
)

func tidy(s string) string {
	return strings.ToUpper(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' }), ""))
}

// ParseURN reads a URN, dropping spaces and slashes.
func ParseURN(s string) (URN, error) {
	if t := tidy(s); urnForm.MatchString(t) {
		return URN(t), nil
	}
	return "", fmt.Errorf("URN %q: want 4 to 36 letters and digits, for example 12AB3456726", s)
}

// ParseCaseNumber reads a Crown Court case number.
func ParseCaseNumber(s string) (CaseNumber, error) {
	if t := tidy(s); numberForm.MatchString(t) {
		return CaseNumber(t), nil
	}
	return "", fmt.Errorf("case number %q: want a letter and eight digits, for example T20260417", s)
}

// ParseOffenceCode reads a CJS offence code.
func ParseOffenceCode(s string) (OffenceCode, error) {
	if t := tidy(s); offenceForm.MatchString(t) {
		return OffenceCode(t), nil
	}
	return "", fmt.Errorf("offence code %q: want two letters and five digits, for example TH68010", s)
}
