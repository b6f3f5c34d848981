package deliver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// FolderDrop puts each letter into a directory of its own in the agency's
// folder, named by the notification: message.txt, message.json and the orders.
// It appears whole or not at all. The agency acknowledges with a file
// <notification>.ack beside it; taking the directory away says that it has it.
// A mark shows that the folder is the one that the letter was put into: where a
// disk of another machine has gone, an empty directory is left.
//
// Others may write to the folder. Everything in it is reached through an
// os.Root, so that no link put there leads the hub to its own files.
type FolderDrop struct{}

const (
	mark   = ".assize"
	marked = "Leave this file here. By it the hub knows that a letter which is gone was taken.\n" +
		"Gadewch y ffeil hon yma. Drwyddi mae'r hwb yn gwybod bod llythyr sydd wedi mynd wedi'i gymryd.\n"
)

// Send implements Sender.
func (FolderDrop) Send(_ context.Context, l Letter) (string, error) {
	if err := os.MkdirAll(l.To, 0o700); err != nil {
		return "", fmt.Errorf("open folder: %w", err)
	}
	folder, err := os.OpenRoot(l.To)
	if err != nil {
		return "", fmt.Errorf("open folder: %w", err)
	}
	defer func() { _ = folder.Close() }() // what was written through it is flushed
	final := filepath.Join(l.To, l.ID)
	if err := folder.WriteFile(mark, []byte(marked), 0o600); err != nil {
		return "", fmt.Errorf("mark folder: %w", err)
	}
	if _, err := folder.Lstat(l.ID); err == nil {
		return final, nil // sent before, and not known to have been
	}
	part := "." + l.ID + ".part"
	if err := folder.RemoveAll(part); err != nil { // of a try that was cut short
		return "", fmt.Errorf("clear folder: %w", err)
	}
	if err := fill(folder, part, l); err != nil {
		return "", err
	}
	if err := folder.Rename(part, l.ID); err != nil {
		return "", fmt.Errorf("put into folder: %w", err)
	}
	return final, flush(folder, ".")
}

func fill(folder *os.Root, dir string, l Letter) error {
	if err := folder.Mkdir(dir, 0o700); err != nil {
		return fmt.Errorf("put into folder: %w", err)
	}
	files := map[string][]byte{"message.txt": []byte(l.Subject + "\n\n" + l.Body), "message.json": l.Payload}
	for _, o := range l.Orders {
		files[o.Name] = o.PDF
	}
	for name, data := range files {
		if err := write(folder, filepath.Join(dir, name), data); err != nil {
			return fmt.Errorf("put into folder: %w", err)
		}
	}
	return flush(folder, dir)
}

// write writes a file and waits until it is on disk.
func write(folder *os.Root, file string, data []byte) error {
	f, err := folder.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// flush waits until what was put into a directory is on disk. Windows cannot
// flush a directory and has no need to.
func flush(folder *os.Root, dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := folder.Open(dir)
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
	root, err := os.OpenRoot(folder)
	if err != nil {
		return lying, "" // not there just now: it says nothing of the letter
	}
	defer func() { _ = root.Close() }() // it was only read through
	if note, ok := readNote(root, id+".ack"); ok {
		return acknowledged, note
	}
	_, gone := root.Lstat(id)
	if _, err := root.Lstat(mark); err == nil && errors.Is(gone, fs.ErrNotExist) {
		return taken, ""
	}
	return lying, ""
}

// noteMost is how much of what an agency wrote is kept, in bytes. Clerks see it.
const noteMost = 200

// readNote reads the beginning of a file that an agency left. Anything but a
// plain file is none: a pipe would hold up all deliveries.
func readNote(folder *os.Root, name string) (string, bool) {
	info, err := folder.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	f, err := folder.Open(name)
	if err != nil {
		return "", false
	}
	defer f.Close()
	note, err := io.ReadAll(io.LimitReader(f, noteMost))
	return strings.ToValidUTF8(string(note), ""), err == nil
}
