package casefile

import (
	"slices"

	"assize.example/core/court"
)

// supplement adds to f what more knows and f does not. What f knows stands.
func supplement(f, more File) File {
	f.URN = first(f.URN, more.URN)
	f.CourtName = first(f.CourtName, more.CourtName)
	f.CommittedBy = first(f.CommittedBy, more.CommittedBy)
	f.CommittedOn = first(f.CommittedOn, more.CommittedOn)
	f.Initiation = first(f.Initiation, more.Initiation)
	f.Prosecutor.Name = first(f.Prosecutor.Name, more.Prosecutor.Name)
	f.Prosecutor.Code = first(f.Prosecutor.Code, more.Prosecutor.Code)
	if f.Officer == nil {
		f.Officer = more.Officer
	}
	for _, n := range more.Numbers {
		if !slices.Contains(f.Numbers, n) {
			f.Numbers = append(slices.Clip(f.Numbers), n)
		}
	}
	f.Defendants = slices.Clone(f.Defendants)
	for _, d := range more.Defendants {
		i := slices.IndexFunc(f.Defendants, func(have Defendant) bool { return sameDefendant(have, d) })
		if i < 0 {
			d.Number = 0
			for j := range d.Offences {
				d.Offences[j].Number = 0
			}
			f.Defendants = append(f.Defendants, d)
			continue
		}
		f.Defendants[i] = supplementDefendant(f.Defendants[i], d)
	}
	return renumber(f)
}

// sameDefendant recognises a person by identifier, by ASN, or by name and date
// of birth.
func sameDefendant(a, b Defendant) bool {
	if a.ID == b.ID || a.ASN != "" && a.ASN == b.ASN {
		return true
	}
	if a.Person == nil || b.Person == nil {
		return a.Person == nil && b.Person == nil && a.Name() == b.Name()
	}
	return a.Listed() == b.Listed() && a.Person.Born == b.Person.Born
}

func supplementDefendant(d, more Defendant) Defendant {
	d.ASN, d.PNC, d.CRO = first(d.ASN, more.ASN), first(d.PNC, more.PNC), first(d.CRO, more.CRO)
	d.Reference = first(d.Reference, more.Reference)
	if d.Address.IsZero() {
		d.Address = more.Address
	}
	if d.Person != nil && more.Person != nil {
		p := *d.Person
		p.Born = first(p.Born, more.Person.Born)
		p.Gender = first(p.Gender, more.Person.Gender)
		p.Nationality = first(p.Nationality, more.Person.Nationality)
		d.Person = &p
	}
	if d.Representation == nil {
		d.Representation = more.Representation
	}
	if d.Custody.Liberty == LibertyUnknown {
		d.Custody = more.Custody
	}
	d.Offences = slices.Clone(d.Offences)
	for _, o := range more.Offences {
		if !slices.ContainsFunc(d.Offences, func(have Offence) bool { return sameOffence(have, o) }) {
			o.Number = 0
			d.Offences = append(d.Offences, o)
		}
	}
	return d
}

// sameOffence recognises a charge by identifier, or by code and date where
// either source has no better reference.
func sameOffence(a, b Offence) bool {
	return a.ID == b.ID || a.Code == b.Code && a.From == b.From && (a.CRN == "" || b.CRN == "" || a.CRN == b.CRN)
}

func first[T string | court.URN | court.ASN | court.Date | Initiation](a, b T) T {
	var zero T
	if a != zero {
		return a
	}
	return b
}
