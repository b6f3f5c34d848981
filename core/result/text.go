package result

import (
	"fmt"
	"slices"
	"strings"

	"assize.example/core/court"
)

// Passage is what the text of one result is composed of: a template, the
// answers already in words, and the child results.
type Passage struct {
	Code, Label, Template string
	AlwaysPublished       bool
	Answers               []Answer
	Children              []Passage
}

// Answer is one answered prompt, in words. An empty Words means not answered.
type Answer struct {
	Reference, Label string
	Words            string
	Name             string // only the name, of a name and address
	Yes              bool   // a yes-or-no prompt: its label is its word
}

type nodeKind int

const (
	literalNode nodeKind = iota
	answerNode           // {reference} or {reference~Name}
	childNode            // %CODE%, %AllChildText%, %Prompts%, %ResultLabel%
	optionNode           // […]: dropped when every directive inside is empty
)

// node is one piece of a template.
type node struct {
	kind   nodeKind
	text   string // of a literal
	name   string // of an answer or child
	only   string // Name, after the tilde
	inside []node // of an option
}

var fixedDirectives = map[string]bool{"AllChildText": true, "Prompts": true, "ResultLabel": true}

// parseTemplate reads the national template grammar.
func parseTemplate(t string) ([]node, error) {
	nodes, rest, err := parseNodes(t, false)
	if err == nil && rest != "" {
		err = fmt.Errorf("a ] closes nothing at %q", rest)
	}
	return nodes, err
}

func parseNodes(t string, inside bool) (nodes []node, rest string, err error) {
	for t != "" {
		i := strings.IndexAny(t, "{%[]")
		if i < 0 {
			nodes, t = append(nodes, node{text: t}), ""
			break
		}
		if i > 0 {
			nodes = append(nodes, node{text: t[:i]})
		}
		var n node
		switch t[i] {
		case ']':
			if !inside {
				return nodes, t[i:], nil
			}
			return nodes, t[i+1:], nil
		case '[':
			n.kind = optionNode
			if n.inside, t, err = parseNodes(t[i+1:], true); err != nil {
				return nil, "", err
			}
		default:
			if n, t, err = parseDirective(t[i:]); err != nil {
				return nil, "", err
			}
		}
		nodes = append(nodes, n)
	}
	if inside {
		return nil, "", fmt.Errorf("a [ is not closed")
	}
	return nodes, "", nil
}

// parseDirective reads {reference}, {reference~Name} or %CODE%. A per cent
// sign that closes nothing stands for itself.
func parseDirective(t string) (n node, rest string, err error) {
	closing := byte('}')
	n.kind = answerNode
	if t[0] == '%' {
		closing, n.kind = '%', childNode
	}
	end := strings.IndexByte(t[1:], closing)
	if end < 0 || strings.ContainsAny(t[1:1+end], " []") {
		if t[0] == '%' {
			return node{text: "%"}, t[1:], nil
		}
		return node{}, "", fmt.Errorf("a { is not closed at %q", t)
	}
	n.name, n.only, _ = strings.Cut(t[1:1+end], "~")
	return n, t[end+2:], nil
}

func walk(nodes []node, f func(node)) {
	for _, n := range nodes {
		f(n)
		walk(n.inside, f)
	}
}

// Compose writes a result's text by the national grammar: "CODE - Label", a
// new line, and the template filled in. texts holds the children's own texts,
// in their order: a child that the parent's text pulls in prints without its
// code, unless it is always published.
func Compose(p Passage) (text string, texts []string) {
	nodes, err := parseTemplate(p.Template)
	if err != nil {
		nodes = []node{{text: p.Template}}
	}
	c := composer{p: p, used: make([]bool, len(p.Children))}
	body, _ := c.write(nodes)
	for i, child := range p.Children {
		own, _ := Compose(child)
		if c.used[i] && !child.AlwaysPublished {
			own = pulled(child)
		}
		texts = append(texts, own)
	}
	return strings.TrimSuffix(p.Code+" - "+p.Label+"\n"+body, "\n"), texts
}

// pulled writes a child as it stands within its parent's text.
func pulled(child Passage) string {
	text, _ := Compose(child)
	if head := child.Code + " - " + child.Label; strings.HasPrefix(text, head+"\n") {
		return text[len(head)+1:]
	}
	return child.Label
}

type composer struct {
	p    Passage
	used []bool // which children the text has pulled in
}

// write fills in nodes; it reports whether any directive was not empty.
func (c *composer) write(nodes []node) (text string, filled bool) {
	var b strings.Builder
	for _, n := range nodes {
		var s string
		var some bool
		switch n.kind {
		case literalNode:
			s = n.text
		case answerNode:
			s = c.answer(n)
			some = s != ""
		case childNode:
			s = c.child(n.name)
			some = s != ""
		case optionNode:
			if s, some = c.write(n.inside); !some {
				s = ""
			}
		}
		b.WriteString(s)
		filled = filled || some
	}
	return b.String(), filled
}

func (c *composer) answer(n node) string {
	for _, a := range c.p.Answers {
		switch {
		case a.Reference != n.name:
		case a.Yes:
			return a.Label
		case n.only != "":
			return a.Name
		default:
			return a.Words
		}
	}
	return ""
}

func (c *composer) child(name string) string {
	switch name {
	case "ResultLabel":
		return c.p.Label
	case "Prompts":
		return prompts(c.p.Answers)
	case "AllChildText":
		return c.rest()
	}
	for i, child := range c.p.Children {
		if child.Code == name && child.Template != "" {
			c.used[i] = true
			return pulled(child)
		}
	}
	return ""
}

// rest writes the children that no directive of their own has pulled in.
func (c *composer) rest() string {
	var all []string
	for i, child := range c.p.Children {
		if c.used[i] || child.AlwaysPublished || child.Template == "" {
			continue
		}
		c.used[i] = true
		all = append(all, pulled(child))
	}
	return strings.Join(all, ", ")
}

// prompts writes every answer with its label.
func prompts(answers []Answer) string {
	var all []string
	for _, a := range answers {
		switch {
		case a.Yes:
			all = append(all, a.Label)
		case a.Words != "":
			all = append(all, a.Label+": "+a.Words)
		}
	}
	return strings.Join(all, ", ")
}

// passage words a recorded result in a language.
func (c Catalogue) passage(r Recorded, l court.Language) Passage {
	d, _ := c.Lookup(r.Code, r.Effective)
	p := Passage{Code: r.Code, Label: d.Label.In(l), Template: d.Template.In(l), AlwaysPublished: d.AlwaysPublished}
	for _, q := range d.Prompts {
		p.Answers = append(p.Answers, c.answerIn(q, r.Values[q.Reference], l))
	}
	for _, child := range r.Children {
		p.Children = append(p.Children, c.passage(child, l))
	}
	return p
}

func (c Catalogue) answerIn(q Prompt, value string, l court.Language) Answer {
	a := Answer{Reference: q.Reference, Label: q.Label.In(l)}
	switch q.Type {
	case Boolean, YesBox:
		a.Yes = value == "true"
	case NameAddress:
		a.Name, _, _ = strings.Cut(value, "|")
		a.Words = c.words(q, value, l)
	default:
		a.Words = c.words(q, value, l)
	}
	return a
}

// Write fills in the texts of a result and of its children, in both languages.
// What it writes is what is shown, stored, printed and sent.
func (c Catalogue) Write(r Recorded) Recorded {
	en, ens := Compose(c.passage(r, court.English))
	cy, cys := Compose(c.passage(r, court.Welsh))
	r.Text = court.Text{EN: tidy(en), CY: tidy(cy)}
	r.Children = slices.Clone(r.Children)
	for i := range r.Children {
		r.Children[i] = c.Write(r.Children[i])
		r.Children[i].Text = court.Text{EN: tidy(ens[i]), CY: tidy(cys[i])}
	}
	return r
}

// tidy folds the double spaces that empty directives leave behind, and puts
// no space before a full stop.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(" .", ".", " ,", ",", "..", ".").Replace(strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "\n")
}
