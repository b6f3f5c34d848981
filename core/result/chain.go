package result

import (
	"maps"
	"regexp"
	"strconv"
)

// consecutive is the prompt that says to which sentence another is consecutive.
const consecutive = "consecutiveToOffenceNumber"

// previous stands on a line for the offence before: "1-3 IMP 4M CONS" makes 2
// consecutive to 1 and 3 consecutive to 2.
const previous = "previous"

var offenceNumber = regexp.MustCompile(`^\d{1,4}$`)

// consecutive reads CONS and what follows it: the number of an offence, a text
// in brackets, or nothing where the offences of the line are a chain.
func (p *parser) consecutive(item *Item, ts []token) (used int) {
	if len(ts) > 1 && (offenceNumber.MatchString(ts[1].text) || ts[1].quoted && clean(ts[1].text) != "") {
		item.Values[consecutive] = clean(ts[1].text)
		return 1
	}
	if len(p.line.Targets) < 2 {
		p.refuse(ts[0], "To which offence is the sentence consecutive? For example CONS 1.", "I ba drosedd y mae’r ddedfryd yn olynol? Er enghraifft CONS 1.")
		return 0
	}
	item.Values[consecutive] = previous
	return 0
}

// leading returns an item as it is made against the nth target. The first of
// several sentences is the one that the others are concurrent with, or
// consecutive to: it says neither.
func leading(item Item, targets []Target, n int) Item {
	item.Values = maps.Clone(item.Values)
	if n == 0 {
		delete(item.Values, "concurrent")
	}
	if item.Values[consecutive] != previous {
		return item
	}
	delete(item.Values, consecutive)
	if n > 0 {
		item.Values[consecutive] = strconv.Itoa(targets[n-1].Number)
	}
	return item
}
