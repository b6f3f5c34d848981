package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
)

func TestASignatureStandsWithTheLastOfWhatIsOrdered(t *testing.T) {
	order := documenttest.Document(t, "discharge-order", court.English)
	words := func(n int) string { return strings.Repeat("as the court announced. ", n*4) + "lastword" }
	for name, end := range map[string]func(d *document.Document, n int){
		"a note": func(d *document.Document, n int) { d.Notes = []document.Line{{Label: "Note", Value: words(n)}} },
		"a warning": func(d *document.Document, n int) {
			d.Notes, d.Warnings = nil, []string{words(n)}
		},
		"a result on the defendant": func(d *document.Document, n int) {
			d.Notes, d.Warnings, d.General = nil, nil, []string{"FO - Fine\nFined.", "FCOST - Costs\n" + words(n)}
		},
		"a long result on an offence": func(d *document.Document, n int) {
			d.Notes, d.Warnings, d.Offences[0].Result = nil, nil, "CD - Discharge\n"+words(n)
		},
	} {
		t.Run(name, func(t *testing.T) {
			for n := 0; n < 40; n += 3 {
				d := order
				d.Offences = slices.Clone(d.Offences)
				end(&d, n)

				pages := strings.Split(strings.TrimSuffix(textOf(t, render(t, d)), "\f"), "\f")

				last := pages[len(pages)-1]
				require.Contains(t, last, "Authenticated by", fmt.Sprint(n))
				require.Contains(t, last, "Copies to", fmt.Sprint(n))
				require.Contains(t, last, "lastword", "%d: the page before has room, or the seal stands alone", n)
			}
		})
	}
}

func TestALineMoreThanAPageIsSetCloserAndNotOnAPageOfItsOwn(t *testing.T) {
	text := textOf(t, render(t, documenttest.Document(t, "adjournment-notice", court.English)))

	require.Contains(t, text, "Page 1 of 1")
}

func TestTheHeadOfAFurtherPageOfASheetNamesEveryDefendant(t *testing.T) {
	d := documenttest.Document(t, "result-sheet", court.English)
	d.Party = append(d.Party, document.Line{Label: "D2", Value: "Non Penri"})
	for range 3 {
		d.Offences = append(d.Offences, d.Offences...)
	}

	pages := strings.Split(textOf(t, render(t, d)), "\f")

	require.Regexp(t, `Result sheet · Mr Gruffydd Siôn Llŷr-Ŵyn, Non Penri`, pages[1])
}

func TestAResultStandsOnThePageOfItsOffence(t *testing.T) {
	// given: counts whose titles take two lines beside their codes
	d := documenttest.Document(t, "result-sheet", court.English)
	count := document.OffenceLine{
		Code: "FA06001", Title: "Fraud by false representation, contrary to section 1 of the Fraud Act 2006",
		Wording: "Dishonestly made a false representation, namely that she was entitled to use a bank card in the name of another, intending thereby to make a gain for herself.",
		Finding: "Pleaded guilty on 23 November 2026", Result: "IMP - Imprisonment\nImprisonment for 20 months.",
	}
	d.Offences = nil
	for i := range 8 {
		count.Count = fmt.Sprint("Count ", i+1)
		d.Offences = append(d.Offences, count)
	}

	// then: wherever the offences begin on the page, none leaves its result behind
	for n := range 14 {
		d.Terms = nil
		for i := range n {
			d.Terms = append(d.Terms, document.Line{Label: fmt.Sprint("Particular ", i), Value: "as stated"})
		}
		for page := range strings.SplitSeq(textOf(t, render(t, d)), "\f") {
			require.Equal(t, strings.Count(page, "Fraud by false"), strings.Count(page, "IMP - Imprisonment"), "%d lines before the offences", n)
		}
	}
}
