CREATE TEMP VIEW gov_rules(rule_id, modes, classes, blocks_when, waivable) AS
-- Which rules can block a release, in which mode and for which class? Strict judges an unknown class as high
-- (--unclassified). Their conditions stand in gov_rule_verdicts; a waivable rule gives way to an unexpired, approved
-- exception that names it.
VALUES
  ('N1', 'normal, strict', 'any', 'risk_level is CRITICAL', 0),
  ('S1', 'strict', 'critical, high', 'backup is NONE or UNKNOWN', 0),
  ('S2', 'strict', 'critical, high', 'rollback is NONE or UNKNOWN', 0),
  ('S3', 'strict', 'critical, high', 'policy alignment is VIOLATES', 0),
  ('S4', 'strict', 'critical, high', 'residency risk is CONFIRMED and not allowed', 0),
  ('S5', 'strict', 'critical, high', 'verification is NONE and the style is BACKFILL, DUAL_WRITE, or IN_PLACE with LARGE volume', 1),
  ('M1', 'strict', 'medium', 'backup or rollback is NONE and the volume is LARGE', 0),
  ('M2', 'strict', 'medium', 'policy alignment is VIOLATES', 0),
  ('M3', 'strict', 'medium', 'residency risk is CONFIRMED and not allowed', 0),
  ('M4', 'strict', 'medium', 'verification is NONE and the volume is LARGE', 1),
  ('L1', 'strict', 'low', 'policy alignment is VIOLATES', 0),
  ('L2', 'strict', 'low', 'residency risk is CONFIRMED and not allowed', 0);
