package intake

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// element is one XML element. Senders choose their own namespace prefixes, so
// it goes by its local name. A nil element is an absent one: it has no value,
// no children and no attributes.
type element struct {
	name     string
	tag      xml.Name // as written, to match the end tag
	attrs    map[string]string
	text     strings.Builder // while being read
	raw      string          // the character data directly within
	kids     []*element
	parent   *element
	line     int // where it begins
	textLine int // where its content begins
}

func newElement(t xml.StartElement, parent *element, line int) *element {
	e := &element{name: t.Name.Local, tag: t.Name, parent: parent, line: line}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		if e.attrs == nil {
			e.attrs = map[string]string{}
		}
		e.attrs[a.Name.Local] = strings.TrimSpace(a.Value)
	}
	return e
}

// value returns the text of the element without surrounding blanks.
func (e *element) value() string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.raw)
}

// attr returns an attribute, "" where it is absent.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	return e.attrs[name]
}

// at returns the first element at a path of names, nil where there is none.
func (e *element) at(path string) *element {
	for name := range strings.SplitSeq(path, "/") {
		e = e.first(name)
	}
	return e
}

func (e *element) first(name string) *element {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// get returns the text at a path.
func (e *element) get(path string) string { return e.at(path).value() }

// all returns every element at a path: each step takes all that have the name.
func (e *element) all(path string) []*element {
	if e == nil {
		return nil
	}
	found := []*element{e}
	for name := range strings.SplitSeq(path, "/") {
		var next []*element
		for _, f := range found {
			for _, k := range f.kids {
				if k.name == name {
					next = append(next, k)
				}
			}
		}
		found = next
	}
	return found
}

// find returns the first element that has one of the names, at any depth, e
// itself included.
func (e *element) find(names ...string) *element {
	if e == nil || slices.Contains(names, e.name) {
		return e
	}
	for _, k := range e.kids {
		if f := k.find(names...); f != nil {
			return f
		}
	}
	return nil
}

// path names the element from the root, with its place among its like:
// NewCaseMessage/Case/Defendant[2].
func (e *element) path() string {
	if e.parent == nil {
		return e.name
	}
	step, place, like := e.name, 0, 0
	for _, k := range e.parent.kids {
		if k.name == e.name {
			like++
		}
		if k == e {
			place = like
		}
	}
	if like > 1 {
		step = fmt.Sprintf("%s[%d]", e.name, place)
	}
	return e.parent.path() + "/" + step
}
