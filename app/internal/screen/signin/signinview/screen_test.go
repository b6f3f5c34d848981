package signinview_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/signin"
	"assize.example/app/internal/screen/signin/signinview"
)

type hands struct{ did []string }

func (h *hands) ChooseUser(name string) { h.did = append(h.did, "choose "+name) }

func (h *hands) SignIn(e signin.Entry) {
	h.did = append(h.did, strings.Join([]string{e.Name, e.Role, e.Passphrase, e.Again, e.By, e.ByPassphrase}, "/"))
}

func open(t *testing.T, st signin.State) (*signinview.Screen, *hands, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
	h := &hands{}
	s := signinview.New(h)
	w := test.NewTempWindow(t, s.Content())
	w.Resize(fyne.NewSize(1366, 768))
	s.On(w.Canvas())
	s.Render(st)
	return s, h, w
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func typed(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

func two() signin.State {
	return signin.State{Language: "en", Court: "Derby", Users: []string{"Angharad Puw", "Delroy Marchbanks"}, User: "Angharad Puw"}
}

func TestThePassphraseHasTheKeyboardAndEnterSignsIn(t *testing.T) {
	_, h, w := open(t, two())
	press(w, fyne.KeyReturn)
	require.Empty(t, h.did, "nothing is tried before a passphrase is typed")

	typed(w, "four plain words")
	press(w, fyne.KeyReturn)
	require.Equal(t, []string{"Angharad Puw//four plain words///"}, h.did)
}

func TestAnotherPersonIsChosenByTheArrowsFromThePassphrase(t *testing.T) {
	_, h, w := open(t, two())
	press(w, fyne.KeyDown)
	require.Equal(t, []string{"choose Delroy Marchbanks"}, h.did)
}

func TestTheFirstPersonGivesANameAndThePassphraseTwice(t *testing.T) {
	_, h, w := open(t, signin.State{Language: "cy", New: true})
	typed(w, "Siân Ŵyn")
	w.Canvas().FocusNext()
	typed(w, "Clerc y llys")
	w.Canvas().FocusNext()
	typed(w, "geiriau plaen")
	w.Canvas().FocusNext()
	typed(w, "geiriau plaen")
	press(w, fyne.KeyReturn)
	require.Equal(t, []string{"Siân Ŵyn/Clerc y llys/geiriau plaen/geiriau plaen//"}, h.did)
}

func TestANewcomerNamesWhoLetsThemIn(t *testing.T) {
	_, h, w := open(t, signin.State{Language: "en", Users: []string{"Angharad Puw", "Somebody new…"}, User: "Somebody new…", New: true, By: "Angharad Puw"})
	for _, text := range []string{"Delroy Marchbanks", "legal adviser", "plain words", "plain words", "", "four plain words"} {
		typed(w, text)
		if text != "four plain words" {
			w.Canvas().FocusNext()
		}
	}
	press(w, fyne.KeyReturn)
	require.Equal(t, []string{"Delroy Marchbanks/legal adviser/plain words/plain words/Angharad Puw/four plain words"}, h.did)
}

// choosing is hands that show somebody new where that is chosen, as the
// presenter does.
type choosing struct {
	hands
	s *signinview.Screen
}

func (c *choosing) ChooseUser(name string) {
	c.s.Render(signin.State{Language: "en", Users: []string{"Angharad Puw", "Somebody new…"}, User: name, New: true, By: "Angharad Puw"})
}

func TestSomebodyNewStartsWithTheName(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, kit.Fonts{}))
	h := &choosing{}
	h.s = signinview.New(h)
	w := test.NewTempWindow(t, h.s.Content())
	w.Resize(fyne.NewSize(1366, 768))
	h.s.On(w.Canvas())
	h.s.Render(signin.State{Language: "en", Users: []string{"Angharad Puw", "Somebody new…"}, User: "Angharad Puw"})

	// when: the row is tapped, and the keyboard used at once
	for _, o := range test.LaidOutObjects(w.Content()) {
		if text, ok := o.(*canvas.Text); ok && text.Text == "Somebody new…" {
			test.TapCanvas(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(text).AddXY(4, 4))
			break
		}
	}
	typed(w, "Delroy")
	press(w, fyne.KeyReturn)

	// then
	require.Equal(t, []string{"Delroy////Angharad Puw/"}, h.did)
}

func TestARefusedPassphraseIsTakenAwayAndAnotherCanBeTyped(t *testing.T) {
	st := two()
	s, h, w := open(t, st)
	typed(w, "wrong")
	press(w, fyne.KeyReturn)
	st.Busy = true
	s.Render(st)
	press(w, fyne.KeyReturn)
	require.Len(t, h.did, 1, "one try at a time")

	st.Busy, st.Problem = false, "That is not the passphrase."
	s.Render(st)
	typed(w, "right")
	press(w, fyne.KeyReturn)
	require.Equal(t, "Angharad Puw//right///", h.did[1])
}

func TestNoQuestionOfTheWorkStandsOverTheLock(t *testing.T) {
	test.NewTempApp(t)
	s := signinview.New(&hands{})
	w := test.NewTempWindow(t, s.Content())
	kit.NewSheet(kit.NewPane("", func(*kit.Pen, float32) float32 { return 20 }), 200, nil).Open(w.Canvas(), nil)
	require.NotEmpty(t, w.Canvas().Overlays().List())

	s.On(w.Canvas())
	require.Empty(t, w.Canvas().Overlays().List())
}

func TestEverySceneFitsTheSmallestWindow(t *testing.T) {
	for _, one := range scene.SignIns() {
		t.Run(one.Name, func(t *testing.T) {
			_, _, w := open(t, one.State)
			for _, o := range test.LaidOutObjects(w.Content()) {
				if text, ok := o.(*canvas.Text); ok {
					at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
					require.LessOrEqual(t, at.X+text.Size().Width, float32(1366), text.Text)
					require.LessOrEqual(t, at.Y+text.Size().Height, float32(768), text.Text)
				}
			}
		})
	}
}
