-- The main job on a sample: scan a workspace, see every dataset's status, what blocks the release, and why.
.load ./build/gov
.mode list
SELECT gov_scan('samples/acme', '--strict', '--stdout-summary');
.print
.print -- Every dataset
.mode column
.width 21 8 12 8 8 12 8 5
SELECT unit_id, data_class AS class, coverage_status AS coverage, backup_status AS backup, rollback_status AS rollback,
       verification_status AS verification, risk_level AS risk, blocking_for_release AS block
FROM gov_status
ORDER BY blocking_for_release DESC, unit_id;
.print
.print -- What blocks, and why
.mode list
.separator ": "
SELECT unit_id, notes FROM gov_status WHERE blocking_for_release ORDER BY unit_id;
.print
.print -- Where it is written: backups that are not there
.mode list
.separator " | "
SELECT unit_id, status, reason, evidence FROM gov_backup WHERE status IN ('NONE', 'PARTIAL') ORDER BY unit_id;
.print
.print -- The release, spec by spec
SELECT spec_id, decision FROM gov_release ORDER BY spec_id;
