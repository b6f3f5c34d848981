package deliver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"os"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
)

const mailWithin = 30 * time.Second

// Post sends letters by SMTP (RFC 5321).
type Post struct {
	cfg Mail
	now func() time.Time
}

// Send implements Sender. The Message-ID (RFC 5322 3.6.4) is made of the
// notification's identifier: a receiver knows a repeat by it.
func (p Post) Send(ctx context.Context, l Letter) (string, error) {
	m, err := p.message(l)
	if err != nil {
		return "", err
	}
	c, err := p.client()
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, mailWithin)
	defer cancel()
	err = c.DialAndSendWithContext(ctx, m)
	if m.IsDelivered() { // whatever went wrong, it was after the server had it
		return "accepted by " + p.cfg.Host, nil
	}
	return "", classify(err)
}

// classify tells a final refusal from what may pass: only a reply 5yz to the
// message itself is final (RFC 5321 4.2.1).
func classify(err error) error {
	var s *mail.SendError
	if !errors.As(err, &s) {
		return fmt.Errorf("reach the mail server: %w", err)
	}
	var reply *textproto.Error
	if errors.As(err, &reply) && reply.Code >= 500 || s.ErrorCode() >= 500 {
		return &Refusal{Why: strings.TrimSpace(s.Error())}
	}
	return fmt.Errorf("send mail: %w", err)
}

func (p Post) message(l Letter) (*mail.Msg, error) {
	m := mail.NewMsg()
	if err := errors.Join(m.From(p.cfg.From), m.To(l.To)); err != nil {
		return nil, &Refusal{Why: err.Error()} // a bad address stays bad
	}
	_, domain, _ := strings.Cut(p.cfg.From, "@")
	m.SetMessageIDWithValue(l.ID + "@" + strings.TrimSuffix(domain, ">"))
	m.SetDateWithValue(p.now())
	m.Subject(l.Subject)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no holiday replies
	m.SetBodyString(mail.TypeTextPlain, l.Body)
	if err := m.AttachReader("message.json", bytes.NewReader(l.Payload), mail.WithFileContentType("application/json")); err != nil {
		return nil, fmt.Errorf("attach to mail: %w", err)
	}
	for _, o := range l.Orders {
		if err := m.AttachReader(o.Name, bytes.NewReader(o.PDF), mail.WithFileContentType("application/pdf")); err != nil {
			return nil, fmt.Errorf("attach to mail: %w", err)
		}
	}
	return m, nil
}

func (p Post) client() (*mail.Client, error) {
	opts := []mail.Option{mail.WithTimeout(mailWithin), mail.WithTLSPolicy(policy(p.cfg.TLS))}
	if p.cfg.Port != 0 {
		opts = append(opts, mail.WithPort(p.cfg.Port))
	}
	if p.cfg.User != "" {
		password, err := os.ReadFile(p.cfg.PasswordFile)
		if err != nil {
			return nil, fmt.Errorf("read the mail password: %w", err)
		}
		opts = append(opts, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(p.cfg.User),
			mail.WithPassword(strings.TrimSpace(string(password))))
	}
	c, err := mail.NewClient(p.cfg.Host, opts...)
	if err != nil {
		return nil, fmt.Errorf("set up mail: %w", err)
	}
	return c, nil
}

func policy(tls string) mail.TLSPolicy {
	switch tls {
	case "none":
		return mail.NoTLS
	case "opportunistic":
		return mail.TLSOpportunistic
	}
	return mail.TLSMandatory
}
