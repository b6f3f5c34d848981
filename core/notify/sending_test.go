package notify_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/notify"
	"assize.example/core/result"
)

func TestWhereNobodyIsRecordedWhoBringsTheCaseThePoliceAndTheCPSAreTold(t *testing.T) {
	// given: a conviction in a case that came from a magistrates' court list, with its court's code of an informant
	set := setOf(made(t, "r1", "d1", "FO"), made(t, "r2", "d1", "LEP"))
	set.Case.Prosecutor, set.Case.Defendants[0].ASN = casefile.Prosecutor{Informant: "POL01"}, ""

	// when
	all := notify.Derive(set, rules(t))

	// then
	require.Equal(t, []string{
		"police/result", "police/endorsement", "dvla/endorsement", "fines/account", "cps/result", "victim-care/outcome",
	}, required(all, "d1"))
	for _, agency := range []string{"cps", "police", "victim-care"} {
		why := only(t, all, agency, "d1").Why
		require.Contains(t, why.EN, "the prosecutor is not recorded: told as in an everyday case")
		require.Contains(t, why.CY, "ni chofnodwyd yr erlynydd")
	}
	other := only(t, all, "prosecutor", "d1")
	require.False(t, other.Required, "nobody is told who is not named")
	require.Equal(t, "The prosecutor of the case is not recorded: the police and the CPS are told", other.Why.EN)
}

func TestTheCrownCourtLearnsWhatItNeedsOfASending(t *testing.T) {
	// given
	next := result.Recorded{ID: "r1a", Code: "NHCCS", Values: result.Values{"fixedDate": "2026-12-21", "timeOfHearing": "10:00", "HCHOUSE": "Derby Crown Court"}}
	sent := made(t, "r1", "d1", "CCII", next)
	sent.Offence = "od1"
	set := setOf(sent)
	set.Case.Defendants[0].Custody.Prison = "HMP Example"

	// when
	o := only(t, notify.Derive(set, rules(t)), "crown-court", "d1")
	m := notify.Compose(set, o, court.English)

	// then
	require.Equal(t, []string{"warrant-sending", "sending-notice"}, o.Documents)
	for _, want := range []string{"Derby Crown Court", "21 December 2026", "Prison: HMP Example", "Theft from a shop", "Sent to Crown Court for trial in custody"} {
		require.Contains(t, m.Body, want)
	}
}

func TestAChildWhoIsSentInCustodyIsTheYouthOffendingTeamsAndNotProbations(t *testing.T) {
	set := setOf(made(t, "r1", "d1", "CCIIYDA"))
	set.Case.Defendants[0].Person.Born = court.On(2012, 1, 1)
	got := required(notify.Derive(set, rules(t)), "d1")
	require.Contains(t, got, "yot/remand")
	require.NotContains(t, got, "probation/sending")
}
