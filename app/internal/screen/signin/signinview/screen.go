// Package signinview draws signing in at the desk, and the lock.
package signinview

import (
	"slices"

	"fyne.io/fyne/v2"

	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/signin"
	"assize.example/assets/lang"
)

// Screen is the window while nobody is signed in. It implements signin.View.
type Screen struct {
	on     fyne.Canvas // nil: ask the toolkit
	hands  signin.Hands
	labels lang.Labels
	st     signin.State

	head       *kit.Pane
	users      *kit.Rows
	usersBox   *fyne.Container
	nameLabel  *kit.Pane
	name       *kit.Entry
	nameBox    *kit.Framed
	roleLabel  *kit.Pane
	role       *kit.Entry
	roleBox    *kit.Framed
	passLabel  *kit.Pane
	passphrase *kit.Entry
	passBox    *kit.Framed
	againLabel *kit.Pane
	again      *kit.Entry
	againBox   *kit.Framed
	byLabel    *kit.Pane
	by         *kit.Entry
	byBox      *kit.Framed
	vouchLabel *kit.Pane
	vouch      *kit.Entry
	vouchBox   *kit.Framed
	secretRow  *fyne.Container
	vouchRow   *fyne.Container
	problem    *kit.Pane
	button     *kit.Button
	foot       *kit.Pane
	card       *fyne.Container
	content    *fyne.Container
	begun      bool
}

// New returns a screen that shows nothing yet.
func New(hands signin.Hands) *Screen {
	s := &Screen{hands: hands}
	s.speak("")
	s.head = kit.NewPane("", s.paintHead)
	s.users = kit.NewRows(kit.RowSource{Count: func() int { return len(s.st.Users) }, Row: s.paintUser})
	s.users.OnChoose = func(i int) { s.hands.ChooseUser(s.st.Users[i]) }
	s.users.OnEnter = func(int) { s.focusFirst() }
	s.users.OnTap = func(i int) { s.hands.ChooseUser(s.st.Users[i]); s.focusFirst() }
	s.usersBox = kit.NewColumn(nil, kit.NewFlow(s.users, s.usersHeight))
	s.name, s.nameLabel, s.nameBox = s.line("name", false)
	s.role, s.roleLabel, s.roleBox = s.line("role", false)
	s.passphrase, s.passLabel, s.passBox = s.line("passphrase", true)
	s.again, s.againLabel, s.againBox = s.line("again", true)
	s.by, s.byLabel, s.byBox = s.line("let-in-by", false)
	s.vouch, s.vouchLabel, s.vouchBox = s.line("let-in-passphrase", true)
	s.secretRow = kit.NewAbreast(kit.NewColumn(nil, s.passLabel, s.passBox), kit.NewColumn(nil, s.againLabel, s.againBox))
	s.vouchRow = kit.NewAbreast(kit.NewColumn(nil, s.byLabel, s.byBox), kit.NewColumn(nil, s.vouchLabel, s.vouchBox))
	s.problem = kit.NewPane("", s.paintProblem)
	s.button = kit.NewButton(s.labels["sign-in"], s.labels["enter"], true, s.enter)
	s.foot = kit.NewPane("", s.paintFoot)
	s.card = kit.NewColumn(nil, s.head, s.usersBox, s.nameLabel, s.nameBox, s.roleLabel, s.roleBox, s.secretRow, s.vouchRow, s.problem, kit.Inset(s.button, 0, 12, 0, 0), s.foot)
	s.content = kit.NewCentred(cardWidth, s.card)
	return s
}

const cardWidth = 460

// line makes a labelled line; Enter in any of them signs in.
func (s *Screen) line(label string, secret bool) (*kit.Entry, *kit.Pane, *kit.Framed) {
	e := kit.NewEntry(nil)
	e.Password = secret
	e.OnKey = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyReturn, fyne.KeyEnter:
			s.enter()
			return true
		case fyne.KeyUp, fyne.KeyDown:
			s.users.TypedKey(&fyne.KeyEvent{Name: name})
			return true
		default:
			return false
		}
	}
	pane := kit.NewPane("", func(p *kit.Pen, width float32) float32 {
		return 12 + p.Para(3, 12, width-6, s.labels[label], kit.Style{Bold: true}) + 2
	})
	return e, pane, kit.NewFramed(e)
}

// Content is what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

func (s *Screen) speak(language string) {
	if language == "" {
		language = lang.English
	}
	if labels, err := lang.In(language); err == nil {
		s.labels = labels
	}
}

// enter signs in with what is typed, unless that is being tried already.
func (s *Screen) enter() {
	if s.st.Busy || s.passphrase.Text == "" && !s.st.New { // somebody new is told what is missing
		return
	}
	if !s.st.New {
		s.hands.SignIn(signin.Entry{Name: s.st.User, Passphrase: s.passphrase.Text})
		return
	}
	s.hands.SignIn(signin.Entry{
		Name: s.name.Text, Role: s.role.Text, Passphrase: s.passphrase.Text, Again: s.again.Text,
		By: s.by.Text, ByPassphrase: s.vouch.Text,
	})
}

// Render implements signin.View.
func (s *Screen) Render(st signin.State) {
	old := s.st
	s.st = st
	s.speak(st.Language)
	for _, o := range []fyne.CanvasObject{s.nameLabel, s.nameBox, s.roleLabel, s.roleBox, s.secretRow.Objects[1]} {
		show(o, st.New)
	}
	show(s.vouchRow, st.New && st.By != "")
	if old.By != st.By {
		s.by.SetText(st.By)
	}
	show(s.usersBox, len(st.Users) > 0)
	if old.New != st.New {
		s.begun = false // another line is asked first
	}
	if !slices.Equal(old.Users, st.Users) {
		s.users.Update()
	}
	s.users.Choose(slices.Index(st.Users, st.User))
	s.passBox.SetFault(st.Problem != "" && !st.Busy)
	if old.Problem != st.Problem && st.Problem != "" {
		for _, secret := range []*kit.Entry{s.passphrase, s.again, s.vouch} {
			secret.SetText("")
		}
		s.focus(s.passphrase)
	}
	s.button.Set(s.buttonLabel(), !st.Busy)
	s.content.Refresh()
	s.begin()
}

// begin gives the keyboard to what is asked first, once.
func (s *Screen) begin() {
	if s.begun || s.canvas() == nil {
		return
	}
	s.begun = true
	s.focusFirst()
}

// focusFirst goes to the line that is filled in first.
func (s *Screen) focusFirst() {
	if s.st.New {
		s.focus(s.name)
		return
	}
	s.focus(s.passphrase)
}

// On says which canvas the screen stands on: the toolkit knows it only once it
// has painted, and the keyboard must have a place before that. Nothing of the
// work may stand over it: what was being asked is taken off the canvas.
func (s *Screen) On(c fyne.Canvas) {
	s.on = c
	for _, o := range c.Overlays().List() {
		c.Overlays().Remove(o)
	}
}

func (s *Screen) canvas() fyne.Canvas {
	if s.on != nil {
		return s.on
	}
	return fyne.CurrentApp().Driver().CanvasForObject(s.content)
}

func (s *Screen) focus(on fyne.Focusable) {
	if c := s.canvas(); c != nil {
		c.Focus(on)
	}
}

func (s *Screen) buttonLabel() string {
	if s.st.Busy {
		return s.labels["busy"]
	}
	return s.labels["sign-in"]
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (s *Screen) paintHead(p *kit.Pen, width float32) float32 {
	title, hint := s.labels["sign-in"], s.labels["who"]
	switch {
	case s.st.New:
		title, hint = s.labels["first"], s.labels["first-hint"]
	case s.st.Locked:
		title, hint = s.labels["locked"], s.labels["locked-hint"]
	}
	y := p.Para(3, 0, width, "Assize", kit.Style{Size: kit.Small, Bold: true, Color: kit.Do})
	y += p.Para(3, y, width, s.st.Court, kit.Style{Color: kit.Quiet}) + 14
	if s.st.Locked {
		p.MarkIn(3, y+7, 20, "remanded", kit.Ink)
		p.Text(32, y, title, kit.Style{Size: 24, Bold: true})
		y += kit.Style{Size: 24, Bold: true}.Height()
	} else {
		y += p.Para(3, y, width, title, kit.Style{Size: 24, Bold: true})
	}
	return y + p.Para(3, y+4, width-3, hint, kit.Style{}) + 14
}

// usersHeight shows as many as there is room for; more can be scrolled to.
func (s *Screen) usersHeight(float32) float32 {
	most := 6
	if s.st.New {
		most = 3 // there is more to fill in
	}
	return userRow * float32(min(max(len(s.st.Users), 1), most))
}

const userRow = 34

func (s *Screen) paintUser(p *kit.Pen, i int, width float32, chosen bool) float32 {
	p.Text(16, 6, s.st.Users[i], kit.Style{Bold: chosen})
	p.Rule(0, userRow-1, width)
	return userRow
}

func (s *Screen) paintProblem(p *kit.Pen, width float32) float32 {
	y := float32(0)
	if s.st.Problem != "" {
		p.Mark(3, 12, 16, "blocked")
		y = 8 + p.Para(28, 8, width-28, s.st.Problem, kit.Style{Bold: true, Color: kit.Wrong})
	}
	if s.st.Wait != "" {
		p.Mark(3, y+12, 16, "paused")
		y += 8 + p.Para(28, y+8, width-28, s.st.Wait, kit.Style{})
	}
	return y
}

func (s *Screen) paintFoot(p *kit.Pen, width float32) float32 {
	return 14 + p.Para(3, 14, width, s.labels["offline-ok"], kit.Style{Size: kit.Small, Color: kit.Quiet})
}
