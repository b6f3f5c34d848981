package journal_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/journal"
	"assize.example/core/journal/journaltest"
	"assize.example/core/store/memory"
)

func TestStreamsAreNamedByWhatTheyAreAbout(t *testing.T) {
	require.EqualValues(t, "case/1", journal.CaseStream("1"))
	require.EqualValues(t, "court/433", journal.CourtStream("433"))
	require.EqualValues(t, "sitting/433/3/2026-11-23", journal.SittingStream("433", "3", court.On(2026, 11, 23)))
}

func TestAnEventIsReadBackExactlyAsItWasSigned(t *testing.T) {
	d := journaltest.NewDesk("a")
	at := time.Date(2026, 7, 1, 11, 0, 0, 123_456_789, time.FixedZone("BST", 3600))
	e, err := journal.Sign(journal.Head{ID: d.NewID(), Stream: "case/1", Kind: "note-written", Schema: 1, Desk: "a", Counter: 1, At: at, Zone: "Europe/London", User: "a.clerk", Reason: "slip"}, []byte(`{}`), d.Key)
	require.NoError(t, err)

	got, err := journal.Parse(e.Raw, e.Body, e.Sig, 7)

	require.NoError(t, err)
	require.NoError(t, got.Verify(d.Public()))
	require.Equal(t, e.Hash(), got.Hash())
	require.Equal(t, e.Head, got.Head)
	require.EqualValues(t, 7, got.Position)
	utc := time.Date(2026, 7, 1, 10, 0, 0, 123_456_000, time.UTC)
	require.Equal(t, court.Stamp{Event: e.Head.ID.String(), At: utc, Zone: "Europe/London", User: "a.clerk", Desk: "a", Reason: "slip"}, got.Stamp())
}

func TestAnythingTamperedWithIsFound(t *testing.T) {
	d := journaltest.NewDesk("a")
	for name, tc := range map[string]struct {
		tamper func(*journal.Event)
		want   error
	}{
		"the head":              {func(e *journal.Event) { e.Raw[20] ^= 1 }, journal.ErrSignature},
		"the signature":         {func(e *journal.Event) { e.Sig[0] ^= 1 }, journal.ErrSignature},
		"a missing signature":   {func(e *journal.Event) { e.Sig = nil }, journal.ErrSignature},
		"the body":              {func(e *journal.Event) { e.Body[1] ^= 1 }, journal.ErrBody},
		"an emptied body":       {func(e *journal.Event) { e.Body = []byte{} }, journal.ErrBody},
		"a body that is erased": {func(e *journal.Event) { e.Body = nil }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := d.Next(t, "case/1")
			tc.tamper(&e)
			require.ErrorIs(t, e.Verify(d.Public()), tc.want)
		})
	}
	require.ErrorIs(t, d.Next(t, "case/1").Verify(journaltest.NewDesk("b").Public()), journal.ErrSignature)
	require.ErrorIs(t, d.Next(t, "case/1").Verify(nil), journal.ErrSignature)
}

func TestAHeadOfTheWrongShapeIsNotParsed(t *testing.T) {
	d := journaltest.NewDesk("a")
	good := string(d.Next(t, "case/1").Raw)
	for name, raw := range map[string]string{
		"nothing":              "",
		"not JSON":             "{",
		"something after it":   good + "{}",
		"no stream":            strings.Replace(good, `"case/1"`, `""`, 1),
		"no kind":              strings.Replace(good, `"note-written"`, `""`, 1),
		"no desk":              strings.Replace(good, `"desk":"a"`, `"desk":""`, 1),
		"no counter":           strings.Replace(good, `"counter":1`, `"counter":0`, 1),
		"a counter below zero": strings.Replace(good, `"counter":1`, `"counter":-1`, 1),
		"a counter too great":  strings.Replace(good, `"counter":1`, `"counter":9223372036854775808`, 1),
		"a short hash":         strings.Replace(good, `"prev":"00`, `"prev":"`, 1),
		"a hash not in digits": strings.Replace(good, `"prev":"00`, `"prev":"zz`, 1),
		"an identifier cut":    strings.Replace(good, `"id":"6`, `"id":"`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEqual(t, good, raw)
			_, err := journal.Parse([]byte(raw), nil, nil, 0)
			require.ErrorContains(t, err, "parse event head")
		})
	}
}

func TestALinkFollowsOrIsAGapOrAFork(t *testing.T) {
	d := journaltest.NewDesk("a")
	first := d.Next(t, "case/1")
	tip := journal.Tip{}.After(first)
	require.NoError(t, journal.Tip{}.Follows(first))
	require.ErrorIs(t, tip.Follows(first), journal.ErrFork)
	second, third := d.Next(t, "case/1"), d.Next(t, "case/1")
	require.NoError(t, tip.Follows(second))
	require.ErrorIs(t, tip.Follows(third), journal.ErrGap)
	other := journaltest.NewDesk("a")
	other.Next(t, "case/2")
	require.ErrorIs(t, tip.Follows(other.Next(t, "case/1")), journal.ErrFork)
}

// held gives a store whose events are exactly these, however wrong they are.
type held struct {
	*memory.Store
	events []journal.Event
}

func (h held) Each(_ context.Context, f func(journal.Event) error) error {
	for _, e := range h.events {
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}

func verify(t *testing.T, own court.DeskID, events ...journal.Event) journal.Report {
	t.Helper()
	desks := map[court.DeskID]ed25519.PublicKey{"a": journaltest.NewDesk("a").Public(), "b": journaltest.NewDesk("b").Public()}
	report, err := journal.Verify(t.Context(), held{memory.New(), events}, func(id court.DeskID) (ed25519.PublicKey, bool) {
		pub, ok := desks[id]
		return pub, ok
	}, own)
	require.NoError(t, err)
	return report
}

func TestVerifyFindsWhateverIsWrongWithTheRecord(t *testing.T) {
	a, b := journaltest.NewDesk("a"), journaltest.NewDesk("b")
	a1, a2, a3 := a.Next(t, "case/1"), a.Next(t, "case/1"), a.Next(t, "case/2")
	b.Next(t, "case/9")
	b2 := b.Next(t, "case/1")
	erased, changed := a2, a2
	erased.Body, changed.Body = nil, []byte(`{"text":"something else"}`)
	fork := journaltest.NewDesk("a")
	fork.Next(t, "case/7")
	stranger := journaltest.NewDesk("stranger").Next(t, "case/1")

	whole := verify(t, "a", journaltest.At(a1, 1), journaltest.At(b2, 2), erased, a3)
	require.True(t, whole.Whole())
	require.Equal(t, journal.Report{Events: 4, Waiting: 2, Desks: 2, Erased: 1}, whole)

	for name, tc := range map[string]struct {
		events []journal.Event
		want   error
		says   string
	}{
		"an own event missing":          {[]journal.Event{a1, a3}, journal.ErrGap, "event 2 of desk a"},
		"the first of them missing":     {[]journal.Event{a2, a3}, journal.ErrGap, "event 1 of desk a"},
		"a chain that forks":            {[]journal.Event{a1, fork.Next(t, "case/1")}, journal.ErrFork, "event 2 of desk a"},
		"two events at one place":       {[]journal.Event{a1, a1}, journal.ErrFork, "1 of desk a"},
		"a changed body":                {[]journal.Event{a1, changed}, journal.ErrBody, "desk a"},
		"a desk whose key is not known": {[]journal.Event{stranger}, nil, "no key is known of desk stranger"},
		"a position given twice":        {[]journal.Event{journaltest.At(a1, 4), journaltest.At(a2, 4)}, nil, "position 4 is taken twice"},
	} {
		t.Run(name, func(t *testing.T) {
			report := verify(t, "a", tc.events...)
			require.False(t, report.Whole())
			require.ErrorContains(t, report.Faults[0], tc.says)
			if tc.want != nil {
				require.ErrorIs(t, report.Faults[0], tc.want)
			}
		})
	}
}

func TestTheRecordHashIsOfWhatIsPlacedInItsOrder(t *testing.T) {
	hash := func(events ...journal.Event) journal.Hash {
		h, err := journal.RecordHash(t.Context(), held{memory.New(), events})
		require.NoError(t, err)
		return h
	}
	a, b := journaltest.NewDesk("a").Next(t, "case/1"), journaltest.NewDesk("b").Next(t, "case/1")
	one := hash(journaltest.At(a, 1), journaltest.At(b, 2))
	require.Equal(t, one, hash(journaltest.At(a, 1), journaltest.At(b, 2), journaltest.NewDesk("c").Next(t, "case/1")), "what waits is not in it")
	require.NotEqual(t, one, hash(journaltest.At(b, 1), journaltest.At(a, 2)))
	require.NotEqual(t, one, hash(journaltest.At(a, 1), journaltest.At(b, 3)))
	require.NotEqual(t, one, hash(journaltest.At(a, 1)))
}

func TestAHashIsWrittenInHexadecimal(t *testing.T) {
	h := journaltest.NewDesk("a").Next(t, "case/1").Hash()
	b, err := json.Marshal(h)
	require.NoError(t, err)
	var back journal.Hash
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, h, back)
	require.Equal(t, `"`+h.String()+`"`, string(b))
}

// FuzzParse reads any bytes. What is parsed has its shape, keeps its exact
// bytes, and is never taken for what a desk signed unless the desk signed it.
func FuzzParse(f *testing.F) {
	d := journaltest.NewDesk("a")
	for range 3 {
		e := d.Next(f, "case/1")
		f.Add(e.Raw, e.Body, e.Sig, uint64(0))
		f.Add(e.Raw, []byte(nil), e.Sig[:10], uint64(1<<63))
	}
	f.Add([]byte(`{"counter":1e3}`), []byte(`{}`), []byte{}, uint64(1))
	f.Add([]byte(`{"stream":"s","kind":"k","desk":"d","counter":1,"at":"2026-13-01T00:00:00Z"}`), []byte{}, []byte{}, uint64(1))
	signed := map[string]bool{}
	again := journaltest.NewDesk("a")
	for range 3 {
		signed[string(again.Next(f, "case/1").Raw)] = true
	}
	f.Fuzz(func(t *testing.T, raw, body, sig []byte, position uint64) {
		e, err := journal.Parse(raw, body, sig, position)
		if err != nil {
			require.Zero(t, e)
			return
		}
		require.Equal(t, raw, e.Raw)
		require.NotEmpty(t, e.Head.Stream)
		require.NotZero(t, e.Head.Counter)
		require.Positive(t, int64(e.Head.Counter))
		if e.Verify(again.Public()) == nil {
			require.True(t, signed[string(raw)], "a forged head was accepted")
		}
		require.NoError(t, journal.Tip{Counter: e.Head.Counter - 1, Hash: e.Head.Prev}.Follows(e))
	})
}
