package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// desk is one desk in its window on a display of its own.
type desk struct {
	stage   *stage
	name    string
	dir     string
	x       *process // the virtual display
	wm      *process // a window manager, so that the window has the focus
	app     *process
	display string
}

// openDisplay starts a virtual display and a window manager without borders.
func (d *desk) openDisplay() error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(d.stage.ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start Xvfb: %w", err)
	}
	log, err := os.Create(filepath.Join(d.stage.work, d.name+"-display.log"))
	if err != nil {
		return err
	}
	d.x = &process{cmd, log}
	if err := w.Close(); err != nil {
		return err
	}
	number := make([]byte, 8)
	n, err := r.Read(number) // Xvfb writes it once it accepts clients
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("start Xvfb: %w", err)
	}
	d.display = ":" + strings.TrimSpace(string(number[:n]))
	rc, err := filepath.Abs(filepath.Join(d.stage.work, "openbox.xml"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(rc, []byte(openbox), 0o600); err != nil {
		return err
	}
	d.wm, err = d.stage.start(d.name+"-wm", []string{"DISPLAY=" + d.display}, "openbox", "--config-file", rc)
	return err
}

// openbox gives every window the whole screen and the focus.
const openbox = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus>
<applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
`

// open opens the desk's window.
func (d *desk) open() (err error) {
	env := []string{"DISPLAY=" + d.display, "LIBGL_ALWAYS_SOFTWARE=1", "WAYLAND_DISPLAY=", "FYNE_SCALE=1"}
	d.app, err = d.stage.start(d.name, env, d.stage.assize(), "-data", d.dir, "-clock", d.stage.clock())
	if err != nil {
		return err
	}
	return d.stage.until(d.name+" shows its window", time.Minute, func() (bool, error) {
		_, err := d.x11("xdotool", "search", "--onlyvisible", "--name", "Assize")
		return err == nil, err
	})
}

// clock is what the demo's clock says now: desks and hub run on the same time.
func (s *stage) clock() string {
	start, _ := time.Parse(time.RFC3339, demoClock) // a constant
	return start.Add(time.Since(s.began)).UTC().Format(time.RFC3339)
}

func (d *desk) x11(program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(d.stage.ctx, program, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return out.Bytes(), fmt.Errorf("%s: %w: %s", program, err, errs.String())
	}
	return out.Bytes(), nil
}

// keys presses keys one after the other, and waits until the window has
// answered.
func (d *desk) keys(keys ...string) error {
	for _, k := range keys {
		if _, err := d.x11("xdotool", "key", "--clearmodifiers", k); err != nil {
			return err
		}
		if err := d.settle(); err != nil {
			return err
		}
	}
	return nil
}

// types types text as a person would, and presses Enter where it ends in one.
func (d *desk) types(text string) error {
	line, enter := strings.CutSuffix(text, "\n")
	if _, err := d.x11("xdotool", "type", "--delay", "15", line); err != nil {
		return err
	}
	if err := d.settle(); err != nil {
		return err
	}
	if enter {
		return d.keys("Return")
	}
	return nil
}

// settle waits until the window stops changing.
func (d *desk) settle() error {
	var before [sha256.Size]byte
	same := 0
	return d.stage.until(d.name+"'s window is still", 20*time.Second, func() (bool, error) {
		raw, err := d.x11("import", "-window", "root", "-depth", "8", "rgb:-")
		if err != nil {
			return false, err
		}
		now := sha256.Sum256(raw)
		if now == before {
			same++
		} else {
			same = 0
		}
		before = now
		return same >= 1, nil
	})
}

// shoot takes a picture of the window.
func (d *desk) shoot(what string) error {
	if err := d.settle(); err != nil {
		return err
	}
	return d.shootNow(what)
}

func (d *desk) shootNow(what string) error {
	d.stage.shots++
	file := filepath.Join(d.stage.out, "shots", fmt.Sprintf("%02d %s %s.png", d.stage.shots, d.name, what))
	_, err := d.x11("import", "-window", "root", file)
	return err
}

// shootAll keeps a picture of every window when something goes wrong.
func (s *stage) shootAll(what string) {
	for _, d := range s.desks {
		if d.display != "" {
			_ = d.shootNow(what) // the failure itself is what is reported
		}
	}
}

// end ends everything that was started.
func (s *stage) end() error {
	var errs []error
	for _, d := range s.desks {
		errs = append(errs, d.app.stop(), d.wm.stop(), d.x.stop())
	}
	return errors.Join(append(errs, s.hub.stop())...)
}
