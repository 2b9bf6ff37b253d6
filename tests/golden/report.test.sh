#!/bin/sh
# report.test.sh EXTENSION: reports are whole, valid, never overwrite, and never leave their folder.
set -eu
extension=$(realpath "${1%.so}.so")
source=$(pwd)
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$source/samples/acme" "$work/acme"
rm -rf "$work/acme/.spec/reports"
cd "$work"
run() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -bail -batch -init /dev/null -cmd ".load $extension" :memory: "$@"; }
fail() { echo "report.test: $*" >&2; exit 1; }
folder=.spec/reports/smartspec_data_migration_governance

# A label with characters that no file name should hold; the second report of the same second gets its own number.
paths=$(run "CREATE TABLE s AS SELECT gov_scan('acme', '--run-label=q4/../übung x')" \
  "SELECT gov_write_report()" "SELECT gov_write_report('json', 'strict')" "SELECT gov_write_report('md')")
expected="$folder/20261120-000000Z_q4-..--bung-x.md
$folder/20261120-000000Z_q4-..--bung-x.json
$folder/20261120-000000Z_q4-..--bung-x-2.md"
[ "$paths" = "$expected" ] || fail "paths are $paths"
[ "$(ls -A "acme/$folder" | wc -l)" = 3 ] || fail "something else was left in the folder"
cmp "acme/$folder/20261120-000000Z_q4-..--bung-x.md" "acme/$folder/20261120-000000Z_q4-..--bung-x-2.md"

# Every section is there, and no table row has more cells than its head.
for section in 'Overall recommendation' Scope Summary 'Status of each unit' Rules 'Gaps and risks' 'Residency and tenants' \
  'Ownership and coordination' 'UI-related data' 'What could not be determined'; do
  grep -q "^## $section\$" "acme/$folder/20261120-000000Z_q4-..--bung-x.md" || fail "no section $section"
done

# JSON: by the schema, by its own sums, and equal to what gov_report returns.
/usr/bin/python3 "$source/tests/golden/report_schema.py" "$source/docs/report.schema.json" \
  "acme/$folder/20261120-000000Z_q4-..--bung-x.json"

# No way out of the folder: links on the way, the parent, another root, a file in the way.
mkdir outside
ln -s ../outside acme/out
: >acme/file
for dir in out out/x ../outside "$work/outside" file; do
  if run "CREATE TABLE s AS SELECT gov_scan('acme', '--report-dir=$dir')" "SELECT gov_write_report()" >/dev/null 2>"$work/error"; then
    fail "wrote through $dir"
  fi
  grep -q 'gov_write_report' "$work/error" || fail "no message for $dir: $(cat "$work/error")"
done
[ -z "$(ls -A outside)" ] || fail "a report left the workspace"

# A link that lies where the report would go is not followed, and not replaced.
ln -s "$work/outside/target" "acme/$folder/20261120-000000Z_linked.md"
path=$(run "CREATE TABLE s AS SELECT gov_scan('acme', '--run-label=linked')" "SELECT gov_write_report()")
[ "$path" = "$folder/20261120-000000Z_linked-2.md" ] || fail "the link was taken: $path"
[ ! -e outside/target ] || fail "the link was followed"

# Nothing to judge is no release; an unknown format or mode names the choices.
mkdir empty
! run "CREATE TABLE s AS SELECT gov_scan('empty')" "SELECT gov_require_release()" >/dev/null 2>"$work/error" || fail "empty is ready"
grep -q 'no migration unit was found' "$work/error" || fail "$(cat "$work/error")"
! run "CREATE TABLE s AS SELECT gov_scan('empty')" "SELECT gov_report('pdf')" >/dev/null 2>"$work/error" || fail "pdf"
grep -q "neither 'md' nor 'json'" "$work/error" || fail "$(cat "$work/error")"
! run "SELECT gov_report()" >/dev/null 2>"$work/error" || fail "a report without a scan"
grep -q 'no workspace' "$work/error" || fail "$(cat "$work/error")"
