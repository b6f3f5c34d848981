package signin_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/screen/signin"
	"assize.example/app/internal/signon"
	"assize.example/app/internal/task"
	"assize.example/core/court"
)

type screen struct{ states []signin.State }

func (s *screen) Render(st signin.State) { s.states = append(s.states, st) }

func (s *screen) last() signin.State { return s.states[len(s.states)-1] }

func TestSigningIn(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	people, err := signon.Open(t.TempDir(), now, signon.Cost{Time: 1, Memory: 64, Threads: 1})
	require.NoError(t, err)
	var who []string
	view := &screen{}
	p := signin.New(people, task.Inline{Context: t.Context()}, view, "Derby", court.Welsh,
		func(u signon.User) { who = append(who, u.Name) })

	// Given nobody yet, the desk asks for a name and a passphrase twice.
	p.Open(nil)
	require.True(t, view.last().New)
	p.SignIn(signin.Entry{Name: "Siân", Role: "Clerc y llys", Passphrase: "four plain words", Again: "four plain wards"})
	require.Contains(t, view.last().Problem, "gyfrinymadrodd")
	require.Empty(t, who)
	p.SignIn(signin.Entry{Name: "Siân", Role: "Clerc y llys", Passphrase: "four plain words", Again: "four plain words"})
	require.Equal(t, []string{"Siân"}, who)

	// Given somebody's work beneath a lock, a wrong passphrase keeps it locked.
	p.Open(&signon.User{Name: "Siân"})
	require.True(t, view.last().Locked)
	p.SignIn(signin.Entry{Name: "Siân", Role: "Clerc y llys", Passphrase: "something else here", Again: ""})
	require.NotEmpty(t, view.last().Problem)
	require.False(t, view.last().Busy)
	p.SignIn(signin.Entry{Name: "Siân", Role: "Clerc y llys", Passphrase: "four plain words", Again: ""})
	require.Equal(t, []string{"Siân", "Siân"}, who)

	// Given a shared desk, somebody new joins it.
	p.Open(nil)
	p.ChooseUser(view.last().Users[1])
	require.True(t, view.last().New)
	require.Equal(t, "Siân", view.last().By)
	owain := signin.Entry{Name: "Owain", Role: "Legal adviser", Passphrase: "five other plain words", Again: "five other plain words", By: "Siân"}
	p.SignIn(owain)
	require.Contains(t, view.last().Problem, "Siân", "whoever passes by is not let in")
	owain.ByPassphrase = "four plain words"
	p.SignIn(owain)
	require.Equal(t, "Owain", who[len(who)-1])
}
