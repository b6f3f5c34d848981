#!/bin/sh
# A hub and a desk on the demo court, in a real window. With no display the
# same sitting is played in a virtual one: see play.sh.
set -eu
out=${1:-out}
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "No display: playing the sitting in a virtual one."
	exec "$(dirname "$0")/play.sh" "$out"
fi

# The demo's day is Monday 23 November 2026; hub and desks share its clock.
clock=2026-11-23T09:55:00Z
demo="$out/demo"
rm -rf "$demo"
mkdir -p "$demo"
bin/assize-hub -data "$demo/hub" -listen 127.0.0.1:4322 -clock $clock >"$demo/hub.log" 2>&1 &
hub=$!
trap 'kill $hub 2>/dev/null || true' EXIT INT TERM
for _ in 1 2 3 4 5 6 7 8 9 10; do
	grep -q "is ready" "$demo/hub.log" && break
	sleep 0.5
done

courts=$(bin/assize demo -courts)
enrol() {
	code=$(bin/assize-hub code -data "$demo/hub" -desk "$2" -courts "$courts" -clock $clock)
	bin/assize -data "$demo/$1" -clock $clock enrol -hub nats://127.0.0.1:4322 -code "$code" -name "$2"
}
enrol desk1 "Court 1"
enrol desk2 "Court 2"
bin/assize demo "$demo/files" | grep -v faulty | xargs -d '\n' bin/assize -data "$demo/desk1" -clock $clock import

cat <<TEXT

  The demo court is open. Sign in with any name and a passphrase of 12 characters or more.
  Ctrl+H shows the keys; Ctrl+N calls on the next case.
  A second desk of the same courts:  bin/assize -data $demo/desk2 -clock $clock
  A message with faults, to drop on the window:  $demo/files/demo/faulty

TEXT
bin/assize -data "$demo/desk1" -clock $clock
