package intake

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
)

// newCase is what the data stream of a new case calls itself.
const newCase = "SPINewCase"

// unwrapSPI goes through the layers of a message to the new case in it: a SOAP
// SubmitRequest whose Message carries RouteData as text, RouteData, and the
// NewCaseMessage that its DataStreamContent carries as text. Any outer layer
// may be absent. It returns nil where a layer is at fault.
func (m *message) unwrapSPI(root *element) *element {
	route := root.find("RouteData")
	if route == nil {
		route = m.within(root.find("SubmitRequest", "SubmitRequestMes"), "Message", "RouteData")
	}
	if route == nil {
		return nil
	}
	stream := route.at("DataStream")
	if kind := stream.get("DataStreamType"); kind != "" && kind != newCase {
		m.fault(stream, "DataStreamType", court.Text{EN: newCase, CY: newCase})
		return nil
	}
	m.batch.Source = words(" ", "SPI", route.get("RequestFromSystem/SourceID"), stream.get("SystemDataStreamID"))
	if stream == nil {
		m.fault(route, "DataStream", court.Text{EN: "the data stream with the new case", CY: "y ffrwd ddata gyda'r achos newydd"})
		return nil
	}
	return m.within(stream, "DataStreamContent", "NewCaseMessage")
}

// within returns the document named want that an element of e carries, as text
// or as elements.
func (m *message) within(e *element, name, want string) *element {
	at := e.at(name)
	if found := at.find(want); found != nil {
		return found
	}
	wanted := court.Text{EN: "the text of a " + want, CY: "testun " + want}
	if at.value() == "" {
		m.fault(e, name, wanted)
		return nil
	}
	inner, fault := parseWithin(m.file, at)
	switch {
	case fault != nil:
		m.faults = append(m.faults, *fault)
		return nil
	case inner.name != want:
		m.fault(inner, "", court.Text{EN: "a " + want, CY: want})
		return nil
	}
	return inner
}

// readSPI reads a NewCaseMessage.
func readSPI(m *message, e *element) {
	cases := e.all("Case")
	if len(cases) == 0 {
		m.fault(e, "Case", wantCase)
	}
	for _, c := range cases {
		m.add(c, m.spiCase(c))
	}
}

// policeOU is how the codes of police forces begin in the list of
// organisations; other prosecutors have a G.
func policeOU(code string) bool { return len(code) == 7 && code[0] == '0' }

func (m *message) spiCase(e *element) Case {
	urn := needed(m, e, "PTIURN", court.ParseURN, wantURN)
	f := casefile.File{
		ID: casefile.NewID(string(urn)), URN: urn, Source: m.batch.Source, Jurisdiction: court.Magistrates,
		Prosecutor: casefile.Prosecutor{
			Code: m.need(e, "OriginatingOrganisation"), CPS: e.get("CPSorganisation"), Informant: e.get("Informant"),
		},
		Licence: e.get("VehicleOperatorLicenceNumber"),
	}
	f.Prosecutor.Police = policeOU(f.Prosecutor.Code)
	f.Initiation, f.Summons = m.spiInitiation(e)
	for _, marker := range e.all("CaseMarker") {
		if v := marker.value(); v != "" {
			f.Markers = append(f.Markers, v)
		}
	}
	first, at := m.spiFirstHearing(e, f.ID)
	f.Court, f.CourtName = at.Code, at.Name.EN
	f.Officer = m.spiOfficer(e)
	defendants := m.several(e, "Defendant")
	if len(defendants) == 0 {
		m.fault(e, "Defendant", wantAccused)
	}
	for _, d := range defendants {
		f.Defendants = append(f.Defendants, m.spiDefendant(d, f))
	}
	m.doubtEarly(e, f, first.Days[0].Date)
	return Case{File: f, Hearings: []hearing.Hearing{first}}
}

// spiInitiation reads how the case began, from either form of the message.
func (m *message) spiInitiation(e *element) (casefile.Initiation, string) {
	path := "CaseInitiation"
	if e.at(path) == nil && e.at("InitiationCode") != nil {
		path = "InitiationCode"
	}
	m.need(e, path)
	began := m.known(e, path, "C", "Q", "S", "J", "O")
	summons := m.known(e, "SummonsCode", "M", "E", "W", "A", "B")
	return casefile.Initiation(began), summons
}

// firstHearing is what SPI's InitialHearing is called here.
var firstHearing = court.Text{EN: "First hearing", CY: "Gwrandawiad cyntaf"}

func (m *message) spiFirstHearing(e *element, caseID string) (hearing.Hearing, place) {
	at, ok := m.house(court.Magistrates, "", e.get("InitialHearing/CourtHearingLocation"))
	if !ok {
		m.fault(e, "InitialHearing/CourtHearingLocation", wantCourt)
	}
	day := hearing.Day{
		Date:  needed(m, e, "InitialHearing/DateOfHearing", isoDate, wantDate),
		At:    needed(m, e, "InitialHearing/TimeOfHearing", clockTime, wantTime),
		Court: at.Code, CourtName: at.Name.EN,
	}
	return hearing.Hearing{
		ID:   hearingID(caseID, "first", string(day.Court), day.Date.String()),
		Type: "FHG", Description: firstHearing, Jurisdiction: court.Magistrates, Days: []hearing.Day{day},
	}, at
}

func (m *message) spiOfficer(e *element) *casefile.Officer {
	o := e.at("OtherPartyOfficerInCase")
	if o == nil {
		m.doubt(e, "OtherPartyOfficerInCase", court.Text{EN: "the officer in the case", CY: "y swyddog yn yr achos"})
		return nil
	}
	contact := spiContact(o)
	contact.Fax, contact.DX = o.get("FAXnumber"), o.get("DXaddress")
	return &casefile.Officer{
		Name: m.spiName(o, "OfficerName"), Rank: o.get("PoliceOfficerRank"),
		Number: o.get("PoliceWorkerReferenceNumber"), Station: o.get("PoliceWorkerLocationCode"),
		Address: bs7666(o.at("StructuredAddress")), Contact: contact,
	}
}

// doubtEarly doubts a first hearing before an offence: one of the two dates is
// wrong, and nobody but the prosecutor knows which.
func (m *message) doubtEarly(e *element, f casefile.File, first court.Date) {
	for i, d := range f.Defendants {
		for j, o := range d.Offences {
			if first.Before(o.From) {
				m.doubt(e.all("Defendant")[i].all("Offence")[j], "BaseOffenceDetails/OffenceTiming/OffenceStart/OffenceDateStartDate",
					court.Text{EN: "a day before the first hearing on " + first.Short(), CY: "diwrnod cyn y gwrandawiad cyntaf ar " + first.Short()})
			}
		}
	}
}
