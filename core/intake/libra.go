package intake

import (
	"cmp"
	"regexp"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
)

// ouInName finds the court's OU code in the name of the file that Libra
// printed: 5_23112026_2998_B60CL00_ADULT_COURT_LIST_DAILY.
var ouInName = regexp.MustCompile(`_([A-Z]\d\d[A-Z0-9]{2}\d\d)_`)

// readLibra reads every document of an ExternalDocumentRequest.
func readLibra(m *message, e *element) {
	documents := m.several(e, "documents/document")
	if len(documents) == 0 {
		m.fault(e, "documents/document", court.Text{EN: "at least one document", CY: "o leiaf un ddogfen"})
	}
	for _, d := range documents {
		m.libraDocument(d)
	}
	m.entitle()
}

func (m *message) libraDocument(e *element) {
	name := e.get("info/source_file_name")
	m.batch.Source = words(", ", m.batch.Source, words(" ", "Libra list", name))
	ou := ""
	if found := ouInName.FindStringSubmatch(name); found != nil {
		ou = found[1]
	}
	sessions := e.all("data/job/sessions/session")
	if len(sessions) == 0 {
		m.fault(e, "data/job/sessions/session", court.Text{EN: "at least one session", CY: "o leiaf un sesiwn"})
	}
	for _, s := range sessions {
		m.libraSession(s, ou)
	}
}

func (m *message) libraSession(e *element, ou string) {
	name := m.need(e, "court")
	at, ok := m.house(court.Magistrates, name, e.get("ou_code"), ou)
	if !ok {
		m.fault(e, "ou_code", wantCourt)
	}
	s := listing.Sitting{
		Court: at.Code, CourtName: cmp.Or(at.Name.EN, name), Jurisdiction: court.Magistrates,
		Room: room(m.need(e, "room")), Date: needed(m, e, "doh", dayFirst, wantDayFirst),
		At: parsed(m, e, "sstart", clockTime, wantTime), Until: parsed(m, e, "send", clockTime, wantTime),
		Area: e.get("lja"), Panel: e.get("panel"), Source: m.batch.Source,
	}
	for _, b := range e.all("blocks/block") {
		starts := parsed(m, b, "bstart", clockTime, wantTime)
		for _, c := range b.all("cases/case") {
			slot := listing.Item{At: cmp.Or(starts, s.At), Description: court.Text{EN: b.get("desc")}}
			m.libraCase(c, &s, slot)
		}
	}
	m.list(e, s)
}

// libraCase reads one line of the list: one defendant of a case.
func (m *message) libraCase(e *element, s *listing.Sitting, slot listing.Item) {
	f := casefile.File{
		Court: s.Court, CourtName: s.CourtName, Jurisdiction: court.Magistrates, Source: m.batch.Source,
		Prosecutor: casefile.Prosecutor{Informant: e.get("inf")},
	}
	m.libraNumber(e, &f)
	d := m.libraDefendant(e, f.ID)
	f.Defendants = []casefile.Defendant{d}
	h := hearing.Hearing{
		ID: hearingID(f.ID, "libra", cmp.Or(e.get("h_id"), s.Date.String())), Reference: e.get("h_id"),
		Description: slot.Description, Jurisdiction: court.Magistrates, Defendants: []string{d.ID},
		Days: []hearing.Day{{Date: s.Date, Court: s.Court, CourtName: s.CourtName, Room: s.Room, At: slot.At}},
	}
	m.add(e, Case{File: f, Hearings: []hearing.Hearing{h}})
	slot.CaseID, slot.Hearing, slot.ListNo = f.ID, h.ID, e.get("listno")
	if kind := e.get("type"); kind != "" && kind != "C" {
		slot.Note = "Libra type " + kind
	}
	m.putItem(s, slot)
}

// urnForm tells a prosecutor's URN from a number that Libra gave.
var urnForm = regexp.MustCompile(`^[0-9A-Z]{4}[0-9]{7}$`)

// libraNumber reads the number of the case: the URN where the list has it,
// otherwise the court's own, which is unique only within the court.
func (m *message) libraNumber(e *element, f *casefile.File) {
	number := strings.ToUpper(m.need(e, "caseno"))
	if urnForm.MatchString(number) {
		f.URN, f.ID = court.URN(number), casefile.NewID(number)
		return
	}
	f.Libra, f.ID = number, casefile.NewID(string(f.Court)+"/"+number)
	if number != "" && strings.Trim(number, "0123456789") != "" {
		m.doubt(e, "caseno", court.Text{EN: "a number of ten digits, or a URN", CY: "rhif o ddeg digid, neu URN"})
	}
}

func (m *message) libraDefendant(e *element, caseID string) casefile.Defendant {
	d := casefile.Defendant{
		ASN: court.ASN(e.get("asn")), PNC: e.get("pnc_id"), CRO: e.get("cro_number"),
		Address: court.Address{Lines: folded([]string{
			e.get("def_addr/line1"), e.get("def_addr/line2"), e.get("def_addr/line3"), e.get("def_addr/line4"), e.get("def_addr/line5"),
		}), Postcode: e.get("def_addr/pcode")},
	}
	name, kind := m.need(e, "def_name"), m.code(e, "def_type", "P", "O")
	if e.get("def_type") == "" {
		m.doubt(e, "def_type", wantOneOf([]string{"P", "O"})) // taken for a person
	}
	if kind == "O" {
		d.Company = &casefile.Company{Name: name}
		d.Custody.Liberty = casefile.NotApplicable
	} else {
		d.Person = m.libraPerson(e, name)
	}
	d.ID = m.unique(defendantID(caseID, cmp.Or(string(d.ASN), e.get("c_id"), d.PNC, d.Name())), d.Name())
	for _, o := range m.several(e, "offences/offence") {
		d.Offences = append(d.Offences, m.libraOffence(o, d.ID))
	}
	if len(d.Offences) == 0 {
		m.doubt(e, "offences/offence", wantOffence)
	}
	return d
}

func (m *message) libraPerson(e *element, whole string) *casefile.Person {
	parts := e.at("def_name_elements")
	name := court.Name{Title: parts.get("title"), Family: parts.get("surname")}
	for _, given := range []string{"forename1", "forename2", "forename3"} {
		if v := parts.get(given); v != "" {
			name.Given = append(name.Given, v)
		}
	}
	if name.Family == "" {
		name = court.Name{Family: whole} // nobody can tell which part of it is the family name
	}
	sex := m.code(e, "def_sex", "M", "F", "N")
	return &casefile.Person{
		Name: name, Born: parsed(m, e, "def_dob", dayFirst, wantDayFirst), Age: parsed(m, e, "def_age", wholeNumber, wantNumber),
		Gender: map[string]string{"M": "male", "F": "female"}[sex],
	}
}

func (m *message) libraOffence(e *element, defendant string) casefile.Offence {
	o := casefile.Offence{
		Sequence: parsed(m, e, "oseq", wholeNumber, wantNumber), Code: needed(m, e, "code", offenceCode, wantCode),
		Title:      court.Text{EN: e.get("title"), CY: e.get("cy_title")},
		Wording:    court.Text{EN: e.get("sum"), CY: e.get("cy_sum")},
		Statute:    e.get("as"),
		MaxPenalty: e.get("maxpen"),
		Adjourned:  parsed(m, e, "adjdate", dayFirst, wantDayFirst), AdjournedFor: e.get("adjreason"),
		ConvictionDate: parsed(m, e, "convdate", dayFirst, wantDayFirst),
	}
	if plea := e.get("plea"); plea != "" {
		m.pleaded(&o, plea, parsed(m, e, "pleadate", dayFirst, wantDayFirst))
	}
	ref := cmp.Or(e.get("co_id"), e.get("oseq"))
	o.ID = m.unique(offenceID(defendant, ref, string(o.Code)))
	m.called(o, ref)
	return m.lookUp(o)
}
