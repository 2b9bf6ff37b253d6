#!/bin/sh
# told.test.sh EXTENSION: what the shell tells of nothing: an empty folder has no specs, no unit is asked for by name, an error in
# front matter says where it is; and the sound samples may be released under strict rules.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
ask() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@" 2>&1; }
fail() { echo "told.test: $*"; exit 1; }
mkdir -p "$folder/empty" "$folder/front/docs/migration"
ask "SELECT gov_scan('$folder/empty')" | grep -q '"units": 0, "specs": 0, "specs_in_scope": 0' || fail "an empty folder has specs"
ask "SELECT gov_scan('samples/acme') IS NULL" "SELECT gov_explain('')" | grep -q 'which unit? SELECT unit_id FROM gov_units lists them' || fail "no unit: not told how to name one"
ask "SELECT gov_scan('samples/acme') IS NULL" "SELECT gov_explain(NULL)" | grep -q 'which unit?' || fail "NULL unit: not told how to name one"
printf -- '---\nname: x\n  bad: [1,\n---\n# Plan\n\nThe table `orders` is copied.\n' >"$folder/front/docs/migration/plan.md"
ask "SELECT gov_scan('$folder/front') IS NULL" "SELECT line || ' ' || message FROM gov_diagnostics WHERE code = 'not_parsed'" | grep -q '^3 front matter: ' || fail "an error in front matter does not say that it is there"
for sample in studio/sound readiness/ready; do
  ask "SELECT gov_scan('samples/$sample', '--strict') IS NULL" "SELECT decision FROM gov_release" | tail -n 1 | grep -q '^READY' || fail "$sample may not be released"
done
ask "SELECT gov_scan('samples/studio/sound', '--strict') IS NULL" "SELECT decision FROM gov_release" | tail -n 1 | grep -qx READY || fail "the sound stage is not ready"
ask "SELECT gov_scan('samples/readiness/bad', '--strict') IS NULL" "SELECT decision FROM gov_release" | tail -n 1 | grep -qx BLOCKED || fail "what is not ready may be released"
echo "as told"
