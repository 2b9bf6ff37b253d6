CREATE TEMP VIEW gov_checks_backups_in_time AS
-- Was the backup taken before anything changed, was this backup restored and not one of long ago, and is it kept long enough? Times
-- are compared as the reports write them, all in one form or not at all: what has no time is unknown.
WITH runs AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, r.kind, r.status, r.started_at AS at, r.path, r.line
  FROM temp.gov_runs AS r JOIN temp.gov_artifacts AS a ON a.path = r.path
  WHERE r.kind IN ('production', 'backup', 'restore') AND r.started_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
placed AS MATERIALIZED (
  SELECT s.scope, min(CASE WHEN r.kind = 'production' THEN r.at END) AS started,
    min(CASE WHEN r.kind = 'backup' AND r.status = 'passed' THEN r.at END) AS backed_up,
    max(CASE WHEN r.kind = 'backup' AND r.status = 'passed' THEN r.at END) AS last_backup,
    max(CASE WHEN r.kind = 'restore' AND r.status = 'passed' THEN r.at END) AS restored,
    min(CASE WHEN r.kind = 'backup' THEN r.path || char(9) || printf('%09d', r.line) END) AS backup_place,
    min(CASE WHEN r.kind = 'restore' THEN r.path || char(9) || printf('%09d', r.line) END) AS restore_place,
    min(CASE WHEN r.kind = 'production' THEN r.path || char(9) || printf('%09d', r.line) END) AS run_place
  FROM temp.gov_kept_readiness_scopes AS s LEFT JOIN runs AS r ON r.scope = s.scope
  GROUP BY s.scope),
retained AS MATERIALIZED (
  SELECT s.scope, u.unit_id, n.backup_days_most AS days, u.path, u.line
  FROM temp.gov_kept_readiness_scopes AS s CROSS JOIN temp.gov_units AS u CROSS JOIN temp.gov_kept_situations AS c
    CROSS JOIN temp.gov_signals AS n
  WHERE u.spec_id = s.scope AND c.unit_id = u.unit_id AND c.coverage_status = 'IN_SCOPE' AND n.unit_id = u.unit_id)
SELECT 'BKP.BEFORE_START' AS check_id, p.scope,
  CASE julianday(p.backed_up) <= julianday(p.started) WHEN 1 THEN 'pass' WHEN 0 THEN 'fail' ELSE 'unknown' END AS outcome,
  CASE WHEN p.started IS NULL THEN 'no production run has a time' WHEN p.backed_up IS NULL THEN 'no finished backup has a time'
       ELSE 'the first backup is of ' || p.backed_up || ', the run of ' || p.started END AS reason,
  substr(coalesce(p.backup_place, p.run_place), 1, instr(coalesce(p.backup_place, p.run_place), char(9)) - 1) AS path,
  CAST(substr(coalesce(p.backup_place, p.run_place), instr(coalesce(p.backup_place, p.run_place), char(9))) AS INTEGER) AS line
FROM placed AS p
UNION ALL
SELECT 'BKP.FRESH', p.scope,
  CASE julianday(p.last_backup) - julianday(p.restored) <= t.value WHEN 1 THEN 'pass' WHEN 0 THEN 'fail' ELSE 'unknown' END,
  CASE WHEN p.restored IS NULL THEN 'no finished restore has a time' WHEN p.last_backup IS NULL THEN 'no finished backup has a time'
       ELSE 'restored on ' || p.restored || ', backed up on ' || p.last_backup END,
  substr(coalesce(p.restore_place, p.backup_place), 1, instr(coalesce(p.restore_place, p.backup_place), char(9)) - 1),
  CAST(substr(coalesce(p.restore_place, p.backup_place), instr(coalesce(p.restore_place, p.backup_place), char(9))) AS INTEGER)
FROM placed AS p JOIN temp.gov_thresholds AS t ON t.name = 'rollback_test_max_age_days'
UNION ALL
SELECT 'BKP.RETENTION', r.scope,
  CASE WHEN r.days IS NULL THEN 'unknown' WHEN r.days >= t.value THEN 'pass' ELSE 'fail' END,
  r.unit_id || iif(r.days IS NULL, ', how long its backup is kept is not said', printf(', its backup is kept %g day(s)', r.days)), r.path, r.line
FROM retained AS r JOIN temp.gov_thresholds AS t ON t.name = 'backup_retention_days';
