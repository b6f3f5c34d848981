package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// ruling has a few codes of each court, as the national lists have them.
func ruling() casefile.Ruling {
	return casefile.Ruling{Codes: casefile.Codes{
		Pleas: []casefile.Code{
			{Code: "G"},
			{Code: "NG"},
			{Code: "IG", Jurisdiction: court.Magistrates},
			{Code: "GLO", Jurisdiction: court.Crown, Other: true},
			{Code: "CPGJ", Jurisdiction: court.Crown},
		},
		Verdicts: []casefile.Code{
			{Code: "G", Split: true},
			{Code: "N"},
			{Code: "GJJ", Jurisdiction: court.Crown},
			{Code: "GSJ", Jurisdiction: court.Magistrates},
			{Code: "NGLOC", Jurisdiction: court.Crown, Other: true, Split: true},
			{Code: "JUTA", Jurisdiction: court.Crown},
		},
	}}
}

func because(reason string) casefile.Ruling {
	r := ruling()
	r.Reason = reason
	return r
}

// problem returns the code of a refusal, "" where there is none. It insists
// that a person is told what happened and what to do, in both languages.
func problem(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	p, ok := court.AsProblem(err)
	require.True(t, ok, "not fit for a person: %v", err)
	for _, text := range []court.Text{p.What, p.Do} {
		require.True(t, strings.HasSuffix(text.EN, "."), text.EN)
		require.True(t, strings.HasSuffix(text.CY, "."), text.CY)
		require.NotEqual(t, text.EN, text.CY)
	}
	return p.Code
}

// decided is what every decision gives.
type decided func(casefile.File) ([]casefile.Event, error)

func pleas(by casefile.Ruling, e ...casefile.PleaEntered) decided {
	return func(f casefile.File) ([]casefile.Event, error) { return casefile.EnterPlea(f, by, e...) }
}

func verdicts(by casefile.Ruling, e ...casefile.VerdictReturned) decided {
	return func(f casefile.File) ([]casefile.Event, error) { return casefile.ReturnVerdict(f, by, e...) }
}

func one[E any](decide func(casefile.File, E) ([]casefile.Event, error), e E) decided {
	return func(f casefile.File) ([]casefile.Event, error) { return decide(f, e) }
}

func allocated(e ...casefile.AllocationDecided) decided {
	return func(f casefile.File) ([]casefile.Event, error) { return casefile.DecideAllocation(f, e...) }
}

// step is a decision on a case that ends in events, or in a refusal with a code.
type step struct {
	in     casefile.File
	decide decided
	events int
	code   string
}

func run(t *testing.T, steps map[string]step) {
	t.Helper()
	for name, s := range steps {
		t.Run(name, func(t *testing.T) {
			events, err := s.decide(s.in)
			require.Equal(t, s.code, problem(t, err), "%v", err)
			require.Len(t, events, s.events)
			before := encoded(t, s.in)
			onto(s.in, events...)
			require.Equal(t, before, encoded(t, s.in))
		})
	}
}

func TestPleasAreEnteredAllOrNone(t *testing.T) {
	guilty := func(id string) casefile.PleaEntered { return casefile.PleaEntered{Offence: id, Code: "G", On: today} }
	tried := onto(file(), casefile.VerdictReturned{Offence: "o1", Code: "N", On: today})
	run(t, map[string]step{
		"one":                                  {file(), pleas(ruling(), guilty("o1")), 1, ""},
		"every offence at once":                {file(), pleas(ruling(), guilty("o1"), guilty("o2"), guilty("o3"), guilty("o4")), 4, ""},
		"one that stands already":              {onto(file(), guilty("o1")), pleas(ruling(), guilty("o1"), guilty("o2")), 1, ""},
		"the same twice in one command":        {file(), pleas(ruling(), guilty("o1"), guilty("o1")), 1, ""},
		"an unknown offence among known":       {file(), pleas(ruling(), guilty("o1"), guilty("o9")), 0, "offence-unknown"},
		"a code of the other court":            {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "CPGJ", On: today}), 0, "code-unknown"},
		"no code at all":                       {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", On: today}), 0, "code-unknown"},
		"no list of codes":                     {file(), pleas(casefile.Ruling{}, guilty("o1")), 0, "code-unknown"},
		"not dated":                            {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "G"}), 0, "date-missing"},
		"before the offence":                   {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "G", On: court.On(2026, 5, 31)}), 0, "date-before-offence"},
		"on the day of the offence":            {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "G", On: court.On(2026, 6, 1)}), 1, ""},
		"a lesser offence that is not named":   {crown(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "GLO", On: today}), 0, "other-offence-missing"},
		"a lesser offence":                     {crown(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "GLO", On: today, To: "Handling"}), 1, ""},
		"indicated, either way":                {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "IG", On: today, Indicated: true}), 1, ""},
		"indicated, indictable only":           {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o3", Code: "NG", On: today, Indicated: true}), 1, ""},
		"indicated, summary only":              {file(), pleas(ruling(), casefile.PleaEntered{Offence: "o2", Code: "G", On: today, Indicated: true}), 0, "indication-not-asked"},
		"indicated in the Crown Court":         {crown(), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "G", On: today, Indicated: true}), 0, "indication-not-asked"},
		"after a verdict, without a reason":    {tried, pleas(because(" "), guilty("o1")), 0, "reason-missing"},
		"after a verdict, with a reason":       {tried, pleas(because("The verdict was entered on the wrong offence."), guilty("o1")), 1, ""},
		"changed before any verdict, no words": {onto(file(), guilty("o1")), pleas(ruling(), casefile.PleaEntered{Offence: "o1", Code: "NG", On: today}), 1, ""},
		"no plea":                              {file(), pleas(ruling()), 0, ""},
	})
}

func TestVerdictsAreReturnedAllOrNone(t *testing.T) {
	verdict := func(code string) casefile.VerdictReturned {
		return casefile.VerdictReturned{Offence: "o1", Code: code, On: today}
	}
	plea := func(code, to string) casefile.File {
		return onto(crown(), casefile.PleaEntered{Offence: "o1", Code: code, On: today, To: to})
	}
	indicated := onto(file(), casefile.PleaEntered{Offence: "o1", Code: "IG", On: today, Indicated: true})
	found := onto(crown(), verdict("N"))
	lesser := verdict("NGLOC")
	lesser.Lesser = "Common assault"
	run(t, map[string]step{
		"guilty after not guilty":                   {plea("NG", ""), verdicts(ruling(), verdict("G")), 1, ""},
		"guilty on a plea of guilty":                {plea("G", ""), verdicts(ruling(), verdict("G")), 0, "verdict-on-guilty-plea"},
		"guilty on guilty indicated either way":     {indicated, verdicts(ruling(), verdict("G")), 0, "verdict-on-guilty-plea"},
		"guilty plea accepted by a single justice":  {indicated, verdicts(ruling(), verdict("GSJ")), 1, ""},
		"by direction after a change of plea":       {plea("CPGJ", ""), verdicts(ruling(), verdict("GJJ")), 1, ""},
		"as charged, a lesser plea not accepted":    {plea("GLO", "Handling"), verdicts(ruling(), verdict("G")), 1, ""},
		"guilty of a lesser offence":                {plea("NG", ""), verdicts(ruling(), lesser), 1, ""},
		"guilty of a lesser offence that is unsaid": {plea("NG", ""), verdicts(ruling(), verdict("NGLOC")), 0, "other-offence-missing"},
		"one that stands already":                   {found, verdicts(ruling(), verdict("N")), 0, ""},
		"another, without a reason":                 {found, verdicts(ruling(), verdict("G")), 0, "reason-missing"},
		"another, with a reason":                    {found, verdicts(because("Entered on the wrong count."), verdict("G")), 1, ""},
		"two on one offence in one command":         {crown(), verdicts(ruling(), verdict("G"), verdict("N")), 0, "reason-missing"},
		"a code of the other court":                 {file(), verdicts(ruling(), verdict("JUTA")), 0, "code-unknown"},
		"an unknown offence":                        {file(), verdicts(ruling(), casefile.VerdictReturned{Offence: "o9", Code: "G", On: today}), 0, "offence-unknown"},
		"not dated":                                 {file(), verdicts(ruling(), casefile.VerdictReturned{Offence: "o1", Code: "G"}), 0, "date-missing"},
	})
}

func TestAMajorityIsTenOfTwelveOrElevenNineOfTenAndAllOfNine(t *testing.T) {
	for jurors := range 15 {
		least := map[int]int{12: 10, 11: 10, 10: 9, 9: 9}[jurors]
		for agreed := range 15 {
			if agreed == 0 && jurors == 0 {
				continue // no figures were given
			}
			e := casefile.VerdictReturned{Offence: "o1", Code: "G", On: today, Agreed: agreed, Jurors: jurors}
			_, err := casefile.ReturnVerdict(crown(), ruling(), e)
			if lawful := least > 0 && agreed >= least && agreed <= jurors; lawful {
				require.NoError(t, err, "%d of %d", agreed, jurors)
			} else {
				require.Equal(t, "jury-figures", problem(t, err), "%d of %d", agreed, jurors)
			}
		}
	}
	_, err := casefile.ReturnVerdict(file(), ruling(), casefile.VerdictReturned{Offence: "o1", Code: "G", On: today, Agreed: 10, Jurors: 12})
	require.Equal(t, "jury-figures", problem(t, err), "a magistrates' court has no jury")
	acquitted := casefile.VerdictReturned{Offence: "o1", Code: "N", On: today, Agreed: 10, Jurors: 12}
	_, err = casefile.ReturnVerdict(crown(), ruling(), acquitted)
	require.Equal(t, "jury-figures", problem(t, err), "how a jury divided on an acquittal is not taken")
}

func TestOnlyEitherWayOffencesAreAllocated(t *testing.T) {
	to := func(id, code string) casefile.AllocationDecided {
		return casefile.AllocationDecided{Offence: id, Code: code, On: today}
	}
	run(t, map[string]step{
		"either way":         {file(), allocated(to("o1", casefile.SummaryTrial)), 1, ""},
		"summary only":       {file(), allocated(to("o1", casefile.Sent), to("o2", casefile.Sent)), 0, "allocation-not-either-way"},
		"indictable only":    {file(), allocated(to("o3", casefile.Sent)), 0, "allocation-not-either-way"},
		"no such decision":   {file(), allocated(to("o1", "tossed-a-coin")), 0, "code-unknown"},
		"no such offence":    {file(), allocated(to("o9", casefile.Sent)), 0, "offence-unknown"},
		"in the Crown Court": {crown(), allocated(to("o1", casefile.Sent)), 0, "allocation-elsewhere"},
		"not dated":          {file(), allocated(casefile.AllocationDecided{Offence: "o1", Code: casefile.Sent}), 0, "date-missing"},
	})
}

func TestCustodyAndItsTimeLimit(t *testing.T) {
	status := func(id string, l casefile.Liberty, conditions ...string) decided {
		return one(casefile.RecordCustody, casefile.CustodyRecorded{Defendant: id, Custody: casefile.Custody{Liberty: l, Since: today, Conditions: conditions}})
	}
	limit := func(id string, on court.Date) decided {
		return one(casefile.SetTimeLimit, casefile.TimeLimitSet{Defendant: id, Expires: on})
	}
	stop := one(casefile.StopTimeLimit, casefile.TimeLimitStopped{Defendant: "d1"})
	held := onto(file(), casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.InCustody, Since: today}})
	running := onto(held, casefile.TimeLimitSet{Defendant: "d1", Expires: today.AddDays(56)})
	stopped := onto(running, casefile.TimeLimitStopped{Defendant: "d1"})
	bailed := onto(file(), casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.Unconditional, Since: today}})
	run(t, map[string]step{
		"remanded in custody":                    {file(), status("d1", casefile.InCustody), 1, ""},
		"bail on conditions":                     {file(), status("d1", casefile.OnConditions, "Live at 1 High Street"), 1, ""},
		"bail stops a time limit that runs":      {running, status("d1", casefile.Unconditional), 2, ""},
		"bail after the time limit stopped":      {stopped, status("d1", casefile.Unconditional), 1, ""},
		"hospital leaves the time limit running": {running, status("d1", casefile.InHospital), 1, ""},
		"conditional bail with no condition":     {file(), status("d1", casefile.OnConditions), 0, "conditions-missing"},
		"unconditional bail with a condition":    {file(), status("d1", casefile.Unconditional, "Report daily"), 0, "conditions-on-unconditional"},
		"a company":                              {file(), status("d2", casefile.InCustody), 0, "custody-of-company"},
		"a company, not applicable":              {file(), status("d2", casefile.NotApplicable), 1, ""},
		"no such status":                         {file(), status("d1", "at-large"), 0, "custody-unknown"},
		"no such defendant":                      {file(), status("d9", casefile.InCustody), 0, "defendant-unknown"},
		"not dated":                              {file(), one(casefile.RecordCustody, casefile.CustodyRecorded{Defendant: "d1", Custody: casefile.Custody{Liberty: casefile.InCustody}}), 0, "date-missing"},

		"a limit":                       {held, limit("d1", today.AddDays(56)), 1, ""},
		"a limit extended":              {running, limit("d1", today.AddDays(80)), 1, ""},
		"a limit on bail":               {bailed, limit("d1", today.AddDays(56)), 0, "time-limit-on-bail"},
		"a limit before the custody":    {held, limit("d1", today.AddDays(-1)), 0, "time-limit-before-custody"},
		"a limit without a date":        {held, limit("d1", court.Date{}), 0, "date-missing"},
		"a limit for a company":         {held, limit("d2", today), 0, "custody-of-company"},
		"a limit for nobody":            {held, limit("d9", today), 0, "defendant-unknown"},
		"the trial starts":              {running, stop, 1, ""},
		"the trial starts, not running": {stopped, stop, 0, "time-limit-not-running"},
		"the trial starts, never set":   {held, stop, 0, "time-limit-not-running"},
	})
}

func TestChargesAreAddedAndAmended(t *testing.T) {
	add := func(o casefile.Offence) decided {
		return one(casefile.AddOffence, casefile.OffenceAdded{Defendant: "d1", Offence: o})
	}
	amend := func(o casefile.Offence) decided {
		return one(casefile.AmendOffence, casefile.OffenceAmended{Offence: o})
	}
	with := func(id string, change func(*casefile.Offence)) casefile.Offence {
		o := offence(id, casefile.EitherWay)
		change(&o)
		return o
	}
	run(t, map[string]step{
		"added":                       {file(), add(offence("o9", casefile.SummaryOnly)), 1, ""},
		"added, known":                {file(), add(offence("o1", casefile.SummaryOnly)), 0, "offence-known"},
		"added, no identifier":        {file(), add(offence("", casefile.SummaryOnly)), 0, "offence-known"},
		"added to nobody":             {file(), one(casefile.AddOffence, casefile.OffenceAdded{Defendant: "d9", Offence: offence("o9", "")}), 0, "defendant-unknown"},
		"added, no code":              {file(), add(with("o9", func(o *casefile.Offence) { o.Code = "THEFT" })), 0, "offence-code"},
		"added, code in small":        {file(), add(with("o9", func(o *casefile.Offence) { o.Code = "th68010" })), 0, "offence-code"},
		"added, no title":             {file(), add(with("o9", func(o *casefile.Offence) { o.Title = court.Text{} })), 0, "offence-title"},
		"added, dates reversed":       {file(), add(with("o9", func(o *casefile.Offence) { o.To = court.On(2026, 5, 1) })), 0, "offence-dates"},
		"added, between one date":     {file(), add(with("o9", func(o *casefile.Offence) { o.DateCode = casefile.DateBetween })), 0, "offence-dates"},
		"added, between two dates":    {file(), add(with("o9", func(o *casefile.Offence) { o.DateCode, o.To = casefile.DateBetween, today })), 1, ""},
		"amended":                     {file(), amend(with("o1", func(o *casefile.Offence) { o.Wording.EN = "On 2 June 2026 …" })), 1, ""},
		"amended to what it was":      {file(), amend(offence("o1", casefile.EitherWay)), 0, ""},
		"amended, unknown":            {file(), amend(offence("o9", casefile.EitherWay)), 0, "offence-unknown"},
		"amended, no title":           {file(), amend(with("o1", func(o *casefile.Offence) { o.Title = court.Text{} })), 0, "offence-title"},
		"amended, the plea untouched": {onto(file(), casefile.PleaEntered{Offence: "o1", Code: "G", On: today}), amend(offence("o1", casefile.EitherWay)), 0, ""},
	})
	events, err := casefile.AddOffence(file(), casefile.OffenceAdded{Defendant: "d1", Offence: with("o9", func(o *casefile.Offence) {
		o.Number, o.Plea = 1, &casefile.Plea{Code: "G"}
	})})
	require.NoError(t, err)
	added := offenceOf(t, onto(file(), events...), "o9")
	require.Equal(t, 5, added.Number)
	require.Nil(t, added.Plea, "a plea came in with a charge")
}

func TestRepresentationRestrictionsLinksAndNotes(t *testing.T) {
	acts := func(r casefile.Representation) decided {
		return one(casefile.RecordRepresentation, casefile.RepresentationRecorded{Defendant: "d1", Representation: r})
	}
	impose := func(r casefile.Restriction) decided {
		return one(casefile.ImposeRestriction, casefile.RestrictionImposed{Restriction: r})
	}
	lift := func(id string, on court.Date) decided {
		return one(casefile.LiftRestriction, casefile.RestrictionLifted{ID: id, On: on})
	}
	link := func(l casefile.Link) decided { return one(casefile.LinkCase, casefile.CaseLinked{Link: l}) }
	note := func(text string) decided { return one(casefile.WriteNote, casefile.NoteWritten{Text: text}) }

	r1 := casefile.Restriction{ID: "r1", Provision: "YJCEA 1999 s.45", Protects: "the witness A", On: today}
	restricted := onto(file(), casefile.RestrictionImposed{Restriction: r1})
	lifted := onto(restricted, casefile.RestrictionLifted{ID: "r1", On: today})
	represented := onto(file(), casefile.RepresentationRecorded{Defendant: "d1", Representation: casefile.Representation{Firm: "Gwyn & Co"}})
	linked := onto(file(), casefile.CaseLinked{Link: casefile.Link{CaseID: "c2", Why: "same incident"}})
	run(t, map[string]step{
		"a firm":                        {file(), acts(casefile.Representation{Firm: "Gwyn & Co"}), 1, ""},
		"nobody, as before":             {file(), acts(casefile.Representation{}), 0, "representation-empty"},
		"nobody any more":               {represented, acts(casefile.Representation{}), 1, ""},
		"a firm for nobody":             {file(), one(casefile.RecordRepresentation, casefile.RepresentationRecorded{Defendant: "d9"}), 0, "defendant-unknown"},
		"a restriction":                 {file(), impose(r1), 1, ""},
		"a restriction twice":           {restricted, impose(r1), 0, "restriction-known"},
		"a restriction unnamed":         {file(), impose(casefile.Restriction{Provision: "CCA 1981 s.4(2)", On: today}), 0, "restriction-known"},
		"a restriction under nothing":   {file(), impose(casefile.Restriction{ID: "r2", On: today}), 0, "restriction-provision"},
		"a restriction not dated":       {file(), impose(casefile.Restriction{ID: "r2", Provision: "CCA 1981 s.4(2)"}), 0, "date-missing"},
		"lifted":                        {restricted, lift("r1", today), 1, ""},
		"lifted twice":                  {lifted, lift("r1", today), 0, "restriction-not-in-force"},
		"lifted, not dated":             {restricted, lift("r1", court.Date{}), 0, "date-missing"},
		"lifted before it was imposed":  {restricted, lift("r1", today.AddDays(-1)), 0, "restriction-lifted-early"},
		"a link":                        {file(), link(casefile.Link{CaseID: "c2", Why: "same incident"}), 1, ""},
		"a link with itself":            {file(), link(casefile.Link{CaseID: "c1", Why: "?"}), 0, "link-target"},
		"a link twice":                  {linked, link(casefile.Link{CaseID: "c2", Why: "again"}), 0, "link-known"},
		"a link without a why":          {file(), link(casefile.Link{CaseID: "c2", Why: " "}), 0, "link-why"},
		"a note":                        {file(), note(" Interpreter booked. "), 1, ""},
		"an empty note":                 {file(), note(" \n"), 0, "note-empty"},
		"a note of exactly the limit":   {file(), note(strings.Repeat("ŵ", casefile.NoteLimit)), 1, ""},
		"a note one character too long": {file(), note(strings.Repeat("ŵ", casefile.NoteLimit+1)), 0, "note-too-long"},
	})
}

func TestParticularsNumbersAndMaterial(t *testing.T) {
	amend := func(change func(*casefile.Defendant)) decided {
		d := file().Defendants[0]
		change(&d)
		return one(casefile.AmendDefendant, casefile.DefendantAmended{Defendant: d})
	}
	number := func(n court.CaseNumber) decided { return one(casefile.GiveNumber, casefile.NumberGiven{Number: n}) }
	serve := func(m casefile.Material) decided {
		return one(casefile.ServeMaterial, casefile.MaterialServed{Material: m})
	}
	renamed := func(d *casefile.Defendant) { d.Person = &casefile.Person{Name: court.Name{Family: "Smyth"}} }
	statement := casefile.Material{ID: "m1", Title: "Statement of PC Price", Kind: "statements", Served: today}
	untitled, undated := statement, statement
	untitled.Title, undated.Served = " ", court.Date{}
	numbered := onto(crown(), casefile.NumberGiven{Number: "T20260417"})
	run(t, map[string]step{
		"a name corrected":          {file(), amend(renamed), 1, ""},
		"nothing changed":           {file(), amend(func(*casefile.Defendant) {}), 0, ""},
		"only the custody changed":  {file(), amend(func(d *casefile.Defendant) { d.Custody.Liberty = casefile.InCustody }), 0, ""},
		"the name taken away":       {file(), amend(func(d *casefile.Defendant) { d.Person = &casefile.Person{} }), 0, "defendant-name"},
		"person and company":        {file(), amend(func(d *casefile.Defendant) { d.Company = &casefile.Company{Name: "Ltd"} }), 0, "defendant-name"},
		"nobody of this case":       {file(), amend(func(d *casefile.Defendant) { d.ID = "d9" }), 0, "defendant-unknown"},
		"a number":                  {crown(), number("t2026 0417"), 1, ""},
		"a number that it has":      {numbered, number("T20260417"), 0, ""},
		"a number of another form":  {crown(), number("20260417"), 0, "case-number"},
		"a statement":               {file(), serve(statement), 1, ""},
		"a statement served before": {onto(file(), casefile.MaterialServed{Material: statement}), serve(statement), 0, "material-known"},
		"a statement without title": {file(), serve(untitled), 0, "material-title"},
		"a statement without a day": {file(), serve(undated), 0, "date-missing"},
	})

	events, err := amend(func(d *casefile.Defendant) { renamed(d); d.Offences = nil })(file())
	require.NoError(t, err)
	d := defendantOf(t, onto(file(), events...), "d1")
	require.Equal(t, "Smyth", d.Name())
	require.Equal(t, 1, d.Number)
	require.Len(t, d.Offences, 3, "the offences stay")
}
