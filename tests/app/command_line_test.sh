#!/usr/bin/env bash
# The command line's contract, on the real program: exit states, one JSON document, one clear error.
set -u
knotmap=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# expect STATUS COMMAND...: runs it, keeps its output in $work/out and $work/err
expect() {
  local wanted=$1
  shift
  "$knotmap" "$@" >"$work/out" 2>"$work/err"
  local found=$?
  [ "$found" = "$wanted" ] || fail "exit $found instead of $wanted: knotmap $*: $(head -c 300 "$work/err")"
}
one_json() { python3 -c 'import json,sys; json.load(open(sys.argv[1]))' "$work/out" || fail "no single JSON document: $*"; }
key() { python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); [d[k] for k in sys.argv[2:]]' "$work/out" "$@" || fail "keys $* missing"; }

for kind in muscles trigger-points symptoms regions landmarks techniques precautions stops sources views; do
  expect 0 list $kind --json; one_json "list $kind"; key items
done
expect 0 where --vertex 5000 --json; one_json where; key side region landmark muscles trigger_points
expect 0 where --landmark acromion --side left --json; one_json where
python3 - "$work/out" <<'PY' || fail "muscles of where lack their keys or their order"
import json, sys
muscles = json.load(open(sys.argv[1]))["muscles"]
depths = [m["enter_mm"] for m in muscles]
good = depths == sorted(depths) and all(m["enter_mm"] <= m["exit_mm"] for m in muscles)
sys.exit(not (good and all(set(m) == {"id", "name", "part", "side", "enter_mm", "exit_mm"} for m in muscles)))
PY
expect 0 refer TRAP-1 --side left --json; one_json refer; key essential spillover symptoms evidence place
expect 0 explain --symptom toothache-lower-molars --side left --json; one_json explain; key stops_first candidates
expect 0 advise "$source/assets/demo.knotmap" --json; one_json advise; key status urgency questions stops no_press steps
expect 0 render "$source/assets/demo.knotmap" --view back --size 320x240 --output "$work/p.png"
[ "$(head -c 4 "$work/p.png" | tail -c 3)" = PNG ] || fail "render wrote no PNG"
expect 0 export --output "$work/body.glb"
expect 0 export --output "$work/body.obj"
for object in body trapezius.upper.left trapezius.upper.right; do
  grep -q "^[go] $object\$" "$work/body.obj" || fail "the export has no object $object"
done
expect 0 render --skin 0.3 --layers deep,intermediate --fade platysma --hide temporalis:left --select scalenes --size 320x240 --output "$work/m.png"
expect 0 render --skin 0 --only scalenes:right --close --size 320x240 --output "$work/m.png"
expect 0 check "$source/assets/demo.knotmap"
expect 0 check "$source/assets/messages/de" --json; one_json "check a language"; key problems languages
expect 0 list regions --json --language de; one_json "list in German"
grep -q '"Stirn"' "$work/out" || fail "--language de lists English names"
grep -q '"id": "forehead"' "$work/out" || fail "--language changes ids"
expect 0 --version

expect 2 nonsense
expect 2 list nonsense
expect 2 where
expect 2 list regions --language tlh
grep -q 'found "tlh", expected one of en, de' "$work/err" || fail "an unknown language does not name those there are"
expect 1 where --vertex 99999
[ "$(wc -l <"$work/err")" = 1 ] || fail "an input error must be one line"
expect 1 refer TRAP-99
expect 1 advise "$work/missing.knotmap"
printf '{"format":"knotmap-session","version":99}' >"$work/newer.knotmap"
expect 1 check "$work/newer.knotmap"
expect 1 render --view nowhere --output "$work/q.png"
expect 1 render --only scalens --output "$work/q.png"
grep -q "did you mean \"scalenes\"" "$work/err" || fail "a muscle that is not known gets no suggestion"
expect 2 render --layers outer --output "$work/q.png"
expect 2 render --skin 2 --output "$work/q.png"
expect 1 export --output "$work/body.stl"
[ ! -e "$work/body.stl" ] || fail "an export to no known format left a file"
expect 2 export
expect 1 render --size 0x0 --output "$work/q.png"
expect 1 render --output "$work/no/such/folder/q.png"
[ ! -e "$work/q.png" ] || fail "a failed render left a file"
[ "$failures" = 0 ] && echo "all commands keep their contract"
exit "$failures"
