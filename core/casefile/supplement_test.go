package casefile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// accused is one person with one offence, as far as a source tells.
func accused(o casefile.Offence, c casefile.Custody) casefile.File {
	return casefile.File{ID: "c", Defendants: []casefile.Defendant{{
		ID: "d", Person: &casefile.Person{Name: court.Name{Family: "Hafgan"}}, Custody: c, Offences: []casefile.Offence{o},
	}}}
}

func supplemented(f, more casefile.File) casefile.Defendant {
	f = casefile.Apply(casefile.File{}, casefile.CaseReceived{File: f}, court.Stamp{})
	return casefile.Apply(f, casefile.CaseSupplemented{File: more}, court.Stamp{}).Defendants[0]
}

func TestAChargeThatAListGivesWithoutADateIsTheProsecutorsCharge(t *testing.T) {
	day := court.On(2026, 6, 4)
	list := accused(casefile.Offence{ID: "o1", Code: "TH68036", Count: 1, Title: court.Text{EN: "Burglary"}}, casefile.Custody{})
	police := accused(casefile.Offence{ID: "o2", Code: "TH68036", From: day, DateCode: 1, FromTime: "13:00"}, casefile.Custody{})

	d := supplemented(list, police)

	require.Len(t, d.Offences, 1)
	require.Equal(t, day, d.Offences[0].From)
	require.Equal(t, "13:00", d.Offences[0].FromTime)
	require.Equal(t, 1, d.Offences[0].Count)
	require.Equal(t, "Burglary", d.Offences[0].Title.EN)
}

func TestTwoChargesOfOneCodeWithDifferentDatesStayTwo(t *testing.T) {
	one := accused(casefile.Offence{ID: "o1", Code: "TH68036", From: court.On(2026, 6, 4)}, casefile.Custody{})
	two := accused(casefile.Offence{ID: "o2", Code: "TH68036", From: court.On(2026, 6, 11)}, casefile.Custody{})

	require.Len(t, supplemented(one, two).Offences, 2)
}

func TestWhatIsKnownOfCustodyIsMadeMoreExactButNotOverruled(t *testing.T) {
	terms := casefile.Custody{Liberty: casefile.OnConditions, Conditions: []string{"Live at home."}}
	prison := casefile.Custody{Liberty: casefile.InCustody, Prison: "HMP Gororau"}
	inCourt := casefile.Custody{Liberty: casefile.Unconditional, By: court.Stamp{User: "clerk"}}
	cases := map[string]struct{ have, more, want casefile.Custody }{
		"nothing known":           {casefile.Custody{}, terms, terms},
		"on bail, then the terms": {casefile.Custody{Liberty: casefile.OnBail}, terms, terms},
		"the terms, then on bail": {terms, casefile.Custody{Liberty: casefile.OnBail}, terms},
		"the prison added":        {casefile.Custody{Liberty: casefile.InCustody}, prison, prison},
		"recorded in court":       {inCourt, prison, inCourt},
		"on bail, then custody":   {terms, prison, terms},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, supplemented(accused(casefile.Offence{}, c.have), accused(casefile.Offence{}, c.more)).Custody)
		})
	}
}

func TestWhoIsWhoIsRecognised(t *testing.T) {
	father := casefile.Defendant{ID: "1", ASN: "A", Person: &casefile.Person{Name: court.Name{Given: []string{"Ifan"}, Family: "Rees"}}}
	son := casefile.Defendant{ID: "2", ASN: "B", Person: father.Person}
	f := casefile.File{Defendants: []casefile.Defendant{father, son}}
	listed := []casefile.Defendant{{ID: "x", ASN: "B", Person: father.Person}, {ID: "y", Person: father.Person}, {ID: "z", ASN: "C"}}

	require.Equal(t, map[string]string{"x": "2", "y": "1"}, f.Recognise(listed))
}
