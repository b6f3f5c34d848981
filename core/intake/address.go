package intake

import (
	"regexp"
	"slices"
	"strings"

	"assize.example/core/court"
)

// maxLines is how many lines an address has in every register of the courts.
const maxLines = 5

// bs7666 folds a structured address (BS 7666) into lines; one that is given as
// lines already is taken as it is.
func bs7666(e *element) court.Address {
	lines := []string{addressable(e.at("SAON"))}
	street, primary := e.get("StreetDescription"), addressable(e.at("PAON"))
	if houseNumber.MatchString(primary) {
		street, primary = words(" ", primary, street), ""
	}
	lines = append(lines, primary, street, e.get("Locality"), e.get("Town"), e.get("AdministrativeArea"), e.get("PostTown"))
	for _, name := range []string{"AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5"} {
		lines = append(lines, e.get(name))
	}
	return court.Address{Lines: folded(lines), Postcode: e.get("PostCode")}
}

// folded drops empty and repeated lines, and joins the last ones where there
// are more than fit.
func folded(lines []string) []string {
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" || s == "-" })
	lines = slices.CompactFunc(lines, strings.EqualFold)
	if len(lines) == 0 {
		return nil
	}
	for len(lines) > maxLines {
		last := len(lines) - 1
		lines = append(lines[:last-1:last-1], lines[last-1]+", "+lines[last])
	}
	return slices.Clip(lines)
}

var (
	houseNumber = regexp.MustCompile(`^\d+[A-Z]?(-\d+[A-Z]?)?$`)
	// objectForm is an addressable object in its fixed columns: first number
	// and suffix, last number and suffix, each padded with blanks, then text.
	objectForm = regexp.MustCompile(`^([0-9 ]{4})([A-Z ])(?:([0-9 ]{4})([A-Z ])(.*))?$`)
)

// addressable reads the number or name of a house or part of one.
func addressable(e *element) string {
	if e == nil {
		return ""
	}
	// The columns count from the first character, so blanks must stay; a
	// line break before the tag that closes is no column.
	c := objectForm.FindStringSubmatch(strings.TrimRight(e.raw, " \t\r\n"))
	if c == nil {
		c = objectForm.FindStringSubmatch(strings.Trim(e.raw, "\r\n"))
	}
	if c == nil {
		return e.value()
	}
	first, last := column(c[1], c[2]), column(c[3], c[4])
	return words(" ", words("-", first, last), strings.TrimSpace(c[5]))
}

func column(number, suffix string) string {
	return strings.TrimSpace(number) + strings.TrimSpace(suffix)
}
