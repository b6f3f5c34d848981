// Package pdf lays documents out as PDF on A4. The same documents give the
// same bytes at every desk. It is the only importer of gofpdf.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jung-kurt/gofpdf"

	"assize.example/core/document"
)

// family is the name of the typeface within a PDF.
const family = "assize"

// Render lays out one document, or several as a bundle, each beginning on a
// new page with its own page numbers. The typeface is read from fonts, which
// has the files of assets/fonts at its root. The dates within the PDF are those
// of the first document, so the bytes depend on nothing but docs and fonts.
func Render(docs []document.Document, fonts fs.FS) ([]byte, error) {
	if len(docs) == 0 {
		return nil, errors.New("render documents: there are none")
	}
	faces := map[style]*face{}
	for st, file := range files {
		f, err := readFace(fonts, file)
		if err != nil {
			return nil, err
		}
		faces[st] = f
	}
	s := newSheet(docs[0], faces)
	for _, d := range docs {
		if err := s.lay(d); err != nil {
			return nil, fmt.Errorf("lay out %s of %s: %w", d.Kind, d.Court.Reference, err)
		}
	}
	var out bytes.Buffer
	if err := s.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write %d documents as PDF: %w", len(docs), err)
	}
	return out.Bytes(), nil
}

// newSheet begins a PDF that bears the first document's title and time.
func newSheet(first document.Document, faces map[style]*face) *sheet {
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetCatalogSort(true) // otherwise resources are written in the order of a map
	p.SetCreationDate(first.At.UTC())
	p.SetModificationDate(first.At.UTC())
	p.SetProducer("Assize", true)
	p.SetTitle(faces[regular].clean(first.Court.Reference+" "+first.Title), true)
	p.SetAuthor(faces[regular].clean(first.Court.Name), true)
	p.SetAutoPageBreak(false, 0) // the sheet breaks pages itself, at lines
	for _, st := range []style{regular, bold} {
		p.AddUTF8FontFromBytes(family, string(st), faces[st].ttf)
	}
	return &sheet{pdf: p, faces: faces}
}
