package result

import (
	"maps"
	"slices"

	"assize.example/core/casefile"
)

// pendingAppeal hold a defendant to whom the court granted bail, while the
// prosecutor appeals against it (Bail (Amendment) Act 1993 s.1): the bail
// stands beside them.
var pendingAppeal = []string{"RIBA2", "RIBA48"}

// besideRemand say something of bail or custody, and another result may say
// until when: a variation of bail, and murder's committal for bail to be
// considered.
var besideRemand = []string{"RCBV", "CCQB"}

// remanding are the groups whose results say where a defendant waits.
var remanding = []string{"remand", "sending", "committal for sentence"}

// onceAnOffence are the groups of which, beside final results, the same one
// stands once on an offence.
var onceAnOffence = append([]string{"adjournment", "sending detail", "remittal", "interim", "driving"}, remanding...)

// several are the results of which one offence may have more than one: for
// other people, other things, other applications.
var several = []string{
	"ADR", "LACOND", "FORFOV", "FDEST", "DEPO", "DCO", "TRO", "FBO", "D45", "D4", "DSOA", "G", "RFSD",
}

// apart names the answers that tell two results of one code apart: compensation
// to two people is two orders, a fine that stands twice is a slip. The zero
// answer counts, so that two orders that name nobody are one order twice.
var apart = map[string][]string{
	"FCOMP": {"payee"}, "RESTRAOP": {"protectedPerson"}, "RESTRAOF": {"protectedPerson"}, "DEPO": {"items"},
	"G": {"additionalInformation"}, "RFSD": {"reasons"},
	"SSI":   {"dateSuspendedSentenceImposed", "nameOfCourtThatImposedSuspendedSentence"},
	"SUSPV": {"dateTheOriginalOrderMade", "courtThatMadeTheOriginalOrder"},
	"COV":   {"dateOriginalOrderMade", "courtThatMadeTheOriginalOrder"},
	"OREV":  {"dateOriginalOrderMade", "courtThatMadeTheOriginalOrder", "orderRevoked"},
}

// custodial are the sentences of custody, at once or suspended: an offence has
// one of them.
var custodial = []string{
	"IMP", "YOI", "DTO", "DETSO", "EXTIVS", "EXTDVS", "SPECC", "MLI", "SUSPS", "SUSPSD", "SUSPSNR",
}

// Excludes reports whether two results cannot both stand on one offence of one
// defendant: custody and bail, two remands or sendings, two sentences of
// custody, and the same result where an offence has it once. What stands twice
// in other words (compensation to two people) is told apart by its answers: see
// Catalogue.Excludes.
func Excludes(a, b Definition) bool {
	switch {
	case HeldAndFreed(a, b):
		return true
	case a.Code == b.Code:
		return a.once() && !slices.Contains(several, a.Code)
	case a.remands() && b.remands():
		return true
	}
	return slices.Contains(custodial, a.Code) && slices.Contains(custodial, b.Code)
}

// HeldAndFreed reports whether one of two results remands or sends a defendant
// in custody and the other on bail. They exclude each other on whatever
// offences they stand: a defendant is at liberty or is not.
func HeldAndFreed(a, b Definition) bool {
	return a.holds() && b.frees() || a.frees() && b.holds()
}

// Excludes reports whether two results of one hearing cannot both stand: the
// later of them is most likely meant to take the place of the earlier. It goes
// by Excludes where they stand on the same offence, with the answers that tell
// two orders apart, and by HeldAndFreed where they stand on two offences of one
// defendant.
func (c Catalogue) Excludes(a, b Recorded) bool {
	first, known := c.Lookup(a.Code, a.Day)
	second, also := c.Lookup(b.Code, b.Day)
	switch {
	case !known || !also || a.Defendant != b.Defendant:
		return false
	case a.Offence != b.Offence:
		return HeldAndFreed(first, second)
	case a.Code == b.Code:
		return c.Twice(a, b)
	}
	return Excludes(first, second)
}

// Twice reports whether two results of one code on one offence are one result
// that stands twice, with the same answers or others: a fine of £100 and one of
// £150. Compensation to two people is two results.
func (c Catalogue) Twice(a, b Recorded) bool {
	if a.Code != b.Code || a.Defendant != b.Defendant || a.Offence != b.Offence || a.Offence == "" {
		return false
	}
	if d, known := c.Lookup(a.Code, a.Day); !known || !d.once() {
		return false
	}
	if names, told := apart[a.Code]; told {
		return !slices.ContainsFunc(names, func(name string) bool { return a.Values[name] != b.Values[name] })
	}
	return !slices.Contains(several, a.Code) || maps.Equal(a.Values, b.Values)
}

// Remands reports whether a result says where the defendant waits: a remand, a
// sending or a committal, in custody or on bail.
func (d Definition) Remands() bool { return d.remands() || slices.Contains(besideRemand, d.Code) }

// remands reports whether a result is the one of its offence that says where
// the defendant waits.
func (d Definition) remands() bool {
	return slices.Contains(remanding, d.Group) && d.Liberty != "" &&
		!slices.Contains(pendingAppeal, d.Code) && !slices.Contains(besideRemand, d.Code)
}

// holds and frees say which way.
func (d Definition) holds() bool {
	held := []casefile.Liberty{casefile.InCustody, casefile.InLocalAccom, casefile.InHospital}
	return d.Remands() && slices.Contains(held, casefile.Liberty(d.Liberty))
}

func (d Definition) frees() bool {
	free := []casefile.Liberty{casefile.OnConditions, casefile.Unconditional}
	return d.Remands() && slices.Contains(free, casefile.Liberty(d.Liberty))
}

// once reports whether an offence has the result once, if at all.
func (d Definition) once() bool {
	return d.Level == ForOffence && (d.Category == Final || slices.Contains(onceAnOffence, d.Group))
}
