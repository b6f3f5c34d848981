package document

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"assize.example/core/court"
	"assize.example/core/share"
)

// slot is what there is one document of at a time: a later one takes the place
// of an earlier one.
type slot struct {
	kind, defendant string
	language        court.Language
}

func slotOf(d Document) slot { return slot{d.Kind, d.Defendant, d.Language} }

// issue is a document as it was last handed out.
type issue struct {
	set     string // under which it was
	content string
}

// handedOut returns what stands of the documents of sets that were shared one
// after another. A document that was left as it was bears the name of the set
// under which it was made.
func handedOut(sets []share.Set, w Wording, zone *time.Location) (map[slot]issue, error) {
	out := map[slot]issue{}
	for _, set := range sets {
		docs, err := compose(set, w, Signer{}, time.Time{}, zone, nil)
		if err != nil {
			return nil, err
		}
		now := map[slot]issue{}
		for _, d := range docs {
			one := issue{d.Set, d.content()}
			if have, made := out[slotOf(d)]; made && have.content == one.content {
				one = have
			}
			now[slotOf(d)] = one
		}
		out = now
	}
	return out, nil
}

// content is all that a document says of the results, without what says under
// which set, by whom and when it was made.
func (d Document) content() string {
	d.ID, d.Set, d.At, d.Banner, d.Supersedes, d.Stands = "", "", time.Time{}, "", false, false
	d.Signed, d.Copies, d.CopyTo = Signature{}, nil, nil
	raw, _ := json.Marshal(d) // text and numbers only: it cannot fail
	return string(raw)
}

// amend says of a document of an amended set what it takes the place of, or
// that an earlier one stands.
func (d draft) amend(doc *Document) {
	if d.set.Supersedes == "" {
		return
	}
	have, made := d.before[slotOf(*doc)]
	d.old = cmp.Or(have.set, d.set.Supersedes)
	doc.Stands = made && have.content == doc.content()
	doc.Supersedes = made && !doc.Stands
	switch {
	case doc.Stands:
		doc.Banner = d.fill(d.label("stands"))
	case made:
		doc.Banner = strings.Join(filled(d.fill(d.label("supersedes")), d.why()), " ")
	default:
		doc.Banner = strings.Join(filled(d.fill(d.label("supersedes-results")), d.why()), " ")
	}
}

// why says why the results were amended, as whoever amended them typed it.
func (d draft) why() string {
	reasons := d.set.Reasons(d.defendant.ID)
	if len(reasons) == 0 {
		return ""
	}
	return d.label("amended-why") + " " + stopped(strings.Join(reasons, "; "))
}

// oldSets are the names of the sets under which the orders were made that a
// notice withdraws.
func (d draft) oldSets() string {
	var out []string
	for _, g := range d.gone {
		for at, have := range d.before {
			if at.kind == g.kind && at.defendant == d.defendant.ID {
				out = append(out, fingerprint(have.set))
			}
		}
	}
	slices.Sort(out)
	return cmp.Or(strings.Join(slices.Compact(out), ", "), fingerprint(d.old), fingerprint(d.set.Supersedes))
}
