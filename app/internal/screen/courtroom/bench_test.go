package courtroom_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"

	"assize.example/core/casefile"
	"assize.example/core/courtlog"
	"assize.example/core/journal"
)

// large puts a case of 10 defendants with 20 counts each on the list, with 300
// log entries, and opens it.
func large(b *testing.B) *robot {
	b.Helper()
	r := atWork(b)
	f := theft()
	f.ID, f.URN, f.Defendants = "case-large", "13AB0000326", nil
	for d := range 10 {
		var counts []casefile.Offence
		for o := range 20 {
			counts = append(counts, offence(fmt.Sprintf("l%d-%d", d, o), "TH68010", "Theft from a shop"))
		}
		f.Defendants = append(f.Defendants, person(fmt.Sprintf("ld%d", d), d+1, "Owain", fmt.Sprintf("Smith%d", d), counts...))
	}
	r.list(f, "hearing-large", "11:00", 3)
	for n := range 300 {
		entry := courtlog.EntryMade{Entry: courtlog.Entry{
			ID: uuid.NewString(), Hearing: "hearing-large", Day: today, At: r.clock, Code: "2100", Text: fmt.Sprintf("Entry %d", n),
		}}
		if err := r.cases.Take(b.Context(), leedsMags, journal.CaseStream(f.ID), entry); err != nil {
			b.Fatal(err)
		}
	}
	r.p.OpenRow(3)
	if r.st.Case.Reference != string(f.URN) {
		b.Fatal("the large case is not open")
	}
	return r
}

// One key on the result line of a large case: reading the line, completing it,
// all the checks on it, and the new State. Budget: 16 ms of our own work.
func BenchmarkKeyOnTheResultLine(b *testing.B) {
	r := large(b)
	texts := []string{"1-20 fo 120 cost 8", "1-20 fo 120 cost 85"}
	for i := 0; b.Loop(); i++ {
		text := texts[i%2]
		r.p.LineChanged(text, len(text))
	}
}

// One key on the log line. Budget: 16 ms.
func BenchmarkKeyOnTheLogLine(b *testing.B) {
	r := large(b)
	texts := []string{"di", "di 4"}
	for i := 0; b.Loop(); i++ {
		r.p.LogChanged(texts[i%2], len(texts[i%2]))
	}
}

// From one case to another, 10 defendants × 20 counts. Budget: 50 ms.
func BenchmarkSwitchCase(b *testing.B) {
	r := large(b)
	for i := 0; b.Loop(); i++ {
		r.p.OpenRow(1 + 2*(i%2))
	}
}
