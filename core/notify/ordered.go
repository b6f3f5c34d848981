package notify

import (
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/result"
)

// group is what was ordered alike on one or several offences, or on the
// defendant where there are none.
type group struct {
	offences []casefile.Offence
	lines    []string
}

// ordered writes results under the offences that they are on, each once.
func (w *writer) ordered(en, cy string, p party, o Obligation, rs []result.Recorded) {
	if len(rs) == 0 {
		return
	}
	w.heading(en, cy)
	for _, g := range w.groups(p, o, rs) {
		for _, on := range g.offences {
			w.line(w.offence(on, slices.Contains(o.Needs, offencesNeed)))
		}
		if len(g.offences) == 0 {
			w.line(w.word("On the defendant", "Ar y diffynnydd"))
		}
		w.text = append(w.text, g.lines...)
	}
}

// offence names an offence by its count or number, and by its title to those
// who need to know what it is.
func (w *writer) offence(o casefile.Offence, title bool) string {
	s := w.word("Offence", "Trosedd") + " " + strconv.Itoa(o.Number)
	if o.Count > 0 {
		s = w.word("Count", "Cyhuddiad") + " " + strconv.Itoa(o.Count)
	}
	if !title {
		return s
	}
	name := o.Title.In(w.language)
	if o.Code != "" {
		name = strings.TrimSpace(name + " (" + string(o.Code) + ")")
	}
	return s + ": " + name
}

// groups puts results in the order of the offences, and together those offences
// on which the same was ordered.
func (w *writer) groups(p party, o Obligation, rs []result.Recorded) []group {
	var out []group
	left := slices.Clone(rs)
	for _, on := range p.defendant.Offences {
		var lines []string
		left = slices.DeleteFunc(left, func(r result.Recorded) bool {
			if r.Offence == on.ID {
				lines = append(lines, w.said(p, o, r, "")...)
			}
			return r.Offence == on.ID
		})
		i := slices.IndexFunc(out, func(g group) bool { return slices.Equal(g.lines, lines) })
		switch {
		case len(lines) == 0:
		case i >= 0:
			out[i].offences = append(out[i].offences, on)
		default:
			out = append(out, group{[]casefile.Offence{on}, lines})
		}
	}
	var lines []string
	for _, r := range left {
		lines = append(lines, w.said(p, o, r, "")...)
	}
	if len(lines) > 0 {
		out = append(out, group{lines: lines})
	}
	return out
}

// said is the text of a result with its code, and beneath it what a reader must
// know that it does not say: the results under it, and where and when somebody
// is monitored.
func (w *writer) said(p party, o Obligation, r result.Recorded, indent string) []string {
	text := withoutHeading(p.set.Said(r).In(w.language))
	out := []string{indent + "- " + strings.ReplaceAll(text, "\n", "\n"+indent+"  ") + " (" + r.Code + ")"}
	for _, f := range monitoring(p, o, r) {
		if v := f.in(w.language); !strings.Contains(text, v) {
			out = append(out, indent+"  "+f.Label.In(w.language)+": "+v)
		}
	}
	for _, c := range r.Children {
		if said := withoutHeading(p.set.Said(c).In(w.language)); !strings.Contains(text, strings.TrimSuffix(said, ".")) {
			out = append(out, w.said(p, o, c, indent+"  ")...)
		} else {
			out = append(out, w.within(p, o, c, text, indent)...)
		}
	}
	return out
}

// within is where and when somebody is monitored under a result whose text says
// already what was ordered.
func (w *writer) within(p party, o Obligation, r result.Recorded, text, indent string) []string {
	var out, beside []string
	for _, f := range monitoring(p, o, r) {
		if v := f.in(w.language); !strings.Contains(text, v) {
			beside = append(beside, f.Label.In(w.language)+" "+v)
		}
	}
	if len(beside) > 0 {
		out = append(out, indent+"  "+labelOf(r).In(w.language)+": "+strings.Join(beside, "; "))
	}
	for _, c := range r.Children {
		out = append(out, w.within(p, o, c, text, indent)...)
	}
	return out
}

// withoutHeading is the text of a result without its first line, "CODE - Label".
func withoutHeading(text string) string {
	if _, rest, ok := strings.Cut(text, "\n"); ok {
		return rest
	}
	return text
}

// others writes the defendant's offences on which the message has no result.
func (w *writer) others(p party, listed []PayloadOffence, rs []result.Recorded) {
	first := true
	for _, o := range p.defendant.Offences {
		on := func(r result.Recorded) bool { return r.Offence == o.ID }
		of := func(l PayloadOffence) bool { return l.ID == o.ID }
		if slices.ContainsFunc(rs, on) || !slices.ContainsFunc(listed, of) {
			continue
		}
		if first {
			w.heading("Other offences", "Troseddau eraill")
			first = false
		}
		w.line(w.offence(o, true))
	}
}

// monitored are the answers that say where and when somebody keeps a curfew, by
// the code of the result. Where none does, it is at home, and an order begins on
// the day on which it is made; bail may begin later.
var monitored = map[string]struct {
	place, first, last string
	made               bool // it begins when it is made
}{
	"CURE":   {"curfewAddressDetailsAndTimings", "startDateOfTagging", "endDateOfTagging", true},
	"CUR":    {"curfewAddressDetailsAndTimings", "startDateOfTagging", "endDateOfTagging", true},
	"YRC1":   {"curfewAddressDetailAndTiming", "startDate", "endDate", true},
	"YRC2":   {"curfewAddressDetailAndTiming", "startDate", "endDate", true},
	"PORCU1": {"address", "", "", false},
	"PORCU2": {"address", "", "", false},
}

// monitoring is where a curfew is kept, and its first and last day. The home is
// named only to those who need the address.
func monitoring(p party, o Obligation, r result.Recorded) []Particular {
	m, known := monitored[r.Code]
	if !known {
		return nil
	}
	place, first := r.Values[m.place], r.Values[m.first]
	if place == "" && slices.Contains(o.Needs, "address") {
		place = p.defendant.Address.String()
	}
	if first == "" && m.made {
		first = p.set.Day.String()
	}
	out := []Particular{
		{Key: "place", Label: court.Text{EN: "Place", CY: "Lle"}, Value: place},
		dated("first_day", court.Text{EN: "First day", CY: "Diwrnod cyntaf"}, first),
		dated("last_day", court.Text{EN: "Last day", CY: "Diwrnod olaf"}, r.Values[m.last]),
	}
	return slices.DeleteFunc(out, func(f Particular) bool { return f.Value == "" })
}

func dated(key string, label court.Text, value string) Particular {
	f := Particular{Key: key, Label: label, Value: value}
	if day, err := court.ParseDate(value); err == nil && !day.IsZero() {
		f.Words = court.Text{EN: day.Long(court.English), CY: day.Long(court.Welsh)}
	}
	return f
}

// totals are what the sentences and the sums of a message come to.
func totals(p party, rs []result.Recorded) []Particular {
	var out []Particular
	add := func(key, en, cy, value string, words court.Text) {
		out = append(out, Particular{Key: key, Label: court.Text{EN: en, CY: cy}, Value: value, Words: words})
	}
	atOnce, ifActivated := p.set.Custody(p.defendant.ID, rs)
	if !atOnce.IsZero() {
		add("total_term", "Total term", "Cyfanswm y cyfnod", atOnce.String(), inWords(atOnce))
	}
	if !ifActivated.IsZero() {
		add("total_term_suspended", "Total term, suspended", "Cyfanswm y cyfnod, wedi’i ohirio", ifActivated.String(), inWords(ifActivated))
	}
	if sum, several := p.set.Payable(rs); several {
		add("total_sum", "Total to be paid", "Cyfanswm i’w dalu", strconv.FormatInt(int64(sum), 10), court.Text{EN: sum.String(), CY: sum.String()})
	}
	return out
}

func inWords(p court.Period) court.Text {
	return court.Text{EN: p.Words(court.English), CY: p.Words(court.Welsh)}
}
