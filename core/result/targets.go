package result

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
)

var targetForm = regexp.MustCompile(`^(?i:\*|all|d\d{1,3}|(?:(?:d\d{1,3}|a):)?\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*)$`)

// targets reads the targets at the start of a line and returns the words after
// them. Bare numbers are rows of the grid; after "d2:" and "a:" they count
// within that defendant, or within every defendant.
func (p *parser) targets(ts []token) []token {
	if len(ts) == 0 || ts[0].quoted || !targetForm.MatchString(ts[0].text) {
		p.line.Targets = p.current()
		return ts
	}
	t := strings.ToLower(ts[0].text)
	who, numbers, scoped := strings.Cut(t, ":")
	if !scoped {
		numbers = t
	}
	for _, d := range p.ctx.Case.Defendants {
		switch {
		case scoped && (who == "a" || who == "d"+strconv.Itoa(d.Number)):
			p.choose(d, func(i int, o casefile.Offence) bool { return inRanges(numbers, i+1) })
		case !scoped && t == "d"+strconv.Itoa(d.Number):
			p.line.Targets = append(p.line.Targets, Target{Defendant: d.ID})
		case !scoped:
			p.choose(d, func(_ int, o casefile.Offence) bool { return t == "*" || t == "all" || inRanges(numbers, o.Number) })
		}
	}
	if len(p.line.Targets) == 0 {
		p.refuse(ts[0], "This case has no offence or defendant “"+ts[0].text+"”.", "Nid oes trosedd na diffynnydd “"+ts[0].text+"” yn yr achos hwn.")
	}
	return ts[1:]
}

func (p *parser) choose(d casefile.Defendant, want func(int, casefile.Offence) bool) {
	for i, o := range d.Offences {
		if want(i, o) {
			p.line.Targets = append(p.line.Targets, Target{d.ID, o.ID, o.Number})
		}
	}
}

// current is the row on which the cursor stands.
func (p *parser) current() []Target {
	if o, d, ok := p.ctx.Case.Offence(p.ctx.Row); ok {
		return []Target{{d.ID, o.ID, o.Number}}
	}
	if d, ok := p.ctx.Case.Defendant(p.ctx.Row); ok {
		return []Target{{Defendant: d.ID}}
	}
	return nil
}

// inRanges reports whether n is in "1-3,5".
func inRanges(ranges string, n int) bool {
	return slices.ContainsFunc(strings.Split(ranges, ","), func(r string) bool {
		from, to, both := strings.Cut(r, "-")
		low, _ := strconv.Atoi(from)
		high := low
		if both {
			high, _ = strconv.Atoi(to)
		}
		return n >= low && n <= high
	})
}
