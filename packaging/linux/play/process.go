package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// process is a running program with its log.
type process struct {
	cmd *exec.Cmd
	log *os.File
}

// start runs a program of bin, its output in work/<name>.log.
func (s *stage) start(name string, env []string, program string, args ...string) (*process, error) {
	log, err := os.OpenFile(filepath.Join(s.work, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(s.ctx, program, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", name, err), log.Close())
	}
	return &process{cmd, log}, nil
}

// stop ends a process as a person would, and kill as a power cut would.
func (p *process) stop() error { return p.end(syscall.SIGTERM) }
func (p *process) kill() error { return p.end(syscall.SIGKILL) }

func (p *process) end(sig syscall.Signal) error {
	if p == nil || p.cmd.ProcessState != nil {
		return nil
	}
	if err := p.cmd.Process.Signal(sig); err != nil {
		return fmt.Errorf("end %s: %w", p.cmd.Path, err)
	}
	_ = p.cmd.Wait() // it ended because of the signal
	return p.log.Close()
}

// run runs a command to its end and returns what it printed.
func (s *stage) run(program string, args ...string) (string, error) {
	cmd := exec.CommandContext(s.ctx, program, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

func (s *stage) assize() string    { return filepath.Join(s.bin, "assize") }
func (s *stage) assizeHub() string { return filepath.Join(s.bin, "assize-hub") }

// freePort finds a port on loopback that nobody uses.
func freePort(ctx context.Context) (string, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a port: %w", err)
	}
	return l.Addr().String(), l.Close()
}

// reachable reports whether somebody listens.
func reachable(ctx context.Context, address string) (bool, error) {
	c, err := (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "tcp", address)
	if err != nil {
		return false, err
	}
	return true, c.Close()
}
