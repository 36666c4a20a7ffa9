#!/usr/bin/env bash
# Drives the real window under Xvfb: marks, drags, undoes, types, saves; and kills it to see that
# nothing marked is lost. Waits for the program's own log lines: the pauses are those of a hand.
set -u
knotmap=$1
work=$(mktemp -d)
export XDG_STATE_HOME=$work/state
export HOME=$work
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
trap 'kill $server ${program:-} 2>/dev/null; rm -rf "$work"' EXIT

die() { echo "FAILED: $*"; echo "--- log"; cat "$work/log" 2>/dev/null; exit 1; }
start() {
  "$knotmap" "$@" 2>"$work/log" &
  program=$!
  window=$(timeout 30 xdotool search --sync --onlyvisible --name Knotmap | head -1)
  [ -n "$window" ] || die "no window"
  xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1280 800 2>/dev/null
  xdotool mousemove --window "$window" 640 20
  # It is there once it answers to a key: the view from the front, where it begins.
  for _ in $(seq 100); do
    key 1
    [ "$(count '^view front')" -ge 1 ] && return
  done
  die "the window does not answer"
}

# until_true COMMAND...: waits until it succeeds, ten seconds at most
until_true() {
  for _ in $(seq 100); do "$@" && return; sleep 0.1; done
  return 1
}

# count PATTERN: how often the log has it; wait_for N PATTERN: until it has it N times
count() { grep -c -- "$1" "$work/log"; }
has() { [ "$(count "$2")" -ge "$1" ]; }
wait_for() {
  until_true has "$1" "$2" && return
  die "expected $1 lines of '$2', found $(count "$2")"
}
click() { xdotool mousemove --window "$window" "$1" "$2" sleep 0.3 mousedown 1 sleep 0.15 mouseup 1 sleep 0.5; }
drag() {
  xdotool mousemove --window "$window" "$1" "$2" sleep 0.3 mousedown 1 sleep 0.15
  for i in 1 2 3 4 5; do
    xdotool mousemove --window "$window" $(($1 + ($3 - $1) * i / 5)) $(($2 + ($4 - $2) * i / 5)) sleep 0.1
  done
  xdotool mouseup 1 sleep 0.4
}
key() { xdotool keydown "$1" sleep 0.15 keyup "$1" sleep 0.3; }
control() { xdotool keydown ctrl keydown "$1" sleep 0.15 keyup "$1" keyup ctrl sleep 0.3; }

until_true test -s "$work/display" || die "no display"
DISPLAY=:$(cat "$work/display")
export DISPLAY

start
click 600 330
wait_for 1 "edit Add knot"
drag 600 560 680 560
[ "$(count 'edit Add knot')" = 1 ] || die "a drag marked something"
click 560 400
wait_for 2 "edit Add knot"
control z
wait_for 1 "^undo"
control y
wait_for 1 "^redo"

# Kill it without warning: both marks come back.
kill -9 "$program"
wait "$program" 2>/dev/null
start
wait_for 1 "unsaved session of last time is back"
control s
wait_for 1 "asks for a file"
control a
xdotool type --delay 60 "$work/case"
key Return
wait_for 1 "Saved case.knotmap"
marks=$(grep -o '"kind": *"knot"' "$work/case.knotmap" | wc -l)
[ "$marks" = 2 ] || die "the saved file has $marks marks, expected 2"

# It comes to rest, draws nothing then and takes no processor time: over three seconds, measured
# again until such three come.
ticks() { awk '{print $14 + $15}' "/proc/$program/stat"; }
idle() {
  before=$(ticks)
  sleep 3
  [ $(($(ticks) - before)) -le 3 ]
}
idle || idle || idle || die "an idle window takes processor time"
control q
gone() { ! kill -0 "$program" 2>/dev/null; }
until_true gone || die "Ctrl+Q did not end the program"
echo "the window marks, drags, undoes, types, saves and comes back"
