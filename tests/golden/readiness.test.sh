#!/bin/sh
# readiness.test.sh GOV: a plan that leaves nothing open passes and says where; who never took the method up is asked nothing. That each
# check passes, fails and stays unknown where it must is held by tests/property/readiness_cases.py.
set -eu
gov=${1%.so}
base=samples/readiness
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/empty/docs" "$work/plain/docs/migration"
printf '# Orders\n\nThe `orders` table is copied to the new store in March.\n' >"$work/plain/docs/migration/orders.md"
ask() { # WORKSPACE FLAG QUERY
  sqlite3 -batch -bail -init /dev/null -cmd ".load $gov" :memory: \
    "CREATE TABLE scanned AS SELECT gov_scan('$1', '$2', '--migration-report-paths=reports/migration/*');" "$3"
}
results="FROM gov_checks WHERE framework = 'zero-downtime'"
status=0
expect() { # WHAT FILE: the file must be empty
  [ ! -s "$2" ] || { echo "$1:"; cat "$2"; status=1; }
}
named=--frameworks=zero-downtime
ask "$base/ready" $named "SELECT check_id, outcome, reason, path, line $results AND outcome <> 'pass' AND check_id <> 'ZDT.RAMP'" >"$work/out"
expect "ready leaves nothing open" "$work/out"
ask "$base/ready" $named "SELECT 'no place: ' || check_id $results AND outcome = 'pass' AND path IS NULL" >"$work/out"
expect "every pass says where" "$work/out"
ask "$base/ready" $named "SELECT check_id, path $results AND check_id IN ('BKP.BEFORE_START', 'BKP.FRESH')" >"$work/out"
printf 'BKP.BEFORE_START|reports/migration/snapshots.json\nBKP.FRESH|reports/migration/runs.json\n' | diff - "$work/out" || { echo "backup and restore have other places"; status=1; }
ask "$base/bad" $named "SELECT 'no place: ' || check_id || ', ' || reason $results AND outcome = 'fail' AND path IS NULL" >"$work/out"
expect "every failure says where" "$work/out"
ask "$work/empty" $named "SELECT check_id, outcome $results AND outcome <> 'unknown'" >"$work/out"
expect "an empty folder answers nothing" "$work/out"
ask "$work/plain" --safety-mode=normal "SELECT check_id, outcome $results AND outcome <> 'skip'" >"$work/out"
expect "nobody adopted it" "$work/out"
adopted=$(ask "$base/ready" --safety-mode=normal "SELECT path || ':' || line FROM gov_frameworks WHERE framework = 'zero-downtime'")
[ "$adopted" = docs/migration/orders.md:96 ] || { echo "adopted by: $adopted"; status=1; }

# Silence on a blocker that can be answered before the first run keeps a release from being ready; what only a run can answer does not.
cp -r "$base/ready" "$work/release"
printf 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);\n' >"$work/release/schemas/orders.sql"
decides() { # DECISION
  ask "$work/release" --safety-mode=normal "SELECT decision || ': ' || reasons FROM gov_release" >"$work/out"
  grep -q "^$1" "$work/out" || { echo "wanted $1:"; cat "$work/out"; status=1; }
}
decides READY:
rm "$work/release/reports/migration/snapshots.json"
decides READY:
sed -i '/Backup verified/d; /Backup restored/d; /restore took/d' "$work/release/docs/migration/orders.md"
sed -i 's/"kind": "restore"/"kind": "dry_run"/' "$work/release/reports/migration/runs.json"
decides 'READY_WITH_RISKS: nothing answers 1 blocker check(s): BKP.RESTORE_VERIFIED'
exit $status
