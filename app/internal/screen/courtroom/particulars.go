package courtroom

import (
	"regexp"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/record"
)

// amendEach corrects the particulars of each defendant among the targets.
func amendEach(c record.Case, cmd command, change func(*casefile.Defendant) error) ([]record.Event, error) {
	return eachDefendant(cmd, func(id string) ([]casefile.Event, error) {
		d, _ := c.File.Defendant(id)
		if d.Person != nil {
			person := *d.Person
			d.Person = &person
		}
		if d.Company != nil {
			company := *d.Company
			d.Company = &company
		}
		if err := change(&d); err != nil {
			return nil, err
		}
		events, err := casefile.AmendDefendant(c.File, casefile.DefendantAmended{Defendant: d})
		if err == nil && len(events) == 0 {
			err = unchanged()
		}
		return events, err
	})
}

func unchanged() error {
	return court.Refuse("unchanged",
		court.Text{EN: "That is what the file says already.", CY: "Dyna y mae'r ffeil yn ei ddweud eisoes."},
		court.Text{EN: "Nothing is to be recorded.", CY: "Nid oes dim i'w gofnodi."})
}

var postcode = regexp.MustCompile(`(?i)\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})$`)

// addressOf reads an address: lines with commas between them, and a postcode at
// the end where there is one.
func addressOf(s string) court.Address {
	var a court.Address
	if m := postcode.FindStringSubmatch(s); m != nil {
		a.Postcode = strings.ToUpper(m[1] + " " + m[2])
		s = strings.TrimSuffix(s, m[0])
	}
	for line := range strings.SplitSeq(s, ",") {
		if line = strings.TrimSpace(line); line != "" {
			a.Lines = append(a.Lines, line)
		}
	}
	return a
}

// decideAddress corrects an address: "d1 ADDRESS 1 High Street, Leeds, LS1 1AA".
func (p *Presenter) decideAddress(c record.Case, cmd command) (decided, error) {
	to := addressOf(cmd.args)
	events, err := amendEach(c, cmd, func(d *casefile.Defendant) error {
		d.Address = to
		return nil
	})
	return decided{says: p.says(wordAddress, court.Text{EN: to.String()}, cmd, c), events: events}, err
}

// decideBirth corrects a date of birth: "d1 BORN 12/03/1990".
func (p *Presenter) decideBirth(c record.Case, cmd command) (decided, error) {
	born, err := court.ParseDate(cmd.args)
	if err != nil || !born.Before(p.day) {
		return decided{}, court.Bad("born",
			court.Text{EN: "“" + cmd.args + "” is not a date of birth.", CY: "Nid yw “" + cmd.args + "” yn ddyddiad geni."},
			court.Text{EN: "Type it as 12/03/1990.", CY: "Teipiwch ef fel 12/03/1990."})
	}
	events, err := amendEach(c, cmd, func(d *casefile.Defendant) error {
		if d.Person == nil {
			return court.Refuse("born-company",
				court.Text{EN: d.Name() + " is a company.", CY: "Cwmni yw " + d.Name() + "."},
				court.Text{EN: "Choose another defendant.", CY: "Dewiswch ddiffynnydd arall."})
		}
		d.Person.Born = born
		return nil
	})
	return decided{says: p.says(wordBirth, court.Text{EN: born.Long(court.English), CY: born.Long(court.Welsh)}, cmd, c), events: events}, err
}

// nameOf reads a person's names: the family name is the last word, or what
// stands after a stroke.
func nameOf(s string, have court.Name) court.Name {
	given, family, split := strings.Cut(s, "/")
	words := strings.Fields(given)
	if !split && len(words) > 0 {
		words, family = words[:len(words)-1], words[len(words)-1]
	}
	have.Given, have.Family = words, strings.Join(strings.Fields(family), " ")
	return have
}

// decideName corrects a name: "d1 NAME John Paul / Smith Jones".
func (p *Presenter) decideName(c record.Case, cmd command) (decided, error) {
	events, err := amendEach(c, cmd, func(d *casefile.Defendant) error {
		if d.Company != nil {
			d.Company.Name = cmd.args
			return nil
		}
		d.Person.Name = nameOf(cmd.args, d.Person.Name)
		return nil
	})
	return decided{says: p.says(wordName, court.Text{EN: nameOf(cmd.args, court.Name{}).Listed()}, cmd, c), events: events}, err
}

// statuses are the letters of the CJS data standard for bail and custody.
var statuses = map[string]casefile.Liberty{
	"A": casefile.NotApplicable, "B": casefile.OnConditions, "C": casefile.InCustody, "L": casefile.InLocalAccom,
	"P": casefile.InHospital, "S": casefile.Convicted, "U": casefile.Unconditional,
}

// decideStatus records bail or custody as it is found to be: "d1 STATUS c HMP
// Leeds", "d1 STATUS b live at 1 High Street; report daily". What the court
// orders about it is a result.
func (p *Presenter) decideStatus(c record.Case, cmd command) (decided, error) {
	letter, terms, _ := strings.Cut(cmd.args, " ")
	liberty, ok := statuses[strings.ToUpper(letter)]
	if !ok {
		return decided{}, court.Bad("status",
			court.Text{EN: "“" + letter + "” is not a bail or custody status.", CY: "Nid yw “" + letter + "” yn statws mechnïaeth neu ddalfa."},
			court.Text{EN: "Choose one of the letters shown.", CY: "Dewiswch un o'r llythrennau a ddangosir."})
	}
	custody := casefile.Custody{Liberty: liberty, Since: p.day}
	switch terms = strings.TrimSpace(terms); liberty {
	case casefile.OnConditions, casefile.Unconditional, casefile.NotApplicable:
		custody.Conditions = listed(terms)
	default:
		custody.Prison = terms
	}
	events, err := eachDefendant(cmd, func(d string) ([]casefile.Event, error) {
		return casefile.RecordCustody(c.File, casefile.CustodyRecorded{Defendant: d, Custody: custody})
	})
	word := libertyWords[liberty]
	if terms != "" {
		word = court.Text{EN: word.EN + ", " + terms, CY: word.CY + ", " + terms}
	}
	return decided{says: p.says(factNames["custody"], word, cmd, c), events: events}, err
}

// listed splits what is separated by semicolons.
func listed(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// inForce are the restrictions that have not been lifted.
func inForce(f casefile.File) []casefile.Restriction {
	var out []casefile.Restriction
	for _, r := range f.Restrictions {
		if r.Lifted.IsZero() {
			out = append(out, r)
		}
	}
	return out
}

// decideLifting lifts a restriction, named by the start of its provision.
func (p *Presenter) decideLifting(c record.Case, cmd command) (decided, error) {
	var found []casefile.Restriction
	for _, r := range inForce(c.File) {
		if strings.HasPrefix(plain(r.Provision), plain(cmd.args)) {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		return decided{}, court.Bad("restriction",
			court.Text{EN: "“" + cmd.args + "” is not one restriction that is in force.", CY: "Nid yw “" + cmd.args + "” yn un cyfyngiad sydd mewn grym."},
			court.Text{EN: "Choose one of those shown.", CY: "Dewiswch un o'r rhai a ddangosir."})
	}
	events, err := casefile.LiftRestriction(c.File, casefile.RestrictionLifted{ID: found[0].ID, On: p.day})
	return decided{says: wordLifted.In(p.Language) + ": " + found[0].Provision, events: toRecord(events)}, err
}

// decideLink links the case with another: "LINK 60CL0005363 / same incident".
func (p *Presenter) decideLink(c record.Case, cmd command) (decided, error) {
	reference, why, _ := strings.Cut(cmd.args, "/")
	reference = strings.ToUpper(strings.TrimSpace(reference))
	link := casefile.Link{CaseID: casefile.NewID(reference), Reference: reference, Why: strings.TrimSpace(why)}
	for id, other := range p.cases {
		if strings.EqualFold(other.File.Reference(), reference) || strings.EqualFold(string(other.File.URN), reference) {
			link.CaseID = id
		}
	}
	events, err := casefile.LinkCase(c.File, casefile.CaseLinked{Link: link})
	return decided{says: wordLink.In(p.Language) + ": " + cmd.args, events: toRecord(events)}, err
}
