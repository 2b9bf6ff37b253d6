CREATE TEMP VIEW gov_rules(rule_id, modes, classes, blocks_when, waivable, factor) AS
-- Which rules can block a release, in which mode and for which class? Strict judges an unknown class as high
-- (--unclassified). Their conditions stand in gov_rule_verdicts; a waivable rule gives way to an unexpired, approved
-- exception that names it. factor: the risk factor it rests on; N1 rests on any.
VALUES
  ('N1', 'normal, strict', 'any', 'risk_level is CRITICAL', 0, NULL),
  ('S1', 'strict', 'critical, high', 'backup is NONE or UNKNOWN', 0, 'backup'),
  ('S2', 'strict', 'critical, high', 'rollback is NONE or UNKNOWN', 0, 'rollback'),
  ('S3', 'strict', 'critical, high', 'policy alignment is VIOLATES', 0, 'policy'),
  ('S4', 'strict', 'critical, high', 'residency risk is CONFIRMED and not allowed', 0, 'residency'),
  ('S5', 'strict', 'critical, high', 'verification is NONE and the style is BACKFILL, DUAL_WRITE, or IN_PLACE with LARGE volume', 1, 'verification'),
  ('M1', 'strict', 'medium', 'backup or rollback is NONE and the volume is LARGE', 0, 'backup'),
  ('M2', 'strict', 'medium', 'policy alignment is VIOLATES', 0, 'policy'),
  ('M3', 'strict', 'medium', 'residency risk is CONFIRMED and not allowed', 0, 'residency'),
  ('M4', 'strict', 'medium', 'verification is NONE and the volume is LARGE', 1, 'verification'),
  ('L1', 'strict', 'low', 'policy alignment is VIOLATES', 0, 'policy'),
  ('L2', 'strict', 'low', 'residency risk is CONFIRMED and not allowed', 0, 'residency');
