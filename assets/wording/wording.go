// Package wording is what orders, notices and warrants say, in English and in
// Welsh: common.json, and one file for each kind of document. See SOURCE.md.
package wording

import "embed"

// Files holds the wording, as document.LoadWording reads it.
//
//go:embed *.json
var Files embed.FS
