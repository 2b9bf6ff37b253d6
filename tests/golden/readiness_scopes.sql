.mode list
-- Where readiness is asked for: in the spec that prepares itself that way, cited at its first place; when it is named, in every spec, and in
-- `workspace` where that holds something.
CREATE TABLE one AS SELECT gov_scan('tests/golden/readiness-scopes/two');
SELECT framework, scope, path, line FROM gov_frameworks ORDER BY scope;
SELECT DISTINCT scope FROM gov_checks WHERE framework = 'zero-downtime';
CREATE TABLE two AS SELECT gov_scan('tests/golden/readiness-scopes/two', '--frameworks=zero-downtime');
SELECT framework, scope, path, line FROM gov_frameworks ORDER BY scope;
-- what b says of a unit of a is no answer of b
SELECT check_id, outcome FROM gov_checks WHERE scope = 'b' AND check_id IN ('BKP.ENCRYPTED', 'BKP.MULTI_LOCATION') ORDER BY check_id;
-- a workspace of policies alone is asked when nothing else is there
CREATE TABLE three AS SELECT gov_scan('tests/golden/readiness-scopes/policy', '--frameworks=zero-downtime');
SELECT framework, scope, path FROM gov_frameworks;
-- who did not take the method up has no topic and no line of the checklist
CREATE TABLE four AS SELECT gov_scan('tests/golden/gate-units/moved');
SELECT (SELECT count(*) FROM gov_readiness), (SELECT count(*) FROM gov_quality_checklist);
-- a breach that nobody acted on is decided by exceptions that count, waive it, and reach every unit in scope
CREATE TABLE waived_one AS SELECT gov_scan('tests/golden/readiness-scopes/waived/one', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');
SELECT 'one', metric, action FROM gov_triggers WHERE breaches > 0;
CREATE TABLE waived_both AS SELECT gov_scan('tests/golden/readiness-scopes/waived/both', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');
SELECT 'both', metric, action FROM gov_triggers WHERE breaches > 0;
CREATE TABLE waived_expired AS SELECT gov_scan('tests/golden/readiness-scopes/waived/expired', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');
SELECT 'expired', metric, action FROM gov_triggers WHERE breaches > 0;
CREATE TABLE waived_other AS SELECT gov_scan('tests/golden/readiness-scopes/waived/other', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');
SELECT 'other', metric, action FROM gov_triggers WHERE breaches > 0;
-- the only one in scope, beside a table that nobody moves
CREATE TABLE waived_single AS SELECT gov_scan('tests/golden/readiness-scopes/waived/single', '--frameworks=zero-downtime', '--migration-report-paths=reports/migration/*');
SELECT 'single', metric, action FROM gov_triggers WHERE breaches > 0;
-- how much moves where nothing is known to move: of a workspace without units it is not known, and it is not large
CREATE TABLE no_units AS SELECT gov_scan('tests/golden/readiness-scopes/policy', '--frameworks=zero-downtime');
SELECT scope, documents, large, size_unknown FROM gov_readiness_scopes;
-- where none is in scope: of one that nothing leaves out, beside one that a plan leaves out; and where all are left out
CREATE TABLE sized AS SELECT gov_scan('tests/golden/readiness-scopes/sized', '--frameworks=zero-downtime');
SELECT scope, documents, large, size_unknown FROM gov_readiness_scopes ORDER BY scope;
