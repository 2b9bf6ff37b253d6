CREATE TEMP VIEW gov_risk_input AS
-- What is judged about each unit: its class and statuses side by side. judged_class is the class that strict rules
-- read: an unknown class counts as high (flag --unclassified), but a unit of unknown class that nothing mentions is
-- judged by none. The last SELECT returns nothing: it keeps SQLite from merging this view into the next, so that each
-- row is made once.
SELECT u.unit_id, u.spec_id, u.data_class,
  CASE WHEN u.data_class <> 'unknown' THEN u.data_class
       WHEN u.mentioned THEN coalesce((SELECT f.value FROM temp.gov_flags AS f WHERE f.flag = 'unclassified'), 'high')
       ELSE 'none' END AS judged_class,
  u.sensitive, c.status AS coverage_status, b.status AS backup_status, r.status AS rollback_status,
  v.status AS verification_status, p.status AS policy_alignment_status,
  d.status AS residency_risk_status, d.residency_allowed, y.status AS migration_style, o.status AS migration_volume,
  t.status AS multi_tenant_risk, s.destructive, s.runs_failed,
  u.unit_id IN (SELECT m.unit_id FROM temp.gov_mitigations AS m WHERE m.waives <> 'M4') AS s5_mitigated,
  u.unit_id IN (SELECT m.unit_id FROM temp.gov_mitigations AS m) AS m4_mitigated
FROM temp.gov_units AS u
  JOIN temp.gov_signals AS s ON s.unit_id = u.unit_id
  JOIN temp.gov_coverage AS c ON c.unit_id = u.unit_id
  JOIN temp.gov_backup AS b ON b.unit_id = u.unit_id
  JOIN temp.gov_rollback AS r ON r.unit_id = u.unit_id
  JOIN temp.gov_verification AS v ON v.unit_id = u.unit_id
  JOIN temp.gov_policy_alignment AS p ON p.unit_id = u.unit_id
  JOIN temp.gov_residency AS d ON d.unit_id = u.unit_id
  JOIN temp.gov_style AS y ON y.unit_id = u.unit_id
  JOIN temp.gov_volume AS o ON o.unit_id = u.unit_id
  JOIN temp.gov_tenancy AS t ON t.unit_id = u.unit_id
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
WHERE 0;
