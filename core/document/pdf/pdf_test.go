package pdf_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
	"assize.example/core/document/documenttest"
	"assize.example/core/document/pdf"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	out    = flag.String("out", "", "directory to write every kind of document to, for looking at")
)

func render(tb testing.TB, docs ...document.Document) []byte {
	tb.Helper()
	b, err := pdf.Render(docs, documenttest.Assets(tb, "fonts"))
	require.NoError(tb, err)
	return b
}

// textOf reads a PDF's text as pdftotext does. It is needed for the tests:
// without it they fail, and say so.
func textOf(tb testing.TB, b []byte) string {
	tb.Helper()
	tool, err := exec.LookPath("pdftotext")
	require.NoError(tb, err, "install poppler-utils: the tests read the PDF with its pdftotext")
	cmd := exec.CommandContext(tb.Context(), tool, "-layout", "-", "-")
	cmd.Stdin = strings.NewReader(string(b))
	text, err := cmd.Output()
	require.NoError(tb, err)
	return string(text)
}

func requireGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestEachKindOfDocumentIsLaidOutInBothLanguages(t *testing.T) {
	for kind := range documenttest.Kinds {
		for _, l := range []court.Language{court.English, court.Welsh} {
			t.Run(kind+" "+string(l), func(t *testing.T) {
				b := render(t, documenttest.Document(t, kind, l))

				requireGolden(t, kind+"."+string(l)+".txt", textOf(t, b))
				if *out != "" {
					require.NoError(t, os.WriteFile(filepath.Join(*out, kind+"."+string(l)+".pdf"), b, 0o644))
				}
			})
		}
	}
}

func TestACountIsCalledSo(t *testing.T) {
	d := documenttest.Document(t, "warrant-imprisonment", court.English)
	d.Offences[0].Count = "Count 3"

	text := textOf(t, render(t, d))

	require.Contains(t, text, "Count 3. Theft from a shop")
}

func TestALongListOfCopiesStaysWithTheSeal(t *testing.T) {
	d := documenttest.Document(t, "points-notice", court.English)
	for range 40 {
		d.Copies = append(d.Copies, "The Driver and Vehicle Licensing Agency")
	}

	pages := strings.Split(textOf(t, render(t, d)), "\f")

	require.Contains(t, pages[1], "Authenticated by")
	require.Contains(t, pages[1], "Copies to")
	require.Contains(t, pages[1], "What you need to know", "the page bears something of the order")
}

func TestWelshLettersCanBeReadBackFromThePDF(t *testing.T) {
	d := documenttest.Document(t, "fine-notice", court.Welsh)
	d.Orders = []string{"Tŷ’r dŵr: ŵ ŷ Ŵ Ŷ â ê î ô û ï ẃ ẁ"}

	require.Contains(t, textOf(t, render(t, d)), d.Orders[0])
}

// golden is the name of the exact bytes. It changes with the wording, the
// layout, the typeface and the version of Go's compress/flate: look at the
// pages (-out), and then update it.
func TestTheBytesOfADocumentAreTheGoldenOnes(t *testing.T) {
	b := render(t, bundle(t)...)

	requireGolden(t, "bundle.sha256", digest(b)+"\n")
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func bundle(tb testing.TB) []document.Document {
	tb.Helper()
	return []document.Document{
		documenttest.Document(tb, "suspended-sentence-order", court.English),
		documenttest.Document(tb, "fine-notice", court.Welsh),
		documenttest.Document(tb, "warrant-remand", court.English),
	}
}

func TestTheSameDocumentsGiveTheSameBytesEveryTime(t *testing.T) {
	docs := bundle(t)
	first := digest(render(t, docs...))

	for range 20 {
		require.Equal(t, first, digest(render(t, docs...)))
	}
}

// digestOnly makes the test binary print a digest and nothing else, as the
// second process of the test below.
const digestOnly = "ASSIZE_PDF_DIGEST"

func TestTheSameDocumentsGiveTheSameBytesInAnotherProcess(t *testing.T) {
	mine := digest(render(t, bundle(t)...))
	if os.Getenv(digestOnly) != "" {
		fmt.Println(digestOnly + "=" + mine)
		return
	}
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), self, "-test.run", "^"+t.Name()+"$", "-test.count", "1")
	cmd.Env = append(os.Environ(), digestOnly+"=1")

	theirs, err := cmd.CombinedOutput()

	require.NoError(t, err, string(theirs))
	require.Contains(t, string(theirs), digestOnly+"="+mine)
}

func TestADraftSaysSoAcrossEachPageAndHasNoCode(t *testing.T) {
	issued := documenttest.Document(t, "community-order", court.Welsh)

	b := render(t, document.Drafts([]document.Document{issued}, documenttest.Wording(t))...)

	require.GreaterOrEqual(t, strings.Count(textOf(t, b), "DRAFFT"), 3, "the head of both pages, and the seal")
	require.Less(t, len(b), len(render(t, issued)), "it has no code to be scanned")
	if *out != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*out, "draft.pdf"), b, 0o644))
	}
}

func TestEachDocumentOfABundleHasItsOwnPageNumbers(t *testing.T) {
	text := textOf(t, render(t, bundle(t)...))

	require.Equal(t, 2, strings.Count(text, "Page 1 of "), "two English documents")
	require.Equal(t, 1, strings.Count(text, "Tudalen 1 o "), "one Welsh document")
}

func TestNothingOfALongDocumentIsLost(t *testing.T) {
	d := documenttest.Document(t, "bail-notice", court.English)
	d.Requirements = nil
	for i := range 40 {
		d.Requirements = append(d.Requirements, document.Requirement{Text: fmt.Sprintf("condition%d ", i) + strings.Repeat("of bail ", 30) + fmt.Sprintf("end%d", i)})
	}
	for i := range 20 {
		d.Offences = append(d.Offences, document.OffenceLine{
			Number: fmt.Sprint(i + 3), Title: "Theft", Code: "TH68010",
			Wording: fmt.Sprintf("count%d ", i) + strings.Repeat("property of another, ", 120) + fmt.Sprintf("last%d", i), Result: "RC - Bail\nRemanded.",
		})
	}

	text := textOf(t, render(t, d))

	for i := range 40 {
		require.Contains(t, text, fmt.Sprintf("condition%d ", i))
		require.Regexp(t, fmt.Sprintf(`end%d\b`, i), text)
	}
	for i := range 20 {
		require.Contains(t, text, fmt.Sprintf("count%d ", i))
		require.Regexp(t, fmt.Sprintf(`last%d\b`, i), text)
	}
	require.Equal(t, 1, strings.Count(text, "Authenticated by"))
}

func TestALetterThatTheTypefaceLacksIsShownAsMissing(t *testing.T) {
	d := documenttest.Document(t, "fine-notice", court.English)
	d.Party[0].Value = "Zoë \u202Eevil\u202C \U0001F600 שלום\x00\x07 e\u0301"

	text := textOf(t, render(t, d))

	require.Contains(t, text, "Zoë evil \uFFFD \uFFFD\uFFFD\uFFFD\uFFFD é")
}

func TestWhatCannotBeRenderedIsRefusedPlainly(t *testing.T) {
	d := documenttest.Document(t, "fine-notice", court.English)

	_, none := pdf.Render(nil, documenttest.Assets(t, "fonts"))
	_, missing := pdf.Render([]document.Document{d}, fstest.MapFS{})
	_, broken := pdf.Render([]document.Document{d}, fstest.MapFS{
		"NotoSans-Regular.ttf": {Data: []byte("no font")}, "NotoSans-Bold.ttf": {Data: []byte("no font")},
	})

	require.EqualError(t, none, "render documents: there are none")
	require.ErrorContains(t, missing, "read typeface: open NotoSans-")
	require.ErrorContains(t, broken, "parse typeface NotoSans-")
}

func FuzzAnyTextIsLaidOut(f *testing.F) {
	for _, s := range []string{"", "Llŷr-Ŵyn", "\xff\xfe", "😀", "שלום", "a\x00b\x1b[31m", strings.Repeat("x", 5000), "A - B\nC", "{page} of {pages}", "\u202e\u200b"} {
		f.Add(s)
	}
	d := documenttest.Document(f, "community-order", court.English)
	fonts := documenttest.Assets(f, "fonts")
	f.Fuzz(func(t *testing.T, s string) {
		d := d
		d.Title, d.Banner, d.Signed.By, d.Set = s, s, s, s
		d.Party = []document.Line{{Label: s, Value: s}}
		d.Orders, d.Warnings, d.General, d.Copies = []string{s}, []string{s}, []string{s}, []string{s}
		d.Offences = []document.OffenceLine{{Number: s, Code: s, Title: s, Wording: s, Finding: s, Result: s, Defendant: s}}
		d.Requirements = []document.Requirement{{Heading: s, Text: s}}
		d.Money = []document.MoneyLine{{Label: s}}

		b, err := pdf.Render([]document.Document{d}, fonts)

		require.NoError(t, err)
		require.NotEmpty(t, b)
	})
}

// The budget of one order is 30 ms.
func BenchmarkOneOrder(b *testing.B) {
	d := documenttest.Document(b, "community-order", court.English)
	fonts := documenttest.Assets(b, "fonts")
	for b.Loop() {
		_, err := pdf.Render([]document.Document{d}, fonts)
		require.NoError(b, err)
	}
}

// The budget of a bundle of twenty is 300 ms.
func BenchmarkABundleOfTwenty(b *testing.B) {
	var docs []document.Document
	for len(docs) < 20 {
		docs = append(docs, bundle(b)...)
	}
	fonts := documenttest.Assets(b, "fonts")
	for b.Loop() {
		_, err := pdf.Render(docs[:20], fonts)
		require.NoError(b, err)
	}
}
