package courtroomview_test

import (
	"fmt"
	"testing"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/screen/courtroom"
)

// BenchmarkRenderAfterAKey is what the window costs at each key press with ten
// defendants of twenty counts and 300 log entries: at most 16 ms.
func BenchmarkRenderAfterAKey(b *testing.B) {
	st := scene.Large()
	s, _, _ := open(b, st)
	for i := 0; b.Loop(); i++ {
		st.Line.Says = []string{fmt.Sprintf("%d months' imprisonment suspended for 24 months.", i%60)}
		st.Line.Text = fmt.Sprint("imp ", i)
		s.Render(st)
	}
}

// BenchmarkSwitchCase is the window's part of opening such a case: at most
// 50 ms with what the presenter takes.
func BenchmarkSwitchCase(b *testing.B) {
	large, small := scene.Large(), scene.Crown()
	s, _, _ := open(b, small)
	for i := 0; b.Loop(); i++ {
		st := []courtroom.State{large, small}[i%2]
		st.Case.Reference = fmt.Sprint("T", i)
		s.Render(st)
	}
}
