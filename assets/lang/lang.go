// Package lang holds the labels that the window draws itself, in English and
// in Welsh. What the court says is worded by the court's own packages.
package lang

import (
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed *.json
var files embed.FS

// The languages that have labels.
const (
	English = "en"
	Welsh   = "cy"
)

// Labels are the labels of one language by their key.
type Labels map[string]string

// In reads the labels of a language.
func In(language string) (Labels, error) {
	raw, err := files.ReadFile(language + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the labels of %q: %w", language, err)
	}
	var l Labels
	if err := json.Unmarshal(raw, &l); err != nil {
		return nil, fmt.Errorf("read the labels of %q: %w", language, err)
	}
	return l, nil
}
