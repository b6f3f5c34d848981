//go:build tools

// Package tools names the developers' tools, so that their versions are pinned
// here and stay out of the product's own go.mod.
package tools

import _ "github.com/golangci/golangci-lint/v2/cmd/golangci-lint"
