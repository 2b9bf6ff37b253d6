#!/bin/sh
# lint.sh [REVISION]: formatting, clang-tidy and cppcheck over the whole tree, or over what has changed since a revision: what a
# change must pass before it lands.
set -eu
cd "$(dirname "$0")/.."
. ./tests/packages.sh
need_packages clang-format clang-tidy cppcheck
changed() { # of these paths, those that are still there
  if [ -n "${since-}" ]; then git diff --name-only --diff-filter=d "$since" -- "$@"; else git ls-files "$@"; fi
}
since=${1-}
changed 'ext/*.c' 'ext/*.h' 'tools/*.c' 'tests/*.c' 'tests/*.h' | xargs -r clang-format --dry-run --Werror
cmake -S . -B build -G Ninja -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
ninja -C build gov_embedded_data.c >/dev/null
changed 'ext/*.c' | xargs -r -n 1 -P "$(nproc)" clang-tidy -p build --quiet --warnings-as-errors='*' 2>/dev/null
changed 'ext/*.c' 'tools/*.c' | xargs -r cppcheck -q -D__cppcheck__ --force --enable=warning,performance,portability \
  --suppressions-list=.cppcheck --inline-suppr -Iext -Iinclude -Ibuild --error-exitcode=1 --std=c11
echo "clean"
