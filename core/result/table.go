package result

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// row is one line of a reference file, by column name.
type row struct {
	file   string
	line   int
	fields map[string]string
}

func (r row) get(column string) string { return strings.TrimSpace(r.fields[column]) }

// fault words what is wrong with one field, with file and line.
func (r row) fault(column, want string) error {
	return fmt.Errorf("%s:%d: %s %q: want %s", r.file, r.line, column, r.get(column), want)
}

// readTable reads a CSV file whose first line names its columns. Columns that
// are not known are refused: a misspelt name would otherwise lose its data.
func readTable(fsys fs.FS, file string, known, required []string) ([]row, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open reference data: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	in := csv.NewReader(f)
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: read column names: %w", file, err)
	}
	if err := checkHeader(file, header, known, required); err != nil {
		return nil, err
	}
	var rows []row
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := in.FieldPos(0)
		r := row{file: file, line: line, fields: map[string]string{}}
		for i, column := range header {
			r.fields[column] = record[i]
		}
		rows = append(rows, r)
	}
}

func checkHeader(file string, header, known, required []string) error {
	var faults []error
	for _, column := range header {
		if !slices.Contains(known, column) {
			faults = append(faults, fmt.Errorf("%s:1: column %q is not known", file, column))
		}
	}
	for _, column := range required {
		if !slices.Contains(header, column) {
			faults = append(faults, fmt.Errorf("%s:1: column %q is missing", file, column))
		}
	}
	return errors.Join(faults...)
}
