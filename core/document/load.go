package document

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"assize.example/core/court"
)

// LoadWording reads common.json and one file for each kind of document from
// the root of fsys. It reports every fault with its file, and then returns no
// wording: an order without its warning in Welsh is not an order.
func LoadWording(fsys fs.FS) (Wording, error) {
	var w Wording
	faults := []error{read(fsys, "common.json", &w.common), w.common.check()}
	files, err := fs.Glob(fsys, "*.json")
	faults = append(faults, err)
	for _, file := range files {
		if file == "common.json" {
			continue
		}
		var k kind
		faults = append(faults, read(fsys, file, &k), k.check(file))
		w.kinds = append(w.kinds, k)
	}
	slices.SortFunc(w.kinds, func(a, b kind) int { return cmp.Compare(a.Rank, b.Rank) })
	if err := errors.Join(faults...); err != nil {
		return Wording{}, fmt.Errorf("load the wording of documents: %w", err)
	}
	return w, nil
}

// read decodes one file, refusing fields that are not known, and names the
// line of what it cannot read.
func read(fsys fs.FS, file string, into any) error {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("read wording: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		line := 1 + bytes.Count(b[:min(d.InputOffset(), int64(len(b)))], []byte("\n"))
		return fmt.Errorf("%s:%d: %w", file, line, err)
	}
	return nil
}

// neededLabels are the labels that composing asks for.
var neededLabels = strings.Fields(`sitting-crown sitting-magistrates case urn before before-unknown presiding date addressed party orders terms offences
	general requirements money warnings notes signed set copies page total name aliases born born-unknown age address gender
	nationality company-number company-officer asn pnc cro prosecutor-reference prosecutor driver insurance parent
	representation interpreter needs masked masked-warning restriction guilty-plea guilty-verdict guilty-majority not-guilty lesser offence-label
	offences-label and count supersedes supersedes-results stands amended-why hearing-place-unknown hearing-room prison-unknown withdrawn-order at court-unknown
	defendant-number yes draft draft-banner copy-defendant copy-parent copy-record count-label counts-label
	concurrent consecutive-offence consecutive-count total-term total-suspended not-recorded indicated allocated`)

func (c common) check() error {
	var faults []error
	for _, key := range neededLabels {
		faults = append(faults, checkText("common.json: label "+key, c.Labels[key]))
	}
	for name, texts := range map[string]map[string]court.Text{"choice": c.Choices, "plea": c.Pleas, "allocation": c.Allocations, "agency": c.Agencies} {
		for code, t := range texts {
			faults = append(faults, checkText("common.json: "+name+" "+code, t))
		}
	}
	faults = append(faults, checkTerms("common.json: details", c.Details))
	if len(c.Weekdays) != 7 {
		faults = append(faults, fmt.Errorf("common.json: weekdays: want 7, have %d", len(c.Weekdays)))
	}
	for _, t := range slices.Concat(c.Weekdays, c.Roles) {
		faults = append(faults, checkText("common.json: weekday or role", t))
	}
	return errors.Join(faults...)
}

func (k kind) check(file string) error {
	faults := []error{checkText(file+": title", k.Title), checkText(file+": statute", k.Statute)}
	if k.Kind+".json" != file {
		faults = append(faults, fmt.Errorf("%s: kind %q: want the name of the file", file, k.Kind))
	}
	if (len(k.Triggers) == 0) == (k.Scope == triggered) {
		faults = append(faults, fmt.Errorf("%s: triggers: want result codes, or a scope", file))
	}
	for _, part := range []struct {
		name    string
		clauses []clause
	}{{"titles", k.Titles}, {"statutes", k.Statutes}, {"addressed", k.Addressed}, {"orders", k.Orders}, {"warnings", k.Warnings}} {
		for i, c := range part.clauses {
			faults = append(faults, c.check(fmt.Sprintf("%s: %s[%d]", file, part.name, i)))
		}
	}
	for i, n := range k.Notes {
		where := fmt.Sprintf("%s: notes[%d]", file, i)
		faults = append(faults, checkText(where, n.Label), n.check(where))
	}
	for i, c := range k.Warnings {
		if c.Provision == "" || c.Sure == "" {
			faults = append(faults, fmt.Errorf("%s: warnings[%d]: want a provision and how sure we are of it", file, i))
		}
	}
	return errors.Join(append(faults, checkTerms(file+": terms", k.Terms), k.checkMoney(file))...)
}

var (
	forms     = []form{asText, asDate, asTime, asPeriod, asTerm, asEnd, asMoney, asYes, asChoice, asCourt, asHearing}
	fallbacks = []fallback{nothing, theAddress, theDay, theArea, theLimit, theOperational, theTotal}
)

func checkTerms(file string, terms []term) error {
	var faults []error
	for i, t := range terms {
		where := fmt.Sprintf("%s[%d]", file, i)
		faults = append(faults, checkText(where, t.Label))
		if !slices.Contains(forms, t.As) {
			faults = append(faults, fmt.Errorf("%s: as %q: want one of %v", where, t.As, forms))
		}
		if !slices.Contains(fallbacks, t.Otherwise) {
			faults = append(faults, fmt.Errorf("%s: otherwise %q: want one of %q", where, t.Otherwise, fallbacks))
		}
		if len(t.From) == 0 && t.As != asHearing && t.Otherwise == nothing {
			faults = append(faults, fmt.Errorf("%s: from: want a prompt reference", where))
		}
	}
	return errors.Join(faults...)
}

func (k kind) checkMoney(file string) error {
	var faults []error
	for i, m := range k.Money {
		where := fmt.Sprintf("%s: money[%d]", file, i)
		faults = append(faults, checkText(where, m.Label))
		if m.Result == "" || m.Amount == "" {
			faults = append(faults, fmt.Errorf("%s: want a result and the prompt of its amount", where))
		}
	}
	return errors.Join(faults...)
}

var placeholder = regexp.MustCompile(`\{([a-z-]*)\}`)

// placeholders are what a clause may refer to.
var placeholders = []string{"name", "court", "date", "reference", "prison", "hearing", "old", "set", "withdrawn", "made", "sent-by"}

func (c clause) check(where string) error {
	faults := []error{checkText(where, c.Text)}
	for _, s := range []string{c.EN, c.CY} {
		for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
			if !slices.Contains(placeholders, m[1]) {
				faults = append(faults, fmt.Errorf("%s: {%s}: want one of %v", where, m[1], placeholders))
			}
		}
	}
	if !slices.Contains([]payment{"", onTerms, atOnce}, c.Payment) {
		faults = append(faults, fmt.Errorf("%s: payment %q: want %s or %s", where, c.Payment, onTerms, atOnce))
	}
	if c.Sure != "" && !slices.Contains([]string{"confirmed", "general-knowledge", "unsure"}, c.Sure) {
		faults = append(faults, fmt.Errorf("%s: sure %q: want confirmed, general-knowledge or unsure", where, c.Sure))
	}
	return errors.Join(faults...)
}

func checkText(where string, t court.Text) error {
	if t.EN == "" || t.CY == "" {
		return fmt.Errorf("%s: want a text in English and in Welsh", where)
	}
	return nil
}
