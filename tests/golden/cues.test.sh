#!/bin/sh
# cues.test.sh GOV: each row of cues.tsv is a document of its own; gov_cues must answer as the row says.
set -eu
gov=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/docs/migration"
grep -v '^#' tests/golden/cues.tsv | awk -F'\t' -v to="$work/docs/migration/" 'NR > 1 {
  file = sprintf("%s%03d.md", to, NR - 1); text = $2; gsub(/\\n/, "\n", text)
  printf "# orders\n\n## %s\n\n%s\n", $1, text > file; close(file) }'
grep -v '^#' tests/golden/cues.tsv | awk -F'\t' 'NR > 1 { printf "%03d\t%s\t%s\t%s\n", NR - 1, $3, $4, $2 }' >"$work/wanted"
sqlite3 -batch -bail -init /dev/null -cmd ".load ${gov%.so}" :memory: >"$work/differences" <<EOF
CREATE TABLE wanted(no TEXT, cue TEXT, answer TEXT, text TEXT);
.mode tabs
.import '$work/wanted' wanted
CREATE TABLE scanned AS SELECT gov_scan('$work', '--migration-plan-paths=docs/migration/*.md');
WITH said AS MATERIALIZED (
  SELECT DISTINCT substr(c.path, -6, 3) AS no, c.cue, c.answer FROM gov_cues AS c ORDER BY c.answer),
joined AS (SELECT s.no, s.cue, group_concat(s.answer, '+') AS answer FROM said AS s GROUP BY s.no, s.cue)
SELECT w.no, w.text, w.cue, 'wanted ' || w.answer || ', is ' || coalesce(j.answer, '-')
FROM wanted AS w LEFT JOIN joined AS j ON j.no = w.no AND j.cue = w.cue
WHERE coalesce(j.answer, '-') <> w.answer;
-- every pattern of a cue names concepts that are there, and words of every concept are in languages that are known
WITH RECURSIVE words(cue, word, rest) AS (
  SELECT c.cue, '', replace(replace(replace(replace(c.patterns, '|', ' '), '/', ' '), '!', ''), '=', '') || ' ' FROM gov_cue_catalog AS c
  UNION ALL
  SELECT w.cue, substr(w.rest, 1, instr(w.rest, ' ') - 1), substr(w.rest, instr(w.rest, ' ') + 1) FROM words AS w WHERE w.rest <> '')
SELECT 'no such concept: ' || w.cue || ' ' || w.word FROM words AS w
WHERE w.word <> '' AND w.word NOT IN (SELECT c.concept FROM gov_concepts AS c);
SELECT 'a role that is none: ' || c.concept FROM gov_concepts AS c
WHERE c.role NOT IN ('word', 'subject', 'yes', 'no', 'planned', 'done', 'dry');
SELECT 'wants what is none: ' || c.cue FROM gov_cue_catalog AS c WHERE c.wants NOT IN ('says', 'done', 'when', 'finding', 'value', 'step');
EOF
if [ -s "$work/differences" ]; then
  cat "$work/differences"
  exit 1
fi
