package court

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Pence is an amount of money in whole pence. It is never a float.
type Pence int64

var amount = regexp.MustCompile(`^£?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{2}))?$`)

// ParsePence reads 120, £120, 1,250.00 and £85.50 as pounds.
func ParsePence(s string) (Pence, error) {
	m := amount.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, fmt.Errorf("amount %q: want pounds, for example 120 or 85.50", s)
	}
	pounds, err := strconv.ParseInt(strings.ReplaceAll(m[1], ",", ""), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("amount %q: %w", s, err)
	}
	var p int64
	if m[2] != "" {
		p, _ = strconv.ParseInt(m[2], 10, 64)
	}
	return Pence(pounds*100 + p), nil
}

// String returns the amount as read and printed: £1,250.00.
func (p Pence) String() string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	pounds := strconv.FormatInt(int64(p/100), 10)
	for i := len(pounds) - 3; i > 0; i -= 3 {
		pounds = pounds[:i] + "," + pounds[i:]
	}
	return fmt.Sprintf("%s£%s.%02d", sign, pounds, p%100)
}
