package casefile

import (
	"cmp"
	"slices"

	"assize.example/core/court"
)

// supplement adds to f what more knows and f does not. What f knows stands.
func supplement(f, more File) File {
	f.URN = cmp.Or(f.URN, more.URN)
	f.CourtName = cmp.Or(f.CourtName, more.CourtName)
	f.CommittedBy = cmp.Or(f.CommittedBy, more.CommittedBy)
	f.CommittedOn = cmp.Or(f.CommittedOn, more.CommittedOn)
	f.Initiation = cmp.Or(f.Initiation, more.Initiation)
	f.Summons, f.Licence, f.Libra = cmp.Or(f.Summons, more.Summons), cmp.Or(f.Licence, more.Licence), cmp.Or(f.Libra, more.Libra)
	f.Officer = cmp.Or(f.Officer, more.Officer)
	f.Prosecutor = supplementProsecutor(f.Prosecutor, more.Prosecutor)
	f.Numbers = union(f.Numbers, more.Numbers)
	f.Markers = union(f.Markers, more.Markers)
	f.Defendants = supplementDefendants(f.Defendants, more.Defendants)
	return renumber(f)
}

// union returns known followed by those of more that are not in it.
func union[T comparable](known, more []T) []T {
	out := slices.Clip(known)
	for _, m := range more {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func supplementProsecutor(p, more Prosecutor) Prosecutor {
	p.Code, p.Name = cmp.Or(p.Code, more.Code), cmp.Or(p.Name, more.Name)
	p.CPS, p.Reference = cmp.Or(p.CPS, more.CPS), cmp.Or(p.Reference, more.Reference)
	p.Informant, p.Advocate = cmp.Or(p.Informant, more.Informant), cmp.Or(p.Advocate, more.Advocate)
	p.Contact = cmp.Or(p.Contact, more.Contact)
	return p
}

// supplementDefendants adds the defendants of more that are not yet known, and
// what it knows of those that are.
func supplementDefendants(known, more []Defendant) []Defendant {
	out := slices.Clone(known)
	for i, k := range recognise(known, more, sameReference, sameBirth, sameName) {
		if k < 0 {
			out = append(out, unnumbered(more[i]))
			continue
		}
		out[k] = supplementDefendant(out[k], more[i])
	}
	return out
}

// Recognise says who of these defendants f has already: the identifier that f
// knows each by, by the identifier given.
func (f File) Recognise(defendants []Defendant) map[string]string {
	known := map[string]string{}
	for i, k := range recognise(f.Defendants, defendants, sameReference, sameBirth, sameName) {
		if k >= 0 {
			known[defendants[i].ID] = f.Defendants[k].ID
		}
	}
	return known
}

// unnumbered returns a defendant without the numbers that the source gave: this
// file gives its own.
func unnumbered(d Defendant) Defendant {
	d.Number = 0
	d.Offences = slices.Clone(d.Offences)
	for i := range d.Offences {
		d.Offences[i].Number = 0
	}
	return d
}

// recognise returns, for each of more, the index of the known one that it is,
// or -1. The surest sign is tried over all of them before the next. Nothing is
// recognised twice: a father and a son of one name are two defendants, and two
// thefts of one day are two offences.
func recognise[T any](known, more []T, signs ...func(a, b T) bool) []int {
	found := slices.Repeat([]int{-1}, len(more))
	for _, same := range signs {
		for i := range more {
			if found[i] >= 0 {
				continue
			}
			for k := range known {
				if same(known[k], more[i]) && !slices.Contains(found, k) {
					found[i] = k
					break
				}
			}
		}
	}
	return found
}

func sameReference(a, b Defendant) bool {
	return a.ID != "" && a.ID == b.ID || a.ASN != "" && a.ASN == b.ASN
}

func sameBirth(a, b Defendant) bool {
	return a.Person != nil && b.Person != nil && a.Listed() == b.Listed() && a.Person.Born == b.Person.Born
}

// sameName recognises a company, and a person where a list gives no date of birth.
func sameName(a, b Defendant) bool {
	if a.Listed() != b.Listed() || (a.Person == nil) != (b.Person == nil) {
		return false
	}
	return a.Person == nil || a.Person.Born.IsZero() || b.Person.Born.IsZero()
}

func supplementDefendant(d, more Defendant) Defendant {
	d.ASN, d.PNC, d.CRO = cmp.Or(d.ASN, more.ASN), cmp.Or(d.PNC, more.PNC), cmp.Or(d.CRO, more.CRO)
	d.Reference, d.CourtReference = cmp.Or(d.Reference, more.Reference), cmp.Or(d.CourtReference, more.CourtReference)
	d.URN, d.PrisonNumber = cmp.Or(d.URN, more.URN), cmp.Or(d.PrisonNumber, more.PrisonNumber)
	d.OffenderCode, d.Note = cmp.Or(d.OffenderCode, more.OffenderCode), cmp.Or(d.Note, more.Note)
	d.Masked, d.MaskedName = d.Masked || more.Masked, cmp.Or(d.MaskedName, more.MaskedName)
	d.Contact = cmp.Or(d.Contact, more.Contact)
	d.Language, d.HearingIn = cmp.Or(d.Language, more.Language), cmp.Or(d.HearingIn, more.HearingIn)
	d.Interpreter, d.Needs = cmp.Or(d.Interpreter, more.Interpreter), cmp.Or(d.Needs, more.Needs)
	d.Parent = cmp.Or(d.Parent, more.Parent)
	d.Representation = cmp.Or(d.Representation, more.Representation)
	if d.Address.IsZero() {
		d.Address = more.Address
	}
	if d.Person != nil && more.Person != nil {
		p := supplementPerson(*d.Person, *more.Person)
		d.Person = &p
	}
	d.Custody = supplementCustody(d.Custody, more.Custody)
	d.Offences = supplementOffences(d.Offences, more.Offences)
	return d
}

// supplementCustody adds what a later message knows of custody. A list says
// only "on bail"; the prosecutor says on which conditions. What was recorded in
// court stands whole.
func supplementCustody(c, more Custody) Custody {
	vague := c.Liberty == OnBail && (more.Liberty == OnConditions || more.Liberty == Unconditional)
	switch {
	case c.By != court.Stamp{}:
		return c
	case c.Liberty == LibertyUnknown, vague:
		more.Prison = cmp.Or(more.Prison, c.Prison)
		return more
	case c.Liberty == more.Liberty:
		c.Prison, c.Since = cmp.Or(c.Prison, more.Prison), cmp.Or(c.Since, more.Since)
	}
	return c
}

func supplementPerson(p, more Person) Person {
	p.Born = cmp.Or(p.Born, more.Born)
	p.Gender, p.Nationality = cmp.Or(p.Gender, more.Gender), cmp.Or(p.Nationality, more.Nationality)
	p.Ethnicity, p.Occupation = cmp.Or(p.Ethnicity, more.Ethnicity), cmp.Or(p.Occupation, more.Occupation)
	p.ObservedEthnicity, p.OccupationCode = cmp.Or(p.ObservedEthnicity, more.ObservedEthnicity), cmp.Or(p.OccupationCode, more.OccupationCode)
	p.BirthYear, p.Age = cmp.Or(p.BirthYear, more.BirthYear), cmp.Or(p.Age, more.Age)
	p.LicenceCode, p.LicenceIssue = cmp.Or(p.LicenceCode, more.LicenceCode), cmp.Or(p.LicenceIssue, more.LicenceIssue)
	p.Counterpart = cmp.Or(p.Counterpart, more.Counterpart)
	if len(p.Aliases) == 0 {
		p.Aliases = more.Aliases
	}
	p.Insurance, p.Driver = cmp.Or(p.Insurance, more.Insurance), cmp.Or(p.Driver, more.Driver)
	return p
}

func supplementOffences(known, more []Offence) []Offence {
	out := slices.Clone(known)
	for i, k := range recognise(known, more, sameCharge, sameDate, sameCode) {
		if k < 0 {
			o := more[i]
			o.Number = 0
			out = append(out, o)
			continue
		}
		out[k] = supplementOffence(out[k], more[i])
	}
	return out
}

func supplementOffence(o, more Offence) Offence {
	o.Count, o.CRN, o.Mode = cmp.Or(o.Count, more.Count), cmp.Or(o.CRN, more.CRN), cmp.Or(o.Mode, more.Mode)
	o.Title, o.Wording, o.Facts = cmp.Or(o.Title, more.Title), cmp.Or(o.Wording, more.Wording), cmp.Or(o.Facts, more.Facts)
	o.Statute, o.Place = cmp.Or(o.Statute, more.Statute), cmp.Or(o.Place, more.Place)
	o.Charged, o.Arrested = cmp.Or(o.Charged, more.Charged), cmp.Or(o.Arrested, more.Arrested)
	o.Compensation = cmp.Or(o.Compensation, more.Compensation)
	return supplementParticulars(o, more)
}

// supplementParticulars adds what only one of prosecutor and list gives.
func supplementParticulars(o, more Offence) Offence {
	if o.From.IsZero() || o.From == more.From {
		o.From, o.To, o.DateCode = more.From, cmp.Or(o.To, more.To), cmp.Or(o.DateCode, more.DateCode)
		o.FromTime, o.ToTime = cmp.Or(o.FromTime, more.FromTime), cmp.Or(o.ToTime, more.ToTime)
	}
	o.Vehicle, o.VehicleKind = cmp.Or(o.Vehicle, more.Vehicle), cmp.Or(o.VehicleKind, more.VehicleKind)
	o.Alcohol, o.MaxPenalty = cmp.Or(o.Alcohol, more.Alcohol), cmp.Or(o.MaxPenalty, more.MaxPenalty)
	o.Sequence, o.Indictment = cmp.Or(o.Sequence, more.Sequence), cmp.Or(o.Indictment, more.Indictment)
	o.OnBail = o.OnBail || more.OnBail
	o.Adjourned, o.AdjournedFor = cmp.Or(o.Adjourned, more.Adjourned), cmp.Or(o.AdjournedFor, more.AdjournedFor)
	o.ConvictionDate = cmp.Or(o.ConvictionDate, more.ConvictionDate)
	o.Listed = union(o.Listed, more.Listed)
	if len(o.Victims) == 0 {
		o.Victims = more.Victims
	}
	return o
}

func sameCharge(a, b Offence) bool {
	return a.ID != "" && a.ID == b.ID || a.CRN != "" && a.CRN == b.CRN
}

// sameDate recognises a charge where either source has no reference of its own.
func sameDate(a, b Offence) bool {
	return a.Code == b.Code && a.From == b.From && (a.CRN == "" || b.CRN == "")
}

// sameCode recognises a charge where a list gives no date of offence. Two
// charges of one code are taken in the order in which they stand.
func sameCode(a, b Offence) bool {
	return a.Code == b.Code && (a.From.IsZero() || b.From.IsZero()) && (a.CRN == "" || b.CRN == "")
}
