// Package icons holds the marks of the window as drawings. Each has a shape of
// its own, so that none depends on colour; the ink in them is black and the
// window replaces it by the colour of its theme.
package icons

import "embed"

//go:embed *.svg
var drawings embed.FS

// Drawing returns the SVG of the mark called name, or nil if there is none.
func Drawing(name string) []byte {
	svg, err := drawings.ReadFile(name + ".svg")
	if err != nil {
		return nil
	}
	return svg
}
