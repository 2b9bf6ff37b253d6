#!/bin/sh
# acme.test.sh EXTENSION: the sample workspace comes out as samples/acme/EXPECTED.tsv says, which was derived by reading it.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
shell() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: "$@"; }

grep -v '^#' samples/acme/EXPECTED.tsv | cut -f 1-14 | tail -n +2 | LC_ALL=C sort >"$folder/expected"
shell >"$folder/got" <<'SQL' || exit 1
.mode list
.separator "\t"
.output /dev/null
SELECT gov_scan('samples/acme', '--strict');
.output
SELECT s.unit_id, s.data_class, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status,
  s.policy_alignment_status, s.residency_risk_status || CASE WHEN s.residency_allowed THEN ' allowed' ELSE '' END,
  s.migration_style, s.migration_volume, s.multi_tenant_risk, s.risk_level, n.blocking_for_release, s.blocking_for_release
FROM gov_status_strict AS s JOIN gov_status_normal AS n ON n.unit_id = s.unit_id
ORDER BY s.unit_id;
SQL
diff -u "$folder/expected" "$folder/got" || { echo "the second table is what the program says; reasons stand in samples/acme/EXPECTED.tsv"; exit 1; }

# Every cited place exists: a file of the workspace and a line in it.
shell >"$folder/places" <<'SQL' || exit 1
.mode list
.separator ":"
.output /dev/null
SELECT gov_scan('samples/acme', '--strict');
.output
SELECT DISTINCT e.value FROM gov_reasons AS r, json_each(r.evidence) AS e;
SQL
[ -s "$folder/places" ] || { echo "no evidence at all"; exit 1; }
while IFS=: read -r path line; do
  [ "$path" = "flag" ] && continue
  count=$(wc -l <"samples/acme/$path") || exit 1
  [ "$line" -ge 1 ] && [ "$line" -le "$count" ] || { echo "no such line: $path:$line"; exit 1; }
done <"$folder/places"
shell "SELECT gov_scan('samples/acme') IS NULL" "SELECT unit_id, aspect FROM gov_reasons WHERE reason IS NULL OR reason = ''" |
  grep -v '^0$' && { echo "a status without a reason"; exit 1; }
echo "$(wc -l <"$folder/got") units as expected, $(wc -l <"$folder/places") places exist"
