CREATE TEMP VIEW gov_risk_codes AS
-- The risk matrix as one row, so that judging a unit needs no join: for each status four digits, its level (4
-- CRITICAL, 3 HIGH, 2 MEDIUM, 1 LOW) under critical, high, medium or unknown, and low.
WITH coded AS (
  SELECT m.factor || ' ' || m.status AS state,
    instr('LMHC', substr(m.critical, 1, 1)) || instr('LMHC', substr(m.high, 1, 1))
      || instr('LMHC', substr(m.medium, 1, 1)) || instr('LMHC', substr(m.low, 1, 1)) AS code
  FROM temp.gov_risk_matrix AS m)
SELECT
  max(CASE state WHEN 'backup NONE' THEN code END) AS backup_none,
  max(CASE state WHEN 'backup PARTIAL' THEN code END) AS backup_partial,
  max(CASE state WHEN 'backup UNKNOWN' THEN code END) AS backup_unknown,
  max(CASE state WHEN 'rollback NONE' THEN code END) AS rollback_none,
  max(CASE state WHEN 'rollback WEAK' THEN code END) AS rollback_weak,
  max(CASE state WHEN 'rollback UNKNOWN' THEN code END) AS rollback_unknown,
  max(CASE state WHEN 'verification NONE' THEN code END) AS verification_none,
  max(CASE state WHEN 'verification BASIC' THEN code END) AS verification_basic,
  max(CASE state WHEN 'verification UNKNOWN' THEN code END) AS verification_unknown,
  max(CASE state WHEN 'policy VIOLATES' THEN code END) AS policy_violates,
  max(CASE state WHEN 'policy RISKY_BUT_JUSTIFIED' THEN code END) AS policy_risky,
  max(CASE state WHEN 'policy UNKNOWN' THEN code END) AS policy_unknown,
  max(CASE state WHEN 'residency CONFIRMED' THEN code END) AS residency_confirmed,
  max(CASE state WHEN 'residency CONFIRMED, allowed' THEN code END) AS residency_allowed,
  max(CASE state WHEN 'residency POTENTIAL' THEN code END) AS residency_potential,
  max(CASE state WHEN 'tenancy CONFIRMED' THEN code END) AS tenancy_confirmed,
  max(CASE state WHEN 'tenancy POTENTIAL' THEN code END) AS tenancy_potential,
  max(CASE state WHEN 'coverage UNKNOWN' THEN code END) AS coverage_unknown,
  max(CASE state WHEN 'destructive without backup' THEN code END) AS destructive_without_backup,
  max(CASE state WHEN 'run_evidence failed' THEN code END) AS run_evidence_failed
FROM coded;
