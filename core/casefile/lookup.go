package casefile

import (
	"cmp"
	"strings"

	"assize.example/core/court"
)

// Name returns the defendant's name as spoken.
func (d Defendant) Name() string {
	switch {
	case d.Person != nil:
		return d.Person.Name.String()
	case d.Company != nil:
		return d.Company.Name
	}
	return ""
}

// Listed returns the defendant's name as a list shows it.
func (d Defendant) Listed() string {
	if d.Person != nil {
		return d.Person.Name.Listed()
	}
	return strings.ToUpper(d.Name())
}

// AgeOn returns the defendant's age on day, and false where the date of birth
// is not known or the defendant is a company.
func (d Defendant) AgeOn(day court.Date) (int, bool) {
	if d.Person == nil || d.Person.Born.IsZero() {
		return 0, false
	}
	return d.Person.Born.AgeOn(day), true
}

// Defendant returns the defendant with this identifier.
func (f File) Defendant(id string) (Defendant, bool) {
	for _, d := range f.Defendants {
		if d.ID == id {
			return d, true
		}
	}
	return Defendant{}, false
}

// Offence returns the offence with this identifier, and whose it is.
func (f File) Offence(id string) (Offence, Defendant, bool) {
	for _, d := range f.Defendants {
		for _, o := range d.Offences {
			if o.ID == id {
				return o, d, true
			}
		}
	}
	return Offence{}, Defendant{}, false
}

// Numbered returns the offence that a clerk calls by this number.
func (f File) Numbered(n int) (Offence, Defendant, bool) {
	for _, d := range f.Defendants {
		for _, o := range d.Offences {
			if o.Number == n {
				return o, d, true
			}
		}
	}
	return Offence{}, Defendant{}, false
}

// Reference returns the number that the court knows the case by: the Crown
// Court number, otherwise the URN, otherwise the number on the list.
func (f File) Reference() string {
	if len(f.Numbers) > 0 {
		return string(f.Numbers[len(f.Numbers)-1])
	}
	return cmp.Or(string(f.URN), f.Libra)
}

// Title returns the case's name: "R v SMITH and JONES".
func (f File) Title() string {
	var names []string
	for _, d := range f.Defendants {
		if d.Person != nil {
			names = append(names, strings.ToUpper(d.Person.Name.Family))
		} else {
			names = append(names, d.Name())
		}
	}
	switch len(names) {
	case 0:
		return f.Reference()
	case 1:
		return "R v " + names[0]
	case 2:
		return "R v " + names[0] + " and " + names[1]
	}
	return "R v " + names[0] + " and others"
}
