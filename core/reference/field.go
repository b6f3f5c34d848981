package reference

import (
	"fmt"
	"io/fs"

	"assize.example/core/court"
	"assize.example/core/table"
)

// eachRow reads a file of the reference tree and calls each for every line. It
// returns all faults, those that each reported among them.
func eachRow(fsys fs.FS, file string, columns []string, each func(table.Row)) error {
	t, err := table.Read(fsys, file, columns...)
	if err != nil {
		return fmt.Errorf("load reference data: %w", err)
	}
	for _, r := range t.Rows {
		each(r)
	}
	return t.Err()
}

func answer(r table.Row, column string) Answer { return table.OneOf(r, column, Unknown, Yes, No) }

// flag reads yes or no where a blank means no: for what we decide ourselves.
func flag(r table.Row, column string) bool { return answer(r, column).Is() }

func sure(r table.Row, column string) Sure {
	return table.OneOf(r, column, Confirmed, Seen, General, Unsure)
}

func jurisdiction(r table.Row, column string) court.Jurisdiction {
	return table.OneOf(r, column, "", court.Crown, court.Magistrates)
}
