package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"assize.example/core/court"
)

// The shapes of the data files. Unknown fields are refused.
type (
	promptRow struct {
		Reference string     `json:"reference"`
		Label     court.Text `json:"label"`
		Type      PromptType `json:"type"`
		Units     string     `json:"units"`
		Rule      Rule       `json:"rule"`
		Min       int64      `json:"min"`
		Max       int64      `json:"max"`
		List      string     `json:"list"`
		Hidden    bool       `json:"hidden"`
		Keyword   string     `json:"keyword"`
		Default   string     `json:"default"`
	}
	childRow struct {
		Code string `json:"code"`
		Rule Rule   `json:"rule"`
	}
	definitionRow struct {
		Code            string             `json:"code"`
		Aliases         []string           `json:"aliases"`
		Words           []string           `json:"words"`
		Label           court.Text         `json:"label"`
		Level           Level              `json:"level"`
		Category        Category           `json:"category"`
		Jurisdiction    court.Jurisdiction `json:"jurisdiction"`
		Group           string             `json:"group"`
		CJS             string             `json:"cjs"`
		Rank            int                `json:"rank"`
		From            court.Date         `json:"from"`
		To              court.Date         `json:"to"`
		Provision       string             `json:"provision"`
		Sure            string             `json:"sure"`
		MinAge          int                `json:"min_age"`
		MaxAge          int                `json:"max_age"`
		Template        court.Text         `json:"template"`
		Financial       bool               `json:"financial"`
		Convicted       bool               `json:"convicted"`
		AlwaysPublished bool               `json:"always_published"`
		Liberty         string             `json:"liberty"`
		Loud            Loud               `json:"loud"`
		Prompts         []promptRow        `json:"prompts"`
		Children        []childRow         `json:"children"`
	}
	elementRow struct {
		Code  string     `json:"code"`
		Label court.Text `json:"label"`
	}
	listRow struct {
		ID       string       `json:"id"`
		Elements []elementRow `json:"elements"`
	}
)

// Load reads definitions.json and lists.json, one row a line, and reports
// every fault with its file and line.
func Load(fsys fs.FS) (Catalogue, error) {
	defs, lines, err := rows[definitionRow](fsys, "definitions.json")
	lists, _, listErr := rows[listRow](fsys, "lists.json")
	if err := errors.Join(err, listErr); err != nil {
		return Catalogue{}, err
	}
	var definitions []Definition
	for _, r := range defs {
		definitions = append(definitions, r.definition())
	}
	var fixed []FixedList
	for _, r := range lists {
		l := FixedList{ID: r.ID}
		for _, e := range r.Elements {
			l.Elements = append(l.Elements, Element(e))
		}
		fixed = append(fixed, l)
	}
	if err := check(definitions, lines, fixed); err != nil {
		return Catalogue{}, err
	}
	return newCatalogue(definitions, fixed), nil
}

// rows reads a file that holds one JSON object a line, within a list.
func rows[R any](fsys fs.FS, name string) (out []R, lines []int, err error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, fmt.Errorf("load results: %w", err)
	}
	for i, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimSuffix(strings.TrimSpace(line), ",")
		if line == "" || line == "[" || line == "]" {
			continue
		}
		d := json.NewDecoder(bytes.NewReader([]byte(line)))
		d.DisallowUnknownFields()
		var r R
		if e := d.Decode(&r); e != nil {
			err = errors.Join(err, fmt.Errorf("%s:%d: %w", name, i+1, e))
			continue
		}
		out, lines = append(out, r), append(lines, i+1)
	}
	return out, lines, err
}

func (r definitionRow) definition() Definition {
	d := Definition{
		Code: r.Code, Aliases: r.Aliases, Words: r.Words, Label: r.Label, Level: r.Level, Category: r.Category,
		Jurisdiction: r.Jurisdiction, Group: r.Group, CJS: r.CJS, Rank: r.Rank, From: r.From, To: r.To,
		Provision: r.Provision, Sure: r.Sure, MinAge: r.MinAge, MaxAge: r.MaxAge, Template: r.Template,
		Financial: r.Financial, Convicted: r.Convicted, AlwaysPublished: r.AlwaysPublished, Liberty: r.Liberty, Loud: r.Loud,
	}
	for _, p := range r.Prompts {
		d.Prompts = append(d.Prompts, Prompt(p))
	}
	for _, c := range r.Children {
		d.Children = append(d.Children, ChildRule(c))
	}
	return d
}

// check looks for what no single row can show: a list, child or prompt that is
// named and does not exist, an alias that means two things.
func check(defs []Definition, lines []int, lists []FixedList) error {
	known := newCatalogue(defs, lists)
	alias := map[string]string{}
	var err error
	fault := func(i int, format string, args ...any) {
		err = errors.Join(err, fmt.Errorf("definitions.json:%d: %s: %s", lines[i], defs[i].Code, fmt.Sprintf(format, args...)))
	}
	for i, d := range defs {
		for _, a := range append([]string{d.Code}, d.Aliases...) {
			if other, taken := alias[a]; taken && other != d.Code {
				fault(i, "alias %s means %s too", a, other)
			}
			alias[a] = d.Code
		}
		for _, c := range d.Children {
			if _, ok := known.versions[c.Code]; !ok {
				fault(i, "there is no result %s to stand under it", c.Code)
			}
		}
		for _, p := range d.Prompts {
			if _, ok := known.lists[p.List]; p.List != "" && !ok {
				fault(i, "there is no list %s for %s", p.List, p.Reference)
			}
		}
		checkTemplate(d, func(format string, args ...any) { fault(i, format, args...) })
	}
	return err
}

func checkTemplate(d Definition, fault func(string, ...any)) {
	for _, t := range []string{d.Template.EN, d.Template.CY} {
		nodes, e := parseTemplate(t)
		if e != nil {
			fault("template: %v", e)
		}
		walk(nodes, func(n node) {
			switch _, known := d.Prompt(n.name); {
			case n.kind == answerNode && !known:
				fault("the template asks for {%s}, which is no prompt", n.name)
			case n.kind == childNode && !fixedDirectives[n.name] && !d.Admits(n.name):
				fault("the template asks for %%%s%%, which is no child", n.name)
			}
		})
	}
}
