package result

import (
	"maps"
	"slices"
	"strings"

	"assize.example/core/court"
)

// ReadBack is what a line would do, in plain words, for the clerk to see as it
// is typed.
type ReadBack struct {
	Headline  Loud
	Sentences []court.Text // one a result, or one a target where they differ in how they run
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
		for _, made := range eachOf(item, line.Targets) {
			rb.Sentences = append(rb.Sentences, c.sentenceOf(made))
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

// eachOf returns a result as it is made, once, or once for every target where
// they differ in how they run.
func eachOf(item Item, targets []Target) []Item {
	if item.Values[consecutive] != previous && item.Values[concurrent] == "" {
		return []Item{item}
	}
	var out []Item
	for n := range targets {
		made := leading(item, targets, n)
		if !slices.ContainsFunc(out, func(have Item) bool { return maps.Equal(have.Values, made.Values) }) {
			out = append(out, made)
		}
	}
	return out
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
