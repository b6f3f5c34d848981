package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/result"
	"assize.example/core/share"
)

// namespace makes a document's identifier the same wherever it is composed.
var namespace = uuid.MustParse("7b0c2a1e-5a0e-5d5b-9a53-a551ce000002")

// Signer is the officer of the court who authenticates the documents.
type Signer struct {
	Name string
	Role string // as documents print it: Legal adviser
}

// Compose words every document that a shared set makes: for each defendant one
// of each kind, in the order in which they are handed over, and then the
// result sheet of the case. The zone is that of the court; nil is UTC.
//
// Of an amended set, a document that says what the one says that was handed out
// before is marked: see Document.Stands. CopiesTo leaves it out.
//
// It refuses a set that it cannot word in full: a result on nobody in the
// case, or an amount that is no amount. Nothing is left out.
func Compose(set share.Set, w Wording, signed Signer, at time.Time, zone *time.Location) ([]Document, error) {
	before, err := handedOut(set.Chain(), w, zone)
	if err != nil { // worded by an earlier version, and not by this one: nothing is left standing
		set.Before = nil
	}
	return compose(set, w, signed, at, zone, before)
}

// compose words a set, given the documents that were handed out before it.
func compose(set share.Set, w Wording, signed Signer, at time.Time, zone *time.Location, before map[slot]issue) ([]Document, error) {
	s, err := newSitting(set, w, signed, at, zone)
	if err != nil {
		return nil, err
	}
	s.before = before
	var docs []Document
	for _, k := range s.wording.kinds {
		made, err := s.composeKind(k)
		if err != nil {
			return nil, fmt.Errorf("compose %s of %s: %w", k.Kind, set.Case.Reference(), err)
		}
		docs = append(docs, made...)
	}
	slices.SortStableFunc(docs, func(a, b Document) int { return cmp.Compare(s.turn(a.Defendant), s.turn(b.Defendant)) })
	return docs, nil
}

// Drafts marks documents that are looked at before the results are shared: in
// words, and across each page. They are in nobody's name yet.
func Drafts(docs []Document, w Wording) []Document {
	out := slices.Clone(docs)
	for i, d := range out {
		out[i].Draft = w.common.Labels["draft"].In(d.Language)
		out[i].Banner = strings.Join(filled(w.common.Labels["draft-banner"].In(d.Language), d.Banner), " ")
		out[i].Signed = Signature{By: out[i].Draft, Set: d.Signed.Set}
		out[i].Set = "" // no code to be scanned
	}
	return out
}

// sitting is what all documents of one set have in common.
type sitting struct {
	set          share.Set
	name         string // of the set
	day          hearing.Day
	jurisdiction court.Jurisdiction
	wording      Wording
	signed       Signer
	at           time.Time
	zone         *time.Location
	before       map[slot]issue // what was handed out under the sets that this one amends
}

func newSitting(set share.Set, w Wording, signed Signer, at time.Time, zone *time.Location) (sitting, error) {
	name, err := set.Name()
	if err != nil {
		return sitting{}, err
	}
	if zone == nil {
		zone = time.UTC
	}
	day, _ := set.Hearing.Day(set.Day)
	s := sitting{
		set: set, name: name, day: day, wording: w, signed: signed, at: at, zone: zone,
		jurisdiction: cmp.Or(set.Hearing.Jurisdiction, set.Case.Jurisdiction),
	}
	return s, s.checkTargets()
}

// checkTargets refuses results that would be printed nowhere.
func (s sitting) checkTargets() error {
	for _, r := range s.set.Results {
		if _, known := s.set.Case.Defendant(r.Defendant); r.Defendant != "" && !known {
			return fmt.Errorf("result %s (%s) is on defendant %q, who is not in case %s", r.ID, r.Code, r.Defendant, s.set.Case.Reference())
		}
		if _, owner, known := s.set.Case.Offence(r.Offence); r.Offence != "" && (!known || owner.ID != r.Defendant) {
			return fmt.Errorf("result %s (%s) is on offence %q, which is not defendant %q's in case %s", r.ID, r.Code, r.Offence, r.Defendant, s.set.Case.Reference())
		}
	}
	return nil
}

// turn orders documents: by defendant, and those of the whole case last.
func (s sitting) turn(defendant string) int {
	i := slices.IndexFunc(s.set.Case.Defendants, func(d casefile.Defendant) bool { return d.ID == defendant })
	if i < 0 {
		return len(s.set.Case.Defendants)
	}
	return i
}

func (s sitting) composeKind(k kind) ([]Document, error) {
	if k.Scope == wholeCase {
		return s.composeCase(k), nil
	}
	var docs []Document
	for _, d := range s.set.Case.Defendants {
		made, err := s.composeFor(k, d)
		if err != nil {
			return nil, err
		}
		docs = append(docs, made...)
	}
	return docs, nil
}

// composeFor words one kind of document for one defendant, in each language
// that is wanted.
func (s sitting) composeFor(k kind, d casefile.Defendant) ([]Document, error) {
	base := draft{sitting: s, kind: k, defendant: d, all: inOrder(s.set.Case, s.set.Of(d.ID))}
	base.own = k.madeFrom(base.all)
	if k.Scope == withdrawal {
		base.gone = s.gone(d.ID)
	}
	if len(base.own) == 0 && len(base.gone) == 0 {
		return nil, nil
	}
	var docs []Document
	for _, l := range languages(d, k) {
		base.in = l
		doc, err := base.document()
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

func languages(d casefile.Defendant, k kind) []court.Language {
	switch {
	case d.Language != court.Welsh:
		return []court.Language{court.English}
	case k.AlsoEnglish:
		return []court.Language{court.Welsh, court.English}
	}
	return []court.Language{court.Welsh}
}

// matching returns the results, at any depth, that have one of these codes.
func matching(rs []result.Recorded, codes []string) []result.Recorded {
	var out []result.Recorded
	for _, r := range rs {
		if slices.Contains(codes, r.Code) {
			out = append(out, r)
		}
		out = append(out, matching(r.Children, codes)...)
	}
	return out
}

// gone returns the kinds of document that a defendant was given before for
// this day, and of which nothing stands now. An adjournment that a notice of
// bail now tells of still stands.
func (s sitting) gone(defendant string) []goneOrder {
	var out []goneOrder
	for _, k := range s.wording.kinds {
		before := k.madeFrom(ofDefendant(s.set.Withdrawn, defendant))
		if len(before) > 0 && len(k.standing(s.set.Of(defendant))) == 0 {
			out = append(out, goneOrder{k.Kind, k.Title, before})
		}
	}
	return out
}

type goneOrder struct {
	kind    string
	title   court.Text
	results []result.Recorded
}

func ofDefendant(rs []result.Recorded, defendant string) []result.Recorded {
	return slices.DeleteFunc(slices.Clone(rs), func(r result.Recorded) bool {
		return r.Defendant != defendant && r.Defendant != ""
	})
}

// composeCase words the document of a whole case: in Welsh too where a
// defendant uses Welsh.
func (s sitting) composeCase(k kind) []Document {
	if len(s.set.Results) == 0 {
		return nil
	}
	var docs []Document
	for _, l := range []court.Language{court.Welsh, court.English} {
		uses := func(d casefile.Defendant) bool { return d.Language == l }
		if l == court.English || slices.ContainsFunc(s.set.Case.Defendants, uses) {
			all := inOrder(s.set.Case, s.set.Results)
			d := draft{sitting: s, kind: k, all: all, own: all, in: l}
			docs = append(docs, d.caseDocument())
		}
	}
	return docs
}

// inOrder puts results in the order of the grid, in which a court reads them:
// by defendant and offence, with what is on no offence last; else as recorded.
func inOrder(of casefile.File, rs []result.Recorded) []result.Recorded {
	rows := map[string]int{}
	for _, d := range of.Defendants {
		for _, o := range d.Offences {
			rows[o.ID] = len(rows)
		}
		rows[d.ID] = len(rows)
	}
	row := func(r result.Recorded) int {
		for _, id := range []string{r.Offence, r.Defendant} {
			if n, ok := rows[id]; ok {
				return n
			}
		}
		return len(rows)
	}
	return slices.SortedStableFunc(slices.Values(rs), func(a, b result.Recorded) int { return cmp.Compare(row(a), row(b)) })
}

// identify returns the identifier of a document.
func identify(parts ...string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x00"))).String()
}
