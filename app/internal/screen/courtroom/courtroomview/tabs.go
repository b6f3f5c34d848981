package courtroomview

import (
	"strconv"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

func count(n int) string { return strconv.Itoa(n) }

func tabWidth(t courtroom.Tab) float32 {
	w := 10 + kit.Style{Bold: true}.Width(t.Label) + 6 + capWidth(bare(t.Key)) + 12
	if t.Mark != courtroom.MarkNone {
		w += 20
	}
	if t.Count > 0 {
		w += kit.Style{}.Width(count(t.Count)) + 6
	}
	return w
}
