CREATE TEMP VIEW gov_stage_records AS
-- The records of the artifacts of a migration stage, and how they name themselves.
SELECT f.scope, f.artifact, f.path, f.record, f.record_no, min(f.line) AS line,
  coalesce(max(CASE WHEN f.field IN ('id', 'name', 'metric', 'step', 'script', 'entity', 'scenario', 'title', 'relation') THEN f.text END),
    max(CASE WHEN f.field = 'heading' THEN f.text END)) AS name
FROM temp.gov_kept_stage_fields AS f
GROUP BY f.scope, f.artifact, f.path, f.record, f.record_no;
