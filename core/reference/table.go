package reference

import (
	"bytes"
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

// A Fault is one thing wrong with a reference file.
type Fault struct {
	File   string
	Line   int    // 1 is the line of the column names
	Column string // empty where the whole line is meant
	Found  string
	Want   string
}

// Error says where the fault is, what stands there and what is wanted.
func (f Fault) Error() string {
	if f.Column == "" {
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Want)
	}
	return fmt.Sprintf("%s:%d: %s %q: want %s", f.File, f.Line, f.Column, f.Found, f.Want)
}

// table reads one CSV file and gathers what is wrong with it.
type table struct {
	file   string
	header []string
	faults []error
}

// row is one line of a table, by column name.
type row struct {
	*table
	line   int
	fields []string
}

// readTable reads a CSV file whose first line names its columns, and calls
// each for every further line. The columns must be exactly those given, in any
// order: a misspelt name would otherwise lose its data without a word. It
// returns all faults, those that each reported among them.
func readTable(fsys fs.FS, file string, columns []string, each func(row)) error {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("read reference data: %w", err)
	}
	t := &table{file: file}
	in := csv.NewReader(bytes.NewReader(data))
	if t.header, err = in.Read(); err != nil {
		return fmt.Errorf("read the column names of %s: %w", file, err)
	}
	if t.checkHeader(columns); len(t.faults) > 0 {
		return errors.Join(t.faults...)
	}
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			return errors.Join(t.faults...)
		}
		if err != nil {
			return errors.Join(append(t.faults, fmt.Errorf("read %s: %w", file, err))...)
		}
		line, _ := in.FieldPos(0)
		each(row{t, line, fields})
	}
}

func (t *table) checkHeader(columns []string) {
	for _, c := range t.header {
		if !slices.Contains(columns, c) {
			t.faults = append(t.faults, Fault{File: t.file, Line: 1, Want: fmt.Sprintf("column %q is not known", c)})
		}
	}
	for _, c := range columns {
		if !slices.Contains(t.header, c) {
			t.faults = append(t.faults, Fault{File: t.file, Line: 1, Want: fmt.Sprintf("column %q is missing", c)})
		}
	}
}

func (r row) text(column string) string {
	return strings.TrimSpace(r.fields[slices.Index(r.header, column)])
}

func (r row) fault(column, want string) {
	r.faults = append(r.faults, Fault{r.file, r.line, column, r.text(column), want})
}

func (r row) needed(column string) string {
	s := r.text(column)
	if s == "" {
		r.fault(column, "a value")
	}
	return s
}

// both reads a text in both languages from the columns name_en and name_cy.
func (r row) both(name string) court.Text {
	return court.Text{EN: r.needed(name + "_en"), CY: r.text(name + "_cy")}
}

// oneOf reads a value of a closed list; empty is allowed where it is listed.
func oneOf[T ~string](r row, column string, allowed ...T) T {
	v := T(r.text(column))
	if !slices.Contains(allowed, v) {
		words := make([]string, 0, len(allowed))
		for _, a := range allowed {
			words = append(words, strconv.Quote(string(a)))
		}
		r.fault(column, "one of "+strings.Join(words, ", "))
	}
	return v
}

func (r row) answer(column string) Answer { return oneOf(r, column, Unknown, Yes, No) }

// flag reads yes or no where a blank means no: for what we decide ourselves.
func (r row) flag(column string) bool { return r.answer(column).Is() }

func (r row) sure(column string) Sure { return oneOf(r, column, Confirmed, Seen, General, Unsure) }

func (r row) jurisdiction(column string) court.Jurisdiction {
	return oneOf(r, column, "", court.Crown, court.Magistrates)
}

func (r row) date(column string) court.Date {
	var d court.Date
	if err := d.UnmarshalText([]byte(r.text(column))); err != nil {
		r.fault(column, "yyyy-mm-dd")
	}
	return d
}

// list reads values that are separated by a vertical bar.
func (r row) list(column string) []string {
	var out []string
	for s := range strings.SplitSeq(r.text(column), "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// once faults a key that stands on an earlier line already.
func once[K comparable](r row, seen map[K]int, column string, key K) {
	if before, twice := seen[key]; twice {
		r.fault(column, fmt.Sprintf("a value that is not on line %d already", before))
	}
	seen[key] = r.line
}
