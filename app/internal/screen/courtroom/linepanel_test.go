package courtroom_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/courtroom"
)

func TestTypingAResultShowsItsReadBackWhateverPanelWasOpen(t *testing.T) {
	r := atWork(t)
	r.press("Ctrl+N")
	r.press("Ctrl+3")
	require.Equal(t, courtroom.PanelTold, r.st.Panel)

	r.press("Ctrl+R")
	r.types("f")

	require.Equal(t, courtroom.PanelResults, r.st.Panel)
	require.NotEmpty(t, r.st.Line.Choices)
}
