package courtroomview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/courtroom/courtroomview"
)

func TestEveryActionHasAKeyOfItsOwnOrAWordAndStandsInTheMenu(t *testing.T) {
	s, h, _ := open(t, scene.Crown())
	keys, menu := map[string]string{}, map[string]*fyne.MenuItem{}
	for _, m := range s.Menu().Items {
		for _, item := range m.Items {
			menu[item.Label] = item
		}
	}
	for _, a := range courtroom.Actions("en") {
		if !strings.HasPrefix(a.ID, "line ") { // those are typed as words
			require.NotEmpty(t, a.Key, a.ID)
			require.Empty(t, keys[a.Key], "%s and %s share %s", a.ID, keys[a.Key], a.Key)
			keys[a.Key] = a.ID
		}
		require.NotContains(t, a.Key, "Ctrl+Alt", "AltGr on the keyboards of Wales")
		item := menu[a.Label]
		require.NotNil(t, item, a.ID)
		if kit.Shortcut(a.Key) != nil {
			require.Equal(t, kit.Shortcut(a.Key).ShortcutName(), item.Shortcut.ShortcutName())
		}
		item.Action()
		require.Equal(t, "do "+a.ID, h.last())
	}
}

func TestTheLineTellsWhatIsTypedAndEnterRecords(t *testing.T) {
	s, h, w := open(t, scene.Crown())
	s.Focus(courtroom.OnLine)

	typed(w, "imp")
	require.Equal(t, []string{"line i 1", "line im 2", "line imp 3"}, h.did)
	press(w, fyne.KeyReturn)
	require.Equal(t, "line entered", h.last())
	press(w, fyne.KeyEscape)
	require.Equal(t, "escape", h.last())
}

func TestArrowsMoveInTheCompletionsWhereTheyAreOpenAndInTheGridIfNot(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	s.Focus(courtroom.OnLine)
	press(w, fyne.KeyDown)
	require.Equal(t, "grid 2", h.last())

	st = scene.Typing()
	s.Render(st)
	press(w, fyne.KeyDown)
	require.Equal(t, "choose 1", h.last())
	press(w, fyne.KeyUp)
	require.Equal(t, "choose -1", h.last())
	require.True(t, w.Canvas().Focused().(fyne.Tabbable).AcceptsTab())
	press(w, fyne.KeyTab)
	require.Equal(t, "take", h.last())
}

func TestARenderNeverTakesALetterAway(t *testing.T) {
	st := scene.Typing()
	s, h, w := open(t, st)
	typed(w, "s")
	require.Equal(t, "line imp 18m sus 11", h.last())

	st.Line.Says = []string{"Something else."}
	s.Render(st)
	typed(w, "p")
	require.Equal(t, "line imp 18m susp 12", h.last())

	st.Line.Text, st.Line.Rev = "", st.Line.Rev+1
	s.Render(st)
	typed(w, "f")
	require.Equal(t, "line f 1", h.last())
}

func TestTheLogsLineDoesTheSame(t *testing.T) {
	s, h, w := open(t, scene.Crown())
	s.Focus(courtroom.OnLog)
	typed(w, "ju")
	require.Equal(t, "log ju 2", h.last())
	press(w, fyne.KeyReturn)
	require.Equal(t, "log entered", h.last())
	press(w, fyne.KeyUp)
	require.Equal(t, "logrow 11", h.last(), "the last entry first")

	s.Render(scene.LogChoices())
	press(w, fyne.KeyDown)
	require.Equal(t, "choose 1", h.last())
	press(w, fyne.KeyTab)
	require.Equal(t, "take", h.last())
}

func TestALetterOnARowOfTheGridStartsItsResult(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	h.then = func(what string) {
		if what == "do result" {
			st.Focus, st.FocusRev = courtroom.OnLine, st.FocusRev+1
			s.Render(st)
		}
	}
	s.Focus(courtroom.OnGrid)
	press(w, fyne.KeyDown)
	typed(w, "fi")

	require.Equal(t, []string{"grid 2", "do result", "line f 1", "line fi 2"}, h.did)
}

func TestTheKeyboardGoesWhereTheStateSaysOnceEachTime(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	st.Focus, st.FocusRev = courtroom.OnLog, 7
	s.Render(st)
	typed(w, "a")
	require.Equal(t, "log a 1", h.last())

	s.Focus(courtroom.OnLine)
	s.Render(st)
	typed(w, "b")
	require.Equal(t, "line b 1", h.last(), "the same revision moves nothing")
}

func TestAQuestionIsAnsweredByEnterAndEsc(t *testing.T) {
	_, h, w := open(t, scene.BeforeShare())
	press(w, fyne.KeyReturn)
	require.Equal(t, "answer true", h.last())
	press(w, fyne.KeyEscape)
	require.Equal(t, "answer false", h.last())
}

func TestAQuestionThatMustHaveATextWaitsForIt(t *testing.T) {
	_, h, w := open(t, scene.Reason())
	press(w, fyne.KeyReturn)
	require.Empty(t, h.did)

	typed(w, "wrong count")
	require.Equal(t, "text wrong count", h.last())
	press(w, fyne.KeyReturn)
	require.Equal(t, "answer true", h.last())
}

func TestAfterAQuestionTheKeyboardIsWhereItWas(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	s.Focus(courtroom.OnLine)
	s.Render(scene.Reason())
	typed(w, "x")
	require.Equal(t, "text x", h.last())

	s.Render(st)
	typed(w, "y")
	require.Equal(t, "line y 1", h.last())
}

func TestThePaletteSearchesMovesAndTakes(t *testing.T) {
	_, h, w := open(t, scene.Palette())
	typed(w, "c")
	require.Equal(t, "palette pric", h.last())
	press(w, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape)
	require.Equal(t, []string{"palette pric", "palette choose 1", "palette take", "escape"}, h.did)
}

func TestAFormTellsEachAnswerAndKeepsTheKeyboardWhileItIsDrawnAgain(t *testing.T) {
	st := scene.Form()
	s, h, w := open(t, st)
	require.NotNil(t, w.Canvas().Focused())
	w.Canvas().FocusNext() // from the date to the time
	typed(w, ":")
	require.Equal(t, "field time 9:", h.last())

	form := *st.Form
	form.Fields = append([]courtroom.Field(nil), form.Fields...)
	form.Fields[1].Value, form.Fields[1].Fault = "9:", "“9:” is not a time."
	st.Form = &form
	s.Render(st)
	typed(w, "30")
	require.Equal(t, "field time 9:30", h.last())

	w.Canvas().FocusNext()
	press(w, fyne.KeyRight)
	require.Equal(t, "field kind T", h.last())
	w.Canvas().FocusNext()
	press(w, fyne.KeySpace)
	require.Equal(t, "field cond C", h.last(), "several are told with commas; the first was taken away")
	press(w, fyne.KeyReturn)
	require.Equal(t, "form entered", h.last())
	press(w, fyne.KeyEscape)
	require.Equal(t, "escape", h.last())
}

func TestTheListOpensByEnterAndByTapAndNotByWalking(t *testing.T) {
	s, h, w := open(t, scene.ListOnly())
	s.Focus(courtroom.OnList)
	press(w, fyne.KeyDown, fyne.KeyDown)
	require.Empty(t, h.did)
	press(w, fyne.KeyReturn)
	require.Equal(t, "open 2", h.last())

	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 130))
	require.Equal(t, "open 1", h.last())
}

func TestAFunctionKeyAndAShortcutOnALineReachTheActions(t *testing.T) {
	s, h, w := open(t, scene.Crown())
	s.Focus(courtroom.OnLine)
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	require.Equal(t, "do find", h.last())
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutRedo{})
	require.Equal(t, "do verdict", h.last())
}

func TestTheOrdersTurnTheirPages(t *testing.T) {
	s, h, w := open(t, scene.Orders())
	s.Focus(courtroom.OnLine)
	w.Canvas().FocusNext()
	press(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyDown, fyne.KeyPageDown)
	require.Equal(t, []string{"page 1", "page -1", "order 1"}, h.did)
}

func TestTheEdgesAreRememberedForEachKindOfPanel(t *testing.T) {
	s, _, _ := open(t, scene.Crown())
	e := s.Edges()
	e.List, e.Grid, e.Panel = 0.2, 0.6, 0.25
	s.SetEdges(e)
	require.Equal(t, e, s.Edges())
	s.Render(scene.Orders())
	s.Render(scene.Crown())
	require.Equal(t, e, s.Edges())
}

func TestAfterALockTheSameQuestionIsAskedAgain(t *testing.T) {
	st := scene.Reason()
	s, h, w := open(t, st)
	s.On(w.Canvas())
	require.Empty(t, w.Canvas().Overlays().List())

	s.Render(st)
	require.Len(t, w.Canvas().Overlays().List(), 1)
	typed(w, "x")
	require.Equal(t, "text x", h.last())
}

func TestAPlaceThatIsNamedDuringAQuestionIsGoneToAfterIt(t *testing.T) {
	st := scene.Reason()
	s, h, w := open(t, st)
	st.Focus, st.FocusRev = courtroom.OnLog, 9
	s.Render(st)
	st.Confirm = nil
	s.Render(st)
	typed(w, "j")
	require.Equal(t, "log j 1", h.last())
}

func TestALongListIsNarrowedByTypingAndWalkedByTheArrows(t *testing.T) {
	_, h, w := open(t, scene.LongList())
	typed(w, "appeal")
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	require.Equal(t, "field kind H10", h.last(), "the second of the two appeals")
	press(w, fyne.KeyUp)
	require.Equal(t, "field kind H09", h.last())
	press(w, fyne.KeyReturn)
	require.Equal(t, "form entered", h.last())
}

func TestThePanelIsScrolledFromTheLine(t *testing.T) {
	st := scene.Blocked()
	for range 12 {
		st.Line.Findings = append(st.Line.Findings, st.Line.Findings[1])
	}
	for _, panel := range []courtroom.PanelID{courtroom.PanelResults, courtroom.PanelOrders, courtroom.PanelHistory} {
		st.Panel = panel
		st.Orders, st.History = scene.Orders().Orders, scene.History().History
		s, _, w := open(t, st)
		s.Focus(courtroom.OnLine)
		before := test.RenderToMarkup(w.Canvas())
		press(w, fyne.KeyPageDown)
		require.NotEqual(t, before, test.RenderToMarkup(w.Canvas()), panel)
		press(w, fyne.KeyPageUp, fyne.KeyPageUp)
	}
}

func TestTheMenuIsInTheLanguageBeforeAnythingIsDrawn(t *testing.T) {
	s, _, _ := open(t, scene.Crown())
	s.Speak("cy")
	require.Equal(t, "Achos", s.Menu().Items[0].Label)
	st := scene.Crown()
	st.Language = "cy"
	s.Render(st)
	require.Equal(t, "Achos", s.Menu().Items[0].Label)
}

func TestTheMouseReachesTheKeyBarTheTabsTheGridAndTheAnswers(t *testing.T) {
	s, h, w := open(t, scene.Crown())
	tap := func(text string) {
		t.Helper()
		for _, o := range append(w.Canvas().Overlays().List(), w.Content()) {
			for _, one := range test.LaidOutObjects(o) {
				if label, ok := one.(*canvas.Text); ok && label.Text == text {
					at := fyne.CurrentApp().Driver().AbsolutePositionForObject(label)
					test.TapCanvas(w.Canvas(), at.AddXY(4, 4))
					return
				}
			}
		}
		require.Fail(t, "not in sight", text)
	}
	tap("Find anything")
	require.Equal(t, "do find", h.last())
	tap("Told")
	require.Equal(t, "panel told", h.last())
	tap("Handling stolen goods")
	require.Equal(t, "grid 8", h.last())
	s.Render(scene.BeforeShare())
	tap("Go back")
	require.Equal(t, "answer false", h.last())
}

func TestWhereAnEdgeIsLeftIsTold(t *testing.T) {
	s, _, w := open(t, scene.Crown())
	var told courtroomview.Edges
	s.OnEdges = func(e courtroomview.Edges) { told = e }
	before := s.Edges()

	test.Drag(w.Canvas(), fyne.NewPos(float32(int(1366*before.List)), 400), 80, 0)
	require.InDelta(t, before.List+80.0/1366, told.List, 0.01)
}

func TestTheClerkWhoWalksTheListIsNotTakenBackByWhatComesIn(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	s.Focus(courtroom.OnList)
	press(w, fyne.KeyDown)

	st.List.Rows = slices.Clone(st.List.Rows)
	st.List.Rows[1].MarkText = "shared"
	s.Render(st)
	press(w, fyne.KeyReturn)

	require.Equal(t, fmt.Sprint("open ", st.List.Selected+1), h.last())
}

func TestWhatTheChecksFoundStandsAboveWhatIsRecorded(t *testing.T) {
	st := scene.ReadBack()
	st.Line.Says, st.Line.Text, st.Line.Choices, st.Line.Headline = nil, "", nil, courtroom.LoudNone
	st.Results = nil
	for range 20 {
		st.Results = append(st.Results, courtroom.ResultRow{On: "1 · SMITH, John", Text: "Imprisonment for 6 months."})
	}
	require.NotEmpty(t, st.Line.Findings)
	_, _, w := open(t, st)

	seen := texts(w)

	require.Less(t, slices.Index(seen, st.Line.Findings[0].Rule), slices.Index(seen, "1 · SMITH, John"))
}

func TestARefusedEntryIsTypedOver(t *testing.T) {
	st := scene.Crown()
	s, h, w := open(t, st)
	s.Focus(courtroom.OnLog)
	typed(w, "zx")
	st.Log.Refused, st.Log.RefusedRev, st.Log.Text = "There is no such entry.", 1, "zx"
	s.Render(st)

	typed(w, "j")

	require.Equal(t, "log j 1", h.last(), "the next letter takes its place")
}

func TestAQuestionIsNotAnsweredByWhoTypesOn(t *testing.T) {
	st := scene.Crown()
	st.Confirm = &courtroom.Confirm{Title: "This result stands already. Replace it?", Lines: []string{"1"}, Yes: "Replace", No: "Cancel"}
	_, h, w := open(t, st)
	before := h.last()

	// when: a line is typed without a look at the screen
	typed(w, "3")
	press(w, fyne.KeySpace)
	typed(w, " f80")
	press(w, fyne.KeyReturn)

	// then: nothing is answered, and it is said
	require.Equal(t, before, h.last())
	var said []string
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if text, ok := o.(*canvas.Text); ok {
			said = append(said, text.Text)
		}
	}
	require.Contains(t, strings.Join(said, " "), "You typed: 3 f80")
	press(w, fyne.KeyEscape)
	require.Equal(t, "answer false", h.last())
}
