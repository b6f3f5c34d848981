package notify

import (
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

// party is one defendant of a set, with what was ordered on that defendant.
type party struct {
	set       share.Set
	defendant casefile.Defendant
	results   []result.Recorded
}

// condition is what must hold, beyond the results, for a route to be taken.
type condition struct {
	holds     func(party) bool
	otherwise func(party) court.Text // why the agency is not told
}

// conditions are those that routes.csv may name.
var conditions = map[string]condition{
	"youth": {party.youth, says("The defendant is not known to be under 18", "Nid yw'n hysbys bod y diffynnydd o dan 18 oed")},
	"adult": {func(p party) bool { return !p.youth() }, says("The defendant is under 18", "Mae'r diffynnydd o dan 18 oed")},
	"in-custody": {
		party.inCustody,
		says("The defendant was not in custody, and is not now", "Nid oedd y diffynnydd yn y ddalfa, ac nid yw nawr"),
	},
	"police-case":      {party.policeCase, broughtBy},
	"cps":              {party.cps, broughtBy},
	"other-prosecutor": {func(p party) bool { return !p.cps() && !p.set.Case.Prosecutor.Police }, broughtBy},
	"represented": {
		party.represented,
		says("Nobody is recorded as acting for the defendant", "Ni chofnodwyd neb yn gweithredu dros y diffynnydd"),
	},
	"aided": {
		func(p party) bool { return p.represented() && p.defendant.Representation.LegalAid != "" },
		says("No representation order is recorded", "Ni chofnodwyd gorchymyn cynrychiolaeth"),
	},
	"concluded": {party.concluded, says("Nothing was concluded", "Ni ddaeth dim i ben")},
	"foreign": {
		party.foreign,
		says("The defendant is not recorded as a foreign national", "Ni chofnodwyd bod y diffynnydd yn ddinesydd tramor"),
	},
	"tagged-before": {
		func(p party) bool {
			return p.before("CURE", "ERPEM", "EMW", "AAR", "YRC1", "NORDR", "NORDRC", "ELMONDET", "PORCU2", "PORE13")
		},
		says("The order was not electronically monitored", "Nid oedd y gorchymyn yn cael ei fonitro'n electronig"),
	},
	"endorsed-before": {
		func(p party) bool { return p.before("LEP", "DDO", "DDOTE", "DDD", "DDP", "DDRI") },
		says("No endorsement was made before", "Ni wnaed ardystiad o'r blaen"),
	},
	"money-before": {
		func(p party) bool { return p.before("FO", "FCOMP", "FCOST", "FCPC", "FVS", "EXCISE", "FVEBD") },
		says("Nothing was to be paid before", "Nid oedd dim i'w dalu o'r blaen"),
	},
}

func says(en, cy string) func(party) court.Text {
	return func(party) court.Text { return court.Text{EN: en, CY: cy} }
}

// broughtBy says who brings the case, as the reason why another is not told.
func broughtBy(p party) court.Text {
	who := p.set.Case.Prosecutor.Name
	if who == "" {
		return court.Text{
			EN: "The prosecutor of the case is not recorded: the police and the CPS are told",
			CY: "Ni chofnodwyd erlynydd yr achos: hysbysir yr heddlu a Gwasanaeth Erlyn y Goron",
		}
	}
	return court.Text{EN: "The case is brought by " + who, CY: "Dygir yr achos gan " + who}
}

// assumed says of an obligation that it is owed to the police or the CPS only
// because nobody is recorded who brings the case.
func (p party) assumed(conditions []string) bool {
	ours := slices.Contains(conditions, "cps") || slices.Contains(conditions, "police-case") && p.defendant.ASN == ""
	return ours && !p.set.Case.Prosecutor.Known()
}

var everyday = court.Text{
	EN: " (the prosecutor is not recorded: told as in an everyday case)",
	CY: " (ni chofnodwyd yr erlynydd: hysbysir fel mewn achos cyffredin)",
}

// youth reports whether the defendant is known to be under 18 on the day
// (Children and Young Persons Act 1969 s.70(1); Sentencing Code s.405).
func (p party) youth() bool {
	age, known := p.defendant.AgeOn(p.set.Day)
	return known && age < 18
}

var held = []casefile.Liberty{casefile.InCustody, casefile.Convicted}

// inCustody reports whether the defendant came from custody: an interim or
// final result then concerns the prison whatever it is.
func (p party) inCustody() bool { return slices.Contains(held, p.came().Custody.Liberty) }

// cps reports whether the Crown Prosecution Service has conduct: always in the
// Crown Court where the police began the case (Prosecution of Offences Act
// 1985 s.3(2)). Where it is not recorded who brings the case, as in one that
// came from a magistrates' court list alone, it is taken to be an everyday one
// of the police and the CPS: one telling too many is put right by a telephone
// call, one too few by nobody.
func (p party) cps() bool {
	by := p.set.Case.Prosecutor
	return !by.Known() || by.CPS != "" || strings.Contains(strings.ToLower(by.Name), "crown prosecution") ||
		by.Police && p.set.Hearing.Jurisdiction == court.Crown
}

// policeCase reports whether the police keep the record of the offence: they
// or the CPS brought the case, or there was an arrest or summons number.
func (p party) policeCase() bool {
	return p.set.Case.Prosecutor.Police || p.cps() || p.defendant.ASN != ""
}

func (p party) represented() bool {
	r := p.defendant.Representation
	return r != nil && (r.Firm != "" || r.Advocate != "")
}

func (p party) concluded() bool {
	return slices.ContainsFunc(p.results, func(r result.Recorded) bool { return r.Category == result.Final })
}

// british are the codes and words by which messages call British nationals.
var british = []string{
	"gb", "gbr", "uk", "british", "british citizen", "united kingdom", "great britain", "english", "scottish", "welsh", "northern irish",
	"prydeinig", "cymro", "cymraes", "cymreig",
}

// unstated are the words for a nationality that is not known.
var unstated = []string{"", "unknown", "not known", "not stated", "n/a", "anhysbys"}

// foreign reports whether a nationality is recorded that is not British. One
// that is not known is no reason to tell the Home Office of anybody.
func (p party) foreign() bool {
	if p.defendant.Person == nil {
		return false
	}
	of := strings.ToLower(strings.TrimSpace(p.defendant.Person.Nationality))
	return !slices.Contains(unstated, of) && !slices.Contains(british, of)
}

// before reports whether an earlier result in force on this defendant, or one
// that the set or one that it amends withdraws, has one of these codes.
func (p party) before(codes ...string) bool {
	for _, s := range append(p.set.Chain(), p.set) {
		if len(matching(concerning(slices.Concat(s.Earlier, s.Withdrawn), p.defendant.ID), codes)) > 0 {
			return true
		}
	}
	return false
}
