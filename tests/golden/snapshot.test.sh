#!/bin/sh
# snapshot.test.sh EXTENSION: a snapshot can be read without the extension, and replaces nothing.
set -eu
extension=${1%.so}
export SOURCE_DATE_EPOCH=1795132800
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "snapshot.test: $*" >&2; exit 1; }
run() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -bail -batch -init /dev/null -cmd ".load $extension" :memory: "$@"; }
scan="CREATE TEMP TABLE scanned AS SELECT gov_scan('samples/acme')"
attach="ATTACH '$work/archive.db' AS archive"
run "$scan" "$attach" "CREATE TABLE archive.gov_status(mine)" >/dev/null
if run "$scan" "$attach" "SELECT gov_snapshot('archive')" 2>"$work/error"; then fail "a table was replaced"; fi
grep -q 'gov_status" already exists' "$work/error" || fail "$(cat "$work/error")"
[ "$(sqlite3 "$work/archive.db" 'SELECT count(*) FROM sqlite_schema')" = 1 ] || fail "half a snapshot is left"
rm "$work/archive.db"
run "$scan" "$attach" "SELECT gov_snapshot('archive')" >/dev/null
live=$(run "$scan" "SELECT * FROM gov_status")
[ "$(sqlite3 "$work/archive.db" 'SELECT * FROM gov_status')" = "$live" ] || fail "the copy differs"
if run "$scan" "SELECT gov_snapshot('temp')" 2>/dev/null; then fail "temp was taken"; fi
if run "$attach" "SELECT gov_snapshot('archive')" 2>/dev/null; then fail "a snapshot of nothing"; fi
