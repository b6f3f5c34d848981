package casefile

import (
	"fmt"

	"assize.example/core/court"
)

// What several decisions refuse, in the words of the court.

func noOffence() error {
	return &court.Problem{
		Kind: court.NotFound, Code: "offence-unknown",
		What: court.Text{EN: "That offence is not in this case.", CY: "Nid yw’r drosedd honno yn yr achos hwn."},
		Do:   court.Text{EN: "Choose an offence from the grid.", CY: "Dewiswch drosedd o’r grid."},
	}
}

func noDefendant() error {
	return &court.Problem{
		Kind: court.NotFound, Code: "defendant-unknown",
		What: court.Text{EN: "That defendant is not in this case.", CY: "Nid yw’r diffynnydd hwnnw yn yr achos hwn."},
		Do:   court.Text{EN: "Choose a defendant from the case file.", CY: "Dewiswch ddiffynnydd o ffeil yr achos."},
	}
}

func noDate() error {
	return court.Bad("date-missing",
		court.Text{EN: "The date is missing.", CY: "Mae’r dyddiad ar goll."},
		court.Text{EN: "Give the day on which it happened.", CY: "Rhowch y diwrnod y digwyddodd."})
}

func noReason(what court.Text) error {
	return court.Refuse("reason-missing", what,
		court.Text{EN: "Give the reason for the change.", CY: "Rhowch y rheswm dros y newid."})
}

func wrongCode(o Offence, code string, j court.Jurisdiction) error {
	where := court.Text{EN: "the Crown Court", CY: "Llys y Goron"}
	if j == court.Magistrates {
		where = court.Text{EN: "a magistrates’ court", CY: "llys ynadon"}
	}
	return court.Bad("code-unknown",
		court.Text{
			EN: fmt.Sprintf("Offence %d: %q is not a code of %s.", o.Number, code, where.EN),
			CY: fmt.Sprintf("Trosedd %d: nid yw %q yn un o godau %s.", o.Number, code, where.CY),
		},
		court.Text{EN: "Choose a code from the list.", CY: "Dewiswch god o’r rhestr."})
}

func noOtherOffence(o Offence) error {
	return court.Bad("other-offence-missing",
		about(o, "Offence %d: this code names another offence, and none was given.", "Trosedd %d: mae’r cod hwn yn enwi trosedd arall, ac ni roddwyd un."),
		court.Text{EN: "Give the offence.", CY: "Rhowch y drosedd."})
}

// about words a sentence about an offence by the number that the grid shows:
// en and cy are formats that take it.
func about(o Offence, en, cy string) court.Text {
	return court.Text{EN: fmt.Sprintf(en, o.Number), CY: fmt.Sprintf(cy, o.Number)}
}

func hasVerdict(o Offence) court.Text {
	return about(o, "Offence %d already has a verdict.", "Mae gan drosedd %d reithfarn eisoes.")
}
