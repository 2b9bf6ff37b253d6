CREATE TEMP VIEW gov_status_words(column_name, word) AS
-- Which words can a column of gov_status hold? gov_judge refuses any other, because a misspelt status would carry no
-- risk.
VALUES
  ('data_class', 'critical'), ('data_class', 'high'), ('data_class', 'medium'), ('data_class', 'low'), ('data_class', 'unknown'),
  ('coverage_status', 'IN_SCOPE'), ('coverage_status', 'OUT_OF_SCOPE'), ('coverage_status', 'UNKNOWN'),
  ('backup_status', 'PRESENT'), ('backup_status', 'PARTIAL'), ('backup_status', 'NONE'), ('backup_status', 'UNKNOWN'),
  ('rollback_status', 'PRESENT'), ('rollback_status', 'WEAK'), ('rollback_status', 'NONE'), ('rollback_status', 'UNKNOWN'),
  ('verification_status', 'STRONG'), ('verification_status', 'BASIC'), ('verification_status', 'NONE'),
  ('verification_status', 'UNKNOWN'),
  ('policy_alignment_status', 'ALIGNED'), ('policy_alignment_status', 'RISKY_BUT_JUSTIFIED'),
  ('policy_alignment_status', 'VIOLATES'), ('policy_alignment_status', 'UNKNOWN'),
  ('residency_risk_status', 'NONE'), ('residency_risk_status', 'POTENTIAL'), ('residency_risk_status', 'CONFIRMED'),
  ('residency_risk_status', 'UNKNOWN'),
  ('migration_style', 'IN_PLACE'), ('migration_style', 'BACKFILL'), ('migration_style', 'DUAL_WRITE'),
  ('migration_style', 'OTHER'), ('migration_style', 'UNKNOWN'),
  ('migration_volume', 'SMALL'), ('migration_volume', 'MEDIUM'), ('migration_volume', 'LARGE'), ('migration_volume', 'UNKNOWN'),
  ('multi_tenant_risk', 'NONE'), ('multi_tenant_risk', 'POTENTIAL'), ('multi_tenant_risk', 'CONFIRMED'),
  ('multi_tenant_risk', 'UNKNOWN'),
  ('risk_level', 'LOW'), ('risk_level', 'MEDIUM'), ('risk_level', 'HIGH'), ('risk_level', 'CRITICAL');
