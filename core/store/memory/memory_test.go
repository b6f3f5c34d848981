package memory_test

import (
	"testing"

	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/memory"
)

func TestJournal(t *testing.T) {
	journaltest.Run(t, func(testing.TB) journal.Store { return memory.New() })
}

func TestThreeDesksAgreeHoweverTheyWork(t *testing.T) {
	journaltest.Interleave(t, func(testing.TB) journal.Store { return memory.New() }, 40)
}
