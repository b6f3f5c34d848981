package intake

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
)

func TestAStructuredAddressIsFoldedIntoLines(t *testing.T) {
	cases := map[string]struct {
		xml  string
		want []string
	}{
		"a number":            {`<PAON>  14 </PAON><StreetDescription>Heol y Bont</StreetDescription>`, []string{"14 Heol y Bont"}},
		"a number and suffix": {`<PAON>  27A</PAON><StreetDescription>High St</StreetDescription>`, []string{"27A High St"}},
		"a range":             {`<PAON>  14   18 </PAON><StreetDescription>High St</StreetDescription>`, []string{"14-18 High St"}},
		"a name":              {`<PAON>          Ty Uchaf</PAON><StreetDescription>Lôn Isaf</StreetDescription>`, []string{"Ty Uchaf", "Lôn Isaf"}},
		"a part and a number": {`<SAON>          Flat 2</SAON><PAON>   3 </PAON><StreetDescription>Tce</StreetDescription>`, []string{"Flat 2", "3 Tce"}},
		"blank columns":       {`<SAON>     </SAON><PAON>     </PAON><StreetDescription>High St</StreetDescription>`, []string{"High St"}},
		"no columns":          {`<PAON>Rose Cottage</PAON><StreetDescription>High St</StreetDescription>`, []string{"Rose Cottage", "High St"}},
		"a town given twice":  {`<StreetDescription>High St</StreetDescription><Town>Mold</Town><PostTown>MOLD</PostTown>`, []string{"High St", "Mold"}},
		"lines as they stand": {`<AddressLine1>1 High St</AddressLine1><AddressLine3>Mold</AddressLine3>`, []string{"1 High St", "Mold"}},
		"more than five lines": {
			`<SAON>          A</SAON><PAON>          B</PAON><StreetDescription>C</StreetDescription><Locality>D</Locality><Town>E</Town><PostTown>F</PostTown>`,
			[]string{"A", "B", "C", "D", "E, F"},
		},
		"nothing": {``, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			e, fault := parse("a.xml", []byte("<Address>"+c.xml+"<PostCode>ZZ99 1AA</PostCode></Address>"))
			require.Nil(t, fault)

			require.Equal(t, court.Address{Lines: c.want, Postcode: "ZZ99 1AA"}, bs7666(e))
		})
	}
}

func TestATimeOfDayIsReadFromEveryFormOfIt(t *testing.T) {
	for given, want := range map[string]string{
		"09:00": "09:00", "10:00:00": "10:00", "09:01:01.001": "09:01", "09:00:00.0000000-00:00": "09:00", "14:30:00Z": "14:30",
	} {
		got, err := clockTime(given)
		require.NoError(t, err, given)
		require.Equal(t, want, got)
	}
	for _, given := range []string{"", "9:00", "24:00", "10.30", "10:60", "10:00 am"} {
		_, err := clockTime(given)
		require.Error(t, err, given)
	}
}

func TestADateKeepsItsDayWhateverZoneItWasWrittenIn(t *testing.T) {
	for _, given := range []string{"2026-11-23", "2026-11-23Z", "2026-11-23+01:00", "2026-11-23T23:30:00.000-05:00"} {
		got, err := isoDate(given)
		require.NoError(t, err, given)
		require.Equal(t, court.On(2026, 11, 23), got)
	}
	for _, given := range []string{"", "23/11/2026", "2026-11-31", "2026-11-23 and more"} {
		_, err := isoDate(given)
		require.Error(t, err, given)
	}
}
