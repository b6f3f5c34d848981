package result

import (
	"fmt"
	"strings"

	"assize.example/core/court"
)

var (
	levels        = map[string]Level{"offence": ForOffence, "O": ForOffence, "defendant": ForDefendant, "D": ForDefendant, "case": ForCase, "C": ForCase}
	categories    = map[string]Category{"final": Final, "F": Final, "interim": Interim, "I": Interim, "ancillary": Ancillary, "A": Ancillary, "": Ancillary}
	jurisdictions = map[string]court.Jurisdiction{"B": "", "": "", "C": court.Crown, "M": court.Magistrates}
	// liberties are the letters of the CJS data standard for custody status,
	// with the words of casefile.Liberty. A says that a result leaves it alone.
	liberties = map[string]string{
		"": "", "A": "", "B": "conditional-bail", "C": "custody", "L": "local-authority", "P": "hospital", "U": "unconditional-bail", "S": "serving",
	}
)

func (l *loader) definitions(prompts map[string][]Prompt, children map[string][]ChildRule) []Definition {
	var defs []Definition
	for _, r := range l.table("definitions.csv", definitionColumns, "short_code", "label", "level", "category") {
		d := l.definition(r)
		d.Prompts, d.Children = prompts[d.Code], children[d.Code]
		defs = append(defs, d)
	}
	l.checkCodes(defs, prompts, children)
	return defs
}

func (l *loader) definition(r row) Definition {
	d := Definition{
		Code:            r.get("short_code"),
		Aliases:         strings.Fields(r.get("aliases")),
		Words:           wordsOf(r.get("word_groups")),
		Label:           court.Text{EN: r.get("label"), CY: r.get("welsh_label")},
		Level:           pick(l, r, "level", levels),
		Category:        pick(l, r, "category", categories),
		Jurisdiction:    pick(l, r, "jurisdiction", jurisdictions),
		Liberty:         pick(l, r, "post_hearing_custody_status", liberties),
		Group:           strings.ToLower(r.get("result_definition_group")),
		CJS:             r.get("cjs_code"),
		Rank:            int(l.number(r, "rank")),
		From:            l.date(r, "effective_from"),
		To:              l.date(r, "effective_to"),
		Provision:       r.get("provision"),
		Sure:            r.get("sure"),
		MinAge:          int(l.number(r, "min_age")),
		MaxAge:          int(l.number(r, "max_age")),
		Template:        court.Text{EN: r.get("result_text_template"), CY: r.get("welsh_template")},
		Financial:       r.get("financial") == "Y",
		Convicted:       r.get("convicted") == "Y",
		AlwaysPublished: r.get("always_published") == "Y",
		Loud:            Loud(r.get("loud")),
	}
	if d.Code == "" || d.Label.EN == "" {
		l.fault(r.fault("short_code", "a code and a label"))
	}
	for _, t := range []string{d.Template.EN, d.Template.CY} {
		if _, err := parseTemplate(t); err != nil {
			l.fault(fmt.Errorf("%s:%d: template of %s: %w", r.file, r.line, d.Code, err))
		}
	}
	return d
}

// wordsOf splits word groups "unpaid+work | UPW" into lower-case words.
func wordsOf(groups string) []string {
	return strings.FieldsFunc(strings.ToLower(groups), func(r rune) bool { return r == '+' || r == '|' || r == ' ' })
}

func pick[T any](l *loader, r row, column string, from map[string]T) T {
	v, ok := from[r.get(column)]
	if !ok {
		l.fault(r.fault(column, "one of the known values"))
	}
	return v
}

func (l *loader) date(r row, column string) court.Date {
	var d court.Date
	if d.UnmarshalText([]byte(r.get(column))) != nil {
		l.fault(r.fault(column, "yyyy-mm-dd or nothing"))
	}
	return d
}

// checkCodes finds prompts and children of definitions that do not exist. A
// child that is named by an identifier, as some national ones are, is let be.
func (l *loader) checkCodes(defs []Definition, prompts map[string][]Prompt, children map[string][]ChildRule) {
	known := map[string]bool{}
	for _, d := range defs {
		known[d.Code] = true
	}
	for code := range prompts {
		if !known[code] {
			l.fault(fmt.Errorf("prompts.csv: definition %q is not in definitions.csv", code))
		}
	}
	for parent, kids := range children {
		if !known[parent] {
			l.fault(fmt.Errorf("children.csv: definition %q is not in definitions.csv", parent))
		}
		for _, k := range kids {
			if !known[k.Code] && len(k.Code) < 36 {
				l.fault(fmt.Errorf("children.csv: child %q of %s is not in definitions.csv", k.Code, parent))
			}
		}
	}
}

// checkAliases refuses an alias that names two results.
func (l *loader) checkAliases(defs []Definition) {
	owner := map[string]string{}
	for _, d := range defs {
		owner[strings.ToUpper(d.Code)] = d.Code
	}
	for _, d := range defs {
		for _, a := range d.Aliases {
			a = strings.ToUpper(a)
			if other, taken := owner[a]; taken && other != d.Code {
				l.fault(fmt.Errorf("definitions.csv: alias %q of %s already names %s", a, d.Code, other))
			}
			owner[a] = d.Code
		}
	}
}
