package courtroom_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
	"assize.example/core/result"
)

// A share is of what was looked at, asked about when nothing else is, and its
// orders are printed whole.

func TestWhatChangesWhileTheShareIsAskedAboutIsNotSharedUnseen(t *testing.T) {
	r := resulted(t)
	r.press("Ctrl+Return")
	require.NotEmpty(t, r.st.Confirm.Yes)

	// when: another result comes in beneath the question
	late := r.theft().Results.Results[0]
	late.ID, late.Defendant, late.Offence = "late", "d2", "o4"
	require.NoError(t, r.cases.Record(t.Context(), theftCase, "", result.ResultRecorded{Result: late}))
	r.enter()

	require.Contains(t, r.st.Problem, "changed while the question was open")
	require.Empty(t, r.theft().Hearings.Hearings[0].Shared)
}

func TestAShareIsNotAskedAboutOverALineTypedMeanwhile(t *testing.T) {
	r := resulted(t)
	r.later = true
	r.press("Ctrl+Return")
	r.types("1 NOTE")

	r.catchUp()

	require.Empty(t, r.st.Confirm.Yes, "Enter on the line must not answer a question that comes up under it")
}

func TestOrdersArePrintedWhereTheyAreNotOnThisDisk(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, folder string){
		"shared at another desk": func(t *testing.T, folder string) { t.Helper(); require.NoError(t, os.RemoveAll(folder)) },
		"the disk was full half way": func(t *testing.T, folder string) {
			t.Helper()
			files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
			require.NoError(t, err)
			require.NoError(t, os.Remove(files[len(files)-1]))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := shared(t)
			want := r.desk.printed
			require.NotEmpty(t, want)
			spoil(t, r.st.Orders.SavedTo)
			r.desk.printed = nil

			r.press("Ctrl+Shift+P")

			require.Equal(t, want, r.desk.printed)
			for _, f := range want {
				require.FileExists(t, f)
			}
		})
	}
}

func TestAShareThatEndsWhileAnotherCaseIsOpenSaysWhichAndMovesNothing(t *testing.T) {
	r := fined(t)
	r.press("Ctrl+Return")
	r.later = true
	r.enter()
	r.p.OpenRow(2)
	r.p.Panel(courtroom.PanelFile)
	r.catchUp()

	require.Equal(t, courtroom.PanelFile, r.st.Panel)
	require.Contains(t, r.st.Notice, "13AB0000126")
}

func TestAShareIsNotAskedAboutOverAnEntryTypedMeanwhile(t *testing.T) {
	r := resulted(t)
	r.press("Ctrl+L")
	r.later = true
	r.press("Ctrl+Return")
	r.types("di 2")

	r.catchUp()

	require.Nil(t, r.st.Confirm, "Enter on the log line must not share")
	require.Equal(t, "di 2", r.st.Log.Text)
	require.Contains(t, r.st.Notice, "Ctrl+Enter")
}
