#!/bin/sh
# lint.sh: formatting, clang-tidy and cppcheck over the whole tree; what a change must pass before it lands.
set -eu
cd "$(dirname "$0")/.."
. ./tests/packages.sh
need_packages clang-format clang-tidy cppcheck
sources=$(git ls-files 'ext/*.c' 'ext/*.h' 'tools/*.c' 'tests/*.c' 'tests/*.h')
# shellcheck disable=SC2086
clang-format --dry-run --Werror $sources
cmake -S . -B build -G Ninja -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
ninja -C build gov_embedded_data.c >/dev/null
# shellcheck disable=SC2046
clang-tidy -p build --quiet --warnings-as-errors='*' $(git ls-files 'ext/*.c') 2>/dev/null
cppcheck -q --enable=warning,performance,portability --suppressions-list=.cppcheck --inline-suppr -Iext -Iinclude -Ibuild \
  --error-exitcode=1 --std=c11 ext tools
echo "clean"
