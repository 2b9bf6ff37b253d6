#!/bin/sh
# gated.test.sh EXTENSION: the gates and blocker checks of samples/gated are as EXPECTED.tsv says, which was derived by reading
# it; every blocker check of the catalogue is among them; nothing of the sound migration fails, or is taken for a placeholder.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@"; }

grep -v '^#' samples/gated/EXPECTED.tsv | cut -f 1-4 | tail -n +2 | sort >"$folder/expected"
shell >"$folder/got" <<'SQL' || exit 1
.mode list
.separator "\t"
.output /dev/null
SELECT gov_scan('samples/gated', '--strict');
.output
SELECT DISTINCT 'check', scope, check_id, outcome FROM gov_checks
WHERE framework = 'workflow' AND outcome = 'fail' AND (severity = 'blocker' OR scope GLOB '*/orders')
UNION ALL
SELECT 'gate', scope, gate, state FROM gov_gates;
SQL
sort "$folder/got" | diff -u "$folder/expected" - || exit 1

shell >"$folder/rest" <<'SQL' || exit 1
.output /dev/null
SELECT gov_scan('samples/gated', '--strict');
.output
SELECT 'never fails: ' || check_id FROM gov_check_catalog
WHERE framework = 'workflow' AND severity = 'blocker' AND check_id NOT IN (SELECT check_id FROM gov_checks WHERE outcome = 'fail');
SELECT 'a placeholder in a finished artifact: ' || path || ':' || line FROM gov_items WHERE path GLOB '*/orders/*' AND gov_placeholder(text);
SELECT 'not filled: ' || path || ', ' || section FROM gov_gate_sections WHERE path GLOB '*/orders/*' AND NOT filled;
SELECT 'a check without a place: ' || check_id FROM gov_checks WHERE framework = 'workflow' AND outcome IN ('pass', 'fail') AND path IS NULL;
SELECT 'not blocked' FROM gov_release WHERE decision <> 'BLOCKED';
SELECT 'a gate changed a risk: ' || unit_id FROM gov_status WHERE unit_id GLOB 'order*' AND (risk_level <> 'LOW' OR blocking_for_release);
SQL
[ ! -s "$folder/rest" ] || { cat "$folder/rest"; exit 1; }

# The sound migration alone may be released.
cp -r samples/gated "$folder/sound" && rm -r "$folder/sound/docs/migration/billing" "$folder/sound/docs/migration/ledger"
shell "SELECT gov_scan('$folder/sound', '--strict') IS NULL" "SELECT decision FROM gov_release" | tail -n 1 | grep -qx READY ||
  { shell "SELECT gov_scan('$folder/sound', '--strict') IS NULL" "SELECT decision, reasons FROM gov_release"; exit 1; }

# One letter changed after the approval: the gate that bears the digest is stale, those that need it are out of order.
sed -i 's/five minutes/6 minutes/; s/5 min$/6 min/' "$folder/sound/docs/migration/orders/mig-3.md"
shell "SELECT gov_scan('$folder/sound', '--strict') IS NULL" "SELECT group_concat(gate || ' ' || state, ', ') FROM (SELECT gate, state FROM gov_gates ORDER BY gate)" |
  tail -n 1 | grep -qx 'MIG-1 APPROVED, MIG-2 APPROVED, MIG-3 STALE, MIG-4.1 OUT_OF_ORDER, MIG-4.2 OUT_OF_ORDER, MIG-4.3 OUT_OF_ORDER, MIG-5 OUT_OF_ORDER, MIG-6 OUT_OF_ORDER' ||
  { echo "a changed plan is not stale"; exit 1; }

# The template document, when it is there: all of its artifacts are incomplete.
seed=$(ls ../shared/seeds/001_*.txt 2>/dev/null | head -n 1)
if [ -n "$seed" ]; then
  mkdir -p "$folder/seed/docs/migration"
  awk '/^\*\*Artifact `\[MIG-/ { match($0, /\[MIG-[0-9.N]*\]/); code = substr($0, RSTART + 1, RLENGTH - 2); sub(/N/, "1", code); want = 1 }
       want && /^```/ { if (inside) { inside = 0; want = 0 } else { inside = 1; print "# [" code "] Template\n" }; next }
       inside { sub(/Step N/, "Step 1"); print }' "$seed" >"$folder/seed/docs/migration/plan.md"
  shell >"$folder/seeded" <<SQL || exit 1
.mode list
.output /dev/null
SELECT gov_scan('$folder/seed');
.output
SELECT count(DISTINCT gate), sum(state = 'INCOMPLETE') = sum(state <> 'ABSENT') FROM gov_gates WHERE gate GLOB 'MIG-*';
SELECT sum(filled), count(*) FROM gov_gate_sections;
SQL
  head -n 1 "$folder/seeded" | grep -q '|1$' && tail -n 1 "$folder/seeded" | grep -q '^0|' || { cat "$folder/seeded"; exit 1; }
else
  echo "the template document is not here: skipped"
fi
echo "$(wc -l <"$folder/expected") rows as expected"
