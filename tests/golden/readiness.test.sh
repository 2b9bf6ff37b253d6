#!/bin/sh
# readiness.test.sh GOV: every check of zero-downtime readiness must be able to pass, to fail and to be unknown.
#
# `ready` and `flags` are plans, scripts and results that leave nothing open; `bad` denies or breaks everything it can, and
# `silent` says nothing of it; an empty folder answers nothing. What each check must say follows from that alone.
set -eu
gov=${1%.so}
base=tests/golden/readiness
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/empty/docs"
ask() { # WORKSPACE QUERY: with the framework named
  sqlite3 -batch -bail -init /dev/null -cmd ".load $gov" :memory: \
    "CREATE TABLE scanned AS SELECT gov_scan('$1', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');" "$2"
}
results="FROM gov_checks WHERE framework = 'zero-downtime'"
status=0
expect() { # WHAT FILE: the file must be empty
  [ ! -s "$2" ] || { echo "$1:"; cat "$2"; status=1; }
}
ask "$base/ready" "SELECT check_id, outcome, reason, path, line $results AND outcome <> 'pass' AND check_id <> 'ZDT.RAMP'" >"$work/out"
expect "ready leaves nothing open" "$work/out"
ask "$base/ready" "SELECT 'no place: ' || check_id $results AND outcome = 'pass' AND path IS NULL" >"$work/out"
expect "every pass says where" "$work/out"
ask "$base/flags" "SELECT check_id, outcome, reason $results AND outcome <> 'pass' AND check_id IN ('ZDT.RAMP', 'ZDT.PATTERN_STEPS', 'ZDT.PATTERN_NAMED')" >"$work/out"
expect "a flag that rises is a ramp" "$work/out"
{ ask "$base/bad" "SELECT DISTINCT check_id $results AND outcome = 'fail'"
  ask "$base/silent" "SELECT DISTINCT check_id $results AND outcome = 'fail'"; } | sort -u >"$work/failed"
ask "$base/bad" "SELECT check_id FROM gov_check_catalog WHERE framework = 'zero-downtime'" | sort -u >"$work/every"
comm -13 "$work/failed" "$work/every" >"$work/out"
expect "these never fail" "$work/out"
ask "$work/empty" "SELECT check_id, outcome $results AND outcome <> 'unknown'" >"$work/out"
expect "an empty folder answers nothing" "$work/out"
ask "$base/silent" "SELECT check_id, outcome, reason $results AND outcome = 'pass'" >"$work/out"
expect "a plan that says nothing passes nothing" "$work/out"
# who never took it up is failed for nothing
sqlite3 -batch -bail -init /dev/null -cmd ".load $gov" :memory: "CREATE TABLE scanned AS SELECT gov_scan('$base/silent');" \
  "SELECT check_id, outcome $results AND outcome <> 'skip'" >"$work/out"
expect "nobody adopted it" "$work/out"
adopted=$(sqlite3 -batch -bail -init /dev/null -cmd ".load $gov" :memory: "CREATE TABLE scanned AS SELECT gov_scan('$base/ready');" \
  "SELECT path || ':' || line FROM gov_frameworks WHERE framework = 'zero-downtime'")
[ "$adopted" = docs/migration/orders.md:96 ] || { echo "adopted by: $adopted"; status=1; }
exit $status
