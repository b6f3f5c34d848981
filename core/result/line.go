package result

import (
	"slices"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Context is where a line is typed: which case, row, day and court.
type Context struct {
	Case         casefile.File
	Row          string // offence or defendant on which the cursor stands
	Day          court.Date
	Jurisdiction court.Jurisdiction
	// Surcharge works out the surcharge for what stands before SUR on the line
	// (Sentencing Code s.42). Nil, or false: the clerk must give the amount.
	Surcharge func(targets []Target, items []Item) (court.Pence, bool)
	// Standing are the results in force in this hearing: with a sentence among
	// them those of the line may be concurrent.
	Standing []Recorded
}

// Target is what a result is made against: an offence of a defendant, or a
// defendant where Offence is empty.
type Target struct {
	Defendant string
	Offence   string
	Number    int // row of the offence in the grid
}

// Item is one result of a line, not yet recorded.
type Item struct {
	Definition Definition
	Values     Values
	Children   []Item
	Column     int        // where its code stands on the line, in runes from 0
	Day        court.Date // of the hearing; last days are reckoned from it
	Led        []string   // defendants of whom such a sentence already stands by itself
}

// Fault is one word of a line that could not be read.
type Fault struct {
	Column int // in runes, from 0
	Length int
	Says   court.Text // what is wrong and what was expected
}

// Line is what a typed line means.
type Line struct {
	Text    string
	Targets []Target
	Items   []Item
	Missing []Missing
}

// parser reads a line from left to right. Each word is a result's code, or an
// answer to a prompt of the results that stand before it.
type parser struct {
	cat    Catalogue
	ctx    Context
	line   Line
	faults []Fault
	open   []*Item // from the outermost to the innermost result that takes answers
	top    []*Item
	kids   map[*Item][]*Item
	unsure bool  // the surcharge could not be worked out
	lost   []int // columns of words that mean nothing
}

// ParseLine reads a typed line: targets, then results with their answers in any
// order. "1-3 IMP 12M SUSP 18M UPW 120". What could not be read is returned as
// faults, one for each run of words that mean nothing, and the rest of the line
// is still read.
func ParseLine(cat Catalogue, ctx Context, text string) (Line, []Fault) {
	words := tokens(text)
	p := parse(cat, ctx, text, words)
	if fewer := phrases(text, words, p.lost); len(fewer) < len(words) {
		p = parse(cat, ctx, text, fewer)
	}
	return p.line, p.faults
}

func parse(cat Catalogue, ctx Context, text string, ts []token) *parser {
	p := &parser{cat: cat, ctx: ctx, line: Line{Text: text}, kids: map[*Item][]*Item{}}
	words := spans(p.targets(ts))
	for i := 0; i < len(words); i++ {
		i += p.word(words[i:])
	}
	p.adjournRemands()
	p.finish()
	return p
}

func (p *parser) refuse(t token, en, cy string) {
	p.faults = append(p.faults, Fault{t.column, t.length, court.Text{EN: en, CY: cy}})
}

// word reads the first of ts and returns how many further words it took.
func (p *parser) word(ts []token) int {
	t := ts[0]
	if t.text == ";" && !t.quoted {
		p.open = nil
		return 0
	}
	if !t.quoted && p.suspend(t) {
		return 0
	}
	if !t.quoted {
		if used, ok := p.start(ts); ok {
			return used
		}
	}
	if p.answer(t) {
		return 0
	}
	p.refuseWord(t)
	return 0
}

// refuseWord says of a word, or of a run of them, that it means nothing here,
// and what would.
func (p *parser) refuseWord(t token) {
	p.lost = append(p.lost, t.column)
	if len(p.open) == 0 {
		p.refuse(t, "“"+t.text+"” is not a result. Type a code, for example FO 120.", "Nid yw “"+t.text+"” yn ganlyniad. Teipiwch god, er enghraifft FO 120.")
		return
	}
	if t.phrase {
		p.refuse(t, "“"+t.text+"” is neither a result nor an answer. Put free text in brackets: ["+t.text+"].", "Nid yw “"+t.text+"” yn ganlyniad nac yn ateb. Rhowch destun rhydd mewn bachau sgwâr: ["+t.text+"].")
		return
	}
	innermost := p.open[len(p.open)-1]
	asks, named := p.asks(innermost), p.called(innermost)
	p.refuse(t, "“"+t.text+"” is neither a result nor an answer that "+named.EN+" asks for"+asks.EN+".", "Nid yw “"+t.text+"” yn ganlyniad nac yn ateb ar gyfer "+named.CY+asks.CY+".")
}

// called names an open result by its label and the word that is typed for it.
func (p *parser) called(item *Item) court.Text {
	for parent, kids := range p.kids {
		if slices.Contains(kids, item) {
			return item.Definition.named(parent.Definition.wordFor(item.Definition.Code))
		}
	}
	return item.Definition.named(item.Definition.typedAs())
}

// asks says what an item would take next, if anything: ": Penalty points from 1
// to 12, for example 6".
func (p *parser) asks(i *Item) court.Text {
	left := slices.Concat(p.unanswered(i, true), p.unanswered(i, false))
	if len(left) == 0 {
		return court.Text{}
	}
	q, unit := left[0], ""
	if q.Type == Currency {
		unit = "£"
	}
	example := p.cat.example(q)
	return court.Text{
		EN: ": " + q.Label.EN + q.bounds(unit) + ", for example " + example,
		CY: ": " + q.Label.In(court.Welsh) + ", er enghraifft " + example,
	}
}

// start begins a result where ts begins with a word for one under the open
// results, a code, or a code with its amount written on ("F120"); unless the
// word names a prompt of the open results.
func (p *parser) start(ts []token) (used int, ok bool) {
	t := ts[0]
	if d, found := p.childWord(t.text); found {
		p.begin(d, t)
		return 0, true
	}
	if used, named := p.keyword(ts); named {
		return used, true
	}
	if d, found := p.cat.Lookup(t.text, p.ctx.Day); found {
		p.begin(d, t)
		return 0, true
	}
	at := strings.IndexFunc(t.text, func(r rune) bool { return r >= '0' && r <= '9' || r == '£' })
	if at < 1 || p.fits(t) {
		return 0, false
	}
	d, found := p.cat.Lookup(t.text[:at], p.ctx.Day)
	if !found {
		return 0, false
	}
	p.begin(d, t)
	rest := token{text: t.text[at:], column: t.column + at, length: t.length - at}
	if !p.answer(rest) {
		named := d.named(d.typedAs())
		p.refuse(rest, "“"+rest.text+"” is not an answer that "+named.EN+" asks for.", "Nid yw “"+rest.text+"” yn ateb ar gyfer "+named.CY+".")
	}
	return 0, true
}

// begin opens a result: under the nearest result before it that admits it, or
// at the top.
func (p *parser) begin(d Definition, t token) {
	item := p.item(d, t)
	for i, open := range slices.Backward(p.open) {
		parent, ok := p.parentIn(open, d.Code, t)
		if !ok {
			continue
		}
		p.kids[parent] = append(p.kids[parent], item)
		p.open = p.open[:i+1]
		if parent != open {
			p.open = append(p.open, parent)
		}
		p.open = append(p.open, item)
		return
	}
	p.alone(d, t)
	p.top = append(p.top, item)
	p.open = []*Item{item}
	p.surcharge(item)
}

func (p *parser) item(d Definition, t token) *Item {
	return &Item{Definition: d, Values: Values{}, Column: t.column, Day: p.ctx.Day}
}

// alone refuses what is nothing without an order before it.
func (p *parser) alone(d Definition, t token) {
	named := d.named(strings.ToUpper(t.text))
	switch d.Group {
	case "requirement":
		p.refuse(t, named.EN+" needs an order before it, for example COEW 12M or IMP 6M SUSP 12M.", "Mae angen gorchymyn cyn "+named.CY+", er enghraifft COEW 12M.")
	case "driving course":
		p.refuse(t, named.EN+" needs a disqualification before it, for example DDO 12M COURSE 3M 23/6/27.", "Mae angen gwaharddiad cyn "+named.CY+", er enghraifft DDO 12M COURSE 3M 23/6/27.")
	case "bail condition":
		p.refuse(t, named.EN+" needs bail before it, for example CB 14/12.", "Mae angen mechnïaeth cyn "+named.CY+", er enghraifft CB 14/12.")
	}
}

// suspended names the suspended form of each custodial sentence (Sentencing
// Code ss.264 and 277).
var suspended = map[string]string{"IMP": "SUSPS", "YOI": "SUSPSD"}

// suspend turns the custodial sentence that stands before SUSP into a
// suspended sentence order: its term stays, the next period suspends it.
func (p *parser) suspend(t token) bool {
	if !strings.EqualFold(t.text, "SUSP") || len(p.open) == 0 {
		return false
	}
	item := p.open[0]
	d, ok := p.cat.Lookup(suspended[item.Definition.Code], p.ctx.Day)
	if !ok {
		return false
	}
	item.Definition = d
	p.open = []*Item{item}
	return true
}

// built returns an item with its children and the defaults of its prompts.
func (p *parser) built(item *Item) Item {
	out := *item
	for _, q := range out.Definition.Prompts {
		if q.Default != "" && !q.reckons() && out.Values[q.Reference] == "" {
			out.Values[q.Reference] = q.Default
		}
	}
	for _, k := range p.kids[item] {
		out.Children = append(out.Children, p.built(k))
	}
	return out
}

func (p *parser) finish() {
	for _, item := range p.top {
		built := p.built(item)
		built.Led = p.led(built)
		p.line.Items = append(p.line.Items, built)
		p.line.Missing = append(p.line.Missing, p.sayWhy(built.missing(p.cat))...)
	}
	if len(p.line.Targets) == 0 && len(p.line.Items) > 0 {
		p.refuse(token{length: 1}, "No offence is chosen. Start with its number, for example 1.", "Ni ddewiswyd trosedd. Dechreuwch gyda’i rhif, er enghraifft 1.")
	}
}
