package result

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
)

// ReadBack is what a line would do, in plain words, for the clerk to see as it
// is typed.
type ReadBack struct {
	Headline  Loud
	Sentences []court.Text // one a result, or several with the numbers of their offences where these differ in how they run
}

// loudOrder puts the weightiest word first.
var loudOrder = []Loud{
	LoudCustody, LoudSuspended, LoudRemanded, LoudCommunity, LoudFine, LoudDischarge, LoudDisqualified, LoudBail, LoudReleased, LoudOther, "",
}

// ReadBack words a line: the weightiest loud word, and a sentence for each result.
func (c Catalogue) ReadBack(line Line) ReadBack {
	var rb ReadBack
	for _, item := range line.Items {
		if slices.Index(loudOrder, item.Definition.Loud) < slices.Index(loudOrder, rb.Headline) {
			rb.Headline = item.Definition.Loud
		}
		each := eachOf(item, line.Targets)
		for _, one := range each {
			says := c.sentenceOf(one.Item)
			if len(each) > 1 {
				says = one.on(says)
			}
			rb.Sentences = append(rb.Sentences, says)
		}
	}
	return rb
}

// sentenceOf words a result as it is announced; by its label alone while an
// answer is still wanted in the middle of the sentence: "Surcharge of .".
func (c Catalogue) sentenceOf(item Item) court.Text {
	if telling(c, item, court.English).holed() {
		label := item.Definition.Label
		return court.Text{EN: label.EN + " …", CY: label.In(court.Welsh) + " …"}
	}
	t := c.Text(item)
	return court.Text{EN: sentence(t.EN), CY: sentence(t.CY)}
}

// variant is a result as it is made against some of the targets of its line.
type variant struct {
	Item
	numbers []int // of the offences
}

// eachOf returns a result as it is made, once, or once for every target where
// they differ in how they run.
func eachOf(item Item, targets []Target) []variant {
	if item.Values[consecutive] != previous && item.Values[concurrent] == "" {
		return []variant{{Item: item}}
	}
	var out []variant
	for n, t := range targets {
		made := leading(item, targets, n)
		at := slices.IndexFunc(out, func(have variant) bool { return maps.Equal(have.Values, made.Values) })
		if at < 0 {
			at = len(out)
			out = append(out, variant{Item: made})
		}
		out[at].numbers = append(out[at].numbers, t.Number)
	}
	return out
}

// on says of which offences a sentence is: "Offences 6 to 8: …".
func (v variant) on(says court.Text) court.Text {
	if len(v.numbers) == 1 {
		n := strconv.Itoa(v.numbers[0])
		return court.Text{EN: "Offence " + n + ": " + says.EN, CY: "Trosedd " + n + ": " + says.CY}
	}
	return court.Text{
		EN: "Offences " + runs(v.numbers, " to ") + ": " + says.EN,
		CY: "Troseddau " + runs(v.numbers, " i ") + ": " + says.CY,
	}
}

// runs words numbers that follow each other as one: "1, 3 to 5".
func runs(numbers []int, to string) string {
	var out []string
	for i := 0; i < len(numbers); i++ {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		if last-i < 2 { // two are named
			out = append(out, strconv.Itoa(numbers[i]))
			continue
		}
		out = append(out, strconv.Itoa(numbers[i])+to+strconv.Itoa(numbers[last]))
		i = last
	}
	return strings.Join(out, ", ")
}

// sentence drops the code, and the label where a text follows it.
func sentence(text string) string {
	head, body, ok := strings.Cut(text, "\n")
	if ok && body != "" {
		return strings.Join(strings.Fields(body), " ")
	}
	_, label, _ := strings.Cut(head, " - ")
	return label
}
