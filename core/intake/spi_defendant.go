package intake

import (
	"regexp"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// asnForm is an arrest or summons number as the police give it: year, force
// and unit, system, serial and check character.
var asnForm = regexp.MustCompile(`^\d{2}[0-9A-Z]{4}\d{2}\d{11}[0-9A-Z]$`)

func (m *message) spiDefendant(e *element, f casefile.File) casefile.Defendant {
	d := casefile.Defendant{Reference: m.need(e, "ProsecutorReference")}
	if asnForm.MatchString(d.Reference) {
		d.ASN = court.ASN(d.Reference)
	}
	switch person, company := e.at("PoliceIndividualDefendant"), e.at("PoliceCorporateDefendant"); {
	case person != nil:
		m.spiPerson(person, &d, f.Initiation)
	case company != nil:
		m.spiCompany(company, &d)
	default:
		m.fault(e, "PoliceIndividualDefendant", wantParty)
	}
	d.ID = m.unique(defendantID(f.ID, d.Reference), d.Name())
	offences := m.several(e, "Offence")
	if len(offences) == 0 {
		m.fault(e, "Offence", wantOffence)
	}
	for _, o := range offences {
		d.Offences = append(d.Offences, m.spiOffence(o, d.ID))
	}
	return d
}

func (m *message) spiPerson(e *element, d *casefile.Defendant, began casefile.Initiation) {
	base := e.at("PersonDefendant/BasePersonDetails")
	if base == nil {
		m.fault(e, "PersonDefendant/BasePersonDetails", wantParty)
		return
	}
	d.Person = &casefile.Person{
		Name: m.spiName(base, "PersonName"), Born: parsed(m, base, "Birthdate", isoDate, wantDate),
		Gender: m.spiGender(base, "Gender"), Nationality: e.get("PersonDefendant/PersonStatedNationality"),
		Ethnicity: e.get("PersonEthnicity/SelfDefinedEthnicity"), ObservedEthnicity: e.get("PersonEthnicity/ObservedEthnicity"),
		Occupation: e.get("Occupation"), OccupationCode: e.get("OccupationCode"),
		BirthYear: parsed(m, e, "PerceivedBirthYear", wholeNumber, wantNumber),
		Driver:    e.get("DriverInformation/DriverNumber"), LicenceCode: e.get("DriverInformation/DriverLicenceCode"),
		LicenceIssue: e.get("DriverInformation/DriverLicenceIssue"), Counterpart: e.get("CounterpartIssue"),
	}
	m.need(base, "Gender")
	for _, a := range e.all("Alias") {
		d.Person.Aliases = append(d.Person.Aliases, m.spiName(a, ""))
	}
	d.PNC, d.CRO = e.get("PersonDefendant/PNCidentifier"), e.get("CROnumber")
	d.OffenderCode = e.get("OffenderCode")
	d.Address, d.Contact = m.spiAddress(e), spiContact(base)
	d.Language, d.HearingIn = m.spiLanguage(e, "DocumentationLanguage"), m.spiLanguage(e, "HearingLanguage")
	d.Interpreter, d.Needs = e.get("LanguageNeeds"), e.get("SpecialNeeds")
	d.Custody = m.spiCustody(e, began)
	d.Parent = m.spiParent(e.at("ParentGuardianDetails"))
}

func (m *message) spiCompany(e *element, d *casefile.Defendant) {
	d.Company = &casefile.Company{Name: m.need(e, "OrganisationName/OrganisationName")}
	for _, a := range e.all("Alias") {
		d.Company.Aliases = append(d.Company.Aliases, a.value())
	}
	d.Contact = court.Contact{
		Work: e.get("TelephoneNumberBusiness"), Email: e.get("EmailDetails/EmailAddress1"), Email2: e.get("EmailDetails/EmailAddress2"),
	}
	d.PNC, d.CRO, d.Address = e.get("PNCidentifier"), e.get("CROnumber"), m.spiAddress(e)
	d.Custody = casefile.Custody{Liberty: casefile.NotApplicable}
}

// liberties are the states behind the letters of the national custody and bail
// status lists. R is a person arrested again after release on bail (Bail Act
// 1976 s.7), P one whose conditions must be met before release, S a youth
// remanded to secure accommodation.
var liberties = map[string]casefile.Liberty{
	"A": casefile.NotApplicable, "B": casefile.OnConditions, "C": casefile.InCustody, "L": casefile.InLocalAccom,
	"P": casefile.OnConditions, "R": casefile.InCustody, "S": casefile.InLocalAccom, "U": casefile.Unconditional,
}

func (m *message) spiCustody(e *element, began casefile.Initiation) casefile.Custody {
	letter := m.known(e, "CustodyStatus", "A", "B", "C", "L", "P", "R", "S", "U")
	c := casefile.Custody{Liberty: liberties[letter], Code: letter}
	if terms := e.get("PersonDefendant/BailConditions"); terms != "" {
		c.Conditions = []string{terms}
	}
	switch {
	case letter == "" && began == casefile.Charge:
		m.doubt(e, "CustodyStatus", court.Text{EN: "a custody status, as the case began by charge", CY: "statws dalfa, gan i'r achos gychwyn drwy gyhuddiad"})
	case letter == "B" && len(c.Conditions) == 0:
		m.doubt(e, "PersonDefendant/BailConditions", court.Text{EN: "the conditions of bail", CY: "amodau'r fechnïaeth"})
	}
	return c
}

func (m *message) spiParent(e *element) *casefile.Parent {
	base := e.at("BasePersonDetails")
	if base == nil {
		return nil
	}
	name := m.spiName(base, "PersonName")
	return &casefile.Parent{
		Name: name.String(), Address: bs7666(e.at("Address")), Contact: spiContact(base),
		Born: parsed(m, base, "Birthdate", isoDate, wantDate), Gender: m.spiGender(base, "Gender"),
		Ethnicity: e.get("PersonEthnicity/SelfDefinedEthnicity"), ObservedEthnicity: e.get("PersonEthnicity/ObservedEthnicity"),
	}
}

// spiName reads a name; the family name must be there.
func (m *message) spiName(e *element, path string) court.Name {
	at := e
	if path != "" {
		at = e.at(path)
	}
	if at == nil {
		m.fault(e, path+"/PersonFamilyName", wantValue)
		return court.Name{}
	}
	m.need(at, "PersonFamilyName")
	return personName(at)
}

func personName(e *element) court.Name {
	n := court.Name{Title: e.get("PersonTitle"), Family: e.get("PersonFamilyName")}
	for _, given := range []string{"PersonGivenName1", "PersonGivenName2", "PersonGivenName3"} {
		if v := e.get(given); v != "" {
			n.Given = append(n.Given, v)
		}
	}
	return n
}

// genders are the values of ISO 5218, as the CJS data standard uses them.
var genders = map[string]string{"1": "male", "2": "female", "9": "not specified"}

func (m *message) spiGender(e *element, path string) string {
	return genders[m.code(e, path, "0", "1", "2", "9")]
}

func (m *message) spiLanguage(e *element, name string) court.Language {
	path := "LanguageOptions/" + name
	m.need(e, path)
	return map[string]court.Language{"E": court.English, "W": court.Welsh}[m.known(e, path, "E", "W")]
}

func (m *message) spiAddress(e *element) court.Address {
	a := bs7666(e.at("Address"))
	if a.IsZero() {
		m.doubt(e, "Address", court.Text{EN: "an address", CY: "cyfeiriad"})
	}
	return a
}

// spiContact reads telephone and e-mail details directly below e.
func spiContact(e *element) court.Contact {
	return court.Contact{
		Home: e.get("TelephoneDetails/TelephoneNumberHome"), Work: e.get("TelephoneDetails/TelephoneNumberBusiness"),
		Mobile: e.get("TelephoneDetails/TelephoneNumberMobile"),
		Email:  e.get("EmailDetails/EmailAddress1"), Email2: e.get("EmailDetails/EmailAddress2"),
	}
}
