package signin

import (
	"context"

	"assize.example/app/internal/signon"
	"assize.example/app/internal/task"
	"assize.example/core/court"
)

// People is what signing in needs of the desk's people.
type People interface {
	Names() []string
	Add(signon.Newcomer) (signon.User, error)
	SignIn(name, passphrase string) (signon.User, error)
}

// Presenter turns what a person does here into a signed-in user.
type Presenter struct {
	people   People
	tasks    task.Runner
	view     View
	language court.Language
	in       func(signon.User)
	state    State
}

// New returns a presenter for the desk of this court. in is called once
// somebody has signed in.
func New(people People, tasks task.Runner, view View, name string, l court.Language, in func(signon.User)) *Presenter {
	return &Presenter{people: people, tasks: tasks, view: view, language: l, in: in, state: State{Court: name}}
}

// Open shows who may sign in; with locked, whose work waits beneath.
func (p *Presenter) Open(locked *signon.User) {
	p.state = State{Language: string(p.language), Court: p.state.Court, Users: p.people.Names()}
	p.state.New = len(p.state.Users) == 0
	switch {
	case locked != nil:
		p.state.Locked, p.state.User = true, locked.Name
	case len(p.state.Users) > 0:
		p.state.User = p.state.Users[0]
	}
	if !p.state.New {
		p.state.Users = append(p.state.Users, newcomer.In(p.language))
	}
	p.view.Render(p.state)
}

// newcomer is the last of the names: a desk is shared.
var newcomer = court.Text{EN: "Somebody new…", CY: "Rhywun newydd…"}

// ChooseUser implements Hands.
func (p *Presenter) ChooseUser(name string) {
	p.state.User, p.state.Problem = name, ""
	p.state.New = name == newcomer.In(p.language)
	p.state.By = ""
	if p.state.New {
		p.state.By = p.people.Names()[0]
	}
	p.view.Render(p.state)
}

// SignIn implements Hands. The hash takes a good part of a second, on purpose,
// so it is made off the window's thread.
func (p *Presenter) SignIn(e Entry) {
	if p.state.Busy {
		return
	}
	if p.state.New && e.Passphrase != e.Again {
		p.refuse(different())
		return
	}
	p.state.Busy, p.state.Problem = true, ""
	p.view.Render(p.state)
	var user signon.User
	joins := p.state.New
	p.tasks.Run(func(context.Context) (err error) {
		if joins {
			user, err = p.people.Add(signon.Newcomer{Name: e.Name, Role: e.Role, Passphrase: e.Passphrase, By: e.By, ByPassphrase: e.ByPassphrase})
			return err
		}
		user, err = p.people.SignIn(e.Name, e.Passphrase)
		return err
	}, func(err error) {
		p.state.Busy = false
		if err != nil {
			p.refuse(err)
			return
		}
		p.in(user)
	})
}

func (p *Presenter) refuse(err error) {
	p.state.Problem = failed.In(p.language) + ": " + err.Error()
	if problem, ok := court.AsProblem(err); ok {
		p.state.Problem = problem.Sentence(p.language)
	}
	p.view.Render(p.state)
}

// failed leads an error that has no words of its own for a person.
var failed = court.Text{EN: "This could not be done", CY: "Ni ellid gwneud hyn"}

func different() error {
	return court.Bad("passphrases-differ",
		court.Text{EN: "The two passphrases are not the same.", CY: "Nid yw'r ddwy gyfrinymadrodd yr un fath."},
		court.Text{EN: "Type the passphrase again in both boxes.", CY: "Teipiwch y gyfrinymadrodd eto yn y ddau flwch."})
}
