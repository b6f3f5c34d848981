package intake

import (
	"strings"

	"github.com/google/uuid"
)

// namespace makes the identifiers of defendants, offences and hearings the
// same at every desk that reads the same message.
var namespace = uuid.MustParse("4f6f0f6e-93c5-5a5b-8c43-a551ce000002")

func derived(parts ...string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x1f"))).String()
}

func defendantID(caseID, reference string) string { return derived(caseID, "defendant", reference) }

func offenceID(defendant string, reference ...string) string {
	return derived(append([]string{defendant, "offence"}, reference...)...)
}

func hearingID(caseID string, reference ...string) string {
	return derived(append([]string{caseID, "hearing"}, reference...)...)
}

// unique keeps apart what a message gives one reference: the second and
// further ones are told apart by what else is known, then by their order.
func (m *message) unique(id string, apart ...string) string {
	for _, a := range append(apart, "again") {
		if !m.used[id] {
			break
		}
		id = derived(id, a)
	}
	first := id
	if last, again := m.last[first]; again {
		id = last // a thousand of one reference are not told apart a thousand times
	}
	for m.used[id] {
		id = derived(id, "again")
	}
	m.used[id], m.last[first] = true, id
	return id
}
