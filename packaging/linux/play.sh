#!/bin/sh
# Plays the demo sitting by key presses in virtual windows; pictures, PDFs and
# the summary are left in the folder given.
set -eu
out=${1:-out}
mkdir -p "$out"
exec "${GO:-go}" run -trimpath ./packaging/linux/play -bin bin -out "$out"
