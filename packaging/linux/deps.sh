#!/bin/sh
# Installs what the desk needs to build, and what its tests need to run, on
# Debian and Ubuntu. A second run finds everything there and installs nothing.
set -eu

# To build Fyne: a C compiler and the headers of OpenGL, X11 and Wayland.
build="gcc libc6-dev pkg-config libgl-dev libegl-dev libwayland-dev libxkbcommon-dev libx11-dev libxcursor-dev
libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
# To play a sitting in a virtual window, and to read what was printed.
play="xvfb libgl1-mesa-dri openbox xdotool imagemagick poppler-utils x11-utils"

if ! command -v dpkg-query >/dev/null 2>&1; then
	cat >&2 <<-TEXT
	This system has no dpkg, so Assize does not know how to install what it needs here.
	Nothing was changed. Install the equivalents of these Debian packages, then run
	make again with DEPS=skip:
	  to build: $(echo $build)
	  to test:  $(echo $play)
	TEXT
	[ "${DEPS:-}" = skip ] && exit 0
	exit 1
fi

missing=""
for p in $build $play; do
	dpkg-query -W -f '${db:Status-Abbrev}' "$p" 2>/dev/null | grep -q '^ii' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

root=""
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || {
		echo "These packages are missing and only root may install them:$missing" >&2
		exit 1
	}
	root=sudo
fi
echo "Installing:$missing"
$root apt-get update -q
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -q --no-install-recommends $missing
