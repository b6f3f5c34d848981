// Package courtroomview draws the court room's State in a window. It holds no
// rule: what a person does goes to Hands, and what comes back is drawn.
package courtroomview

import (
	"reflect"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/assets/lang"
)

// Screen is the one window of a court room. It implements courtroom.View.
type Screen struct {
	// OnEdges hears where the edges stand once a person has moved one.
	OnEdges func(Edges)

	on      fyne.Canvas // nil: ask the toolkit
	hands   courtroom.Hands
	actions []courtroom.Action
	labels  lang.Labels
	st      courtroom.State // as last drawn

	header  *header
	list    *list
	middle  *middle
	log     *logPane
	problem *kit.Pane
	foot    *foot
	palette paletteSheet
	confirm confirmSheet
	form    formSheet

	left, right *kit.Split
	content     *fyne.Container
	whole       *fyne.Container // the content, never smaller than smallest
	focused     int             // the State's FocusRev that was last obeyed
	stale       bool            // everything is to be drawn, as the language has changed
}

// New returns an empty screen. actions are worded in the clerk's language.
func New(hands courtroom.Hands, actions []courtroom.Action) *Screen {
	s := &Screen{hands: hands, actions: actions}
	s.st.List.Selected, s.st.Case.Selected = -1, -1
	s.speak(lang.English)
	s.header, s.list, s.middle, s.log, s.foot = newHeader(s), newList(s), newMiddle(s), newLog(s), newFoot(s)
	s.problem = kit.NewPane(kit.WrongBack, s.paintProblem)
	s.problem.Hide()
	s.palette.s, s.confirm.s, s.form.s = s, s, s
	s.right = kit.NewSplit(false, s.middle.content, s.log.content, 0.734)
	s.left = kit.NewSplit(false, s.list.content, s.right, 0.162)
	for _, split := range []*kit.Split{s.left, s.right, s.middle.split} {
		split.OnMoved = s.edgeMoved
	}
	s.left.LeastFirst, s.right.LeastSecond = 196, 236
	s.content = kit.NewColumn(s.left, s.header.pane, s.left, s.problem, s.foot.status, s.foot.keys)
	s.whole = kit.Fixed(s.content, smallest)
	return s
}

// Content is what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// smallest is the least window: a screen of 1366×768 enlarged by half.
var smallest = fyne.NewSize(880, 480)

// Edges are where the movable edges stand, each as a share of its room, so that
// they can be remembered for the next day.
type Edges struct {
	List, Log float64
	Grid      float64 // while the Results panel is open
	Panel     float64 // while another is, which wants more room
}

// Edges returns where the edges stand now.
func (s *Screen) Edges() Edges {
	s.middle.keepEdge()
	return Edges{List: s.left.Share, Log: s.right.Share, Grid: s.middle.edges[false], Panel: s.middle.edges[true]}
}

func (s *Screen) edgeMoved() {
	if s.OnEdges != nil {
		s.OnEdges(s.Edges())
	}
}

// SetEdges puts the edges where they stood.
func (s *Screen) SetEdges(e Edges) {
	s.left.SetShare(e.List)
	s.right.SetShare(e.Log)
	s.middle.edges = map[bool]float64{false: e.Grid, true: e.Panel}
	s.middle.split.SetShare(s.middle.edges[s.middle.tall])
}

// Render implements courtroom.View. Only what changed is drawn again, so that
// it costs next to nothing at a key press.
func (s *Screen) Render(st courtroom.State) {
	old := s.st
	s.st = st
	all := s.speak(st.Language) || s.stale
	s.stale = false
	s.header.render(all || old.Header != st.Header || old.Status != st.Status)
	s.list.render(old.List, all)
	s.middle.render(old, all)
	s.log.render(old.Log, all)
	s.foot.render(old, all)
	if old.Problem != st.Problem {
		show(s.problem, st.Problem != "")
		s.content.Refresh()
	}
	s.palette.render()
	s.confirm.render()
	s.form.render()
	s.focus()
}

// Speak words the menu and the labels in a language, en or cy, before the first
// Render does.
func (s *Screen) Speak(language string) {
	s.stale = s.speak(language) || s.stale
}

// speak takes the labels of a language; true if they changed.
func (s *Screen) speak(language string) bool {
	if language == "" {
		language = lang.English
	}
	if s.labels != nil && s.labels["language"] == language {
		return false
	}
	labels, err := lang.In(language)
	if err != nil {
		labels = lang.Labels{}
	}
	labels["language"] = language
	s.labels = labels
	return true
}

func (s *Screen) label(key string) string { return s.labels[key] }

func (s *Screen) loud(l courtroom.Loud) string { return s.labels["loud-"+string(l)] }

// On says which canvas the screen stands on: the toolkit knows it only once it
// has painted, and the keyboard must have a place before that. What was asked
// is asked again by the next Render: a lock had taken it away.
func (s *Screen) On(c fyne.Canvas) {
	s.on, s.focused = c, 0
	s.palette.close()
	s.confirm.close()
	s.form.close()
}

func (s *Screen) canvas() fyne.Canvas {
	if s.on != nil {
		return s.on
	}
	return fyne.CurrentApp().Driver().CanvasForObject(s.content)
}

// focus gives the keyboard to the place that the State names, once each time
// that it is named, once nothing is asked any more.
func (s *Screen) focus() {
	if s.st.FocusRev == s.focused || s.asking() || s.canvas() == nil {
		return
	}
	s.focused = s.st.FocusRev
	s.Focus(s.st.Focus)
}

// Focus gives the keyboard to a place of the window.
func (s *Screen) Focus(at courtroom.Focus) {
	places := map[courtroom.Focus]fyne.Focusable{
		courtroom.OnList: s.list.rows, courtroom.OnGrid: s.middle.grid.rows,
		courtroom.OnLog: s.log.entry, courtroom.OnLine: s.middle.line.entry,
	}
	if c, place := s.canvas(), places[at]; c != nil && place != nil {
		c.Focus(place)
	}
}

func (s *Screen) asking() bool {
	return s.st.Palette != nil || s.st.Confirm != nil || s.st.Form != nil
}

func (s *Screen) paintProblem(p *kit.Pen, width float32) float32 {
	text := kit.Style{Bold: true}
	h := p.Para(44, 8, width-64, s.st.Problem, text) + 16
	p.Box(0, 0, 6, h, kit.Wrong)
	p.Mark(16, 9, 20, "blocked")
	p.Hit(0, 0, width, h, s.hands.Escape)
	return h
}

// keyed runs the action of a plain function key, which the toolkit gives to
// whatever has the keyboard.
func (s *Screen) keyed(name fyne.KeyName) bool {
	for _, a := range s.actions {
		if a.Key == string(name) && len(a.Key) > 1 {
			s.hands.Do(a.ID)
			return true
		}
	}
	return false
}

// shortcut runs the action of a shortcut that an entry line was given.
func (s *Screen) shortcut(typed fyne.Shortcut) bool {
	for _, a := range s.actions {
		if sc := kit.Shortcut(a.Key); sc != nil && sc.ShortcutName() == typed.ShortcutName() {
			s.hands.Do(a.ID)
			return true
		}
	}
	return false
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// same says whether two parts of the State show the same.
func same[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

// windowed keeps at most n of count rows, around the chosen one.
func windowed(count, chosen, n int) (from, to int) {
	from = min(max(0, chosen-n/2), max(0, count-n))
	return from, min(count, from+n)
}
