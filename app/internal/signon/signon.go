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

// Add lets a person sign in with passphrase.
func (b *Book) Add(name, role, passphrase string) (User, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	name = strings.TrimSpace(name)
	if err := b.acceptable(name, passphrase); err != nil {
		return User{}, err
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return User{}, fmt.Errorf("make a salt for %s: %w", name, err)
	}
	p := person{ID: idOf(name), Name: name, Role: role, Salt: salt, Cost: b.cost}
	p.Hash = p.hash(passphrase)
	b.people = append(b.people, p)
	return p.user(), b.save()
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
	return p.user(), b.save()
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
