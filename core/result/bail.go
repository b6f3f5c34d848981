package result

import (
	"slices"
	"strings"

	"assize.example/core/court"
)

// bailContainers hold the conditions of bail (Bail Act 1976 s.3(4) to (6)):
// those that last, and those to be met before release.
var bailContainers = []string{"BAIC", "PREBC"}

// BailConditions returns the conditions of bail that a result sets, one each:
// those written as text, separated by semicolons, and those under it.
func BailConditions(r Recorded) []court.Text {
	var out []court.Text
	for part := range strings.FieldsFuncSeq(r.Values["conditions"], func(c rune) bool { return c == ';' || c == '|' || c == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, court.Text{EN: part})
		}
	}
	for _, held := range r.Children {
		if !slices.Contains(bailContainers, held.Code) {
			continue
		}
		for _, c := range held.Children {
			out = append(out, court.Text{EN: sentence(c.Text.EN), CY: sentence(c.Text.CY)})
		}
	}
	return out
}
