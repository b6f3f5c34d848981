package courtlog

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/table"
)

var (
	eventColumns  = strings.Fields(`code jurisdiction group initials label_en label_cy template_en template_cy needs control alterable`)
	optionColumns = strings.Fields(`code option label_en label_cy`)

	initialsForm = regexp.MustCompile(`^[A-Z]{2,4}$`)
	controls     = []Control{NoControl, Starts, Pauses, Resumes, Ends, JuryRetires, JuryReturns}
)

// Load reads what may be logged from events.csv and options.csv at the root of
// fsys. It reports every fault, each with its file and line, and then returns
// no definitions.
func Load(fsys fs.FS) (Definitions, error) {
	offered, err1 := table.Read(fsys, "options.csv", optionColumns...)
	events, err2 := table.Read(fsys, "events.csv", eventColumns...)
	if err := errors.Join(err1, err2); err != nil {
		return Definitions{}, fmt.Errorf("load what may be logged: %w", err)
	}
	ds := definitions(events.Rows, options(offered.Rows))
	if err := errors.Join(offered.Err(), events.Err()); err != nil {
		return Definitions{}, fmt.Errorf("load what may be logged: %w", err)
	}
	return ds, nil
}

// offer is the options of one event, and the line of the first.
type offer struct {
	first   table.Row
	options []Option
	taken   bool // by an event that there is
}

// options returns what each event offers, in the order of the file.
func options(rows []table.Row) []*offer {
	var out []*offer
	for _, r := range rows {
		i := slices.IndexFunc(out, func(o *offer) bool { return o.first.Get("code") == r.Get("code") })
		if i < 0 {
			i, out = len(out), append(out, &offer{first: r})
		}
		of, code := out[i], r.Get("option")
		if code == "" || strings.ContainsAny(code, " ;") || slices.ContainsFunc(of.options, func(o Option) bool { return strings.EqualFold(o.Code, code) }) {
			r.Fault("option", "one word, which its event does not offer yet")
		}
		of.options = append(of.options, Option{Code: code, Label: r.Text("label")})
	}
	return out
}

func definitions(rows []table.Row, offers []*offer) Definitions {
	var ds Definitions
	for _, r := range rows {
		d := definition(r)
		for _, of := range offers {
			if of.first.Get("code") == d.Code {
				d.Options, of.taken = of.options, true
			}
		}
		check(r, d, ds)
		ds.all = append(ds.all, d)
	}
	for _, of := range offers {
		if !of.taken {
			of.first.Fault("code", "the code of an event in events.csv")
		}
	}
	return ds
}

func definition(r table.Row) Definition {
	d := Definition{
		Code: r.Get("code"), Group: r.Get("group"), Initials: r.Get("initials"), Label: r.Text("label"), Template: r.Text("template"),
		Control: Control(r.Get("control")), Alterable: table.OneOf(r, "alterable", "Y", "N", "") == "Y",
	}
	if j := table.OneOf(r, "jurisdiction", court.Crown, court.Magistrates, "both"); j != "both" {
		d.Jurisdiction = j
	}
	for _, need := range r.Words("needs") {
		d.Needs = append(d.Needs, Part(need))
	}
	for _, label := range []string{d.Label.EN, d.Label.CY} {
		d.words = append(d.words, foldAll(strings.Fields(label)))
	}
	return d
}

// check looks for what would make a definition unfit to be typed.
func check(r table.Row, d Definition, before Definitions) {
	if !initialsForm.MatchString(d.Initials) {
		r.Fault("initials", "two to four capital letters")
	}
	for _, o := range before.all {
		if d.Code == o.Code || d.Code == "" {
			r.Fault("code", "a code that no other event has")
		}
		if d.Initials == o.Initials && (d.in(o.Jurisdiction) || o.in(d.Jurisdiction)) {
			r.Fault("initials", "initials that no other event of the jurisdiction has")
		}
	}
	table.OneOf(r, "control", controls...)
	checkParts(r, d)
}

func checkParts(r table.Row, d Definition) {
	for _, column := range []string{"template_en", "template_cy"} {
		if err := checkTemplate(r.Get(column)); err != nil {
			r.Fault(column, err.Error())
		}
	}
	for _, p := range parts {
		if d.Takes(p) != strings.Contains(d.Template.CY, placeholder(p)) {
			r.Fault("template_cy", "the placeholders of template_en")
		}
	}
	for _, need := range d.Needs {
		if !slices.Contains(parts, need) || !d.Takes(need) {
			r.Fault("needs", "parts that the template mentions")
		}
	}
	if d.Takes(PartWitness) && d.Takes(PartCounsel) {
		r.Fault("template_en", "a witness or counsel, for only one name can be typed")
	}
	if d.Takes(PartOption) != (len(d.Options) > 0) {
		r.Fault("template_en", "{option} exactly where options.csv has options")
	}
}
