package desk

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"assize.example/app/internal/caseload"
)

// ImportFiles reads files into the record, in the order given. It returns what
// each brought; a file that cannot be opened is an error that names it.
func (d *Desk) ImportFiles(ctx context.Context, files []string) (map[string]caseload.Imported, error) {
	out := map[string]caseload.Imported{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return out, fmt.Errorf("import %s: %w", f, err)
		}
		if out[f], err = d.Cases.Import(ctx, filepath.Base(f), data); err != nil {
			return out, fmt.Errorf("import %s: %w", f, err)
		}
	}
	return out, nil
}

// CopyDemo writes the files of the demo court into a folder, so that they are
// imported as any other file would be. It returns them in the order in which
// they are to be imported.
func CopyDemo(assets fs.FS, to string) ([]string, error) {
	var files []string
	err := fs.WalkDir(assets, "demo", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".xml" {
			return err
		}
		data, err := fs.ReadFile(assets, path)
		if err != nil {
			return err
		}
		file := filepath.Join(to, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		files = append(files, file)
		return os.WriteFile(file, data, 0o600)
	})
	if err != nil {
		return nil, fmt.Errorf("copy the demo court to %s: %w", to, err)
	}
	slices.Sort(files)
	return files, nil
}
