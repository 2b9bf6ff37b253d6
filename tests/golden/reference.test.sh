#!/bin/sh
# reference.test.sh EXTENSION: docs/reference.md is what docs/reference.sql prints, and every example in it runs.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@" 2>&1; }
shell <docs/reference.sql >"$folder/reference.md"
if ! diff -u docs/reference.md "$folder/reference.md"; then
  echo "docs/reference.md is out of date: run docs/reference.sql as its head says"
  exit 1
fi
shell "SELECT example || ';' FROM gov_help WHERE kind IN ('table', 'view', 'data')" >"$folder/examples.sql"
[ "$(wc -l <"$folder/examples.sql")" -gt 40 ] || { echo "too few examples"; exit 1; }
{ echo "SELECT gov_scan('samples/acme') IS NULL;"; cat "$folder/examples.sql"; } >"$folder/all.sql"
shell <"$folder/all.sql" >"$folder/output" || { tail -1 "$folder/output"; exit 1; }
echo "$(wc -l <"$folder/examples.sql") examples run"
