package document

import (
	"strconv"
	"strings"

	"assize.example/core/casefile"
)

// party is who the document is about: enough to know the person by, even where
// little is recorded.
func (d draft) party() []Line {
	var out []Line
	add := func(key, value string) {
		if value != "" {
			out = append(out, Line{d.label(key), value})
		}
	}
	def := d.defendant
	add("name", def.Name())
	if def.Person != nil {
		add("aliases", d.aliases(*def.Person))
		add("born", d.born())
	}
	if def.Company != nil {
		add("aliases", strings.Join(def.Company.Aliases, ", "))
		add("company-number", def.Company.Number)
		add("company-officer", def.Company.Officer)
	}
	add("address", def.Address.String())
	add("asn", string(def.ASN))
	for _, key := range d.kind.Party {
		add(key, d.particular(key))
	}
	if def.Parent != nil {
		add("parent", strings.Join(filled(def.Parent.Name, def.Parent.Address.String()), ", "))
	}
	return out
}

// particular is a further particular that a kind of document asks for.
func (d draft) particular(key string) string {
	def := d.defendant
	switch key {
	case "pnc":
		return def.PNC
	case "cro":
		return def.CRO
	case "prosecutor":
		return d.set.Case.Prosecutor.Name
	case "prosecutor-reference":
		return def.Reference
	case "interpreter":
		return def.Interpreter
	case "needs":
		return def.Needs
	case "representation":
		if r := def.Representation; r != nil {
			return strings.Join(filled(r.Firm, r.Advocate), ", ")
		}
		return ""
	}
	if def.Person == nil {
		return ""
	}
	return d.personal(*def.Person, key)
}

func (d draft) personal(p casefile.Person, key string) string {
	switch key {
	case "gender":
		return p.GenderText().In(d.in)
	case "nationality":
		words, coded := p.NationalityText()
		if coded { // nobody who is handed the paper knows what it stands for
			return ""
		}
		return words.In(d.in)
	case "insurance":
		return p.Insurance
	case "driver":
		return p.Driver
	}
	return ""
}

func (d draft) aliases(p casefile.Person) string {
	var out []string
	for _, n := range p.Aliases {
		out = append(out, n.String())
	}
	return strings.Join(out, ", ")
}

// born is the date of birth with the age on the day of the order.
func (d draft) born() string {
	age, known := d.defendant.AgeOn(d.set.Day)
	if !known {
		return d.label("born-unknown")
	}
	return d.defendant.Person.Born.Long(d.in) + " (" + strings.ReplaceAll(d.label("age"), "{age}", strconv.Itoa(age)) + ")"
}

// publicName is the name for a document that may be shown to the public.
func (d draft) publicName() string {
	if d.defendant.Masked {
		return d.label("masked")
	}
	return d.defendant.Name()
}
