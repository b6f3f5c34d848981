package result

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// The columns of the national definitions, prompts, children and fixed lists
// that are known, and our own after them. A file with any subset of these that
// has the required ones can be loaded; columns that this version makes no use
// of are read over.
var (
	definitionColumns = strings.Fields(`short_code label welsh_label level category rank result_definition_group financial
		convicted adjournment unscheduled urgent d20_dvla post_hearing_custody_status terminates_offence_proceedings life_duration
		published_as_a_prompt excluded_from_results always_published roll_up_prompts published_for_nows available_for_court_extract
		jurisdiction cjs_code libra_code l_code dvla_code qualifier can_be_breached can_be_varied boolean_result
		can_extend_active_order triggered_application_code police_subject_line word_groups result_text_template result_wording
		user_groups prompt_count prompts child_results n_source_files richest_source
		aliases welsh_template effective_from effective_to provision sure min_age max_age loud`)
	promptColumns = strings.Fields(`short_code sequence prompt_reference label type rule min max fixed_list_id reference_data_key
		hidden court_extract jurisdiction financial cacheable user_groups name_address_parts name_address_type prompt_group
		word_group regex welsh_label keyword default`)
	childColumns = strings.Fields(`parent_short_code child_short_code_or_id rule_type typed`)
	listColumns  = strings.Fields(`fixed_list_id element_code element_value element_welsh source`)
)

var (
	rules       = []Rule{Mandatory, Optional, OneOf, AtLeastOneOf}
	promptTypes = []PromptType{
		Txt, Int, Boolean, YesBox, DateType, TimeType, Currency, Fixed, FixedMany, FixedOr, FixedManyOr,
		Duration, NameAddress, AddressType, Interval, CourtHouse, CourtRoom,
	}
	// durationForm is a period with the units that are offered: DURATION(Years/Months).
	durationForm = regexp.MustCompile(`^DURATION(?:\(([A-Za-z()/]+)\))?$`)
)

// Load reads the result definitions from definitions.csv, prompts.csv,
// children.csv and fixed_lists.csv at the root of fsys. It reports every fault,
// each with its file and line, and then returns no catalogue.
func Load(fsys fs.FS) (Catalogue, error) {
	l := &loader{fsys: fsys}
	lists := l.lists()
	defs := l.definitions(l.prompts(lists), l.children())
	l.checkAliases(defs)
	if err := errors.Join(l.faults...); err != nil {
		return Catalogue{}, fmt.Errorf("load result definitions: %w", err)
	}
	return newCatalogue(defs, lists), nil
}

type loader struct {
	fsys   fs.FS
	faults []error
}

func (l *loader) fault(err error) {
	if err != nil {
		l.faults = append(l.faults, err)
	}
}

func (l *loader) table(file string, known []string, required ...string) []row {
	rows, err := readTable(l.fsys, file, known, required)
	l.fault(err)
	return rows
}

func (l *loader) lists() []FixedList {
	var lists []FixedList
	for _, r := range l.table("fixed_lists.csv", listColumns, "fixed_list_id", "element_code", "element_value") {
		id := r.get("fixed_list_id")
		i := slices.IndexFunc(lists, func(have FixedList) bool { return have.ID == id })
		if i < 0 {
			i, lists = len(lists), append(lists, FixedList{ID: id})
		}
		code := r.get("element_code")
		if _, twice := lists[i].Element(code); twice || code == "" || strings.Contains(code, "|") {
			l.fault(r.fault("element_code", "a code that its list does not have yet"))
			continue
		}
		label := court.Text{EN: r.get("element_value"), CY: r.get("element_welsh")}
		lists[i].Elements = append(lists[i].Elements, Element{Code: code, Label: label})
	}
	return lists
}

func (l *loader) prompts(lists []FixedList) map[string][]Prompt {
	prompts := map[string][]Prompt{}
	for _, r := range l.table("prompts.csv", promptColumns, "short_code", "label", "type", "rule") {
		p, code := l.prompt(r), r.get("short_code")
		if p.List != "" && !slices.ContainsFunc(lists, func(f FixedList) bool { return f.ID == p.List }) {
			l.fault(r.fault("fixed_list_id", "the identifier of a list in fixed_lists.csv"))
		}
		if slices.ContainsFunc(prompts[code], func(have Prompt) bool { return have.Reference == p.Reference }) {
			l.fault(r.fault("prompt_reference", "a reference that the definition does not have yet"))
		}
		prompts[code] = append(prompts[code], p)
		if err := checkReckoning(prompts[code], p); err != nil {
			l.fault(r.fault("default", err.Error()))
		}
	}
	return prompts
}

func (l *loader) prompt(r row) Prompt {
	p := Prompt{
		Reference: r.get("prompt_reference"),
		Label:     court.Text{EN: r.get("label"), CY: r.get("welsh_label")},
		Type:      PromptType(strings.ToUpper(r.get("type"))),
		Rule:      Rule(r.get("rule")),
		Min:       l.number(r, "min"),
		Max:       l.number(r, "max"),
		List:      r.get("fixed_list_id"),
		Hidden:    r.get("hidden") == "Y",
		Keyword:   strings.ToLower(r.get("keyword")),
		Default:   r.get("default"),
	}
	if p.Reference == "" {
		p.Reference = referenceOf(p.Label.EN)
	}
	if m := durationForm.FindStringSubmatch(r.get("type")); m != nil {
		p.Type, p.Units = Duration, unitsOf(m[1])
	}
	if p.Rule == "" {
		p.Rule = Optional
	}
	if !slices.Contains(promptTypes, p.Type) {
		l.fault(r.fault("type", "a prompt type of the national definitions"))
	}
	if !slices.Contains(rules, p.Rule) {
		l.fault(r.fault("rule", "mandatory, optional, oneOf or atleastOneOf"))
	}
	return p
}

// referenceOf makes a reference from a label, for national prompts that were
// published without one: "Place / area" becomes placeArea.
func referenceOf(label string) string {
	var b strings.Builder
	for i, w := range strings.FieldsFunc(label, func(r rune) bool { return !isWordRune(r) }) {
		if i == 0 {
			b.WriteString(strings.ToLower(w))
			continue
		}
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// unitsOf shortens Years/Months to YM. Minutes are N, for M is months.
func unitsOf(names string) string {
	var b strings.Builder
	for name := range strings.SplitSeq(names, "/") {
		switch {
		case strings.HasPrefix(name, "Minute"):
			b.WriteByte('N')
		case name != "" && strings.IndexByte("YMWDH", name[0]) >= 0:
			b.WriteString(name[:1])
		}
	}
	return b.String()
}

func (l *loader) number(r row, column string) int64 {
	s := r.get(column)
	if s == "" {
		return 0
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		l.fault(r.fault(column, "a number"))
	}
	return int64(f)
}

func (l *loader) children() map[string][]ChildRule {
	children := map[string][]ChildRule{}
	for _, r := range l.table("children.csv", childColumns, childColumns[:3]...) {
		rule, parent := Rule(r.get("rule_type")), r.get("parent_short_code")
		if !slices.Contains(rules, rule) {
			l.fault(r.fault("rule_type", "mandatory, optional, oneOf or atleastOneOf"))
		}
		children[parent] = append(children[parent], ChildRule{
			Code: r.get("child_short_code_or_id"), Rule: rule, Typed: strings.Fields(r.get("typed")),
		})
	}
	return children
}
