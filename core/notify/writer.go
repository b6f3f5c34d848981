package notify

import (
	"strings"

	"assize.example/core/court"
)

// writer lays a message out as plain text in one language.
type writer struct {
	text     []string
	language court.Language
}

func (w *writer) String() string { return strings.Join(w.text, "\n") + "\n" }

func (w *writer) word(en, cy string) string { return court.Text{EN: en, CY: cy}.In(w.language) }

func (w *writer) line(s string) { w.text = append(w.text, s) }

func (w *writer) heading(en, cy string) {
	w.line("")
	w.line(strings.ToUpper(w.word(en, cy)))
}

// field writes a labelled value; one that is not known is left out.
func (w *writer) field(en, cy, value string) {
	if value != "" {
		w.line(w.word(en, cy) + ": " + value)
	}
}

// facts writes particulars.
func (w *writer) facts(all []Particular) {
	for _, f := range all {
		w.field(f.Label.EN, f.Label.CY, f.in(w.language))
	}
}

// notice says how the message stands to one that was sent before.
func (w *writer) notice(o Obligation) {
	switch {
	case o.Gone:
		w.line(w.word("The court has amended its results. What you were told before no longer stands.",
			"Mae'r llys wedi diwygio ei ganlyniadau. Nid yw'r hyn a ddywedwyd wrthych o'r blaen yn sefyll mwyach."))
	case o.Supersedes:
		w.line(w.word("The court has amended its results. This takes the place of what you were told before.",
			"Mae'r llys wedi diwygio ei ganlyniadau. Mae hwn yn disodli'r hyn a ddywedwyd wrthych o'r blaen."))
	}
}
