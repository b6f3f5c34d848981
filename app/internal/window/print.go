package window

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"assize.example/core/court"
)

// ReadFile implements courtroom.Desk.
func (w *Window) ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if info.Size() > maxImport {
		return nil, unreadable(path, fmt.Errorf("%d bytes is more than a message can have (%d)", info.Size(), maxImport))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}

func unreadable(path string, err error) error {
	name := filepath.Base(path)
	return &court.Problem{
		Kind: court.Invalid, Code: "file-unreadable",
		What: court.Text{EN: "The file " + name + " could not be read: " + err.Error() + ".", CY: "Ni ellid darllen y ffeil " + name + ": " + err.Error() + "."},
		Safe: court.Text{EN: "Nothing of it was recorded.", CY: "Ni chofnodwyd dim ohoni."},
		Do:   court.Text{EN: "Choose a message or a list, and try again.", CY: "Dewiswch neges neu restr, a cheisiwch eto."},
		Err:  err,
	}
}

// maxImport is the largest message or list that is read, in bytes.
const maxImport = 64 << 20

// HasPrinter implements courtroom.Desk.
func (w *Window) HasPrinter() bool { return w.desk.Settings.Printer != "" }

// Print implements courtroom.Desk, through the system's own printing.
func (w *Window) Print(ctx context.Context, files []string) error {
	args := files
	if p := w.desk.Settings.Printer; p != "" {
		args = append([]string{"-d", p}, files...)
	}
	out, err := exec.CommandContext(ctx, "lp", args...).CombinedOutput() //nolint:gosec // our own files; no shell
	if err == nil {
		return nil
	}
	if errors.Is(err, exec.ErrNotFound) {
		err = errors.New("this computer has no printing system (lp)")
	}
	return &court.Problem{
		Kind: court.Unavailable, Code: "not-printed",
		What: court.Text{EN: "The orders were not printed.", CY: "Ni argraffwyd y gorchmynion."},
		Safe: court.Text{EN: "The PDFs are safe on this disk.", CY: "Mae'r PDFau yn ddiogel ar y ddisg hon."},
		Do:   court.Text{EN: "Check the printer, then print again.", CY: "Gwiriwch yr argraffydd, yna argraffwch eto."},
		Err:  fmt.Errorf("lp: %w: %s", err, out),
	}
}
