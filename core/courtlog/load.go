package courtlog

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"assize.example/core/court"
)

var (
	eventColumns  = strings.Fields(`code jurisdiction group initials label_en label_cy template_en template_cy needs control alterable`)
	optionColumns = strings.Fields(`code option label_en label_cy`)

	initialsForm  = regexp.MustCompile(`^[A-Z]{2,4}$`)
	controls      = []Control{NoControl, Starts, Pauses, Resumes, Ends, JuryRetires, JuryReturns}
	jurisdictions = map[string]court.Jurisdiction{"crown": court.Crown, "magistrates": court.Magistrates, "both": ""}
)

// Load reads what may be logged from events.csv and options.csv at the root of
// fsys. It reports every fault, each with its file and line, and then returns
// no definitions.
func Load(fsys fs.FS) (Definitions, error) {
	l := &loader{fsys: fsys}
	ds := l.events(l.options())
	if err := errors.Join(l.faults...); err != nil {
		return Definitions{}, fmt.Errorf("load what may be logged: %w", err)
	}
	return ds, nil
}

type loader struct {
	fsys   fs.FS
	faults []error
}

// row is one line of a file, by column name.
type row struct {
	file   string
	line   int
	fields map[string]string
}

// fault notes what is wrong with one field of a line.
func (l *loader) fault(r row, column, want string) {
	l.faults = append(l.faults, fmt.Errorf("%s:%d: %s %q: want %s", r.file, r.line, column, r.fields[column], want))
}

// table reads a CSV file whose first line names exactly the columns.
func (l *loader) table(file string, columns []string) []row {
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.faults = append(l.faults, fmt.Errorf("read reference data: %w", err))
		return nil
	}
	in := csv.NewReader(bytes.NewReader(data))
	header, err := in.Read()
	if err != nil || !slices.Equal(header, columns) {
		l.faults = append(l.faults, fmt.Errorf("%s:1: columns %v: want %v", file, header, columns))
		return nil
	}
	var rows []row
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			l.faults = append(l.faults, fmt.Errorf("%s: %w", file, err))
			return rows
		}
		line, _ := in.FieldPos(0)
		r := row{file: file, line: line, fields: map[string]string{}}
		for i, column := range columns {
			r.fields[column] = strings.TrimSpace(record[i])
		}
		rows = append(rows, r)
	}
}

// optionRows are the options of one definition, and the line of the first.
type optionRows struct {
	first   row
	options []Option
}

func (l *loader) options() map[string]*optionRows {
	out := map[string]*optionRows{}
	for _, r := range l.table("options.csv", optionColumns) {
		of := out[r.fields["code"]]
		if of == nil {
			of = &optionRows{first: r}
			out[r.fields["code"]] = of
		}
		code := r.fields["option"]
		if code == "" || strings.ContainsAny(code, " ;") || slices.ContainsFunc(of.options, func(o Option) bool { return strings.EqualFold(o.Code, code) }) {
			l.fault(r, "option", "one word, which its event does not offer yet")
		}
		of.options = append(of.options, Option{Code: code, Label: l.text(r, "label")})
	}
	return out
}

func (l *loader) events(options map[string]*optionRows) Definitions {
	var ds Definitions
	for _, r := range l.table("events.csv", eventColumns) {
		d := l.event(r)
		if of := options[d.Code]; of != nil {
			d.Options = of.options
			delete(options, d.Code)
		}
		l.check(r, d, ds)
		ds.all = append(ds.all, d)
	}
	for _, of := range options {
		l.fault(of.first, "code", "the code of an event in events.csv")
	}
	return ds
}

func (l *loader) event(r row) Definition {
	j, known := jurisdictions[r.fields["jurisdiction"]]
	if !known {
		l.fault(r, "jurisdiction", "crown, magistrates or both")
	}
	d := Definition{
		Code: r.fields["code"], Jurisdiction: j, Group: r.fields["group"], Initials: r.fields["initials"],
		Label: l.text(r, "label"), Template: l.text(r, "template"),
		Control: Control(r.fields["control"]), Alterable: r.fields["alterable"] == "Y",
	}
	for need := range strings.FieldsSeq(r.fields["needs"]) {
		d.Needs = append(d.Needs, Part(need))
	}
	for _, label := range []string{d.Label.EN, d.Label.CY} {
		d.words = append(d.words, foldAll(strings.Fields(label)))
	}
	return d
}

func (l *loader) text(r row, column string) court.Text {
	t := court.Text{EN: r.fields[column+"_en"], CY: r.fields[column+"_cy"]}
	if t.EN == "" {
		l.fault(r, column+"_en", "words")
	}
	if t.CY == "" {
		l.fault(r, column+"_cy", "words")
	}
	return t
}

// check looks for what would make a definition unfit to be typed.
func (l *loader) check(r row, d Definition, before Definitions) {
	if !initialsForm.MatchString(d.Initials) {
		l.fault(r, "initials", "two to four capital letters")
	}
	for _, o := range before.all {
		if d.Code == o.Code || d.Code == "" {
			l.fault(r, "code", "a code that no other event has")
		}
		if d.Initials == o.Initials && (d.in(o.Jurisdiction) || o.in(d.Jurisdiction)) {
			l.fault(r, "initials", "initials that no other event of the jurisdiction has")
		}
	}
	if !slices.Contains(controls, d.Control) {
		l.fault(r, "control", fmt.Sprintf("one of %q", controls))
	}
	l.checkParts(r, d)
}

func (l *loader) checkParts(r row, d Definition) {
	for column, template := range map[string]string{"template_en": d.Template.EN, "template_cy": d.Template.CY} {
		if err := checkTemplate(template); err != nil {
			l.fault(r, column, err.Error())
		}
	}
	for _, p := range parts {
		if d.Takes(p) != strings.Contains(d.Template.CY, placeholder(p)) {
			l.fault(r, "template_cy", "the placeholders of template_en")
		}
	}
	for _, need := range d.Needs {
		if !slices.Contains(parts, need) || !d.Takes(need) {
			l.fault(r, "needs", "parts that the template mentions")
		}
	}
	if d.Takes(PartWitness) && d.Takes(PartCounsel) {
		l.fault(r, "template_en", "a witness or counsel, for only one name can be typed")
	}
	if d.Takes(PartOption) != (len(d.Options) > 0) {
		l.fault(r, "template_en", "{option} exactly where options.csv has options")
	}
}
