package notify

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

var carried = court.Text{
	EN: "Was told of the results that these amend",
	CY: "Cafodd wybod am y canlyniadau y mae'r rhain yn eu diwygio",
}

// DeriveAmended returns who must be told of a set that supersedes another,
// given the obligations of the earlier one: exactly those who were told before,
// and those who are concerned only now. One to whom nothing else is said than
// before keeps the obligation that it had, with its state, and is not told
// again. An agency whose order has gone is told that it no longer stands.
func DeriveAmended(set share.Set, earlier []Obligation, rules Rules) []Obligation {
	now := Derive(set, rules)
	for _, old := range earlier {
		if !old.Required {
			continue
		}
		i := slices.IndexFunc(now, func(o Obligation) bool { return o.Required && sameTelling(o, old) })
		switch {
		case i < 0 && old.Gone:
			now = insert(now, standing(old))
		case i < 0:
			now = insert(now, carry(set, old, rules))
		case rules.saysTheSame(set, now[i], old):
			now[i] = standing(old)
		default:
			now[i].Supersedes = true
			now[i].Results = append(now[i].Results, withdrawn(set, old)...)
			now[i].Documents = replacing(now[i].Documents)
		}
	}
	return now
}

// standing is an obligation of an earlier set that an amendment leaves as it is.
func standing(old Obligation) Obligation {
	old.Stands = true
	return old
}

// sameTelling reports whether two obligations are one agency's telling of one
// defendant for one purpose.
func sameTelling(a, b Obligation) bool {
	return a.Agency == b.Agency && a.Kind == b.Kind && a.Defendant == b.Defendant
}

// carry turns an obligation of the earlier set into one of this set that says
// that what was told no longer stands.
func carry(set share.Set, old Obligation, rules Rules) Obligation {
	name, _ := set.Name() // see Derive
	o := old
	o.ID, o.Set = obligationID(name, old.Agency, old.Kind, old.Defendant), name
	o.Why, o.Supersedes, o.Gone, o.Stands = carried, true, true, false
	o.Documents, o.Results = replacing(old.Documents), withdrawn(set, old)
	if a, ok := rules.Agency(old.Agency); ok {
		o.Needs = slices.Clone(a.Needs)
	}
	return o
}

// withdrawalNotice is the document that says that an earlier one is withdrawn.
const withdrawalNotice = "withdrawal-notice"

// replacing adds the notice to the documents of whoever may hold an earlier one.
func replacing(documents []string) []string {
	if len(documents) == 0 || slices.Contains(documents, withdrawalNotice) {
		return slices.Clone(documents)
	}
	return append(slices.Clip(documents), withdrawalNotice)
}

// withdrawn names those results of an earlier obligation that the set takes
// back.
func withdrawn(set share.Set, old Obligation) []string {
	return ids(find(concerning(set.Withdrawn, old.Defendant), old.Results))
}

func ids(rs []result.Recorded) []string {
	out := make([]string, 0, len(rs))
	for _, r := range rs {
		out = append(out, r.ID)
	}
	return out
}

// insert puts an obligation beside those of its agency and defendant, in the
// place of the line that said that the agency is told nothing.
func insert(all []Obligation, o Obligation) []Obligation {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Agency != o.Agency || all[i].Defendant != o.Defendant {
			continue
		}
		if !all[i].Required {
			all[i] = o
			return all
		}
		return slices.Insert(all, i+1, o)
	}
	return append(all, o)
}
