package notify

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"assize.example/core/casefile"
	"assize.example/core/hearing"
	"assize.example/core/result"
	"assize.example/core/share"
)

// saysTheSame reports whether an obligation of a set would tell an agency
// nothing that one of an earlier set did not tell it, in its message and in the
// documents with it.
func (r Rules) saysTheSame(set share.Set, now, old Obligation) bool {
	told, known := set.Amends(old.Set)
	if !known || old.Gone || !bytes.Equal(content(set, now), content(told, old)) {
		return false
	}
	return len(now.Documents) == 0 || bytes.Equal(r.printed(set, now), r.printed(told, now))
}

// content is what a message says of what stands, without what names the message.
func content(set share.Set, o Obligation) []byte {
	set.Withdrawn = nil
	p := payload(set, o)
	p.ID, p.Set, p.Supersedes, p.Gone, p.Documents, p.Within = "", "", "", false, nil, 0
	raw, _ := json.Marshal(p) // text and numbers only: it cannot fail
	return raw
}

// printed is what the documents that go with an obligation are made from.
func (r Rules) printed(set share.Set, o Obligation) []byte {
	day, _ := set.Hearing.Day(set.Day)
	d, _ := set.Case.Defendant(o.Defendant)
	who := party{set: set, defendant: d, results: concerning(set.Results, o.Defendant)}
	d.Custody, d.TimeLimit = casefile.Custody{}, nil // they follow from the share itself
	var codes []string
	for _, kind := range o.Documents {
		codes = append(codes, r.documents[kind]...)
	}
	raw, _ := json.Marshal(struct {
		Defendant    casefile.Defendant
		Prison       string
		Bench        []hearing.Justice
		CourtName    string
		Restrictions []casefile.Restriction
		Results      []PayloadResult
	}{d, who.prison(), day.Bench, day.CourtName, set.Case.Restrictions, results(who, o, withCodes(who.results, codes))})
	return raw
}

// withCodes returns the results, at any depth, that have one of these codes,
// with everything under them.
func withCodes(rs []result.Recorded, codes []string) []result.Recorded {
	var out []result.Recorded
	for _, r := range rs {
		if slices.Contains(codes, r.Code) {
			out = append(out, flat(r)...)
			continue
		}
		out = append(out, withCodes(r.Children, codes)...)
	}
	return out
}

// flat returns a result and everything under it, parents first.
func flat(r result.Recorded) []result.Recorded {
	out := []result.Recorded{r}
	for _, c := range r.Children {
		out = append(out, flat(c)...)
	}
	return out
}

// came is the defendant as the case file had them before anything was shared of
// the day.
func (p party) came() casefile.Defendant {
	if d, known := p.set.Came(p.defendant.ID); known {
		return d
	}
	return p.defendant
}

// prisonPrompts are the answers of results that name the place of detention.
var prisonPrompts = []string{"prison", "prisonOrganisationName", "specifyHospital"}

// prison is where the defendant goes, as the results say, or is, or was held
// before the hearing.
func (p party) prison() string {
	named := answers(p.results, prisonPrompts)
	return cmp.Or(append(named, p.defendant.Custody.Prison, p.came().Custody.Prison)...)
}

// answers returns the answers to prompts in results, at any depth.
func answers(rs []result.Recorded, prompts []string) []string {
	var out []string
	for _, r := range rs {
		for _, ref := range prompts {
			if v := r.Values[ref]; v != "" {
				out = append(out, v)
			}
		}
		out = append(out, answers(r.Children, prompts)...)
	}
	return out
}
