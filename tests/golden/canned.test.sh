#!/bin/sh
# canned.test.sh EXTENSION: every canned report runs from the shell as its head says, prints clean csv or json, and fails when
# the load, the scan or the query does.
set -u
extension=${1%.so}
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8
error=$(mktemp)
trap 'rm -f "$error"' EXIT
canned() { # FILE ROOT EXTENSION [UNIT]
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -bail -init /dev/null -cmd ".load $3" -cmd ".parameter set @root $2" \
    -cmd ".parameter set @mode strict" -cmd ".parameter set @unit ${4:-users}" :memory: <"$1" 2>"$error"
}
fail() { echo "canned.test: $*" >&2; cat "$error" >&2; exit 1; }
for report in sql/reports/canned/*.sql; do
  out=$(canned "$report" samples/acme "$extension") || fail "$report does not run"
  [ ! -s "$error" ] || fail "$report warns"
  case "$out" in
    *safety_mode*diagnostics*evidence*units*specs_in_scope*) fail "$report prints the scan's row" ;;
    '['*|'{'*) printf '%s' "$out" | /usr/bin/python3 -c 'import json, sys; json.load(sys.stdin)' 2>"$error" || fail "$report: no json" ;;
    *) printf '%s\n' "$out" | /usr/bin/python3 -c '
import csv, sys
rows = list(csv.reader(sys.stdin, strict=True))
width = len(rows[0]) if rows else 0
sys.exit(any(len(row) != width for row in rows))' 2>"$error" || fail "$report: no csv" ;;
  esac
  if canned "$report" samples/nowhere "$extension" >/dev/null; then fail "$report hides a failed scan"; fi
  if canned "$report" samples/acme "$extension-missing" >/dev/null; then fail "$report hides a failed load"; fi
  printf 'SELECT no_such_column FROM gov_units;\n' | cat "$report" - >"$error.sql"
  if canned "$error.sql" samples/acme "$extension" >/dev/null; then rm -f "$error.sql"; fail "$report hides a failed query"; fi
  rm -f "$error.sql"
  usage=$(sed -n 's/^--   sqlite3 .*/usage/p' "$report")
  [ "$usage" = usage ] || fail "$report has no one-liner at its head"
done
if canned sql/reports/canned/evidence_trail.sql samples/acme "$extension" accounts >/dev/null; then
  fail "evidence_trail.sql hides that there is no such unit"
fi
grep -q "no unit 'accounts'" "$error" || fail "evidence_trail.sql does not name the unit"
if LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -bail -init /dev/null -cmd ".load $extension" -cmd ".parameter set @root samples/acme" :memory: \
  <sql/reports/canned/evidence_trail.sql >/dev/null 2>"$error"; then fail "evidence_trail.sql asks for no unit"; fi
grep -q 'parameter set @unit' "$error" || fail "evidence_trail.sql does not say how to name a unit"
for report in sql/reports/canned/*.sql; do
  grep -q "$(basename "$report")" docs/reports.md || fail "docs/reports.md does not name $report"
done
