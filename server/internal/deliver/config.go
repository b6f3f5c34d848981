package deliver

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"path/filepath"
	"slices"
	"time"

	"assize.example/core/court"
	"assize.example/core/notify"
)

// Channel is a way to reach an agency.
type Channel string

// The channels. A step of a notification names the one that was used.
const (
	ByMail   Channel = "mail"
	ByFolder Channel = "folder"
)

// Config says how each agency is reached; packaging/server/README.md explains
// the file that it is read from.
type Config struct {
	Mail     Mail             `json:"mail"`
	Agencies map[string]Route `json:"agencies"` // by agency code
	// Folder takes the messages for agencies that have no route, one folder
	// each in it. Where it is "" such a message is rejected: a task for a person.
	Folder string `json:"folder"`
	Tick   Pace   `json:"-"`
}

// Route is how one agency is reached: Mail or Folder, not both.
type Route struct {
	Mail     string         `json:"mail,omitempty"`
	Folder   string         `json:"folder,omitempty"`
	Language court.Language `json:"language,omitempty"` // of the message; "" is English
}

// Mail is the mail server that takes messages.
type Mail struct {
	Host         string `json:"host"`
	Port         int    `json:"port"`
	From         string `json:"from"`
	User         string `json:"user,omitempty"`
	PasswordFile string `json:"password_file,omitempty"`
	TLS          string `json:"tls,omitempty"` // mandatory (the default), opportunistic, none
}

// Pace is how patiently the deliverer works. The zero Pace is the product's;
// tests hurry.
type Pace struct {
	First, Most time.Duration // between tries: the first pause, and the longest
	Look        time.Duration // between looks for receipts
}

func (p Pace) first() time.Duration { return cmp.Or(p.First, 5*time.Second) }
func (p Pace) most() time.Duration  { return cmp.Or(p.Most, 10*time.Minute) }
func (p Pace) look() time.Duration  { return cmp.Or(p.Look, 2*time.Second) }

// Check reports every fault of the configuration. rules name the agencies that
// there are.
func (c Config) Check(rules notify.Rules) error {
	var faults []error
	mails := false
	for _, code := range slices.Sorted(maps.Keys(c.Agencies)) {
		r := c.Agencies[code]
		mails = mails || r.Mail != ""
		if _, ok := rules.Agency(code); !ok {
			faults = append(faults, fmt.Errorf("agency %q: no agency has this code", code))
		}
		if (r.Mail == "") == (r.Folder == "") {
			faults = append(faults, fmt.Errorf("agency %q: want either mail or folder", code))
		}
		if _, err := mail.ParseAddress(r.Mail); r.Mail != "" && err != nil {
			faults = append(faults, fmt.Errorf("agency %q: mail %q: %w", code, r.Mail, err))
		}
		if !slices.Contains([]court.Language{"", court.English, court.Welsh}, r.Language) {
			faults = append(faults, fmt.Errorf("agency %q: language %q: want %s or %s", code, r.Language, court.English, court.Welsh))
		}
	}
	if mails && (c.Mail.Host == "" || c.Mail.From == "") {
		faults = append(faults, errors.New("mail: host and from are needed, since an agency is reached by mail"))
	}
	if _, err := mail.ParseAddress(c.Mail.From); c.Mail.From != "" && err != nil {
		faults = append(faults, fmt.Errorf("mail: from %q: %w", c.Mail.From, err))
	}
	if !slices.Contains([]string{"", "mandatory", "opportunistic", "none"}, c.Mail.TLS) {
		faults = append(faults, fmt.Errorf("mail: tls %q: want mandatory, opportunistic or none", c.Mail.TLS))
	}
	return errors.Join(faults...)
}

// way is how one obligation's message goes out.
type way struct {
	channel  Channel
	to       string // address or folder
	language court.Language
}

// way returns how an agency is reached, and false where it is not known.
func (c Config) way(agency string) (way, bool) {
	r, ok := c.Agencies[agency]
	language := cmp.Or(r.Language, court.English)
	switch {
	case ok && r.Mail != "":
		return way{ByMail, r.Mail, language}, true
	case ok:
		return way{ByFolder, r.Folder, language}, true
	case c.Folder != "":
		return way{ByFolder, filepath.Join(c.Folder, agency), language}, true
	}
	return way{}, false
}
