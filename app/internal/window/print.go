package window

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"assize.example/core/court"
)

// ReadFile implements courtroom.Desk.
func (w *Window) ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open the file: %w", err)
	}
	if info.Size() > maxImport {
		return nil, fmt.Errorf("open the file: %d bytes is more than a message can have (%d)", info.Size(), maxImport)
	}
	return os.ReadFile(path)
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
