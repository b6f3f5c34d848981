package document

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/result"
)

// offences lists those of a defendant's offences that the document's results
// were made on, with the results as recorded.
func (d draft) offences(of casefile.Defendant) []OffenceLine {
	var out []OffenceLine
	for _, o := range of.Offences {
		var results []string
		for _, r := range d.own {
			if r.Offence == o.ID {
				results = append(results, said(r, d)...)
			}
		}
		if len(results) == 0 {
			continue
		}
		line := d.offence(o)
		line.Result = strings.Join(results, "\n")
		if d.kind.Scope == wholeCase {
			line.Defendant = d.publicName()
		}
		out = append(out, line)
	}
	return out
}

func (d draft) offence(o casefile.Offence) OffenceLine {
	line := OffenceLine{
		Number: strconv.Itoa(o.Number), Code: string(o.Code),
		Title: o.Title.In(d.in), Wording: o.Wording.In(d.in), Finding: d.finding(o),
	}
	if d.kind.Stages {
		line.Finding = strings.Join(filled(d.indicated(o), d.allocated(o), line.Finding), ". ")
	}
	if line.Title == "" {
		line.Title = line.Code
	}
	if o.Count > 0 {
		line.Count = d.label("count") + " " + strconv.Itoa(o.Count)
	}
	return line
}

// finding says how the offence stands: a plea or verdict of guilty with its
// day, or an acquittal. What the record does not show is not said.
func (d draft) finding(o casefile.Offence) string {
	switch {
	case o.Convicted() && o.Verdict != nil:
		return d.guilty(*o.Verdict)
	case o.Convicted():
		plea, _ := o.GuiltyPlea()
		return d.found("guilty-plea", plea.On.Long(d.in), plea.To)
	case o.Verdict != nil && slices.Contains([]string{"N", "NG"}, o.Verdict.Code):
		return d.found("not-guilty", o.Verdict.On.Long(d.in), "")
	}
	return ""
}

// guilty words a verdict of guilty, with the majority of a jury that was not
// unanimous: that must be stated (Juries Act 1974 s.17(3)), and of a verdict of
// not guilty it is not.
func (d draft) guilty(v casefile.Verdict) string {
	against := v.Jurors - v.Agreed
	if v.Agreed == 0 || against <= 0 {
		return d.found("guilty-verdict", v.On.Long(d.in), v.Lesser)
	}
	s := strings.NewReplacer("{agreed}", strconv.Itoa(v.Agreed), "{against}", strconv.Itoa(against)).Replace(d.label("guilty-majority"))
	return d.lesser(s+" "+v.On.Long(d.in), v.Lesser)
}

// indicated is the plea that was indicated before the place of trial was
// decided (Magistrates' Courts Act 1980 s.17A).
func (d draft) indicated(o casefile.Offence) string {
	if o.IndicatedPlea == nil {
		return ""
	}
	plea := cmp.Or(d.wording.common.Pleas[o.IndicatedPlea.Code].In(d.in), o.IndicatedPlea.Code)
	return d.label("indicated") + " " + o.IndicatedPlea.On.Long(d.in) + ": " + plea
}

// allocated is where the offence is to be tried (Magistrates' Courts Act 1980
// ss.18 to 22).
func (d draft) allocated(o casefile.Offence) string {
	if o.Allocation == nil {
		return ""
	}
	where := cmp.Or(d.wording.common.Allocations[o.Allocation.Code].In(d.in), o.Allocation.Code)
	return d.label("allocated") + " " + o.Allocation.On.Long(d.in) + ": " + where
}

func (d draft) found(key, on, lesser string) string {
	return d.lesser(strings.TrimSpace(d.label(key)+" "+on), lesser)
}

func (d draft) lesser(s, lesser string) string {
	if lesser != "" {
		s += ", " + d.label("lesser") + " " + lesser
	}
	return s
}

// general returns the results that are on the defendant or the case and not on
// one offence.
func (d draft) general() []string {
	var out []string
	for _, r := range d.own {
		if r.Offence != "" {
			continue
		}
		for _, s := range said(r, d) {
			if d.kind.Scope == wholeCase && r.Defendant != "" {
				def, _ := d.set.Case.Defendant(r.Defendant)
				one := d
				one.defendant = def
				s = one.publicName() + ": " + s
			}
			out = append(out, s)
		}
	}
	return out
}

// said is the text of a result as recorded, with counts called counts, followed by the text of
// each result under it that the text does not already contain.
func said(r result.Recorded, d draft) []string {
	out := []string{d.set.Said(r).In(d.in)}
	for _, c := range r.Children {
		for _, s := range said(c, d) {
			if !strings.Contains(out[0], strings.TrimSuffix(body(s), ".")) {
				out = append(out, s)
			}
		}
	}
	return out
}

// body is the text of a result without its heading, "CODE - Label".
func body(text string) string {
	if _, rest, ok := strings.Cut(text, "\n"); ok {
		return rest
	}
	return text
}

// onOffence adds the number of an offence: "Fine (offence 2)".
func (d draft) onOffence(s, offence string) string {
	if n := d.numbers([]string{offence}); n != "" {
		return s + " (" + n + ")"
	}
	return s
}

// numbers says "offences 1, 2 and 3" or, on an indictment, "counts 1, 2 and 3".
func (d draft) numbers(offences []string) string {
	var numbers, counts []string
	for _, def := range d.set.Case.Defendants {
		for _, o := range def.Offences {
			if !slices.Contains(offences, o.ID) {
				continue
			}
			numbers = append(numbers, strconv.Itoa(o.Number))
			if o.Count > 0 {
				counts = append(counts, strconv.Itoa(o.Count))
			}
		}
	}
	if len(counts) == len(numbers) {
		return d.listed("count", counts)
	}
	return d.listed("offence", numbers)
}

// listed says "offence 1", or "offences 1 and 2".
func (d draft) listed(what string, n []string) string {
	switch len(n) {
	case 0:
		return ""
	case 1:
		return d.label(what+"-label") + " " + n[0]
	}
	return d.label(what+"s-label") + " " + strings.Join(n[:len(n)-1], ", ") + " " + d.label("and") + " " + n[len(n)-1]
}
