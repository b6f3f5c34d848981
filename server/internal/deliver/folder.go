package deliver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// FolderDrop puts each letter into a directory of its own in the agency's
// folder, named by the notification: message.txt, message.json and the orders.
// It appears whole or not at all. The agency acknowledges with a file
// <notification>.ack beside it; taking the directory away says that it has it.
type FolderDrop struct{}

// Send implements Sender.
func (FolderDrop) Send(_ context.Context, l Letter) (string, error) {
	final := filepath.Join(l.To, l.ID)
	if _, err := os.Stat(final); err == nil {
		return final, nil // sent before, and not known to have been
	}
	if err := os.MkdirAll(l.To, 0o700); err != nil {
		return "", fmt.Errorf("open folder: %w", err)
	}
	part := filepath.Join(l.To, "."+l.ID+".part")
	if err := os.RemoveAll(part); err != nil { // of a try that was cut short
		return "", fmt.Errorf("clear folder: %w", err)
	}
	if err := fill(part, l); err != nil {
		return "", err
	}
	if err := os.Rename(part, final); err != nil {
		return "", fmt.Errorf("put into folder: %w", err)
	}
	return final, flush(l.To)
}

func fill(dir string, l Letter) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return fmt.Errorf("put into folder: %w", err)
	}
	files := map[string][]byte{"message.txt": []byte(l.Subject + "\n\n" + l.Body), "message.json": l.Payload}
	for _, o := range l.Orders {
		files[o.Name] = o.PDF
	}
	for name, data := range files {
		if err := write(filepath.Join(dir, name), data); err != nil {
			return fmt.Errorf("put into folder: %w", err)
		}
	}
	return flush(dir)
}

// write writes a file and waits until it is on disk.
func write(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// flush waits until what was put into a directory is on disk.
func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("flush folder: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("flush folder: %w", err)
	}
	return nil
}

// fate is what a folder shows of a letter that was put into it.
type fate int

const (
	lying fate = iota
	taken
	acknowledged
)

// look says what has become of a letter, with what the agency wrote.
func (FolderDrop) look(folder, id string) (fate, string) {
	const most = 200 // of what an agency wrote, shown to clerks
	note, err := os.ReadFile(filepath.Join(folder, id+".ack"))
	if err == nil {
		return acknowledged, string(note[:min(most, len(note))])
	}
	if _, err := os.Stat(filepath.Join(folder, id)); errors.Is(err, fs.ErrNotExist) {
		return taken, ""
	}
	return lying, ""
}
