package result

import "strings"

// The words of a court's name that say which kind of court it is. A Welsh name
// keeps its preposition, with which the place is mutated: yng Nghaer Lwyd.
var (
	courtFirst = []string{"the crown court at ", "crown court sitting at ", "crown court at ", "crown court, ", "crown court ", "llys y goron ", "llys ynadon "}
	courtLast  = []string{" crown court", " magistrates' court", " magistrates’ court", " magistrates court"}
)

// placeOf returns where a court is, of its name, for a text that says which
// court it is: "Caer Lwyd" of "Crown Court at Caer Lwyd". A name that says no
// place gives nothing.
func placeOf(name string) string {
	for _, words := range courtFirst {
		if strings.EqualFold(name, strings.TrimRight(words, " ,")) {
			return ""
		}
		if len(name) > len(words) && strings.EqualFold(name[:len(words)], words) {
			name = name[len(words):]
		}
	}
	for _, words := range courtLast {
		if at := len(name) - len(words); at > 0 && strings.EqualFold(name[at:], words) {
			name = name[:at]
		}
	}
	return name
}
