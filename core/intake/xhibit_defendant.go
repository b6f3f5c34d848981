package intake

import (
	"cmp"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// bailStatuses are the words that a Crown Court list has for custody.
var bailStatuses = map[string]casefile.Liberty{
	"On bail": casefile.OnBail, "On remand": casefile.InCustody, "In custody": casefile.InCustody,
	"In care": casefile.InLocalAccom, "Not applicable": casefile.NotApplicable,
}

func (m *message) xhibitDefendant(e *element, f casefile.File) casefile.Defendant {
	status := m.code(e, "CustodyStatus", "On bail", "On remand", "In care", "In custody", "Not applicable")
	d := casefile.Defendant{
		PNC: e.get("PNCnumber"), CRO: e.get("CROnumber"), PrisonNumber: e.get("PrisonerID"),
		CourtReference: e.get("MagistratesCourtRefNumber"), Note: e.get("AdditionalNotes"),
		ASN:     court.ASN(cmp.Or(e.get("ASNs/ASN"), e.get("ASN"))),
		Custody: casefile.Custody{Liberty: bailStatuses[status], Code: status, Prison: xhibitPrison(e)},
	}
	if urn := parsed(m, e, "URN", court.ParseURN, wantURN); urn != f.URN {
		d.URN = urn
	}
	d.Person, d.Address = m.xhibitPerson(e, &d)
	d.Representation = xhibitDefence(e)
	d.ID = m.unique(defendantID(f.ID, cmp.Or(string(d.ASN), e.get("CRESTdefendantID"), d.PNC, d.Name())), d.Name())
	for _, c := range m.several(e, "Charges/Charge") {
		d.Offences = append(d.Offences, m.xhibitCharge(c, d.ID))
	}
	notes := []string{d.Note}
	for _, o := range m.several(e, "OriginalCharges/OriginalCharge") {
		notes = append(notes, "Originally charged: "+o.get("OriginalChargeDescription")+".")
	}
	d.Note = words(" ", notes...)
	return d
}

func xhibitPrison(e *element) string {
	var lines []string
	for _, l := range e.all("PrisonLocation/Location") {
		lines = append(lines, l.value())
	}
	return words(", ", lines...)
}

func (m *message) xhibitPerson(e *element, d *casefile.Defendant) (*casefile.Person, court.Address) {
	at := e.at("PersonalDetails")
	if at == nil {
		m.fault(e, "PersonalDetails", wantParty)
		return nil, court.Address{}
	}
	d.Masked, d.MaskedName = m.code(at, "IsMasked", "yes", "no") == "yes", at.get("MaskedName")
	name := citizenName(at.at("Name"))
	if name.Family == "" && d.MaskedName != "" {
		name = court.Name{Family: d.MaskedName}
	}
	if name.Family == "" {
		m.fault(at, "Name/CitizenNameSurname", wantValue)
	}
	p := &casefile.Person{
		Name: name, Born: parsed(m, at, "DateOfBirth/BirthDate", isoDate, wantDate), Age: parsed(m, at, "Age", wholeNumber, wantNumber),
		Nationality: at.get("Nationality"), Gender: strings.TrimPrefix(at.get("Sex"), "unknown"),
	}
	if asked := at.get("Name/CitizenNameRequestedName"); asked != "" && asked != name.String() {
		p.Aliases = []court.Name{{Family: asked}}
	}
	return p, ukAddress(at.at("Address"))
}

func ukAddress(e *element) court.Address {
	var lines []string
	for _, l := range e.all("Line") {
		lines = append(lines, l.value())
	}
	return court.Address{Lines: folded(lines), Postcode: e.get("PostCode")}
}

// xhibitDefence reads who acts: the solicitors' firm, and the advocates.
func xhibitDefence(e *element) *casefile.Representation {
	var firms, advocates []string
	for _, c := range e.all("Counsel") {
		for _, s := range c.all("Solicitor/Party") {
			firms = append(firms, cmp.Or(s.get("Organisation/OrganisationName"), citizen(s.at("Person/PersonalDetails/Name"))))
		}
		for _, a := range c.all("Advocate") {
			advocates = append(advocates, citizen(a.at("PersonalDetails/Name")))
		}
	}
	r := casefile.Representation{Firm: words(", ", firms...), Advocate: words(", ", advocates...)}
	if r.Firm == "" && r.Advocate == "" {
		return nil
	}
	return &r
}

// xhibitCharge reads one count of the indictment, or one charge sent.
func (m *message) xhibitCharge(e *element, defendant string) casefile.Offence {
	o := casefile.Offence{
		Count: m.xhibitNumber(e, "IndictmentCountNumber"), Indictment: m.xhibitNumber(e, "IndictmentNumber"),
		CRN: e.get("CRN"), Title: court.Text{EN: m.need(e, "OffenceStatement")}, Wording: court.Text{EN: e.get("OffenceParticulars")},
		From: parsed(m, e, "OffenceStartDateTime", isoDate, wantDate), FromTime: timeOfDateTime(e.get("OffenceStartDateTime")),
		To: parsed(m, e, "OffenceEndDateTime", isoDate, wantDate), ToTime: timeOfDateTime(e.get("OffenceEndDateTime")),
		Place: ukAddress(e.at("OffenceLocation")).String(), OnBail: m.code(e, "CommittedOnBail", "yes", "no") == "yes",
		ConvictionDate: parsed(m, e, "ConvictionDate", isoDate, wantDate),
	}
	if code := e.attr("CJSoffenceCode"); code != "" {
		read, err := offenceCode(code)
		if err != nil {
			m.fault(e, "@CJSoffenceCode", wantCode)
		}
		o.Code = read
	}
	arraigned := parsed(m, e, "ArraignmentDate", isoDate, wantDate)
	if plea := e.get("Plea"); plea != "" {
		m.pleaded(&o, plea, arraigned)
	}
	if verdict := e.get("Verdict"); verdict != "" {
		m.found(&o, verdict, o.ConvictionDate)
	}
	for _, d := range e.all("Disposals/Disposal") {
		o.Listed = append(o.Listed, "Disposal: "+d.value())
	}
	ref := cmp.Or(o.CRN, e.attr("IndictmentCountNumber"))
	o.ID = m.unique(offenceID(defendant, ref, string(o.Code)), e.attr("IndictmentCountNumber"))
	m.called(o, ref, e.attr("IndictmentNumber"))
	return m.lookUp(o)
}

func (m *message) xhibitNumber(e *element, attr string) int {
	v := e.attr(attr)
	if v == "" {
		return 0
	}
	n, err := wholeNumber(v)
	if err != nil {
		m.fault(e, "@"+attr, wantNumber)
	}
	return n
}
