package intake

import (
	"cmp"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
)

// readXHIBIT reads a Crown Court daily list. Two shapes are met: CourtLists of
// v5.2 and v5.3, and the CourtHouseSittings of before.
func readXHIBIT(m *message, e *element) {
	header := e.at("ListHeader")
	if header == nil {
		m.fault(e, "ListHeader", court.Text{EN: "the header of the list", CY: "pennawd y rhestr"})
		return
	}
	edition := header.get("Version")
	m.batch.Source = words(" ", "XHIBIT list", cmp.Or(e.get("DocumentID/UniqueID"), header.get("CRESTlistID")), edition)
	day := needed(m, header, "StartDate", isoDate, wantDate)
	m.doubtDay(header, "EndDate", day)
	lists := append(e.all("CourtLists/CourtList"), e.all("CourtHouseSittings")...)
	if len(lists) == 0 {
		m.fault(e, "CourtLists/CourtList", court.Text{EN: "the list of at least one court house", CY: "rhestr o leiaf un tŷ llys"})
	}
	for _, l := range lists {
		at := m.xhibitCourt(l, e)
		for _, s := range l.all("Sittings/Sitting") {
			m.xhibitSitting(s, listing.Sitting{
				Court: at.Code, CourtName: at.Name.EN, Jurisdiction: court.Crown, Date: day, Edition: edition, Source: m.batch.Source,
			})
		}
	}
	m.entitle()
}

// doubtDay doubts a date that is not the day of the list: every hearing of a
// daily list is taken to be on that day.
func (m *message) doubtDay(e *element, path string, day court.Date) {
	given := e.get(path)
	if on, err := isoDate(given); given != "" && (err != nil || on != day) {
		m.doubt(e, path, court.Text{EN: "the day of the list, " + day.Short(), CY: "diwrnod y rhestr, " + day.Short()})
	}
}

// xhibitCourt reads which court house a list is of: its own, or where that is
// not known to us, the court that published the whole list.
func (m *message) xhibitCourt(list, whole *element) place {
	name := m.need(list, "CourtHouse/CourtHouseName")
	code := list.at("CourtHouse/CourtHouseCode")
	m.need(list, "CourtHouse/CourtHouseCode")
	at, ok := m.house(court.Crown, name, code.value(), code.attr("CourtHouseShortName"), whole.get("CrownCourt/CourtHouseCode"))
	if !ok {
		m.fault(list, "CourtHouse/CourtHouseCode", wantCourt)
	}
	return at
}

func (m *message) xhibitSitting(e *element, s listing.Sitting) {
	s.Room = room(m.need(e, "CourtRoomNumber"))
	s.At = parsed(m, e, "SittingAt", clockTime, wantTime)
	s.Priority = m.code(e, "SittingPriority", "T", "F", "R")
	s.Note = e.get("SittingNote")
	s.Bench = bench(e.at("Judiciary"))
	for _, h := range e.all("Hearings/Hearing") {
		m.xhibitHearing(h, &s)
	}
	m.list(e, s)
}

// bench reads who sits: the judge presides, justices sit on an appeal.
func bench(e *element) []hearing.Justice {
	var sit []hearing.Justice
	if name := citizen(e.at("Judge")); name != "" {
		sit = append(sit, hearing.Justice{Name: name, Role: judgeRole(name), Chair: true})
	}
	for _, j := range e.all("Justice") {
		if name := citizen(j); name != "" {
			sit = append(sit, hearing.Justice{Name: name, Role: "magistrate"})
		}
	}
	return sit
}

func judgeRole(name string) string {
	if strings.Contains(name, "Recorder") && !strings.Contains(name, "Recorder of ") {
		return "recorder"
	}
	return "judge"
}

// citizen returns a name as it is to be printed; "N/A" is how a list says that
// nobody is named yet.
func citizen(e *element) string {
	asked := e.get("CitizenNameRequestedName")
	if asked == "N/A" || e.get("CitizenNameSurname") == "N/A" {
		return ""
	}
	return cmp.Or(asked, citizenName(e).String())
}

func citizenName(e *element) court.Name {
	return court.Name{
		Title: words(" ", values(e, "CitizenNameTitle")...), Given: values(e, "CitizenNameForename"),
		Family: e.get("CitizenNameSurname"), Suffix: words(" ", values(e, "CitizenNameSuffix")...),
	}
}

// values returns the texts at a path that are not blank.
func values(e *element, path string) []string {
	var out []string
	for _, at := range e.all(path) {
		if v := at.value(); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func (m *message) xhibitHearing(e *element, s *listing.Sitting) {
	f := m.xhibitCase(e, s)
	kind := cmp.Or(e.at("HearingDetails").attr("HearingType"), e.attr("HearingType"))
	description := cmp.Or(e.get("HearingDetails/HearingDescription"), e.get("HearingDescription"))
	if description == "" {
		m.fault(e, "HearingDetails/HearingDescription", wantValue)
	}
	m.doubtDay(e, "HearingDetails/HearingDate", s.Date)
	ref := e.get("CRESThearingID")
	h := hearing.Hearing{
		ID: hearingID(f.ID, "crest", cmp.Or(ref, s.Date.String())), Reference: ref,
		Type: kind, Description: court.Text{EN: description}, Jurisdiction: court.Crown, Respondent: e.get("Respondent"),
		Days: []hearing.Day{{Date: s.Date, Court: s.Court, CourtName: s.CourtName, Room: s.Room, At: s.At, Bench: s.Bench}},
	}
	for _, d := range f.Defendants {
		h.Defendants = append(h.Defendants, d.ID)
	}
	m.add(e, Case{File: f, Hearings: []hearing.Hearing{h}})
	m.putItem(s, listing.Item{
		CaseID: f.ID, Hearing: h.ID, Type: kind, Description: h.Description, At: s.At, Marking: e.get("TimeMarkingNote"),
		Note: words(" ", e.get("ListNote"), e.get("HearingDetails/ListNote")),
	})
}

func (m *message) xhibitCase(e *element, s *listing.Sitting) casefile.File {
	path := "CaseNumber"
	if e.at(path) == nil && e.at("CaseID") != nil {
		path = "CaseID"
	}
	number := needed(m, e, path, court.ParseCaseNumber, wantCaseNo)
	f := casefile.File{
		Numbers: []court.CaseNumber{number}, Court: s.Court, CourtName: s.CourtName, Jurisdiction: court.Crown,
		Source: m.batch.Source, CommittedBy: e.get("CommittingCourt/CourtHouseName"), Prosecutor: xhibitProsecutor(e),
	}
	f.URN = xhibitURN(e, f.Prosecutor.Reference)
	f.ID = casefile.NewID(cmp.Or(string(f.URN), string(number)))
	if sent, ok := m.house(court.Magistrates, f.CommittedBy, e.get("CommittingCourt/CourtHouseCode")); ok {
		f.CommittedBy = sent.Name.EN
	}
	for _, d := range m.several(e, "Defendants/Defendant") {
		f.Defendants = append(f.Defendants, m.xhibitDefendant(d, f))
	}
	return f
}

// xhibitURN reads the prosecutor's number: of the first defendant that has
// one, or where older lists put it. One that is no URN is a fault of the
// defendant who has it.
func xhibitURN(e *element, prosecutorRef string) court.URN {
	for _, d := range e.all("Defendants/Defendant") {
		if urn, err := court.ParseURN(d.get("URN")); err == nil {
			return urn
		}
	}
	if urnForm.MatchString(strings.ToUpper(prosecutorRef)) {
		return court.URN(strings.ToUpper(prosecutorRef))
	}
	return ""
}

func xhibitProsecutor(e *element) casefile.Prosecutor {
	at := e.at("Prosecution")
	var advocates []string
	for _, a := range at.all("Advocate") {
		advocates = append(advocates, citizen(a.at("PersonalDetails/Name")))
	}
	return casefile.Prosecutor{
		Name: cmp.Or(at.get("ProsecutingOrganisation/OrganisationName"), at.attr("ProsecutingAuthority")),
		Code: at.get("ProsecutingOrganisation/OrganisationCode"), Advocate: words(", ", advocates...),
		Reference: cmp.Or(at.get("ProsecutingReference"), e.get("ProsecutingReference")),
	}
}
