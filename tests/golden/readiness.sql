.mode tabs
-- What sums the checks up, over a plan that leaves nothing open and one that denies or breaks all it can.
CREATE TABLE ready AS SELECT gov_scan('samples/readiness/ready', '--migration-report-paths=reports/migration/*');
SELECT 'ready', topic, state, failed, unknown, check_id FROM gov_readiness ORDER BY topic;
SELECT 'ready', line_no, question, outcome, checks FROM gov_quality_checklist ORDER BY line_no;
SELECT 'ready', metric, role, level, threshold, unit, window_s, looser, breaches, unjudged, action, line FROM gov_triggers ORDER BY metric, role;
SELECT 'ready', outcome, reason FROM gov_checks_patterns WHERE check_id = 'ZDT.PATTERN_NAMED';
CREATE TABLE bad AS SELECT gov_scan('samples/readiness/bad', '--migration-report-paths=reports/migration/*');
SELECT 'bad', topic, state, severity, check_id, path IS NOT NULL FROM gov_readiness ORDER BY topic;
SELECT 'bad', line_no, question, outcome FROM gov_quality_checklist ORDER BY line_no;
SELECT 'bad', metric, role, threshold, looser, breaches, unjudged, action, breach_path, breach_line, line FROM gov_triggers WHERE breaches OR path IS NOT NULL ORDER BY metric, role;
-- what the health result and the other runs of it are worth
SELECT 'bad', run_id, kind, status, checks_passed, checks_failed, note, path, line FROM gov_runs WHERE path LIKE '%health%';
