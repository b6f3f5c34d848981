package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/intake"
)

// libraList is a list of one room with these sessions of cases.
func libraList(sessions ...string) []byte {
	var b strings.Builder
	b.WriteString(`<ExternalDocumentRequest><documents><document><info>` +
		`<source_file_name>5_23112026_2998_B60CL00_ADULT_COURT_LIST_DAILY</source_file_name></info><data><job><sessions>`)
	for _, cases := range sessions {
		b.WriteString(`<session><court>Caer Lwyd</court><ou_code>B60CL00</ou_code><room>1</room><doh>23/11/2026</doh><blocks><block><cases>` +
			cases + `</cases></block></blocks></session>`)
	}
	b.WriteString(`</sessions></job></data></document></documents></ExternalDocumentRequest>`)
	return []byte(b.String())
}

// libraLine is one line of a list: the same defendant of the same case, with
// thefts that Libra knows by these numbers.
func libraLine(numbers ...string) string {
	var b strings.Builder
	b.WriteString(`<case><caseno>1234567890</caseno><def_name>Gwen Parry</def_name><def_type>P</def_type><def_dob>01/02/1990</def_dob><offences>`)
	for _, n := range numbers {
		fmt.Fprintf(&b, `<offence><co_id>%s</co_id><code>TH68010</code><title>Theft %s</title></offence>`, n, n)
	}
	b.WriteString(`</offences></case>`)
	return b.String()
}

func titles(offences []casefile.Offence) []string {
	var out []string
	for _, o := range offences {
		out = append(out, o.Title.EN)
	}
	return out
}

// received is the first case of a batch as a record that held nothing takes it.
func received(t *testing.T, b intake.Batch) casefile.File {
	t.Helper()
	var f casefile.File
	for _, e := range intake.Events(b, intake.Held{})[0].Events {
		if of, ok := e.(casefile.Event); ok {
			f = casefile.Apply(f, of, court.Stamp{})
		}
	}
	return f
}

func TestADefendantWhoIsListedAgainKeepsEveryCharge(t *testing.T) {
	for name, c := range map[string]struct {
		sessions []string
		want     []string
	}{
		"the same charge again":               {[]string{libraLine("1"), libraLine("1")}, []string{"Theft 1"}},
		"another of the same code":            {[]string{libraLine("1"), libraLine("2")}, []string{"Theft 1", "Theft 2"}},
		"one known and one not":               {[]string{libraLine("1", "2"), libraLine("2", "3")}, []string{"Theft 1", "Theft 2", "Theft 3"}},
		"in one block":                        {[]string{libraLine("1") + libraLine("2") + libraLine("2")}, []string{"Theft 1", "Theft 2"}},
		"a number given twice, and again":     {[]string{libraLine("1", "1"), libraLine("1", "1")}, []string{"Theft 1", "Theft 1"}},
		"charges that the list has no number": {[]string{libraLine(""), libraLine("")}, []string{"Theft"}},
	} {
		t.Run(name, func(t *testing.T) {
			batch, err := intake.Read("list.xml", libraList(c.sessions...), intake.Reference{})
			require.NoError(t, err)
			require.Len(t, batch.Cases, 1)
			require.Len(t, batch.Cases[0].File.Defendants, 1)

			offences := received(t, batch).Defendants[0].Offences
			require.Equal(t, c.want, titles(offences))
			seen := map[string]bool{}
			for i, o := range offences {
				require.False(t, seen[o.ID], "two charges have one identifier")
				require.Equal(t, i+1, o.Number)
				seen[o.ID] = true
			}
		})
	}
}

func TestTheFirstCountsOfTwoIndictmentsAreTwoCharges(t *testing.T) {
	// given: a Crown Court list on which a case stands twice, with count 1 of each indictment
	charge := func(indictment, title, particulars string) string {
		return `<Charge IndictmentNumber="` + indictment + `" IndictmentCountNumber="1" CJSoffenceCode="TH68010"><OffenceStatement>` + title +
			`</OffenceStatement><OffenceParticulars>` + particulars + `</OffenceParticulars></Charge>`
	}
	hearing := func(id, car, boat string) string {
		return `<Hearing><HearingDetails HearingType="PTP"><HearingDescription>Plea</HearingDescription></HearingDetails><CRESThearingID>` + id +
			`</CRESThearingID><CaseNumber>T20260417</CaseNumber><Defendants><Defendant><PersonalDetails><Name><CitizenNameSurname>Parry</CitizenNameSurname></Name></PersonalDetails><Charges>` +
			charge("1", "Theft of a car", car) + charge("2", "Theft of a boat", boat) + `</Charges></Defendant></Defendants></Hearing>`
	}
	list := `<DailyList><ListHeader><StartDate>2026-11-23</StartDate></ListHeader><CourtLists><CourtList><CourtHouse><CourtHouseCode>433</CourtHouseCode>` +
		`<CourtHouseName>Caer Lwyd</CourtHouseName></CourtHouse><Sittings><Sitting><CourtRoomNumber>1</CourtRoomNumber><Hearings>` +
		hearing("7", "", "") + hearing("8", "A red car.", "A small boat.") + `</Hearings></Sitting></Sittings></CourtList></CourtLists></DailyList>`

	batch, err := intake.Read("list.xml", []byte(list), intake.Reference{})

	require.NoError(t, err)
	offences := received(t, batch).Defendants[0].Offences
	require.Equal(t, []string{"Theft of a car", "Theft of a boat"}, titles(offences))
	require.Equal(t, []int{1, 2}, []int{offences[0].Indictment, offences[1].Indictment})
	require.Equal(t, []string{"A red car.", "A small boat."}, []string{offences[0].Wording.EN, offences[1].Wording.EN})
}

func TestACaseThatIsListedTooOftenIsRefusedAtOnce(t *testing.T) {
	// given: as many lines of one case as a message may hold, each with a charge of its own
	var lines strings.Builder
	for n := range intake.MaxElements / 11 {
		lines.WriteString(libraLine(fmt.Sprint(n)))
	}

	// when: this takes minutes where each line is compared with all before it
	_, err := intake.Read("list.xml", libraList(lines.String()), intake.Reference{})

	// then
	faults := faultsOf(t, err)
	require.LessOrEqual(t, len(faults), intake.MaxFaults)
	require.Contains(t, faults[0].Want.EN, "no more than 1000")
}

func TestACaseMayNotGatherMoreChargesThanOneLineMayHave(t *testing.T) {
	var first, second []string
	for n := range intake.MaxAlike {
		first = append(first, fmt.Sprint(n))
	}
	second = append(second, "and one more")
	_, err := intake.Read("list.xml", libraList(libraLine(first...), libraLine(second...)), intake.Reference{})
	require.Contains(t, faultsOf(t, err)[0].Want.EN, "no more than 1000")
}

func TestAListThatRepeatsItselfIsRefusedAtOnce(t *testing.T) {
	repeated := strings.Repeat(`<document><info><source_file_name>list</source_file_name></info></document>`, intake.MaxAlike+1)
	_, err := intake.Read("list.xml", []byte(`<ExternalDocumentRequest><documents>`+repeated+`</documents></ExternalDocumentRequest>`), intake.Reference{})
	require.Contains(t, faultsOf(t, err).Error(), "documents/document[1001]: found nothing; want no more than 1000")

	_, err = intake.Read("list.xml", libraList(make([]string, intake.MaxAlike+2)...), intake.Reference{})
	require.Contains(t, faultsOf(t, err)[0].Element, "session[1002]")
}

func TestTheDaysOfAHearingStandInTheirOrder(t *testing.T) {
	line := strings.Replace(libraLine("1"), "<caseno>", "<h_id>77</h_id><caseno>", 1)
	list := strings.Replace(string(libraList(line, line)), "23/11/2026", "24/11/2026", 1)

	batch, err := intake.Read("list.xml", []byte(list), intake.Reference{})

	require.NoError(t, err)
	days := batch.Cases[0].Hearings[0].Days
	require.Equal(t, []court.Date{court.On(2026, 11, 23), court.On(2026, 11, 24)}, []court.Date{days[0].Date, days[1].Date})
}
