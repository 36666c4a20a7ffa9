#!/usr/bin/env bash
# Every source is laid out as clang-format does it: prints those that are not, and how to mend them.
#   format_test.sh SOURCE      SOURCE: folder with src/, tests/ and .clang-format
set -u
cd "$1" || exit 1
if ! command -v clang-format >/dev/null; then
  echo "FAILED: clang-format is missing; ./test installs it (tools/packages.txt)"
  exit 1
fi
mapfile -d '' -t files < <(find src tests -type f \( -name '*.h' -o -name '*.cpp' \) -print0 | sort -z)
if [ ${#files[@]} -lt 100 ]; then
  echo "FAILED: found ${#files[@]} sources in $1, expected several hundred"
  exit 1
fi
complaints=$(clang-format --dry-run --Werror "${files[@]}" 2>&1) && exit 0
echo "FAILED: not laid out as .clang-format says:"
wrong=$(sed -n 's/^\([^ :]*\):[0-9]*:[0-9]*: error: .*/\1/p' <<<"$complaints" | sort -u)
if [ -z "$wrong" ]; then
  echo "$complaints"
  exit 1
fi
sed 's/^/  /' <<<"$wrong"
# shellcheck disable=SC2086  # all names on one line
echo "To mend them: clang-format -i" $wrong
exit 1
