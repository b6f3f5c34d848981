package core_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "assize.example/"

// directions says what a part of the program must not reach, even indirectly.
var directions = []struct{ part, mustNotReach, because string }{
	{"core/...", module + "app", "the court's rules know nothing of the desk"},
	{"core/...", module + "server", "the court's rules know nothing of the hub"},
	{"core/...", module + "sync", "the court's rules know nothing of replication"},
	{"core/...", module + "assets", "core takes an fs.FS"},
	{"core/...", "fyne.io", "the court's rules know nothing of the screen"},
	{"core/record", "modernc.org", "folding needs no database"},
	{"core/law", "modernc.org", "a check needs no database"},
	{"core/law", module + "core/store", "a check needs no database"},
	{"core/document", "github.com/jung-kurt/gofpdf", "what an order says is not how it is laid out"},
	{"sync/...", module + "app", "sync serves desk and hub alike"},
	{"sync/...", module + "server", "sync serves desk and hub alike"},
	{"server/...", module + "app", "the hub has no window"},
	{"server/...", "fyne.io", "the hub has no window"},
	{"app/...", module + "server", "the desk and the hub meet only on the wire"},
	{"app/internal/screen/courtroom", "fyne.io", "a presenter must be testable without a window"},
	{"app/internal/screen/signin", "fyne.io", "a presenter must be testable without a window"},
	{"app/internal/caseload", "fyne.io", "recording needs no window"},
	{"assets/...", module, "assets are only files"},
}

// direct says what a part must not import itself: views may reach core through
// their presenter's types, but must not use it.
var direct = []struct{ part, mustNotImport, because string }{
	{"app/internal/screen/courtroom/courtroomview", module + "core", "a view draws State; it holds no rules"},
	{"app/internal/screen/courtroom/courtroomview", module + "sync", "a view draws State; it holds no rules"},
	{"app/internal/screen/signin/signinview", module + "core", "a view draws State; it holds no rules"},
	{"app/internal/screen/courtroom", "database/sql", "a presenter asks the core"},
	{"app/internal/screen/courtroom", module + "core/store", "a presenter asks the core"},
}

type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

func TestImportDirections(t *testing.T) {
	for _, d := range directions {
		t.Run(d.part+" does not reach "+d.mustNotReach, func(t *testing.T) {
			for _, p := range list(t, "-deps", d.part) {
				requireNoImport(t, p, d.mustNotReach, d.because)
			}
		})
	}
	for _, d := range direct {
		t.Run(d.part+" does not import "+d.mustNotImport, func(t *testing.T) {
			for _, p := range list(t, "-find", d.part) {
				requireNoImport(t, p, d.mustNotImport, d.because)
			}
		})
	}
}

func requireNoImport(t *testing.T, p listed, bad, because string) {
	t.Helper()
	if p.Standard {
		return // the standard library's own imports are its business
	}
	for _, imp := range p.Imports {
		reached := imp == bad || strings.HasPrefix(imp, strings.TrimSuffix(bad, "/")+"/")
		require.Falsef(t, reached, "%s imports %s: %s", p.ImportPath, imp, because)
	}
}

// list runs go list with the tags that the product is built with.
func list(t *testing.T, how, part string) []listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-tags", "migrated_fynedo", how,
		"-json=ImportPath,Standard,Imports", module+part)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1") // the window's packages are listed too; nothing is compiled
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else {
			require.NoError(t, err)
		}
		all = append(all, p)
	}
	require.NotEmpty(t, all, "go list found nothing at "+part)
	return all
}
