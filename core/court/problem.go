package court

import (
	"errors"
	"fmt"
	"strings"
)

// Kind sorts problems by what a person can do about them.
type Kind string

// The kinds of problem. They are few, and shared by desk and hub.
const (
	Invalid     Kind = "invalid"     // the input is not what it must be
	Refused     Kind = "refused"     // the record or the law does not allow it
	NotFound    Kind = "not-found"   // what was named is not held here
	Conflict    Kind = "conflict"    // somebody else changed the same fact
	Unavailable Kind = "unavailable" // something needed cannot be reached now
)

// A Problem is an error fit for a person: what happened, what is safe and what
// to do, in both languages. Wrap it with %w; find it with AsProblem.
type Problem struct {
	Kind Kind
	Code string // stable, for tests and the help text: "plea-after-share"
	What Text   // what happened
	Safe Text   // what is safe; empty when nothing was at risk
	Do   Text   // what to do next
	Err  error  // the cause, for the log; may be nil
}

// Error returns the English sentence and the cause.
func (p *Problem) Error() string {
	if p.Err == nil {
		return p.What.EN
	}
	return fmt.Sprintf("%s: %v", p.What.EN, p.Err)
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Sentence words the whole problem in l: what happened, what is safe, what to do.
func (p *Problem) Sentence(l Language) string {
	return strings.Join(nonEmpty([]string{p.What.In(l), p.Safe.In(l), p.Do.In(l)}), " ")
}

// AsProblem finds the Problem in err's chain, if there is one.
func AsProblem(err error) (*Problem, bool) {
	var p *Problem
	ok := errors.As(err, &p)
	return p, ok
}

// Refuse returns a refusal with a stable code, what happened and what to do.
func Refuse(code string, what, do Text) *Problem {
	return &Problem{Kind: Refused, Code: code, What: what, Do: do}
}

// Bad returns a Problem of kind Invalid.
func Bad(code string, what, do Text) *Problem {
	return &Problem{Kind: Invalid, Code: code, What: what, Do: do}
}
