package courtroom

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/listing"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/core/result"
)

// words tells in a few words what an event recorded, for the history and for
// conflicts.
func (p *Presenter) words(c record.Case, e record.Event) string {
	say := func(t court.Text, parts ...string) string {
		return strings.Join(append([]string{t.In(p.Language)}, parts...), " · ")
	}
	switch e := e.(type) {
	case casefile.PleaEntered:
		return say(wordPlea, e.Code, p.offenceOf(c, e.Offence))
	case casefile.VerdictReturned:
		return say(wordVerdict, e.Code, p.offenceOf(c, e.Offence))
	case casefile.AllocationDecided:
		return say(wordAllocation, allocationWords[e.Code].In(p.Language), p.offenceOf(c, e.Offence))
	case casefile.CustodyRecorded:
		return say(factNames["custody"], libertyWords[e.Custody.Liberty].In(p.Language), p.defendantOf(c, e.Defendant))
	case casefile.TimeLimitSet:
		return say(wordCTL, e.Expires.Short(), p.defendantOf(c, e.Defendant))
	case casefile.RepresentationRecorded:
		return say(wordActs, e.Representation.Firm, p.defendantOf(c, e.Defendant))
	case casefile.RestrictionImposed:
		return say(wordRestrict, e.Restriction.Provision)
	case casefile.NoteWritten:
		return say(wordNote, e.Text)
	case casefile.CaseReceived:
		return say(court.Text{EN: "Case received", CY: "Derbyniwyd yr achos"}, e.File.Source)
	case casefile.CaseSupplemented:
		return say(court.Text{EN: "More received on the case", CY: "Derbyniwyd mwy ar yr achos"}, e.File.Source)
	case hearing.AttendanceRecorded:
		return say(wordAttends, string(e.Presence), p.defendantOf(c, e.Defendant))
	case hearing.Fixed:
		return say(court.Text{EN: "Hearing fixed", CY: "Gwrandawiad wedi'i bennu"}, e.Hearing.Description.In(p.Language), firstDay(e.Hearing))
	case hearing.ResultsShared:
		return say(court.Text{EN: "Results shared", CY: "Canlyniadau wedi'u rhannu"}, fmt.Sprint(len(e.Results)))
	case listing.SittingListed:
		return say(wordBench, cmp.Or(benchOf(e.Sitting.Bench), "–"))
	case listing.CaseListed:
		return say(factNames["item"], cmp.Or(e.Item.At, e.Item.Marking), fmt.Sprint(e.Item.Sequence))
	case listing.CaseTaken:
		return say(court.Text{EN: "Taken out of the list", CY: "Tynnwyd oddi ar y rhestr"}, e.Why)
	case courtlog.EntryMade:
		return say(factNames["log"], e.Entry.Text)
	case courtlog.EntryCorrected:
		return say(factNames["log"], e.Entry.Text, wordCorrected.In(p.Language))
	case courtlog.EntryWithdrawn:
		return say(factNames["log"], wordWithdrawn.In(p.Language))
	case result.ResultRecorded:
		return say(factNames["result"], brief(e.Result, p.Language), p.offenceOf(c, e.Result.Offence))
	case result.ResultAmended:
		return say(court.Text{EN: "Result amended", CY: "Canlyniad wedi'i ddiwygio"}, brief(e.Result, p.Language), p.offenceOf(c, e.Result.Offence))
	case result.ResultWithdrawn:
		return say(factNames["result"], wordWithdrawn.In(p.Language))
	case notify.Stepped:
		return say(court.Text{EN: "Notification", CY: "Hysbysiad"}, stateWords[e.State].In(p.Language), e.To, e.Detail)
	case record.ConflictSettled:
		return say(court.Text{EN: "Conflict settled", CY: "Gwrthdaro wedi'i ddatrys"}, p.factWords(c, e.Settles))
	}
	return p.plainly(c, e)
}

// plainly words the events whose kind says nearly all.
func (p *Presenter) plainly(c record.Case, e record.Event) string {
	word, ok := kindWords[e.Kind()]
	if !ok {
		return wordLate.In(p.Language) + " · " + e.Kind()
	}
	said := []string{word.In(p.Language)}
	switch e := e.(type) {
	case casefile.DefendantAmended:
		said = append(said, e.Defendant.Listed(), e.Defendant.Address.String())
	case casefile.OffenceAdded:
		said = append(said, string(e.Offence.Code), e.Offence.Title.In(p.Language), p.defendantOf(c, e.Defendant))
	case casefile.OffenceAmended:
		said = append(said, string(e.Offence.Code), e.Offence.Wording.In(p.Language), p.offenceOf(c, e.Offence.ID))
	case casefile.CaseLinked:
		said = append(said, e.Link.Reference, e.Link.Why)
	case hearing.DayAdded:
		said = append(said, e.Day.Date.Short(), wordRoom.In(p.Language)+" "+e.Day.Room, benchOf(e.Day.Bench))
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " · ")
}

// kindWords word the kinds of event that words has no case for.
var kindWords = map[string]court.Text{
	"defendant-amended":   {EN: "Particulars corrected", CY: "Cywirwyd manylion"},
	"offence-added":       wordAdded,
	"offence-amended":     wordCharge,
	"restriction-lifted":  wordLifted,
	"case-linked":         wordLink,
	"number-given":        {EN: "Crown Court number given", CY: "Rhoddwyd rhif Llys y Goron"},
	"time-limit-stopped":  {EN: "Custody time limit stopped", CY: "Peidiodd y terfyn amser dalfa"},
	"material-served":     {EN: "Document served", CY: "Cyflwynwyd dogfen"},
	"case-transferred":    {EN: "Case sent to another court", CY: "Anfonwyd yr achos i lys arall"},
	"sitting-day-added":   {EN: "Sitting day", CY: "Diwrnod eistedd"},
	"sitting-day-vacated": {EN: "Sitting day vacated", CY: "Gwagiwyd y diwrnod eistedd"},
	"appearance-recorded": {EN: "Appearance recorded", CY: "Cofnodwyd ymddangosiad"},
}

func firstDay(h hearing.Hearing) string {
	if len(h.Days) == 0 {
		return ""
	}
	return strings.TrimSpace(h.Days[0].Date.Short() + " " + h.Days[0].At)
}

func (p *Presenter) offenceOf(c record.Case, id string) string {
	if o, d, ok := c.File.Offence(id); ok {
		return p.offenceWords(o.Number) + " · " + d.Listed()
	}
	return ""
}

func (p *Presenter) defendantOf(c record.Case, id string) string {
	d, _ := c.File.Defendant(id)
	return d.Listed()
}
