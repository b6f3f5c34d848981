package court

import (
	"slices"
	"strings"
)

// Name is a person's name. Any Unicode is a name; nothing is refused, folded
// or shortened. Only Family need be given.
type Name struct {
	Title  string   `json:"title,omitempty"`
	Given  []string `json:"given,omitempty"`
	Family string   `json:"family"`
	Suffix string   `json:"suffix,omitempty"` // KC, JP
}

// String returns the name as spoken: Mr John Paul Smith.
func (n Name) String() string {
	return strings.Join(nonEmpty(slices.Concat([]string{n.Title}, n.Given, []string{n.Family, n.Suffix})), " ")
}

// Listed returns the name as a court list shows it: SMITH, John Paul.
func (n Name) Listed() string {
	return strings.Join(nonEmpty([]string{strings.ToUpper(n.Family), strings.Join(nonEmpty(n.Given), " ")}), ", ")
}

// Address is a postal address: up to five lines and a postcode.
type Address struct {
	Lines    []string `json:"lines,omitempty"`
	Postcode string   `json:"postcode,omitempty"`
}

// String returns the address on one line.
func (a Address) String() string {
	return strings.Join(nonEmpty(slices.Concat(a.Lines, []string{a.Postcode})), ", ")
}

// IsZero reports whether no address is known.
func (a Address) IsZero() bool { return len(a.Lines) == 0 && a.Postcode == "" }

// Contact is how a person or organisation is reached.
type Contact struct {
	Home   string `json:"home,omitempty"`
	Work   string `json:"work,omitempty"`
	Mobile string `json:"mobile,omitempty"`
	Email  string `json:"email,omitempty"`
	Email2 string `json:"email2,omitempty"`
	Fax    string `json:"fax,omitempty"`
	DX     string `json:"dx,omitempty"` // document exchange
}

func nonEmpty(in []string) []string {
	out := in[:0:0]
	for _, s := range in {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
