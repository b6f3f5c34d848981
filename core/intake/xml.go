package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"assize.example/core/court"
)

// Limits on what is read, so that a hostile file can fill neither the memory
// nor the day. A full day of a large court house is about a tenth of each.
const (
	MaxBytes    = 16 << 20 // of a message, as received and once decoded
	MaxDepth    = 64       // elements within each other
	MaxElements = 200_000
	MaxAlike    = 1000 // defendants of a case, offences of a defendant
	MaxFaults   = 1000 // reported of one message
)

// parse reads XML into a tree. Entities other than the five of XML itself are
// refused, and so is a document type declaration, which could define more.
func parse(file string, data []byte) (*element, *Fault) {
	text, err := decodeUTF16(data)
	switch {
	case err != nil:
		return nil, &Fault{File: file, Found: err.Error(), Want: court.Text{EN: "well-formed UTF-16", CY: "UTF-16 dilys"}}
	case len(data) > MaxBytes, len(text) > MaxBytes:
		return nil, &Fault{File: file, Found: fmt.Sprintf("%d MB", max(len(data), len(text))>>20), Want: court.Text{
			EN: fmt.Sprintf("no more than %d MB", MaxBytes>>20), CY: fmt.Sprintf("dim mwy na %d MB", MaxBytes>>20),
		}}
	}
	return (&parser{file: file, firstLine: 1, charset: declaredCharset}).parse(text)
}

// parseWithin reads the XML that an element of another document carries as
// text. Its lines are those of the file.
func parseWithin(file string, at *element) (*element, *Fault) {
	inner := strings.TrimLeft(at.raw, " \t\r\n")
	blank := strings.Count(at.raw[:len(at.raw)-len(inner)], "\n")
	p := &parser{file: file, firstLine: at.textLine + blank, charset: alreadyUnicode, under: at.path()}
	return p.parse([]byte(strings.TrimRight(inner, " \t\r\n")))
}

// decodeUTF16 turns UTF-16, known by its mark or its first character, into
// UTF-8, and drops the mark that UTF-8 sometimes has.
func decodeUTF16(data []byte) ([]byte, error) {
	order := unicode.BigEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:], nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		order = unicode.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
	default:
		return data, nil
	}
	return unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
}

// declaredCharset decodes what the XML declaration says. UTF-16 has been
// decoded before: a declaration of it that is still read is read as UTF-8.
func declaredCharset(label string, in io.Reader) (io.Reader, error) {
	if l := strings.ToLower(label); strings.HasPrefix(l, "utf-16") || strings.HasPrefix(l, "ucs-2") {
		return in, nil
	}
	return charset.NewReaderLabel(label, in)
}

// alreadyUnicode reads XML that came as text: its declaration is about bytes
// that are long gone.
func alreadyUnicode(_ string, in io.Reader) (io.Reader, error) { return in, nil }

// parser builds the tree of one document.
type parser struct {
	file      string
	firstLine int
	under     string // path of the element that carries the document
	charset   func(string, io.Reader) (io.Reader, error)
	dec       *xml.Decoder
	root, at  *element
	depth     int
	elements  int
}

func (p *parser) parse(text []byte) (*element, *Fault) {
	p.dec = xml.NewDecoder(bytes.NewReader(text))
	p.dec.CharsetReader = p.charset
	for {
		line := p.line()
		token, err := p.dec.RawToken()
		if errors.Is(err, io.EOF) {
			return p.finish()
		}
		if err != nil {
			return nil, p.fault(faultLine(err, p.firstLine, line), syntax(err), wantXML)
		}
		if f := p.take(token, line); f != nil {
			return nil, f
		}
	}
}

var wantXML = court.Text{EN: "well-formed XML", CY: "XML dilys"}

// line returns the line, in the file, up to which has been read.
func (p *parser) line() int {
	line, _ := p.dec.InputPos()
	return p.firstLine + line - 1
}

// faultLine prefers the line that the XML package names to where reading began.
func faultLine(err error, first, began int) int {
	if s, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return first + s.Line - 1
	}
	return began
}

func syntax(err error) string {
	if s, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return s.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

func (p *parser) fault(line int, found string, want court.Text) *Fault {
	path := p.under
	if p.at != nil {
		path = p.at.path()
	}
	return &Fault{File: p.file, Line: line, Element: path, Found: found, Want: want}
}

// take puts one token into the tree.
func (p *parser) take(token xml.Token, line int) *Fault {
	switch t := token.(type) {
	case xml.StartElement:
		return p.open(t, line)
	case xml.EndElement:
		return p.close(t, line)
	case xml.CharData:
		if p.at != nil {
			p.at.text.Write(t)
		} else if len(bytes.TrimSpace(t)) > 0 {
			return p.fault(line, string(t), wantXML)
		}
	case xml.Directive:
		return p.fault(line, "<!"+string(t)+">", court.Text{EN: "no document type declaration", CY: "dim datganiad math o ddogfen"})
	}
	return nil
}

func (p *parser) open(t xml.StartElement, line int) *Fault {
	p.depth++
	p.elements++
	switch {
	case p.depth > MaxDepth:
		return p.fault(line, t.Name.Local, court.Text{
			EN: fmt.Sprintf("no more than %d elements within each other", MaxDepth),
			CY: fmt.Sprintf("dim mwy na %d elfen o fewn ei gilydd", MaxDepth),
		})
	case p.elements > MaxElements:
		return p.fault(line, t.Name.Local, court.Text{
			EN: fmt.Sprintf("no more than %d elements", MaxElements), CY: fmt.Sprintf("dim mwy na %d elfen", MaxElements),
		})
	case p.at == nil && p.root != nil:
		return p.fault(line, t.Name.Local, court.Text{EN: "nothing after the end of the document", CY: "dim byd ar ôl diwedd y ddogfen"})
	}
	e := newElement(t, p.at, line)
	e.textLine = p.line()
	if p.at == nil {
		p.root = e
	} else {
		p.at.kids = append(p.at.kids, e)
	}
	p.at = e
	return nil
}

// close ends an element. Tags are matched here because RawToken, which spares
// the work of resolving namespaces that nothing looks at, does not.
func (p *parser) close(t xml.EndElement, line int) *Fault {
	if p.at == nil || p.at.tag != t.Name {
		return p.fault(line, "</"+t.Name.Local+">", wantXML)
	}
	p.at.raw = p.at.text.String()
	p.at = p.at.parent
	p.depth--
	return nil
}

func (p *parser) finish() (*element, *Fault) {
	switch {
	case p.root == nil:
		return nil, p.fault(p.firstLine, "", wantXML)
	case p.at != nil:
		return nil, p.fault(p.line(), "", court.Text{EN: "</" + p.at.name + ">", CY: "</" + p.at.name + ">"})
	}
	return p.root, nil
}
