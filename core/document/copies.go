package document

import (
	"cmp"
	"slices"

	"assize.example/core/court"
	"assize.example/core/notify"
)

// Those who get a copy and are no agency of notifications/agencies.csv, as
// Document.CopyTo calls them.
const (
	ToDefendant = "defendant"
	ToParent    = "parent" // or guardian, of a defendant under 18
	ToRecord    = "record" // of the court
)

// CopiesTo completes documents with who gets a copy: the defendant, those who
// are told of the set with that document, and the court record. The list is
// read from the obligations themselves, so that a document never names somebody
// to whom it is not sent.
//
// A document that an amendment leaves standing is left out, unless somebody who
// was not told before is to have it.
func CopiesTo(docs []Document, told []notify.Obligation, w Wording) []Document {
	out := slices.DeleteFunc(slices.Clone(docs), func(d Document) bool {
		toAnother := func(o notify.Obligation) bool { return !o.Stands && !o.Supersedes && goesWith(o, d) }
		return d.Stands && !slices.ContainsFunc(told, toAnother)
	})
	for i, d := range out {
		out[i].CopyTo = copies(d, told)
		out[i].Copies = w.CopiesIn(out[i], d.Language)
	}
	return out
}

// CopiesIn names those who get a copy of a document in a language, which need
// not be the document's: for a list in the clerk's.
func (w Wording) CopiesIn(d Document, l court.Language) []string {
	out := make([]string, 0, len(d.CopyTo))
	for _, code := range d.CopyTo {
		own := w.common.Labels["copy-"+code].In(l)
		out = append(out, cmp.Or(own, w.common.Agencies[code].In(l), code))
	}
	return out
}

// copies are the codes of those who get a copy: first whoever the document is
// about, and last the court record.
func copies(d Document, told []notify.Obligation) []string {
	out := slices.DeleteFunc(slices.Clone(d.CopyTo), func(code string) bool { return code != ToDefendant && code != ToParent })
	for _, o := range told {
		if goesWith(o, d) && !slices.Contains(out, o.Agency) {
			out = append(out, o.Agency)
		}
	}
	return append(out, ToRecord)
}

// goesWith reports whether a document goes with a notification.
func goesWith(o notify.Obligation, d Document) bool {
	return o.Required && o.Defendant == d.Defendant && slices.Contains(o.Documents, d.Kind)
}
