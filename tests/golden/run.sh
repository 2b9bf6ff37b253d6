#!/bin/sh
# run.sh NAME EXTENSION [--accept]: runs tests/golden/NAME.sql in the sqlite3 shell and compares with NAME.expected.
# The clock stands at 2026-11-20. Expected files are written by hand or checked by hand line by line: --accept only saves typing.
set -u
here=$(dirname "$0")
name=$1
extension=${2%.so}
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
got=$(mktemp) || exit 2
trap 'rm -f "$got"' EXIT
# GOV_PRELOAD names a sanitizer's runtime: the shell itself is not built with it.
LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -cmd ".load $extension" :memory: <"$here/$name.sql" >"$got" 2>&1
if [ "${3:-}" = --accept ]; then cp "$got" "$here/$name.expected"; exit 0; fi
diff -u "$here/$name.expected" "$got"
