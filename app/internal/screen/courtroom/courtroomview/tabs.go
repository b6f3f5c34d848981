package courtroomview

import (
	"strconv"
	"strings"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
)

func count(n int) string { return strconv.Itoa(n) }

// bareTab is a panel's key as its handle shows it: ^2 for Ctrl+2.
func bareTab(key string) string { return strings.Replace(key, "Ctrl+", "^", 1) }

func tabWidth(t courtroom.Tab) float32 {
	w := 10 + kit.Style{Bold: true}.Width(t.Label) + 6 + kit.Style{Size: kit.Small}.Width(bareTab(t.Key)) + 12
	if t.Mark != courtroom.MarkNone {
		w += 20
	}
	if t.Count > 0 {
		w += kit.Style{}.Width(count(t.Count)) + 6
	}
	return w
}
