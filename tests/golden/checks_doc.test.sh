#!/bin/sh
# checks_doc.test.sh GOV: docs/checks.md is what docs/checks.sql prints; each row of the catalogue is one that can be read and judged.
set -eu
gov=${1%.so}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ask() { LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -bail -init /dev/null -cmd ".load $gov" :memory: "$@"; }
ask <docs/checks.sql >"$work/checks.md"
diff -u docs/checks.md "$work/checks.md" || { echo "docs/checks.md is out of date: run docs/checks.sql as its head says"; exit 1; }
ask "SELECT 'twice: ' || check_id FROM gov_check_catalog GROUP BY check_id HAVING count(*) > 1
  UNION ALL SELECT 'severity of ' || check_id FROM gov_check_catalog WHERE severity NOT IN ('blocker', 'high', 'medium', 'low')
  UNION ALL SELECT 'nothing said of ' || check_id FROM gov_check_catalog WHERE trim(title) = '' OR trim(why) = '' OR trim(sources) = '' OR coalesce(remedy, '') = ''
  UNION ALL SELECT 'remedy of ' || check_id FROM gov_check_catalog WHERE remedy GLOB '*.' OR remedy GLOB '[A-Z]*'
  UNION ALL SELECT 'what is lacking by ' || check_id FROM gov_check_catalog WHERE framework = 'workflow' AND lacks IS NULL
  UNION ALL SELECT 'no property holds that each check of it passes, fails and is unknown: ' || framework FROM gov_check_catalog
    WHERE framework NOT IN ('workflow', 'integrity', 'zero-downtime') GROUP BY framework
  UNION ALL SELECT 'args of ' || check_id FROM gov_check_catalog WHERE NOT json_valid(args)
  UNION ALL SELECT 'cue of ' || c.check_id || ': ' || e.value FROM gov_check_catalog AS c, json_each(c.args, '\$.each') AS e
    WHERE c.shape = 'cue' AND instr(e.value, '|') = 0 AND e.value NOT IN (SELECT q.cue FROM gov_cue_catalog AS q)
  UNION ALL SELECT 'threshold of ' || check_id FROM gov_check_catalog WHERE json_extract(args, '\$.threshold') IS NOT NULL
    AND json_extract(args, '\$.threshold') NOT IN (SELECT t.name FROM gov_threshold_catalog AS t)
  UNION ALL SELECT 'step of ' || pattern || ': ' || cues FROM gov_pattern_steps WHERE instr(cues, '|') = 0
    AND cues NOT IN (SELECT q.cue FROM gov_cue_catalog AS q)" >"$work/out"
[ ! -s "$work/out" ] || { cat "$work/out"; exit 1; }
