package result

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/casefile"
)

// The prompts that say how a sentence runs: with the leading sentence, or after
// the one of an offence.
const (
	concurrent  = "concurrent"
	consecutive = "consecutiveToOffenceNumber"
)

// previous stands on a line for the offence before: "1-3 IMP 4M CONS" makes 2
// consecutive to 1 and 3 consecutive to 2.
const previous = "previous"

var offenceNumber = regexp.MustCompile(`^\d{1,4}$`)

// consecutive reads CONS and what follows it: the number of an offence, a text
// in brackets, or nothing where the offences of the line are a chain.
func (p *parser) consecutive(item *Item, ts []token) (used int) {
	if len(ts) > 1 && (offenceNumber.MatchString(ts[1].text) || ts[1].quoted && clean(ts[1].text) != "") {
		item.Values[consecutive] = clean(ts[1].text)
		if whose, strange := p.stranger(ts[1].text); strange && !ts[1].quoted {
			p.refuse(ts[1], "Offence "+ts[1].text+" is not another offence of "+whose+". A sentence of another case stands in brackets: CONS [the sentence of …].",
				"Nid yw trosedd "+ts[1].text+" yn un arall o droseddau "+whose+". Mae dedfryd achos arall mewn cromfachau: CONS [dedfryd …].")
		}
		return 1
	}
	if len(p.line.Targets) < 2 {
		p.refuse(ts[0], "To which offence is the sentence consecutive? For example CONS 1.", "I ba drosedd y mae’r ddedfryd yn olynol? Er enghraifft CONS 1.")
		return 0
	}
	item.Values[consecutive] = previous
	return 0
}

// leading returns an item as it is made against the nth target. The first of
// several sentences of a defendant is the one that the others are concurrent
// with, or consecutive to: it says neither. Where such a sentence stands already
// every one of the line says that it is concurrent.
func leading(item Item, targets []Target, n int) Item {
	item.Values = maps.Clone(item.Values)
	before, several := neighbours(targets, n)
	if before == nil && several && !slices.Contains(item.Led, targets[n].Defendant) {
		delete(item.Values, concurrent)
	}
	if item.Values[consecutive] != previous {
		return item
	}
	delete(item.Values, consecutive)
	if before != nil {
		item.Values[consecutive] = strconv.Itoa(before.Number)
	}
	return item
}

// stranger names a defendant among the targets who has no other offence of this
// number.
func (p *parser) stranger(number string) (name string, found bool) {
	for _, t := range p.line.Targets {
		d, _ := p.ctx.Case.Defendant(t.Defendant)
		has := slices.ContainsFunc(d.Offences, func(o casefile.Offence) bool {
			return strconv.Itoa(o.Number) == number && (o.ID != t.Offence || len(p.line.Targets) > 1)
		})
		if !has {
			return strings.TrimSpace(fmt.Sprintf("D%d %s", d.Number, d.Name())), true
		}
	}
	return "", false
}

// neighbours returns the target before the nth of the same defendant, and
// whether the line has several of that defendant.
func neighbours(targets []Target, n int) (before *Target, several bool) {
	for i, t := range targets {
		if i == n || t.Defendant != targets[n].Defendant {
			continue
		}
		several = true
		if i < n {
			before = &targets[i]
		}
	}
	return before, several
}

// led lists the defendants among the targets who already have such a sentence
// in this hearing, on an offence that the line leaves as it is, which says
// neither that it is concurrent nor to what it is consecutive.
func (p *parser) led(item Item) []string {
	if item.Values[concurrent] == "" {
		return nil
	}
	var out []string
	for _, r := range p.ctx.Standing {
		leads := r.Code == item.Definition.Code && r.Values[concurrent] != "true" && r.Values[consecutive] == ""
		again := slices.ContainsFunc(p.line.Targets, func(t Target) bool { return t.Offence == r.Offence })
		if leads && !again {
			out = append(out, r.Defendant)
		}
	}
	return out
}
