package caseload

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/document"
	"assize.example/core/law"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/reference"
	"assize.example/core/result"
)

// Rules is the reference data that a desk works with. It is immutable once
// loaded.
type Rules struct {
	Reference reference.Set
	Results   result.Catalogue
	Log       courtlog.Definitions
	Law       law.Reference
	Notify    notify.Rules
	Wording   document.Wording
	Codes     casefile.Codes // pleas and verdicts, as decisions need them
	Fonts     fs.FS
}

// LoadRules reads the reference data from the asset tree. The error joins
// every fault of every file: a desk with half its rules must not open.
func LoadRules(assets fs.FS) (Rules, error) {
	at := func(dir string) fs.FS {
		sub, err := fs.Sub(assets, dir)
		if err != nil {
			return assets // the loaders name what they do not find
		}
		return sub
	}
	var r Rules
	var errs [6]error
	r.Reference, errs[0] = reference.Load(at("reference"))
	r.Results, errs[1] = result.Load(at("reference/results"))
	r.Log, errs[2] = courtlog.Load(at("reference/courtlog"))
	r.Law, errs[3] = law.LoadReference(at("reference"))
	r.Notify, errs[4] = notify.LoadRules(at("reference/notifications"))
	r.Wording, errs[5] = document.LoadWording(at("wording"))
	r.Wording = r.Wording.With(r.Reference.Courts)
	r.Codes, r.Fonts = codes(r.Reference), at("fonts")
	return r, errors.Join(errs[:]...)
}

// codes are the pleas and verdicts in the shape in which decisions need them.
func codes(ref reference.Set) casefile.Codes {
	var c casefile.Codes
	for _, p := range ref.Pleas.List {
		c.Pleas = append(c.Pleas, casefile.Code{Code: p.Code, Label: p.Label, Jurisdiction: p.Jurisdiction, Other: p.NeedsOffence})
	}
	for _, v := range ref.Verdicts.List {
		c.Verdicts = append(c.Verdicts, casefile.Code{Code: v.Code, Label: v.Label, Jurisdiction: v.Jurisdiction, Other: v.NeedsOffence, Split: v.Jury})
	}
	return c
}

// Check runs the checks on what a share of the day would hold with results that
// are only typed so far, and without those that they replace. It is
// quick enough for each key.
func (r Rules) Check(c record.Case, hearing string, day court.Date, replaced string, typed ...result.Recorded) []law.Finding {
	set, ok := c.SetFor(hearing, day)
	if !ok {
		return nil
	}
	gone := map[string]bool{replaced: true}
	for _, r := range typed {
		gone[r.Replaces] = true
	}
	set.Results = slices.DeleteFunc(slices.Clone(set.Results), func(have result.Recorded) bool { return gone[have.ID] })
	set.Results = append(set.Results, typed...)
	return law.Check(set, r.Law)
}

// Checks counts the checks that are put to each defendant's results.
func (r Rules) Checks() int { return len(r.Law.Rules()) }

// Surcharge works out the surcharge for results that are typed so far, together
// with those of the day that stand. False where the table has no rate, or the
// defendants meant owe different amounts: then each needs a line of its own.
func (r Rules) Surcharge(c record.Case, hearing string, day court.Date, targets []result.Target, items []result.Item) (court.Pence, bool) {
	set, ok := c.SetFor(hearing, day)
	if !ok || len(targets) == 0 {
		return 0, false
	}
	n := 0
	typed := result.Record(r.Results, result.Line{Targets: targets, Items: items}, result.Sitting{Hearing: hearing, Day: day}, func() string {
		n++
		return fmt.Sprintf("typed-%d", n)
	})
	set.Results = append(slices.Clip(set.Results), typed...)
	first, ok := r.Law.SurchargeDue(set, targets[0].Defendant)
	for _, t := range targets {
		due, known := r.Law.SurchargeDue(set, t.Defendant)
		ok = ok && known && due.Amount == first.Amount
	}
	return first.Amount, ok
}
