package result

import (
	"slices"
	"strings"
)

// childWord finds what a word means under the open results, innermost first:
// under conditional bail CUR is a condition, whatever it is elsewhere.
func (p *parser) childWord(word string) (Definition, bool) {
	for _, item := range slices.Backward(p.open) {
		if d, ok := p.typedUnder(item.Definition, word); ok {
			return d, true
		}
	}
	return Definition{}, false
}

func (p *parser) typedUnder(d Definition, word string) (Definition, bool) {
	for _, c := range d.Children {
		kid, ok := p.cat.Lookup(c.Code, p.ctx.Day)
		if !ok {
			continue
		}
		if slices.ContainsFunc(c.Typed, func(w string) bool { return strings.EqualFold(w, word) }) {
			return kid, true
		}
		if kid.Group == Container && d.Group != Container {
			if found, ok := p.typedUnder(kid, word); ok {
				return found, true
			}
		}
	}
	return Definition{}, false
}

// parentIn returns the item under which a result with this code stands, where
// an open item admits it: the item itself, or a container under it, which the
// line leaves out.
func (p *parser) parentIn(open *Item, code string, t token) (*Item, bool) {
	if open.Definition.Admits(code) {
		return open, true
	}
	for _, c := range open.Definition.Children {
		kid, ok := p.cat.Lookup(c.Code, p.ctx.Day)
		if ok && kid.Group == Container && kid.Admits(code) {
			return p.container(open, kid, t), true
		}
	}
	return nil, false
}

// container returns the container of a kind under an item, made where there is
// none yet.
func (p *parser) container(under *Item, d Definition, t token) *Item {
	for _, k := range p.kids[under] {
		if k.Definition.Code == d.Code {
			return k
		}
	}
	made := p.item(d, t)
	p.kids[under] = append(p.kids[under], made)
	return made
}

func isHearing(i *Item) bool { return i.Definition.Group == "next hearing" }

// adjournRemands makes the adjournment explicit where a remand alone carries
// the next hearing, and gives an adjournment the next hearing that was typed
// after the remand: "ADJ UB 14/12/26".
func (p *parser) adjournRemands() {
	at := slices.IndexFunc(p.top, func(i *Item) bool { return i.Definition.Code == "A" })
	for _, item := range slices.Clone(p.top) {
		next := slices.IndexFunc(p.kids[item], isHearing)
		if item.Definition.Group != "remand" || next < 0 {
			continue
		}
		if at < 0 {
			d, ok := p.cat.Lookup("A", p.ctx.Day)
			if !ok {
				return
			}
			p.top = append([]*Item{p.item(d, token{column: item.Column})}, p.top...)
			at = 0
		}
		adjournment := p.top[at]
		if len(p.kids[adjournment]) == 0 {
			p.kids[adjournment] = []*Item{p.kids[item][next]}
			p.kids[item] = slices.Delete(slices.Clone(p.kids[item]), next, next+1)
		}
	}
}
