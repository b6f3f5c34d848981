package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/intake"
)

func caseOf(t *testing.T, b intake.Batch, urn string) intake.Case {
	t.Helper()
	for _, c := range b.Cases {
		if c.File.ID == casefile.NewID(urn) {
			return c
		}
	}
	require.Fail(t, "no case "+urn)
	return intake.Case{}
}

func faultsOf(t *testing.T, err error) intake.Faults {
	t.Helper()
	var faults intake.Faults
	require.ErrorAs(t, err, &faults)
	problem, ok := court.AsProblem(err)
	require.True(t, ok)
	require.NotEmpty(t, problem.What.CY)
	return faults
}

func TestAProsecutorsMessageFillsTheCaseFile(t *testing.T) {
	b := read(t, "spi-60CL0005349-youth-and-adult.xml")

	c := caseOf(t, b, "60CL0005349")
	require.Equal(t, intake.SPI, b.Format)
	require.Equal(t, court.URN("60CL0005349"), c.File.URN)
	require.Equal(t, casefile.Charge, c.File.Initiation)
	require.True(t, c.File.Prosecutor.Police)
	require.Equal(t, "Yusuf Idris Khatun", c.File.Officer.Name.String())
	require.Equal(t, "07700 900422", c.File.Officer.Contact.Mobile)
	require.Equal(t, court.Code("B60CL00"), c.File.Court)
	require.Equal(t, "Caer Lwyd Magistrates' Court", c.File.CourtName)

	youth := c.File.Defendants[1]
	require.Equal(t, court.Name{Given: []string{"Tegid", "Môn"}, Family: "Jones"}, youth.Person.Name)
	require.Equal(t, court.On(2010, 4, 3), youth.Person.Born)
	require.Equal(t, court.Welsh, youth.Language)
	require.Equal(t, "Mrs Nerys Ann Jones", youth.Parent.Name)
	require.Equal(t, "Autistic: short sentences, breaks", youth.Needs)
	require.Equal(t, []string{"20 Maes Glas", "Caer Lwyd"}, youth.Address.Lines)
	require.Equal(t, court.ASN("2660CL0100000053492E"), youth.ASN)
	require.Equal(t, casefile.Unconditional, youth.Custody.Liberty)

	damage := youth.Offences[0]
	require.Equal(t, court.OffenceCode("CD71039"), damage.Code)
	require.Equal(t, "21:40", damage.FromTime)
	require.Equal(t, 1, damage.DateCode)

	first := c.Hearings[0]
	require.Equal(t, "FHG", first.Type)
	require.Equal(t, hearing.Day{Date: court.On(2026, 11, 23), Court: "B60CL00", CourtName: "Caer Lwyd Magistrates' Court", At: "10:00"}, first.Days[0])
}

func TestWhatIsLookedUpIsMarkedSo(t *testing.T) {
	fromPolice := caseOf(t, read(t, "spi-60CL0005325-drink-driving.xml"), "60CL0005325").File.Defendants[0].Offences[0]
	require.Equal(t, []string{"title", "statute", "mode"}, fromPolice.LookedUp)
	require.NotEmpty(t, fromPolice.Title.EN)
	require.Equal(t, casefile.SummaryOnly, fromPolice.Mode)
	require.Equal(t, "78, method A", fromPolice.Alcohol)

	fromList := caseOf(t, read(t, "list-magistrates-caer-lwyd.xml"), "60CL0005325").File.Defendants[0].Offences[0]
	require.Equal(t, []string{"mode"}, fromList.LookedUp)

	b, err := intake.Read("m.xml", file(t, "spi-60CL0005325-drink-driving.xml"), intake.Reference{})
	require.NoError(t, err)
	bare := b.Cases[0].File.Defendants[0].Offences[0]
	require.Empty(t, bare.Title.EN)
	require.Empty(t, bare.LookedUp)
}

func TestACompanyIsACompany(t *testing.T) {
	c := caseOf(t, read(t, "spi-60CL0005332-company.xml"), "60CL0005332")

	d := c.File.Defendants[0]
	require.Nil(t, d.Person)
	require.Equal(t, "Marchfield Haulage & Skips Limited", d.Company.Name)
	require.Equal(t, []string{"Marchfield Skips"}, d.Company.Aliases)
	require.Equal(t, []string{"Unit 4", "Canal Trading Estate", "Marchfield"}, d.Address.Lines)
	require.Equal(t, "OZ1099881", c.File.Licence)
	require.Equal(t, "M", c.File.Summons)
}

func TestAMagistratesListGivesSittingItemsAndCases(t *testing.T) {
	b := read(t, "list-magistrates-caer-lwyd.xml")

	require.Equal(t, intake.Libra, b.Format)
	require.Len(t, b.Sittings, 1)
	s := b.Sittings[0]
	require.Equal(t, "10:00", s.At)
	require.Equal(t, "16:30", s.Until)
	require.Equal(t, "Caer Lwyd and the Border", s.Area)
	require.Len(t, s.Items, 12, "two defendants of one case are one item")
	require.Equal(t, "R v BLACKWOOD and JONES", s.Items[5].Title)
	require.Equal(t, "11:00", s.Items[5].At)
	require.Equal(t, "R v SURYANI", s.Items[6].Title)

	sentence := caseOf(t, b, "60CL0004988").File.Defendants[0].Offences[0]
	require.Equal(t, "G", sentence.Plea.Code)
	require.Equal(t, court.On(2026, 11, 2), sentence.Plea.On)
	require.Equal(t, court.On(2026, 11, 2), sentence.ConvictionDate)
	require.Equal(t, "for a pre-sentence report", sentence.AdjournedFor)
	require.Equal(t, "Defnyddio set deledu heb drwydded", caseOf(t, b, "99TV0012344").File.Defendants[0].Offences[0].Title.CY)
}

func TestACrownListGivesTwoRoomsWithTheirBench(t *testing.T) {
	b := read(t, "list-crown-caer-lwyd.xml")

	require.Equal(t, intake.XHIBIT, b.Format)
	require.Len(t, b.Sittings, 2)
	require.Equal(t, []hearing.Justice{{Name: "Her Honour Judge Mererid Ap Gwilym KC", Role: "judge", Chair: true}}, b.Sittings[0].Bench)
	require.Equal(t, "recorder", b.Sittings[1].Bench[0].Role)
	require.Len(t, b.Sittings[0].Items, 5)
	require.Equal(t, "Not before 10:45", b.Sittings[0].Items[1].Marking)

	burglary := caseOf(t, b, "60CL0004126")
	require.Equal(t, []court.CaseNumber{"T20260417"}, burglary.File.Numbers)
	one, two := burglary.File.Defendants[0], burglary.File.Defendants[1]
	require.Equal(t, casefile.OnBail, one.Custody.Liberty)
	require.Equal(t, "HMP Gororau", two.Custody.Prison)
	require.Equal(t, "Marches Defence LLP", two.Representation.Firm)
	require.Equal(t, "Miss Chidinma Okonkwo-Reid", two.Representation.Advocate)
	require.Equal(t, 4, two.Offences[3].Count)
	require.Equal(t, "2660CL0100000041262P004", two.Offences[3].CRN)

	driving := caseOf(t, b, "60CL0004772").File.Defendants[0].Offences[0]
	require.Equal(t, "G", driving.Plea.Code)
	require.Equal(t, court.On(2026, 10, 5), driving.Plea.On)

	masked := caseOf(t, b, "60CL0004471").File.Defendants[0]
	require.True(t, masked.Masked)
	require.Equal(t, "A defendant", masked.MaskedName)
}

func TestTheOlderShapeOfACrownListIsReadToo(t *testing.T) {
	list := `<DailyList xmlns="http://www.courtservice.gov.uk/schemas/courtservice" xmlns:a="x">
	<ListHeader><StartDate>2026-11-23</StartDate><Version>1</Version></ListHeader>
	<CourtHouseSittings><CourtHouse><CourtHouseCode>998</CourtHouseCode><CourtHouseName>Caer Lwyd</CourtHouseName></CourtHouse>
	<Sittings><Sitting><CourtRoomNumber>1</CourtRoomNumber><Judiciary><Judge><a:CitizenNameSurname>N/A</a:CitizenNameSurname></Judge></Judiciary>
	<Hearings><Hearing HearingType="TP"><HearingDescription>Trial (part heard)</HearingDescription><CRESThearingID>7</CRESThearingID>
	<CaseID>T20260001</CaseID><ProsecutingReference>60CL0000001</ProsecutingReference>
	<Defendants><Defendant><PersonalDetails><Name><a:CitizenNameSurname>Hafgan</a:CitizenNameSurname></Name><IsMasked>no</IsMasked></PersonalDetails>
	<ASN>1</ASN><Charges><Charge IndictmentCountNumber="1" CJSoffenceCode="TH68036"><OffenceStatement>Burglary</OffenceStatement></Charge></Charges>
	</Defendant></Defendants></Hearing></Hearings></Sitting></Sittings></CourtHouseSittings></DailyList>`

	b, err := intake.Read("old.xml", []byte(list), load(t))

	require.NoError(t, err)
	c := caseOf(t, b, "60CL0000001")
	require.Equal(t, "TP", c.Hearings[0].Type)
	require.Equal(t, court.ASN("1"), c.File.Defendants[0].ASN)
	require.Empty(t, b.Sittings[0].Bench, "N/A is nobody")
}

func TestAListWithTheCourtsOwnNumbersIsReadUnderThem(t *testing.T) {
	list := strings.ReplaceAll(string(file(t, "list-magistrates-caer-lwyd.xml")), "60CL0005370", "1600032979")

	b, err := intake.Read("l.xml", []byte(list), load(t))

	require.NoError(t, err)
	c := caseOf(t, b, "B60CL00/1600032979")
	require.Empty(t, c.File.URN)
	require.Equal(t, "1600032979", c.File.Reference())
}

func TestNamespacePrefixesDoNotMatter(t *testing.T) {
	crown := string(file(t, "list-crown-caer-lwyd.xml"))
	plain, err := intake.Read("a.xml", []byte(crown), load(t))
	require.NoError(t, err)
	for name, other := range map[string]string{
		"others": strings.NewReplacer("cs:", "n1:", ":cs", ":n1", "apd:", "q:", ":apd", ":q").Replace(crown),
		"none":   strings.NewReplacer("<cs:", "<", "</cs:", "</", "xmlns:cs", "xmlns", "<apd:", "<", "</apd:", "</").Replace(crown),
	} {
		b, err := intake.Read("b.xml", []byte(other), load(t))
		require.NoError(t, err, name)
		require.Equal(t, plain, b, name)
	}
	police := string(file(t, "spi-60CL0005325-drink-driving.xml"))
	prefixed := strings.NewReplacer("&lt;bs:", "&lt;zz:", "&lt;/bs:", "&lt;/zz:", "xmlns:bs", "xmlns:zz", "cjseEntity:", "e:", ":cjseEntity", ":e").Replace(police)
	one, err := intake.Read("a.xml", []byte(police), load(t))
	require.NoError(t, err)
	two, err := intake.Read("a.xml", []byte(prefixed), load(t))
	require.NoError(t, err)
	require.Equal(t, one, two)
}

func TestTheLayersOfAMessageMayBeTextOrElements(t *testing.T) {
	whole := string(file(t, "spi-60CL0005325-drink-driving.xml"))
	_, rest, _ := strings.Cut(whole, "<cjseEntity:DataStreamContent>")
	content, _, _ := strings.Cut(rest, "</cjseEntity:DataStreamContent>")
	inner := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(content)
	_, body, _ := strings.Cut(inner, "?>")
	for name, message := range map[string]string{
		"bare":     inner,
		"elements": strings.Replace(whole, content, body, 1),
		"CDATA":    strings.Replace(whole, content, "<![CDATA["+inner+"]]>", 1),
	} {
		b, err := intake.Read("m.xml", []byte(message), load(t))
		require.NoError(t, err, name)
		require.Equal(t, casefile.NewID("60CL0005325"), b.Cases[0].File.ID, name)
	}
}

func TestAMessageIsReadInTheCharactersThatItWasWrittenIn(t *testing.T) {
	utf8 := string(file(t, "spi-60CL0005349-youth-and-adult.xml"))
	encode := func(e encoding.Encoding, declared string) []byte {
		out, err := e.NewEncoder().String(strings.Replace(utf8, `encoding="UTF-8"`, declared, 1))
		require.NoError(t, err)
		return []byte(out)
	}
	for name, data := range map[string][]byte{
		"UTF-8 with a mark":         []byte("\xef\xbb\xbf" + utf8),
		"UTF-16LE with a mark":      encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), `encoding="UTF-16"`),
		"UTF-16BE without a mark":   encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), `encoding="UTF-16"`),
		"ISO-8859-1":                encode(charmap.ISO8859_1, `encoding="ISO-8859-1"`),
		"windows-1252":              encode(charmap.Windows1252, `encoding="windows-1252"`),
		"UTF-8 that says otherwise": []byte(strings.Replace(utf8, `encoding="UTF-8"`, `encoding="utf-16"`, 1)),
	} {
		t.Run(name, func(t *testing.T) {
			b, err := intake.Read("m.xml", data, load(t))
			require.NoError(t, err)
			require.Equal(t, []string{"Tegid", "Môn"}, b.Cases[0].File.Defendants[1].Person.Name.Given)
		})
	}
}

func TestEveryFaultOfAMessageIsReportedWithItsLine(t *testing.T) {
	data := file(t, "faulty/spi-eight-faults.xml")

	b, err := intake.Read("spi-eight-faults.xml", data, load(t))

	require.Empty(t, b, "nothing is half-read")
	const defendant = "NewCaseMessage/Case/Defendant"
	const offence = defendant + "/Offence/BaseOffenceDetails"
	const person = defendant + "/PoliceIndividualDefendant/PersonDefendant/BasePersonDetails"
	found := map[string]string{}
	lines := strings.Split(string(data), "\n")
	for _, f := range faultsOf(t, err) {
		found[f.Element] = f.Found
		require.NotEmpty(t, f.Want.EN)
		require.NotEmpty(t, f.Want.CY)
		if f.Found != "" {
			require.Contains(t, lines[f.Line-1], f.Found, f.Error())
		}
	}
	require.Equal(t, map[string]string{
		"NewCaseMessage/Case/PTIURN":                                 "?",
		defendant + "/ProsecutorReference":                           "",
		person + "/PersonName/PersonFamilyName":                      "",
		person + "/Birthdate":                                        "2026-02-31",
		person + "/Gender":                                           "7",
		offence + "/OffenceCode":                                     "",
		offence + "/OffenceTiming/OffenceDateCode":                   "9",
		offence + "/OffenceTiming/OffenceStart/OffenceDateStartDate": "23/11/2026",
	}, found)
}

func TestAFaultIsOneLineInEitherLanguage(t *testing.T) {
	_, err := intake.Read("list.xml", file(t, "faulty/list-cut-short.xml"), load(t))

	faults := faultsOf(t, err)
	require.Len(t, faults, 1)
	require.Equal(t, "list.xml", faults[0].File)
	require.Positive(t, faults[0].Line)
	require.Contains(t, faults[0].Element, "DailyList/CourtLists")
	require.Contains(t, faults[0].In(court.Welsh), "dylid cael </TimeMarkingNote>")
	require.NotContains(t, faults.Error(), "\n")
}

func TestAMissingPartIsAFault(t *testing.T) {
	cases := map[string]struct{ file, from, to, element string }{
		"no case":         {"spi-60CL0005325-drink-driving.xml", "Case&gt;", "Kase&gt;", "NewCaseMessage/Case"},
		"no defendant":    {"spi-60CL0005325-drink-driving.xml", "Defendant&gt;", "D&gt;", "NewCaseMessage/Case/Defendant"},
		"no offence":      {"spi-60CL0005325-drink-driving.xml", "Offence&gt;", "O&gt;", "NewCaseMessage/Case/Defendant/Offence"},
		"another message": {"spi-60CL0005325-drink-driving.xml", ">SPINewCase<", ">SPIResults<", "RouteData/DataStream/DataStreamType"},
		"no court":        {"list-magistrates-caer-lwyd.xml", "B60CL00", "nowhere", "session/ou_code"},
		"no session":      {"list-magistrates-caer-lwyd.xml", "session>", "s>", "job/sessions/session"},
		"no day":          {"list-magistrates-caer-lwyd.xml", "doh>", "d>", "session/doh"},
		"a day of ISO":    {"list-magistrates-caer-lwyd.xml", "23/11/2026<", "2026-11-23<", "session/doh"},
		"no case number":  {"list-crown-caer-lwyd.xml", "<cs:CaseNumber>T20260417</cs:CaseNumber>", "", "Hearing[1]/CaseNumber"},
		"no header":       {"list-crown-caer-lwyd.xml", "ListHeader", "Header", "DailyList/ListHeader"},
		"a wrong attribute": {
			"list-crown-caer-lwyd.xml", `IndictmentCountNumber="1"`, `IndictmentCountNumber="one"`, "Charge[1]/@IndictmentCountNumber",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			message := strings.ReplaceAll(string(file(t, c.file)), c.from, c.to)
			if name == "no court" {
				message = strings.ReplaceAll(message, "Caer Lwyd Magistrates' Court", "Somewhere")
			}

			_, err := intake.Read("m.xml", []byte(message), load(t))

			require.ErrorContains(t, err, c.element)
			require.NotEmpty(t, faultsOf(t, err))
		})
	}
}

func TestAHostileMessageIsRefused(t *testing.T) {
	cases := map[string]struct{ message, want string }{
		"entities defined":   {`<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><DailyList>&y;</DailyList>`, "no document type declaration"},
		"a file read":        {`<!DOCTYPE a SYSTEM "file:///etc/passwd"><DailyList/>`, "no document type declaration"},
		"an unknown entity":  {`<DailyList>&eacute;</DailyList>`, "well-formed XML"},
		"depth":              {strings.Repeat("<a>", intake.MaxDepth+1), fmt.Sprint(intake.MaxDepth)},
		"elements":           {"<a>" + strings.Repeat("<b/>", intake.MaxElements) + "</a>", fmt.Sprint(intake.MaxElements)},
		"size":               {"<a>" + strings.Repeat(" ", intake.MaxBytes) + "</a>", "no more than 16 MB"},
		"crossed tags":       {"<DailyList><a></DailyList></a>", "well-formed XML"},
		"two documents":      {"<DailyList/><DailyList/>", "nothing after the end"},
		"text outside":       {"hello", "well-formed XML"},
		"nothing":            {"", "well-formed XML"},
		"cut in UTF-16":      {"\xff\xfe<\x00D", "well-formed XML"},
		"an unknown charset": {`<?xml version="1.0" encoding="klingon"?><DailyList/>`, "well-formed XML"},
		"undeclared Latin":   {"<DailyList>Si\xe2n</DailyList>", "invalid UTF-8"},
		"another format":     {"<WarnedList/>", "XHIBIT daily list"},
		"no RouteData":       {"<Envelope><SubmitRequest><Message>&lt;a/&gt;</Message></SubmitRequest></Envelope>", "RouteData"},
		"no message":         {"<Envelope><SubmitRequest/></Envelope>", "RouteData"},
		"no stream":          {"<RouteData/>", "data stream"},
		"a flood of one thing": {
			"<NewCaseMessage><Case><PTIURN/>" + strings.Repeat("<Defendant/>", intake.MaxAlike+1) + "</Case></NewCaseMessage>", "no more than 1000 of these",
		},
		"no documents": {"<ExternalDocumentRequest/>", "at least one document"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Read("m.xml", []byte(c.message), intake.Reference{})

			require.ErrorContains(t, err, c.want)
			require.NotEmpty(t, faultsOf(t, err))
		})
	}
}

func TestOneMessageGivesTheSameIdentifiersAtEveryDesk(t *testing.T) {
	for _, name := range demoFiles(t) {
		require.Equal(t, read(t, name), read(t, name), name)
	}
}

func TestAReferenceGivenTwiceIsTwoDefendants(t *testing.T) {
	message := strings.ReplaceAll(string(file(t, "spi-60CL0005349-youth-and-adult.xml")), "2660CL0100000053492E", "2660CL0100000053491B")

	b, err := intake.Read("m.xml", []byte(message), load(t))

	require.NoError(t, err)
	d := b.Cases[0].File.Defendants
	require.Len(t, d, 2)
	require.NotEqual(t, d[0].ID, d[1].ID)
}

func TestTheCauseOfAProblemIsTheFaults(t *testing.T) {
	_, err := intake.Read("m.xml", []byte("<a/>"), intake.Reference{})

	var problem *court.Problem
	require.ErrorAs(t, err, &problem)
	require.Equal(t, court.Invalid, problem.Kind)
	require.NotEmpty(t, problem.Safe.CY)
}

func TestAListMayHaveSeveralSessionsInSeveralRooms(t *testing.T) {
	// given the session again in the afternoon, and again in another room
	list := string(file(t, "list-magistrates-caer-lwyd.xml"))
	start, end := strings.Index(list, "<session>"), strings.Index(list, "</session>")+len("</session>")
	session := list[start:end]
	afternoon := strings.NewReplacer("60CL", "61CL", "99TV", "98TV", "<sstart>10:00", "<sstart>14:00", "<send>16:30", "<send>17:00").Replace(session)
	elsewhere := strings.NewReplacer("60CL", "62CL", "99TV", "97TV", "<room>1<", "<room>2/3<").Replace(session)

	b, err := intake.Read("l.xml", []byte(list[:end]+afternoon+elsewhere+list[end:]), load(t))

	// then each room has one list, in order
	require.NoError(t, err)
	require.Len(t, b.Cases, 36)
	require.Len(t, b.Sittings, 2)
	one, two := b.Sittings[0], b.Sittings[1]
	require.Len(t, one.Items, 24)
	require.Equal(t, 24, one.Items[23].Sequence)
	require.Equal(t, "10:00", one.At)
	require.Equal(t, "17:00", one.Until)
	require.Equal(t, "2-3", two.Room, "a stroke would divide the name of the stream")
	require.Equal(t, "2-3", caseOf(t, b, "62CL0005301").Hearings[0].Days[0].Room)
}
