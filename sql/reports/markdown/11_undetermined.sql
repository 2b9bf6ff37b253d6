-- What could not be determined: unknown statuses, files that were not read in full, and the scan's diagnostics.
WITH unknown AS MATERIALIZED (
  SELECT s.unit_id, substr(
    CASE s.data_class WHEN 'unknown' THEN ', class' ELSE '' END || CASE s.coverage_status WHEN 'UNKNOWN' THEN ', coverage' ELSE '' END
    || CASE s.backup_status WHEN 'UNKNOWN' THEN ', backup' ELSE '' END
    || CASE s.rollback_status WHEN 'UNKNOWN' THEN ', rollback' ELSE '' END
    || CASE s.verification_status WHEN 'UNKNOWN' THEN ', verification' ELSE '' END
    || CASE s.policy_alignment_status WHEN 'UNKNOWN' THEN ', policy' ELSE '' END
    || CASE s.residency_risk_status WHEN 'UNKNOWN' THEN ', residency' ELSE '' END
    || CASE s.migration_style WHEN 'UNKNOWN' THEN ', style' ELSE '' END
    || CASE s.migration_volume WHEN 'UNKNOWN' THEN ', volume' ELSE '' END
    || CASE s.multi_tenant_risk WHEN 'UNKNOWN' THEN ', tenants' ELSE '' END, 3) AS what
  FROM temp.gov_status_normal AS s)
SELECT '' AS line
UNION ALL SELECT '## What could not be determined'
UNION ALL SELECT ''
UNION ALL SELECT l.line FROM (
  SELECT '- `' || replace(u.unit_id, '`', '''') || '`: ' || u.what AS line
  FROM unknown AS u WHERE u.what <> '' ORDER BY u.unit_id) AS l
UNION ALL SELECT l.line FROM (
  SELECT '- ' || a.path || ' (' || coalesce(a.kind, 'unknown') || ') ' || a.status || coalesce(': ' || a.note, '') AS line
  FROM temp.gov_artifacts AS a WHERE a.status IN ('failed', 'partial') ORDER BY a.path) AS l
UNION ALL SELECT l.line FROM (
  SELECT '- ' || count(*) || ' diagnostic(s) of severity ' || d.severity || ', code ' || d.code AS line
  FROM temp.gov_diagnostics AS d WHERE d.severity <> 'info' GROUP BY d.severity, d.code ORDER BY d.severity, d.code) AS l;
