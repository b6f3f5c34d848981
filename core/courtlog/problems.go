package courtlog

import (
	"fmt"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// listedAtMost is how many choices a refusal names.
const listedAtMost = 8

func nothingTyped() error {
	return court.Bad("log-empty",
		court.Text{EN: "There is nothing to log.", CY: "Nid oes dim i'w gofnodi."},
		court.Text{EN: "Type initials, a code or words, for example CO.", CY: "Teipiwch lythrennau, cod neu eiriau, er enghraifft CO."})
}

func notUnderstood(typed []string, near []Match) error {
	what := strings.Join(typed, " ")
	p := court.Bad("log-not-understood",
		court.Text{EN: fmt.Sprintf("%q does not begin with anything that can be logged.", what), CY: fmt.Sprintf("Nid yw %q yn dechrau â dim y gellir ei gofnodi.", what)},
		court.Text{EN: "To log it in your own words, type FT before it.", CY: "I'w gofnodi yn eich geiriau eich hun, teipiwch FT o'i flaen."})
	if len(near) > 0 {
		p.Do = joined(p.Do, court.Text{EN: "Did you mean: ", CY: "Ai dyma oedd gennych mewn golwg: "}, choices(near))
	}
	return p
}

func ambiguous(typed []string, found []Match) error {
	what := strings.Join(typed, " ")
	return court.Bad("log-ambiguous",
		court.Text{EN: fmt.Sprintf("%q may mean more than one thing.", what), CY: fmt.Sprintf("Gall %q olygu mwy nag un peth.", what)},
		joined(court.Text{}, court.Text{EN: "Type the initials of one: ", CY: "Teipiwch lythrennau un: "}, choices(found)))
}

func choices(found []Match) court.Text {
	var en, cy []string
	for _, m := range found[:min(len(found), listedAtMost)] {
		en = append(en, m.Definition.Initials+" "+m.Definition.Label.EN)
		cy = append(cy, m.Definition.Initials+" "+m.Definition.Label.CY)
	}
	return court.Text{EN: strings.Join(en, "; ") + ".", CY: strings.Join(cy, "; ") + "."}
}

// joined puts texts one after another, the first as a sentence of its own.
func joined(first, second, third court.Text) court.Text {
	return court.Text{
		EN: strings.TrimSpace(first.EN + " " + second.EN + third.EN),
		CY: strings.TrimSpace(first.CY + " " + second.CY + third.CY),
	}
}

func otherDay(day court.Date) error {
	return court.Bad("log-other-day",
		court.Text{EN: "This is the log of " + day.Long(court.English) + ".", CY: "Dyma gofnod " + day.Long(court.Welsh) + "."},
		court.Text{EN: "Type the time of the entry before it, for example 10:42.", CY: "Teipiwch amser y cofnod o'i flaen, er enghraifft 10:42."})
}

func noSuchTime(h, m int) error {
	clock := fmt.Sprintf("%02d:%02d", h, m)
	return court.Bad("log-no-such-time",
		court.Text{EN: "There was no " + clock + " that day: the clocks had gone forward.", CY: "Nid oedd " + clock + " y diwrnod hwnnw: roedd y clociau wedi eu troi ymlaen."},
		court.Text{EN: "Type the time that the clock showed.", CY: "Teipiwch yr amser a ddangosai'r cloc."})
}

func noSuchDefendant(d Definition, file casefile.File, n int) error {
	return court.Bad("log-no-such-defendant",
		court.Text{EN: fmt.Sprintf("There is no defendant %d in this case.", n), CY: fmt.Sprintf("Nid oes diffynnydd %d yn yr achos hwn.", n)},
		whichDefendant(d, file))
}

func whichDefendant(d Definition, file casefile.File) court.Text {
	var lines []string
	for _, defendant := range file.Defendants[:min(len(file.Defendants), listedAtMost)] {
		lines = append(lines, fmt.Sprintf("%s %d %s", d.Initials, defendant.Number, defendant.Name()))
	}
	list := strings.Join(lines, "; ") + "."
	return court.Text{EN: "Type the defendant's number: " + list, CY: "Teipiwch rif y diffynnydd: " + list}
}

// asks words what each part of an entry is asked for by.
var asks = map[Part]court.Text{
	PartWitness: {EN: "the name of the witness", CY: "enw'r tyst"},
	PartCounsel: {EN: "the name of the advocate", CY: "enw'r eiriolwr"},
	PartTime:    {EN: "a time, for example 14:00", CY: "amser, er enghraifft 14:00"},
	PartNote:    {EN: "what is to be noted", CY: "yr hyn sydd i'w nodi"},
}

// needed says which part is missing.
func needed(d Definition, p Part, file casefile.File) error {
	switch p {
	case PartDefendant:
		what := court.Text{EN: d.Label.EN + ": which defendant?", CY: d.Label.CY + ": pa ddiffynnydd?"}
		return court.Bad("log-which-defendant", what, whichDefendant(d, file))
	case PartOption:
		return whichOption(d, d.Options)
	case PartWitness, PartCounsel, PartTime, PartNote:
	}
	ask := asks[p]
	return court.Bad("log-needs-"+string(p),
		court.Text{EN: d.Label.EN + ": something is missing.", CY: d.Label.CY + ": mae rhywbeth ar goll."},
		court.Text{EN: "After " + d.Initials + " type " + ask.EN + ".", CY: "Ar ôl " + d.Initials + " teipiwch " + ask.CY + "."})
}

func whichOption(d Definition, options []Option) error {
	var en, cy []string
	for _, o := range options[:min(len(options), listedAtMost)] {
		en = append(en, o.Code+" "+o.Label.EN)
		cy = append(cy, o.Code+" "+o.Label.CY)
	}
	return court.Bad("log-which-option",
		court.Text{EN: d.Label.EN + ": which?", CY: d.Label.CY + ": pa un?"},
		court.Text{EN: "Type one of these: " + strings.Join(en, "; ") + ".", CY: "Teipiwch un o'r rhain: " + strings.Join(cy, "; ") + "."})
}

func stillToCome() error {
	return court.Refuse("log-future",
		court.Text{EN: "That time is still to come.", CY: "Nid yw'r amser hwnnw wedi dod eto."},
		court.Text{EN: "Leave the time out to log it now, or type an earlier one.", CY: "Hepgorwch yr amser i'w gofnodi nawr, neu teipiwch amser cynharach."})
}

func noteTooLong(n int) error {
	return court.Refuse("log-note-too-long",
		court.Text{EN: fmt.Sprintf("The note has %d characters; %d is the most that a log entry may have.", n, noteLimit), CY: fmt.Sprintf("Mae gan y nodyn %d o nodau; %d yw'r mwyaf y caiff cofnod ei gael.", n, noteLimit)},
		court.Text{EN: "Log it in two entries.", CY: "Cofnodwch ef mewn dau gofnod."})
}

// refusals say why an entry cannot stand where it is, and what to do.
var refusals = map[fault][2]court.Text{
	notStarted: {
		{EN: "The hearing had not begun at that time.", CY: "Nid oedd y gwrandawiad wedi dechrau bryd hynny."},
		{EN: "Call the case on first (CO), with the time if it was earlier.", CY: "Galwch yr achos yn gyntaf (CO), gyda'r amser os oedd yn gynharach."},
	},
	alreadyStarted: {
		{EN: "The case had been called on already.", CY: "Roedd yr achos eisoes wedi ei alw."},
		{EN: "If its time is wrong, correct that entry.", CY: "Os yw ei amser yn anghywir, cywirwch y cofnod hwnnw."},
	},
	whilePaused: {
		{EN: "The hearing was paused at that time.", CY: "Roedd y gwrandawiad wedi ei oedi bryd hynny."},
		{EN: "Resume it first (RE), with the time if it was earlier.", CY: "Ailddechreuwch ef yn gyntaf (RE), gyda'r amser os oedd yn gynharach."},
	},
	alreadyPaused: {
		{EN: "The hearing was paused already.", CY: "Roedd y gwrandawiad eisoes wedi ei oedi."},
		{EN: "Resume it (RE) before pausing it again.", CY: "Ailddechreuwch ef (RE) cyn ei oedi eto."},
	},
	notPaused: {
		{EN: "The hearing was not paused, so it cannot resume.", CY: "Nid oedd y gwrandawiad wedi ei oedi, felly ni all ailddechrau."},
		{EN: "If it was paused earlier, log the pause with its time first.", CY: "Os cafodd ei oedi'n gynharach, cofnodwch yr oedi gyda'i amser yn gyntaf."},
	},
	afterEnd: {
		{EN: "The hearing had ended at that time.", CY: "Roedd y gwrandawiad wedi dod i ben bryd hynny."},
		{EN: "To go on, call the case on again (CO); or type an earlier time.", CY: "I fynd ymlaen, galwch yr achos eto (CO); neu teipiwch amser cynharach."},
	},
}

func misplaced(why fault, e Entry) error {
	words := refusals[why]
	p := court.Refuse("log-"+string(why), words[0], words[1])
	p.Err = fmt.Errorf("log %s at %s", e.Code, e.At.Format("2006-01-02T15:04:05Z07:00"))
	return p
}

func wouldDisplace(other Entry) error {
	return court.Refuse("log-displaces",
		court.Text{EN: fmt.Sprintf("At that time it would leave a later entry outside the hearing: %q.", other.Text), CY: fmt.Sprintf("Bryd hynny byddai'n gadael cofnod diweddarach y tu allan i'r gwrandawiad: %q.", other.Text)},
		court.Text{EN: "Type another time, or correct the later entry first.", CY: "Teipiwch amser arall, neu cywirwch y cofnod diweddarach yn gyntaf."})
}

func holdsUp(other Entry) error {
	return court.Refuse("log-needed",
		court.Text{EN: fmt.Sprintf("A later entry depends on it: %q.", other.Text), CY: fmt.Sprintf("Mae cofnod diweddarach yn dibynnu arno: %q.", other.Text)},
		court.Text{EN: "Withdraw the later entry first, or correct this one.", CY: "Tynnwch y cofnod diweddarach yn ôl yn gyntaf, neu cywirwch yr un hwn."})
}

func alreadyLogged(e Entry) error {
	return court.Refuse("log-already",
		court.Text{EN: fmt.Sprintf("This has been logged already: %q.", e.Text), CY: fmt.Sprintf("Mae hyn eisoes wedi ei gofnodi: %q.", e.Text)},
		court.Text{EN: "Nothing more is needed.", CY: "Nid oes angen dim mwy."})
}

func noSuchEntry() error {
	p := court.Refuse("log-no-such-entry",
		court.Text{EN: "There is no such entry in this log.", CY: "Nid oes cofnod o'r fath yn y cofnod hwn."},
		court.Text{EN: "Choose an entry that the log shows.", CY: "Dewiswch gofnod y mae'r cofnod yn ei ddangos."})
	p.Kind = court.NotFound
	return p
}

func alreadyCorrected(e Entry) error {
	return court.Refuse("log-already-corrected",
		court.Text{EN: fmt.Sprintf("%q has been corrected already.", e.Text), CY: fmt.Sprintf("Mae %q eisoes wedi ei gywiro.", e.Text)},
		court.Text{EN: "Choose the entry that took its place.", CY: "Dewiswch y cofnod a gymerodd ei le."})
}

func alreadyWithdrawn(e Entry) error {
	return court.Refuse("log-already-withdrawn",
		court.Text{EN: fmt.Sprintf("%q has been withdrawn already.", e.Text), CY: fmt.Sprintf("Mae %q eisoes wedi ei dynnu'n ôl.", e.Text)},
		court.Text{EN: "If it did happen, log it again.", CY: "Os digwyddodd, cofnodwch ef eto."})
}

func otherHearing(old Entry) error {
	return court.Refuse("log-other-hearing",
		court.Text{EN: "The entry is of another hearing day: " + old.Day.Long(court.English) + ".", CY: "Mae'r cofnod o ddiwrnod gwrandawiad arall: " + old.Day.Long(court.Welsh) + "."},
		court.Text{EN: "Open that day's log to correct it.", CY: "Agorwch gofnod y diwrnod hwnnw i'w gywiro."})
}
