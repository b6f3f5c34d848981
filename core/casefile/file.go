// Package casefile is the case: its references, parties, offences, pleas,
// verdicts, custody, restrictions, links, material and notes. One model serves
// the Crown Court and the magistrates' courts.
//
// A File is folded from events by Apply, which cannot fail; what may be
// recorded is decided by the Decide functions, which may refuse.
package casefile

import (
	"github.com/google/uuid"

	"assize.example/core/court"
)

// namespace makes case identifiers the same at every desk that reads the same
// message.
var namespace = uuid.MustParse("7b0c2a1e-5a0e-5d5b-9a53-a551ce000001")

// NewID returns the identifier of the case with this reference: the URN where
// there is one, otherwise the Crown Court case number. The same reference gives
// the same identifier at every desk.
func NewID(reference string) string {
	return uuid.NewSHA1(namespace, []byte(reference)).String()
}

// Initiation says how a case began (CJS data standard).
type Initiation string

// The ways in which a case begins.
const (
	Charge        Initiation = "C"
	Requisition   Initiation = "Q"
	Summons       Initiation = "S"
	SingleJustice Initiation = "J"
	OtherStart    Initiation = "O"
)

// File is everything that a case file shows, as it now stands.
type File struct {
	ID           string             `json:"id"`
	URN          court.URN          `json:"urn,omitempty"`
	Numbers      []court.CaseNumber `json:"numbers,omitempty"` // T, S, A numbers in the Crown Court
	Court        court.Code         `json:"court"`             // that has the case now
	CourtName    string             `json:"court_name,omitempty"`
	Jurisdiction court.Jurisdiction `json:"jurisdiction"`
	Initiation   Initiation         `json:"initiation,omitempty"`
	Summons      string             `json:"summons,omitempty"` // where begun by summons: M MCA 1980, E either way, W witness, A application, B breach
	Licence      string             `json:"licence,omitempty"` // vehicle operator's licence number
	Libra        string             `json:"libra,omitempty"`   // the number of the case in a magistrates' court list, where that is not the URN
	Prosecutor   Prosecutor         `json:"prosecutor"`
	Officer      *Officer           `json:"officer,omitempty"` // in the case
	Defendants   []Defendant        `json:"defendants"`
	Restrictions []Restriction      `json:"restrictions,omitempty"`
	Links        []Link             `json:"links,omitempty"`
	Material     []Material         `json:"material,omitempty"`
	Notes        []Note             `json:"notes,omitempty"`
	Markers      []string           `json:"markers,omitempty"`      // "domestic abuse", as the prosecutor gave them
	CommittedBy  string             `json:"committed_by,omitempty"` // court that sent the case to the Crown Court
	CommittedOn  court.Date         `json:"committed_on,omitzero"`
	Source       string             `json:"source,omitempty"` // message or list that it came from
	Received     court.Stamp        `json:"received"`
	Later        int                `json:"later,omitempty"` // events recorded by a later version, kept but not understood
}

// Prosecutor is who brings the case.
type Prosecutor struct {
	Code      string        `json:"code,omitempty"` // OU code, short name
	Name      string        `json:"name"`
	CPS       string        `json:"cps,omitempty"` // CPS unit, where the CPS has conduct
	Reference string        `json:"reference,omitempty"`
	Informant string        `json:"informant,omitempty"`
	Advocate  string        `json:"advocate,omitempty"` // instructed, as a list names them
	Contact   court.Contact `json:"contact,omitzero"`
	Police    bool          `json:"police,omitempty"` // brought by a police force
}

// Known reports whether it is recorded who brings the case. A magistrates'
// court list gives an informant at most, which is a code of that court's own.
func (p Prosecutor) Known() bool { return p.Name != "" || p.Code != "" || p.CPS != "" || p.Police }

// Officer is a police officer named in a case.
type Officer struct {
	Name    court.Name    `json:"name"`
	Rank    string        `json:"rank,omitempty"`
	Number  string        `json:"number,omitempty"`
	Station string        `json:"station,omitempty"`
	Address court.Address `json:"address,omitzero"`
	Contact court.Contact `json:"contact,omitzero"`
}

// Defendant is a person or a company accused in the case: exactly one of
// Person and Company is set.
type Defendant struct {
	ID             string          `json:"id"`
	Number         int             `json:"number"` // D1, D2 …
	Person         *Person         `json:"person,omitempty"`
	Company        *Company        `json:"company,omitempty"`
	ASN            court.ASN       `json:"asn,omitempty"`
	PNC            string          `json:"pnc,omitempty"` // PNC identifier
	CRO            string          `json:"cro,omitempty"` // criminal records office number
	URN            court.URN       `json:"urn,omitempty"` // where a joined case has another for this defendant
	OffenderCode   string          `json:"offender_code,omitempty"`
	PrisonNumber   string          `json:"prison_number,omitempty"`
	CourtReference string          `json:"court_reference,omitempty"` // the sending court's own
	MaskedName     string          `json:"masked_name,omitempty"`     // published in place of the name
	Note           string          `json:"note,omitempty"`            // as a list gives it
	Reference      string          `json:"reference,omitempty"`       // the prosecutor's own
	Address        court.Address   `json:"address,omitzero"`
	Contact        court.Contact   `json:"contact,omitzero"`
	Language       court.Language  `json:"language,omitempty"` // of documents
	HearingIn      court.Language  `json:"hearing_in,omitempty"`
	Interpreter    string          `json:"interpreter,omitempty"` // language
	Needs          string          `json:"needs,omitempty"`       // specific requirements
	Masked         bool            `json:"masked,omitempty"`      // name not to be published
	Custody        Custody         `json:"custody,omitzero"`
	TimeLimit      *TimeLimit      `json:"time_limit,omitempty"`
	Representation *Representation `json:"representation,omitempty"`
	Parent         *Parent         `json:"parent,omitempty"`      // parent or guardian of a youth
	Convictions    int             `json:"convictions,omitempty"` // number of previous convictions, as given
	Costs          court.Pence     `json:"costs,omitempty"`       // that the prosecutor asks for
	Offences       []Offence       `json:"offences"`
}

// Person is what is known of a natural person.
type Person struct {
	Name              court.Name   `json:"name"`
	Aliases           []court.Name `json:"aliases,omitempty"`
	Born              court.Date   `json:"born,omitzero"`
	Gender            string       `json:"gender,omitempty"` // male, female, not specified
	Nationality       string       `json:"nationality,omitempty"`
	Ethnicity         string       `json:"ethnicity,omitempty"`          // self-defined code
	ObservedEthnicity string       `json:"observed_ethnicity,omitempty"` // code
	BirthYear         int          `json:"birth_year,omitempty"`         // as the police perceived it, where the date is not known
	Age               int          `json:"age,omitempty"`                // as a list gives it, in years
	OccupationCode    string       `json:"occupation_code,omitempty"`
	LicenceCode       string       `json:"licence_code,omitempty"` // kind of driving licence
	LicenceIssue      string       `json:"licence_issue,omitempty"`
	Counterpart       string       `json:"counterpart,omitempty"` // issue of the licence counterpart
	Occupation        string       `json:"occupation,omitempty"`
	Insurance         string       `json:"insurance,omitempty"` // National Insurance number
	Driver            string       `json:"driver,omitempty"`    // driver number
}

// Company is a corporate defendant.
type Company struct {
	Name    string   `json:"name"`
	Number  string   `json:"number,omitempty"` // at Companies House
	Aliases []string `json:"aliases,omitempty"`
	Officer string   `json:"officer,omitempty"` // who represents it in court
}

// Parent is the parent or guardian of a defendant under 18.
type Parent struct {
	Name              string        `json:"name"`
	Born              court.Date    `json:"born,omitzero"`
	Gender            string        `json:"gender,omitempty"`
	Ethnicity         string        `json:"ethnicity,omitempty"` // self-defined code
	ObservedEthnicity string        `json:"observed_ethnicity,omitempty"`
	Address           court.Address `json:"address,omitzero"`
	Contact           court.Contact `json:"contact,omitzero"`
}

// Liberty is a defendant's bail or custody status.
type Liberty string

// The states of liberty. The letters of the CJS data standard stand beside them.
const (
	LibertyUnknown Liberty = ""
	OnBail         Liberty = "bail"               // whether on conditions is not said, as on a Crown Court list
	NotApplicable  Liberty = "not-applicable"     // A: a company, never arrested, or nothing in this case holds them any more
	OnConditions   Liberty = "conditional-bail"   // B
	InCustody      Liberty = "custody"            // C: remanded or serving
	InLocalAccom   Liberty = "local-authority"    // L: youth remanded to accommodation
	InHospital     Liberty = "hospital"           // P
	Unconditional  Liberty = "unconditional-bail" // U
	Convicted      Liberty = "serving"            // S: serving a sentence in this case
)

// Custody is a defendant's status and its terms.
type Custody struct {
	Liberty    Liberty     `json:"liberty,omitempty"`
	Code       string      `json:"code,omitempty"` // the letter or words that the message gave
	Since      court.Date  `json:"since,omitzero"`
	Prison     string      `json:"prison,omitempty"`
	Conditions []string    `json:"conditions,omitempty"`
	By         court.Stamp `json:"by,omitzero"`
}

// TimeLimit is a custody time limit (Prosecution of Offences Act 1985 s.22).
type TimeLimit struct {
	Expires court.Date  `json:"expires"`
	Stopped bool        `json:"stopped,omitempty"` // the trial began, or bail was granted
	By      court.Stamp `json:"by"`
}

// Representation is who acts for a defendant.
type Representation struct {
	Firm     string        `json:"firm,omitempty"`
	Advocate string        `json:"advocate,omitempty"`
	Contact  court.Contact `json:"contact,omitzero"`
	LegalAid string        `json:"legal_aid,omitempty"` // representation order reference
	By       court.Stamp   `json:"by,omitzero"`
}

// Mode is an offence's mode of trial.
type Mode string

// The modes of trial.
const (
	ModeUnknown    Mode = ""
	SummaryOnly    Mode = "summary"
	EitherWay      Mode = "either-way"
	IndictableOnly Mode = "indictable"
)

// Offence is one charge or count against one defendant. A joint count stands
// once under each defendant.
type Offence struct {
	ID             string            `json:"id"`
	Number         int               `json:"number"`          // row in the grid, 1 up over the whole case: what a clerk types
	Count          int               `json:"count,omitempty"` // on the indictment
	Code           court.OffenceCode `json:"code"`
	Sequence       int               `json:"sequence,omitempty"`   // as the prosecutor or list numbers it
	Indictment     int               `json:"indictment,omitempty"` // number of the indictment
	Title          court.Text        `json:"title"`
	Wording        court.Text        `json:"wording"`
	Statute        string            `json:"statute,omitempty"`
	From           court.Date        `json:"from,omitzero"`       // of the offence
	To             court.Date        `json:"to,omitzero"`         // where it was between two dates
	DateCode       int               `json:"date_code,omitempty"` // CJS: 1 on, 2 before, 3 after, 4 between, 5 on or about, 6 on or before
	FromTime       string            `json:"from_time,omitempty"` // local: 21:40
	ToTime         string            `json:"to_time,omitempty"`
	OnBail         bool              `json:"on_bail,omitempty"` // committed on bail
	Charged        court.Date        `json:"charged,omitzero"`
	Arrested       court.Date        `json:"arrested,omitzero"`
	Place          string            `json:"place,omitempty"`
	CRN            string            `json:"crn,omitempty"` // Crown Court charge reference
	Mode           Mode              `json:"mode,omitempty"`
	Facts          court.Text        `json:"facts,omitzero"`         // statement of facts
	Vehicle        string            `json:"vehicle,omitempty"`      // registration mark
	VehicleKind    string            `json:"vehicle_kind,omitempty"` // code: L large goods, P passenger, O other
	Alcohol        string            `json:"alcohol,omitempty"`      // level and method, as sent
	Compensation   court.Pence       `json:"compensation,omitempty"` // that the prosecutor asks for
	Victims        []Victim          `json:"victims,omitempty"`
	MaxPenalty     string            `json:"max_penalty,omitempty"` // as a list words it
	Adjourned      court.Date        `json:"adjourned,omitzero"`    // from, as a list gives it
	AdjournedFor   string            `json:"adjourned_for,omitempty"`
	ConvictionDate court.Date        `json:"conviction_date,omitzero"` // as a list gives it
	Listed         []string          `json:"listed,omitempty"`         // what a list says and no other field holds: "Disposal: …"
	LookedUp       []string          `json:"looked_up,omitempty"`      // title, statute, mode: which of them are from the offence list, not the message
	IndicatedPlea  *Plea             `json:"indicated_plea,omitempty"`
	Plea           *Plea             `json:"plea,omitempty"`
	Verdict        *Verdict          `json:"verdict,omitempty"`
	Allocation     *Allocation       `json:"allocation,omitempty"`
}

// Victim is a person against whom an offence was committed, as the prosecutor
// names them. Victims are never shown on a list or order.
type Victim struct {
	Name              court.Name    `json:"name"`
	Address           court.Address `json:"address,omitzero"`
	Contact           court.Contact `json:"contact,omitzero"`
	Born              court.Date    `json:"born,omitzero"`
	Gender            string        `json:"gender,omitempty"`
	Ethnicity         string        `json:"ethnicity,omitempty"` // self-defined code
	ObservedEthnicity string        `json:"observed_ethnicity,omitempty"`
}

// Plea is a plea entered to one offence. Code is from plea data: G, NG, …
type Plea struct {
	Code string      `json:"code"`
	On   court.Date  `json:"on"`
	To   string      `json:"to,omitempty"` // lesser offence to which guilty was pleaded
	By   court.Stamp `json:"by"`
}

// Verdict is the finding on one offence.
type Verdict struct {
	Code   string      `json:"code"` // G, NG, …
	On     court.Date  `json:"on"`
	Agreed int         `json:"agreed,omitempty"` // jurors who agreed to a majority verdict
	Jurors int         `json:"jurors,omitempty"`
	Lesser string      `json:"lesser,omitempty"` // alternative offence found
	By     court.Stamp `json:"by"`
}

// Allocation is the decision where an either-way offence is to be tried
// (Magistrates' Courts Act 1980 ss.17A to 23).
type Allocation struct {
	Code string      `json:"code"` // summary-trial, defendant-elected, sent, low-value
	On   court.Date  `json:"on"`
	By   court.Stamp `json:"by"`
}

// Restriction is a reporting or other restriction on the case.
type Restriction struct {
	ID        string      `json:"id"`
	Provision string      `json:"provision"` // "YJCEA 1999 s.45"
	Protects  string      `json:"protects,omitempty"`
	Terms     string      `json:"terms,omitempty"`
	On        court.Date  `json:"on"`
	Lifted    court.Date  `json:"lifted,omitzero"`
	By        court.Stamp `json:"by"`
}

// Link ties the case to another.
type Link struct {
	CaseID    string      `json:"case"`
	Reference string      `json:"reference"`
	Why       string      `json:"why"`
	By        court.Stamp `json:"by"`
}

// Material is one document served on the case.
type Material struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Kind   string      `json:"kind"` // section of the case file
	SHA256 string      `json:"sha256,omitempty"`
	Size   int64       `json:"size,omitempty"` // bytes
	Pages  int         `json:"pages,omitempty"`
	Served court.Date  `json:"served,omitzero"`
	By     court.Stamp `json:"by"`
}

// Note is a note on the case file. It is kept with the case and not sent.
type Note struct {
	Text string      `json:"text"`
	By   court.Stamp `json:"by"`
}
