// Package signon keeps who may sign in at this desk, with no network: a name
// and an Argon2id hash of a passphrase, in a file that only this user of the
// computer can read. Wrong guesses cost a growing wait that survives a restart.
package signon

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"assize.example/core/court"
)

// MinPassphrase is the least length of a passphrase, in characters.
const MinPassphrase = 12

// freeGuesses are allowed without a wait; then each wrong guess doubles it.
const (
	freeGuesses = 3
	firstWait   = 5 * time.Second
	longestWait = 15 * time.Minute
)

// Cost is what one Argon2id hash costs: RFC 9106 §4, second recommended option.
type Cost struct {
	Time    uint32 `json:"time"`
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
}

// Recommended is the cost that new passphrases are kept with.
var Recommended = Cost{Time: 3, Memory: 64 * 1024, Threads: 4}

// person is one entry of the file.
type person struct {
	ID    court.UserID `json:"id"`
	Name  string       `json:"name"`
	Role  string       `json:"role"`
	Salt  []byte       `json:"salt"`
	Hash  []byte       `json:"hash"`
	Cost  Cost         `json:"cost"`
	Wrong int          `json:"wrong"`          // guesses since the last right one
	By    court.UserID `json:"by,omitempty"`   // who let them in; nobody for the desk's first
	Until time.Time    `json:"until,omitzero"` // no guess before then, UTC
	Last  time.Time    `json:"last,omitzero"`  // latest instant seen, so that turning the clock back gains nothing
}

// User is somebody who has signed in.
type User struct {
	ID   court.UserID
	Name string
	Role string // as documents print it: Legal adviser
}

// Book is the desk's people. It is safe for concurrent use.
type Book struct {
	mu     sync.Mutex
	file   string
	now    func() time.Time
	cost   Cost
	people []person
}

// Open reads the people of the desk in dir; a desk without any has an empty book.
func Open(dir string, now func() time.Time, cost Cost) (*Book, error) {
	b := &Book{file: filepath.Join(dir, "people.json"), now: now, cost: cost}
	raw, err := os.ReadFile(b.file)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the people of this desk: %w", err)
	}
	if err := json.Unmarshal(raw, &b.people); err != nil {
		return nil, fmt.Errorf("read the people of this desk in %s: %w", b.file, err)
	}
	return b, nil
}

// Names lists who may sign in, in the order in which they joined.
func (b *Book) Names() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	names := make([]string, 0, len(b.people))
	for _, p := range b.people {
		names = append(names, p.Name)
	}
	return names
}

// Roles are what a person at a desk can be, as documents print it.
var Roles = []court.Text{
	{EN: "Court clerk", CY: "Clerc y llys"},
	{EN: "Legal adviser", CY: "Cynghorydd cyfreithiol"},
	{EN: "Crown Court clerk", CY: "Clerc Llys y Goron"},
	{EN: "Court associate", CY: "Cydymaith llys"},
	{EN: "Court officer", CY: "Swyddog llys"},
}

// Role finds a role by its name in either language, or by the start of the name
// or of its last word where that is one role's alone: "legal", "associate".
func Role(typed string) (court.Text, error) {
	typed = strings.ToLower(strings.Join(strings.Fields(typed), " "))
	var found []court.Text
	for _, r := range Roles {
		whole, part := called(typed, r)
		if whole {
			return r, nil
		}
		if part {
			found = append(found, r)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return court.Text{}, court.Bad("role",
		court.Text{EN: "It is not clear what you are in court.", CY: "Nid yw'n glir beth ydych chi yn y llys."},
		court.Text{EN: "Type one of: " + rolesIn(court.English) + ".", CY: "Teipiwch un o: " + rolesIn(court.Welsh) + "."})
}

// called reports whether what is typed is the whole name of a role, or the
// start of it or of its last word.
func called(typed string, r court.Text) (whole, part bool) {
	for _, name := range []string{strings.ToLower(r.EN), strings.ToLower(r.CY)} {
		words := strings.Fields(name)
		whole = whole || typed == name
		part = part || typed != "" && (strings.HasPrefix(name, typed) || strings.HasPrefix(words[len(words)-1], typed))
	}
	return whole, part
}

func rolesIn(l court.Language) string {
	var names []string
	for _, r := range Roles {
		names = append(names, r.In(l))
	}
	return strings.Join(names, ", ")
}

// Newcomer is somebody who is to be able to sign in here. All but the desk's
// first are let in by somebody who can sign in already.
type Newcomer struct {
	Name, Role, Passphrase string
	By, ByPassphrase       string
}

// Add lets a person sign in. A wrong passphrase of the one who lets them in
// counts as a wrong guess of that one's.
func (b *Book) Add(n Newcomer) (User, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	n.Name = strings.TrimSpace(n.Name)
	if err := b.acceptable(n.Name, n.Passphrase); err != nil {
		return User{}, err
	}
	role, err := Role(n.Role)
	if err != nil {
		return User{}, err
	}
	by, err := b.letIn(n)
	if err != nil {
		return User{}, err
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return User{}, fmt.Errorf("make a salt for %s: %w", n.Name, err)
	}
	p := person{ID: idOf(n.Name), Name: n.Name, Role: role.EN, Salt: salt, Cost: b.cost, By: by}
	p.Hash = p.hash(n.Passphrase)
	b.people = append(b.people, p)
	if err := b.save(); err != nil {
		b.people = b.people[:len(b.people)-1] // who could not be kept can be added again
		return User{}, err
	}
	return p.user(), nil
}

// letIn checks who lets a newcomer in.
func (b *Book) letIn(n Newcomer) (court.UserID, error) {
	if len(b.people) == 0 {
		return "", nil
	}
	by, err := b.check(n.By, n.ByPassphrase)
	return by.ID, err
}

func (b *Book) acceptable(name, passphrase string) error {
	switch {
	case name == "":
		return court.Bad("name-missing",
			court.Text{EN: "No name was given.", CY: "Ni roddwyd enw."},
			court.Text{EN: "Type your name as documents should print it.", CY: "Teipiwch eich enw fel y dylid ei argraffu."})
	case utf8.RuneCountInString(passphrase) < MinPassphrase:
		return court.Bad("passphrase-short",
			court.Text{EN: fmt.Sprintf("The passphrase has fewer than %d characters.", MinPassphrase), CY: fmt.Sprintf("Mae gan y gyfrinymadrodd lai na %d nod.", MinPassphrase)},
			court.Text{EN: "Use a few words that you will remember.", CY: "Defnyddiwch ychydig eiriau y byddwch yn eu cofio."})
	case slices.ContainsFunc(b.people, func(p person) bool { return p.ID == idOf(name) }):
		return court.Refuse("name-taken",
			court.Text{EN: name + " can already sign in here.", CY: "Gall " + name + " fewngofnodi yma eisoes."},
			court.Text{EN: "Choose the name from the list.", CY: "Dewiswch yr enw o'r rhestr."})
	}
	return nil
}

// SignIn checks a passphrase. A refusal says when the next try is allowed.
func (b *Book) SignIn(name, passphrase string) (User, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.check(name, passphrase)
}

func (b *Book) check(name, passphrase string) (User, error) {
	i := slices.IndexFunc(b.people, func(p person) bool { return p.ID == idOf(name) })
	if i < 0 {
		return User{}, wrong(name)
	}
	p := &b.people[i]
	now := later(b.now(), p.Last)
	if now.Before(p.Until) {
		return User{}, wait(p.Until.Sub(now))
	}
	p.Last = now
	if subtle.ConstantTimeCompare(p.hash(passphrase), p.Hash) != 1 {
		p.Wrong++
		p.Until = now.Add(backOff(p.Wrong))
		return User{}, errors.Join(wrong(name), b.save())
	}
	p.Wrong, p.Until = 0, time.Time{}
	_ = b.save() // a full disk must not lock out who knows the passphrase: only the count of wrong guesses is lost
	return p.user(), nil
}

// later returns the later of two instants: the clock turned back counts as
// standing still.
func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// backOff is the wait after n wrong guesses in a row.
func backOff(n int) time.Duration {
	if n <= freeGuesses {
		return 0
	}
	wait := firstWait
	for range n - freeGuesses - 1 {
		if wait *= 2; wait >= longestWait {
			return longestWait
		}
	}
	return wait
}

func wrong(name string) *court.Problem {
	return &court.Problem{
		Kind: court.Refused, Code: "passphrase-wrong",
		What: court.Text{EN: "That is not the passphrase of " + name + ".", CY: "Nid dyna gyfrinymadrodd " + name + "."},
		Safe: court.Text{EN: "Nothing has changed.", CY: "Nid oes dim wedi newid."},
		Do:   court.Text{EN: "Try again, and look at the Caps Lock key.", CY: "Ceisiwch eto, ac edrychwch ar y fysell Caps Lock."},
	}
}

func wait(d time.Duration) *court.Problem {
	seconds := int(d.Seconds()) + 1
	return &court.Problem{
		Kind: court.Unavailable, Code: "passphrase-wait",
		What: court.Text{EN: "Several wrong passphrases were given.", CY: "Rhoddwyd sawl cyfrinymadrodd anghywir."},
		Safe: court.Text{EN: "The work on this desk is safe.", CY: "Mae'r gwaith ar y ddesg hon yn ddiogel."},
		Do:   court.Text{EN: fmt.Sprintf("Try again in %d seconds.", seconds), CY: fmt.Sprintf("Ceisiwch eto mewn %d eiliad.", seconds)},
	}
}

func (p person) user() User { return User{ID: p.ID, Name: p.Name, Role: p.Role} }

func (p person) hash(passphrase string) []byte {
	return argon2.IDKey([]byte(passphrase), p.Salt, p.Cost.Time, p.Cost.Memory, p.Cost.Threads, 32)
}

// idOf makes a stable identifier of a name: lower case, words joined by dots.
func idOf(name string) court.UserID {
	return court.UserID(strings.Join(strings.Fields(strings.ToLower(name)), "."))
}

// save replaces the file in one step, so that a power cut leaves the old or the new.
func (b *Book) save() error {
	raw, err := json.MarshalIndent(b.people, "", " ")
	if err != nil {
		return fmt.Errorf("encode the people of this desk: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(b.file), "people-*") // 0600
	if err != nil {
		return fmt.Errorf("save the people of this desk: %w", err)
	}
	_, err = f.Write(raw)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), b.file)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the error that matters is the first
		return fmt.Errorf("save the people of this desk: %w", err)
	}
	return nil
}
