package signon_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"assize.example/app/internal/signon"
	"assize.example/core/court"
)

// cheap keeps the tests fast; the cost is stored with each hash.
var cheap = signon.Cost{Time: 1, Memory: 64, Threads: 1}

type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func open(t *testing.T, dir string, c *clock) *signon.Book {
	t.Helper()
	b, err := signon.Open(dir, c.now, cheap)
	require.NoError(t, err)
	return b
}

const phrase = "four plain words here"

func code(t *testing.T, err error) string {
	t.Helper()
	p, ok := court.AsProblem(err)
	require.True(t, ok, "not a problem: %v", err)
	require.NotEmpty(t, p.What.CY, "no Welsh")
	return p.Code
}

func TestSignInWorksAfterARestart(t *testing.T) {
	dir, c := t.TempDir(), &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	added, err := open(t, dir, c).Add(signon.Newcomer{Name: "  Siân Llŷr ", Role: "Legal adviser", Passphrase: phrase})
	require.NoError(t, err)

	again := open(t, dir, c)
	user, err := again.SignIn("siân llŷr", phrase)
	require.NoError(t, err)
	require.Equal(t, added, user)
	require.Equal(t, []string{"Siân Llŷr"}, again.Names())

	info, err := os.Stat(filepath.Join(dir, "people.json"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	raw, err := os.ReadFile(filepath.Join(dir, "people.json"))
	require.NoError(t, err)
	require.NotContains(t, string(raw), phrase)
}

func TestWrongGuessesCostAGrowingWait(t *testing.T) {
	dir, c := t.TempDir(), &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	b := open(t, dir, c)
	_, err := b.Add(signon.Newcomer{Name: "A Clerk", Role: "court clerk", Passphrase: phrase})
	require.NoError(t, err)
	for range 4 {
		_, err = b.SignIn("A Clerk", "not the passphrase")
		require.Equal(t, "passphrase-wrong", code(t, err))
	}
	_, err = b.SignIn("A Clerk", phrase)
	require.Equal(t, "passphrase-wait", code(t, err))

	// Neither a restart nor turning the clock back helps.
	c.at = c.at.Add(-time.Hour)
	_, err = open(t, dir, c).SignIn("A Clerk", phrase)
	require.Equal(t, "passphrase-wait", code(t, err))

	c.at = c.at.Add(time.Hour + 6*time.Second)
	_, err = open(t, dir, c).SignIn("A Clerk", phrase)
	require.NoError(t, err)
}

func TestAddRefuses(t *testing.T) {
	b := open(t, t.TempDir(), &clock{time.Unix(0, 0)})
	_, err := b.Add(signon.Newcomer{Name: "A Clerk", Role: "court clerk", Passphrase: phrase})
	require.NoError(t, err)
	for name, tc := range map[string]struct{ name, role, phrase, by, want string }{
		"no name":               {" ", "court clerk", phrase, phrase, "name-missing"},
		"a short passphrase":    {"B Clerk", "court clerk", "elevenchars", phrase, "passphrase-short"},
		"the same name again":   {"a  clerk", "court clerk", phrase, phrase, "name-taken"},
		"no role of a court":    {"B Clerk", "Judge", phrase, phrase, "role"},
		"half a role, of two":   {"B Clerk", "court", phrase, phrase, "role"},
		"nobody lets them in":   {"B Clerk", "legal", phrase, "not the passphrase", "passphrase-wrong"},
		"an unknown signing in": {"", "", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.want == "" {
				_, err := b.SignIn("Nobody", phrase)
				require.Equal(t, "passphrase-wrong", code(t, err))
				return
			}
			_, err := b.Add(signon.Newcomer{Name: tc.name, Role: tc.role, Passphrase: tc.phrase, By: "A Clerk", ByPassphrase: tc.by})
			require.Equal(t, tc.want, code(t, err))
		})
	}
}

func TestANewcomerIsLetInBySomebodyWhoCanSignIn(t *testing.T) {
	b := open(t, t.TempDir(), &clock{time.Unix(0, 0)})
	_, err := b.Add(signon.Newcomer{Name: "A Clerk", Role: "court clerk", Passphrase: phrase})
	require.NoError(t, err)

	user, err := b.Add(signon.Newcomer{Name: "B Adviser", Role: "cynghorydd", Passphrase: phrase + " too", By: "a clerk", ByPassphrase: phrase})
	require.NoError(t, err)
	require.Equal(t, "Legal adviser", user.Role)
	_, err = b.SignIn("B Adviser", phrase+" too")
	require.NoError(t, err)
}

func TestEveryRoleIsOneThatDocumentsWordInWelsh(t *testing.T) {
	raw, err := os.ReadFile("../../../assets/wording/common.json")
	require.NoError(t, err)
	var wording struct {
		Roles []court.Text `json:"roles"`
	}
	require.NoError(t, json.Unmarshal(raw, &wording))
	require.ElementsMatch(t, wording.Roles, signon.Roles)
	for _, r := range signon.Roles {
		for _, name := range []string{r.EN, r.CY, strings.ToUpper(r.EN)} {
			found, err := signon.Role(name)
			require.NoError(t, err)
			require.Equal(t, r, found)
		}
	}
}

func TestAFullDiskLocksNobodyOutAndKeepsNobodyHalf(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "desk")
	require.NoError(t, os.Mkdir(dir, 0o700))
	b := open(t, dir, &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)})
	_, err := b.Add(signon.Newcomer{Name: "Siân Puw", Role: "Legal adviser", Passphrase: phrase})
	require.NoError(t, err)
	owain := signon.Newcomer{Name: "Owain Ellis", Role: "Legal adviser", Passphrase: phrase, By: "Siân Puw", ByPassphrase: phrase}
	require.NoError(t, os.Rename(dir, dir+"-gone")) // nothing can be written any more

	_, err = b.SignIn("Siân Puw", phrase)
	require.NoError(t, err)
	_, err = b.Add(owain)
	require.Error(t, err)
	require.Equal(t, []string{"Siân Puw"}, b.Names())

	require.NoError(t, os.Rename(dir+"-gone", dir))
	_, err = b.Add(owain)
	require.NoError(t, err)
}
