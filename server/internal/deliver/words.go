package deliver

import (
	"strings"

	"assize.example/core/court"
)

// What the steps of a notification say, besides what a mail server or a file
// system answered. Clerks read it at their desks.
var (
	noWay = court.Text{
		EN: "no way to reach this agency has been set up at the hub",
		CY: "nid oes ffordd o gyrraedd yr asiantaeth hon wedi'i gosod yn yr hwb",
	}
	notInTime       = court.Text{EN: "sent, and not acknowledged in time", CY: "anfonwyd, ond heb ei gydnabod mewn pryd"}
	notYet          = court.Text{EN: "it could not be sent yet", CY: "ni ellid ei anfon eto"}
	refused         = court.Text{EN: "it cannot be sent", CY: "ni ellir ei anfon"}
	askedAgain      = court.Text{EN: "to be sent again, as a person asked", CY: "i'w anfon eto, fel y gofynnodd rhywun"}
	waitsForEarlier = court.Text{
		EN: "an earlier message to the same agency has still to be sent",
		CY: "mae neges gynharach i'r un asiantaeth eto i'w hanfon",
	}
	takenAway = court.Text{EN: "taken from the folder", CY: "cymerwyd o'r ffolder"}
)

// both is a text in both languages: a step has one detail for all who read it.
func both(t court.Text) string { return t.EN + " / " + t.CY }

// says reports whether a step's detail is this text.
func says(detail string, t court.Text) bool { return strings.HasPrefix(detail, t.EN) }
