package courtroom

import (
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/record"
)

// chargeOf changes a charge by what is typed, in this order, each as far as it
// is given: a code, a date, the wording. What the offence list knows of a new
// code is taken from there; of a code that it does not know the title is typed
// before a stroke.
func (p *Presenter) chargeOf(o casefile.Offence, args string) casefile.Offence {
	first, rest, _ := strings.Cut(args, " ")
	if code, err := court.ParseOffenceCode(first); err == nil {
		args = strings.TrimSpace(rest)
		o = p.coded(o, code)
	}
	first, rest, _ = strings.Cut(args, " ")
	if on, err := court.ParseDate(first); err == nil {
		args = strings.TrimSpace(rest)
		o.From, o.To, o.DateCode = on, court.Date{}, casefile.DateOn
	}
	if o.Title.EN == "" {
		title, wording, _ := strings.Cut(args, "/")
		o.Title, args = court.Text{EN: strings.TrimSpace(title)}, strings.TrimSpace(wording)
	}
	if args != "" {
		o.Wording = court.Text{EN: dated(args, o.From)}
	}
	return o
}

// dated begins a wording with the date of the offence, as prosecutors word it,
// where it says none: the order prints the wording.
func dated(wording string, on court.Date) string {
	if on.IsZero() || strings.ContainsAny(wording, "0123456789") {
		return wording
	}
	return "On " + on.Short() + " " + wording
}

// redated words a charge with its new date in the place of the old one. What
// has the old date in no form that is known is left, and is shown.
func redated(wording string, from, to court.Date) string {
	if from.IsZero() || from == to {
		return wording
	}
	return strings.NewReplacer(from.Short(), to.Short(), from.Long(court.English), to.Long(court.English), from.Long(court.Welsh), to.Long(court.Welsh)).Replace(wording)
}

// coded gives an offence a code, with what the offence list knows of it.
func (p *Presenter) coded(o casefile.Offence, code court.OffenceCode) casefile.Offence {
	o.Code, o.Title, o.Statute, o.Mode, o.LookedUp = code, court.Text{}, "", casefile.ModeUnknown, nil
	if known, ok := p.Rules.Reference.Offences.Lookup(code); ok {
		o.Title, o.Statute, o.Mode = known.Title, known.Provision, known.Mode
		o.LookedUp = []string{"title", "statute", "mode"}
	}
	return o
}

func (p *Presenter) chargeWords(o casefile.Offence) court.Text {
	say := func(l court.Language) string {
		parts := []string{string(o.Code), o.Title.In(l)}
		if !o.From.IsZero() {
			parts = append(parts, o.From.Short())
		}
		return strings.Join(append(parts, o.Wording.In(l)), " · ")
	}
	return court.Text{EN: say(court.English), CY: say(court.Welsh)}
}

// decideAddition adds an offence against each defendant among the targets:
// "d1 ADD TH68010 20/11/2026 at Leeds stole …".
func (p *Presenter) decideAddition(c record.Case, cmd command) (decided, error) {
	o := p.chargeOf(casefile.Offence{}, cmd.args)
	events, err := eachDefendant(cmd, func(d string) ([]casefile.Event, error) {
		o.ID = p.NewID()
		return casefile.AddOffence(c.File, casefile.OffenceAdded{Defendant: d, Offence: o})
	})
	onto := cmd
	onto.targets = nil
	for _, t := range cmd.targets { // the read-back names defendants, not the row on which the cursor stands
		t.Offence, t.Number = "", 0
		onto.targets = append(onto.targets, t)
	}
	return decided{says: p.says(wordAdded, p.chargeWords(o), onto, c), events: events}, err
}

// decideCharge amends one charge: "2 CHARGE TH68037", "2 CHARGE 21/11/2026".
func (p *Presenter) decideCharge(c record.Case, cmd command) (decided, error) {
	ids := cmd.offences()
	if len(ids) != 1 {
		return decided{}, court.Bad("one-charge",
			court.Text{EN: "One charge is amended at a time.", CY: "Diwygir un cyhuddiad ar y tro."},
			court.Text{EN: "Start the line with its number.", CY: "Dechreuwch y llinell gyda'i rif."})
	}
	have, _, _ := c.File.Offence(ids[0])
	o := p.chargeOf(have, cmd.args)
	if o.Wording == have.Wording {
		o.Wording = court.Text{EN: redated(o.Wording.EN, have.From, o.From), CY: redated(o.Wording.CY, have.From, o.From)}
	}
	events, err := casefile.AmendOffence(c.File, casefile.OffenceAmended{Offence: o})
	if err == nil && len(events) == 0 {
		err = unchanged()
	}
	return decided{says: p.says(wordCharge, p.chargeWords(o), cmd, c), events: toRecord(events)}, err
}
