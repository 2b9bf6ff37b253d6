CREATE TEMP VIEW gov_policy_retention AS
-- Is data kept as long as it must be, and no longer than it may? Keeping is broken by a statement that loses data without a
-- backup that outlives the bound, and by a shorter retention in writing; it is met only when all scripts were read in full.
-- Deletion is broken by a longer retention in writing, of the data or of its backups, and met only by a shorter one.
WITH unread(scripts) AS MATERIALIZED (
  SELECT count(*) FROM temp.gov_artifacts AS a 
  WHERE a.kind = 'script' AND (a.status IN ('partial', 'failed') OR a.status = 'skipped'
    AND EXISTS (SELECT 1 FROM temp.gov_diagnostics AS d
                WHERE d.path = a.path AND d.code IN ('file.too_large', 'file.unknown_format')))),
judged(unit_id, policy_id, kind, control, path, line, days, cause) AS (
  SELECT p.unit_id, p.policy_id, p.kind, p.control, p.path, p.line, p.days,
    CASE
      WHEN p.days IS NULL THEN 'no bound'
      WHEN p.control = 'keep_for' THEN
        CASE
          WHEN s.kept_days_least < p.days THEN 'shorter in writing'
          WHEN s.destructive > 0 AND (NOT coalesce(s.backup_days_most >= p.days, 0)
              OR (SELECT b.status <> 'PRESENT' FROM temp.gov_backup AS b WHERE b.unit_id = p.unit_id))
            THEN CASE WHEN EXISTS (SELECT 1 FROM temp.gov_statements AS t
                                   WHERE t.unit_id = p.unit_id AND t.direction = 'up' AND t.destructive
                                     AND (lower(t.verb) GLOB 'delete*' OR lower(t.verb) GLOB 'truncate*'
                                       OR (lower(t.verb) GLOB 'drop*' AND lower(t.verb) NOT GLOB '*column*'
                                         AND coalesce(lower(t.object_kind), '') <> 'column')))
                   THEN 'lost' ELSE 'lost in part' END
          WHEN (SELECT u.scripts FROM unread AS u) > 0 THEN 'unread'
          WHEN s.control_deletion > 0 THEN 'deletion in writing'
          WHEN s.kept_days_least >= p.days THEN 'kept in writing'
          WHEN s.destructive > 0 THEN 'backup outlives'
          WHEN s.changed > 0 THEN 'nothing deletes'
          ELSE 'silent'
        END
      WHEN s.kept_days_most > p.days OR s.backup_days_most > p.days THEN 'longer in writing'
      WHEN s.kept_days_most <= p.days THEN 'deleted in writing'
      ELSE 'silent'
    END
  FROM temp.gov_policy_units AS p CROSS JOIN temp.gov_signals AS s
  WHERE p.kind = 'retention' AND s.unit_id = p.unit_id)
SELECT j.unit_id, j.policy_id, j.kind, j.control,
  CASE
    WHEN j.cause IN ('shorter in writing', 'lost', 'longer in writing')
      THEN CASE WHEN EXISTS (SELECT 1 FROM temp.gov_kept_exceptions AS e WHERE e.unit_id = j.unit_id
                               AND e.waives = j.policy_id COLLATE NOCASE AND e.state = 'counts')
             THEN 'justified' ELSE 'broken' END
    WHEN j.cause IN ('kept in writing', 'backup outlives', 'nothing deletes', 'deleted in writing') THEN 'met'
    ELSE 'unknown'
  END AS outcome,
  printf('%s %g days: %s', CASE j.control WHEN 'keep_for' THEN 'to be kept for' ELSE 'to be deleted within' END, j.days,
    CASE j.cause
      WHEN 'no bound' THEN 'the rule has no bound that is understood'
      WHEN 'shorter in writing' THEN 'a shorter retention is stated'
      WHEN 'lost' THEN 'a statement loses data and no backup is said to outlive the bound'
      WHEN 'lost in part' THEN 'a statement changes or drops a part of the data, and no backup is said to outlive the bound'
      WHEN 'unread' THEN 'a script could not be read in full'
      WHEN 'deletion in writing' THEN 'its deletion or archiving is spoken of without saying how long it is kept'
      WHEN 'kept in writing' THEN 'the stated retention is long enough'
      WHEN 'backup outlives' THEN 'a statement loses data, a backup is kept long enough'
      WHEN 'nothing deletes' THEN 'all scripts were read and none loses data'
      WHEN 'longer in writing' THEN 'the data or its backup is said to be kept longer'
      WHEN 'deleted in writing' THEN 'the stated retention ends in time'
      ELSE 'nothing read says how long it is kept'
    END) AS reason,
  j.path, j.line
FROM judged AS j;
