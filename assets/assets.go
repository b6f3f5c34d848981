// Package assets is everything that the product carries beside its code: the
// reference data, the wording of orders, the typeface, and the files of the
// demo court. It imports nothing.
package assets

import "embed"

// Files holds reference/, wording/, fonts/ and demo/. Each set has a SOURCE.md
// that says where it comes from and how sure we are of it.
//
//go:embed reference wording fonts/*.ttf demo
var Files embed.FS
