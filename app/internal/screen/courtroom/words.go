package courtroom

import (
	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/notify"
)

// The words that the window has of its own, in both languages.
var (
	wordLive       = court.Text{EN: "in progress", CY: "ar y gweill"}
	wordPaused     = court.Text{EN: "paused", CY: "wedi seibio"}
	wordEnded      = court.Text{EN: "heard, not shared", CY: "wedi'i glywed, heb ei rannu"}
	wordShared     = court.Text{EN: "shared", CY: "wedi'i rannu"}
	wordChanged    = court.Text{EN: "changed since the share", CY: "newid ers rhannu"}
	wordBorn       = court.Text{EN: "born", CY: "ganwyd"}
	wordCompany    = court.Text{EN: "company", CY: "cwmni"}
	wordDay        = court.Text{EN: "day", CY: "diwrnod"}
	wordOf         = court.Text{EN: "of", CY: "o"}
	wordRoom       = court.Text{EN: "Court", CY: "Llys"}
	wordCTL        = court.Text{EN: "CTL", CY: "TAD"}
	wordDays       = court.Text{EN: "days", CY: "diwrnod"}
	wordInterp     = court.Text{EN: "interpreter", CY: "cyfieithydd"}
	wordWelsh      = court.Text{EN: "Welsh hearing", CY: "gwrandawiad Cymraeg"}
	wordYouth      = court.Text{EN: "youth", CY: "ieuenctid"}
	wordLinked     = court.Text{EN: "linked", CY: "cysylltiedig"}
	wordOffence    = court.Text{EN: "offence", CY: "trosedd"}
	wordOffences   = court.Text{EN: "offences", CY: "troseddau"}
	wordChecks     = court.Text{EN: "checks", CY: "gwiriad"}
	wordCorrected  = court.Text{EN: "corrected", CY: "cywirwyd"}
	wordWithdrawn  = court.Text{EN: "withdrawn", CY: "tynnwyd yn ôl"}
	wordWillBeTold = court.Text{EN: "will be told", CY: "caiff wybod"}
	wordWarnings   = court.Text{EN: "to look at", CY: "i edrych arnynt"}
	wordBlocks     = court.Text{EN: "stop the share", CY: "yn atal rhannu"}
	wordNoBench    = court.Text{EN: "who sat is not recorded; the orders will say so. Type BENCH and the names.", CY: "ni chofnodwyd pwy oedd yn eistedd; bydd y gorchmynion yn dweud hynny. Teipiwch BENCH a'r enwau."}
	wordBench      = court.Text{EN: "The bench", CY: "Y fainc"}
	wordStands     = court.Text{EN: "Stands now", CY: "Yn sefyll nawr"}
	wordInstead    = court.Text{EN: "In its place", CY: "Yn ei le"}
	wordAside      = court.Text{EN: "Set aside; Esc brings it back", CY: "Wedi'i roi o'r neilltu; Esc i'w adfer"}
	wordInsteadOf  = court.Text{EN: "In place of", CY: "Yn lle"}
	wordFailed     = court.Text{EN: "This could not be done", CY: "Ni ellid gwneud hyn"}
	wordReplace    = court.Text{EN: "Replace", CY: "Disodli"}
	wordCount      = court.Text{EN: "Count", CY: "Cyhuddiad"}
	wordWarning    = court.Text{EN: "Warning", CY: "Rhybudd"}
	wordInWelsh    = court.Text{EN: "in Welsh", CY: "yn Gymraeg"}
	wordLate       = court.Text{EN: "recorded by a later version", CY: "cofnodwyd gan fersiwn ddiweddarach"}
)

var libertyWords = map[casefile.Liberty]court.Text{
	casefile.LibertyUnknown: {EN: "status not known", CY: "statws yn anhysbys"},
	casefile.NotApplicable:  {EN: "no bail or custody", CY: "dim mechnïaeth na dalfa"},
	casefile.OnConditions:   {EN: "bail, conditions", CY: "mechnïaeth, amodau"},
	casefile.InCustody:      {EN: "IN CUSTODY", CY: "YN Y DDALFA"},
	casefile.InLocalAccom:   {EN: "local authority accommodation", CY: "llety awdurdod lleol"},
	casefile.InHospital:     {EN: "in hospital", CY: "yn yr ysbyty"},
	casefile.OnBail:         {EN: "on bail", CY: "ar fechnïaeth"},
	casefile.Unconditional:  {EN: "unconditional bail", CY: "mechnïaeth ddiamod"},
	casefile.Convicted:      {EN: "SERVING SENTENCE", CY: "YN BWRW DEDFRYD"},
}

// held are the states of a defendant who is not free to leave.
var held = []casefile.Liberty{casefile.InCustody, casefile.InLocalAccom, casefile.InHospital, casefile.Convicted}

var modeWords = map[casefile.Mode]court.Text{
	casefile.SummaryOnly:    {EN: "summary", CY: "diannod"},
	casefile.EitherWay:      {EN: "either way", CY: "neillffordd"},
	casefile.IndictableOnly: {EN: "indictable", CY: "ditiadwy"},
}

var stateWords = map[notify.State]court.Text{
	notify.Held:         {EN: "held at this desk", CY: "wedi'i ddal wrth y ddesg hon"},
	notify.Queued:       {EN: "queued", CY: "mewn ciw"},
	notify.Sent:         {EN: "sent", CY: "anfonwyd"},
	notify.Delivered:    {EN: "delivered", CY: "danfonwyd"},
	notify.Acknowledged: {EN: "acknowledged", CY: "cydnabuwyd"},
	notify.NotRequired:  {EN: "not required", CY: "nid oes angen"},
	notify.Rejected:     {EN: "REJECTED: needs a person", CY: "GWRTHODWYD: angen rhywun"},
	notify.Overdue:      {EN: "OVERDUE", CY: "HWYR"},
}

var stateMarks = map[notify.State]Mark{
	notify.Held: MarkHeld, notify.Queued: MarkWaiting, notify.Sent: MarkSent, notify.Delivered: MarkSent,
	notify.Acknowledged: MarkDone, notify.NotRequired: MarkNone, notify.Rejected: MarkBlocked, notify.Overdue: MarkWarning,
}

// agency words an agency; one that is not known here is shown by its code.
func (p *Presenter) agency(code string) string {
	if a, ok := p.Rules.Notify.Agency(code); ok {
		return a.Label.In(p.Language)
	}
	return code
}

// channelWords are how an agency is told.
var channelWords = map[string]court.Text{
	"mail":   {EN: "by mail to", CY: "drwy e-bost at"},
	"folder": {EN: "by secure folder", CY: "drwy ffolder diogel"},
}

var (
	wordPlea       = court.Text{EN: "Plea", CY: "Ple"}
	wordVerdict    = court.Text{EN: "Verdict", CY: "Rheithfarn"}
	wordAllocation = court.Text{EN: "Allocation", CY: "Dyrannu"}
	wordAttends    = court.Text{EN: "Attends", CY: "Yn bresennol"}
	wordActs       = court.Text{EN: "Represented by", CY: "Cynrychiolir gan"}
	wordRestrict   = court.Text{EN: "Restriction imposed", CY: "Cyfyngiad wedi'i osod"}
	wordNote       = court.Text{EN: "Note on the file", CY: "Nodyn ar y ffeil"}
)

var allocationWords = map[string]court.Text{
	"summary-trial":     {EN: "summary trial", CY: "treial diannod"},
	"defendant-elected": {EN: "defendant elected trial on indictment", CY: "dewisodd y diffynnydd dreial ar dditiad"},
	"sent":              {EN: "sent to the Crown Court", CY: "anfonwyd i Lys y Goron"},
	"low-value":         {EN: "low value: to be tried summarily", CY: "gwerth isel: i'w roi ar brawf yn ddiannod"},
}
