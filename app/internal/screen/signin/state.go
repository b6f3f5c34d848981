// Package signin presents signing in at the desk, which works with no network,
// and the lock that keeps the work when nobody is there. It knows nothing of Fyne.
package signin

// State is what the sign-in screen shows.
type State struct {
	Language string   // en or cy: of the labels that the view draws itself
	Court    string   // whose desk this is
	Users    []string // names of people who have signed in here, and last "somebody new"
	User     string   // chosen
	New      bool     // somebody new: asks a name, a role and a passphrase
	By       string   // who may let somebody new in; "" for the desk's first
	Locked   bool     // somebody's work waits beneath
	Problem  string   // why it was refused, and what to do
	Wait     string   // how long until the next try is allowed
	Busy     bool
}

// Entry is what was typed. Somebody new types all of it: the role is what
// orders print under the name, and By is who lets them in.
type Entry struct {
	Name, Role        string
	Passphrase, Again string
	By, ByPassphrase  string
}

// A View draws a State.
type View interface{ Render(State) }

// Hands is what a person can do here; the Presenter implements it.
type Hands interface {
	ChooseUser(name string)
	SignIn(Entry)
}
