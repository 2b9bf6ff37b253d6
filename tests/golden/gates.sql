-- The artifacts of the gates and what their checks say: of a sound one, of a broken one, of raw templates, of none.
.mode csv
SELECT gov_scan('tests/golden/gate-artifacts') IS NOT NULL;
SELECT path, gate, step, how, line FROM gov_gate_artifacts ORDER BY path, gate;
.print -- sound: nothing fails
SELECT check_id, outcome, count(*) FROM gov_checks WHERE path LIKE '%/sound/%' AND outcome <> 'skip' GROUP BY 1, 2 ORDER BY 1, 2;
.print -- broken
SELECT check_id, outcome, line, reason FROM gov_checks
WHERE path LIKE '%/broken/%' AND (check_id GLOB 'GATE.*' OR check_id GLOB 'MIG2.*') ORDER BY check_id, line, reason;
.print -- gates without an artifact are unknown
SELECT outcome, count(DISTINCT check_id) FROM gov_checks WHERE path IS NULL AND line IS NULL AND check_id GLOB 'MIG[345].*' GROUP BY outcome;
.print -- templates: every section of every gate is there, none is filled; the order of steps and a first step are all that passes
SELECT gov_scan('tests/golden/gate-templates') IS NOT NULL;
SELECT gate, count(*), sum(line IS NOT NULL), sum(filled), sum(items) FROM gov_gate_sections GROUP BY gate ORDER BY gate;
SELECT check_id, outcome, count(*) FROM gov_checks WHERE framework = 'workflow' AND (check_id GLOB 'GATE.*' OR outcome <> 'unknown') GROUP BY 1, 2 ORDER BY 1, 2;
.print -- how far they are: no gate is beyond INCOMPLETE
SELECT gate, state, blocked_by FROM gov_gates ORDER BY gate;
.print -- a workspace that never adopted the method is not judged by it, unless it asks
SELECT gov_scan('tests/golden/plan-markdown') IS NOT NULL;
SELECT DISTINCT outcome FROM gov_checks;
SELECT gov_scan('tests/golden/plan-markdown', '--frameworks=workflow') IS NOT NULL;
SELECT DISTINCT scope, outcome FROM gov_checks WHERE framework = 'workflow';
