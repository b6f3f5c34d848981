package notify

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

// namespace makes the identifiers of notifications the same at every desk and
// at the hub.
var namespace = uuid.MustParse("5f4b6e1c-93a2-5a40-8f7d-a551ce000002")

// notTold is the kind of the line that says that an agency is told nothing.
const notTold = "none"

// Derive returns who must be told of a set, and who need not and why: every
// agency for every defendant of the hearing, in the order of the case and of
// the agencies. The same set gives the same obligations everywhere.
//
// A set that supersedes another is given to DeriveAmended.
func Derive(set share.Set, rules Rules) []Obligation {
	// A set's name fails only on values that cannot be written as JSON, and a
	// set has none.
	name, _ := set.Name()
	var out []Obligation
	for _, d := range defendants(set) {
		p := party{set: set, defendant: d, results: concerning(set.Results, d.ID)}
		for _, a := range rules.agencies {
			out = append(out, rules.told(p, a, name)...)
		}
	}
	return out
}

// defendants returns those whom the hearing concerns.
func defendants(set share.Set) []casefile.Defendant {
	if len(set.Hearing.Defendants) == 0 {
		return set.Case.Defendants
	}
	var out []casefile.Defendant
	for _, d := range set.Case.Defendants {
		if slices.Contains(set.Hearing.Defendants, d.ID) || len(concerning(set.Results, d.ID)) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// concerning returns the results on one defendant; a result on the case
// concerns every defendant.
func concerning(rs []result.Recorded, defendant string) []result.Recorded {
	return share.Set{Results: rs}.Of(defendant)
}

// told returns the obligations towards one agency for one defendant: those of
// its routes that are taken, or one line that says why there is none.
func (r Rules) told(p party, a Agency, set string) []Obligation {
	var out []Obligation
	why := a.None
	for _, way := range r.routes {
		if way.agency != a.Code {
			continue
		}
		found := matching(p.results, way.codes)
		if len(found) == 0 {
			continue
		}
		if missing, ok := unmet(p, way.conditions); !ok {
			why = missing
			continue
		}
		out = append(out, way.obligation(p, a, set, found))
	}
	if len(out) > 0 {
		return out
	}
	if len(p.results) == 0 {
		why = court.Text{EN: "No result was made on this defendant", CY: "Ni wnaed canlyniad ar y diffynnydd hwn"}
	}
	return []Obligation{{
		ID: obligationID(set, a.Code, notTold, p.defendant.ID), Set: set, Agency: a.Code, Kind: notTold,
		What: a.Label, Defendant: p.defendant.ID, Why: why,
	}}
}

// unmet returns the reason of the first condition that does not hold.
func unmet(p party, names []string) (court.Text, bool) {
	for _, name := range names {
		if c := conditions[name]; !c.holds(p) {
			return c.otherwise(p), false
		}
	}
	return court.Text{}, true
}

func (w route) obligation(p party, a Agency, set string, found []result.Recorded) Obligation {
	why := because(found)
	if p.assumed(w.conditions) {
		why = court.Text{EN: why.EN + everyday.EN, CY: why.CY + everyday.CY}
	}
	return Obligation{
		ID: obligationID(set, w.agency, w.kind, p.defendant.ID), Set: set, Rule: w.id, Agency: w.agency, Kind: w.kind,
		What: w.what, Defendant: p.defendant.ID, Documents: slices.Clone(w.documents), Within: w.within,
		Required: true, Why: why, Needs: slices.Clone(a.Needs), Results: ids(found),
	}
}

// notRebuilt is the kind of the obligation that a share leaves of which nobody
// can be told.
const notRebuilt = "share-not-rebuilt"

// atOnce is how soon a person is to look at what cannot be sent.
const atOnce = 15 * time.Minute

// NotRebuilt returns the obligation of a share whose set cannot be rebuilt from
// the record: results of it are missing, or of a later version. Its agency is
// the court itself, to which no way leads, so that it becomes a task for a
// person and not a silence.
func NotRebuilt(shareEvent, set string) Obligation {
	return Obligation{
		ID: obligationID(shareEvent, "court", notRebuilt, ""), Set: set, Agency: "court", Kind: notRebuilt, Required: true, Within: atOnce,
		What: court.Text{EN: "Results that nobody could be told of", CY: "Canlyniadau na ellid rhoi gwybod i neb amdanynt"},
		Why: court.Text{
			EN: "The record does not hold all the results that were shared. Tell the agencies by telephone, and support.",
			CY: "Nid yw'r cofnod yn dal yr holl ganlyniadau a rannwyd. Ffoniwch yr asiantaethau, a dywedwch wrth y tîm cymorth.",
		},
	}
}

// obligationID names a notification by what it is, so that deriving it again
// gives no second one.
func obligationID(set, agency, kind, defendant string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join([]string{set, agency, kind, defendant}, "\n"))).String()
}

// matching returns the outermost results with one of these codes; any where
// there are no codes. An agency that acts on a requirement gets the requirement
// and not the whole order.
func matching(rs []result.Recorded, codes []string) []result.Recorded {
	var out []result.Recorded
	for _, r := range rs {
		if len(codes) == 0 || slices.Contains(codes, r.Code) {
			out = append(out, r)
			continue
		}
		out = append(out, matching(r.Children, codes)...)
	}
	return out
}

// because names the results that give rise to an obligation, each once.
func because(rs []result.Recorded) court.Text {
	var en, cy []string
	for _, r := range rs {
		if label := labelOf(r); !slices.Contains(en, label.EN) {
			en, cy = append(en, label.EN), append(cy, label.In(court.Welsh))
		}
	}
	return court.Text{EN: strings.Join(en, "; "), CY: strings.Join(cy, "; ")}
}

func labelOf(r result.Recorded) court.Text {
	if r.Label.EN == "" {
		return court.Text{EN: r.Code}
	}
	return r.Label
}
