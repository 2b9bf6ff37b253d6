.mode csv
.headers on
-- Numbers that documents state, in several languages and forms; a question, a section of questions and a port are none.
SELECT gov_scan('tests/golden/limits') IS NOT NULL;
SELECT substr(path, 16) AS path, line, name, comparator, value, unit, falls, window_s, role, level, answer FROM gov_limits ORDER BY path, line, value;
-- A policy file sets thresholds; the strictest counts, and a name or value that is none is told.
SELECT name, value, profile_value, path, line FROM gov_thresholds WHERE path IS NOT NULL ORDER BY name;
SELECT code, line, message FROM gov_diagnostics WHERE path LIKE '%readiness.yaml' ORDER BY line;
-- What is stated against the profile: looser, tighter, or in a unit the profile has no number for.
SELECT substr(path, 16) AS path, line, metric, role, threshold, unit, looser FROM gov_triggers WHERE path LIKE '%limits.md' ORDER BY line;
