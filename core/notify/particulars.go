package notify

import (
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// Need names a particular of the defendant or case that an agency is sent.
// What an agency does not need is not sent (UK GDPR art.5(1)(c); DPA 2018 s.37).
type Need string

// offencesNeed asks for the offences, which a message lists by themselves.
const offencesNeed Need = "offences"

// Particular is one labelled fact in a message.
type Particular struct {
	Key   string     // stable, for systems: "born"
	Label court.Text // for people
	Value string     // stored form: 1990-02-01
	Words court.Text // as people read it; empty: as stored
}

func (p Particular) in(l court.Language) string {
	if w := p.Words.In(l); w != "" {
		return w
	}
	return p.Value
}

// particulars returns what each need stands for; a value that is not known is
// left out by the caller.
var particulars = map[Need]func(party) []Particular{
	"name":        one("name", "Name", "Enw", func(p party) string { return p.defendant.Name() }),
	"born":        born,
	"gender":      gender,
	"nationality": nationality,
	"occupation":  one("occupation", "Occupation", "Galwedigaeth", person(func(h casefile.Person) string { return h.Occupation })),
	"insurance":   one("insurance", "National Insurance number", "Rhif Yswiriant Gwladol", person(func(h casefile.Person) string { return h.Insurance })),
	"driver":      one("driver", "Driver number", "Rhif gyrrwr", person(func(h casefile.Person) string { return h.Driver })),
	"address":     one("address", "Address", "Cyfeiriad", func(p party) string { return p.defendant.Address.String() }),
	"contact":     contact,
	"asn":         one("asn", "Arrest or summons number", "Rhif arestio neu wŷs", func(p party) string { return string(p.defendant.ASN) }),
	"pnc":         one("pnc", "PNC identifier", "Dynodydd PNC", func(p party) string { return p.defendant.PNC }),
	"reference":   one("reference", "Prosecutor's reference", "Cyfeirnod yr erlynydd", func(p party) string { return p.defendant.Reference }),
	"aid":         one("aid", "Representation order", "Gorchymyn cynrychiolaeth", aid),
	"parent":      parent,
	"language":    one("language", "Interpreter", "Cyfieithydd", func(p party) string { return p.defendant.Interpreter }),
	"risks":       risks,
	"custody":     one("custody", "Prison", "Carchar", party.prison),
	"conditions": one("conditions", "Conditions of bail before the hearing", "Amodau mechnïaeth cyn y gwrandawiad", func(p party) string {
		return strings.Join(p.came().Custody.Conditions, "; ")
	}),
	"next":       next,
	offencesNeed: func(party) []Particular { return nil },
}

func one(key, en, cy string, value func(party) string) func(party) []Particular {
	return func(p party) []Particular {
		return []Particular{{Key: key, Label: court.Text{EN: en, CY: cy}, Value: value(p)}}
	}
}

// person reads a particular that only a natural person has.
func person(read func(casefile.Person) string) func(party) string {
	return func(p party) string {
		if p.defendant.Person == nil {
			return ""
		}
		return read(*p.defendant.Person)
	}
}

func born(p party) []Particular {
	if p.defendant.Person == nil {
		return nil
	}
	d := p.defendant.Person.Born
	return []Particular{{
		Key: "born", Label: court.Text{EN: "Date of birth", CY: "Dyddiad geni"}, Value: d.String(),
		Words: court.Text{EN: d.Long(court.English), CY: d.Long(court.Welsh)},
	}}
}

func gender(p party) []Particular {
	if p.defendant.Person == nil {
		return nil
	}
	h := *p.defendant.Person
	return []Particular{{Key: "gender", Label: court.Text{EN: "Gender", CY: "Rhywedd"}, Value: h.Gender, Words: h.GenderText()}}
}

func nationality(p party) []Particular {
	if p.defendant.Person == nil {
		return nil
	}
	h := *p.defendant.Person
	words, _ := h.NationalityText()
	return []Particular{{Key: "nationality", Label: court.Text{EN: "Nationality", CY: "Cenedligrwydd"}, Value: h.Nationality, Words: words}}
}

func contact(p party) []Particular {
	c := p.defendant.Contact
	return []Particular{
		{Key: "mobile", Label: court.Text{EN: "Mobile", CY: "Ffôn symudol"}, Value: c.Mobile},
		{Key: "telephone", Label: court.Text{EN: "Telephone", CY: "Ffôn"}, Value: c.Home},
		{Key: "email", Label: court.Text{EN: "E-mail", CY: "E-bost"}, Value: c.Email},
	}
}

func parent(p party) []Particular {
	if p.defendant.Parent == nil {
		return nil
	}
	who := *p.defendant.Parent
	return []Particular{
		{Key: "parent", Label: court.Text{EN: "Parent or guardian", CY: "Rhiant neu warcheidwad"}, Value: who.Name},
		{Key: "parent_mobile", Label: court.Text{EN: "Parent's mobile", CY: "Ffôn symudol y rhiant"}, Value: who.Contact.Mobile},
	}
}

func aid(p party) string {
	if p.defendant.Representation == nil {
		return ""
	}
	return p.defendant.Representation.LegalAid
}

// risks joins the needs on the file with the risk factors that the court
// recorded at the hearing.
func risks(p party) []Particular {
	en, cy := []string{p.defendant.Needs}, []string{p.defendant.Needs}
	for _, r := range matching(p.results, []string{"VULN"}) {
		en, cy = append(en, r.Text.EN), append(cy, r.Text.In(court.Welsh))
	}
	words := court.Text{EN: strings.Join(withoutEmpty(en), "; "), CY: strings.Join(withoutEmpty(cy), "; ")}
	return []Particular{{
		Key: "risks", Label: court.Text{EN: "Risks and needs", CY: "Risgiau ac anghenion"}, Value: words.EN, Words: words,
	}}
}

func next(p party) []Particular {
	for _, r := range p.results {
		n, ok := result.NextHearing(r)
		if !ok {
			continue
		}
		at := strings.Join(withoutEmpty([]string{n.Time, n.Court, n.Room}), ", ")
		return []Particular{
			{
				Key: "next_hearing", Label: court.Text{EN: "Next hearing", CY: "Gwrandawiad nesaf"}, Value: n.Date.String(),
				Words: court.Text{EN: n.Date.Long(court.English), CY: n.Date.Long(court.Welsh)},
			},
			{Key: "next_hearing_at", Label: court.Text{EN: "At", CY: "Am"}, Value: at},
		}
	}
	return nil
}

func withoutEmpty(in []string) []string {
	var out []string
	for _, s := range in {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
