package document

import (
	"slices"

	"assize.example/core/notify"
)

// CopiesTo completes documents with who gets a copy: the defendant, those who
// are told of the set with that document, and the court record. The list is
// read from the obligations themselves, so that a document never names somebody
// to whom it is not sent.
func CopiesTo(docs []Document, told []notify.Obligation, w Wording) []Document {
	out := slices.Clone(docs)
	for i, d := range out {
		out[i].Copies = w.copies(d, told)
	}
	return out
}

func (w Wording) copies(d Document, told []notify.Obligation) []string {
	var out []string
	if d.Defendant != "" {
		out = append(out, w.common.Labels["copy-defendant"].In(d.Language))
	}
	for _, o := range told {
		name := w.common.Agencies[o.Agency].In(d.Language)
		if o.Required && o.Defendant == d.Defendant && slices.Contains(o.Documents, d.Kind) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return append(out, w.common.Labels["copy-record"].In(d.Language))
}
