package casefile

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize.example/core/court"
)

// NoteLimit is how many characters a note on the file may have.
const NoteLimit = 3000

// ImposeRestriction decides whether a restriction may be recorded.
func ImposeRestriction(f File, e RestrictionImposed) ([]Event, error) {
	r := e.Restriction
	known := slices.ContainsFunc(f.Restrictions, func(have Restriction) bool { return have.ID == r.ID })
	switch {
	case known || r.ID == "":
		return nil, court.Refuse("restriction-known",
			court.Text{EN: "That restriction is recorded already.", CY: "Mae’r cyfyngiad hwnnw wedi’i gofnodi eisoes."},
			court.Text{EN: "Impose a new one, or lift this one.", CY: "Gosodwch un newydd, neu codwch hwn."})
	case strings.TrimSpace(r.Provision) == "":
		return nil, court.Bad("restriction-provision",
			court.Text{EN: "The restriction does not say under which provision it is made.", CY: "Nid yw’r cyfyngiad yn dweud o dan ba ddarpariaeth y’i gwneir."},
			court.Text{EN: "Give the Act and section.", CY: "Rhowch y Ddeddf a’r adran."})
	case r.On.IsZero():
		return nil, noDate()
	}
	e.Restriction.Lifted = court.Date{}
	return []Event{e}, nil
}

// LiftRestriction decides whether a restriction may be recorded as ended.
func LiftRestriction(f File, e RestrictionLifted) ([]Event, error) {
	i := slices.IndexFunc(f.Restrictions, func(r Restriction) bool { return r.ID == e.ID && r.Lifted.IsZero() })
	switch {
	case i < 0:
		return nil, court.Refuse("restriction-not-in-force",
			court.Text{EN: "That restriction is not in force.", CY: "Nid yw’r cyfyngiad hwnnw mewn grym."},
			court.Text{EN: "Choose one that is in force.", CY: "Dewiswch un sydd mewn grym."})
	case e.On.IsZero():
		return nil, noDate()
	case e.On.Before(f.Restrictions[i].On):
		return nil, court.Bad("restriction-lifted-early",
			court.Text{EN: "The restriction would end before it was imposed.", CY: "Byddai’r cyfyngiad yn dod i ben cyn ei osod."},
			court.Text{EN: "Check the date.", CY: "Gwiriwch y dyddiad."})
	}
	return []Event{e}, nil
}

// LinkCase decides whether the case may be linked with another.
func LinkCase(f File, e CaseLinked) ([]Event, error) {
	linked := slices.ContainsFunc(f.Links, func(l Link) bool { return l.CaseID == e.Link.CaseID })
	switch {
	case e.Link.CaseID == "" || e.Link.CaseID == f.ID:
		return nil, court.Bad("link-target",
			court.Text{EN: "A case is linked with another case.", CY: "Cysylltir achos ag achos arall."},
			court.Text{EN: "Choose the other case.", CY: "Dewiswch yr achos arall."})
	case linked:
		return nil, court.Refuse("link-known",
			court.Text{EN: "The two cases are linked already.", CY: "Mae’r ddau achos wedi’u cysylltu eisoes."},
			court.Text{EN: "Nothing is to be recorded.", CY: "Nid oes dim i’w gofnodi."})
	case strings.TrimSpace(e.Link.Why) == "":
		return nil, court.Bad("link-why",
			court.Text{EN: "The link does not say why the cases belong together.", CY: "Nid yw’r cysylltiad yn dweud pam mae’r achosion yn perthyn i’w gilydd."},
			court.Text{EN: "Say why.", CY: "Dywedwch pam."})
	}
	return []Event{e}, nil
}

// WriteNote decides whether a note may be written on the file. Space around it
// is dropped.
func WriteNote(_ File, e NoteWritten) ([]Event, error) {
	e.Text = strings.TrimSpace(e.Text)
	switch n := utf8.RuneCountInString(e.Text); {
	case n == 0:
		return nil, court.Bad("note-empty",
			court.Text{EN: "The note is empty.", CY: "Mae’r nodyn yn wag."},
			court.Text{EN: "Write something, or leave it.", CY: "Ysgrifennwch rywbeth, neu gadewch ef."})
	case n > NoteLimit:
		over := strconv.Itoa(n - NoteLimit)
		return nil, &court.Problem{
			Kind: court.Invalid, Code: "note-too-long",
			What: court.Text{EN: "The note is " + over + " characters too long.", CY: "Mae’r nodyn " + over + " nod yn rhy hir."},
			Safe: court.Text{EN: "What you wrote is still in the box.", CY: "Mae’r hyn a ysgrifennoch yn dal yn y blwch."},
			Do:   court.Text{EN: "Shorten it, or write two notes.", CY: "Byrhewch ef, neu ysgrifennwch ddau nodyn."},
		}
	}
	return []Event{e}, nil
}
