// Package table reads the reference data that is kept as CSV files: each line
// knows its file and line, so that every fault can be named, and a column that
// is not known is refused, for a misspelt name would lose its data.
package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// Table is one file that has been read. Readers of it report what they find
// wrong with Fault, and ask Err at the end.
type Table struct {
	Rows    []Row
	columns map[string]int // where each stands in a line
	faults  []error
}

// Row is one line of a table.
type Row struct {
	File   string
	Line   int
	fields []string
	table  *Table
}

// Read reads a CSV file whose first line names exactly these columns.
func Read(fsys fs.FS, file string, columns ...string) (*Table, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open reference data: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	in := csv.NewReader(f)
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: read column names: %w", file, err)
	}
	if err := sameColumns(file, header, columns); err != nil {
		return nil, err
	}
	return readRows(in, file, header)
}

func readRows(in *csv.Reader, file string, header []string) (*Table, error) {
	t := &Table{columns: map[string]int{}}
	for i, column := range header {
		t.columns[column] = i
	}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := in.FieldPos(0)
		t.Rows = append(t.Rows, Row{File: file, Line: line, fields: record, table: t})
	}
}

func sameColumns(file string, header, want []string) error {
	var faults []error
	for i, column := range header {
		if !slices.Contains(want, column) {
			faults = append(faults, fmt.Errorf("%s:1: column %q is not known", file, column))
		}
		if slices.Contains(header[:i], column) {
			faults = append(faults, fmt.Errorf("%s:1: column %q stands there twice", file, column))
		}
	}
	for _, column := range want {
		if !slices.Contains(header, column) {
			faults = append(faults, fmt.Errorf("%s:1: column %q is missing", file, column))
		}
	}
	return errors.Join(faults...)
}

// Err returns every fault that was found, or nil.
func (t *Table) Err() error { return errors.Join(t.faults...) }

// Get returns a field without the space around it.
func (r Row) Get(column string) string {
	i, ok := r.table.columns[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// Fault records what is wrong with one field.
func (r Row) Fault(column, want string) {
	r.table.faults = append(r.table.faults, fmt.Errorf("%s:%d: %s %q: want %s", r.File, r.Line, column, r.Get(column), want))
}

// Words returns the words of a field that are separated by spaces.
func (r Row) Words(column string) []string { return strings.Fields(r.Get(column)) }

// List returns the values of a field that are separated by a vertical bar, for
// values that hold spaces.
func (r Row) List(column string) []string {
	var out []string
	for s := range strings.SplitSeq(r.Get(column), "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Must returns a field that has to be filled in.
func (r Row) Must(column string) string {
	if r.Get(column) == "" {
		r.Fault(column, "something")
	}
	return r.Get(column)
}

// Int returns a whole number, or none where the field is empty.
func (r Row) Int(column string, none int) int {
	if r.Get(column) == "" {
		return none
	}
	n, err := strconv.Atoi(r.Get(column))
	if err != nil {
		r.Fault(column, "a whole number")
	}
	return n
}

// Date returns a date, the zero Date where the field is empty.
func (r Row) Date(column string) court.Date {
	var d court.Date
	if d.UnmarshalText([]byte(r.Get(column))) != nil {
		r.Fault(column, "yyyy-mm-dd or nothing")
	}
	return d
}

// Text returns the sentence in columns <column>_en and <column>_cy. Both must
// be there: see court.Text.
func (r Row) Text(column string) court.Text {
	return court.Text{EN: r.Must(column + "_en"), CY: r.Must(column + "_cy")}
}

// OneOf returns a field that must be one of a few values.
func OneOf[T ~string](r Row, column string, values ...T) T {
	v := T(r.Get(column))
	if !slices.Contains(values, v) {
		r.Fault(column, fmt.Sprintf("one of %q", values))
	}
	return v
}

// Once faults a key that stands on an earlier line already, and remembers it.
func Once[K comparable](r Row, seen map[K]int, column string, key K) {
	if before, twice := seen[key]; twice {
		r.Fault(column, fmt.Sprintf("a value that is not on line %d already", before))
	}
	seen[key] = r.Line
}
