#!/bin/sh
# studio.test.sh EXTENSION: the two sample stages come out as samples/studio/EXPECTED.tsv says, which was derived by reading them.
set -u
extension=${1%.so}
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8 TZ=UTC
outcomes() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $extension" :memory: <<SQL
.mode list
.separator "\t"
.output /dev/null
SELECT gov_scan('samples/studio/$1');
.output
SELECT check_id, CASE max(CASE outcome WHEN 'fail' THEN 3 WHEN 'unknown' THEN 2 WHEN 'pass' THEN 1 ELSE 0 END)
    WHEN 3 THEN 'fail' WHEN 2 THEN 'unknown' WHEN 1 THEN 'pass' ELSE 'skip' END
FROM gov_checks WHERE framework = 'integrity' GROUP BY check_id ORDER BY check_id;
SQL
}
outcomes sound >"$folder/sound" || exit 1
outcomes broken >"$folder/broken" || exit 1
grep -v '^#' samples/studio/EXPECTED.tsv | tail -n +2 | cut -f 1,2 >"$folder/sound.expected"
grep -v '^#' samples/studio/EXPECTED.tsv | tail -n +2 | cut -f 1,3 >"$folder/broken.expected"
diff -u "$folder/sound.expected" "$folder/sound" || exit 1
diff -u "$folder/broken.expected" "$folder/broken" || exit 1

# Every blocker has a defect: a check that no sample fails is a check nobody tried.
missing=$(awk -F '\t' 'NR == FNR { if ($2 == "integrity" && $3 == "blocker") blocker[$1] = 1; next }
  $3 == "fail" { delete blocker[$1] } END { for (id in blocker) print id }' data/checks/integrity.tsv samples/studio/EXPECTED.tsv)
[ -z "$missing" ] || { echo "no defect for: $missing"; exit 1; }
echo "$(wc -l <"$folder/sound") checks as expected"
