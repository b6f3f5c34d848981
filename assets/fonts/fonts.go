// Package fonts is the typeface of the window and of the orders: Noto Sans,
// under the SIL Open Font License. See SOURCE.md.
package fonts

import "embed"

// Files holds NotoSans-Regular.ttf, NotoSans-Bold.ttf and NotoSans-Italic.ttf.
//
//go:embed *.ttf
var Files embed.FS
