package intake_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/intake"
	"assize.example/core/reference"
)

// never checks what must hold of any bytes at all: no panic, faults that say
// something or a batch whose events can be folded, and nothing new from it when
// it is read twice.
func never(t *testing.T, ref intake.Reference, data []byte) {
	t.Helper()
	b, err := intake.Read("fuzz.xml", data, ref)
	if err != nil {
		require.Empty(t, b)
		for _, f := range faultsOf(t, err) {
			require.NotEmpty(t, f.Want.EN)
			require.NotContains(t, f.Error(), "\n")
		}
		return
	}
	s := newShelf()
	for _, stream := range intake.Events(b, s.held()) {
		parts := strings.Split(string(stream.Stream), "/")
		require.Len(t, parts, map[string]int{"case": 2, "sitting": 4}[parts[0]], stream.Stream)
	}
	s.take(t, b)
	require.Zero(t, s.take(t, b))
	for _, f := range s.files {
		_ = casefile.Apply(f, casefile.CaseSupplemented{File: f}, court.Stamp{}).Title()
	}
}

func fuzz(f *testing.F, prefix string) {
	f.Helper()
	ref, err := reference.Load(os.DirFS("../../assets/reference"))
	require.NoError(f, err)
	for _, name := range append(demoFiles(f), "faulty/spi-eight-faults.xml", "faulty/list-cut-short.xml") {
		if strings.HasPrefix(strings.TrimPrefix(name, "faulty/"), prefix) {
			f.Add(file(f, name))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { never(t, ref, data) })
}

func FuzzReadingAProsecutorsMessage(f *testing.F) { fuzz(f, "spi-") }

func FuzzReadingAMagistratesList(f *testing.F) { fuzz(f, "list-magistrates") }

func FuzzReadingACrownList(f *testing.F) { fuzz(f, "list-c") }

// One message is read and turned into events well within the blink in which a
// desk must answer.
func BenchmarkImportOfOneProsecutorsMessage(b *testing.B) {
	ref, data := load(b), file(b, "spi-60CL0004126-burglary-two-defendants.xml")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		batch, err := intake.Read("m.xml", data, ref)
		if err != nil || len(intake.Events(batch, intake.Held{})) != 1 {
			b.Fatal(err)
		}
	}
}

func BenchmarkImportOfACrownList(b *testing.B) {
	ref, data := load(b), file(b, "list-crown-caer-lwyd.xml")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		batch, err := intake.Read("m.xml", data, ref)
		if err != nil || len(intake.Events(batch, intake.Held{})) != 10 {
			b.Fatal(err)
		}
	}
}
