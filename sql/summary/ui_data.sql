CREATE TEMP VIEW gov_ui_data AS
-- Which migrated data drives a user interface (preferences, configuration, feature flags, personalisation), and what
-- must be looked at: the same behaviour for all users while the migration runs, mixed segments, and no more personal
-- data than needed.
SELECT s.unit_id, s.spec_id, u.owner, s.data_class, u.sensitive, s.coverage_status, s.verification_status, s.migration_style,
  s.multi_tenant_risk, s.risk_level,
  substr(
    CASE WHEN s.migration_style IN ('BACKFILL', 'DUAL_WRITE') AND s.verification_status <> 'STRONG'
      THEN '; old and new state may differ between users while both exist' ELSE '' END
    || CASE WHEN s.multi_tenant_risk IN ('POTENTIAL', 'CONFIRMED') THEN '; segments may get each other''s settings' ELSE '' END
    || CASE WHEN u.sensitive THEN '; holds sensitive data: migrate only what the interface needs' ELSE '' END
    || CASE WHEN s.coverage_status = 'UNKNOWN' THEN '; no plan says what happens to it' ELSE '' END, 3) AS concerns,
  u.path, u.line
FROM temp.gov_units AS u CROSS JOIN temp.gov_status AS s
WHERE u.ui_related AND s.unit_id = u.unit_id;
