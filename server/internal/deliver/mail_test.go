package deliver_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"assize.example/core/journal"
	"assize.example/core/notify"
	"assize.example/core/record"
	"assize.example/server/internal/deliver"
)

// post is a real SMTP server on loopback that keeps what it is given, or
// refuses it.
type post struct {
	mu     sync.Mutex
	refuse func(n int) error // of the nth message, from 1
	tries  int
	got    [][]byte
}

func (p *post) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{p}, nil }

type session struct{ post *post }

func (*session) Reset()                               {}
func (*session) Logout() error                        { return nil }
func (*session) Mail(string, *smtp.MailOptions) error { return nil }
func (*session) Rcpt(string, *smtp.RcptOptions) error { return nil }
func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.post.mu.Lock()
	defer s.post.mu.Unlock()
	s.post.tries++
	if s.post.refuse != nil {
		if err := s.post.refuse(s.post.tries); err != nil {
			return err
		}
	}
	s.post.got = append(s.post.got, data)
	return nil
}

func (p *post) letters() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.got
}

// serve starts the server and returns how the prison is reached through it.
func serve(t *testing.T, p *post) deliver.Config {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := smtp.NewServer(p)
	s.Domain, s.ReadTimeout, s.WriteTimeout = "localhost", 10*time.Second, 10*time.Second
	var over sync.WaitGroup
	over.Go(func() { _ = s.Serve(l) }) // ends when the server is closed
	t.Cleanup(func() { require.NoError(t, s.Close()); over.Wait() })
	return deliver.Config{
		Folder:   t.TempDir(),
		Mail:     deliver.Mail{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, From: "hub@court.example", TLS: "none"},
		Agencies: map[string]deliver.Route{"prison": {Mail: "warrants@prison.example"}},
	}
}

func TestALetterByMailHasTheOrdersWithIt(t *testing.T) {
	b := newBench(t)
	p := &post{}
	b.run(serve(t, p))
	n := b.step("prison", notify.Sent)
	require.Equal(t, "mail", n.Channel)
	require.Equal(t, "warrants@prison.example", n.To)
	m, err := mail.ReadMessage(bytes.NewReader(p.letters()[0]))
	require.NoError(t, err)
	require.Equal(t, "<"+n.ID+"@court.example>", m.Header.Get("Message-ID"))
	require.Equal(t, "auto-generated", m.Header.Get("Auto-Submitted"))
	require.NotContains(t, m.Header.Get("Subject"), "Pryce")
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	require.NoError(t, err)
	parts := multipart.NewReader(m.Body, params["boundary"])
	var names []string
	for {
		part, err := parts.NextPart()
		if err != nil {
			require.ErrorIs(t, err, io.EOF)
			break
		}
		names = append(names, part.FileName())
	}
	all := strings.Join(names, " ")
	require.Contains(t, all, "message.json")
	require.Regexp(t, `warrant-imprisonment-[-0-9a-f]+\.pdf`, all)
}

func TestATemporaryRefusalIsTriedAgain(t *testing.T) {
	b := newBench(t)
	p := &post{refuse: func(n int) error {
		if n < 4 {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "busy"}
		}
		return nil
	}}
	b.run(serve(t, p))
	n := b.step("prison", notify.Sent)
	require.Equal(t, 4, n.Tries)
	require.Len(t, p.letters(), 1)
}

func TestAPermanentRefusalIsATaskUntilAPersonSendsItAgain(t *testing.T) {
	b := newBench(t)
	p := &post{refuse: func(n int) error {
		if n == 1 {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
		}
		return nil
	}}
	d, _ := b.run(serve(t, p))
	n := b.step("prison", notify.Rejected)
	require.Contains(t, n.Detail, "no such mailbox")
	require.Empty(t, p.letters())
	require.NoError(t, d.Again(t.Context(), b.duty("prison").ID))
	b.step("prison", notify.Sent)
	require.Len(t, p.letters(), 1)
}

func TestAMailServerThatIsDownIsAnAlarmAndThenSendsLate(t *testing.T) {
	b := newBench(t)
	p := &post{}
	cfg := serve(t, p)
	up := cfg.Mail.Port
	cfg.Mail.Port = 1 // nobody listens there
	_, stop := b.run(cfg)
	b.step("prison", notify.Queued)
	b.pass(48 * time.Hour)
	n := b.step("prison", notify.Overdue)
	require.Contains(t, n.Detail, "reach the mail server")
	stop()
	cfg.Mail.Port = up
	b.run(cfg)
	b.step("prison", notify.Sent)
}

func TestAMissingPasswordIsTriedAgainAndSaid(t *testing.T) {
	b := newBench(t)
	cfg := serve(t, &post{})
	cfg.Mail.User, cfg.Mail.PasswordFile = "hub", t.TempDir()+"/password"
	b.run(cfg)
	b.step("prison", notify.Queued)
	b.pass(48 * time.Hour)
	require.Contains(t, b.step("prison", notify.Overdue).Detail, "mail password")
	require.NoError(t, os.WriteFile(cfg.Mail.PasswordFile, []byte("x"), 0o600))
}

func TestMailThatWasAcceptedIsNotSentAgainBecauseItCouldNotBeRecorded(t *testing.T) {
	b := newBench(t)
	p := &post{refuse: func(int) error { b.fail(2); return nil }}
	b.run(serve(t, p))
	b.step("prison", notify.Sent)
	require.Len(t, p.letters(), 1)
}

func TestMailThatIsAcceptedWhileTheHubStopsIsRecorded(t *testing.T) {
	// given: a mail server that takes its time
	b := newBench(t)
	arrived, accept := make(chan struct{}), make(chan struct{})
	p := &post{refuse: func(int) error { close(arrived); <-accept; return nil }}
	cfg := serve(t, p)
	d := deliver.New(cfg, b.press, b.ledger, b.write, b.clock, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	var over sync.WaitGroup
	over.Go(func() { d.Run(ctx) })
	<-arrived

	// when
	stop()
	close(accept)
	over.Wait()

	// then
	require.Equal(t, notify.Sent, b.fold().Told.Steps[b.duty("prison").ID].State)
}

func TestALetterNeverOvertakesAnEarlierOneToTheSameAgency(t *testing.T) {
	// given: a sentence that was shared and then amended four times, of which nothing has been sent
	b := newBench(t)
	for i := range 4 {
		b.amend(fmt.Sprint("r", i+1), fmt.Sprint("r", i+2))
	}
	c := b.fold()
	var want []string
	for _, e := range c.Events {
		for _, o := range record.Obligations(c.Events, e.Head.ID.String(), b.press.Rules) {
			if o.Agency == "prison" && o.Required {
				want = append(want, "<"+o.ID+"@court.example>")
			}
		}
	}
	require.Len(t, want, 5)

	// when: the mail server takes them, if not at once
	p := &post{refuse: func(n int) error {
		if n%3 != 0 {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "busy"}
		}
		return nil
	}}
	b.run(serve(t, p))
	require.Eventually(t, func() bool { b.pass(time.Millisecond); return len(p.letters()) == len(want) }, 20*time.Second, time.Millisecond)

	// then
	var got []string
	for _, l := range p.letters() {
		m, err := mail.ReadMessage(bytes.NewReader(l))
		require.NoError(t, err)
		got = append(got, m.Header.Get("Message-ID"))
	}
	require.Equal(t, want, got)
}

func TestAMailServerThatHangsDoesNotHoldUpTheFolders(t *testing.T) {
	b := newBench(t)
	for i := range 9 {
		b.shareAs(journal.CaseStream(fmt.Sprint(i)))
	}
	hangs := make(chan struct{})
	defer close(hangs)
	cfg := serve(t, &post{refuse: func(int) error { <-hangs; return nil }})
	for _, agency := range []string{"escort", "police", "probation", "victim-care"} {
		cfg.Agencies[agency] = deliver.Route{Mail: agency + "@example.org"}
	}
	delete(cfg.Agencies, "prison")
	b.run(cfg)
	require.Eventually(t, func() bool {
		letters, err := filepath.Glob(filepath.Join(cfg.Folder, "prison", "*-*"))
		return err == nil && len(letters) == 10
	}, 20*time.Second, time.Millisecond)
}

func TestALetterIsNotSentAgainAfterTheOneThatTakesItsPlace(t *testing.T) {
	// given: a rejected letter, and an amended one that was sent
	b := newBench(t)
	p := &post{refuse: func(n int) error {
		if n == 1 {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
		}
		return nil
	}}
	d, _ := b.run(serve(t, p))
	b.step("prison", notify.Rejected)
	old := b.duty("prison").ID
	b.amend("r1", "r2")
	d.Placed(b.fold().Events)
	require.Eventually(t, func() bool { b.pass(time.Millisecond); return len(p.letters()) == 1 }, 20*time.Second, time.Millisecond)
	require.Eventually(t, func() bool {
		states := 0
		for _, n := range b.fold().Told.Steps {
			if n.State == notify.Sent && n.Channel == "mail" {
				states++
			}
		}
		return states == 1
	}, 20*time.Second, time.Millisecond)

	// when, then
	require.ErrorContains(t, d.Again(t.Context(), old), "takes its place")
}
