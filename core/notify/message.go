package notify

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/result"
	"assize.example/core/share"
)

// Message is what an agency is sent: to be read by a person, and the same
// again as JSON for a system.
type Message struct {
	ID      string // the notification's identifier, by which a receiver knows a repeat
	Subject string // without personal data: it may travel and be logged in clear
	Body    string // plain text
	Payload []byte // JSON of a Payload
}

// Payload is a message as a system reads it. It holds only what the agency
// needs.
type Payload struct {
	Schema      int               `json:"schema"`
	ID          string            `json:"id"` // of the notification: act once on each
	Set         string            `json:"set"`
	Supersedes  string            `json:"supersedes,omitempty"` // the set that this one amends
	Gone        bool              `json:"gone,omitempty"`       // the order told of before no longer stands
	Agency      string            `json:"agency"`
	Kind        string            `json:"kind"`
	Court       court.Code        `json:"court"`
	CourtName   string            `json:"court_name"`
	Room        string            `json:"room,omitempty"`
	Day         court.Date        `json:"day"`
	Reference   string            `json:"reference"`
	URN         court.URN         `json:"urn,omitempty"`
	Defendant   string            `json:"defendant"` // identifier
	Particulars map[string]string `json:"particulars"`
	Offences    []PayloadOffence  `json:"offences,omitempty"`
	Results     []PayloadResult   `json:"results,omitempty"`
	Withdrawn   []PayloadResult   `json:"withdrawn,omitempty"`
	Documents   []string          `json:"documents,omitempty"`
	Within      int               `json:"within_minutes"`
}

// PayloadOffence is one offence in a Payload.
type PayloadOffence struct {
	ID        string            `json:"id"`
	Number    int               `json:"number"`
	Count     int               `json:"count,omitempty"` // on the indictment
	Code      court.OffenceCode `json:"code"`
	Title     court.Text        `json:"title"`
	From      court.Date        `json:"from,omitzero"`
	To        court.Date        `json:"to,omitzero"`
	Plea      string            `json:"plea,omitempty"`
	Verdict   string            `json:"verdict,omitempty"`
	Convicted court.Date        `json:"convicted,omitzero"`
}

// PayloadResult is one result in a Payload.
type PayloadResult struct {
	ID        string            `json:"id"`
	Offence   string            `json:"offence,omitempty"`
	Code      string            `json:"code"`
	Label     court.Text        `json:"label"`
	Text      court.Text        `json:"text"` // on an indictment, with the counts and not the rows of the grid
	Values    result.Values     `json:"values,omitempty"`
	Monitored map[string]string `json:"monitored,omitempty"` // of a curfew: place, first_day, last_day
	Replaces  string            `json:"replaces,omitempty"`
}

// Compose words the message of one obligation in a language. It is a pure
// function of the set, as the obligation is: the hub sends what the desk showed.
func Compose(set share.Set, o Obligation, l court.Language) Message {
	p := payload(set, o)
	raw, _ := json.Marshal(p) // text and numbers only: it cannot fail
	return Message{ID: o.ID, Subject: subject(o, p, l), Body: body(set, o, p, l), Payload: raw}
}

func payload(set share.Set, o Obligation) Payload {
	d, _ := set.Case.Defendant(o.Defendant)
	who := party{set: set, defendant: d, results: concerning(set.Results, o.Defendant)}
	day, _ := set.Hearing.Day(set.Day)
	p := Payload{
		Schema: Schema, ID: o.ID, Set: o.Set, Supersedes: set.Supersedes, Gone: o.Gone, Agency: o.Agency, Kind: o.Kind,
		Court: cmp.Or(day.Court, set.Case.Court), CourtName: cmp.Or(day.CourtName, set.Case.CourtName), Room: day.Room,
		Day: set.Day, Reference: set.Case.Reference(), URN: set.Case.URN, Defendant: o.Defendant,
		Particulars: map[string]string{}, Documents: o.Documents, Within: int(o.Within.Minutes()),
		Results:   results(who, o, find(who.results, o.Results)),
		Withdrawn: results(who, o, find(concerning(set.Withdrawn, o.Defendant), o.Results)),
	}
	for _, sum := range totals(who, find(who.results, o.Results)) {
		p.Particulars[sum.Key] = sum.Value
	}
	for _, fact := range facts(who, o.Needs) {
		p.Particulars[fact.Key] = fact.Value
	}
	if slices.Contains(o.Needs, offencesNeed) {
		p.Offences = offences(who, p)
	}
	return p
}

func results(who party, o Obligation, rs []result.Recorded) []PayloadResult {
	var out []PayloadResult
	for _, r := range rs {
		one := PayloadResult{
			ID: r.ID, Offence: r.Offence, Code: r.Code, Label: r.Label, Text: who.set.Said(r), Values: r.Values, Replaces: r.Replaces,
		}
		for _, f := range monitoring(who, o, r) {
			if one.Monitored == nil {
				one.Monitored = map[string]string{}
			}
			one.Monitored[f.Key] = f.Value
		}
		out = append(out, one)
	}
	return out
}

// find returns the results with these identifiers, at any depth, in the order
// of the record.
func find(rs []result.Recorded, ids []string) []result.Recorded {
	var out []result.Recorded
	for _, r := range rs {
		if slices.Contains(ids, r.ID) {
			out = append(out, r)
			continue
		}
		out = append(out, find(r.Children, ids)...)
	}
	return out
}

// facts returns the particulars that are needed and known.
func facts(p party, needs []Need) []Particular {
	var out []Particular
	for _, need := range needs {
		read := particulars[need]
		if read == nil { // an obligation of a later version
			continue
		}
		out = append(out, slices.DeleteFunc(read(p), func(f Particular) bool { return f.Value == "" })...)
	}
	return out
}

// offences returns the defendant's offences that the message's results stand
// on; all of them where a result is on the defendant.
func offences(who party, p Payload) []PayloadOffence {
	on, all := map[string]bool{}, false
	for _, r := range slices.Concat(p.Results, p.Withdrawn) {
		on[r.Offence] = true
		all = all || r.Offence == ""
	}
	var out []PayloadOffence
	for _, o := range who.defendant.Offences {
		if !all && !on[o.ID] {
			continue
		}
		po := PayloadOffence{ID: o.ID, Number: o.Number, Count: o.Count, Code: o.Code, Title: o.Title, From: o.From, To: o.To, Convicted: o.ConvictedOn()}
		if o.Plea != nil {
			po.Plea = o.Plea.Code
		}
		if o.Verdict != nil {
			po.Verdict = o.Verdict.Code
		}
		out = append(out, po)
	}
	return out
}

// subject names court, case and purpose, and nobody. It is one line whatever
// reference a message gave the case: a further line would be another header.
func subject(o Obligation, p Payload, l court.Language) string {
	reference := strings.Join(strings.Fields(p.Reference), " ")
	s := fmt.Sprintf("%s: %s, %s", o.What.In(l), reference, p.Day.Short())
	switch {
	case o.Gone:
		return court.Text{EN: "NO LONGER IN FORCE: ", CY: "NID YW MEWN GRYM MWYACH: "}.In(l) + s
	case o.Supersedes:
		return court.Text{EN: "REPLACES EARLIER: ", CY: "YN DISODLI'R BLAENOROL: "}.In(l) + s
	}
	return s
}

func body(set share.Set, o Obligation, p Payload, l court.Language) string {
	d, _ := set.Case.Defendant(o.Defendant)
	who := party{set: set, defendant: d, results: concerning(set.Results, d.ID)}
	now, gone := find(who.results, o.Results), find(concerning(set.Withdrawn, o.Defendant), o.Results)
	w := writer{language: l}
	w.line(o.What.In(l))
	w.notice(o)
	w.heading("Hearing", "Gwrandawiad")
	w.field("Court", "Llys", p.CourtName)
	w.field("Court room", "Ystafell llys", p.Room)
	w.field("Date", "Dyddiad", p.Day.Long(l))
	w.field("Case", "Achos", p.Reference)
	w.heading("Defendant", "Diffynnydd")
	w.facts(facts(who, o.Needs))
	w.ordered("Ordered", "Gorchmynnwyd", who, o, now)
	w.facts(totals(who, now))
	w.ordered("No longer in force", "Nid yw mewn grym mwyach", who, o, gone)
	w.others(who, p.Offences, slices.Concat(now, gone))
	w.heading("Reference", "Cyfeirnod")
	w.line(o.ID)
	return w.String()
}
